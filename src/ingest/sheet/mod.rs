//! A spreadsheet's cells as they stand in the file, whatever the file is. Reads no meaning into them.
//!
//! A sheet keeps each different text once, in one buffer, and of a cell the number of its text: a million rows
//! of nine columns cost four bytes a cell, and no string of their own.

mod breaks;
#[cfg(any(feature = "importer", feature = "cli"))]
mod columnar;
mod delimited;
mod encoding;
#[cfg(any(feature = "importer", feature = "cli"))]
mod objects;
#[cfg(any(feature = "importer", feature = "cli"))]
mod ods;
mod open;
#[cfg(any(feature = "importer", feature = "cli"))]
mod outline;
#[cfg(any(feature = "importer", feature = "cli"))]
mod package;
#[cfg(any(feature = "importer", feature = "cli"))]
mod pieces;
#[cfg(any(feature = "importer", feature = "cli"))]
mod room;
mod separated;
mod texts;
#[cfg(any(feature = "importer", feature = "cli"))]
mod xls;
#[cfg(any(feature = "importer", feature = "cli"))]
mod xlsx;

use crate::model::{Day, Period};

pub use self::open::open;
#[cfg(any(feature = "importer", feature = "cli"))]
pub use self::pieces::Pieces;
use super::shape::{Note, Remark, Shaped};
use texts::{EMPTY, Texts};

/// Columns further right are not read: no table of people is so wide, and one stray cell at the sheet's far
/// corner is common.
pub const MOST_COLUMNS: usize = 1_000;

/// Bytes of a cell: Excel holds 32,767 characters, and what is longer is no cell but a file of another kind.
pub const MOST_CELL_BYTES: usize = 1 << 18;

/// Merged cells further down are not told.
pub const MOST_MERGES: usize = 100_000;

/// A file's sheets.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    pub file: String,
    pub sheets: Vec<Sheet>,
}

/// One sheet. Rows without any cell are left out.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Empty for a text file, which has no sheets.
    pub name: String,
    pub is_hidden: bool,
    /// Cells right of [`MOST_COLUMNS`], which were not read.
    pub cells_beyond: u32,
    /// Columns of the file that its author hid, ascending.
    pub hidden_columns: Vec<usize>,
    /// Numbers of the rows that its author or a filter hid, ascending.
    pub hidden_rows: Vec<u32>,
    /// Cells of the file that are merged into one; at most [`MOST_MERGES`].
    pub merges: Vec<Merge>,
    /// Which of several tables of its sheet this is, from 1; 0 for the only one.
    pub part: u32,
    /// What was done to its layout.
    pub shaped: Shaped,
    texts: Texts,
    /// Of each cell, its text's number.
    cells: Vec<u32>,
    /// For each row, where its cells end.
    row_ends: Vec<u32>,
    /// For each row, its number in the file, from 1.
    numbers: Vec<u32>,
    /// Of a sheet joined from several, where the rows of each begin, and its name.
    parts: Vec<(usize, String)>,
    /// Of a sheet laid out anew, the column that each of its own was in the file; `None` for one made up of
    /// several.
    columns: Option<Vec<Option<usize>>>,
    /// Of values that stood side by side, the column they are in now, and for each row where its value was.
    counts: Option<(usize, Vec<Option<u16>>)>,
}

/// Cells that are one for the eye; its value stands in the first. Both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Row numbers of the file, from 1.
    pub rows: (u32, u32),
    /// Columns of the file, from 0.
    pub columns: (usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(any(feature = "importer", feature = "cli")),
    expect(dead_code, reason = "only spreadsheets have typed cells")
)]
pub(super) enum Kind {
    Text,
    Number,
    Date,
    Period,
    Error,
}

/// A cell as it stands in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(&'a str),
    /// A cell that a spreadsheet holds as a number.
    Number(f64),
    /// A cell that a spreadsheet holds as a date.
    Date(Day),
    /// What a table's layout or title says, and no cell of the file.
    Period(Period),
    /// `#N/A`, `#REF!` and the like.
    Error(&'a str),
}

/// One row of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    first: usize,
    last: usize,
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its position in the sheet, from 0.
    pub position: usize,
}

impl Sheet {
    pub fn rows(&self) -> usize {
        self.row_ends.len()
    }

    /// Cells in the widest of the first 1,000 rows.
    pub fn width(&self) -> usize {
        (0..self.rows().min(1_000)).map(|row| self.row(row).len()).max().unwrap_or_default()
    }

