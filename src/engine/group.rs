//! A plain group-by: what `capaian query` prints and exports hold. No views, nothing kept.

use std::collections::BTreeSet;

use super::accumulate::Accumulator;
use super::error::EngineError;
use super::filter::Filter;
use super::mask::Mask;
use super::measure::Measure;
use super::scan::{BLOCK, blocks};
use super::table::Table;
use super::view::check_bins;

/// Up to this many key values, the ones that occur are found in a plain array.
const DENSE_KEYS: u64 = 1 << 22;

/// A column to group by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupKey {
    /// The number of the column.
    pub column: usize,
    /// A bin per code, "not available" included, where codes are grouped coarser than they are.
    pub bin_of_code: Option<Vec<u16>>,
}

impl GroupKey {
    /// Groups by the column's codes.
    pub fn codes(column: usize) -> Self {
        Self { column, bin_of_code: None }
    }

    /// Groups by bins of the column's codes.
    pub fn bins(column: usize, bin_of_code: Vec<u16>) -> Self {
        Self { column, bin_of_code: Some(bin_of_code) }
    }
}

/// The rows that share a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The code, or the bin, of each column grouped by.
    pub key: Vec<u32>,
    pub rows: u64,
    pub weight: u64,
    /// The measure asked for; the weight where none was. `None` where no row of the group has a value.
    pub value: Option<f64>,
}

/// The groups that have rows, ordered by key.
pub type Groups = Vec<Group>;

/// Groups the rows that pass all `filters`, each of a column by its number; a column may be filtered
/// more than once. Without a column to group by, all rows are one group, if there are any.
///
/// `measure` is of a column by its number.
pub fn group_by(
    table: &Table,
    by: &[GroupKey],
    filters: &[(usize, Filter)],
    measure: Option<(usize, Measure)>,
) -> Result<Groups, EngineError> {
    let mut mask = Mask::new(table.rows(), filters.len());
    for (index, (column, filter)) in filters.iter().enumerate() {
        let column = table.column_at(*column)?;
        mask.set(index, column, &filter.runs(column)?);
    }
    let measured = measure.map(|(column, _)| table.column_at(column)).transpose()?;
    let rows = passing_rows(table, &mask);
    let (keys, group_of_row) = group_rows(table, by, &rows)?;

    let mut groups: Groups =
        keys.into_iter().map(|key| Group { key, rows: 0, weight: 0, value: None }).collect();
    let mut values = match (measure, measured) {
        (Some((_, measure)), Some(column)) => {
            Some((column, Accumulator::new(groups.len(), column, measure)?))
        }
        _ => None,
    };
    for (&row, &index) in rows.iter().zip(&group_of_row) {
        let row = row as usize;
        let weight = table.weights().map_or(1, |weights| weights.get(row).copied().unwrap_or(0));
        if let Some(group) = groups.get_mut(index as usize) {
            group.rows += 1;
            group.weight += u64::from(weight);
        }
        if let Some((column, values)) = &mut values {
            values.add(index, column.codes.get(row), weight);
        }
    }
    match values {
        Some((_, values)) => {
            for (group, value) in groups.iter_mut().zip(values.finish()) {
                group.value = value;
            }
        }
        None => {
            for group in &mut groups {
                group.value = Some(group.weight as f64);
            }
        }
    }
    Ok(groups)
}

fn passing_rows(table: &Table, mask: &Mask) -> Vec<u32> {
    let (mut sieve, mut rows) = (mask.sieve(&[]), Vec::new());
    for block in blocks(0..table.rows(), BLOCK) {
        rows.extend(sieve.pick(block).row_numbers());
    }
    rows
}

/// The keys that occur, ascending, and for each row the number of its key.
///
/// One column is taken in after the other, and the keys that occur are numbered anew each time: so the
/// numbers stay below the row count, however many columns there are.
fn group_rows(
    table: &Table,
    by: &[GroupKey],
    rows: &[u32],
) -> Result<(Vec<Vec<u32>>, Vec<u32>), EngineError> {
    let mut keys: Vec<Vec<u32>> = if rows.is_empty() { Vec::new() } else { vec![Vec::new()] };
    let mut group_of_row = vec![0_u32; rows.len()];
    for key in by {
        let column = table.column_at(key.column)?;
        if let Some(bins) = &key.bin_of_code {
            check_bins(&column.name, column, bins, super::view::MAX_BINS)?;
        }
        let size = match &key.bin_of_code {
            Some(bins) => bins.iter().max().map_or(0, |&bin| u64::from(bin) + 1),
            None => column.codes_count() as u64,
        };
        let part = |row: u32| {
            let code = column.codes.get(row as usize);
            match &key.bin_of_code {
                Some(bins) => bins.get(code as usize).map_or(0, |&bin| u64::from(bin)),
                None => u64::from(code),
            }
        };
        let wide: Vec<u64> = group_of_row
            .iter()
            .zip(rows)
            .map(|(&group, &row)| u64::from(group) * size + part(row))
            .collect();
        let occurring = occurring(&wide, keys.len() as u64 * size);
        let longer = occurring.iter().filter_map(|wide| {
            let mut longer = keys.get((wide / size) as usize)?.clone();
            longer.push((wide % size) as u32);
            Some(longer)
        });
        let longer = longer.collect();
        keys = longer;
        number(&wide, &occurring, &mut group_of_row);
    }
    Ok((keys, group_of_row))
}

/// The different values, ascending; all are below `end`.
fn occurring(values: &[u64], end: u64) -> Vec<u64> {
    if end <= DENSE_KEYS {
        let mut seen = vec![false; end as usize];
        for &value in values {
            if let Some(seen) = seen.get_mut(value as usize) {
                *seen = true;
            }
        }
        return (0..).zip(seen).filter_map(|(value, seen)| seen.then_some(value)).collect();
    }
    let different: BTreeSet<u64> = values.iter().copied().collect();
    different.into_iter().collect()
}

/// The place of each value among those that occur.
fn number(values: &[u64], occurring: &[u64], into: &mut [u32]) {
    let end = occurring.last().map_or(0, |last| last + 1);
    if end <= DENSE_KEYS {
        let mut places = vec![0; end as usize];
        for (place, &value) in (0..).zip(occurring) {
            if let Some(slot) = places.get_mut(value as usize) {
                *slot = place;
            }
        }
        for (slot, &value) in into.iter_mut().zip(values) {
            *slot = places.get(value as usize).copied().unwrap_or(0);
        }
        return;
    }
    for (slot, value) in into.iter_mut().zip(values) {
        *slot = occurring.binary_search(value).unwrap_or(0) as u32;
    }
}
