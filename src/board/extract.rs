//! What the engine has counted for the analyst, who has no placements.

use serde::{Deserialize, Serialize};

use crate::model::target::ScopeKind;
use crate::model::{Day, Month, Period};

/// Placements by month, under all filters but the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extract {
    pub first: Month,
    pub counts: Vec<u64>,
    /// The last day that the figures cover.
    pub as_of: Day,
    /// The year that the period ends in.
    pub year: i32,
    /// Whose target the filters allow to compare with, and the key of it; `None` where there is none.
    pub scope: Option<(ScopeKind, Option<String>)>,
    /// Which units the data know.
    pub units: Vec<ScopeKind>,
    /// By the units that are looked at; `None` where those are parts of the year.
    pub grouped: Option<Grouped>,
    /// The days that count.
    pub period: Period,
    /// Placements of the period by agency, under all filters but that of agencies; empty where the data have none.
    pub agencies: Vec<(String, u64)>,
    /// What else is known of [`Extract::agencies`], in their order, under the same filters; empty where it is not asked
    /// for.
    pub traits: Vec<Traits>,
    /// The median lead time of all of them, in days.
    pub median_lead: Option<u32>,
    /// All placements by month, whatever the filters: the months of [`Extract::counts`].
    pub whole: Vec<u64>,
    /// The mean lead time in days of each month of [`Extract::counts`], where it is asked for.
    pub leads: Vec<Option<f64>>,
    /// The agencies that are looked at one by one.
    pub portraits: Vec<Portrait>,
    pub since: Option<Since>,
}

/// How an agency's placements of the period are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// The median lead time in days.
    pub median_lead: Option<u32>,
    /// Those in the formal sector, of those whose sector is known.
    pub formal: Option<(u64, u64)>,
}

/// One agency's placements of the period, under all filters but that of agencies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portrait {
    /// The agency's id; empty for all agencies together.
    pub key: String,
    pub placements: u64,
    /// Median and 90th percentile of the lead times in days.
    pub lead: Option<(f64, f64)>,
    /// Placements by code, only those that occur.
    pub destinations: Vec<(String, u64)>,
    pub occupations: Vec<(String, u64)>,
}

/// The same counts as of an earlier day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// The last day that the earlier figures covered.
    pub as_of: Day,
    /// What was known then, from a month on; `None` where only the day is known.
    pub then: Option<(Month, Vec<u64>)>,
    /// What is known now of those days: the months of [`Extract::counts`].
    pub now: Vec<u64>,
}

/// Placements by unit and month, under all filters but the period and those of the units themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grouped {
    pub kind: ScopeKind,
    /// The empty key is that of placements without a unit.
    pub keys: Vec<String>,
    /// Of each key, the months of [`Extract::counts`].
    pub counts: Vec<Vec<u64>>,
    /// The chosen units, which the filters hold; empty where they are all.
    pub chosen: Vec<String>,
    /// Whether no other filter takes placements away, so that they may be held against targets.
    pub is_whole: bool,
}

impl Extract {
    pub fn pack(&self) -> Vec<u8> {
        // Numbers and short texts, which postcard can always write.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// `None` where there was nothing to count.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
