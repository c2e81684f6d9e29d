//! What minutes are taken beside: the open data set, as far as whoever takes them must know it.

use serde::{Deserialize, Serialize};

use super::{Minutes, Version};
use crate::model::Day;
use crate::model::meeting::Meeting;

/// The data set on the screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// Its id in the configuration; empty of a person's own file.
    pub data_set: String,
    /// The last day that its figures cover.
    pub as_of: Option<Day>,
    /// Its meetings, without what minutes add to them.
    pub meetings: Vec<Meeting>,
    /// Ids and names.
    pub agencies: Vec<(String, String)>,
    /// Codes and names.
    pub destinations: Vec<(String, String)>,
}

impl Minutes {
    /// What was written beside a data set: a meeting is of the one that was on the screen when it was opened, with all
    /// that came of it. What was written with none on the screen is of every data set.
    pub fn beside(&self, data_set: &str) -> Self {
        let home = |version: &Version| Some(version.view.as_ref()?.data_set.clone());
        let opened = |meeting: &str| {
            let heads = self.versions().iter().filter(|one| one.content.meeting().is_some());
            heads.filter(|one| one.meeting == meeting).find_map(home)
        };
        let is_beside = |version: &&Version| {
            let home = opened(&version.meeting).or_else(|| home(version));
            home.is_none_or(|home| home == data_set)
        };
        Self::new(self.versions().iter().filter(is_beside).cloned())
    }
}
