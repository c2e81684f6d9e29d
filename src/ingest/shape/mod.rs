//! Tables laid out for the eye become one row per record: months side by side, a province printed only in
//! the first row of its block. What a layout states twice, its totals, is held against the parts.
//!
//! | layout | becomes | checked |
//! | --- | --- | --- |
//! | several tables in one sheet, below or beside each other | a table each | |
//! | headers of two rows, a row of column numbers below | one header | |
//! | a name in the first row of a block only, or merged over it | the name in every row of the block | |
//! | months, years, sexes, countries … side by side, in up to three header rows | a row for each | totals of rows, of columns, and of both |
//! | months up to which is counted: `s.d. Maret`, or a table said to be cumulative | what was added | longer periods against the shorter ones within |
//! | a year in one column, its months in another | the month of that year | |
//! | no date but in the title or the sheet's name | that period in every row | |
//! | equal tables in several sheets | one table | |
//!
//! A sheet that is a list already stays as it is.

mod blocks;
pub(super) mod context;
mod crosstab;
mod cumulative;
mod dated;
mod levels;
mod margins;
mod overlaps;
mod sheets;
mod tables;
mod title;

use serde::{Deserialize, Serialize};

use super::sheet::{Sheet, Workbook};
use crate::model::Period;

/// How a sheet's records are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A row per placement.
    #[default]
    Placements,
    /// A row per combination, with a count.
    Counts,
    /// A column per month or other period.
    Months,
    /// A column per country, sex or another term.
    Columns,
    /// Several sheets or tables with one header.
    Sheets,
}

/// What was done to a sheet, and what its layout says besides its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    pub shape: Shape,
    pub remarks: Vec<Remark>,
    /// The year of dates that have none.
    pub year: Option<i32>,
    /// The column that was added for a period which is said nowhere.
    pub undated: Option<Undated>,
    /// What the title said, where the title is no longer in the sheet.
    pub(super) context: Option<context::Context>,
}

/// A column for a period that a person must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undated {
    pub column: usize,
    /// The month of *per Oktober 2024*: it alone, or the year up to it.
    pub as_of: Option<Period>,
}

/// Something worth telling of a layout, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub sheet: String,
    /// Its row in the file, from 1; 0 for a whole column or sheet.
    pub row: u32,
    /// The header of its column, or the label of its row.
    pub header: String,
    pub note: Note,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A total that is not the sum of its parts.
    Total { stated: u64, sum: u64 },
    /// Cells that took the name printed above them.
    Filled { cells: u32 },
    /// A row that states again what others say: set aside.
    Excluded,
    /// A column of another measure than placements.
    OtherMeasure,
    /// A column that its author hid, and that was read.
    Hidden,
    /// The period of all records, and the words that said it.
    Period { period: Period, words: String },
    /// A column or row of the placements up to its month: what was added since the one before is read.
    Cumulative,
    /// A longer period that cannot be told apart from the shorter ones within it: not read.
    Overlapping,
    /// The same table again: not read.
    Copy,
}

/// The workbook with a row per record in each of its tables; where several have one header, with all of them
/// as one before the others.
pub fn in_rows(workbook: Workbook) -> Workbook {
    let Workbook { file, sheets } = workbook;
    let mut tables: Vec<Sheet> =
        sheets.into_iter().flat_map(tables::split).map(table_in_rows).collect();
    if let Some(joined) = sheets::joined(&tables) {
        tables.insert(0, joined);
    }
    Workbook { file, sheets: tables }
}

/// Each layout in turn; one that a table does not have leaves it as it is.
fn table_in_rows(mut table: Sheet) -> Sheet {
    for in_rows in
        [levels::in_rows, blocks::in_rows, crosstab::in_rows, dated::in_rows, overlaps::in_rows]
    {
        if let Some(shaped) = in_rows(&table) {
            table = shaped;
        }
    }
    table
}
