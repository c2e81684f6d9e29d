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

/// How agencies are scored where a person chooses nothing else. None of it is an official weighting.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scoring {
    /// What each aspect counts next to the others.
    pub weights: AspectWeights,
    /// From this score (0–100) an agency does well, and from this one fairly; below that it needs guidance.
    pub good_from: f64,
    pub fair_from: f64,
    /// With fewer placements there is not enough data for a rank.
    pub least_placements: u32,
}

/// Relative weights, 0 or more.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AspectWeights {
    pub legality: f64,
    pub input: f64,
    pub process: f64,
    pub output: f64,
    pub protection: f64,
    pub compliance: f64,
}

impl Default for AspectWeights {
    /// Alike: nobody has decided otherwise.
    fn default() -> Self {
        Self {
            legality: 1.0,
            input: 1.0,
            process: 1.0,
            output: 1.0,
            protection: 1.0,
            compliance: 1.0,
        }
    }
}

impl AspectWeights {
    /// In the order of DOMAIN 3.3.
    pub const fn all(self) -> [f64; 6] {
        let Self { legality, input, process, output, protection, compliance } = self;
        [legality, input, process, output, protection, compliance]
    }
}

impl Default for Scoring {
    fn default() -> Self {
        Self {
            weights: AspectWeights::default(),
            good_from: 80.0,
            fair_from: 60.0,
            least_placements: 30,
        }
    }
}

impl Scoring {
    /// What is wrong with it.
    fn broken(&self) -> Option<&'static str> {
        let weights = self.weights.all();
        if !weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0)
            || weights.iter().sum::<f64>() <= 0.0
        {
            return Some("scoring.weights");
        }
        let is_ordered = self.fair_from > 0.0 && self.good_from > self.fair_from;
        (!is_ordered || self.good_from > 100.0).then_some("scoring.good_from")
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    pub office: Message,
    /// The first is the one shown when the address names none.
    pub data_sets: Vec<DataSet>,
    /// Highest first or lowest first: they are sorted when read.
    pub bands: Vec<Band>,
    pub bands_name: Message,
    #[serde(default)]
    pub scoring: Scoring,
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
        if let Some(column) = self.scoring.broken() {
            broken(
                column,
                format!("{:?}", self.scoring),
                "bobot 0 atau lebih yang tidak semuanya 0, dan 0 < fair_from < good_from ≤ 100",
                "weights of 0 or more that are not all 0, and 0 < fair_from < good_from ≤ 100",
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
            scoring: Scoring::default(),
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
        let weightless = Config {
            scoring: Scoring {
                weights: AspectWeights { legality: -1.0, ..AspectWeights::default() },
                ..Scoring::default()
            },
            ..config(&[(BandKey::Critical, 0.0)], &["a"])
        };
        assert_eq!(weightless.validate("config.json").len(), 1);
        let columns: Vec<_> = strange
            .validate("config.json")
            .into_iter()
            .filter_map(|problem| problem.place.column)
            .collect();
        assert_eq!(columns, ["data_sets", "bands"]);
    }
}
