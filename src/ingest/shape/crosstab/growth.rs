//! Whether each month of a table states the placements up to it, by its title or by the numbers alone.

use super::columns::{Plan, Values};
use super::unfold::rows;
use crate::ingest::reading::number::Convention;
use crate::ingest::shape::margins::count;
use crate::ingest::sheet::{Row, Sheet};

/// Rows by which a table is known to be cumulative without saying so.
const ROWS_THAT_TELL: usize = 3;

/// Months for which rising numbers are no chance.
const MONTHS_THAT_TELL: usize = 3;

/// A title that says so is believed where no number falls; without one, a total must be that of the last
/// month and not the sum, in several rows.
pub(super) fn is_cumulative(sheet: &Sheet, plan: &Plan, convention: Convention) -> bool {
    plan.is_dated
        && (plan.context.is_cumulative && never_falls(sheet, plan, convention)
            || totals_are_last(sheet, plan, convention))
}

fn never_falls(sheet: &Sheet, plan: &Plan, convention: Convention) -> bool {
    rows(sheet, plan).all(|row| {
        plan.values.iter().all(|first| {
            let alike = plan.values.iter().filter(|other| other.has_terms_of(first));
            known(row, alike, convention).is_sorted()
        })
    })
}

/// The numbers of some columns that can be read.
fn known<'a>(
    row: Row<'_>,
    values: impl Iterator<Item = &'a Values>,
    convention: Convention,
) -> Vec<u64> {
    let filled = values.map(|values| row.cell(values.column)).filter(|cell| !cell.is_empty());
    filled.filter_map(|cell| count(cell, convention)).collect()
}

fn totals_are_last(sheet: &Sheet, plan: &Plan, convention: Convention) -> bool {
    let [total] = plan.totals.as_slice() else { return false };
    if !plan.sides.is_empty() || plan.values.len() < MONTHS_THAT_TELL {
        return false;
    }
    let mut telling = 0;
    for row in rows(sheet, plan) {
        let counts = known(row, plan.values.iter(), convention);
        let Some(total) = count(row.cell(total.column), convention) else { continue };
        let (sum, last) = (counts.iter().sum::<u64>(), counts.last().copied().unwrap_or_default());
        if sum == last {
            continue;
        }
        if total != last || !counts.is_sorted() {
            return false;
        }
        telling += 1;
    }
    telling >= ROWS_THAT_TELL
}
