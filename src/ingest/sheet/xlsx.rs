//! XLSX through calamine's streaming reader. Its ready-made ranges are not used: they allocate the whole
//! rectangle up to the farthest cell, and its date conversion panics on absurd serials (ANCHORS 4.2, 28–29).

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use super::package::Package;
use super::room::Room;
use super::{Kind, MOST_COLUMNS, Sheet, misplaced, outline};
use crate::ingest::reading::date::from_serial;

/// Days between the epochs of the 1900 and the 1904 date systems.
const EPOCH_1904: f64 = 1_462.0;

/// The sheets of a package.
///
/// # Errors
/// What is wrong, in few words.
pub(super) fn read(
    bytes: &[u8],
    package: &mut Package<'_>,
    mut room: Room,
) -> Result<Vec<Sheet>, String> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let shift = if workbook.has_1904_epoch() { EPOCH_1904 } else { 0.0 };
    let listed: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let parts = package.sheets();
    let mut sheets = Vec::with_capacity(listed.len());
    for (name, is_hidden) in listed {
        let mut sheet = Sheet { name, is_hidden, ..Sheet::default() };
        if let Some(part) = parts.get(&sheet.name) {
            outline::read(package, part, &mut sheet);
        }
        fill(&mut sheet, &mut workbook, &mut room, shift)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn fill(
    sheet: &mut Sheet,
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    room: &mut Room,
    shift: f64,
) -> Result<(), String> {
    let cells = workbook.worksheet_cells_reader(&sheet.name);
    let mut cells = cells.map_err(|error| error.to_string())?;
    let (mut row, mut next) = (0, 0);
    while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
        let (at, column) = cell.get_position();
        if at > row {
            sheet.end_row(row.saturating_add(1))?;
            (row, next) = (at, 0);
        }
        let column = column as usize;
        if at < row || column < next {
            return Err(misplaced(at, column));
        }
        if column >= MOST_COLUMNS {
            sheet.cells_beyond = sheet.cells_beyond.saturating_add(1);
            continue;
        }
        room.take(column + 1 - next)?;
        for _ in next..column {
            sheet.push(Kind::Text, "")?;
        }
        room.take_text(push(sheet, cell.get_value(), shift)?)?;
        next = column + 1;
    }
    sheet.end_row(row.saturating_add(1))?;
    Ok(())
}

/// Adds a cell, and says how many bytes its text has.
fn push(sheet: &mut Sheet, value: &DataRef<'_>, shift: f64) -> Result<usize, String> {
    let number = |number: f64| (Kind::Number, number.to_string());
    let (kind, text) = match value {
        DataRef::Empty => (Kind::Text, String::new()),
        DataRef::SharedString(text) => {
            sheet.push(Kind::Text, text)?;
            return Ok(text.len());
        }
        DataRef::String(text) | DataRef::DurationIso(text) | DataRef::DateTimeIso(text) => {
            sheet.push(Kind::Text, text)?;
            return Ok(text.len());
        }
        DataRef::Int(number) => (Kind::Number, number.to_string()),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(value) => (Kind::Text, if *value { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::Error(error) => (Kind::Error, error.to_string()),
        DataRef::DateTime(time) => match from_serial(time.as_f64() + shift) {
            Some(day) if time.is_datetime() => (Kind::Date, day.to_string()),
            // A duration, or a number in a date's clothes.
            _ => number(time.as_f64()),
        },
    };
    sheet.push(kind, &text)?;
    Ok(text.len())
}

#[cfg(test)]
mod tests {
    use super::super::package::zipped;
    use super::*;

    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// What is read of a workbook with these rows in its one sheet.
    fn sheet(rows: &str) -> Result<Sheet, String> {
        let relation = |kind: &str, target: &str| {
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" \
                 Target=\"{target}\"/></Relationships>"
            )
        };
        let workbook = format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"A\" sheetId=\"1\" \
             r:id=\"r1\"/></sheets></workbook>"
        );
        let part = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        let bytes = zipped(&[
            ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
            ("xl/workbook.xml", workbook.as_bytes()),
            ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/a.xml").as_bytes()),
            ("xl/worksheets/a.xml", part.as_bytes()),
        ]);
        let mut package = Package::open(&bytes)?;
        read(&bytes, &mut package, Room::of(10_000)).map(|mut sheets| sheets.remove(0))
    }

    fn cell(at: &str) -> String {
        format!("<c r=\"{at}\"><v>1</v></c>")
    }

    #[test]
    fn cells_twice_or_out_of_order_are_refused_and_not_lost() {
        for (cells, place) in [
            (["C1", "A1"], "row 1, kolom/column 1:"),
            (["B2", "B2"], "row 2, kolom/column 2:"),
            (["A3", "A2"], "row 2, kolom/column 1:"),
        ] {
            let fault = sheet(&cells.map(cell).concat()).unwrap_err();
            assert!(fault.contains(place), "{fault}");
        }
        let read = sheet(&["B2", "D2", "A4"].map(cell).concat()).unwrap();
        assert_eq!(
            read.iter().map(|row| (row.number, row.len())).collect::<Vec<_>>(),
            [(2, 4), (4, 1)]
        );
    }

    #[test]
    fn a_few_bytes_cannot_ask_for_more_cells_than_there_is_room() {
        let far: String = (1..=11).map(|row| cell(&format!("ALL{row}"))).collect();
        assert_eq!(sheet(&far).unwrap_err(), "> 60.000.000 sel/cells");
        let beyond: String = (1..=11).map(|row| cell(&format!("XFD{row}"))).collect();
        assert_eq!(sheet(&beyond).unwrap().cells_beyond, 11);
    }

    #[test]
    fn places_that_no_sheet_has_do_no_harm() {
        for place in
            ["AAAAAAAAAAAAAAAA1", "A99999999999999999999", "ZZZZZZZ4294967295", "A0", "1", "é1"]
        {
            let read = sheet(&cell(place));
            assert!(read.is_err() || read.is_ok_and(|sheet| sheet.rows() <= 1), "{place}");
        }
    }

    #[test]
    fn a_sheet_that_stops_early_is_refused() {
        assert!(sheet("<row><c r=\"A1\"><v>1").is_err());
    }
}
