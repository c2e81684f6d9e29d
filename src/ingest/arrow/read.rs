//! The reader: record batches into growing columns, a slice of rows at a time, so that a caller can
//! yield in between.

use arrow_ipc::DictionaryBatch;

use super::cells::{Buffers, Column, NO_NUMBER, NO_WHOLE};
use super::frames::{Frame, Frames, split};
use super::layout::{Cells, Slot, is_known, slots};
use super::{FIRST_DAY, LAST_DAY, MOST_LEAD_DAYS, bad_cell, day, unreadable};
use crate::ingest::columns::{LabelColumn, MISSING, NumberColumn};
use crate::model::columns::{CodedColumn, PlacementTable};
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::{Problem, ProblemKind};

/// Rows that one step reads at most: a few milliseconds.
const ROWS_PER_STEP: usize = 1 << 16;

/// Reads a placements table step by step. [`super::read_placements`] does it in one go.
pub struct PlacementReader<'a> {
    file: String,
    frames: std::vec::IntoIter<Frame<'a>>,
    rows: usize,
    total_rows: u64,
    batch: Option<(Buffers<'a>, usize)>,
    columns: Vec<Reading>,
    scratch: Scratch,
}

/// Buffers that every step uses again.
#[derive(Default)]
struct Scratch {
    numbers: Vec<i64>,
    codes: Vec<u32>,
}

/// A column that is being read.
struct Reading {
    slot: Slot,
    growing: Growing,
}

enum Growing {
    Labels {
        labels: LabelColumn,
        /// The column's codes for the keys of its current dictionary.
        by_key: Vec<u32>,
    },
    Numbers(NumberColumn),
    Counts(Vec<u32>),
    /// Read to its end.
    Done(CodedColumn),
}

impl<'a> PlacementReader<'a> {
    /// Reads schema and batch headers.
    ///
    /// # Errors
    /// Those of [`super::read_placements`] that concern the file as a whole.
    pub fn new(bytes: &'a [u8], file: &str) -> Result<Self, Problem> {
        let Frames { schema, frames } = split(bytes, file)?;
        let slots = slots(schema, file)?;
        let mut total_rows = 0u64;
        for frame in &frames {
            if !is_known(frame.message.version()) {
                return Err(unreadable(file, format!("{:?}", frame.message.version())));
            }
            if let Some(batch) = frame.message.header_as_record_batch() {
                total_rows = total_rows.saturating_add_signed(batch.length().max(0));
            }
        }
        // A row has at least one byte of date, so a false length cannot reserve more than the file is big.
        let capacity = usize::try_from(total_rows).unwrap_or(usize::MAX).min(bytes.len());
        let columns = slots
            .into_iter()
            .map(|slot| Reading { slot, growing: Growing::new(slot.column, capacity) })
            .collect();
        Ok(Self {
            file: file.to_owned(),
            frames: frames.into_iter(),
            rows: 0,
            total_rows,
            batch: None,
            columns,
            scratch: Scratch::default(),
        })
    }

    /// The rows that the file says it has.
    pub const fn total_rows(&self) -> u64 {
        self.total_rows
    }

    /// Does the next piece of work and returns the rows read so far; `None` when all is read.
    ///
    /// # Errors
    /// Those of [`super::read_placements`]. After one the reader is of no further use.
    pub fn step(&mut self) -> Result<Option<usize>, Problem> {
        if let Some((buffers, start)) = self.batch.take() {
            let end = buffers.rows.min(start.saturating_add(ROWS_PER_STEP));
            let first_row = self.rows;
            for reading in &mut self.columns {
                reading
                    .extend(&buffers, start..end, &mut self.scratch)
                    .map_err(|fault| fault.problem(&self.file, reading.slot.column, first_row))?;
            }
            self.rows += end - start;
            if end < buffers.rows {
                self.batch = Some((buffers, end));
            }
            return Ok(Some(self.rows));
        }
        if let Some(frame) = self.frames.next() {
            self.take(&frame)?;
            return Ok(Some(self.rows));
        }
        for reading in &mut self.columns {
            if reading.finish() {
                return Ok(Some(self.rows));
            }
        }
        Ok(None)
    }

