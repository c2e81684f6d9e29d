//! A list whose header has two rows gets one; the row of column numbers below a header goes.

use super::crosstab;
use crate::ingest::headers::{columns_of, header_row, targets};
use crate::ingest::reading::number;
use crate::ingest::sheet::{Cell, Kind, Row, Sheet, TooBig};

/// The list with one header row; `None` where it has one, or is no list.
pub(super) fn in_rows(sheet: &Sheet) -> Option<Sheet> {
    if sheet.rows() == 0 {
        return None;
    }
    let is_list = !crosstab::is_one(sheet);
    let header = header_row(sheet);
    let levels = if is_list { levels(sheet, header) } else { None };
    let (upper, lower) = levels.map_or((header, header), |(upper, lower)| (upper, lower));
    let numbering = (lower + 1..sheet.rows().min(lower + 4))
        .find(|&position| is_numbering(sheet.row(position)));
    if upper == lower && numbering.is_none() {
        return None;
    }
    rebuilt(sheet, upper, lower, numbering).ok()
}

/// The positions of a header's two rows, where together they name more columns than the best alone.
fn levels(sheet: &Sheet, header: usize) -> Option<(usize, usize)> {
    let named = |texts: &[String]| targets(texts).iter().flatten().count();
    let alone = columns_of(sheet.row(header)).iter().filter(|(_, target)| target.is_some()).count();
    let above = header.checked_sub(1).map(|above| (above, header));
    let below = (header + 1 < sheet.rows()).then_some((header, header + 1));
    [below, above].into_iter().flatten().find(|&(upper, lower)| {
        let is_text = |position| {
            let mut cells = sheet.row(position).cells().filter(|cell| !cell.is_empty());
            cells.all(|cell| matches!(cell, Cell::Text(text) if number::written(text).is_none()))
        };
        let fills = |position| sheet.row(position).cells().filter(|cell| !cell.is_empty()).count();
        is_text(upper)
            && is_text(lower)
            && fills(upper) >= 2
            && named(&merged(sheet, upper, lower)) > alone
    })
}

/// The lower text of each column, else the upper one.
fn merged(sheet: &Sheet, upper: usize, lower: usize) -> Vec<String> {
    let (upper, lower) = (sheet.row(upper), sheet.row(lower));
    (0..upper.len().max(lower.len()))
        .map(|column| {
            let own = lower.cell(column).shown();
            if own.is_empty() { upper.cell(column).shown() } else { own }
        })
        .collect()
}

/// Whether a row counts the columns: `1 2 3 4`, `(1) (2) (3)`.
pub(super) fn is_numbering(row: Row<'_>) -> bool {
    let numbers = row.cells().filter(|cell| !cell.is_empty()).map(|cell| {
        let shown = cell.shown();
        shown.trim_matches(['(', ')', '.']).parse::<u32>().ok()
    });
    let numbers: Option<Vec<u32>> = numbers.collect();
    numbers.is_some_and(|numbers| {
        numbers.len() >= 3
            && numbers.first().is_some_and(|first| *first <= 2)
            && numbers.array_windows().all(|[one, next]| one + 1 == *next)
    })
}

fn rebuilt(
    sheet: &Sheet,
    upper: usize,
    lower: usize,
    numbering: Option<usize>,
) -> Result<Sheet, TooBig> {
    let mut rebuilt = sheet.emptied();
    for position in 0..sheet.rows() {
        if position == upper && upper != lower || Some(position) == numbering {
            continue;
        }
        let row = sheet.row(position);
        if position == lower && upper != lower {
            for text in merged(sheet, upper, lower) {
                rebuilt.push(Kind::Text, &text)?;
            }
        } else {
            for column in 0..row.len() {
                rebuilt.push_cell(row, column)?;
            }
        }
        rebuilt.end_row(row.number)?;
    }
    Ok(rebuilt)
}