    /// A row by its position, from 0. Past the end, an empty one.
    pub fn row(&self, position: usize) -> Row<'_> {
        let end = |position: usize| self.row_ends.get(position).map_or(0, |&end| end as usize);
        let last = end(position);
        let first = position.checked_sub(1).map_or(0, end).min(last);
        let number = self.numbers.get(position).copied().unwrap_or_default();
        Row { sheet: self, first, last, number, position }
    }

    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows()).map(|position| self.row(position))
    }

    /// The sheet of the file that a row stands in.
    pub fn sheet_of(&self, position: usize) -> &str {
        let part = self.parts.iter().rfind(|(first, _)| *first <= position);
        part.map_or(&self.name, |(_, name)| name)
    }

    /// The column that one of this sheet was in the file.
    pub fn column_of(&self, column: usize) -> Option<usize> {
        match &self.columns {
            Some(columns) => columns.get(column).copied().flatten(),
            None => Some(column),
        }
    }

    /// Says where in the file the first columns were; those after them are made up.
    pub(super) fn set_columns(&mut self, columns: impl Iterator<Item = Option<usize>>) {
        self.columns = Some(columns.collect());
    }

    /// The values of a column stood side by side; where each did, [`Self::end_row_from`] says.
    pub(super) fn set_count_column(&mut self, column: usize) {
        self.counts = Some((column, Vec::new()));
    }

    /// The column of counts is that of another sheet.
    pub(super) fn take_count_column(&mut self, other: &Self) {
        self.counts = other.counts.as_ref().map(|(column, _)| (*column, Vec::new()));
    }

    /// Where in the file the value of a row stood that is now in the column of counts.
    pub(super) fn count_source(&self, position: usize) -> Option<usize> {
        let (_, sources) = self.counts.as_ref()?;
        sources.get(position).copied().flatten().map(usize::from)
    }

    /// The column of the file that a cell stood in.
    pub fn source_of(&self, position: usize, column: usize) -> Option<usize> {
        match &self.counts {
            Some((counts, _)) if *counts == column => self.count_source(position),
            _ => self.column_of(column),
        }
    }

    /// The name that tells the tables of a file apart.
    pub fn label(&self) -> String {
        match self.part {
            0 => self.name.clone(),
            part => format!("{} ({part})", self.name).trim_start().to_owned(),
        }
    }

    /// Tells something of the layout: of a row by its number in the file, or of the whole where it is 0.
    pub(super) fn remark(&mut self, row: u32, header: &str, note: Note) {
        let (sheet, header) = (self.name.clone(), header.to_owned());
        self.shaped.remarks.push(Remark { sheet, row, header, note });
    }

    /// The last column that a cell reaches to, where it is merged with those right of it.
    pub(super) fn merged_to(&self, position: usize, column: usize) -> Option<usize> {
        let (row, source) = (self.row(position).number, self.column_of(column)?);
        let merge = self.merges.iter().find(|merge| {
            merge.rows.0 <= row && row <= merge.rows.1 && merge.columns.0 == source
        })?;
        Some(column + (merge.columns.1 - merge.columns.0))
    }

    /// Whether cells of a column are merged over several rows, from a position on.
    pub(super) fn is_merged_down(&self, position: usize, column: usize) -> bool {
        let (row, source) = (self.row(position).number, self.column_of(column));
        self.merges.iter().any(|merge| {
            merge.rows.0 >= row
                && merge.rows.0 < merge.rows.1
                && merge.columns.0 == merge.columns.1
                && source == Some(merge.columns.0)
        })
    }

    /// Whether a sheet of this label was joined into this one.
    pub fn has_part(&self, label: &str) -> bool {
        self.parts.iter().any(|(_, name)| name == label)
    }

    /// Whether another sheet of the file begins with a row.
    pub fn begins_part(&self, position: usize) -> bool {
        self.parts.iter().any(|(first, _)| *first == position)
    }

    /// The rows that follow come from the sheet of this name.
    pub(super) fn begin_part(&mut self, name: &str) {
        self.parts.push((self.rows(), name.to_owned()));
    }

    /// The position of the row with a number of the file.
    pub fn position_of(&self, number: u32) -> Option<usize> {
        // A sheet joined from several begins with its header; the numbers of the others start anew.
        let end = self.parts.get(1).map_or(self.numbers.len(), |(first, _)| *first);
        self.numbers.get(..end)?.binary_search(&number).ok()
    }

    /// How many numbers of texts there are: [`Row::number_of`] is below.
    pub fn numbers_of_texts(&self) -> usize {
        self.texts.len()
    }

    fn number_of(&self, index: usize) -> usize {
        self.cells.get(index).map_or(EMPTY, |&number| number) as usize
    }

    fn text(&self, index: usize) -> &str {
        self.texts.text(self.number_of(index))
    }

    fn cell(&self, index: usize) -> Cell<'_> {
        let number = self.number_of(index);
        let text = self.texts.text(number);
        match self.texts.kind(number) {
            _ if text.is_empty() => Cell::Empty,
            Kind::Number => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => Cell::Text(text),
            },
            Kind::Date => text.parse().map_or(Cell::Text(text), Cell::Date),
            Kind::Period => text.parse().map_or(Cell::Text(text), Cell::Period),
            Kind::Error => Cell::Error(text),
            Kind::Text => Cell::Text(text),
        }
    }

    /// A sheet of the same name, and with the same warnings, that has no rows yet.
    pub(super) fn emptied(&self) -> Self {
        Self {
            name: self.name.clone(),
            is_hidden: self.is_hidden,
            cells_beyond: self.cells_beyond,
            hidden_columns: self.hidden_columns.clone(),
            hidden_rows: self.hidden_rows.clone(),
            merges: self.merges.clone(),
            part: self.part,
            shaped: self.shaped.clone(),
            columns: self.columns.clone(),
            counts: self.counts.as_ref().map(|(column, _)| (*column, Vec::new())),
            ..Self::default()
        }
    }

    /// The rows at some positions, of some columns, as a sheet of its own; its rows and cells keep their
    /// places in the file.
    pub(super) fn cut(
        &self,
        rows: impl Iterator<Item = usize>,
        columns: std::ops::Range<usize>,
    ) -> Result<Self, TooBig> {
        let mut part = self.emptied();
        part.columns = Some(columns.clone().map(|column| self.column_of(column)).collect());
        for position in rows {
            let row = self.row(position);
            for column in columns.clone().take_while(|column| *column < row.len()) {
                part.push_cell(row, column)?;
            }
            part.end_row(row.number)?;
        }
        Ok(part)
    }

    /// Whether a column was hidden by the file's author.
    pub fn is_hidden_column(&self, column: usize) -> bool {
        let source = self.column_of(column);
        source.is_some_and(|source| self.hidden_columns.binary_search(&source).is_ok())
    }

    /// Adds a cell to the row that [`Self::end_row`] will end.
    pub(super) fn push(&mut self, kind: Kind, text: &str) -> Result<(), TooBig> {
        let column = self.cells.len().saturating_sub(self.end_of_rows());
        self.cells.push(self.texts.number(column, kind, text.as_bytes())?);
        Ok(())
    }

    /// Begins a row with cells whose texts are these bytes; only a text not met before is looked at whether it
    /// is one.
    pub(super) fn push_texts<'a>(
        &mut self,
        texts: impl Iterator<Item = &'a [u8]>,
    ) -> Result<(), TooBig> {
        for (column, bytes) in texts.enumerate() {
            self.cells.push(self.texts.number(column, Kind::Text, bytes)?);
        }
        Ok(())
    }

    /// Adds a copy of a row's cell.
    pub(super) fn push_cell(&mut self, row: Row<'_>, column: usize) -> Result<(), TooBig> {
        let number = row.number_of(column);
        self.push(row.sheet.texts.kind(number), row.sheet.texts.text(number))
    }

    /// Makes room for so many times the cells and rows there are.
    pub(super) fn reserve(&mut self, times: f64) {
        let more = |len: usize| (len as f64 * (times - 1.0)) as usize;
        self.cells.reserve(more(self.cells.len()));
        self.row_ends.reserve(more(self.row_ends.len()));
        self.numbers.reserve(more(self.numbers.len()));
    }

    fn end_of_rows(&self) -> usize {
        self.row_ends.last().map_or(0, |&end| end as usize)
    }

    /// Ends a row; one without any text is forgotten.
    pub(super) fn end_row(&mut self, number: u32) -> Result<(), TooBig> {
        self.end_row_from(number, None)
    }

    /// Ends a row whose count stood in a column of the file.
    pub(super) fn end_row_from(
        &mut self,
        number: u32,
        source: Option<usize>,
    ) -> Result<(), TooBig> {
        let first = self.end_of_rows();
        let is_empty = |cells: &[u32]| cells.iter().all(|&number| number == EMPTY);
        if self.cells.get(first..).is_none_or(is_empty) {
            self.cells.truncate(first);
            return Ok(());
        }
        self.row_ends.push(u32::try_from(self.cells.len()).map_err(|_| SHEET_TOO_BIG)?);
        self.numbers.push(number);
        if let Some((_, sources)) = &mut self.counts {
            sources.push(source.and_then(|source| u16::try_from(source).ok()));
        }
        Ok(())
    }
}

