//! XLSX through calamine's streaming reader. Its ready-made ranges are not used: they allocate the whole
//! rectangle up to the farthest cell, and its date conversion panics on absurd serials (ANCHORS 4.2, 28–29).

use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader as _, SheetType, SheetVisible, Xlsx};

use super::package::Package;
use super::{Kind, MOST_COLUMNS, Merge, Sheet};
use crate::ingest::reading::date::from_serial;

/// Cells in a whole workbook: more do not fit into a page's memory.
const MOST_CELLS: usize = 60_000_000;

/// Days between the epochs of the 1900 and the 1904 date systems.
const EPOCH_1904: f64 = 1_462.0;

/// The largest part, in bytes, that is read again for its merged cells, which it lists last.
const MOST_MERGED: u64 = 32 << 20;

pub(super) fn read(bytes: &[u8], mut package: Package<'_>) -> Result<Vec<Sheet>, String> {
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
    let mut budget = MOST_CELLS;
    for (name, is_hidden) in listed {
        let mut sheet = Sheet { name: name.clone(), is_hidden, ..Sheet::default() };
        let part = parts.get(&name);
        if let Some(part) = part {
            sheet.hidden_columns = package.hidden_columns(part, MOST_COLUMNS);
        }
        if part.is_some_and(|part| package.size(part) <= MOST_MERGED) {
            let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
            sheet.merges = merged.iter().map(Merge::from).collect();
        }
        let mut cells =
            workbook.worksheet_cells_reader(&name).map_err(|error| error.to_string())?;
        let mut row = 0;
        while let Some(cell) = cells.next_cell().map_err(|error| error.to_string())? {
            budget = budget.checked_sub(1).ok_or("> 60.000.000 sel/cells")?;
            let (at, column) = cell.get_position();
            if at < row {
                return Err(format!("row {} after {}", at + 1, row + 1));
            }
            if at > row {
                sheet.end_row(row + 1)?;
                row = at;
            }
            let column = column as usize;
            if column >= MOST_COLUMNS {
                sheet.cells_beyond = sheet.cells_beyond.saturating_add(1);
                continue;
            }
            let filled = sheet.ends.len() - sheet.row_ends.last().map_or(0, |&end| end as usize);
            for _ in filled..column {
                sheet.push(Kind::Text, "")?;
            }
            // A cell given twice: the first stands.
            if column >= filled {
                push(&mut sheet, cell.get_value(), shift)?;
            }
        }
        sheet.end_row(row + 1)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

impl From<&Dimensions> for Merge {
    fn from(region: &Dimensions) -> Self {
        Self {
            rows: (region.start.0 + 1, region.end.0 + 1),
            columns: (region.start.1 as usize, region.end.1 as usize),
        }
    }
}

pub(super) fn push(sheet: &mut Sheet, value: &DataRef<'_>, shift: f64) -> Result<(), String> {
    match value {
        DataRef::Empty => sheet.push(Kind::Text, ""),
        DataRef::String(text) | DataRef::DurationIso(text) | DataRef::DateTimeIso(text) => {
            sheet.push(Kind::Text, text)
        }
        DataRef::SharedString(text) => sheet.push(Kind::Text, text),
        DataRef::Int(number) => sheet.push(Kind::Number, &number.to_string()),
        DataRef::Float(number) => sheet.push(Kind::Number, &number.to_string()),
        DataRef::Bool(value) => sheet.push(Kind::Text, if *value { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => sheet.push(Kind::Error, &error.to_string()),
        DataRef::DateTime(time) => match from_serial(time.as_f64() + shift) {
            Some(day) if time.is_datetime() => sheet.push(Kind::Date, &day.to_string()),
            // A duration, or a number in a date's clothes.
            _ => sheet.push(Kind::Number, &time.as_f64().to_string()),
        },
    }
    .map_err(Into::into)
}
