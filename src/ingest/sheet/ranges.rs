//! XLS and ODS through calamine, which reads each of their sheets whole.

use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Range, Reader, SheetType, SheetVisible, Xls};

use super::package::Package;
use super::xlsx::push;
use super::{Kind, MOST_COLUMNS, Sheet};

/// The sheets of an old Excel file.
///
/// # Errors
/// What is wrong, in few words.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let workbook = Xls::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    sheets(workbook)
}

/// The sheets of an OpenDocument file.
///
/// # Errors
/// What is wrong, in few words.
pub(super) fn read_ods(bytes: &[u8], mut package: Package<'_>) -> Result<Vec<Sheet>, String> {
    if package.repeats_too_much() {
        return Err("> 20.000.000 sel/cells".to_owned());
    }
    let workbook = Ods::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    sheets(workbook)
}

fn sheets<'a, R>(mut workbook: R) -> Result<Vec<Sheet>, String>
where
    R: Reader<Cursor<&'a [u8]>>,
    R::Error: std::fmt::Display,
{
    let listed: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::with_capacity(listed.len());
    for (name, is_hidden) in listed {
        let range = workbook.worksheet_range(&name).map_err(|error| error.to_string())?;
        let mut sheet = Sheet { name, is_hidden, ..Sheet::default() };
        fill(&mut sheet, &range)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn fill(sheet: &mut Sheet, range: &Range<Data>) -> Result<(), String> {
    let Some((first_row, first_column)) = range.start() else { return Ok(()) };
    for (number, row) in (first_row + 1..).zip(range.rows()) {
        for _ in 0..(first_column as usize).min(MOST_COLUMNS) {
            sheet.push(Kind::Text, "")?;
        }
        let room = MOST_COLUMNS.saturating_sub(first_column as usize);
        for value in row.iter().take(room) {
            push(sheet, &borrowed(value), 0.0)?;
        }
        let beyond = row.iter().skip(room).filter(|value| !matches!(value, Data::Empty)).count();
        sheet.cells_beyond = sheet.cells_beyond.saturating_add(beyond as u32);
        sheet.end_row(number)?;
    }
    Ok(())
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(error) => DataRef::Error(error.clone()),
        _ => DataRef::Empty,
    }
}
