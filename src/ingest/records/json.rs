//! Arrays of objects as JSON. Errors carry line and column.

use serde::Serialize;

use crate::model::{Place, Problem, ProblemKind};

/// One object per line, so that two versions can be compared line by line.
pub(super) fn write<T: Serialize>(rows: &[T]) -> Option<Vec<u8>> {
    let mut bytes = b"[".to_vec();
    for (position, row) in rows.iter().enumerate() {
        bytes.extend_from_slice(if position == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, row).ok()?;
    }
    bytes.extend_from_slice(b"\n]\n");
    Some(bytes)
}

pub(super) fn malformed(file: &str, error: &serde_json::Error) -> Problem {
    let place = Place::file(file).at_row(u32::try_from(error.line()).unwrap_or(u32::MAX));
    Problem::error(ProblemKind::Unreadable, place, error.to_string())
        .expected("larik objek JSON dari tabel ini", "a JSON array of this table's objects")
        .advice(
            "Perbaiki berkas pada baris dan kolom itu.",
            "Mend the file at that line and column.",
        )
}
