//! Writes a placements table as an Arrow IPC file: the same table gives the same bytes.

use std::sync::Arc;

use arrow_array::types::{ArrowDictionaryKeyType, Int8Type, Int16Type, Int32Type};
use arrow_array::{
    ArrayRef, Date32Array, DictionaryArray, Int32Array, PrimitiveArray, RecordBatch, StringArray,
    UInt32Array,
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema};

use crate::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::{Place, Problem, ProblemKind};

/// Rows of a record batch.
const BATCH: usize = 1 << 16;

/// Writes the table in Arrow's file format: labels as dictionaries with 8, 16 or 32 bit keys, the date as
/// `date32`, lead days as `int32`, counts as `uint32`, in batches of 65,536 rows.
///
/// # Errors
/// `RuleBroken` when the columns are not equally long or a code is outside its domain.
pub fn write_placements(table: &PlacementTable) -> Result<Vec<u8>, Problem> {
    write(table).map_err(|error| {
        Problem::error(ProblemKind::RuleBroken, Place::file("placements.arrow"), error.to_string())
            .expected("tabel yang utuh", "a sound table")
            .advice(
                "Ini kesalahan program: laporkan bersama berkas sumbernya.",
                "This is a fault of the program: report it with the source file.",
            )
    })
}

fn write(table: &PlacementTable) -> Result<Vec<u8>, ArrowError> {
    let labels: Vec<Option<ArrayRef>> = table.columns.iter().map(label_array).collect();
    let mut fields: Vec<Field> = table.columns.iter().map(field).collect();
    if table.count.is_some() {
        fields.push(Field::new(PlacementColumn::Count.as_str(), DataType::UInt32, false));
    }
    let schema = Arc::new(Schema::new(fields));
    let mut writer = FileWriter::try_new(Vec::new(), &schema)?;
    for start in (0..table.rows).step_by(BATCH) {
        let rows = start..table.rows.min(start + BATCH);
        let mut arrays = Vec::with_capacity(table.columns.len() + 1);
        for (column, labels) in table.columns.iter().zip(&labels) {
            arrays.push(array(column, labels.as_ref(), rows.clone())?);
        }
        if let Some(counts) = &table.count {
            let counts = counts.get(rows).ok_or_else(too_short)?;
            arrays.push(Arc::new(UInt32Array::from(counts.to_vec())));
        }
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), arrays)?)?;
    }
    writer.into_inner()
}

fn field(column: &CodedColumn) -> Field {
    let data_type = match &column.domain {
        Domain::Labels(labels) => {
            DataType::Dictionary(Box::new(key_type(labels.len())), Box::new(DataType::Utf8))
        }
        Domain::Numbers { .. } if column.column.kind() == ColumnKind::Date => DataType::Date32,
        Domain::Numbers { .. } => DataType::Int32,
    };
    Field::new(column.column.as_str(), data_type, column.missing)
}

fn key_type(labels: usize) -> DataType {
    match labels {
        0..=0x80 => DataType::Int8,
        0x81..=0x8000 => DataType::Int16,
        _ => DataType::Int32,
    }
}

fn label_array(column: &CodedColumn) -> Option<ArrayRef> {
    match &column.domain {
        Domain::Labels(labels) => Some(Arc::new(StringArray::from_iter_values(labels))),
        Domain::Numbers { .. } => None,
    }
}

fn array(
    column: &CodedColumn,
    labels: Option<&ArrayRef>,
    rows: std::ops::Range<usize>,
) -> Result<ArrayRef, ArrowError> {
    let codes = codes(&column.codes, rows).ok_or_else(too_short)?;
    match (&column.domain, labels) {
        (Domain::Labels(_), Some(labels)) => match key_type(labels.len()) {
            DataType::Int8 => dictionary::<Int8Type>(column, labels, &codes),
            DataType::Int16 => dictionary::<Int16Type>(column, labels, &codes),
            _ => dictionary::<Int32Type>(column, labels, &codes),
        },
        (Domain::Labels(_), None) => Err(too_short()),
        (&Domain::Numbers { origin, len }, _) => {
            let present = present(column, &codes, len)?;
            let last = origin.saturating_add(i64::from(len));
            let first = i32::try_from(origin).ok().filter(|_| i32::try_from(last).is_ok());
            let first = first.ok_or_else(|| outside(column, len))?;
            let value = |&code: &u32| if code < len { first + code as i32 } else { 0 };
            let values: Vec<i32> = codes.iter().map(value).collect();
            let values = ScalarBuffer::from(values);
            Ok(if column.column.kind() == ColumnKind::Date {
                Arc::new(Date32Array::try_new(values, present)?)
            } else {
                Arc::new(Int32Array::try_new(values, present)?)
            })
        }
    }
}

fn dictionary<K: ArrowDictionaryKeyType>(
    column: &CodedColumn,
    labels: &ArrayRef,
    codes: &[u32],
) -> Result<ArrayRef, ArrowError>
where
    K::Native: TryFrom<u32>,
{
    let len = u32::try_from(labels.len()).map_err(|_| too_short())?;
    let present = present(column, codes, len)?;
    let key = |&code: &u32| K::Native::try_from(if code < len { code } else { 0 });
    let keys: Result<Vec<K::Native>, _> = codes.iter().map(key).collect();
    let keys = keys.map_err(|_| outside(column, len))?;
    let keys = PrimitiveArray::<K>::try_new(ScalarBuffer::from(keys), present)?;
    Ok(Arc::new(DictionaryArray::try_new(keys, Arc::clone(labels))?))
}

/// Which rows have a value; nothing where all have. Codes are below `len`, or `len` where they are missing.
fn present(
    column: &CodedColumn,
    codes: &[u32],
    len: u32,
) -> Result<Option<NullBuffer>, ArrowError> {
    let most = codes.iter().copied().max().unwrap_or_default();
    match most {
        _ if most < len || codes.is_empty() => Ok(None),
        _ if most == len && column.missing => {
            Ok(Some(NullBuffer::from_iter(codes.iter().map(|&code| code < len))))
        }
        code => Err(outside(column, code)),
    }
}

fn codes(codes: &Codes, rows: std::ops::Range<usize>) -> Option<Vec<u32>> {
    Some(match codes {
        Codes::U8(codes) => codes.get(rows)?.iter().map(|&code| code.into()).collect(),
        Codes::U16(codes) => codes.get(rows)?.iter().map(|&code| code.into()).collect(),
        Codes::U32(codes) => codes.get(rows)?.to_vec(),
    })
}

fn too_short() -> ArrowError {
    ArrowError::InvalidArgumentError("column shorter than the table".to_owned())
}

fn outside(column: &CodedColumn, code: u32) -> ArrowError {
    ArrowError::InvalidArgumentError(format!("{}: code {code}", column.column.as_str()))
}
