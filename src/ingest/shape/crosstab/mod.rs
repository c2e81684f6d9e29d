//! Values side by side, a column for each month, sex, country or the like, become a row each.

mod anchor;
mod columns;
mod growth;
mod paths;
mod unfold;

use crate::ingest::sheet::Sheet;

pub(super) use columns::{holds_years, is_year_header};

/// The sheet with a row for each record and column of values; `None` where it has no such columns, or two of
/// them say the same.
pub(super) fn in_rows(sheet: &Sheet) -> Option<Sheet> {
    let anchor = anchor::find(sheet)?;
    let plan = columns::plan(sheet, &anchor)?;
    unfold::unfold(sheet, &plan).ok()
}

/// Whether a sheet has columns of values side by side.
pub(super) fn is_one(sheet: &Sheet) -> bool {
    anchor::find(sheet).is_some_and(|anchor| columns::plan(sheet, &anchor).is_some())
}

/// Whether a row is the header of such columns.
pub(super) fn is_header(sheet: &Sheet, position: usize) -> bool {
    anchor::at(sheet, position).is_some()
}
