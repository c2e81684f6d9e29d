//! Targets: how many placements a scope is to reach in a period, in one version.

use serde::{Deserialize, Serialize};

use super::day::{Day, Period};
use super::placement::PlacementColumn;

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    Office,
    Agency,
    Destination,
    Scheme,
}

impl ScopeKind {
    /// The column that tells its units apart; `None` of the office, which is one.
    pub const fn column(self) -> Option<PlacementColumn> {
        match self {
            Self::Office => None,
            Self::Agency => Some(PlacementColumn::Agency),
            Self::Destination => Some(PlacementColumn::Destination),
            Self::Scheme => Some(PlacementColumn::Scheme),
        }
    }
}

/// One target. A revised target is a new row with a later version; rows are never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub period: Period,
    pub scope_kind: ScopeKind,
    /// The agency's id, the destination's or scheme's code; for the office its short name.
    pub scope: String,
    /// Placements.
    pub value: u64,
    /// 1, 2, …: the newest decided on or before a day is the one in force on that day.
    pub version: u32,
    pub decided_on: Day,
    /// Number of the decree or agreement.
    pub decree: String,
    pub source: String,
}
