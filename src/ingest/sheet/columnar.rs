//! Tables that other programs wrote, by column: Arrow IPC and, natively, Parquet.

use super::open::unreadable;
use super::room::Room;
use super::{Kind, MOST_COLUMNS, Sheet};
use crate::ingest::arrow::foreign::{self, Value};
use crate::model::Problem;

/// Whether bytes begin like Arrow IPC, file or stream.
pub(super) fn is_arrow(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ARROW1") || bytes.starts_with(&[0xff; 4])
}

/// The table of Arrow IPC bytes; its names are the first row.
pub(super) fn read_arrow(bytes: &[u8], file: &str) -> Result<Sheet, Problem> {
    let mut table = Table::default();
    foreign::rows(bytes, file, |values| {
        table.add(&values).map_err(|found| unreadable(file, found))
    })?;
    Ok(table.sheet)
}

#[derive(Default)]
struct Table {
    sheet: Sheet,
    room: Room,
    row: u32,
}

impl Table {
    fn add(&mut self, values: &[Value]) -> Result<(), String> {
        self.row = self.row.saturating_add(1);
        let known = values.iter().skip(MOST_COLUMNS).filter(|value| **value != Value::Null);
        self.sheet.cells_beyond = self.sheet.cells_beyond.saturating_add(known.count() as u32);
        self.room.take(values.len().clamp(1, MOST_COLUMNS))?;
        for value in values.iter().take(MOST_COLUMNS) {
            match value {
                Value::Null => self.sheet.push(Kind::Text, "")?,
                Value::Text(text) => {
                    self.room.take_text(text.len())?;
                    self.sheet.push(Kind::Text, text)?;
                }
                Value::Truth(true) => self.sheet.push(Kind::Text, "TRUE")?,
                Value::Truth(false) => self.sheet.push(Kind::Text, "FALSE")?,
                Value::Number(number) => self.sheet.push(Kind::Number, &number.to_string())?,
                Value::Day(day) => self.sheet.push(Kind::Date, &day.to_string())?,
                Value::Other => self.sheet.push(Kind::Error, "?")?,
            }
        }
        Ok(self.sheet.end_row(self.row)?)
    }
}

/// The table of a Parquet file, by way of Arrow, batch by batch.
#[cfg(feature = "cli")]
pub(super) fn read_parquet(bytes: &[u8], file: &str) -> Result<Sheet, Problem> {
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    let failed = |error: &dyn std::fmt::Display| unreadable(file, error.to_string());
    let bytes = bytes::Bytes::copy_from_slice(bytes);
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(bytes).map_err(|error| failed(&error))?;
    let schema = builder.schema().clone();
    let reader = builder.build().map_err(|error| failed(&error))?;
    let mut table = Table::default();
    // A table without rows has a batch too: its names are the first row.
    let none = arrow_array::RecordBatch::new_empty(schema);
    for batch in std::iter::once(Ok(none)).chain(reader) {
        let batch = batch.map_err(|error| failed(&error))?;
        let mut writer = arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &batch.schema())
            .map_err(|error| failed(&error))?;
        writer.write(&batch).map_err(|error| failed(&error))?;
        let arrow = writer.into_inner().map_err(|error| failed(&error))?;
        let mut names = usize::from(table.row > 0);
        foreign::rows(&arrow, file, |values| match names {
            0 => table.add(&values).map_err(|found| unreadable(file, found)),
            _ => {
                names -= 1;
                Ok(())
            }
        })?;
    }
    Ok(table.sheet)
}