    /// The table. Work that [`Self::step`] has not done yet is left out.
    pub fn finish(mut self) -> PlacementTable {
        let mut table = PlacementTable { rows: self.rows, columns: Vec::new(), count: None };
        for mut reading in self.columns.drain(..) {
            reading.finish();
            match reading.growing {
                Growing::Done(column) => table.columns.push(column),
                Growing::Counts(counts) => table.count = Some(counts),
                Growing::Labels { .. } | Growing::Numbers(_) => {}
            }
        }
        table
    }

    fn take(&mut self, frame: &Frame<'a>) -> Result<(), Problem> {
        let malformed = |what: &str| unreadable(&self.file, what);
        if let Some(dictionary) = frame.message.header_as_dictionary_batch() {
            let data = dictionary.data().ok_or_else(|| malformed("dictionary"))?;
            refuse_compression(data, &self.file)?;
            let values = Buffers::new(data, frame.body).ok_or_else(|| malformed("dictionary"))?;
            for reading in &mut self.columns {
                reading.learn(dictionary, &values).ok_or_else(|| malformed("dictionary"))?;
            }
        } else if let Some(batch) = frame.message.header_as_record_batch() {
            refuse_compression(batch, &self.file)?;
            let buffers =
                Buffers::new(batch, frame.body).ok_or_else(|| malformed("record batch"))?;
            self.batch = Some((buffers, 0));
        }
        Ok(())
    }
}

pub(super) fn refuse_compression(
    batch: arrow_ipc::RecordBatch<'_>,
    file: &str,
) -> Result<(), Problem> {
    let Some(compression) = batch.compression() else { return Ok(()) };
    let codec = compression.codec().variant_name().unwrap_or("?");
    Err(unreadable(file, format!("compression: {codec}")).advice(
        "Simpan tanpa kompresi (di pyarrow: `compression=\"uncompressed\"`); server web sudah \
         memampatkannya saat dikirim.",
        "Save it without compression (in pyarrow: `compression=\"uncompressed\"`); the web server \
         compresses it on the way.",
    ))
}

/// Why a slice of a column could not be read.
enum Fault {
    /// The buffers do not hold what the batch says.
    Buffers,
    /// The cell so many rows into the slice.
    Cell(usize, String),
}

impl Fault {
    fn problem(self, file: &str, column: PlacementColumn, first_row: usize) -> Problem {
        match self {
            Self::Buffers => {
                let mut problem = unreadable(file, "buffer");
                problem.place = problem.place.at_column(column.as_str());
                problem
            }
            Self::Cell(row, found) => {
                let empty = found.is_empty();
                let mut problem = bad_cell(file, column, first_row.saturating_add(row), found);
                if empty {
                    problem.kind = ProblemKind::EmptyCell;
                    problem.found = "null".to_owned();
                }
                problem
            }
        }
    }
}

impl Growing {
    fn new(column: PlacementColumn, capacity: usize) -> Self {
        match column.kind() {
            ColumnKind::Term | ColumnKind::Agency => {
                Self::Labels { labels: LabelColumn::with_capacity(capacity), by_key: Vec::new() }
            }
            ColumnKind::Date => {
                Self::Numbers(NumberColumn::with_capacity(FIRST_DAY.into(), capacity))
            }
            ColumnKind::Number if column == PlacementColumn::Count => {
                Self::Counts(Vec::with_capacity(capacity))
            }
            ColumnKind::Number => Self::Numbers(NumberColumn::with_capacity(0, capacity)),
        }
    }
}

impl Reading {
    /// Takes a dictionary's values, when it is this column's. `None` when they cannot be read.
    fn learn(&mut self, dictionary: DictionaryBatch<'_>, values: &Buffers<'_>) -> Option<()> {
        let Cells::Dictionary { id, values: layout, .. } = self.slot.cells else { return Some(()) };
        let Growing::Labels { labels, by_key } = &mut self.growing else { return Some(()) };
        if id != dictionary.id() {
            return Some(());
        }
        if !dictionary.isDelta() {
            by_key.clear();
        }
        let column = values.column(0, 0, 0)?;
        column.strings(layout, 0..values.rows, &mut Vec::new(), |label| {
            by_key.push(label.map_or(MISSING, |label| labels.code(label)));
        })
    }

