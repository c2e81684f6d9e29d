//! What is asked of the session, and what it answers: plain values.

use std::collections::BTreeMap;

use crate::model::{Day, Month, Period};

/// The name of a view: `month`, `agency`, `destination`, … (see `analysis::placements`).
pub type ViewName = String;

/// What a person wants of one view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// Any of these keys; `""` is the key of "not available".
    In(Vec<String>),
    /// The days of a period; only for the view `month`.
    Within(Period),
    /// Whole numbers from the first to the last, both included; only for the view `lead`.
    Between(u32, u32),
}

/// At most one clause a view; a row must pass them all.
pub type Clauses = BTreeMap<ViewName, Clause>;

/// Asks for everything that the overview shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    pub clauses: Clauses,
    /// Whether to count also what the other clauses hide ([`Answer::base`]). It costs a second count
    /// of every view, so the steps of a brush go without.
    pub with_base: bool,
}

/// The bins of a view: what a chart's marks stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bins {
    /// Vocabulary codes or agency ids; `""`, last, is "not available".
    Keys(Vec<String>),
    /// Consecutive calendar months.
    Months { first: Month, count: u32 },
    /// Bins of `width` whole numbers from 0 on, the last of them open; then, where some rows have no
    /// number, one bin for "not available".
    Steps { width: u32, count: u32, missing: bool },
}

impl Bins {
    /// What the bins are called; none of those that follow from a number.
    pub fn keys(&self) -> &[String] {
        match self {
            Self::Keys(keys) => keys,
            Self::Months { .. } | Self::Steps { .. } => &[],
        }
    }
}

/// A view as it is before any filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewInfo {
    pub name: ViewName,
    pub bins: Bins,
    /// Placements per bin, unfiltered.
    pub totals: Vec<u64>,
}

/// What the page knows of the placements, once they are in the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementsInfo {
    pub rows: u64,
    pub placements: u64,
    pub first: Day,
    pub last: Day,
    pub views: Vec<ViewInfo>,
    /// Columns of the table, by name, in order.
    pub columns: Vec<String>,
    /// Memory of the columns.
    pub bytes: u64,
}

/// Days of processing under all filters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeadSummary {
    /// Placements with a known lead time.
    pub known: u64,
    pub mean: f64,
    pub median: f64,
    pub p90: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Per view, in the order of [`PlacementsInfo::views`]: placements per bin under the clauses of all
    /// other views.
    pub counts: Vec<Vec<u64>>,
    /// The same under the period alone, in which the other clauses are seen; `None` where it was not
    /// asked for.
    pub base: Option<Vec<Vec<u64>>>,
    /// Rows and placements that pass every clause.
    pub rows: u64,
    pub placements: u64,
    pub lead: Option<LeadSummary>,
    /// Agencies with at least one placement under all clauses.
    pub agencies: u64,
    /// Wanted keys that the data do not have: said to the person, never silently dropped.
    pub unknown: Vec<(ViewName, String)>,
}

/// Asks for rows behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsRequest {
    pub clauses: Clauses,
    pub order: RowOrder,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RowOrder {
    #[default]
    Source,
    By {
        column: String,
        descending: bool,
    },
}

/// A cell of a row, before it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowCell {
    Missing,
    /// A vocabulary code or an agency's id.
    Key(String),
    Date(Day),
    Number(i64),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsPage {
    pub columns: Vec<String>,
    /// Row numbers in the source, from 1, with their cells and the placements that each stands for.
    pub rows: Vec<(u32, Vec<RowCell>, u32)>,
    pub offset: u32,
    /// All rows that pass, and their placements: equal to the figure that was opened.
    pub total_rows: u64,
    pub total_placements: u64,
}
