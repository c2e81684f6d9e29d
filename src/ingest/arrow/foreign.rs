//! Any Arrow table as rows of values: a person's own file, whose columns are yet to be understood.

use std::ops::Range;

use arrow_ipc::{Endianness, Field, Schema, Type};

use super::cells::{Buffers, Column, NO_NUMBER};
use super::frames::{Frames, split};
use super::layout::{self, Cells, Size, is_known};
use super::read::refuse_compression;
use super::{day, unreadable};
use crate::model::{Day, Problem};

/// Values that are held in memory at a time.
const VALUES_AT_A_TIME: usize = 1 << 18;

/// Columns further right are not read.
const MOST_COLUMNS: usize = 1_000;

#[derive(Clone, Debug, PartialEq)]
pub(in crate::ingest) enum Value {
    Null,
    Text(String),
    Number(f64),
    Truth(bool),
    Day(Day),
    /// A list, a structure, or another type that no spreadsheet has.
    Other,
}

/// How the values of a column are stored.
#[derive(Clone, Copy)]
enum Stored {
    Cells(Cells),
    Truths,
    /// Whole numbers of 16 bytes, to be divided by a power of ten.
    Decimals {
        scale: i32,
    },
}

/// A column and where it lies in the buffers.
struct Source {
    /// `None` for a type that is not read.
    stored: Option<Stored>,
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
    let rows = if sources.iter().any(|source| source.stored.is_some()) { buffers.rows } else { 0 };
    let step = (VALUES_AT_A_TIME / sources.len().max(1)).max(1);
    while start < rows {
        let end = rows.min(start.saturating_add(step));
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
        let stored = stored(field).filter(|_| sources.len() < MOST_COLUMNS);
        sources.push(Source { stored, at: passed, values: Vec::new() });
        passed = passed.plus(layout::size(field));
    }
    sources
}

fn stored(field: Field<'_>) -> Option<Stored> {
    let numbers = || layout::number(field).map(Cells::Numbers);
    let cells = layout::times(field).or_else(numbers).or_else(|| layout::labels(field));
    if cells.is_some() || field.dictionary().is_some() {
        return cells.map(Stored::Cells);
    }
    match field.type_type() {
        Type::Bool => Some(Stored::Truths),
        Type::Decimal => {
            let decimal = field.type_as_decimal()?;
            (decimal.bitWidth() == 128).then_some(Stored::Decimals { scale: decimal.scale() })
        }
        _ => None,
    }
}

impl Source {
    fn learn(&mut self, id: i64, is_delta: bool, values: &Buffers<'_>) -> Option<()> {
        let Some(Stored::Cells(Cells::Dictionary { id: own, values: layout, .. })) = self.stored
        else {
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
        let Some(stored) = self.stored else { return Some(vec![Value::Other; rows.len()]) };
        let Size { nodes, buffers: first, views } = self.at;
        let column: Column<'_, '_> = buffers.column(nodes, first, views)?;
        let mut numbers = Vec::new();
        let mut values = Vec::with_capacity(rows.len());
        let cells = match stored {
            Stored::Cells(cells) => cells,
            Stored::Truths => {
                let truths = column.truths(rows)?.into_iter();
                return Some(truths.map(|one| one.map_or(Value::Null, Value::Truth)).collect());
            }
            Stored::Decimals { scale } => {
                let decimals = column.decimals(rows, scale)?.into_iter();
                return Some(decimals.map(|one| one.map_or(Value::Null, Value::Number)).collect());
            }
        };
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
