//! What all cells of a column together say about how to read them, and what they leave open.

use std::collections::HashSet;

use super::asking::{self, EXAMPLES};
use super::{Answer, Answered, Example, Question};
use crate::ingest::reading::blank::{Blank, blank};
use crate::ingest::reading::date;
use crate::ingest::reading::number::{self, Convention, Separator, Use};
use crate::ingest::shape::Undated;
use crate::ingest::sheet::{Cell, Sheet};
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::{Message, Period};

/// The facts of one mapped column.
pub(super) struct Facts<'a> {
    date: date::Evidence,
    pub(super) number: number::Evidence,
    dashes: u32,
    /// The first cells that have more than one reading.
    open_dates: Vec<(&'a str, date::Written)>,
    /// The first dates without a year, where none stands in the sheet.
    yearless: Vec<(&'a str, date::Written)>,
    /// The year that the sheet gives to dates without one.
    year: Option<i32>,
    /// Set when the column waits for a period.
    undated: Option<Undated>,
    open_numbers: Vec<(&'a str, number::Written)>,
}

/// How a column is read: by what its cells say, or by what a person answered.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Conventions {
    pub(super) date: date::Convention,
    /// The period of rows without a date, where a person has said it.
    pub(super) period: Option<Period>,
    /// Whether the column waits for a period.
    pub(super) is_undated: bool,
    pub(super) separators: Convention,
    /// The separators that some cell has.
    pub(super) has_dot: bool,
    pub(super) has_comma: bool,
    /// Whether a dash is 0; `None` while nobody has said.
    pub(super) dash_is_zero: Option<bool>,
}

/// Looks at the cells of a column below the header.
pub(super) fn facts<'a>(
    sheet: &'a Sheet,
    first_row: usize,
    source: usize,
    target: PlacementColumn,
) -> Facts<'a> {
    let mut facts = Facts {
        date: date::Evidence::default(),
        number: number::Evidence::default(),
        dashes: 0,
        open_dates: Vec::new(),
        yearless: Vec::new(),
        year: sheet.shaped.year,
        undated: sheet.shaped.undated.filter(|undated| undated.column == source),
        open_numbers: Vec::new(),
    };
    let kind = target.kind();
    if !matches!(kind, ColumnKind::Date | ColumnKind::Number) {
        return facts;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    let mut met = vec![false; sheet.numbers_of_texts()];
    for position in first_row..sheet.rows() {
        let row = sheet.row(position);
        if met.get_mut(row.number_of(source)).is_none_or(|met| std::mem::replace(met, true)) {
            continue;
        }
        let Cell::Text(text) = row.cell(source) else { continue };
        if !seen.insert(text) {
            continue;
        }
        if let Some(blank) = blank(text) {
            facts.dashes += u32::from(blank == Blank::ZeroOrMissing);
        } else if kind == ColumnKind::Date {
            if let Some(written) = date::written(text) {
                facts.date.add(written);
                if written.lacks_year() && facts.year.is_none() && facts.yearless.len() < EXAMPLES {
                    facts.yearless.push((text, written));
                }
                if written.lacks_order() && facts.open_dates.len() < EXAMPLES {
                    facts.open_dates.push((text, written));
                }
            }
        } else if let Some(written) = number::written(text) {
            facts.number.add(&written);
            if written.open_separator().is_some() && facts.open_numbers.len() < EXAMPLES {
                facts.open_numbers.push((text, written));
            }
        }
    }
    facts
}

impl Facts<'_> {
    /// The column's conventions; an answer outweighs what the cells say.
    pub(super) fn conventions(&self, source: u32, answers: &[Answered]) -> Conventions {
        let mut conventions = Conventions {
            date: date::Convention { order: self.date.order(), year: self.year },
            period: None,
            is_undated: self.undated.is_some(),
            separators: self.number.convention(Use::Count),
            has_dot: self.number.occurs(Separator::Dot),
            has_comma: self.number.occurs(Separator::Comma),
            dash_is_zero: None,
        };
        for answered in answers.iter().filter(|answered| answered.column == source) {
            match answered.answer {
                Answer::DateOrder(order) => conventions.date.order = Some(order),
                Answer::Separators(separators) => conventions.separators = separators,
                Answer::DashIsZero => conventions.dash_is_zero = Some(true),
                Answer::DashIsMissing => conventions.dash_is_zero = Some(false),
                Answer::Year(year) => conventions.date.year = Some(year),
                Answer::Period(period) => conventions.period = Some(period),
            }
        }
        conventions
    }

    /// What only a person can say about the column.
    /// `file` is its name, whose year or period may be meant.
    pub(super) fn questions(
        &self,
        source: u32,
        target: PlacementColumn,
        file: &str,
    ) -> Vec<Question> {
        let mut questions = Vec::new();
        if target.kind() == ColumnKind::Date {
            questions.extend(self.undated.map(|undated| asking::period(source, undated, file)));
            if !self.yearless.is_empty() {
                questions.push(asking::year(source, &self.yearless, self.date.order(), file));
            }
            if self.date.order().is_none() {
                questions.push(asking::date_order(source, &self.open_dates));
            }
        }
        if target.kind() == ColumnKind::Number
            && let Some(separator) = self.number.open(Use::Count)
        {
            questions.push(asking::separators(source, separator, &self.open_numbers));
        }
        if target == PlacementColumn::Count && self.dashes > 0 {
            questions.push(asking::dash(source));
        }
        questions
    }
}

pub(super) fn not_available() -> Message {
    Message::new("tidak tersedia", "not available")
}

pub(super) fn example(printed: &str, read: Option<String>) -> Example {
    Example {
        printed: super::report::repeatable(printed),
        read: read.map_or_else(not_available, Message::same),
    }
}
