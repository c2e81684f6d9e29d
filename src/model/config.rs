//! `config.json`: what an office sets without a rebuild.

use serde::{Deserialize, Serialize};

use super::problem::{Place, Problem, ProblemKind};
use super::text::Message;

/// A band of attainment against the elapsed target: from `from` (a ratio, 1 = 100%) up to the next
/// band's, on unrounded values. The lowest band starts at 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    pub key: BandKey,
    pub from: f64,
    pub label: Message,
}

/// The meaning of a band: its icon and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandKey {
    Critical,
    Attention,
    OnTrack,
    Achieved,
}

/// A data set that the page offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSet {
    /// Its name in the address: letters, digits and hyphens.
    pub id: String,
    pub title: Message,
    /// The manifest's address, relative to `config.json`.
    pub manifest: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    pub office: Message,
    /// The first is the one shown when the address names none.
    pub data_sets: Vec<DataSet>,
    /// Highest first or lowest first: they are sorted when read.
    pub bands: Vec<Band>,
    pub bands_name: Message,
}

impl Config {
    pub fn data_set(&self, id: &str) -> Option<&DataSet> {
        self.data_sets.iter().find(|set| set.id == id)
    }

    /// What would make the page misjudge or mislead, in the order of the file; empty when sound. `file` is
    /// the name to show.
    pub fn validate(&self, file: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut broken = |column: &str, found: String, id: &str, en: &str| {
            let place = Place::file(file).at_column(column);
            problems.push(Problem::error(ProblemKind::RuleBroken, place, found).expected(id, en));
        };
        for (at, set) in self.data_sets.iter().enumerate() {
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
            if set.id.is_empty() || !set.id.chars().all(plain) {
                broken(
                    "data_sets",
                    set.id.clone(),
                    "id dari huruf, angka, dan tanda hubung",
                    "an id of letters, digits and hyphens",
                );
            }
            if self.data_sets.iter().take(at).any(|earlier| earlier.id == set.id) {
                broken("data_sets", set.id.clone(), "id yang berbeda", "an id of its own");
            }
        }
        for (at, band) in self.bands.iter().enumerate() {
            if !(band.from.is_finite() && band.from >= 0.0) {
                broken(
                    "bands",
                    band.from.to_string(),
                    "batas 0 atau lebih",
                    "an edge of 0 or more",
                );
            }
            let earlier = || self.bands.iter().take(at);
            if earlier().any(|other| other.key == band.key || other.from == band.from) {
                let found = format!("{:?} {}", band.key, band.from);
                broken("bands", found, "satu batas per pita", "one edge for each band");
            }
        }
        if !self.bands.iter().any(|band| band.from == 0.0) {
            broken(
                "bands",
                String::new(),
                "pita terendah mulai dari 0",
                "a lowest band that starts at 0",
            );
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(bands: &[(BandKey, f64)], ids: &[&str]) -> Config {
        let set = |id: &&str| DataSet {
            id: (*id).to_owned(),
            title: Message::same("Data"),
            manifest: "manifest.json".to_owned(),
        };
        let band = |&(key, from)| Band { key, from, label: Message::same("Pita") };
        Config {
            office: Message::same("Kantor"),
            data_sets: ids.iter().map(set).collect(),
            bands: bands.iter().map(band).collect(),
            bands_name: Message::same("Bawaan"),
        }
    }

    #[test]
    fn a_sound_configuration_has_no_problems() {
        let sound = config(&[(BandKey::Achieved, 1.0), (BandKey::Critical, 0.0)], &["a", "b-2"]);
        assert_eq!(sound.validate("config.json"), []);
    }

    #[test]
    fn holes_and_doubles_are_found() {
        let without_lowest = config(&[(BandKey::Achieved, 1.0)], &["a"]);
        assert_eq!(without_lowest.validate("config.json").len(), 1);
        let twice = config(&[(BandKey::Critical, 0.0), (BandKey::Critical, 0.5)], &["a", "a"]);
        assert_eq!(twice.validate("config.json").len(), 2);
        let strange = config(&[(BandKey::Critical, 0.0), (BandKey::Achieved, f64::NAN)], &["a b"]);
        let columns: Vec<_> = strange
            .validate("config.json")
            .into_iter()
            .filter_map(|problem| problem.place.column)
            .collect();
        assert_eq!(columns, ["data_sets", "bands"]);
    }
}
