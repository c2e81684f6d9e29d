//! Periods by the day they are named on: "bulan ini", "minggu depan", "dua minggu", "14 hari kerja".

use super::{Convention, written};
use crate::ingest::reading::date::month_named;
use crate::model::{Day, Month, Period};

/// Words after a period that say no more than that it begins now.
const FROM_NOW: &[&str] = &[
    "ke",
    "lagi",
    "setelah",
    "sejak",
    "sesudah",
    "rapat",
    "pertemuan",
    "ini",
    "from",
    "now",
    "after",
    "the",
    "meeting",
];

#[derive(Clone, Copy)]
enum Unit {
    Day,
    WorkingDay,
    Week,
    Months(i32),
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "hari" | "day" | "days" => Unit::Day,
        "minggu" | "pekan" | "week" | "weeks" => Unit::Week,
        "bulan" | "bln" | "month" | "months" => Unit::Months(1),
        "triwulan" | "tw" | "kuartal" | "quarter" | "quarters" => Unit::Months(3),
        "semester" | "smt" => Unit::Months(6),
        "tahun" | "thn" | "year" | "years" => Unit::Months(12),
        _ => return None,
    })
}

/// The period that words mean on a day; `None` where they are no such words.
pub(super) fn period(words: &[&str], said: Day) -> Option<Period> {
    match *words {
        ["hari", "ini"] | ["today"] => Period::new(said, said),
        ["besok"] | ["tomorrow"] => ahead(1, Unit::Day, said),
        ["lusa"] => ahead(2, Unit::Day, said),
        [name] => ahead(1, unit(name.strip_prefix("se")?)?, said),
        [name, "ini" | "berjalan"] | ["this", name] => calendar(unit(name)?, 0, said),
        [name, "depan" | "mendatang" | "berikutnya"] | ["next", name] => {
            calendar(unit(name)?, 1, said)
        }
        [count, "hari", "kerja", ref rest @ ..] | [count, "working", "days", ref rest @ ..] => {
            from_now(rest)?;
            ahead(number(count)?, Unit::WorkingDay, said)
        }
        [count, name, ref rest @ ..] => {
            let (count, unit) = (number(count)?, unit(name)?);
            from_now(rest)?;
            ahead(count, unit, said)
        }
        [] => None,
    }
}

/// "bulan" as in "akhir bulan": the one in which the day lies.
pub(super) fn current(words: &[&str], said: Day) -> Option<Period> {
    let [name] = words else { return None };
    calendar(unit(name)?, 0, said)
}

/// "minggu ke-2 Desember", "minggu pertama Desember 2024", "week 1 of December": so many weeks, and the rest. "Minggu 1
/// Desember 2024" is a Sunday, and then its date.
pub(super) fn week_of<'a, 'b>(words: &'a [&'b str]) -> Option<(i32, &'a [&'b str])> {
    let (which, rest) = match words {
        ["minggu" | "pekan" | "week", which, rest @ ..] | [which, "week", rest @ ..] => {
            (*which, rest)
        }
        _ => return None,
    };
    if !rest.iter().any(|word| month_named(word).is_some()) || is_sunday(words) {
        return None;
    }
    let weeks = match which.trim_start_matches("ke-") {
        "1" | "i" | "pertama" | "first" => 1,
        "2" | "ii" | "kedua" | "dua" | "second" => 2,
        "3" | "iii" | "ketiga" | "tiga" | "third" => 3,
        "4" | "iv" | "keempat" | "empat" | "fourth" => 4,
        "5" | "v" | "kelima" | "terakhir" | "last" => 5,
        _ => return None,
    };
    Some((weeks, rest))
}

fn is_sunday(words: &[&str]) -> bool {
    let ["minggu", date @ ..] = words else { return false };
    let date = written(&date.join(" ")).and_then(|date| date.read(Convention::default()));
    date.is_some_and(|date| date.first().weekday() == 6)
}

/// Whether nothing else follows.
fn from_now(rest: &[&str]) -> Option<()> {
    rest.iter().all(|word| *word == "depan" || FROM_NOW.contains(word)).then_some(())
}

/// 1 to 999.
fn number(word: &str) -> Option<i32> {
    let named =
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];
    let english = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let at = |names: [&str; 10]| names.iter().position(|name| *name == word);
    let count = match at(named).or_else(|| at(english)) {
        Some(at) => i32::try_from(at).ok()? + 1,
        None => word.parse().ok()?,
    };
    (1..1_000).contains(&count).then_some(count)
}

/// From the day to so many units later.
fn ahead(count: i32, unit: Unit, said: Day) -> Option<Period> {
    let last = match unit {
        Unit::Day => said.plus(count),
        Unit::Week => said.plus(7 * count),
        Unit::WorkingDay => {
            let later = (1..=7 * count).map(|days| said.plus(days)).filter(|day| day.weekday() < 5);
            later.take(usize::try_from(count).ok()?).last()?
        }
        Unit::Months(months) => {
            let month = said.month().plus(months * count);
            Day::from_ymd(month.year(), month.month_of_year(), said.day_of_month())
                .unwrap_or(month.last_day())
        }
    };
    Period::new(said, last)
}

/// The week from Monday, or the months of the calendar, in which the day lies; so many later.
fn calendar(unit: Unit, later: i32, said: Day) -> Option<Period> {
    match unit {
        Unit::Day | Unit::WorkingDay => ahead(later, Unit::Day, said),
        Unit::Week => {
            let monday = said.plus(7 * later - i32::from(said.weekday()));
            Period::new(monday, monday.plus(6))
        }
        Unit::Months(months) => {
            let first = (said.month().number().div_euclid(months) + later) * months;
            let first = Month::from_number(first);
            Period::months(first, first.plus(months - 1))
        }
    }
}
