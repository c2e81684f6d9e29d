//! Which rows a page of the row list shows.

use super::error::EngineError;
use super::mask::Mask;
use super::scan::histograms;
use super::table::{Column, Domain, Table};

/// The order in which rows are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the source.
    #[default]
    Source,
    /// By the column's numbers, or by its labels in the order of their Unicode code points; rows that
    /// are "not available" last either way, and equal rows as in the source.
    By { column: usize, descending: bool },
}

/// The rows at `offset` and after, at most `limit`, of those that pass all filters.
pub(super) fn rows(
    table: &Table,
    mask: &Mask,
    order: Order,
    offset: usize,
    limit: usize,
) -> Result<Vec<u32>, EngineError> {
    match order {
        Order::Source => Ok(source_rows(mask, offset, limit)),
        Order::By { column, descending } => {
            Ok(sorted_rows(table.column_at(column)?, descending, mask, offset, limit))
        }
    }
}

fn source_rows(mask: &Mask, offset: usize, limit: usize) -> Vec<u32> {
    let mut picker = mask.picker(&[]);
    let (mut skip, mut rows) = (offset, Vec::new());
    while rows.len() < limit
        && let Some(block) = picker.next()
    {
        let before = skip.min(block.len());
        skip -= before;
        rows.extend(block.row_numbers().skip(before).take(limit - rows.len()));
    }
    rows
}

/// A counting sort that writes only the rows of the page.
fn sorted_rows(
    column: &Column,
    descending: bool,
    mask: &Mask,
    offset: usize,
    limit: usize,
) -> Vec<u32> {
    let ranks = ranks(column, descending);
    let mut starts = histograms(&[column], None, mask.picker(&[])).pop().unwrap_or_default();
    let mut passing = 0_u64;
    for &code in &ranks {
        if let Some(count) = starts.get_mut(code as usize) {
            passing += std::mem::replace(count, passing);
        }
    }
    let first = offset as u64;
    let length = passing.saturating_sub(first).min(limit as u64);
    let mut page = vec![0; length as usize];
    let (mut picker, mut codes) = (mask.picker(&[]), Vec::new());
    while let Some(block) = picker.next() {
        block.codes(&column.codes, &mut codes);
        for (row, &code) in block.row_numbers().zip(&codes) {
            let Some(place) = starts.get_mut(code as usize) else { continue };
            let on_page = place.checked_sub(first).and_then(|place| page.get_mut(place as usize));
            if let Some(slot) = on_page {
                *slot = row;
            }
            *place += 1;
        }
    }
    page
}

/// The codes in the order in which their rows are listed.
fn ranks(column: &Column, descending: bool) -> Vec<u32> {
    let mut codes: Vec<u32> = (0..).take(column.domain.len()).collect();
    if let Domain::Labels(_) = column.domain {
        codes.sort_by_key(|&code| column.domain.label(code));
    }
    if descending {
        codes.reverse();
    }
    codes.extend(column.missing_code());
    codes
}
