//! A view: a column seen in bins.

use std::ops::Range;

use super::error::{EngineError, EngineErrorKind};
use super::filter::Filter;
use super::table::{Column, Table};

/// The most bins that a view may have: what a `u16` tells apart.
pub const MAX_BINS: usize = 1 << 16;

/// A column, and the bin of each of its codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub name: String,
    /// The number of the column.
    pub column: usize,
    /// One bin per code of the column, that of "not available" last where the column has it.
    pub bin_of_code: Vec<u16>,
    pub bins: usize,
}

impl View {
    /// A view with one bin per code of the column.
    pub fn identity(
        name: impl Into<String>,
        table: &Table,
        column: usize,
    ) -> Result<Self, EngineError> {
        let name = name.into();
        let bins = table.column_at(column)?.codes_count();
        if bins > MAX_BINS {
            return Err(EngineErrorKind::TooManyBins { name, found: bins }.into());
        }
        Ok(Self { name, column, bin_of_code: (0..=u16::MAX).take(bins).collect(), bins })
    }

    /// The filter that passes exactly the rows of these bins: a range of codes where they are one.
    pub fn filter_of_bins(&self, bins: Range<usize>) -> Filter {
        let codes: Vec<u32> = (0..)
            .zip(&self.bin_of_code)
            .filter(|&(_, &bin)| bins.contains(&usize::from(bin)))
            .map(|(code, _)| code)
            .collect();
        match (codes.first(), codes.last()) {
            (Some(&first), Some(&last)) if (last - first) as usize + 1 == codes.len() => {
                Filter::Range { lo: first, hi: last + 1 }
            }
            _ => Filter::In(codes),
        }
    }

    pub(super) fn check(&self, table: &Table) -> Result<(), EngineError> {
        check_bins(&self.name, table.column_at(self.column)?, &self.bin_of_code, self.bins)
    }
}

/// Checks that every code of a column has a bin, and that the bin exists.
pub(super) fn check_bins(
    name: &str,
    column: &Column,
    bin_of_code: &[u16],
    bins: usize,
) -> Result<(), EngineError> {
    let name = || name.to_owned();
    let expected = column.codes_count();
    if bins > MAX_BINS {
        return Err(EngineErrorKind::TooManyBins { name: name(), found: bins }.into());
    }
    if bin_of_code.len() != expected {
        let found = bin_of_code.len();
        return Err(EngineErrorKind::UnequalBins { name: name(), expected, found }.into());
    }
    match (0..).zip(bin_of_code).find(|&(_, &bin)| usize::from(bin) >= bins) {
        Some((code, &bin)) => {
            Err(EngineErrorKind::BinOutsideView { name: name(), code, bin, bins }.into())
        }
        None => Ok(()),
    }
}
