//! Rows as CSV, by header. Errors carry the row (the header is row 1) and the column's header.
//!
//! A CSV is read as the JSON that says the same: one way from text to each table's type, where two would
//! make the engine's program larger by a twentieth.

use csv::{ErrorKind, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use serde::Serialize;

use crate::model::{Place, Problem, ProblemKind};

/// What cells of a table are, other than texts.
pub(super) struct Cells {
    pub(super) numbers: &'static [&'static str],
    /// Columns whose empty cells are "not available", and not an empty text.
    pub(super) optional: &'static [&'static str],
    /// Fields that a CSV cannot have, as JSON after a comma.
    pub(super) others: &'static str,
}

/// A CSV as a JSON array of objects. Each row has a line for its brace, one for each cell and one for the
/// other brace, so that the line of an error says its row and column.
pub(super) struct Sheet {
    pub(super) json: String,
    headers: StringRecord,
    numbers: &'static [&'static str],
}

pub(super) fn as_json(bytes: &[u8], file: &str, cells: &Cells) -> Result<Sheet, Problem> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator(bytes)).trim(csv::Trim::All).from_reader(bytes);
    let headers = reader.headers().map_err(|error| malformed(file, 1, &error))?.clone();
    let mut json = String::from("[");
    for (position, record) in reader.records().enumerate() {
        let record = record.map_err(|error| malformed(file, row_number(position), &error))?;
        json.push_str(if position == 0 { "\n{" } else { "},\n{" });
        for (at, (header, cell)) in headers.iter().zip(&record).enumerate() {
            json.push_str(if at == 0 { "\n" } else { ",\n" });
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
        json.push('\n');
    }
    json.push_str(if json.len() == 1 { "]" } else { "}]" });
    Ok(Sheet { json, headers, numbers: cells.numbers })
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
        // From memory, nothing else can go wrong.
        _ => "≠ UTF-8".to_owned(),
    };
    problem(ProblemKind::Unreadable, Place::file(file).at_row(row), found)
}

impl Sheet {
    /// A cell that is not what its column holds, or a column that is missing.
    pub(super) fn unfit(&self, file: &str, error: &serde_json::Error) -> Problem {
        let lines = self.headers.len() + 2;
        let line = error.line().saturating_sub(2);
        let mut place = Place::file(file).at_row(row_number(line / lines));
        let mut kind = ProblemKind::WrongColumn;
        let cell = (line % lines).checked_sub(1);
        if let Some(header) = cell.and_then(|cell| self.headers.get(cell)) {
            if self.numbers.contains(&header) {
                kind = ProblemKind::BadNumber;
            }
            place = place.at_column(header);
        }
        // "... at line 3 column 14": of the JSON, which nobody sees.
        let found = error.to_string();
        let found = found.rsplit_once(" at line ").map_or(found.as_str(), |(what, _)| what);
        problem(kind, place, found.to_owned())
    }
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
