//! Published figures: a number as somebody printed it, with its source. Figures of different vintages
//! or bases stand side by side and are never added up.

use serde::{Deserialize, Serialize};

use super::day::Period;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The published table it belongs to: `placements_by_country`, `complaints`, …; or, of tables with
    /// several, the measure: `served`, `target`, `placement_target`, …
    pub measure: String,
    pub period: Period,
    /// The area or office: `Indonesia`, `BP3MI DKI Jakarta`, a province.
    pub area: String,
    /// What the figure is broken down by: `total`; a placement column's name (`destination`,
    /// `origin_province`, `scheme`, …); or what only publications have: `category`, `regency`, `kind`, …
    pub dimension: String,
    /// The value of the dimension; a code where the vocabulary knows it, else as printed. Lines of one
    /// publication that would share a code stay as printed.
    pub value: String,
    pub count: u64,
    /// The vintage, where the publisher states one.
    pub status: String,
    pub note: String,
    pub source: String,
}
