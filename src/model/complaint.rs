//! Complaints: one row is a complaint or a count of equal ones. No row names a person.

use serde::{Deserialize, Serialize};

use super::day::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    BeforeWork,
    DuringWork,
    AfterWork,
}

/// Whom the complaint is against. Only those against the agency count in its rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributableTo {
    Agency,
    Employer,
    Sponsor,
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStatus {
    New,
    Clarification,
    InProgress,
    Closed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    pub date: Day,
    pub agency: Option<String>,
    pub destination: String,
    pub category: String,
    pub phase: Phase,
    pub attributable_to: AttributableTo,
    pub channel: String,
    pub status: ComplaintStatus,
    pub closed_on: Option<Day>,
    pub count: u32,
}
