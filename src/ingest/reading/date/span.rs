//! Periods as people write them: quarters, semesters, years, and what runs from one month to another.

use super::{Written, month_named, number, year};
use crate::ingest::reading::visible;
use crate::model::{Day, Month, Period};

/// What stands between the ends of a period, or before its end when it begins with the year.
const UNTIL: &[&str] =
    &["s.d.", "s.d", "s/d", "sd", "sampai", "dengan", "hingga", "until", "to", "~"];

/// Words around a period that say nothing more.
const AROUND: &[&str] = &[
    "bulan", "bln", "periode", "period", "tahun", "thn", "th", "ta", "t.a", "t.a.", "anggaran",
    "tgl", "tanggal", "year", "ke",
];

/// The first or the last month of a period, perhaps to the day, perhaps without a year.
#[derive(Clone, Copy)]
struct End {
    year: Option<i32>,
    month: u8,
    day: Option<u8>,
}

#[derive(Clone, Copy)]
struct Span {
    first: End,
    last: End,
}

/// The period of a text such as `TW III 2024`, `Semester I 2024`, `Tahun 2024`, `Januari s.d. Oktober 2024`,
/// `Jan-Okt`, `s.d. Oktober 2024` (from January); `None` when it is none.
pub(super) fn written(text: &str) -> Option<Written> {
    let words = words(text);
    let until = words.iter().position(|word| UNTIL.contains(&word.as_str()));
    let span = match until {
        Some(at) => {
            let (before, after) = words.split_at(at);
            let after: Vec<&String> =
                after.iter().skip_while(|word| UNTIL.contains(&word.as_str())).collect();
            let last = unit(&after)?;
            let before: Vec<&String> = before.iter().collect();
            let first = if before.is_empty() {
                End { month: 1, day: None, ..last.first }
            } else {
                beginning(&before, last.last)?
            };
            Span { first, last: last.last }
        }
        None => unit(&words.iter().collect::<Vec<_>>())?,
    };
    span.written()
}

/// Lower-case words without those that say nothing; a dash between two of them is a word.
fn words(text: &str) -> Vec<String> {
    let text = visible(text).to_lowercase().replace(['–', '—', '−'], " ~ ");
    let mut words = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ':')) {
        let (left, right) = match word.split_once('-') {
            // "Jan-Okt", "I-III"; not "Nov-24" or "2024-11".
            Some((left, right)) if is_end(left) && is_end(right) => (left, Some(right)),
            _ => (word, None),
        };
        words.push(left.to_owned());
        if let Some(right) = right {
            words.extend(["~".to_owned(), right.to_owned()]);
        }
    }
    words.iter_mut().for_each(|word| {
        if word == "-" {
            word.replace_range(.., "~");
        }
    });
    words.retain(|word| !word.is_empty() && !AROUND.contains(&word.as_str()));
    words
}

/// Whether a word may stand at either end of a dash within a period.
fn is_end(word: &str) -> bool {
    word.is_empty()
        || month_named(word).is_some()
        || ordinal(word).is_some() && number(word).is_none()
}

/// The first end of a period whose last one is known: `1` of "1 s.d. 31 Oktober", `I` of "Triwulan I s.d. III".
fn beginning(words: &[&String], last: End) -> Option<End> {
    if let [day] = words
        && let Some(day) = number(day)
    {
        return Some(End { day: Some(day), ..last });
    }
    unit(words).map(|span| span.first)
}

/// A month, quarter, semester or year.
fn unit(words: &[&String]) -> Option<Span> {
    let (year, rest) = split_year(words);
    let whole = |first: u8, last: u8| Span {
        first: End { year, month: first, day: None },
        last: End { year, month: last, day: None },
    };
    match *rest {
        [] => year.map(|_| whole(1, 12)),
        [month] if month_named(month).is_some() => {
            month_named(month).map(|month| whole(month, month))
        }
        [part] => {
            let digits = part.trim_start_matches(|c: char| c.is_alphabetic());
            part_of_year(part.strip_suffix(digits)?, digits).map(|(first, last)| whole(first, last))
        }
        [day, month] if month_named(month).is_some() => {
            let end = End { year, month: month_named(month)?, day: Some(number(day)?) };
            Some(Span { first: end, last: end })
        }
        [part, ordinal] => part_of_year(part, ordinal).map(|(first, last)| whole(first, last)),
        _ => None,
    }
}

