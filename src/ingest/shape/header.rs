//! Headers of two rows: a month above, its halves below.

use crate::ingest::reading::date::{self, Written};
use crate::ingest::sheet::{Cell, Row, Sheet};
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::Term;
use crate::model::{Day, Month};

/// What a title says about the month of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    Month(Month),
    /// A month whose year stands elsewhere, from 1.
    OfSomeYear(u8),
}

impl Title {
    pub(super) fn month(self, year: Option<i32>) -> Option<Month> {
        match self {
            Self::Month(month) => Some(month),
            Self::OfSomeYear(month) => Month::new(year?, month),
        }
    }
}

/// The month that a cell names, if it names nothing else.
pub(super) fn title(cell: Cell<'_>) -> Option<Title> {
    match cell {
        Cell::Date(day) => Some(Title::Month(Day::month(day))),
        Cell::Text(text) => match date::written(text)? {
            Written::Period(period) if period.first().month() == period.last().month() => {
                Some(Title::Month(period.first().month()))
            }
            Written::Months { first, last } if first == last => Some(Title::OfSomeYear(first)),
            _ => None,
        },
        Cell::Empty | Cell::Number(_) | Cell::Period(_) | Cell::Error(_) => None,
    }
}

/// The one year that a cell names: `2024`, `TAHUN 2024`.
pub(super) fn year(cell: Cell<'_>) -> Option<i32> {
    let plausible = |year: &i32| (1990..2100).contains(year);
    match cell {
        Cell::Number(number) => Some(number as i32).filter(plausible),
        Cell::Text(text) => {
            let mut years = text
                .split(|c: char| !c.is_ascii_digit())
                .filter(|digits| digits.len() == 4)
                .filter_map(|digits| digits.parse().ok().filter(plausible));
            let year = years.next();
            year.filter(|first| years.all(|other| other == *first))
        }
        Cell::Empty | Cell::Date(_) | Cell::Period(_) | Cell::Error(_) => None,
    }
}

/// The year of a column: that of the nearest cell above which spans it, or which speaks for the whole sheet.
pub(super) fn year_above(sheet: &Sheet, header: usize, column: usize) -> Option<i32> {
    (0..header).rev().find_map(|position| {
        let row = sheet.row(position);
        let several = row.cells().filter_map(year).count() > 1;
        if several {
            (0..=column).rev().find_map(|at| year(row.cell(at)))
        } else {
            row.cells().find_map(year)
        }
    })
}

/// The columns whose terms may halve a month.
pub(super) const HALVES: [PlacementColumn; 2] = [PlacementColumn::Sex, PlacementColumn::Sector];

/// The term by which a cell halves the month above it.
pub(super) fn half(row: Row<'_>, column: usize) -> Option<(PlacementColumn, &'static Term)> {
    let shown = row.cell(column).shown();
    HALVES.into_iter().find_map(|half| Some((half, half.vocabulary()?.recognise(&shown)?)))
}
