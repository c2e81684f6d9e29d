//! The period and the year that a table's title, or the name of its sheet, gives to all of its records.

use super::title::year_of;
use crate::ingest::reading::date::{self, Written};
use crate::ingest::sheet::{Cell, Sheet};
use crate::model::{Month, Period};

/// Words by which a title speaks of something else than the period of the records: when it was printed, or
/// which law it obeys.
const ELSEWHERE: &[&str] = &[
    "dicetak",
    "cetak",
    "printed",
    "diunduh",
    "unduh",
    "download",
    "diperbarui",
    "update",
    "updated",
    "undang-undang",
    "uu",
    "peraturan",
    "permen",
    "perban",
    "pp",
    "nomor",
    "no",
    "no.",
    "keputusan",
    "surat",
];

/// Words in a period longer than this do not belong to one.
const LONGEST: usize = 9;

/// What is said above a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The period of all records.
    pub period: Option<Said>,
    /// The months of all records, where no year is said.
    pub months: Option<(u8, u8)>,
    /// The one year that is named.
    pub year: Option<i32>,
    /// Whether the numbers are said to be cumulative.
    pub(super) is_cumulative: bool,
    /// The month of *per Oktober 2024*, which may be the month itself or the year up to it.
    pub as_of: Option<Period>,
}

/// A period, and the words that said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub period: Period,
    pub words: String,
}

/// What the rows above a header say, then the sheet's name, then words that were not said in the sheet.
pub(super) fn of(sheet: &Sheet, header: usize) -> Context {
    let mut gathered = Gathered::default();
    for position in (0..header).rev() {
        for cell in sheet.row(position).cells() {
            match cell {
                Cell::Text(text) => gathered.learn(text),
                Cell::Number(_) => gathered.learn(&cell.shown()),
                _ => {}
            }
        }
    }
    if gathered.periods.is_empty() && gathered.months.is_empty() {
        gathered.learn(&sheet.name);
    }
    gathered.context()
}

/// What one text says.
pub fn of_text(text: &str) -> Context {
    let mut gathered = Gathered::default();
    gathered.learn(text);
    gathered.context()
}

/// The periods of several texts.
#[derive(Default)]
struct Gathered {
    periods: Vec<Said>,
    months: Vec<(u8, u8, String)>,
    years: Vec<(i32, String)>,
    as_of: Option<Period>,
    is_cumulative: bool,
}

impl Gathered {
    fn learn(&mut self, text: &str) {
        let text = text.replace(['_', '\n'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_said = |list: &[&str]| {
            words.iter().any(|word| {
                let word = word.trim_matches([':', ',', '(', ')']).to_lowercase();
                list.contains(&word.as_str())
            })
        };
        if is_said(ELSEWHERE) {
            return;
        }
        self.is_cumulative |= is_said(&["kumulatif", "cumulative", "akumulasi"]);
        let mut at = 0;
        while at < words.len() {
            let found = (at + 1..=words.len().min(at + LONGEST)).rev().find_map(|end| {
                let window = words.get(at..end)?.join(" ");
                Some((end, stated(&window)?, window))
            });
            let Some((end, written, said)) = found else {
                at += 1;
                continue;
            };
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let is_as_of = before.is_some_and(|word| word.eq_ignore_ascii_case("per"));
            self.keep(written, said, is_as_of);
            at = end;
        }
    }

    fn keep(&mut self, written: Written, said: String, is_as_of: bool) {
        if let Some(year) = year_of(written) {
            self.years.push((year, said));
            return;
        }
        match written {
            Written::Period(period) if is_as_of => self.as_of = Some(period),
            Written::Period(period) => self.periods.push(Said { period, words: said }),
            Written::Months { first, last } => self.months.push((first, last, said)),
            Written::Day(_) | Written::Numbers { .. } | Written::DayOfMonth { .. } => {}
        }
    }

    fn context(&self) -> Context {
        let years = self.years.iter().map(|(year, _)| *year).chain(
            self.periods
                .iter()
                .map(|said| said.period)
                .chain(self.as_of)
                .flat_map(|period| [period.first().year(), period.last().year()]),
        );
        let year = single(years);
        Context {
            period: self.period(year),
            months: single(self.months.iter().map(|(first, last, _)| (*first, *last)))
                .filter(|_| year.is_none() && self.periods.is_empty() && self.as_of.is_none()),
            year,
            is_cumulative: self.is_cumulative,
            as_of: self.as_of,
        }
    }

    /// The one period that is said: whole, as months and a year apart, or as a year alone.
    fn period(&self, year: Option<i32>) -> Option<Said> {
        let first = self.periods.first();
        if let Some(said) = first {
            return single(self.periods.iter().map(|said| said.period)).map(|_| said.clone());
        }
        if self.as_of.is_some() {
            return None;
        }
        let year = year?;
        match self.months.first() {
            Some((first, last, words)) => {
                single(self.months.iter().map(|(first, last, _)| (*first, *last)))?;
                let month = |month| Month::new(year, month);
                let period = Period::months(month(*first)?, month(*last)?)?;
                Some(Said { period, words: format!("{words} {year}") })
            }
            None => {
                let words = self.years.first().map(|(_, words)| words.clone())?;
                Some(Said { period: Period::year(year)?, words })
            }
        }
    }
}

/// The period of words, if they are nothing else.
fn stated(words: &str) -> Option<Written> {
    match date::written(words)? {
        written @ (Written::Period(_) | Written::Months { .. }) => Some(written),
        _ => None,
    }
}

fn single<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(texts: &[&str]) -> (Option<String>, Option<i32>) {
        let mut gathered = Gathered::default();
        texts.iter().for_each(|text| gathered.learn(text));
        let context = gathered.context();
        (context.period.map(|said| said.period.to_string()), context.year)
    }

    #[test]
    fn a_title_says_the_period_of_its_table() {
        for (texts, period) in [
            (
                &["REKAPITULASI PENEMPATAN PMI PERIODE JANUARI S.D. OKTOBER 2024"][..],
                "2024-01..2024-10",
            ),
            (&["Laporan Bulan Januari", "TAHUN 2024"], "2024-01"),
            (&["Data penempatan bulan Oktober 2024 di BP3MI DKI Jakarta"], "2024-10"),
            (&["Penempatan Tahun 2024"], "2024"),
            (&["Laporan TW III 2024"], "2024-07..2024-09"),
            (&["Penempatan 1 Januari s.d. 31 Oktober 2024"], "2024-01..2024-10"),
            (&["Januari 2024"], "2024-01"),
            (&["penempatan_januari_2024"], "2024-01"),
        ] {
            assert_eq!(said(texts).0.as_deref(), Some(period), "{texts:?}");
        }
    }

    #[test]
    fn what_is_not_said_for_sure_is_no_period() {
        for (texts, year) in [
            (&["Data Penempatan PMI"][..], None),
            (&["Januari 2023 dan Januari 2024"], None),
            (&["UU Nomor 18 Tahun 2017"], None),
            (&["Dicetak 29 November 2024"], None),
            (&["per Oktober 2024"], Some(2024)),
            (&["Bulan Januari"], None),
        ] {
            assert_eq!(said(texts), (None, year), "{texts:?}");
        }
    }
}
