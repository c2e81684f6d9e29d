//! What has arrived besides placements: the configuration, the names of codes, the manifest, the small tables.

use std::collections::BTreeMap;

use super::scene::Scene;
use super::wish::Wish;
use crate::model::config::Config;
use crate::model::manifest::Manifest;
use crate::model::table::Tables;
use crate::model::vocabulary::Labels;

/// Each part is empty until it has arrived.
#[derive(Default)]
pub struct Stock {
    pub config: Option<Config>,
    pub labels: Labels,
    pub manifest: Option<Manifest>,
    pub tables: Tables,
}

impl Stock {
    /// Makes room for another data set; the configuration and the labels stay.
    pub fn clear(&mut self) {
        self.manifest = None;
        self.tables = Tables::default();
    }

    /// The agencies' names by their ids.
    pub(super) fn agencies(&self) -> BTreeMap<&str, &str> {
        // To collect them brings a sort along, a kilobyte of the engine's download.
        let mut names = BTreeMap::new();
        let agencies = self.tables.agencies.iter();
        names.extend(agencies.map(|agency| (agency.id.as_str(), agency.name.as_str())));
        names
    }

    pub(super) fn scene<'a>(
        &'a self,
        wish: &'a Wish,
        agencies: &'a BTreeMap<&'a str, &'a str>,
    ) -> Scene<'a> {
        Scene {
            wish,
            lang: wish.lang,
            config: self.config.as_ref(),
            labels: &self.labels,
            manifest: self.manifest.as_ref(),
            tables: &self.tables,
            meetings: &self.tables.meetings,
            minutes: None,
            agencies,
        }
    }
}
