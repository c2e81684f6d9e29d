//! A placements table as columns of codes: what `ingest` makes of bytes and the engine counts.

use super::placement::PlacementColumn;

/// One code per row, in the narrowest width that holds the column's domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
}

impl Codes {
    pub fn len(&self) -> usize {
        match self {
            Self::U8(codes) => codes.len(),
            Self::U16(codes) => codes.len(),
            Self::U32(codes) => codes.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What the codes stand for. Where the column has missing cells, the code after the last of the domain
/// stands for "not available".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Code `i` is the `i`-th label: a vocabulary's code, or an agency's id.
    Labels(Vec<String>),
    /// Code `i` is the number `origin + i`, for `i` below `len`. Dates are days since 1970-01-01.
    Numbers { origin: i64, len: u32 },
}

/// One column of the placements table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedColumn {
    pub column: PlacementColumn,
    pub codes: Codes,
    pub domain: Domain,
    /// Whether some rows hold the "not available" code.
    pub missing: bool,
}

/// The placements table. All columns and the counts have `rows` entries, in the order of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlacementTable {
    pub rows: usize,
    /// Every column of the source but the count, in the order of [`PlacementColumn::ALL`].
    pub columns: Vec<CodedColumn>,
    /// How many placements each row stands for; `None` when each stands for one.
    pub count: Option<Vec<u32>>,
}

impl PlacementTable {
    pub fn column(&self, column: PlacementColumn) -> Option<&CodedColumn> {
        self.columns.iter().find(|coded| coded.column == column)
    }

    /// Placements in all rows.
    pub fn placements(&self) -> u64 {
        match &self.count {
            Some(counts) => counts.iter().map(|&count| u64::from(count)).sum(),
            None => self.rows as u64,
        }
    }
}
