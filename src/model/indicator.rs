//! Evaluation figures of agencies and supporting institutions that do not follow from other tables.

use serde::{Deserialize, Serialize};

use super::day::Period;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    pub agency: String,
    pub period: Period,
    /// A short English name: `opp_share`, `bpjs_share`, `unfit_rate`, `reports_on_time`, …
    pub indicator: String,
    /// In the indicator's own unit; shares between 0 and 1.
    pub value: f64,
    pub source: String,
}
