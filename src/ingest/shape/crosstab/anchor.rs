//! The header row by which columns stand side by side: the one with the most different months or terms.

use crate::ingest::headers::columns_of;
use crate::ingest::reading::date::{self, Written};
use crate::ingest::reading::{blank::blank, number};
use crate::ingest::shape::title::{self, SIDES};
use crate::ingest::sheet::{Cell, Row, Sheet};
use crate::model::placement::PlacementColumn;

/// Rows among which the header is looked for.
const SEARCHED: usize = 40;

/// Rows below a header in which its columns must hold numbers.
const LOOKED_AT: usize = 30;

/// What stands side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Date,
    Term(PlacementColumn),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// The position of the row.
    pub(super) row: usize,
    pub(super) dimension: Dimension,
    /// The first and the last column with a title.
    pub(super) first: usize,
    pub(super) last: usize,
    different: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Title {
    Date(Written),
    Term(&'static str),
}

/// The row of a sheet with the most different titles; of equals one of dates, then the upper one.
pub(super) fn find(sheet: &Sheet) -> Option<Anchor> {
    let anchors = (0..sheet.rows().min(SEARCHED)).filter_map(|position| at(sheet, position));
    anchors.reduce(|best, next| {
        let rank = |anchor: &Anchor| (anchor.different, anchor.dimension == Dimension::Date);
        if rank(&next) > rank(&best) { next } else { best }
    })
}

/// What stands side by side below a row, if anything does.
pub(super) fn at(sheet: &Sheet, position: usize) -> Option<Anchor> {
    let row = sheet.row(position);
    if !is_no_record(row) {
        return None;
    }
    let dimensions = [Dimension::Date].into_iter().chain(SIDES.map(Dimension::Term));
    let anchors = dimensions.filter_map(|dimension| of(sheet, row, dimension));
    anchors.reduce(|best, next| if next.different > best.different { next } else { best })
}

fn of(sheet: &Sheet, row: Row<'_>, dimension: Dimension) -> Option<Anchor> {
    let titles: Vec<(usize, Title)> = (0..row.len())
        .filter_map(|column| Some((column, title(row.cell(column), dimension)?)))
        .collect();
    let mut different: Vec<Title> = Vec::new();
    for (_, title) in &titles {
        if !different.contains(title) {
            different.push(*title);
        }
    }
    let (first, last) = (titles.first()?.0, titles.last()?.0);
    let is_header =
        (different.len() >= 2 || is_single(row, &titles)) && are_counted(sheet, row, &titles);
    is_header.then_some(Anchor {
        row: row.position,
        dimension,
        first,
        last,
        different: different.len(),
    })
}

fn title(cell: Cell<'_>, dimension: Dimension) -> Option<Title> {
    match dimension {
        Dimension::Date => title::dated(cell).map(Title::Date),
        Dimension::Term(column) => title::term(cell, column).map(|term| Title::Term(term.code)),
    }
}

/// Whether one month stands beside what it counts: `Negara | Januari 2024`.
fn is_single(row: Row<'_>, titles: &[(usize, Title)]) -> bool {
    let is_month = |(column, title): &(usize, Title)| {
        matches!(title, Title::Date(_))
            && matches!(row.cell(*column), Cell::Text(_) | Cell::Date(_))
    };
    let [title] = titles else { return false };
    let columns = columns_of(row);
    let names = |column| columns.iter().any(|(_, target)| *target == Some(column));
    let is_counted = names(PlacementColumn::Count) || names(PlacementColumn::Date);
    let has_name = columns.iter().any(|(_, target)| target.is_some());
    is_month(title) && has_name && !is_counted
}

/// Whether a row may be a header: it holds no day, and its numbers, if any, are years that follow one another.
/// 2,012 and 2,034 persons in a row of records are none.
fn is_no_record(row: Row<'_>) -> bool {
    let mut years: Vec<i32> = Vec::new();
    for cell in row.cells() {
        let number = match cell {
            Cell::Number(number) => number,
            Cell::Text(text) => match (number::written(text), date::written(text)) {
                (_, Some(Written::Day(_) | Written::Numbers { .. })) => return false,
                (Some(_), _) => text.trim().parse().unwrap_or_default(),
                (None, _) => continue,
            },
            Cell::Empty | Cell::Date(_) | Cell::Period(_) | Cell::Error(_) => continue,
        };
        match date::of_year(number) {
            Some(year) => years.push(year.first().year()),
            None => return false,
        }
    }
    years.sort_unstable();
    years.dedup();
    years.is_empty()
        || years.len() >= 2 && years.array_windows().all(|[one, next]| one + 1 == *next)
}

/// Whether the columns hold numbers: in at least half of their filled cells below the header.
fn are_counted(sheet: &Sheet, row: Row<'_>, titles: &[(usize, Title)]) -> bool {
    let last = sheet.rows().min(row.position + 1 + LOOKED_AT);
    let (mut numbers, mut others) = (0, 0);
    for position in row.position + 1..last {
        let below = sheet.row(position);
        for (column, _) in titles {
            match below.cell(*column) {
                Cell::Number(_) => numbers += 1,
                Cell::Text(text) if blank(text).is_some() => {}
                Cell::Text(text) if number::written(text).is_some() => numbers += 1,
                Cell::Empty | Cell::Error(_) => {}
                Cell::Text(_) | Cell::Date(_) | Cell::Period(_) => others += 1,
            }
        }
    }
    numbers > 0 && numbers >= others
}
