//! Questions that the cells of a column leave open, with what each answer would make of them.

use super::conventions::{example, not_available};
use super::{Answer, Example, Question, QuestionKind, Reading};
use crate::ingest::reading::date::{self, Order};
use crate::ingest::reading::number::{self, Convention, Role, Separator, Use};
use crate::ingest::shape::{Undated, context};
use crate::model::{Message, Period};

/// Cells shown with a reading.
pub(in crate::ingest) const EXAMPLES: usize = 3;

/// Asks which number of a date is the day.
pub(in crate::ingest) fn date_order(column: u32, cells: &[(&str, date::Written)]) -> Question {
    let reading = |order, id: &str, en: &str| {
        let convention = date::Convention { order: Some(order), year: None };
        let examples = cells.iter().map(|(text, written)| {
            example(text, written.read(convention).map(|day| day.to_string()))
        });
        Reading {
            answer: Answer::DateOrder(order),
            label: Message::new(id, en),
            examples: examples.collect(),
        }
    };
    Question {
        column,
        kind: QuestionKind::DateOrder,
        text: Message::new(
            "Mana yang hari: bilangan pertama atau kedua?",
            "Which is the day: the first number or the second?",
        ),
        readings: vec![
            reading(Order::DayFirst, "Hari dahulu", "Day first"),
            reading(Order::MonthFirst, "Bulan dahulu", "Month first"),
        ],
    }
}

/// Asks what a separator of numbers means.
pub(in crate::ingest) fn separators(
    column: u32,
    separator: Separator,
    cells: &[(&str, number::Written)],
) -> Question {
    let reading = |role, id: &str, en: &str| {
        let convention = Convention::with(separator, role);
        let examples = cells.iter().map(|(text, written)| {
            let value = written.read(convention, Use::Quantity).ok();
            example(text, value.map(|value| value.to_string()))
        });
        Reading {
            answer: Answer::Separators(convention),
            label: Message::new(id, en),
            examples: examples.collect(),
        }
    };
    let c = separator.char();
    Question {
        column,
        kind: QuestionKind::Separators,
        text: Message::new(format!("Apa arti “{c}”?"), format!("What does “{c}” mean?")),
        readings: vec![
            reading(Role::Thousands, "Pemisah ribuan", "Thousands"),
            reading(Role::Decimal, "Koma desimal", "Decimal mark"),
        ],
    }
}

/// Asks for the year of dates without one: the file's name may say it.
pub(super) fn year(
    column: u32,
    cells: &[(&str, date::Written)],
    order: Option<Order>,
    file: &str,
) -> Question {
    let reading = |year: i32| Reading {
        answer: Answer::Year(year),
        label: Message::same(year.to_string()),
        examples: cells
            .iter()
            .map(|(text, written)| {
                let read = written.read(date::Convention { order, year: Some(year) });
                example(text, read.map(|period| period.to_string()))
            })
            .collect(),
    };
    let year = context::of_text(stem(file)).year;
    Question {
        column,
        kind: QuestionKind::Year,
        text: Message::new(
            "Tanggal di kolom ini tidak menyebut tahun: tahun berapa?",
            "The dates in this column name no year: which year is it?",
        ),
        readings: year.into_iter().map(reading).collect(),
    }
}

/// Asks for the period of all rows: what the title leaves open, or what the file's name says.
pub(super) fn period(column: u32, undated: Undated, file: &str) -> Question {
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
        column,
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

/// Asks whether a dash is a zero.
pub(super) fn dash(column: u32) -> Question {
    let reading = |answer, id: &str, en: &str, read: Message| Reading {
        answer,
        label: Message::new(id, en),
        examples: vec![Example { printed: "-".to_owned(), read }],
    };
    Question {
        column,
        kind: QuestionKind::Dash,
        text: Message::new("Apa arti “-” atau “nihil”?", "What does “-” or “nihil” mean?"),
        readings: vec![
            reading(Answer::DashIsZero, "Nol", "Zero", Message::same("0")),
            reading(Answer::DashIsMissing, "Tidak tersedia", "Not available", not_available()),
        ],
    }
}