/// More text or cells than a cell or a sheet can hold: how much.
#[derive(Debug)]
pub(super) struct TooBig(&'static str);

const SHEET_TOO_BIG: TooBig = TooBig("> 4 GiB");

impl From<TooBig> for String {
    fn from(TooBig(found): TooBig) -> Self {
        found.to_owned()
    }
}

/// What is said of a cell that its file holds twice, or behind one that comes after it; both from 0.
#[cfg(any(feature = "importer", feature = "cli"))]
fn misplaced(row: u32, column: usize) -> String {
    let (row, column) = (u64::from(row) + 1, column + 1);
    format!(
        "baris/row {row}, kolom/column {column}: dua kali atau tak urut / twice or out of order"
    )
}

impl<'a> Row<'a> {
    pub const fn len(self) -> usize {
        self.last - self.first
    }

    pub const fn is_empty(self) -> bool {
        self.last == self.first
    }

    /// The cell of a column, from 0; empty past the row's end.
    pub fn cell(self, column: usize) -> Cell<'a> {
        if column < self.len() { self.sheet.cell(self.first + column) } else { Cell::Empty }
    }

    /// The text of a column's cell; of a number or date cell its plain form.
    pub fn text(self, column: usize) -> &'a str {
        if column < self.len() { self.sheet.text(self.first + column) } else { "" }
    }

    /// The number of a cell's text and kind, 0 for an empty one. Cells of one number are alike; alike cells may
    /// have several.
    pub fn number_of(self, column: usize) -> usize {
        if column < self.len() { self.sheet.number_of(self.first + column) } else { EMPTY as usize }
    }

    pub fn cells(self) -> impl Iterator<Item = Cell<'a>> {
        (self.first..self.last).map(move |index| self.sheet.cell(index))
    }
}

