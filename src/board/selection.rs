//! What a person has chosen among the placements: the part of an address that filters.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::question::{Clause, Clauses, ViewName};
use crate::model::{Day, Period};

/// The view of lead times, whose clause is a range of days.
pub use crate::analysis::placements::LEAD;
/// The view of placements by month, whose clause is a period.
pub use crate::analysis::placements::MONTH;

/// Which days count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PeriodChoice {
    /// The year of the data's last day, as far as the data go.
    #[default]
    YearToDate,
    /// Everything in the data.
    All,
    Of(Period),
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    pub period: PeriodChoice,
    /// Wanted keys per view: agencies, destinations, …
    pub keys: BTreeMap<ViewName, BTreeSet<String>>,
    /// Lead time in days, both ends included.
    pub lead: Option<(u32, u32)>,
}

impl Selection {
    /// The clauses for the engine, given the last day that the data cover.
    pub fn clauses(&self, last: Day) -> Clauses {
        let mut clauses = Clauses::new();
        for (view, keys) in &self.keys {
            clauses.insert(view.clone(), Clause::In(keys.iter().cloned().collect()));
        }
        let year_to_date = || Period::new(Day::from_ymd(last.year(), 1, 1)?, last);
        let period = match self.period {
            PeriodChoice::All => None,
            PeriodChoice::Of(period) => Some(period),
            PeriodChoice::YearToDate => year_to_date(),
        };
        if let Some(period) = period {
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
    }

    /// Whether anything but the default period restricts the data.
    pub fn is_filtered(&self) -> bool {
        *self != Self::default()
    }
}
