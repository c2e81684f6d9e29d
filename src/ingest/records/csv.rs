//! Rows as CSV, by header. Errors carry the row (the header is row 1) and the column's header.

use csv::{
    DeserializeErrorKind, ErrorKind, ReaderBuilder, StringRecord, Terminator, WriterBuilder,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{Place, Problem, ProblemKind};

pub(super) fn read<T: DeserializeOwned>(bytes: &[u8], file: &str) -> Result<Vec<T>, Problem> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator(bytes)).trim(csv::Trim::All).from_reader(bytes);
    let headers = reader.headers().map_err(|error| malformed(file, 1, &error, None))?.clone();
    let mut rows = Vec::new();
    for (position, record) in reader.records().enumerate() {
        let row = u32::try_from(position.saturating_add(2)).unwrap_or(u32::MAX);
        let record = record.map_err(|error| malformed(file, row, &error, None))?;
        let parsed = record.deserialize(Some(&headers));
        rows.push(parsed.map_err(|error| malformed(file, row, &error, Some((&headers, &record))))?);
    }
    Ok(rows)
}

pub(super) fn write<T: Serialize>(rows: &[T]) -> Option<Vec<u8>> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(Vec::new());
    for row in rows {
        writer.serialize(row).ok()?;
    }
    writer.into_inner().ok()
}

/// The separator that stands more often in the header: spreadsheets of Indonesian locale write `;`.
fn separator(bytes: &[u8]) -> u8 {
    let header = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |wanted| header.iter().filter(|&&byte| byte == wanted).count();
    if count(b';') > count(b',') { b';' } else { b',' }
}

fn malformed(
    file: &str,
    row: u32,
    error: &csv::Error,
    cells: Option<(&StringRecord, &StringRecord)>,
) -> Problem {
    let mut place = Place::file(file).at_row(row);
    let mut found = error.to_string();
    let mut kind = ProblemKind::Unreadable;
    match error.kind() {
        ErrorKind::Deserialize { err, .. } => {
            found = err.kind().to_string();
            kind = match err.kind() {
                DeserializeErrorKind::ParseFloat(_) | DeserializeErrorKind::ParseInt(_) => {
                    ProblemKind::BadNumber
                }
                _ => ProblemKind::WrongColumn,
            };
            let field = err.field().and_then(|field| usize::try_from(field).ok());
            if let Some(header) = cells.and_then(|(headers, cells)| {
                headers.get(field.or_else(|| position_of_quoted(cells, &found))?)
            }) {
                place = place.at_column(header);
            }
        }
        ErrorKind::UnequalLengths { expected_len, len, .. } => {
            found = format!("{len} / {expected_len}");
        }
        _ => {}
    }
    Problem::error(kind, place, found)
        .expected(
            "CSV UTF-8 dengan judul kolom tabel ini, tanggal YYYY-MM-DD, angka dengan titik desimal",
            "UTF-8 CSV with this table's column headers, dates YYYY-MM-DD, numbers with a decimal point",
        )
        .advice(
            "Perbaiki sel itu, lalu simpan lagi.",
            "Mend that cell and save again.",
        )
}

/// The cell that a message quotes: an error of a field's own type comes without the field.
fn position_of_quoted(cells: &StringRecord, message: &str) -> Option<usize> {
    cells.iter().position(|cell| {
        message.contains(&format!("\"{cell}\"")) || message.contains(&format!("`{cell}`"))
    })
}
