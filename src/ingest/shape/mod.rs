//! Tables laid out for the eye become one row per record: months side by side, a province printed only in
//! the first row of its block. What a layout states twice, its totals, is held against the parts.
//!
//! | layout | becomes | checked |
//! | --- | --- | --- |
//! | a column per month, perhaps halved by sex or sector | a row per month | totals of rows, of columns, and of both |
//! | a sheet per month | one sheet, with the month in a column | |
//! | a name in the first row of a block only | the name in every row of the block | |
//!
//! A sheet that is a list already stays as it is.

mod blocks;
mod header;
mod margins;
mod months;
mod sheets;

use serde::{Deserialize, Serialize};

use super::sheet::Workbook;

/// How a sheet's records are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A row per placement.
    #[default]
    Placements,
    /// A row per combination, with a count.
    Counts,
    /// A column per month.
    Months,
    /// A sheet per month.
    Sheets,
}

/// What was done to a sheet, and what its totals say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    pub shape: Shape,
    pub margins: Vec<Margin>,
    pub filled: Vec<Filled>,
}

/// A total of the layout that is not the sum of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    /// Its row in the file, from 1.
    pub row: u32,
    /// The header of its column.
    pub header: String,
    pub stated: u64,
    pub sum: u64,
}

/// Cells that took the name printed above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub header: String,
    pub first_row: u32,
    pub cells: u32,
}

/// The workbook with a row per record in each of its sheets; where there is one a month, with all of them as
/// one sheet before the others.
pub fn in_rows(mut workbook: Workbook) -> Workbook {
    for sheet in &mut workbook.sheets {
        for in_rows in [blocks::in_rows, months::in_rows] {
            if let Some(shaped) = in_rows(sheet) {
                *sheet = shaped;
            }
        }
    }
    if let Some(joined) = sheets::joined(&workbook) {
        workbook.sheets.insert(0, joined);
    }
    workbook
}
