//! The view: everything that a shared link must bring back, and nothing else.

use std::collections::BTreeSet;

use crate::board::options::Options;
use crate::board::question::ViewName;
use crate::board::selection::Selection;
use crate::model::Lang;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the person's system is set.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// The state of the page. Its default is what an address without parameters shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// A data set of `config.json`; `None` is its first.
    pub data_set: Option<String>,
    pub selection: Selection,
    /// Charts shown as tables.
    pub tables: BTreeSet<ViewName>,
    /// The page of rows that is open, from 1.
    pub rows: Option<u32>,
    /// What is chosen in the sections.
    pub options: Options,
    pub lang: Lang,
    pub theme: Theme,
}

impl ViewState {
    /// Clears one view's filter.
    pub fn clear(&mut self, view: &str) {
        self.selection.clear(view);
        self.rows = self.rows.map(|_| 1);
    }

    /// Back to the default period and no filters.
    pub fn clear_all(&mut self) {
        self.selection = Selection::default();
        self.rows = self.rows.map(|_| 1);
    }
}
