//! Rows as CSV, by header. Errors carry the row (the header is row 1) and the column's header.
//!
//! A row is read as the JSON object that it says the same as: one way from text to each table's type,
//! where two would make the engine's program larger by a twentieth.

use csv::{ErrorKind, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{Place, Problem, ProblemKind};

/// What cells of a table are, other than texts.
pub(super) struct Cells {
    pub(super) numbers: &'static [&'static str],
    /// Columns whose empty cells are "not available", and not an empty text.
    pub(super) optional: &'static [&'static str],
    /// Fields that a CSV cannot have, as JSON after a comma.
    pub(super) others: &'static str,
}

pub(super) fn read<T: DeserializeOwned>(
    bytes: &[u8],
    file: &str,
    cells: &Cells,
) -> Result<Vec<T>, Problem> {
    let mut rows = Vec::new();
    for (position, object) in objects(bytes, file, cells)?.into_iter().enumerate() {
        let parsed = serde_json::from_slice(object.json.as_bytes());
        rows.push(parsed.map_err(|error| unfit(file, row_number(position), &error, &object))?);
    }
    Ok(rows)
}

/// A row: a line for the brace, then one for each cell, so that the line of an error is its column.
struct Object {
    json: String,
    headers: StringRecord,
    numbers: &'static [&'static str],
}

fn objects(bytes: &[u8], file: &str, cells: &Cells) -> Result<Vec<Object>, Problem> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator(bytes)).trim(csv::Trim::All).from_reader(bytes);
    let headers = reader.headers().map_err(|error| malformed(file, 1, &error))?.clone();
    let mut objects = Vec::new();
    for (position, record) in reader.records().enumerate() {
        let record = record.map_err(|error| malformed(file, row_number(position), &error))?;
        let mut json = String::from("{");
        for (header, cell) in headers.iter().zip(&record) {
            json.push_str(if json.len() == 1 { "\n" } else { ",\n" });
            quote(header, &mut json);
            json.push(':');
            if cells.optional.contains(&header) && cell.is_empty() {
                json.push_str("null");
                continue;
            }
            match cells.numbers.contains(&header).then(|| number(cell)).flatten() {
                Some(number) => json.push_str(&number),
                None => quote(cell, &mut json),
            }
        }
        json.push_str(cells.others);
        json.push_str("\n}");
        objects.push(Object { json, headers: headers.clone(), numbers: cells.numbers });
    }
    Ok(objects)
}

fn row_number(position: usize) -> u32 {
    u32::try_from(position.saturating_add(2)).unwrap_or(u32::MAX)
}

/// A number as JSON writes it; `None` where the cell is none.
fn number(cell: &str) -> Option<String> {
    if let Ok(whole) = cell.parse::<u64>() {
        return Some(whole.to_string());
    }
    cell.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string())
}

fn quote(text: &str, json: &mut String) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            // No other control character is wanted in a cell, and JSON allows none in a text.
            '\0'..' ' => json.push(' '),
            _ => json.push(character),
        }
    }
    json.push('"');
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

fn malformed(file: &str, row: u32, error: &csv::Error) -> Problem {
    let found = match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} / {expected_len}"),
        _ => error.to_string(),
    };
    problem(ProblemKind::Unreadable, Place::file(file).at_row(row), found)
}

/// A cell that is not what its column holds, or a column that is missing.
fn unfit(file: &str, row: u32, error: &serde_json::Error, object: &Object) -> Problem {
    let mut place = Place::file(file).at_row(row);
    let mut kind = ProblemKind::WrongColumn;
    if let Some(header) = error.line().checked_sub(2).and_then(|cell| object.headers.get(cell)) {
        if object.numbers.contains(&header) {
            kind = ProblemKind::BadNumber;
        }
        place = place.at_column(header);
    }
    // "... at line 3 column 14": of the object, which nobody sees.
    let found = error.to_string();
    let found = found.rsplit_once(" at line ").map_or(found.as_str(), |(what, _)| what);
    problem(kind, place, found.to_owned())
}

fn problem(kind: ProblemKind, place: Place, found: String) -> Problem {
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
