//! Dates and months as people write them, in Indonesian and English. Whether the day or the month comes
//! first is a convention of the column.

pub mod due;
mod span;

use serde::{Deserialize, Serialize};

use super::visible;
use crate::model::vocabulary::fold;
use crate::model::{Day, Month, Period};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// What a cell may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Day(Day),
    /// A month, quarter, year or what runs from one month to another: stands for its last day, up to which
    /// it is counted.
    Period(Period),
    /// `8/9/2024`: two numbers and a year; `8/9` without one.
    Numbers {
        first: u8,
        second: u8,
        year: Option<i32>,
    },
    /// `30 November`.
    DayOfMonth {
        day: u8,
        month: u8,
    },
    /// `November`, `TW III`, `Jan-Okt`: months of a year that stands elsewhere, from 1.
    Months {
        first: u8,
        last: u8,
    },
}

/// What a column's dates leave to be said once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Convention {
    pub order: Option<Order>,
    /// The year of dates that have none.
    pub year: Option<i32>,
}

/// The meaning of a date's text; `None` when it is none.
pub fn written(text: &str) -> Option<Written> {
    let text = without_time(visible(text));
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '–'))
        .filter(|part| !part.is_empty())
        .collect();
    // "Jumat, 29 November 2024": printed weekdays are wrong too often to be trusted.
    let parts = match parts.split_first() {
        Some((first, rest)) if weekday_named(first).is_some() => rest,
        _ => &parts,
    };
    let day = match *parts {
        [a] => compact(a),
        [a, b] => two(a, b),
        [a, b, c] => three(a, b, c),
        _ => None,
    };
    day.or_else(|| span::written(text))
}

/// The day of a spreadsheet's serial number (the 1900 system), of 1954-10-03 to 2119-01-10.
pub fn from_serial(serial: f64) -> Option<Day> {
    // 25,569 is 1970-01-01. Below 61 Excel counts a 29 February 1900 that never was.
    (20_000.0..80_000.0).contains(&serial).then(|| Day::from_number(serial.floor() as i32 - 25_569))
}

/// The year that a number is, from 1990 to 2099.
pub fn of_year(number: f64) -> Option<Period> {
    let is_year = number.fract() == 0.0 && (1990.0..2100.0).contains(&number);
    Period::year(number as i32).filter(|_| is_year)
}

impl Written {
    /// The period under a column's convention; of a day it has one. `None` when the calendar has no such
    /// day, or what is needed is not known.
    pub fn read(self, convention: Convention) -> Option<Period> {
        let day = |day: Day| Period::new(day, day);
        match self {
            Self::Day(known) => day(known),
            Self::Period(period) => Some(period),
            Self::Numbers { first, second, year } => {
                day(two_numbers(first, second, year.or(convention.year)?, convention.order)?)
            }
            Self::DayOfMonth { day: number, month } => {
                day(Day::from_ymd(convention.year?, month, number)?)
            }
            Self::Months { first, last } => {
                let month = |month| Month::new(convention.year?, month);
                Period::months(month(first)?, month(last)?)
            }
        }
    }

    /// Whether the year stands elsewhere.
    pub const fn lacks_year(self) -> bool {
        matches!(
            self,
            Self::Months { .. } | Self::DayOfMonth { .. } | Self::Numbers { year: None, .. }
        )
    }

    /// Whether either of two numbers may be the day.
    pub const fn lacks_order(self) -> bool {
        match self {
            Self::Numbers { first, second, .. } => first <= 12 && second <= 12 && first != second,
            _ => false,
        }
    }
}

fn two_numbers(first: u8, second: u8, year: i32, order: Option<Order>) -> Option<Day> {
    let day_first = Day::from_ymd(year, second, first);
    let month_first = Day::from_ymd(year, first, second);
    match order {
        Some(Order::DayFirst) => day_first,
        Some(Order::MonthFirst) => month_first,
        None if first == second => day_first,
        None => match (day_first, month_first) {
            (Some(day), None) | (None, Some(day)) => Some(day),
            _ => None,
        },
    }
}

/// What the cells of a column say about its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    day_first: u32,
    month_first: u32,
    either: u32,
}

impl Evidence {
    pub fn add(&mut self, written: Written) {
        let Written::Numbers { first, second, .. } = written else { return };
        match (first > 12, second > 12) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (false, false) if first != second => self.either += 1,
            _ => {}
        }
    }

    /// The order; `None` when both readings of every such date exist. Day first where cells contradict each
    /// other: those of the other order are then no dates.
    pub const fn order(&self) -> Option<Order> {
        match (self.day_first, self.month_first, self.either) {
            (0, 0, 1..) => None,
            (0, 1.., _) => Some(Order::MonthFirst),
            _ => Some(Order::DayFirst),
        }
    }
}

