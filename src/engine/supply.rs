//! Where the codes of a table come from: read a piece at a time, so that they are not held twice.

use std::ops::Range;

use super::table::Codes;

/// The codes of a table's columns, wherever they are.
pub trait Supply {
    /// The codes of these rows of a column, in one width throughout the column; fewer codes where the
    /// column ends before.
    fn read(&self, column: usize, rows: Range<usize>) -> Codes;

    /// All codes of a column, which is not asked for again.
    fn take(&mut self, column: usize) -> Codes;

    /// A column is not asked for again.
    fn release(&mut self, column: usize);
}

/// Columns that are held already.
impl Supply for Vec<Codes> {
    fn read(&self, column: usize, rows: Range<usize>) -> Codes {
        self.get(column).map_or(Codes::U8(Vec::new()), |codes| codes.part(rows))
    }

    fn take(&mut self, column: usize) -> Codes {
        let nothing = Codes::U8(Vec::new());
        match self.get_mut(column) {
            Some(codes) => std::mem::replace(codes, nothing),
            None => nothing,
        }
    }

    fn release(&mut self, column: usize) {
        self.take(column);
    }
}
