//! A sheet per month becomes one sheet.

use super::header::{self, Title};
use super::{Shape, Shaped};
use crate::ingest::headers::{columns_of, header_row};
use crate::ingest::sheet::{Cell, Kind, Sheet, TooBig, Workbook};
use crate::model::Month;
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::fold;

/// One month's sheet.
struct Part<'a> {
    sheet: &'a Sheet,
    month: Month,
    /// The position of its header.
    header: usize,
    columns: Vec<(String, Option<PlacementColumn>)>,
}

/// All sheets that are named by a month, one after the other, with the month as their date; `None` where there
/// are not several with equal headers, or they have dates of their own.
pub(super) fn joined(workbook: &Workbook) -> Option<Sheet> {
    let visible = workbook.sheets.iter().filter(|sheet| !sheet.is_hidden);
    let mut parts: Vec<Part<'_>> = visible.filter_map(part).collect();
    parts.sort_by_key(|part| part.month);
    let first = parts.first()?;
    let headers = |part: &Part<'_>| -> Vec<String> {
        part.columns.iter().map(|(header, _)| fold(header)).collect()
    };
    let expected = headers(first);
    let is_dated = |part: &Part<'_>| {
        part.columns.iter().any(|(_, target)| *target == Some(PlacementColumn::Date))
    };
    let is_named = first.columns.iter().any(|(_, target)| target.is_some());
    let is_twice = parts.array_windows().any(|[one, next]| one.month == next.month);
    let fit = |part: &Part<'_>| headers(part) == expected && !is_dated(part);
    (parts.len() >= 2 && is_named && !is_twice && parts.iter().all(fit))
        .then(|| join(&parts).ok())
        .flatten()
}

fn part(sheet: &Sheet) -> Option<Part<'_>> {
    let title: Title = header::title(Cell::Text(&sheet.name))?;
    let header = header_row(sheet);
    let month = title.month(header::year_above(sheet, header, 0))?;
    let mut columns = columns_of(sheet.row(header));
    while columns.pop_if(|(header, _)| header.is_empty()).is_some() {}
    Some(Part { sheet, month, header, columns })
}

fn join(parts: &[Part<'_>]) -> Result<Sheet, TooBig> {
    let names = [parts.first(), parts.last()].map(|part| part.map_or("", |part| &part.sheet.name));
    let mut joined = Sheet::default();
    joined.name = names.join("–");
    joined.shaped = Shaped { shape: Shape::Sheets, ..Shaped::default() };
    joined.set_columns((0..parts.first().map_or(0, |part| part.columns.len())).map(Some));
    for (number, part) in parts.iter().enumerate() {
        joined.begin_part(&part.sheet.name);
        joined.shaped.margins.extend_from_slice(&part.sheet.shaped.margins);
        joined.shaped.filled.extend_from_slice(&part.sheet.shaped.filled);
        joined.cells_beyond = joined.cells_beyond.saturating_add(part.sheet.cells_beyond);
        let first = part.header + usize::from(number > 0);
        for position in first..part.sheet.rows() {
            let row = part.sheet.row(position);
            for column in 0..part.columns.len() {
                joined.push_cell(row, column)?;
            }
            if position == part.header {
                joined.push(Kind::Text, PlacementColumn::Date.label().id)?;
            } else {
                joined.push(Kind::Date, &part.month.last_day().to_string())?;
            }
            joined.end_row(row.number)?;
        }
    }
    Ok(joined)
}
