//! Tables with one header in several sheets, or several times in one, become one table.

use super::{Note, Shape, Shaped, title};
use crate::ingest::headers::{columns_of, header_row};
use crate::ingest::sheet::{Cell, Kind, Sheet, TooBig};
use crate::model::Period;
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::{Term, fold};

/// Words in the name of a sheet that sums up the others.
const SUMMARIES: &[&str] =
    &["rekap", "rekapitulasi", "ringkasan", "summary", "total", "jumlah", "recap"];

/// One of the tables.
struct Part<'a> {
    sheet: &'a Sheet,
    /// The position of its header.
    header: usize,
    columns: Vec<(String, Option<PlacementColumn>)>,
}

/// What tells the tables apart, and that of each.
struct Side<'a> {
    column: PlacementColumn,
    terms: Vec<&'a Term>,
}

/// The largest set of visible tables with equal headers, one after the other; `None` where there are not
/// several, or nothing tells what is in the one from what is in the other.
pub(super) fn joined(tables: &[Sheet]) -> Option<Sheet> {
    let visible = tables.iter().filter(|sheet| !sheet.is_hidden && !is_summary(&sheet.name));
    let parts: Vec<Part<'_>> = visible.filter_map(part).collect();
    let mut sets: Vec<(Vec<String>, Vec<Part<'_>>)> = Vec::new();
    for part in parts {
        let headers = part.columns.iter().map(|(header, _)| fold(header)).collect();
        match sets.iter_mut().find(|(known, _)| *known == headers) {
            Some((_, parts)) => parts.push(part),
            None => sets.push((headers, vec![part])),
        }
    }
    let (_, mut parts) = sets.into_iter().rev().max_by_key(|(_, parts)| parts.len())?;
    let copies = drop_copies(&mut parts);
    let side = side(&parts);
    if parts.len() < 2 || side.is_none() && !differ_in_date(&parts) {
        return None;
    }
    if side.is_none() && parts.iter().all(|part| period(part).is_some()) {
        parts.sort_by_key(period);
    }
    let mut joined = join(&parts, side.as_ref()).ok()?;
    for copy in copies {
        let name = copy.clone();
        joined.shaped.remarks.push(super::Remark {
            sheet: name,
            row: 0,
            header: String::new(),
            note: Note::Copy,
        });
    }
    Some(joined)
}

fn is_summary(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| SUMMARIES.contains(&word))
}

fn part(sheet: &Sheet) -> Option<Part<'_>> {
    let header = header_row(sheet);
    let mut columns = columns_of(sheet.row(header));
    while columns.pop_if(|(header, _)| header.is_empty()).is_some() {}
    let is_dated = columns.iter().any(|(_, target)| *target == Some(PlacementColumn::Date));
    let has_records = header + 1 < sheet.rows();
    (is_dated && has_records).then_some(Part { sheet, header, columns })
}

/// Leaves out tables whose records are all those of another, and names them.
fn drop_copies(parts: &mut Vec<Part<'_>>) -> Vec<String> {
    let mut copies = Vec::new();
    let mut kept: Vec<Part<'_>> = Vec::new();
    for part in parts.drain(..) {
        if kept.iter().any(|other| is_copy(other, &part)) {
            copies.push(part.sheet.name.clone());
        } else {
            kept.push(part);
        }
    }
    *parts = kept;
    copies
}

fn is_copy(one: &Part<'_>, other: &Part<'_>) -> bool {
    let rows = |part: &Part<'_>| part.sheet.rows() - part.header;
    rows(one) == rows(other)
        && (1..rows(one)).all(|row| {
            let cells = |part: &Part<'_>| {
                let row = part.sheet.row(part.header + row);
                (0..part.columns.len()).map(|column| row.cell(column).shown()).collect::<Vec<_>>()
            };
            cells(one) == cells(other)
        })
}

/// The term of a column that none of the tables has, by which their names or titles differ.
fn side<'a>(parts: &[Part<'_>]) -> Option<Side<'a>> {
    title::SIDES.into_iter().find_map(|column| {
        let is_there =
            |part: &Part<'_>| part.columns.iter().any(|(_, target)| *target == Some(column));
        if parts.iter().any(is_there) {
            return None;
        }
        let terms: Vec<&Term> =
            parts.iter().map(|part| said(part, column)).collect::<Option<_>>()?;
        let differ = terms.first()?.code != terms.last()?.code;
        differ.then_some(Side { column, terms })
    })
}

/// The one term of a column in a table's name or title.
fn said(part: &Part<'_>, column: PlacementColumn) -> Option<&'static Term> {
    let name = title::term(Cell::Text(&part.sheet.name), column);
    let titles = (0..part.header).flat_map(|position| part.sheet.row(position).cells());
    name.or_else(|| titles.filter_map(|cell| title::term(cell, column)).next())
}

/// Whether no two tables have one and the same period for all of their rows.
fn differ_in_date(parts: &[Part<'_>]) -> bool {
    let mut periods: Vec<Period> = parts.iter().filter_map(period).collect();
    let all = periods.len();
    periods.sort_unstable();
    periods.dedup();
    periods.len() == all
}

/// The period of all rows of a table that took it from a title or name, of some year where none is said.
fn period(part: &Part<'_>) -> Option<Period> {
    let date =
        part.columns.iter().position(|(_, target)| *target == Some(PlacementColumn::Date))?;
    if part.sheet.column_of(date).is_some() {
        return None;
    }
    let mut periods = (part.header + 1..part.sheet.rows())
        .map(|position| part.sheet.row(position).cell(date))
        .filter(|cell| !cell.is_empty())
        .map(|cell| title::When::of(title::dated(cell)?, None)?.period());
    let first = periods.next()??;
    periods.all(|period| period == Some(first)).then_some(first)
}

fn join(parts: &[Part<'_>], side: Option<&Side<'_>>) -> Result<Sheet, TooBig> {
    let names = [parts.first(), parts.last()].map(|part| part.map_or("", |part| &part.sheet.name));
    let mut joined = Sheet::default();
    joined.name = if names[0] == names[1] { names[0].to_owned() } else { names.join("–") };
    joined.shaped = Shaped { shape: Shape::Sheets, ..Shaped::default() };
    let Some(first) = parts.first() else { return Ok(joined) };
    joined.shaped.year = first.sheet.shaped.year;
    joined.shaped.undated = first.sheet.shaped.undated;
    joined.set_columns((0..first.columns.len()).map(|column| first.sheet.column_of(column)));
    joined.take_count_column(first.sheet);
    for (number, part) in parts.iter().enumerate() {
        joined.begin_part(&part.sheet.label());
        joined.shaped.remarks.extend_from_slice(&part.sheet.shaped.remarks);
        joined.cells_beyond = joined.cells_beyond.saturating_add(part.sheet.cells_beyond);
        for position in part.header + usize::from(number > 0)..part.sheet.rows() {
            let row = part.sheet.row(position);
            for column in 0..part.columns.len() {
                joined.push_cell(row, column)?;
            }
            if let Some(side) = side {
                let text = if position == part.header {
                    side.column.label().id
                } else {
                    side.terms.get(number).map_or("", |term| term.label.id)
                };
                joined.push(Kind::Text, text)?;
            }
            joined.end_row_from(row.number, part.sheet.count_source(position))?;
        }
    }
    Ok(joined)
}
