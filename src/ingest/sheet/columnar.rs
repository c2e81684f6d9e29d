//! Tables that other programs wrote, by column: Arrow IPC and, natively, Parquet.

use super::{Kind, MOST_COLUMNS, Sheet, unreadable};
use crate::ingest::arrow::foreign::{self, Value};
use crate::model::Problem;

/// Whether bytes begin like Arrow IPC, file or stream.
pub(super) fn is_arrow(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ARROW1") || bytes.starts_with(&[0xff; 4])
}

/// The table of Arrow IPC bytes; its names are the first row.
pub(super) fn read_arrow(bytes: &[u8], file: &str) -> Result<Sheet, Problem> {
    let mut sheet = Sheet::default();
    let mut row = 0;
    foreign::rows(bytes, file, |values| {
        row += 1;
        let beyond = values.len().saturating_sub(MOST_COLUMNS);
        sheet.cells_beyond = sheet.cells_beyond.saturating_add(beyond as u32);
        let pushed = values.iter().take(MOST_COLUMNS).try_for_each(|value| match value {
            Value::Null => sheet.push(Kind::Text, ""),
            Value::Text(text) => sheet.push(Kind::Text, text),
            Value::Number(number) => sheet.push(Kind::Number, &number.to_string()),
            Value::Day(day) => sheet.push(Kind::Date, &day.to_string()),
            Value::Other => sheet.push(Kind::Error, "?"),
        });
        pushed.and_then(|()| sheet.end_row(row)).map_err(|too_big| unreadable(file, too_big))
    })?;
    Ok(sheet)
}

/// The table of a Parquet file, by way of Arrow.
#[cfg(feature = "cli")]
pub(super) fn read_parquet(bytes: &[u8], file: &str) -> Result<Sheet, Problem> {
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    let failed = |error: &dyn std::fmt::Display| unreadable(file, error.to_string());
    let bytes = bytes::Bytes::copy_from_slice(bytes);
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(bytes).map_err(|error| failed(&error))?;
    let schema = builder.schema().clone();
    let reader = builder.build().map_err(|error| failed(&error))?;
    let mut writer = arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &schema)
        .map_err(|error| failed(&error))?;
    for batch in reader {
        let batch = batch.map_err(|error| failed(&error))?;
        writer.write(&batch).map_err(|error| failed(&error))?;
    }
    let arrow = writer.into_inner().map_err(|error| failed(&error))?;
    read_arrow(&arrow, file)
}
