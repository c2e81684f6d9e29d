//! The view: everything that a shared link must bring back, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Day, Lang, Period};
use crate::worker::question::{Clause, Clauses, ViewName};

/// Which days count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeriodChoice {
    /// The year of the data's last day, as far as the data go.
    #[default]
    YearToDate,
    /// Everything in the data.
    All,
    Of(Period),
}

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
    pub period: PeriodChoice,
    /// Wanted keys per view: agencies, destinations, …
    pub keys: BTreeMap<ViewName, BTreeSet<String>>,
    /// Lead time in days, both ends included.
    pub lead: Option<(u32, u32)>,
    /// Charts shown as tables.
    pub tables: BTreeSet<ViewName>,
    /// The page of rows that is open, from 1.
    pub rows: Option<u32>,
    pub lang: Lang,
    pub theme: Theme,
}

/// The view of placements by month, whose clause is a period.
pub const MONTH: &str = "month";
/// The view of lead times, whose clause is a range of days.
pub const LEAD: &str = "lead";

impl ViewState {
    /// The days that count, given the first and last day of the data.
    pub fn period_of(&self, first: Day, last: Day) -> Option<Period> {
        match self.period {
            PeriodChoice::All => Period::new(first, last),
            PeriodChoice::Of(period) => Some(period),
            PeriodChoice::YearToDate => Period::new(Day::from_ymd(last.year(), 1, 1)?, last),
        }
    }

    /// The clauses for the engine, given the first and last day of the data.
    pub fn clauses(&self, first: Day, last: Day) -> Clauses {
        let mut clauses: Clauses = self
            .keys
            .iter()
            .map(|(view, keys)| (view.clone(), Clause::In(keys.iter().cloned().collect())))
            .collect();
        if self.period != PeriodChoice::All
            && let Some(period) = self.period_of(first, last)
        {
            clauses.insert(MONTH.to_owned(), Clause::Within(period));
        }
        if let Some((from, to)) = self.lead {
            clauses.insert(LEAD.to_owned(), Clause::Between(from, to));
        }
        clauses
    }

    /// Adds a key to a view's filter, or takes it out; the last one out clears the filter.
    pub fn toggle(&mut self, view: &str, key: &str) {
        let keys = self.keys.entry(view.to_owned()).or_default();
        if !keys.remove(key) {
            keys.insert(key.to_owned());
        }
        if keys.is_empty() {
            self.keys.remove(view);
        }
    }

    /// Clears one view's filter.
    pub fn clear(&mut self, view: &str) {
        match view {
            MONTH => self.period = PeriodChoice::All,
            LEAD => self.lead = None,
            _ => {
                self.keys.remove(view);
            }
        }
        self.rows = self.rows.map(|_| 1);
    }

    /// Back to the default period and no filters.
    pub fn clear_all(&mut self) {
        self.period = PeriodChoice::default();
        self.lead = None;
        self.keys.clear();
        self.rows = self.rows.map(|_| 1);
    }

    /// Whether anything but the default period restricts the data.
    pub fn is_filtered(&self) -> bool {
        self.period != PeriodChoice::default() || self.lead.is_some() || !self.keys.is_empty()
    }
}