/// The text before a time of day: `2024-11-29T10:00`, `29/11/2024 10.15`.
fn without_time(text: &str) -> &str {
    let at = text.char_indices().find_map(|(at, c)| {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let before = text.get(..at).and_then(|before| before.chars().last());
        let mut after = text.get(at + c.len_utf8()..)?.chars();
        let is_break = c == 'T' && is_digit(before) || c == ' ' && text.get(at..)?.contains(':');
        (is_break && is_digit(after.next())).then_some(at)
    });
    at.and_then(|at| text.get(..at)).unwrap_or(text)
}

fn compact(text: &str) -> Option<Written> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = text.get(..4)?.parse().ok()?;
        let month = text.get(4..6)?.parse().ok()?;
        let day = text.get(6..)?.parse().ok()?;
        return plausible(Day::from_ymd(year, month, day)?).map(Written::Day);
    }
    let serial = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    from_serial(serial).map(Written::Day)
}

/// A month and its year, or a day and its month.
fn two(a: &str, b: &str) -> Option<Written> {
    let (month, year) = match (month_named(a), month_named(b)) {
        (Some(month), None) => (month, year(b)?),
        (None, Some(month)) if a.len() == 4 => (month, year(a)?),
        (None, Some(month)) => return day_of_month(number(a)?, month),
        (None, None) if b.len() == 4 => (number(a)?, year(b)?),
        (None, None) if a.len() == 4 => (number(b)?, year(a)?),
        (None, None) => return without_year(number(a)?, number(b)?),
        _ => return None,
    };
    let month = Month::new(year, month)?;
    plausible(month.first_day())?;
    Period::months(month, month).map(Written::Period)
}

/// A leap year: the year that stands elsewhere may be one.
const LEAP: i32 = 2024;

fn day_of_month(day: u8, month: u8) -> Option<Written> {
    Day::from_ymd(LEAP, month, day)?;
    Some(Written::DayOfMonth { day, month })
}

fn without_year(first: u8, second: u8) -> Option<Written> {
    Day::from_ymd(LEAP, second, first).or(Day::from_ymd(LEAP, first, second))?;
    Some(Written::Numbers { first, second, year: None })
}

fn three(a: &str, b: &str, c: &str) -> Option<Written> {
    if a.len() == 4 && a.bytes().all(|byte| byte.is_ascii_digit()) {
        let month = month_named(b).or_else(|| number(b))?;
        return plausible(Day::from_ymd(year(a)?, month, number(c)?)?).map(Written::Day);
    }
    let year = year(c)?;
    let named = match (month_named(a), month_named(b)) {
        (None, Some(month)) => Some((month, number(a)?)),
        (Some(month), None) => Some((month, number(b.trim_end_matches(char::is_alphabetic))?)),
        (None, None) => None,
        _ => return None,
    };
    if let Some((month, day)) = named {
        return plausible(Day::from_ymd(year, month, day)?).map(Written::Day);
    }
    let (first, second) = (number(a)?, number(b)?);
    plausible(Day::from_ymd(year, 1, 1)?)?;
    let exists =
        Day::from_ymd(year, second, first).or(Day::from_ymd(year, first, second)).is_some();
    exists.then_some(Written::Numbers { first, second, year: Some(year) })
}

fn plausible(day: Day) -> Option<Day> {
    (1900..2200).contains(&day.year()).then_some(day)
}

