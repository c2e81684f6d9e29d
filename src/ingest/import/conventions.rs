//! What all cells of a column together say about how to read them, and what they leave open.

use std::collections::HashSet;

use super::{Answer, Answered, Example, Question, QuestionKind, Reading};
use crate::ingest::reading::blank::{Blank, blank};
use crate::ingest::reading::date::{self, Order};
use crate::ingest::reading::number::{self, Convention, Role, Separator, Use};
use crate::ingest::shape::{Undated, context};
use crate::ingest::sheet::{Cell, Sheet};
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::{Message, Period};

/// Examples shown with a reading.
const EXAMPLES: usize = 3;

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
    for position in first_row..sheet.rows() {
        let Cell::Text(text) = sheet.row(position).cell(source) else { continue };
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
            questions.extend(self.undated.map(|undated| period_question(source, undated, file)));
            if !self.yearless.is_empty() {
                questions.push(self.year_question(source, file));
            }
        }
        if target.kind() == ColumnKind::Date && self.date.order().is_none() {
            questions.push(Question {
                column: source,
                kind: QuestionKind::DateOrder,
                text: Message::new(
                    "Mana yang hari: bilangan pertama atau kedua?",
                    "Which is the day: the first number or the second?",
                ),
                readings: vec![
                    self.date_reading(Order::DayFirst, "Hari dahulu", "Day first"),
                    self.date_reading(Order::MonthFirst, "Bulan dahulu", "Month first"),
                ],
            });
        }
        if target.kind() == ColumnKind::Number
            && let Some(separator) = self.number.open(Use::Count)
        {
            let c = separator.char();
            questions.push(Question {
                column: source,
                kind: QuestionKind::Separators,
                text: Message::new(format!("Apa arti “{c}”?"), format!("What does “{c}” mean?")),
                readings: vec![
                    self.number_reading(separator, Role::Thousands, "Pemisah ribuan", "Thousands"),
                    self.number_reading(separator, Role::Decimal, "Koma desimal", "Decimal mark"),
                ],
            });
        }
        if target == PlacementColumn::Count && self.dashes > 0 {
            questions.push(dash_question(source));
        }
        questions
    }

    /// Asks for the year of dates without one: the file's name may say it.
    fn year_question(&self, source: u32, file: &str) -> Question {
        let reading = |year: i32| Reading {
            answer: Answer::Year(year),
            label: Message::same(year.to_string()),
            examples: self
                .yearless
                .iter()
                .map(|(text, written)| {
                    let order = self.date.order();
                    let read = written.read(date::Convention { order, year: Some(year) });
                    example(text, read.map(|period| period.to_string()))
                })
                .collect(),
        };
        let year = context::of_text(stem(file)).year;
        Question {
            column: source,
            kind: QuestionKind::Year,
            text: Message::new(
                "Tanggal di kolom ini tidak menyebut tahun: tahun berapa?",
                "The dates in this column name no year: which year is it?",
            ),
            readings: year.into_iter().map(reading).collect(),
        }
    }

    fn date_reading(&self, order: Order, id: &str, en: &str) -> Reading {
        let examples = self.open_dates.iter().map(|(text, written)| {
            example(
                text,
                written
                    .read(date::Convention { order: Some(order), year: None })
                    .map(|day| day.to_string()),
            )
        });
        Reading {
            answer: Answer::DateOrder(order),
            label: Message::new(id, en),
            examples: examples.collect(),
        }
    }

    fn number_reading(&self, separator: Separator, role: Role, id: &str, en: &str) -> Reading {
        let convention = Convention::with(separator, role);
        let examples = self.open_numbers.iter().map(|(text, written)| {
            let value = written.read(convention, Use::Quantity).ok();
            example(text, value.map(|value| value.to_string()))
        });
        Reading {
            answer: Answer::Separators(convention),
            label: Message::new(id, en),
            examples: examples.collect(),
        }
    }
}

/// Asks for the period of all rows: what the title leaves open, or what the file's name says.
fn period_question(source: u32, undated: Undated, file: &str) -> Question {
    let year = |period: Period| Period::year(period.last().year());
    let up_to = |period: Period| Period::new(year(period)?.first(), period.last());
    let of_file = context::of_text(stem(file)).period.map(|said| said.period);
    let mut periods: Vec<Period> = Vec::new();
    for period in [undated.as_of, undated.as_of.and_then(up_to), of_file].into_iter().flatten() {
        if !periods.contains(&period) {
            periods.push(period);
        }
    }
    Question {
        column: source,
        kind: QuestionKind::Period,
        text: Message::new(
            "Tabel ini tidak menyebut tanggal: untuk periode apa?",
            "This table names no date: which period is it for?",
        ),
        readings: periods
            .into_iter()
            .map(|period| Reading {
                answer: Answer::Period(period),
                label: Message::same(period.to_string()),
                examples: Vec::new(),
            })
            .collect(),
    }
}

/// A file's name without its extension.
fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn dash_question(source: u32) -> Question {
    let reading = |answer, id: &str, en: &str, read: Message| Reading {
        answer,
        label: Message::new(id, en),
        examples: vec![Example { printed: "-".to_owned(), read }],
    };
    Question {
        column: source,
        kind: QuestionKind::Dash,
        text: Message::new("Apa arti “-” atau “nihil”?", "What does “-” or “nihil” mean?"),
        readings: vec![
            reading(Answer::DashIsZero, "Nol", "Zero", Message::same("0")),
            reading(Answer::DashIsMissing, "Tidak tersedia", "Not available", not_available()),
        ],
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