    fn extend(
        &mut self,
        buffers: &Buffers<'_>,
        rows: std::ops::Range<usize>,
        scratch: &mut Scratch,
    ) -> Result<(), Fault> {
        let Slot { cells, node, buffer, views, .. } = self.slot;
        let column: Column<'_, '_> = buffers.column(node, buffer, views).ok_or(Fault::Buffers)?;
        let Scratch { numbers, codes } = scratch;
        codes.clear();
        match (&mut self.growing, cells) {
            (Growing::Labels { labels, by_key, .. }, Cells::Dictionary { keys, .. }) => {
                column.numbers(keys, rows, numbers).ok_or(Fault::Buffers)?;
                let code = |&key: &i64| match key {
                    NO_NUMBER => MISSING,
                    key => {
                        let key = usize::try_from(key).unwrap_or(usize::MAX);
                        by_key.get(key).copied().unwrap_or(NO_CODE)
                    }
                };
                codes.extend(numbers.iter().map(code));
                all_coded(codes, numbers, |key| key.to_string())?;
                labels.extend(codes);
            }
            (Growing::Labels { labels, .. }, Cells::Labels(layout)) => {
                column
                    .strings(layout, rows, numbers, |label| {
                        codes.push(label.map_or(MISSING, |label| labels.code(label)));
                    })
                    .ok_or(Fault::Buffers)?;
                labels.extend(codes);
            }
            (Growing::Numbers(days), Cells::Times { number, per_day, shift }) => {
                column.numbers(number, rows, numbers).ok_or(Fault::Buffers)?;
                let code = |&time: &i64| date_code(days, time, per_day, shift).unwrap_or(NO_CODE);
                codes.extend(numbers.iter().map(code));
                let found = |time| date_code(days, time, per_day, shift).err().unwrap_or_default();
                all_coded(codes, numbers, found)?;
                days.extend(codes);
            }
            (Growing::Numbers(values), Cells::Numbers(number)) => {
                column.numbers(number, rows, numbers).ok_or(Fault::Buffers)?;
                let code = |&value: &i64| match value {
                    NO_NUMBER => MISSING,
                    value if value > MOST_LEAD_DAYS => NO_CODE,
                    value => values.code(value).unwrap_or(NO_CODE),
                };
                codes.extend(numbers.iter().map(code));
                all_coded(codes, numbers, shown)?;
                values.extend(codes);
            }
            (Growing::Counts(counts), Cells::Numbers(number)) => {
                column.numbers(number, rows, numbers).ok_or(Fault::Buffers)?;
                for (row, &value) in numbers.iter().enumerate() {
                    let count = u32::try_from(value).map_err(|_| {
                        Fault::Cell(
                            row,
                            if value == NO_NUMBER { String::new() } else { shown(value) },
                        )
                    })?;
                    counts.push(count);
                }
            }
            // `layout::slots` gives each kind of column cells of its kind.
            _ => return Err(Fault::Buffers),
        }
        Ok(())
    }

    /// Turns a read column into its final form; false when there is nothing to do.
    fn finish(&mut self) -> bool {
        let column = self.slot.column;
        if matches!(self.growing, Growing::Counts(_) | Growing::Done(_)) {
            return false;
        }
        self.growing = match std::mem::replace(&mut self.growing, Growing::Counts(Vec::new())) {
            Growing::Labels { labels, .. } => Growing::Done(labels.finish(column)),
            Growing::Numbers(numbers) => Growing::Done(numbers.finish(column)),
            other => other,
        };
        true
    }
}

/// A value that has no code.
const NO_CODE: u32 = u32::MAX;

/// Whether every value has a code; `found` says of one that has none what it is.
fn all_coded(codes: &[u32], values: &[i64], found: impl Fn(i64) -> String) -> Result<(), Fault> {
    let first = codes.iter().position(|&code| code == NO_CODE);
    match first.and_then(|row| Some((row, *values.get(row)?))) {
        Some((row, value)) => Err(Fault::Cell(row, found(value))),
        None => Ok(()),
    }
}

fn shown(value: i64) -> String {
    if value == NO_WHOLE { "0,…".to_owned() } else { value.to_string() }
}

/// The code of a day; the text of the found value, empty when there is none, where it cannot be one.
fn date_code(days: &NumberColumn, time: i64, per_day: i64, shift: i64) -> Result<u32, String> {
    if time == NO_NUMBER {
        return Err(String::new());
    }
    let number = time.saturating_add(shift).div_euclid(per_day);
    if number < FIRST_DAY.into() || number > LAST_DAY.into() {
        return Err(day(number));
    }
    days.code(number).ok_or_else(|| day(number))
}
