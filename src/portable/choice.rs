//! Which data sets of the configuration go into one file.

use serde_json::Value;

use super::contents::{CONFIG, short};
use super::cover::DataLine;
use crate::ingest::config::read_config;
use crate::ingest::manifest::{read_manifest, stamp};
use crate::model::config::DataSet;
use crate::model::manifest::{Kind, TableEntry};
use crate::model::{Place, Problem, ProblemKind};

/// A configuration that offers some of its data sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The configuration's text.
    pub config: Vec<u8>,
    /// In the order in which the page offers them; it opens with the first.
    pub sets: Vec<DataSet>,
}

/// The data sets of these ids, in their order; all of them without any.
///
/// # Errors
/// A configuration that cannot be read, `Missing` for an id that it does not have.
pub fn choose(config: &[u8], ids: &[String]) -> Result<Choice, Problem> {
    let all = read_config(config, CONFIG)?.data_sets;
    if ids.is_empty() {
        return Ok(Choice { config: config.to_vec(), sets: all });
    }
    let of = |id: &String| all.iter().find(|set| set.id == *id).cloned().ok_or_else(|| unknown(id));
    let sets: Vec<DataSet> = ids.iter().map(of).collect::<Result<_, _>>()?;
    // What this program does not know of a configuration stays in it.
    let mut value: Value = serde_json::from_slice(config).unwrap_or_default();
    if let Some(value) = value.get_mut("data_sets").and_then(Value::as_array_mut) {
        let id = |set: &Value| set.get("id").and_then(Value::as_str).map(str::to_owned);
        value.retain(|set| id(set).is_some_and(|id| ids.contains(&id)));
        value.sort_by_key(|set| ids.iter().position(|wanted| id(set).as_ref() == Some(wanted)));
    }
    Ok(Choice { config: value.to_string().into_bytes(), sets })
}

/// A table of a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Beside `config.json`.
    pub path: String,
    pub entry: TableEntry,
}

/// What a manifest says of its data set: the line on the cover, and its tables.
///
/// # Errors
/// A manifest that cannot be read, one whose tables are elsewhere than beside it.
pub fn describe(set: &DataSet, manifest: &[u8]) -> Result<(DataLine, Vec<Table>), Problem> {
    let read = read_manifest(manifest, &set.manifest)?;
    let line = DataLine {
        title: set.title.clone(),
        as_of: read.data_as_of,
        is_sample: read.kind == Kind::Sample,
        stamp: short(&stamp(&read)),
    };
    let tables = read
        .tables
        .into_iter()
        .map(|entry| Ok(Table { path: beside(&set.manifest, &entry.url)?, entry }));
    Ok((line, tables.collect::<Result<_, Problem>>()?))
}

/// The path of a table beside `config.json`.
fn beside(manifest: &str, url: &str) -> Result<String, Problem> {
    if url.contains("..") || url.contains(':') || url.starts_with('/') {
        return Err(elsewhere(manifest, url));
    }
    Ok(match manifest.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{url}"),
        None => url.to_owned(),
    })
}

fn unknown(id: &str) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(CONFIG), id)
        .expected("kumpulan data di config.json", "a data set of config.json")
        .advice("Periksa id kumpulan data.", "Check the data set's id.")
}

fn elsewhere(manifest: &str, url: &str) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(manifest), url)
        .expected("tabel di samping manifestnya", "a table beside its manifest")
        .advice(
            "Hanya data di samping manifestnya dapat ikut dalam satu berkas.",
            "Only data beside their manifest can go into one file.",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIGURATION: &str = r#"{"office": {"id": "K", "en": "O"}, "later": 1, "data_sets": [
        {"id": "a", "title": {"id": "A", "en": "A"}, "manifest": "data/a/manifest.json"},
        {"id": "b", "title": {"id": "B", "en": "B"}, "manifest": "data/b/manifest.json"}],
        "bands": [], "bands_name": {"id": "", "en": ""}}"#;

    fn ids(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|&id| id.to_owned()).collect()
    }

    #[test]
    fn the_first_that_is_chosen_is_the_one_that_opens() {
        let choice = choose(CONFIGURATION.as_bytes(), &ids(&["b", "a"])).unwrap();
        assert_eq!(choice.sets.iter().map(|set| set.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(read_config(&choice.config, "").unwrap().data_sets, choice.sets);
        assert!(String::from_utf8(choice.config).unwrap().contains("\"later\":1"));
    }

    #[test]
    fn without_a_choice_the_configuration_stays_as_it_is() {
        let choice = choose(CONFIGURATION.as_bytes(), &[]).unwrap();
        assert_eq!(choice.config, CONFIGURATION.as_bytes());
        assert_eq!(choice.sets.len(), 2);
        assert!(choose(CONFIGURATION.as_bytes(), &ids(&["c"])).is_err());
    }

    #[test]
    fn tables_are_beside_their_manifest() {
        let set = choose(CONFIGURATION.as_bytes(), &ids(&["a"])).unwrap().sets.remove(0);
        let manifest = |url: &str| {
            format!(
                r#"{{"schema_version": 1, "kind": "sample", "title": {{"id": "", "en": ""}}, "data_as_of": "2024-10-31",
                "generated_at": "2024-11-05", "publisher": {{"id": "", "en": ""}}, "licence": "", "notice": {{"id": "", "en": ""}},
                "tables": [{{"name": "targets", "url": "{url}", "format": "csv", "rows": 1, "bytes": 7, "sha256": "{}"}}]}}"#,
                "0".repeat(64)
            )
        };
        let (line, files) = describe(&set, manifest("targets.csv").as_bytes()).unwrap();
        assert_eq!((line.as_of.to_string().as_str(), line.stamp.len()), ("2024-10-31", 12));
        assert!(line.is_sample);
        assert_eq!((files[0].path.as_str(), files[0].entry.bytes), ("data/a/targets.csv", 7));
        for url in ["../b/targets.csv", "https://example.org/t.csv", "/t.csv"] {
            assert!(describe(&set, manifest(url).as_bytes()).is_err(), "{url}");
        }
    }
}
