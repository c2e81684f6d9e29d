//! Several tables in one sheet become a sheet each: below one another, each with its title and header, or
//! side by side with an empty column between them.

use std::ops::Range;

use super::crosstab;
use crate::ingest::headers::{columns_of, is_note, is_total_label};
use crate::ingest::reading::date::{self, Written};
use crate::ingest::reading::number;
use crate::ingest::sheet::{Cell, Row, Sheet};
use crate::model::vocabulary::fold;

/// Rows of a sheet that is searched for several tables; longer ones are one list.
const SEARCHED: usize = 5_000;

/// Columns that a header names at least.
const NAMED: usize = 2;

/// The tables of a sheet in their order.
pub(super) fn split(sheet: Sheet) -> Vec<Sheet> {
    if sheet.rows() > SEARCHED {
        return vec![sheet];
    }
    let stacked = stacked(&sheet);
    let mut tables = Vec::new();
    for rows in &stacked {
        for columns in beside(&sheet, rows.clone()) {
            tables.push((rows.clone(), columns));
        }
    }
    if tables.len() < 2 {
        return vec![sheet];
    }
    let parts = (1..).zip(tables).map(|(number, (rows, columns))| {
        let mut part = sheet.cut(rows, columns).ok()?;
        part.part = number;
        Some(part)
    });
    match parts.collect() {
        Some(parts) => parts,
        None => vec![sheet],
    }
}

/// The rows of each table, titles included.
fn stacked(sheet: &Sheet) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut last_header: Option<(usize, Vec<String>)> = None;
    for position in 0..sheet.rows() {
        if !is_header(sheet, position) {
            continue;
        }
        let texts = texts(sheet.row(position));
        let start = title_above(sheet, position);
        let Some((before, known)) = last_header.replace((position, texts.clone())) else {
            starts.push(0);
            continue;
        };
        let is_next_level = before + 1 == position;
        let is_repeated = known == texts && start == position;
        if !is_next_level && !is_repeated {
            starts.push(start);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.rows()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a row names columns: it holds no number and no day, or stands side by side.
fn is_header(sheet: &Sheet, position: usize) -> bool {
    let row = sheet.row(position);
    let is_value = |cell: Cell<'_>| match cell {
        Cell::Number(_) | Cell::Date(_) => true,
        Cell::Text(text) => {
            number::written(text).is_some() || matches!(date::written(text), Some(Written::Day(_)))
        }
        Cell::Empty | Cell::Period(_) | Cell::Error(_) => false,
    };
    let names = || columns_of(row).iter().filter(|(_, target)| target.is_some()).count() >= NAMED;
    !row.cells().any(is_value) && names() || crosstab::is_header(sheet, position)
}

fn texts(row: Row<'_>) -> Vec<String> {
    row.cells().map(|cell| fold(&cell.shown())).collect()
}

/// Where the title of a header begins: rows directly above it with one text, or two.
fn title_above(sheet: &Sheet, header: usize) -> usize {
    let is_title = |position: &usize| {
        let row = sheet.row(*position);
        let filled = row.cells().filter(|cell| !cell.is_empty());
        let mut cells = 0;
        let is_text = filled.inspect(|_| cells += 1).all(|cell| match cell {
            Cell::Text(text) => !is_note(text) && !is_total_label(text),
            _ => false,
        });
        is_text && cells <= 2
    };
    (0..header).rev().take_while(is_title).last().unwrap_or(header)
}

/// The columns of each table of some rows: split at empty columns, where each side has a header of its own.
fn beside(sheet: &Sheet, rows: Range<usize>) -> Vec<Range<usize>> {
    let width = rows.clone().map(|position| sheet.row(position).len()).max().unwrap_or_default();
    let whole = vec![0..width];
    let Some(header) = rows.clone().find(|&position| is_header(sheet, position)) else {
        return whole;
    };
    let below = || (header..rows.end).map(|position| sheet.row(position));
    let is_empty = |column: &usize| below().all(|row| row.cell(*column).is_empty());
    let empty: Vec<usize> = (0..width).filter(is_empty).collect();
    let mut columns = Vec::new();
    let mut start = 0;
    for end in empty.into_iter().chain([width]) {
        if start < end {
            columns.push(start..end);
        }
        start = end + 1;
    }
    let titles = columns_of(sheet.row(header));
    let named = |part: &Range<usize>| {
        let titles = titles.get(part.clone()).unwrap_or_default();
        let texts: Vec<String> = titles.iter().map(|(header, _)| header.clone()).collect();
        crate::ingest::headers::targets(&texts).iter().flatten().count() >= NAMED
    };
    if columns.len() >= 2 && columns.iter().all(named) { columns } else { whole }
}
