//! What a header, a title or a sheet's name says of the records under it: their period, or a term such as a
//! country or a sex.

use std::fmt;

use crate::ingest::headers::{is_total_label, one_line};
use crate::ingest::reading::date::{self, Convention, Written};
use crate::ingest::sheet::Cell;
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::{Term, fold};
use crate::model::{Day, MONTH_NAMES, Month, Period};

/// Columns whose terms may stand side by side, the likelier first: `Perseorangan` is a kind of employer and
/// a scheme.
pub(super) const SIDES: [PlacementColumn; 7] = [
    PlacementColumn::Sex,
    PlacementColumn::Sector,
    PlacementColumn::Scheme,
    PlacementColumn::Destination,
    PlacementColumn::OriginProvince,
    PlacementColumn::Occupation,
    PlacementColumn::EmployerType,
];

/// The period that a cell names, if it names nothing else: of whole months, perhaps of some year.
pub(super) fn dated(cell: Cell<'_>) -> Option<Written> {
    match cell {
        Cell::Date(day) if day.day_of_month() == 1 => month(Day::month(day)),
        Cell::Period(period) => Some(Written::Period(period)),
        Cell::Number(number) => date::of_year(number).map(Written::Period),
        Cell::Text(text) => match date::written(text)? {
            Written::Period(period) if period.is_whole_months() => Some(Written::Period(period)),
            Written::Months { first, last } => Some(Written::Months { first, last }),
            _ => None,
        },
        Cell::Empty | Cell::Date(_) | Cell::Error(_) => None,
    }
}

fn month(month: Month) -> Option<Written> {
    Period::months(month, month).map(Written::Period)
}

/// The term of a column that a cell names.
pub(super) fn term(cell: Cell<'_>, column: PlacementColumn) -> Option<&'static Term> {
    match cell {
        Cell::Text(text) => column.vocabulary()?.recognise(&one_line(text)),
        _ => None,
    }
}

pub(super) fn is_total(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if is_total_label(text) || fold(text) == "jlh")
}

/// A period with the year that stands elsewhere.
pub(super) fn with_year(written: Written, year: Option<i32>) -> Option<Period> {
    written.read(Convention { order: None, year })
}

/// Whether a period is a whole year, whose months may be named elsewhere.
pub(super) fn year_of(written: Written) -> Option<i32> {
    match written {
        Written::Period(period) => {
            let year = period.first().year();
            (Period::year(year) == Some(period)).then_some(year)
        }
        _ => None,
    }
}

/// The period of a column or a row, perhaps of a year that stands elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Period(Period),
    /// Months, from 1.
    Months {
        first: u8,
        last: u8,
    },
}

/// A year to compare months by that have none; no months are ever given it.
const SOME_YEAR: i32 = 2000;

impl When {
    /// `None` for what is no period of whole months.
    pub(super) fn of(written: Written, year: Option<i32>) -> Option<Self> {
        match with_year(written, year) {
            Some(period) => Some(Self::Period(period)),
            None => match written {
                Written::Months { first, last } => Some(Self::Months { first, last }),
                _ => None,
            },
        }
    }

    /// The period, of some year where it has none.
    pub(super) fn period(self) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Months { first, last } => {
                let month = |month| Month::new(SOME_YEAR, month);
                Period::months(month(first)?, month(last)?)
            }
        }
    }

    /// Another period, with or without a year as this one.
    pub(super) fn at(self, period: Period) -> Self {
        match self {
            Self::Period(_) => Self::Period(period),
            Self::Months { .. } => Self::Months {
                first: period.first().month_of_year(),
                last: period.last().month_of_year(),
            },
        }
    }

    /// From January on: what a month of a cumulative table counts.
    pub(super) fn since_january(self) -> Self {
        match self {
            Self::Months { last, .. } => Self::Months { first: 1, last },
            Self::Period(period) => {
                let january = Day::from_ymd(period.last().year(), 1, 1);
                let whole = january.and_then(|first| Period::new(first, period.last()));
                Self::Period(whole.unwrap_or(period))
            }
        }
    }
}

impl fmt::Display for When {
    /// As [`date::written`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |month: u8| {
            let names = MONTH_NAMES.get(usize::from(month).saturating_sub(1));
            names.and_then(|names| names.first()).copied().unwrap_or_default()
        };
        match *self {
            Self::Period(period) => write!(f, "{period}"),
            Self::Months { first, last } if first == last => write!(f, "{}", name(first)),
            Self::Months { first, last } => write!(f, "{}-{}", name(first), name(last)),
        }
    }
}

/// Words by which a column is not one of placements: a share, a plan, a difference.
const OTHER_MEASURES: &[&str] = &[
    "%",
    "persen",
    "persentase",
    "prosentase",
    "share",
    "target",
    "rencana",
    "capaian",
    "selisih",
    "growth",
    "pertumbuhan",
    "kenaikan",
    "penurunan",
    "naik",
    "turun",
    "rata-rata",
    "rerata",
    "rank",
    "peringkat",
    "kuota",
    "pagu",
];

/// Whether a header names something else than a number of placements.
pub(super) fn is_other_measure(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains('%')
        || lower
            .split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')' | '.' | ','))
            .any(|word| OTHER_MEASURES.contains(&word))
}
