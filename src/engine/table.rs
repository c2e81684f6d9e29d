//! Columns of codes, and the checked table that they make.

use std::ops::Range;

use super::error::{EngineError, EngineErrorKind};
use super::kernel::{self, CHUNK};

/// The most codes that a column may have, "not available" included: what a dense histogram of it may
/// cost is 8 bytes each.
pub const MAX_CODES: usize = 1 << 24;

/// One code per row, in the narrowest width that holds the column's domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
    /// Of rows in the order of their codes: code `i` has the rows from the `i`-th start up to, but
    /// without, the next. One more start than the column has codes; the first is 0.
    Runs(Vec<u32>),
}

/// Runs an expression on the codes as a slice of their own width, or another one on the starts of runs.
macro_rules! with_codes {
    ($codes:expr, $slice:ident => $body:expr, $starts:ident => $of_runs:expr) => {
        match $codes {
            $crate::engine::Codes::U8($slice) => $body,
            $crate::engine::Codes::U16($slice) => $body,
            $crate::engine::Codes::U32($slice) => $body,
            $crate::engine::Codes::Runs($starts) => $of_runs,
        }
    };
}
pub(super) use with_codes;

/// A code in any of the three widths.
pub(super) trait Code: Copy {
    fn wide(self) -> u32;

    fn index(self) -> usize {
        self.wide() as usize
    }
}

macro_rules! code {
    ($($width:ty),*) => {$(
        impl Code for $width {
            fn wide(self) -> u32 {
                u32::from(self)
            }
        }
    )*};
}

code!(u8, u16, u32);

impl Codes {
    pub fn len(&self) -> usize {
        with_codes!(self, codes => codes.len(), starts => {
            starts.last().map_or(0, |&rows| rows as usize)
        })
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a row; 0 past the last row.
    pub fn get(&self, row: usize) -> u32 {
        with_codes!(self, codes => codes.get(row).map_or(0, |&code| code.wide()), starts => {
            let after = starts.partition_point(|&start| start as usize <= row);
            if after < starts.len() { after.saturating_sub(1) as u32 } else { 0 }
        })
    }

    /// A copy of the codes of these rows; fewer where the column ends before.
    pub fn part(&self, rows: Range<usize>) -> Codes {
        let rows = rows.start.min(self.len())..rows.end.min(self.len());
        match self {
            Self::U8(codes) => Self::U8(codes.get(rows).unwrap_or_default().to_vec()),
            Self::U16(codes) => Self::U16(codes.get(rows).unwrap_or_default().to_vec()),
            Self::U32(codes) => Self::U32(codes.get(rows).unwrap_or_default().to_vec()),
            Self::Runs(_) => Self::U32(rows.map(|row| self.get(row)).collect()),
        }
    }

    /// Puts codes of the same width behind these.
    pub(super) fn append(&mut self, codes: Self) {
        match (self, codes) {
            (Self::U8(to), Self::U8(mut codes)) => to.append(&mut codes),
            (Self::U16(to), Self::U16(mut codes)) => to.append(&mut codes),
            (Self::U32(to), Self::U32(mut codes)) => to.append(&mut codes),
            _ => debug_assert!(false, "codes of two widths"),
        }
    }

    /// As many zeros, in the same width.
    pub(super) fn zeros(&self, rows: usize) -> Codes {
        match self {
            Self::U8(_) => Self::U8(vec![0; rows]),
            Self::U16(_) => Self::U16(vec![0; rows]),
            Self::U32(_) | Self::Runs(_) => Self::U32(vec![0; rows]),
        }
    }

    /// Memory that the codes take.
    pub fn bytes(&self) -> usize {
        with_codes!(
            self,
            codes => size_of_val(codes.as_slice()),
            starts => size_of_val(starts.as_slice())
        )
    }

    /// The first row whose code is not below `codes`.
    fn first_outside(&self, codes: usize) -> Option<usize> {
        with_codes!(self, slice => {
            // The largest is quick to find; its row only where there is one to report.
            let largest = slice.chunks(CHUNK).map(kernel::largest).max().unwrap_or(0);
            if slice.is_empty() || (largest as usize) < codes {
                return None;
            }
            slice.iter().position(|code| code.index() >= codes)
        }, starts => {
            // Rows of codes past the domain.
            starts.get(codes).map(|&row| row as usize).filter(|&row| row < self.len())
        })
    }
}

/// What the codes of a column stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Code `i` is the `i`-th label.
    Labels(Vec<String>),
    /// Code `i` is the number `origin + i`, for `i` below `len`.
    Numbers { origin: i64, len: u32 },
}

