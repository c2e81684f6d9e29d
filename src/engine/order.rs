//! Which rows a page of the row list shows.

use super::crossfilter::Crossfilter;
use super::error::EngineError;
use super::table::{Column, Domain};

/// The order in which rows are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in the source.
    #[default]
    Source,
    /// By the column's numbers, or by its labels in the order of their Unicode code points; rows that
    /// are "not available" last either way, and equal rows in the order of [`Crossfilter::table`]: that
    /// of the main column's codes, then that of the source.
    By { column: usize, descending: bool },
}

/// The rows at `offset` and after, at most `limit`, of those that pass all filters.
pub(super) fn rows(
    engine: &Crossfilter,
    order: Order,
    offset: usize,
    limit: usize,
) -> Result<Vec<u32>, EngineError> {
    match order {
        Order::Source if engine.layout.is_in_source_order() => {
            Ok(rows_as_they_stand(engine, offset, limit))
        }
        Order::Source => Ok(source_rows(engine, offset, limit)),
        Order::By { column, descending } => {
            let column = engine.table().column_at(column)?;
            Ok(sorted_rows(engine, column, descending, offset, limit))
        }
    }
}

fn rows_as_they_stand(engine: &Crossfilter, offset: usize, limit: usize) -> Vec<u32> {
    let mut picker = engine.picker(&[]);
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

/// One bit for each row of the source says whether it is listed; a second walk finds where the rows of
/// the page stand now.
fn source_rows(engine: &Crossfilter, offset: usize, limit: usize) -> Vec<u32> {
    let mut listed = vec![0_u64; engine.table().rows().div_ceil(64)];
    let mut picker = engine.picker(&[]);
    while let Some(block) = picker.next() {
        for row in block.row_numbers().map(|row| engine.source_row(row)) {
            if let Some(word) = listed.get_mut(row as usize / 64) {
                *word |= 1 << (row % 64);
            }
        }
    }
    let page = ones(&listed, offset, limit);
    let (Some(&first), Some(&last)) = (page.first(), page.last()) else { return Vec::new() };
    let mut rows = vec![0; page.len()];
    let mut picker = engine.picker(&[]);
    while let Some(block) = picker.next() {
        for row in block.row_numbers() {
            let source = engine.source_row(row);
            if first <= source
                && source <= last
                && let Ok(at) = page.binary_search(&source)
                && let Some(slot) = rows.get_mut(at)
            {
                *slot = row;
            }
        }
    }
    rows
}

/// The numbers of the ones, at most `limit`, from the `offset`-th on.
fn ones(words: &[u64], offset: usize, limit: usize) -> Vec<u32> {
    let (mut skip, mut numbers) = (offset, Vec::new());
    for (at, &word) in (0..).zip(words) {
        let before = skip.min(word.count_ones() as usize);
        skip -= before;
        let ones = (0..64).filter(|bit| word >> bit & 1 == 1).skip(before);
        numbers.extend(ones.take(limit - numbers.len()).map(|bit| at * 64 + bit));
        if numbers.len() == limit {
            break;
        }
    }
    numbers
}

/// A counting sort that writes only the rows of the page.
fn sorted_rows(
    engine: &Crossfilter,
    column: &Column,
    descending: bool,
    offset: usize,
    limit: usize,
) -> Vec<u32> {
    let ranks = ranks(column, descending);
    let mut starts = engine.picker(&[]).histogram(column, None);
    let mut passing = 0_u64;
    for &code in &ranks {
        if let Some(count) = starts.get_mut(code as usize) {
            passing += std::mem::replace(count, passing);
        }
    }
    let first = offset as u64;
    let length = passing.saturating_sub(first).min(limit as u64);
    let mut page = vec![0; length as usize];
    let (mut picker, mut codes) = (engine.picker(&[]), Vec::new());
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
