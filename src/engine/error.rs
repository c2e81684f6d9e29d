//! What can be wrong with a request to the engine. All of it is found before any counting starts.

use std::fmt;

/// A table, view, filter or request that the engine cannot take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineError(Box<EngineErrorKind>);

/// The kinds of [`EngineError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EngineErrorKind {
    /// A column, or the weights, has another number of rows than the first column.
    UnequalLengths { column: String, expected: usize, found: usize },
    /// More rows than a row number can tell apart.
    TooManyRows { found: usize },
    /// A column's domain has more codes than [`super::MAX_CODES`].
    TooManyCodes { column: String, found: u64 },
    /// The numbers of a domain run past the largest that can be held.
    NumbersTooLarge { column: String },
    /// A row holds a code that the column's domain does not have.
    CodeOutsideDomain { column: String, row: usize, code: u32, codes: usize },
    /// Runs that do not begin at row 0, do not ascend, or are not one per code.
    BrokenRuns { column: String, codes: usize },
    /// Two columns, or two views, have the same name.
    DuplicateName { name: String },
    /// There is no column of this number.
    UnknownColumn { column: usize, columns: usize },
    /// There is no view of this number.
    UnknownView { view: usize, views: usize },
    /// A list of bins has not one entry for every code of its column.
    UnequalBins { name: String, expected: usize, found: usize },
    /// A code is put into a bin that does not exist.
    BinOutsideView { name: String, code: usize, bin: u16, bins: usize },
    /// More bins than [`super::MAX_BINS`].
    TooManyBins { name: String, found: usize },
    /// A filter names a code that the column's domain does not have.
    FilterOutsideDomain { column: String, code: u32, codes: usize },
    /// A sum, mean or quantile of a column whose codes stand for labels.
    NotNumbers { column: String },
    /// A quantile below 0, above 1, or not a number.
    BadQuantile { quantile: String },
}

impl EngineError {
    pub fn kind(&self) -> &EngineErrorKind {
        &self.0
    }

    pub fn into_kind(self) -> EngineErrorKind {
        *self.0
    }
}

impl From<EngineErrorKind> for EngineError {
    fn from(kind: EngineErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            EngineErrorKind::UnequalLengths { column, expected, found } => {
                write!(f, "column {column} has {found} rows where the first column has {expected}")
            }
            EngineErrorKind::TooManyRows { found } => {
                write!(f, "{found} rows are more than the engine can number ({})", u32::MAX)
            }
            EngineErrorKind::TooManyCodes { column, found } => write!(
                f,
                "column {column} has {found} distinct codes, more than the {} that can be counted",
                super::MAX_CODES
            ),
            EngineErrorKind::NumbersTooLarge { column } => {
                write!(f, "the numbers of column {column} are too large")
            }
            EngineErrorKind::CodeOutsideDomain { column, row, code, codes } => write!(
                f,
                "row {row} of column {column} holds the code {code}, but the column has {codes} codes"
            ),
            EngineErrorKind::BrokenRuns { column, codes } => write!(
                f,
                "the runs of column {column} are not {codes} ascending stretches of rows from row 0"
            ),
            EngineErrorKind::DuplicateName { name } => {
                write!(f, "the name {name} is used more than once")
            }
            EngineErrorKind::UnknownColumn { column, columns } => {
                write!(f, "there is no column number {column}; the table has {columns}")
            }
            EngineErrorKind::UnknownView { view, views } => {
                write!(f, "there is no view number {view}; there are {views}")
            }
            EngineErrorKind::UnequalBins { name, expected, found } => write!(
                f,
                "{name} puts {found} codes into bins, but its column has {expected} codes"
            ),
            EngineErrorKind::BinOutsideView { name, code, bin, bins } => {
                write!(f, "{name} puts the code {code} into bin {bin}, but has {bins} bins")
            }
            EngineErrorKind::TooManyBins { name, found } => write!(
                f,
                "{name} has {found} bins, more than the {} that can be counted",
                super::MAX_BINS
            ),
            EngineErrorKind::FilterOutsideDomain { column, code, codes } => write!(
                f,
                "the filter of column {column} names the code {code}, but the column has {codes} codes"
            ),
            EngineErrorKind::NotNumbers { column } => {
                write!(f, "column {column} holds labels, which have no sum, mean or quantile")
            }
            EngineErrorKind::BadQuantile { quantile } => {
                write!(f, "the quantile {quantile} is not between 0 and 1")
            }
        }
    }
}

impl std::error::Error for EngineError {}