fn number(text: &str) -> Option<u8> {
    text.parse().ok().filter(|_| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A year of four digits, or of two: 70–99 are 1970–1999, the rest 2000–2069.
fn year(text: &str) -> Option<i32> {
    let text = text.strip_prefix('\'').unwrap_or(text);
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year >= 70 => Some(1900 + year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// The month of a name or abbreviation in either language.
pub fn month_named(text: &str) -> Option<u8> {
    Some(match fold(text).as_str() {
        "januari" | "january" | "jan" => 1,
        "februari" | "february" | "feb" | "pebruari" | "peb" => 2,
        "maret" | "march" | "mar" | "mrt" => 3,
        "april" | "apr" => 4,
        "mei" | "may" => 5,
        "juni" | "june" | "jun" => 6,
        "juli" | "july" | "jul" => 7,
        "agustus" | "august" | "agu" | "ags" | "agt" | "agust" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "oktober" | "october" | "okt" | "oct" => 10,
        "november" | "nopember" | "nov" | "nop" => 11,
        "desember" | "december" | "des" | "dec" => 12,
        _ => return None,
    })
}

/// The weekday of a name in either language, in days since Monday.
pub fn weekday_named(text: &str) -> Option<u8> {
    Some(match fold(text).as_str() {
        "senin" | "monday" => 0,
        "selasa" | "tuesday" => 1,
        "rabu" | "wednesday" => 2,
        "kamis" | "thursday" => 3,
        "jumat" | "friday" => 4,
        "sabtu" | "saturday" => 5,
        "minggu" | "ahad" | "sunday" => 6,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        Some(written(text)?.read(DAY_FIRST)?.last().to_string())
    }

    const DAY_FIRST: Convention = Convention { order: Some(Order::DayFirst), year: None };

    #[test]
    fn dates_are_read_in_every_usual_form() {
        for text in [
            "29/11/2024",
            "29-11-2024",
            "29.11.2024",
            "29/11/24",
            "29 November 2024",
            "29 Nop 2024",
            "29-Nov-24",
            "Nov 29, 2024",
            "November 29th, 2024",
            "Jumat, 29 November 2024",
            "Jum'at 29 November 2024",
            "2024-11-29",
            "2024/11/29",
            "2024-11-29T10:00:00",
            "29/11/2024 10:15",
            "20241129",
            "45625",
            " 29/11/2024\u{a0}",
            "'29/11/2024",
        ] {
            assert_eq!(day(text).as_deref(), Some("2024-11-29"), "{text}");
        }
        assert_eq!(day("2/9/25").as_deref(), Some("2025-09-02"));
        assert_eq!(day("8/9/2024").as_deref(), Some("2024-09-08"));
        assert_eq!(day("1/1/70").as_deref(), Some("1970-01-01"));
        assert_eq!(day("29 Feb 2024").as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn a_month_stands_for_its_last_day() {
        for text in ["Nov-24", "November 2024", "Nop 2024", "11/2024", "2024-11", "2024 November"] {
            assert!(matches!(written(text), Some(Written::Period(_))), "{text}");
            assert_eq!(day(text).as_deref(), Some("2024-11-30"), "{text}");
        }
    }

    #[test]
    fn what_lacks_a_year_is_read_with_the_one_that_stands_elsewhere() {
        let of_2024 = Convention { year: Some(2024), ..DAY_FIRST };
        for (text, expected) in [
            ("30/11", "2024-11-30"),
            ("30 November", "2024-11-30"),
            ("29 Feb", "2024-02-29"),
            ("November", "2024-11"),
            ("TW III", "2024-07..2024-09"),
        ] {
            let written = written(text).unwrap();
            assert!(written.lacks_year(), "{text}");
            assert_eq!(written.read(DAY_FIRST), None, "{text}");
            assert_eq!(written.read(of_2024).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn every_month_has_its_names_in_both_languages() {
        for (month, names) in (1..).zip([
            "Januari January Jan",
            "Februari February Feb Pebruari",
            "Maret March Mar",
            "April Apr",
            "Mei May",
            "Juni June Jun",
            "Juli July Jul",
            "Agustus August Agu Ags Agt Agust Aug",
            "September Sep Sept",
            "Oktober October Okt Oct",
            "November Nov Nop",
            "Desember December Des Dec",
        ]) {
            for name in names.split(' ') {
                assert_eq!(month_named(name), Some(month), "{name}");
            }
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_date() {
        for text in [
            "",
            "-",
            "31/02/2024",
            "32/13/2024",
            "29 Februari 2023",
            "2024-13-01",
            "1234",
            "19999",
            "80000",
            "20241301",
            "29/11/1024",
            "29/11",
            "29 November",
            "TW III",
            "1/2/3/4",
            "29/11/12345",
            "+1/2/2024",
            "abc",
            "13.30",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(from_serial(f64::NAN), None);
        assert_eq!(from_serial(1e300), None);
    }

    #[test]
    fn the_column_tells_which_comes_first() {
        let order = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.add(written(cell).unwrap()));
            evidence.order()
        };
        assert_eq!(order(&["8/9/2024", "29/11/2024"]), Some(Order::DayFirst));
        assert_eq!(order(&["8/9/2024", "11/29/2024"]), Some(Order::MonthFirst));
        assert_eq!(order(&["8/9/2024", "1/2/2024"]), None);
        assert_eq!(order(&["8/8/2024", "2024-01-02"]), Some(Order::DayFirst));
        assert_eq!(order(&["13/1/2024", "1/13/2024"]), Some(Order::DayFirst));
        let open = written("8/9/2024").unwrap();
        assert_eq!(open.read(Convention::default()), None);
        let month_first = Convention { order: Some(Order::MonthFirst), year: None };
        assert_eq!(open.read(month_first).unwrap().to_string(), "2024-08-09");
    }
}
