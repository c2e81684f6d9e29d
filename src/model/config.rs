//! `config.json`: what an office sets without a rebuild.

use serde::{Deserialize, Serialize};

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
}