impl Cell<'_> {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => super::reading::visible(text).is_empty(),
            Self::Number(_) | Self::Date(_) | Self::Period(_) | Self::Error(_) => false,
        }
    }

    /// The cell as a person would see it.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => super::reading::visible(text).to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
            Self::Period(period) => period.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
        sheet.iter().map(|row| row.cells().map(|cell| cell.shown()).collect()).collect()
    }

    fn csv(text: &str) -> Sheet {
        open(text.as_bytes(), "x.csv").unwrap().sheets.remove(0)
    }

    #[test]
    fn rows_keep_their_numbers_and_empty_ones_are_left_out() {
        let sheet = csv("a;b\n\n;\n1;2;3\n\"x\ny\";4\n5\n");
        assert_eq!(
            texts(&sheet),
            [vec!["a", "b"], vec!["1", "2", "3"], vec!["x\ny", "4"], vec!["5"]]
        );
        let numbers: Vec<u32> = sheet.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 4, 5, 7]);
        assert_eq!(sheet.position_of(5), Some(2));
        assert_eq!(sheet.row(9).len(), 0);
        assert_eq!(sheet.row(0).cell(7), Cell::Empty);
    }

    #[test]
    fn the_separator_is_the_one_that_makes_a_table() {
        for text in [
            "tgl;jml\n1/2/2024;1,5\n2/2/2024;2,5\n",
            "tgl,jml\n1/2/2024,\"1,5\"\n2/2/2024,\"2,5\"\n",
            "tgl\tjml\n1/2/2024\t1,5\n2/2/2024\t2,5\n",
            "tgl|jml\n1/2/2024|1,5\n2/2/2024|2,5\n",
            "Laporan, Januari 2024\ntgl;jml\n1/2/2024;1,5\n2/2/2024;2,5\n",
            "sep=;\ntgl;jml\n1/2/2024;1,5\n2/2/2024;2,5\n",
        ] {
            let rows = texts(&csv(text));
            let (last, head) = (rows.last().unwrap(), &rows[rows.len() - 3]);
            assert_eq!(*head, ["tgl", "jml"], "{text}");
            assert_eq!(*last, ["2/2/2024", "2,5"], "{text}");
        }
    }
}
