//! A name printed only in the first row of its block is every row's of the block.

use super::Note;
use crate::ingest::headers::{columns_of, header_row, is_total_label};
use crate::ingest::sheet::{Kind, Row, Sheet, TooBig};
use crate::model::placement::{ColumnKind, PlacementColumn};

/// Blocks have two rows on average, or they are no layout but cells that somebody left empty.
const ROWS_A_BLOCK: usize = 2;

/// A column of names that are printed once a block.
struct Block {
    column: usize,
    header: String,
}

/// The sheet with every name printed in every row; `None` where no column is laid out in blocks.
pub(super) fn in_rows(sheet: &Sheet) -> Option<Sheet> {
    let header = header_row(sheet);
    let titles = columns_of(sheet.row(header));
    let names =
        |target: &PlacementColumn| matches!(target.kind(), ColumnKind::Term | ColumnKind::Agency);
    let is_name = |column: &usize| {
        titles.get(*column).is_some_and(|(_, target)| target.as_ref().is_some_and(names))
    };
    let mut blocks = Vec::new();
    // Blocks are nested from the left: the first column that has a name in every row ends them.
    for column in (0..titles.len()).filter(is_name) {
        let is_block =
            sheet.is_merged_down(header + 1, column) || is_in_blocks(sheet, header + 1, column);
        if !is_block {
            break;
        }
        let header = titles.get(column).map(|(header, _)| header.clone()).unwrap_or_default();
        blocks.push(Block { column, header });
    }
    if blocks.is_empty() {
        return None;
    }
    filled(sheet, header, &blocks).ok()
}

/// Whether a column has a name where a block begins and none in the rows that follow.
fn is_in_blocks(sheet: &Sheet, first_row: usize, column: usize) -> bool {
    let (mut named, mut nameless) = (0, 0);
    let mut before: Option<String> = None;
    for row in records(sheet, first_row) {
        let cell = row.cell(column);
        if cell.is_empty() {
            // Before the first name: the second row of the header.
            nameless += usize::from(before.is_some());
            continue;
        }
        let name = cell.shown();
        if is_total_label(&name) {
            continue;
        }
        if before.as_ref() == Some(&name) {
            // Who prints a name again below itself leaves no name out.
            return false;
        }
        before = Some(name);
        named += 1;
    }
    named > 0 && nameless >= named * (ROWS_A_BLOCK - 1)
}

/// Rows that hold a record: more than a label or a note.
fn records(sheet: &Sheet, first_row: usize) -> impl Iterator<Item = Row<'_>> {
    (first_row..sheet.rows())
        .map(|position| sheet.row(position))
        .filter(|row| row.cells().filter(|cell| !cell.is_empty()).count() >= 2)
}

fn filled(sheet: &Sheet, header: usize, blocks: &[Block]) -> Result<Sheet, TooBig> {
    let mut full = sheet.emptied();
    let mut names: Vec<Option<Row<'_>>> = vec![None; blocks.len()];
    // For each block, its first row that was filled, and how many were.
    let mut filled: Vec<(u32, u32)> = vec![(0, 0); blocks.len()];
    for position in 0..sheet.rows() {
        let row = sheet.row(position);
        let is_record = position > header
            && row.cells().filter(|cell| !cell.is_empty()).count() >= 2
            && !row.cells().any(|cell| is_total_label(&cell.shown()));
        if position > header && !is_record {
            // What follows a total belongs to another block.
            names.fill(None);
        }
        let mut begins = false;
        for (block, name) in blocks.iter().zip(&mut names) {
            // An outer block that begins ends the inner ones.
            if begins {
                *name = None;
            }
            if is_record && !row.cell(block.column).is_empty() {
                *name = Some(row);
                begins = true;
            }
        }
        for column in 0..row.len() {
            let place = blocks.iter().position(|block| block.column == column);
            let source = place
                .filter(|_| is_record && row.cell(column).is_empty())
                .and_then(|place| names.get(place).copied().flatten());
            match source {
                Some(source) => {
                    full.push_cell(source, column)?;
                    if let Some((first_row, cells)) = place.and_then(|place| filled.get_mut(place))
                    {
                        *cells += 1;
                        if *first_row == 0 {
                            *first_row = row.number;
                        }
                    }
                }
                None => full.push_cell(row, column)?,
            }
        }
        if row.is_empty() {
            full.push(Kind::Text, "")?;
        }
        full.end_row(row.number)?;
    }
    for (block, (first_row, cells)) in
        blocks.iter().zip(filled).filter(|(_, (_, cells))| *cells > 0)
    {
        full.remark(first_row, &block.header, Note::Filled { cells });
    }
    Ok(full)
}
