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
pub(super) fn read_arrow(bytes: &[u8], file: &str, room: Room) -> Result<Sheet, Problem> {
    let mut table = Table { room, ..Table::default() };
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
pub(super) fn read_parquet(bytes: &[u8], file: &str, room: Room) -> Result<Sheet, Problem> {
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    let failed = |error: &dyn std::fmt::Display| unreadable(file, error.to_string());
    let bytes = bytes::Bytes::copy_from_slice(bytes);
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(bytes).map_err(|error| failed(&error))?;
    let schema = builder.schema().clone();
    let reader = builder.build().map_err(|error| failed(&error))?;
    let mut table = Table { room, ..Table::default() };
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::types::Int32Type;
    use arrow_array::{
        ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float64Array,
        Int64Array, LargeStringArray, ListArray, NullArray, RecordBatch, TimestampMillisecondArray,
    };

    use super::*;
    use crate::ingest::sheet::Cell;

    fn batch() -> RecordBatch {
        let decimals = Decimal128Array::from(vec![Some(123_450), None]);
        let names: DictionaryArray<Int32Type> = [Some("Taiwan"), None].into_iter().collect();
        let list = ListArray::from_iter_primitive::<Int32Type, _, _>([Some([Some(1)]), None]);
        let columns: [(&str, ArrayRef); 10] = [
            ("truth", Arc::new(BooleanArray::from(vec![Some(true), None]))),
            ("decimal", Arc::new(decimals.with_precision_and_scale(10, 2).unwrap())),
            ("nothing", Arc::new(NullArray::new(2))),
            ("real", Arc::new(Float64Array::from(vec![Some(1.5), Some(f64::NAN)]))),
            ("whole", Arc::new(Int64Array::from(vec![Some(i64::MAX), Some(-7)]))),
            ("day", Arc::new(Date32Array::from(vec![Some(20_056), None]))),
            (
                "time",
                Arc::new(TimestampMillisecondArray::from(vec![Some(1_732_838_400_000), None])),
            ),
            ("text", Arc::new(LargeStringArray::from(vec![Some("Réka"), None]))),
            ("name", Arc::new(names)),
            ("list", Arc::new(list)),
        ];
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, one)| (name, one, true)))
            .unwrap()
    }

    fn check(sheet: &Sheet, whole: f64) {
        let day = Cell::Date("2024-11-29".parse().unwrap());
        assert_eq!(sheet.row(0).text(9), "list");
        let known = [
            Cell::Text("TRUE"),
            Cell::Number(1234.5),
            Cell::Empty,
            Cell::Number(1.5),
            Cell::Number(whole),
            day,
            day,
            Cell::Text("Réka"),
            Cell::Text("Taiwan"),
            Cell::Error("?"),
        ];
        assert_eq!(sheet.row(1).cells().collect::<Vec<_>>(), known);
        let missing = sheet.row(2);
        assert_eq!((missing.cell(0), missing.cell(3)), (Cell::Empty, Cell::Empty));
        assert_eq!((missing.cell(4), missing.cell(8)), (Cell::Number(-7.0), Cell::Empty));
        assert_eq!(sheet.rows(), 3);
    }

    #[test]
    fn the_types_of_other_programs_are_read() {
        let batch = batch();
        let mut stream =
            arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
        stream.write(&batch).unwrap();
        check(
            &read_arrow(&stream.into_inner().unwrap(), "x", Room::of(10_000)).unwrap(),
            i64::MAX as f64,
        );
        let mut file = arrow_ipc::writer::FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
        file.write(&batch).unwrap();
        check(
            &read_arrow(&file.into_inner().unwrap(), "x", Room::of(10_000)).unwrap(),
            i64::MAX as f64,
        );
        let mut parquet =
            parquet::arrow::ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
        parquet.write(&batch).unwrap();
        check(
            &read_parquet(&parquet.into_inner().unwrap(), "x", Room::of(10_000)).unwrap(),
            i64::MAX as f64,
        );
    }

    #[test]
    fn columns_beyond_all_tables_are_counted() {
        let column =
            |at: usize| (format!("c{at}"), Arc::new(Int64Array::from(vec![1, 2])) as ArrayRef);
        let batch = RecordBatch::try_from_iter((0..1_002).map(column)).unwrap();
        let mut stream =
            arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
        stream.write(&batch).unwrap();
        let sheet = read_arrow(&stream.into_inner().unwrap(), "x", Room::of(10_000)).unwrap();
        assert_eq!((sheet.width(), sheet.rows(), sheet.cells_beyond), (MOST_COLUMNS, 3, 6));
    }

    #[test]
    fn a_table_of_nothing_that_claims_rows_without_end_is_refused() {
        let batch =
            RecordBatch::try_from_iter([("n", Arc::new(NullArray::new(10_002)) as ArrayRef)]);
        let batch = batch.unwrap();
        let mut stream =
            arrow_ipc::writer::StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
        stream.write(&batch).unwrap();
        let found =
            read_arrow(&stream.into_inner().unwrap(), "x", Room::of(10_000)).unwrap_err().found;
        assert_eq!(found, "> 60.000.000 sel/cells");
    }
}
