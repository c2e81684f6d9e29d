//! `config.json`: what an office sets without a rebuild.

use super::page::{is_web_page, web_page};
use crate::model::config::Config;
use crate::model::order::sorted;
use crate::model::{Place, Problem, ProblemKind};

/// Reads the configuration and puts its bands in order, lowest first.
///
/// # Errors
/// [`ProblemKind::WebPage`] for a web page in its place, [`ProblemKind::Unreadable`] for anything but
/// the configuration's JSON, [`ProblemKind::RuleBroken`] where it names no data set.
pub fn read_config(bytes: &[u8], file: &str) -> Result<Config, Problem> {
    if is_web_page(bytes) {
        return Err(web_page(file, "konfigurasi JSON", "a JSON configuration"));
    }
    let mut config: Config = serde_json::from_slice(bytes).map_err(|error| {
        let place = Place::file(file).at_row(u32::try_from(error.line()).unwrap_or(u32::MAX));
        Problem::error(ProblemKind::Unreadable, place, error.to_string())
            .expected(
                "konfigurasi seperti config.json bawaan",
                "a configuration like the one shipped",
            )
            .advice("Perbaiki berkas pada baris itu.", "Mend the file at that line.")
    })?;
    if config.data_sets.is_empty() {
        return Err(Problem::error(ProblemKind::RuleBroken, Place::file(file), "data_sets: []")
            .expected("sedikitnya satu kumpulan data", "at least one data set")
            .advice("Sebutkan alamat sebuah manifest.", "Name the address of a manifest."));
    }
    config.bands = sorted(config.bands, |a, b| a.from.total_cmp(&b.from));
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALID: &str = r#"{
        "office": {"id": "Kantor", "en": "Office"},
        "data_sets": [{"id": "sample", "title": {"id": "Contoh", "en": "Sample"}, "manifest": "m.json"}],
        "bands": [
            {"key": "achieved", "from": 1.0, "label": {"id": "Tercapai", "en": "Achieved"}},
            {"key": "critical", "from": 0.0, "label": {"id": "Kritis", "en": "Critical"}}
        ],
        "bands_name": {"id": "Bawaan", "en": "Default"}
    }"#;

    #[test]
    fn bands_come_out_lowest_first() {
        let config = read_config(VALID.as_bytes(), "config.json").unwrap();
        assert_eq!(config.bands.iter().map(|band| band.from).collect::<Vec<_>>(), [0.0, 1.0]);
    }

    #[test]
    fn a_broken_configuration_says_where() {
        let problem = read_config(b"{\n\"office\": 3}", "config.json").unwrap_err();
        assert_eq!((problem.kind, problem.place.row), (ProblemKind::Unreadable, Some(2)));
        let problem = read_config(b"<!doctype html>", "config.json").unwrap_err();
        assert_eq!(problem.kind, ProblemKind::WebPage);
    }
}
