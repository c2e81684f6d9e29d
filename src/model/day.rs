//! Days, months and periods of the proleptic Gregorian calendar. No clock: today is a parameter.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use time::Date;

/// The Julian day number of 1970-01-01.
const EPOCH_JULIAN: i32 = 2_440_588;

/// A calendar day, as the number of days since 1970-01-01 (Arrow's `Date32`).
///
/// Text and JSON form: ISO 8601, `2024-10-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The first and the last day that [`time::Date`] knows: years -9999 to 9999.
    pub const MIN: Self = Self(Date::MIN.to_julian_day() - EPOCH_JULIAN);
    pub const MAX: Self = Self(Date::MAX.to_julian_day() - EPOCH_JULIAN);

    /// The day `number` days after 1970-01-01, held between [`Day::MIN`] and [`Day::MAX`].
    pub fn from_number(number: i32) -> Self {
        Self(number.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// The day of a year, month (1–12) and day of the month; `None` where the calendar has none.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day).ok()?;
        Some(Self(date.to_julian_day() - EPOCH_JULIAN))
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    fn date(self) -> Date {
        Date::from_julian_day(self.0.saturating_add(EPOCH_JULIAN)).unwrap_or(Date::MIN)
    }

    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The month of the year, 1–12.
    pub fn month_of_year(self) -> u8 {
        self.date().month().into()
    }

    pub fn day_of_month(self) -> u8 {
        self.date().day()
    }

    /// Days since Monday, 0–6.
    pub fn weekday(self) -> u8 {
        self.date().weekday().number_days_from_monday()
    }

    /// The weekday's name, Indonesian and English.
    pub fn weekday_name(self) -> [&'static str; 2] {
        WEEKDAY_NAMES.get(usize::from(self.weekday())).copied().unwrap_or_default()
    }

    pub fn month(self) -> Month {
        let (year, month, _) = self.date().to_calendar_date();
        Month(year * 12 + i32::from(u8::from(month)) - 1)
    }

    /// The day `days` later (earlier when negative).
    pub fn plus(self, days: i32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date().to_calendar_date();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or(NotADay);
        let (year, month, day) = (next()?, next()?, next()?);
        let year = year.parse().map_err(|_| NotADay)?;
        let month = month.parse().map_err(|_| NotADay)?;
        let day = day.parse().map_err(|_| NotADay)?;
        Self::from_ymd(year, month, day).ok_or(NotADay)
    }
}

/// A text that is no calendar day, month or period in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a calendar day (expected YYYY-MM-DD)")
    }
}

impl std::error::Error for NotADay {}

/// A calendar month, as months since January of the year 0. Text form: `2024-10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    /// The month of a year; `month` is 1–12.
    pub fn new(year: i32, month: u8) -> Option<Self> {
        let first = Day::from_ymd(year, month, 1)?;
        Some(first.month())
    }

    /// Months since January of the year 0; consecutive months have consecutive numbers.
    pub const fn number(self) -> i32 {
        self.0
    }

    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1–12.
    pub const fn month_of_year(self) -> u8 {
        (self.0.rem_euclid(12) + 1) as u8
    }

    pub fn first_day(self) -> Day {
        Day::from_ymd(self.year(), self.month_of_year(), 1).unwrap_or(if self.0 < 0 {
            Day::MIN
        } else {
            Day::MAX
        })
    }

    pub fn last_day(self) -> Day {
        self.plus(1).first_day().plus(-1)
    }

    pub const fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month_of_year())
    }
}

impl FromStr for Month {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let (year, month) = text.split_once('-').ok_or(NotADay)?;
        Self::new(year.parse().map_err(|_| NotADay)?, month.parse().map_err(|_| NotADay)?)
            .ok_or(NotADay)
    }
}

/// The weekdays' names from Monday, Indonesian and English.
pub const WEEKDAY_NAMES: [[&str; 2]; 7] = [
    ["Senin", "Monday"],
    ["Selasa", "Tuesday"],
    ["Rabu", "Wednesday"],
    ["Kamis", "Thursday"],
    ["Jumat", "Friday"],
    ["Sabtu", "Saturday"],
    ["Minggu", "Sunday"],
];

