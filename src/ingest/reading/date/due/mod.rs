//! When something is to be done, as minutes have it: "TW IV", "akhir tahun", "minggu depan", "paling lambat 14 hari
//! kerja", "segera". What is said without a year, or by the day it is said, is meant from that day on.

mod relative;

use super::{Convention, Order, Written, written};
use crate::ingest::reading::visible;
use crate::model::{Day, Period};

/// What a due text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The last day.
    By(Day),
    /// "segera", "berkala", or nothing: no day to hold anybody to.
    Undated,
    /// A text in which no day is found: it is kept, and a person asked.
    Unread,
}

impl Due {
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::By(day) => Some(day),
            Self::Undated | Self::Unread => None,
        }
    }
}

/// Words before a date that say nothing more.
const LEADING: &[&str] = &[
    "paling",
    "lambat",
    "selambat-lambatnya",
    "selambatnya",
    "maksimal",
    "maks",
    "target",
    "tenggat",
    "batas",
    "waktu",
    "jangka",
    "dalam",
    "sampai",
    "dengan",
    "hingga",
    "s.d.",
    "s.d",
    "s/d",
    "sd",
    "pada",
    "per",
    "tanggal",
    "tgl",
    "by",
    "until",
    "within",
    "in",
    "on",
    "at",
    "no",
    "later",
    "than",
    "latest",
    "the",
    "due",
    "segera",
    "secepatnya",
];

/// Words that leave the day open.
const UNDATED: &[&str] = &[
    "segera",
    "secepatnya",
    "sesegera",
    "secepat",
    "asap",
    "soon",
    "immediately",
    "berkala",
    "periodik",
    "rutin",
    "berkelanjutan",
    "berlanjut",
    "kontinu",
    "kontinyu",
    "terus",
    "terus-menerus",
    "setiap",
    "tiap",
    "ongoing",
    "regularly",
    "every",
    "tbd",
];

/// What part of a period is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    /// Its end is asked for, which may then be that of this month or year.
    End,
    /// To the day before it.
    Before,
    /// The first third, as long as ten days of a month.
    Beginning,
    Middle,
    /// So many weeks from its first day.
    Weeks(i32),
}

/// The last day that a text means, said on a day. Dates of numbers alone have the day first.
pub fn due(text: &str, said: Day) -> Due {
    let text = visible(text).to_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ':' | ';'))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || words == ["-"] {
        return Due::Undated;
    }
    match by(&words, said) {
        Some(day) => Due::By(day),
        None if words.iter().any(|word| UNDATED.contains(word)) => Due::Undated,
        None => Due::Unread,
    }
}

fn by(words: &[&str], said: Day) -> Option<Day> {
    let (words, part) = part(without(words, LEADING));
    let words = without(words, LEADING);
    let current = || relative::current(words, said).filter(|_| part != Part::Whole);
    let period = match relative::period(words, said).or_else(current) {
        Some(period) => period,
        None => from(written(&words.join(" "))?, said)?,
    };
    Some(match part {
        Part::Whole | Part::End => period.last(),
        Part::Before => period.first().plus(-1),
        Part::Beginning => period.first().plus((period.days() / 3 - 1).max(0)),
        Part::Middle => period.first().plus((period.days() - 1) / 2),
        Part::Weeks(weeks) => period.first().plus(7 * weeks - 1).min(period.last()),
    })
}

/// The words after those that stand in the list.
fn without<'a, 'b>(words: &'a [&'b str], list: &[&str]) -> &'a [&'b str] {
    let leading = words.iter().take_while(|word| list.contains(word)).count();
    words.get(leading..).unwrap_or_default()
}

/// The part that the first words ask for, and the rest.
fn part<'a, 'b>(words: &'a [&'b str]) -> (&'a [&'b str], Part) {
    let Some((first, rest)) = words.split_first() else { return (words, Part::Whole) };
    let of = |rest: &'a [&'b str]| without(rest, &["of", "the", "dari"]);
    match *first {
        "akhir" | "end" => (of(rest), Part::End),
        "awal" | "beginning" | "early" => (of(rest), Part::Beginning),
        "pertengahan" | "tengah" | "middle" | "mid" => (of(rest), Part::Middle),
        "sebelum" | "before" => match part(rest) {
            (rest, Part::Whole) => (rest, Part::Before),
            other => other,
        },
        _ => match relative::week_of(words) {
            Some((weeks, rest)) => (of(rest), Part::Weeks(weeks)),
            None => (words, Part::Whole),
        },
    }
}

/// A date's period; without a year the first that is not over on the day.
fn from(written: Written, said: Day) -> Option<Period> {
    let of = |year| written.read(Convention { order: Some(Order::DayFirst), year: Some(year) });
    if !written.lacks_year() {
        return of(said.year());
    }
    let years = [said.year(), said.year() + 1];
    years.into_iter().filter_map(of).find(|period| period.last() >= said)
}

#[cfg(test)]
mod tests;
