//! The header cells above a column, from the upper to the lower: one that spans several columns, merged or
//! followed by empty cells, is above each of them.

use std::ops::RangeInclusive;

use super::anchor::Anchor;
use crate::ingest::reading::number;
use crate::ingest::shape::{levels, title};
use crate::ingest::sheet::{Cell, Row, Sheet};

/// Header rows above the one with the titles, and below it.
const LEVELS: usize = 2;

/// The header rows around the titles.
pub(super) struct Levels<'a> {
    sheet: &'a Sheet,
    pub(super) rows: RangeInclusive<usize>,
    /// The first column with a title: cells left of it span nothing.
    first: usize,
}

impl<'a> Levels<'a> {
    pub(super) fn around(sheet: &'a Sheet, anchor: &Anchor) -> Self {
        let mut top = anchor.row;
        while top > 0 && anchor.row - top < LEVELS && is_upper(sheet, top - 1, anchor) {
            top -= 1;
        }
        let mut bottom = anchor.row;
        while bottom - anchor.row < LEVELS && is_lower(sheet.row(bottom + 1), anchor) {
            bottom += 1;
        }
        Self { sheet, rows: top..=bottom, first: anchor.first }
    }

    /// The position of the first row below the header.
    pub(super) fn first_row(&self) -> usize {
        let below = self.rows.end() + 1;
        below + usize::from(levels::is_numbering(self.sheet.row(below)))
    }

    /// The cells above a column, each with its row's position; empty ones are left out.
    pub(super) fn above(&self, column: usize) -> Vec<(usize, Cell<'a>)> {
        let cells = self.rows.clone().map(|position| (position, self.cell(position, column)));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    fn cell(&self, position: usize, column: usize) -> Cell<'a> {
        let row = self.sheet.row(position);
        let own = row.cell(column);
        if !own.is_empty() || column < self.first || position == *self.rows.end() {
            return own;
        }
        let source = (self.first..column).rev().find(|&left| !row.cell(left).is_empty());
        match source {
            Some(source) if self.spans(position, source, column) => row.cell(source),
            _ => own,
        }
    }

    /// Whether the cell of one column stands above another to its right: no header above begins between
    /// them, and where cells are merged, it is.
    fn spans(&self, position: usize, source: usize, column: usize) -> bool {
        let begins = |above: usize| {
            let row = self.sheet.row(above);
            (source + 1..=column).any(|between| !row.cell(between).is_empty())
        };
        let is_cut = (*self.rows.start()..position).any(begins);
        let merged = self.sheet.merged_to(position, source);
        !is_cut && merged.is_none_or(|last| column <= last)
    }
}

/// Whether a row above the titles is a header too, and no title of the table.
fn is_upper(sheet: &Sheet, position: usize, anchor: &Anchor) -> bool {
    let row = sheet.row(position);
    let mut filled = (0..row.len()).filter(|&column| !row.cell(column).is_empty());
    let over =
        (anchor.first..row.len()).map(|column| row.cell(column)).filter(|cell| !cell.is_empty());
    let (mut cells, mut says) = (0, false);
    for cell in over {
        cells += 1;
        says |= title::dated(cell).is_some()
            || title::is_total(cell)
            || title::SIDES.iter().any(|side| title::term(cell, *side).is_some());
    }
    cells > 0 && (says || cells >= 2 || filled.any(|column| column < anchor.first))
}

/// Whether a row below the titles is a header too: over the titled columns it has texts that are no numbers.
fn is_lower(row: Row<'_>, anchor: &Anchor) -> bool {
    let mut cells =
        (anchor.first..=anchor.last).map(|column| row.cell(column)).filter(|cell| !cell.is_empty());
    let mut has_any = false;
    let are_texts = cells.all(|cell| {
        has_any = true;
        matches!(cell, Cell::Text(text)
            if number::written(text).is_none()
                && crate::ingest::reading::blank::blank(text).is_none())
    });
    has_any && are_texts
}

/// Whether a row prints the titles again: all its values are titles.
pub(super) fn repeats(row: Row<'_>, columns: impl Iterator<Item = usize>) -> bool {
    let is_title = |cell: Cell<'_>| {
        matches!(cell, Cell::Text(_))
            && (title::dated(cell).is_some()
                || title::SIDES.iter().any(|side| title::term(cell, *side).is_some()))
    };
    let mut several = 0;
    columns.inspect(|_| several += 1).all(|column| is_title(row.cell(column))) && several >= 2
}
