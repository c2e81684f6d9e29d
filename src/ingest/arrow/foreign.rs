//! Any Arrow table as rows of values: a person's own file, whose columns are yet to be understood.

use std::ops::Range;

use arrow_ipc::{Endianness, Field, Schema};

use super::cells::{Buffers, Column, NO_NUMBER};
use super::frames::{Frames, split};
use super::layout::{self, Cells, Size, is_known};
use super::read::refuse_compression;
use super::{day, unreadable};
use crate::model::{Day, Problem};

/// Rows that are held in memory as values at a time.
const ROWS_AT_A_TIME: usize = 1 << 14;

#[derive(Clone, Debug, PartialEq)]
pub(in crate::ingest) enum Value {
    Null,
    Text(String),
    Number(f64),
    Day(Day),
    /// A list, a structure, or another type that no spreadsheet has.
    Other,
}

/// A column and where it lies in the buffers.
struct Source {
    /// `None` for a type that is not read.
    cells: Option<Cells>,
    at: Size,
    /// Of a dictionary, its values.
    values: Vec<Value>,
}

/// Shows the names of the columns, then the values of each row.
///
/// # Errors
/// `WebPage`, `CutOff`, `Unreadable`, as for a table of placements; or the first of `show`.
pub(in crate::ingest) fn rows(
    bytes: &[u8],
    file: &str,
    mut show: impl FnMut(Vec<Value>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let Frames { schema, frames } = split(bytes, file)?;
    if schema.endianness() == Endianness::Big {
        return Err(unreadable(file, "big-endian"));
    }
    let name = |field: Field<'_>| Value::Text(field.name().unwrap_or_default().to_owned());
    show(schema.fields().iter().flatten().map(name).collect())?;
    let mut sources = sources(schema);
    let malformed = |what: &str| unreadable(file, what);
    for frame in &frames {
        if !is_known(frame.message.version()) {
            return Err(malformed("version"));
        }
        if let Some(dictionary) = frame.message.header_as_dictionary_batch() {
            let data = dictionary.data().ok_or_else(|| malformed("dictionary"))?;
            refuse_compression(data, file)?;
            let values = Buffers::new(data, frame.body).ok_or_else(|| malformed("dictionary"))?;
            for source in &mut sources {
                source
                    .learn(dictionary.id(), dictionary.isDelta(), &values)
                    .ok_or_else(|| malformed("dictionary"))?;
            }
        } else if let Some(batch) = frame.message.header_as_record_batch() {
            refuse_compression(batch, file)?;
            let buffers =
                Buffers::new(batch, frame.body).ok_or_else(|| malformed("record batch"))?;
            show_batch(&sources, &buffers, || malformed("buffer"), &mut show)?;
        }
    }
    Ok(())
}

fn show_batch(
    sources: &[Source],
    buffers: &Buffers<'_>,
    malformed: impl Fn() -> Problem,
    show: &mut impl FnMut(Vec<Value>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let mut start = 0;
    // A table without a readable column may claim any number of rows.
    let rows = if sources.iter().any(|source| source.cells.is_some()) { buffers.rows } else { 0 };
    while start < rows {
        let end = rows.min(start + ROWS_AT_A_TIME);
        let columns: Option<Vec<Vec<Value>>> =
            sources.iter().map(|source| source.values(buffers, start..end)).collect();
        let mut columns: Vec<_> =
            columns.ok_or_else(&malformed)?.into_iter().map(Vec::into_iter).collect();
        for _ in start..end {
            show(columns.iter_mut().map(|column| column.next().unwrap_or(Value::Null)).collect())?;
        }
        start = end;
    }
    Ok(())
}

fn sources(schema: Schema<'_>) -> Vec<Source> {
    let mut passed = Size::default();
    let mut sources = Vec::new();
    for field in schema.fields().iter().flatten() {
        sources.push(Source { cells: cells(field), at: passed, values: Vec::new() });
        passed = passed.plus(layout::size(field));
    }
    sources
}

fn cells(field: Field<'_>) -> Option<Cells> {
    let numbers = || layout::number(field).map(Cells::Numbers);
    layout::times(field).or_else(numbers).or_else(|| layout::labels(field))
}

impl Source {
    fn learn(&mut self, id: i64, is_delta: bool, values: &Buffers<'_>) -> Option<()> {
        let Some(Cells::Dictionary { id: own, values: layout, .. }) = self.cells else {
            return Some(());
        };
        if own != id {
            return Some(());
        }
        if !is_delta {
            self.values.clear();
        }
        let column = values.column(0, 0, 0)?;
        column.strings(layout, 0..values.rows, &mut Vec::new(), |text| {
            self.values.push(text.map_or(Value::Null, |text| Value::Text(text.to_owned())));
        })
    }

    /// `None` when the buffers do not hold what the batch says.
    fn values(&self, buffers: &Buffers<'_>, rows: Range<usize>) -> Option<Vec<Value>> {
        let Some(cells) = self.cells else { return Some(vec![Value::Other; rows.len()]) };
        let Size { nodes, buffers: first, views } = self.at;
        let column: Column<'_, '_> = buffers.column(nodes, first, views)?;
        let mut numbers = Vec::new();
        let mut values = Vec::with_capacity(rows.len());
        match cells {
            Cells::Labels(layout) => {
                column.strings(layout, rows, &mut numbers, |text| {
                    values.push(text.map_or(Value::Null, |text| Value::Text(text.to_owned())));
                })?;
            }
            Cells::Dictionary { keys, .. } => {
                column.numbers(keys, rows, &mut numbers)?;
                let known =
                    |key: &i64| usize::try_from(*key).ok().and_then(|key| self.values.get(key));
                values.extend(numbers.iter().map(|key| known(key).cloned().unwrap_or(Value::Null)));
            }
            Cells::Numbers(number) => {
                values.extend(column.reals(number, rows)?.into_iter().map(|real| match real {
                    Some(real) => Value::Number(real),
                    None => Value::Null,
                }));
            }
            Cells::Times { number, per_day, shift } => {
                column.numbers(number, rows, &mut numbers)?;
                values.extend(numbers.iter().map(|&time| match time {
                    NO_NUMBER => Value::Null,
                    time => {
                        let number = time.saturating_add(shift).div_euclid(per_day);
                        let known = i32::try_from(number).ok().map(Day::from_number);
                        known.map_or_else(|| Value::Text(day(number)), Value::Day)
                    }
                }));
            }
        }
        Some(values)
    }
}