/// The year at either end of the words, and the rest.
fn split_year<'a>(words: &'a [&'a String]) -> (Option<i32>, &'a [&'a String]) {
    let four = |word: &&String| {
        let digits = word.trim_end_matches('.');
        year(digits).filter(|year| digits.len() == 4 && (1990..2100).contains(year))
    };
    if let Some((last, rest)) = words.split_last() {
        if let Some(year) = four(last) {
            return (Some(year), rest);
        }
        // "Triwulan III '24", "Okt 24".
        if !rest.is_empty()
            && let Some(year) = year(last).filter(|_| !is_part(rest))
        {
            return (Some(year), rest);
        }
    }
    match words.split_first() {
        Some((first, rest)) if four(first).is_some() => (four(first), rest),
        _ => (None, words),
    }
}

/// Whether the words wait for an ordinal: the 2 of "Semester 2" is no year.
fn is_part(words: &[&String]) -> bool {
    words.last().is_some_and(|word| months_of(word).is_some())
}

/// How many months a part of a year has, by its name.
fn months_of(word: &str) -> Option<u8> {
    match word.trim_end_matches(['.', '-']) {
        "tw" | "twl" | "trw" | "triwulan" | "tri" | "kuartal" | "kwartal" | "q" | "quarter" => {
            Some(3)
        }
        "semester" | "smt" | "sem" | "smstr" | "s" => Some(6),
        "caturwulan" | "cawu" => Some(4),
        _ => None,
    }
}

fn part_of_year(name: &str, which: &str) -> Option<(u8, u8)> {
    let months = months_of(name)?;
    let ordinal = ordinal(which).filter(|ordinal| ordinal * months <= 12)?;
    Some(((ordinal - 1) * months + 1, ordinal * months))
}

/// 1 to 4, in Roman or Arabic numerals.
fn ordinal(word: &str) -> Option<u8> {
    match word.trim_start_matches("ke-").trim_matches(['.', '-']) {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

impl Span {
    fn written(self) -> Option<Written> {
        let Self { mut first, mut last } = self;
        if last.year.is_none() {
            last.year = first.year;
        }
        if first.year.is_none() {
            // "November - Januari 2025" begins in the year before.
            let before = i32::from(first.month > last.month);
            first.year = last.year.map(|year| year - before);
        }
        let (Some(from), Some(to)) = (first.year, last.year) else {
            return (first.month <= last.month)
                .then_some(Written::Months { first: first.month, last: last.month });
        };
        let edge = |year, end: End, whole: fn(Month) -> Day| match end.day {
            Some(day) => Day::from_ymd(year, end.month, day),
            None => Month::new(year, end.month).map(whole),
        };
        let (start, end) = (edge(from, first, Month::first_day)?, edge(to, last, Month::last_day)?);
        Period::new(start, end).map(Written::Period)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Option<String> {
        match written(text)? {
            Written::Period(period) => Some(period.to_string()),
            Written::Months { first, last } => Some(format!("{first}-{last}")),
            Written::Day(_) | Written::Numbers { .. } | Written::DayOfMonth { .. } => None,
        }
    }

    #[test]
    fn periods_are_read_as_offices_write_them() {
        for (text, expected) in [
            ("TW III 2024", "2024-07..2024-09"),
            ("Triwulan I Tahun 2024", "2024-01..2024-03"),
            ("Q3 2024", "2024-07..2024-09"),
            ("TW4 2024", "2024-10..2024-12"),
            ("2024 Q1", "2024-01..2024-03"),
            ("Triwulan ke-2 2024", "2024-04..2024-06"),
            ("Semester I 2024", "2024-01..2024-06"),
            ("Smt 2 2024", "2024-07..2024-12"),
            ("Tahun 2024", "2024"),
            ("TA 2024", "2024"),
            ("2024", "2024"),
            ("Januari s.d. Oktober 2024", "2024-01..2024-10"),
            ("Januari s/d Oktober 2024", "2024-01..2024-10"),
            ("Januari - Oktober 2024", "2024-01..2024-10"),
            ("Jan–Okt 2024", "2024-01..2024-10"),
            ("Jan-Okt 2024", "2024-01..2024-10"),
            ("Januari sampai dengan Oktober 2024", "2024-01..2024-10"),
            ("Januari 2024 hingga Maret 2024", "2024-01..2024-03"),
            ("Januari 2024 - Maret 2025", "2024-01..2025-03"),
            ("November - Januari 2025", "2024-11..2025-01"),
            ("s.d. Oktober 2024", "2024-01..2024-10"),
            ("s/d Oktober 2024", "2024-01..2024-10"),
            ("1 Januari s.d. 15 Oktober 2024", "2024-01-01..2024-10-15"),
            ("1 s.d. 31 Oktober 2024", "2024-10"),
            ("Bulan Oktober 2024", "2024-10"),
            ("Periode: Oktober 2024", "2024-10"),
            ("Jan-Mar", "1-3"),
            ("s.d. Maret", "1-3"),
            ("TW II", "4-6"),
            ("Mei", "5-5"),
        ] {
            assert_eq!(period(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_periods() {
        for text in [
            "",
            "-",
            "s.d.",
            "Hong Kong",
            "TW V 2024",
            "Semester 3",
            "1234",
            "24",
            "TW",
            "2024 2025 2026",
            "Oktober s.d.",
            "PT Mei Jaya",
            "3",
            "I",
            "Q",
            "Maret s.d. Januari",
        ] {
            assert_eq!(period(text), None, "{text}");
        }
    }
}
