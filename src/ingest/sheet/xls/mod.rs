//! XLS, the binary workbook of Excel 5 to 2003. Every access is bounds-checked, memory grows with what is read
//! and never with what the file claims: these files come damaged.
//!
//! <https://learn.microsoft.com/openspecs/office_file_formats/ms-xls>

mod compound;
mod format;
mod globals;
mod records;
mod worksheet;

use self::compound::Compound;
use self::globals::Globals;
use super::Sheet;
use super::room::Room;

/// Why a file cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// By a password.
    Locked,
    /// What is wrong, in few words.
    Broken(String),
}

impl From<String> for Fault {
    fn from(found: String) -> Self {
        Self::Broken(found)
    }
}

impl From<&str> for Fault {
    fn from(found: &str) -> Self {
        Self::Broken(found.to_owned())
    }
}

/// The sheets of a workbook, in its order.
///
/// # Errors
/// `Locked`; `Broken` for what is cut off, damaged, too big, older than Excel 5, or no workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let file = Compound::open(bytes).ok_or("OLE ?")?;
    let stream = file.stream("Workbook").or_else(|| file.stream("Book")).ok_or("OLE ≠ XLS")?;
    let globals = Globals::read(&stream)?;
    let mut room = Room::default();
    let listed = globals.sheets.iter();
    listed.map(|listed| worksheet::read(&stream, &globals, listed, &mut room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::sheet::Cell;

    fn record(kind: u16, data: &[&[u8]]) -> Vec<u8> {
        let data = data.concat();
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), &data].concat()
    }

    /// The place and the format of a cell.
    fn cell(row: u16, column: u16, format: u16) -> Vec<u8> {
        [row, column, format].map(u16::to_le_bytes).concat()
    }

    fn sheets(stream: &[u8]) -> Result<Vec<Sheet>, Fault> {
        let globals = Globals::read(stream)?;
        let mut room = Room::default();
        let listed = globals.sheets.iter();
        listed.map(|one| worksheet::read(stream, &globals, one, &mut room)).collect()
    }

    /// A workbook of Excel 95 with these records in its sheet.
    fn old(cells: &[Vec<u8>]) -> Vec<u8> {
        let begin = |kind: u16| record(0x809, &[&0x500u16.to_le_bytes(), &kind.to_le_bytes()]);
        let globals = |start: u32| {
            [
                begin(5),
                record(0x42, &[&1252u16.to_le_bytes()]),
                record(0x41e, &[&164u16.to_le_bytes(), b"\x05dd/mm"]),
                record(0xe0, &[&[0; 4]]),
                record(0xe0, &[&0u16.to_le_bytes(), &164u16.to_le_bytes()]),
                record(0x85, &[&start.to_le_bytes(), &[1, 0], b"\x04R\xe9ka"]),
                record(0x0a, &[]),
            ]
            .concat()
        };
        let start = globals(0).len() as u32;
        [globals(start), begin(0x10), cells.concat(), record(0x0a, &[])].concat()
    }

    #[test]
    fn a_workbook_before_unicode_is_read_in_its_code_page() {
        let stream = old(&[
            record(0x203, &[&cell(1, 1, 1), &45_625f64.to_le_bytes()]),
            record(0x204, &[&cell(0, 0, 0), b"\x04\0C\xf4te"]),
            // A chart in the sheet, with a cell of its own.
            record(0x809, &[&[0, 5, 0x20, 0]]),
            record(0x204, &[&cell(0, 0, 0), b"\x01\0x"]),
            record(0x0a, &[]),
            record(0x27e, &[&cell(1, 0, 0), &(7u32 << 2 | 2).to_le_bytes()]),
        ]);
        let sheets = sheets(&stream).unwrap();
        let [sheet] = sheets.as_slice() else { unreachable!("one sheet") };
        assert_eq!((sheet.name.as_str(), sheet.is_hidden, sheet.rows()), ("Réka", true, 2));
        assert_eq!(sheet.row(0).cells().collect::<Vec<_>>(), [Cell::Text("Côte")]);
        let day = Cell::Date("2024-11-29".parse().unwrap());
        assert_eq!(sheet.row(1).cells().collect::<Vec<_>>(), [Cell::Number(7.0), day]);
    }

    #[test]
    fn a_cell_given_twice_is_refused() {
        let number = |value: f64| record(0x203, &[&cell(4, 2, 0), &value.to_le_bytes()]);
        let fault = sheets(&old(&[number(1.0), number(2.0)])).unwrap_err();
        assert!(matches!(fault, Fault::Broken(found) if found.contains("row 5, kolom/column 3")));
    }

    #[test]
    fn scrambled_cells_and_older_versions_are_told_apart() {
        let begin = |version: u16| record(0x809, &[&version.to_le_bytes(), &5u16.to_le_bytes()]);
        let locked = [begin(0x600), record(0x2f, &[&[1, 0]])].concat();
        assert_eq!(sheets(&locked).unwrap_err(), Fault::Locked);
        assert_eq!(sheets(&begin(0x400)).unwrap_err(), Fault::Broken("Excel < 5".to_owned()));
    }

    #[test]
    fn a_sheet_that_begins_nowhere_is_empty() {
        let stream = old(&[]);
        let start = stream.windows(4).position(|bytes| bytes == b"\x04R\xe9k").unwrap() - 6;
        let mut lost = stream.clone();
        lost[start..start + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(sheets(&lost).unwrap()[0].rows(), 0);
    }
}