/// The months' names, Indonesian and English, from January.
pub const MONTH_NAMES: [[&str; 2]; 12] = [
    ["Januari", "January"],
    ["Februari", "February"],
    ["Maret", "March"],
    ["April", "April"],
    ["Mei", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["Agustus", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Desember", "December"],
];

/// Days from `first` to `last`, both included.
///
/// Text form: a year `2024`, a quarter `2024-Q3`, a month `2024-10`, a day `2024-10-31`, or two of
/// these joined by `..` (`2024-01..2024-10`) or, as published tables write it, by `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    first: Day,
    last: Day,
}

impl Period {
    /// `None` when `last` is before `first`.
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    pub fn year(year: i32) -> Option<Self> {
        Self::new(Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?)
    }

    pub fn months(first: Month, last: Month) -> Option<Self> {
        Self::new(first.first_day(), last.last_day())
    }

    pub const fn first(self) -> Day {
        self.first
    }

    pub const fn last(self) -> Day {
        self.last
    }

    /// Calendar days, both ends counted.
    pub const fn days(self) -> i32 {
        self.last.0 - self.first.0 + 1
    }

    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days in both periods.
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// Whether the period starts on a first and ends on a last day of a month.
    pub fn is_whole_months(self) -> bool {
        self.first.month().first_day() == self.first && self.last.month().last_day() == self.last
    }

    fn part(text: &str) -> Result<Self, NotADay> {
        if let Ok(day) = text.parse::<Day>() {
            return Ok(Self { first: day, last: day });
        }
        if let Some((year, quarter)) = text.split_once("-Q") {
            let year = year.parse().map_err(|_| NotADay)?;
            let quarter: u8 = quarter.parse().map_err(|_| NotADay)?;
            if !(1..=4).contains(&quarter) {
                return Err(NotADay);
            }
            let first = Month::new(year, quarter * 3 - 2).ok_or(NotADay)?;
            return Self::months(first, first.plus(2)).ok_or(NotADay);
        }
        if let Ok(month) = text.parse::<Month>() {
            return Self::months(month, month).ok_or(NotADay);
        }
        Self::year(text.parse().map_err(|_| NotADay)?).ok_or(NotADay)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first.month(), self.last.month());
        if !self.is_whole_months() {
            return if self.first == self.last {
                write!(f, "{}", self.first)
            } else {
                write!(f, "{}..{}", self.first, self.last)
            };
        }
        if first == last {
            return write!(f, "{first}");
        }
        if first.month_of_year() == 1 && last.month_of_year() == 12 {
            return if first.year() == last.year() {
                write!(f, "{}", first.year())
            } else {
                write!(f, "{}..{}", first.year(), last.year())
            };
        }
        write!(f, "{first}..{last}")
    }
}

impl FromStr for Period {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        match text.split_once("..").or_else(|| text.split_once('/')) {
            Some((first, last)) => {
                Self::new(Self::part(first)?.first, Self::part(last)?.last).ok_or(NotADay)
            }
            None => Self::part(text),
        }
    }
}

/// Text in formats for people, numbers in compact ones.
macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|_| {
                    de::Error::invalid_value(de::Unexpected::Str(&text), &concat!("a ", stringify!($name)))
                })
            }
        }
    )*};
}

as_text!(Day, Month, Period);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970_and_know_their_weekday() {
        assert_eq!(Day::from_ymd(1970, 1, 1).unwrap().number(), 0);
        let meeting: Day = "2024-11-29".parse().unwrap();
        assert_eq!(meeting.weekday(), 4, "the article's Tuesday is a Friday");
        assert_eq!(meeting.to_string(), "2024-11-29");
        assert_eq!(Day::from_ymd(2023, 2, 29), None);
    }

    #[test]
    fn months_know_their_last_day() {
        let february: Month = "2024-02".parse().unwrap();
        assert_eq!(february.last_day().to_string(), "2024-02-29");
        assert_eq!(february.plus(11).to_string(), "2025-01");
        assert_eq!(february.first_day().month(), february);
    }

    #[test]
    fn periods_read_what_they_write() {
        for text in [
            "2024",
            "2024-10",
            "2024-01..2024-10",
            "2022..2023",
            "2024-10-31",
            "2024-10-02..2024-10-31",
        ] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        assert_eq!("2024-Q3".parse::<Period>().unwrap().to_string(), "2024-07..2024-09");
        assert_eq!("2024-01/2024-10".parse::<Period>().unwrap().days(), 305);
        for text in ["", "2024-13", "2024-10..2024-01", "2024-Q5", "x"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn extreme_days_do_not_panic() {
        for number in [i32::MIN, i32::MAX, Day::MIN.number(), Day::MAX.number()] {
            let day = Day::from_number(number);
            let _ =
                (day.to_string(), day.month().last_day(), day.plus(i32::MAX), day.plus(i32::MIN));
        }
    }
}
