//! Placements as Arrow IPC: reading the file and the stream format, writing the file format.
//!
//! The reader takes from `arrow-ipc` the format's definitions (verified flatbuffers) and decodes the few
//! types that a placements table has straight into codes. `arrow-ipc`'s own reader builds arrays of every
//! Arrow type first: in the engine's worker that alone is 176 KiB of brotli, of 220 for everything.

mod cells;
#[cfg(any(feature = "importer", feature = "cli"))]
pub(super) mod foreign;
mod frames;
mod layout;
mod read;
mod write;

pub use read::PlacementReader;
pub use write::write_placements;

use crate::model::columns::PlacementTable;
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Place, Problem, ProblemKind};

/// The first day a placement can have: no record is older, and a slip of the pen should not stretch a
/// time axis over millennia.
pub const FIRST_DAY: i32 = -25_567; // 1900-01-01
/// The last day a placement can have: 2199-12-31.
pub const LAST_DAY: i32 = 84_005;
/// The longest lead time, in days; a longer one is a date in the wrong column.
pub const MOST_LEAD_DAYS: i64 = 36_525;

/// Reads a placements table from Arrow IPC, file or stream format, uncompressed.
///
/// Labels may be dictionaries with any key type (changed or extended between batches), or plain, large or
/// view strings; dates `Date32`, `Date64` or timestamps; numbers of any width. Columns that are no
/// [`PlacementColumn`] are ignored, absent ones but the date are "not available".
///
/// # Errors
/// `WebPage`, `CutOff`, `Unreadable` for the bytes; `WrongColumn` for a missing date or a type that
/// cannot be read; `BadDate`, `EmptyCell`, `RuleBroken` with the row, counted from 1.
pub fn read_placements(bytes: &[u8], file: &str) -> Result<PlacementTable, Problem> {
    let mut reader = PlacementReader::new(bytes, file)?;
    while reader.step()?.is_some() {}
    Ok(reader.finish())
}

fn unreadable(file: &str, found: impl Into<String>) -> Problem {
    Problem::error(ProblemKind::Unreadable, Place::file(file), found)
        .expected("Arrow IPC tanpa kompresi", "uncompressed Arrow IPC")
        .advice(
            "Tulis ulang berkas ini, misalnya dengan `capaian pack`, atau di pyarrow dengan \
             `pyarrow.ipc.new_file`.",
            "Write the file anew, for example with `capaian pack`, or in pyarrow with \
             `pyarrow.ipc.new_file`.",
        )
}

fn cut_off(file: &str, found: usize) -> Problem {
    Problem::error(ProblemKind::CutOff, Place::file(file), format!("{found} byte"))
        .expected("berkas Arrow yang utuh", "a whole Arrow file")
        .advice(
            "Berkas berakhir terlalu cepat: salin atau unduh sekali lagi.",
            "The file ends too early: copy or download it again.",
        )
}

/// A problem of one cell. `row` counts from 0.
fn bad_cell(file: &str, column: PlacementColumn, row: usize, found: impl Into<String>) -> Problem {
    let place = Place::file(file)
        .at_row(u32::try_from(row.saturating_add(1)).unwrap_or(u32::MAX))
        .at_column(column.as_str());
    let (kind, id, en) = match column {
        PlacementColumn::Date => (
            ProblemKind::BadDate,
            "tanggal antara 1900-01-01 dan 2199-12-31",
            "a date between 1900-01-01 and 2199-12-31",
        ),
        PlacementColumn::LeadDays => (
            ProblemKind::RuleBroken,
            "lama proses 0 sampai 36525 hari",
            "a lead time of 0 to 36525 days",
        ),
        PlacementColumn::Count => {
            (ProblemKind::RuleBroken, "bilangan bulat 0 atau lebih", "a whole number, 0 or more")
        }
        _ => {
            (ProblemKind::Unreadable, "kode dalam kamus kolom", "a code of the column's dictionary")
        }
    };
    Problem::error(kind, place, found).expected(id, en).advice(
        "Perbaiki baris itu di sumbernya, lalu kemas ulang.",
        "Mend that row at its source, then pack again.",
    )
}

fn day(number: i64) -> String {
    let number = i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX });
    Day::from_number(number).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_last_day_are_those_that_the_problem_names() {
        assert_eq!(day(FIRST_DAY.into()), "1900-01-01");
        assert_eq!(day(LAST_DAY.into()), "2199-12-31");
    }
}