impl Domain {
    pub fn len(&self) -> usize {
        match self {
            Self::Labels(labels) => labels.len(),
            Self::Numbers { len, .. } => *len as usize,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number that a code stands for; `None` for labels and for "not available".
    pub fn number(&self, code: u32) -> Option<i64> {
        match self {
            Self::Labels(_) => None,
            Self::Numbers { origin, len } => {
                (code < *len).then(|| origin.saturating_add(i64::from(code)))
            }
        }
    }

    /// The label that a code stands for; `None` for numbers and for "not available".
    pub fn label(&self, code: u32) -> Option<&str> {
        match self {
            Self::Labels(labels) => labels.get(code as usize).map(String::as_str),
            Self::Numbers { .. } => None,
        }
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub codes: Codes,
    pub domain: Domain,
    /// Whether the code after the last of the domain stands for "not available".
    pub missing: bool,
}

impl Column {
    /// How many codes there are: those of the domain and, where the column has it, "not available".
    pub fn codes_count(&self) -> usize {
        self.domain.len() + usize::from(self.missing)
    }

    /// The code for "not available"; `None` where the column has no such rows.
    pub fn missing_code(&self) -> Option<u32> {
        self.missing.then_some(self.domain.len() as u32)
    }

    /// For each code, whether any row has it.
    pub fn occurring(&self) -> Vec<bool> {
        let mut occurring = vec![false; self.codes_count()];
        with_codes!(&self.codes, codes => {
            for code in codes {
                if let Some(occurs) = occurring.get_mut(code.index()) {
                    *occurs = true;
                }
            }
        }, starts => {
            for (occurs, rows) in occurring.iter_mut().zip(starts.array_windows()) {
                let [from, to] = rows;
                *occurs = from < to;
            }
        });
        occurring
    }

    /// The number that code 0 stands for.
    pub(super) fn origin(&self) -> Result<i64, EngineError> {
        match self.domain {
            Domain::Numbers { origin, .. } => Ok(origin),
            Domain::Labels(_) => {
                Err(EngineErrorKind::NotNumbers { column: self.name.clone() }.into())
            }
        }
    }
}

/// Columns of equal length, and optionally how much each row weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    rows: usize,
    columns: Vec<Column>,
    weights: Option<Vec<u32>>,
}

impl Table {
    /// Checks the columns: equal lengths, names told apart, every code within its domain.
    ///
    /// A table without columns has as many rows as weights.
    pub fn new(columns: Vec<Column>, weights: Option<Vec<u32>>) -> Result<Self, EngineError> {
        let rows = match columns.first() {
            Some(first) => first.codes.len(),
            None => weights.as_ref().map_or(0, Vec::len),
        };
        if let Some(weights) = &weights {
            check_length("weights", rows, weights.len())?;
        }
        let table = Self { weights, ..Self::outline(columns, rows)? };
        for column in &table.columns {
            check_length(&column.name, rows, column.codes.len())?;
            check_codes(column, 0, &column.codes)?;
        }
        Ok(table)
    }

    /// A table whose codes are yet to come; what the columns have of them is left alone.
    pub(super) fn outline(columns: Vec<Column>, rows: usize) -> Result<Self, EngineError> {
        if u32::try_from(rows).is_err() {
            return Err(EngineErrorKind::TooManyRows { found: rows }.into());
        }
        for (at, column) in columns.iter().enumerate() {
            if columns.iter().take(at).any(|earlier| earlier.name == column.name) {
                return Err(EngineErrorKind::DuplicateName { name: column.name.clone() }.into());
            }
            check_domain(column)?;
        }
        Ok(Self { rows, columns, weights: None })
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A column by its name, with its number.
    pub fn column(&self, name: &str) -> Option<(usize, &Column)> {
        self.columns.iter().enumerate().find(|(_, column)| column.name == name)
    }

    /// A column by its number.
    pub fn column_at(&self, column: usize) -> Result<&Column, EngineError> {
        self.columns.get(column).ok_or_else(|| {
            EngineErrorKind::UnknownColumn { column, columns: self.columns.len() }.into()
        })
    }

    /// How much each row weighs; `None` where each weighs 1.
    pub fn weights(&self) -> Option<&[u32]> {
        self.weights.as_deref()
    }

    /// Puts codes of the table's rows into a column.
    pub(super) fn set_codes(&mut self, column: usize, codes: Codes) {
        if let Some(column) = self.columns.get_mut(column) {
            column.codes = codes;
        }
    }

    /// The table without its codes, and the codes of each column.
    pub(super) fn taken_apart(mut self) -> (Self, Vec<Codes>) {
        let nothing = || Codes::U8(Vec::new());
        let taken = |column: &mut Column| std::mem::replace(&mut column.codes, nothing());
        let codes = self.columns.iter_mut().map(taken).collect();
        (self, codes)
    }

    pub(super) fn take_weights(&mut self) -> Option<Vec<u32>> {
        self.weights.take()
    }

    pub(super) fn put_weights(&mut self, weights: Option<Vec<u32>>) {
        self.weights = weights;
    }

    /// Memory that the codes and weights take; labels, which are few, not counted.
    pub fn bytes(&self) -> usize {
        let codes: usize = self.columns.iter().map(|column| column.codes.bytes()).sum();
        codes + self.weights.as_ref().map_or(0, |weights| size_of_val(weights.as_slice()))
    }
}

fn check_domain(column: &Column) -> Result<(), EngineError> {
    let name = || column.name.clone();
    let codes = column.codes_count();
    if codes > MAX_CODES {
        return Err(EngineErrorKind::TooManyCodes { column: name(), found: codes as u64 }.into());
    }
    if let Domain::Numbers { origin, len } = column.domain
        && origin.checked_add(i64::from(len)).is_none()
    {
        return Err(EngineErrorKind::NumbersTooLarge { column: name() }.into());
    }
    Ok(())
}

fn check_length(name: &str, expected: usize, found: usize) -> Result<(), EngineError> {
    if found == expected {
        return Ok(());
    }
    Err(EngineErrorKind::UnequalLengths { column: name.to_owned(), expected, found }.into())
}

fn check_runs(column: &Column, codes: &Codes) -> Result<(), EngineError> {
    if let Codes::Runs(starts) = codes {
        let codes = column.codes_count();
        let ascend = starts.is_sorted() && starts.first() == Some(&0);
        if !ascend || starts.len() != codes + 1 {
            return Err(EngineErrorKind::BrokenRuns { column: column.name.clone(), codes }.into());
        }
    }
    Ok(())
}

/// Checks codes of a column, those of the rows from `first` on.
pub(super) fn check_codes(column: &Column, first: usize, codes: &Codes) -> Result<(), EngineError> {
    check_runs(column, codes)?;
    match codes.first_outside(column.codes_count()) {
        Some(row) => Err(EngineErrorKind::CodeOutsideDomain {
            column: column.name.clone(),
            row: first + row,
            code: codes.get(row),
            codes: column.codes_count(),
        }
        .into()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, codes: Vec<u8>, len: u32) -> Column {
        let domain = Domain::Numbers { origin: 10, len };
        Column { name: name.into(), codes: Codes::U8(codes), domain, missing: false }
    }

    #[test]
    fn a_code_outside_the_domain_is_named_with_its_row() {
        let error = Table::new(vec![column("age", vec![0, 2, 3], 3)], None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "row 2 of column age holds the code 3, but the column has 3 codes"
        );
    }

    #[test]
    fn the_code_after_the_domain_is_allowed_only_where_cells_may_be_missing() {
        let with_missing = Column { missing: true, ..column("age", vec![0, 3], 3) };
        let table = Table::new(vec![with_missing], None).unwrap();
        assert_eq!(table.columns()[0].missing_code(), Some(3));
        assert_eq!(table.columns()[0].domain.number(3), None);
        assert_eq!(table.columns()[0].domain.number(2), Some(12));
    }

    #[test]
    fn columns_and_weights_of_other_lengths_are_refused() {
        let columns = || vec![column("a", vec![0, 1], 3), column("b", vec![0], 3)];
        assert!(matches!(
            Table::new(columns(), None).unwrap_err().kind(),
            EngineErrorKind::UnequalLengths { column, expected: 2, found: 1 } if column == "b"
        ));
        let one = vec![column("a", vec![0, 1], 3)];
        assert!(Table::new(one, Some(vec![1])).is_err());
        let twice = vec![column("a", vec![0], 1), column("a", vec![0], 1)];
        assert!(Table::new(twice, None).is_err());
    }

    #[test]
    fn a_domain_too_large_to_count_is_refused() {
        let wide = Column {
            name: "id".into(),
            codes: Codes::U32(vec![0]),
            domain: Domain::Numbers { origin: 0, len: u32::MAX },
            missing: true,
        };
        assert!(Table::new(vec![wide], None).is_err());
        let far = Column {
            name: "far".into(),
            codes: Codes::U8(vec![0]),
            domain: Domain::Numbers { origin: i64::MAX, len: 2 },
            missing: false,
        };
        assert!(Table::new(vec![far], None).is_err());
    }
}
