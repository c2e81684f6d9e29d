//! The words that charts share: names of figures, captions, small pieces of sentences.

use super::format;
use crate::model::case::{lower_letter, upper_letter};
use crate::model::{Lang, Month, Period, Text};

pub const SHARE: Text = Text::new("Porsi", "Share");
pub const UNFILTERED: Text = Text::new("Tanpa saringan lain", "Without other filters");
pub const TARGET: Text = Text::new("Target", "Target");
pub const PALE: Text = Text::new(". Pucat: tanpa saringan lain", ". Pale: without other filters");
pub const ELAPSED: Text = Text::new("Target berjalan", "Elapsed target");
pub const PROJECTION: Text = Text::new("Proyeksi", "Projection");
pub const REALISED: Text = Text::new("Realisasi", "Realisation");
pub const MEDIAN: Text = Text::new("Median", "Median");
pub const NOT_AVAILABLE: Text = Text::new("Tidak tersedia", "Not available");
pub const ATTAINMENT: Text = Text::new("Capaian", "Attainment");
pub const BAND: Text = Text::new("Pita", "Band");
pub const GAP: Text = Text::new("Selisih", "Gap");
pub const NO_TARGET: Text = Text::new("tanpa target", "no target");
pub const MONTH: Text = Text::new("Bulan", "Month");

pub const OBSERVED: Text = Text::new("Teramati", "Observed");
pub const FITTED: Text = Text::new("Garis", "Line");
pub const AFTER: Text = Text::new("garis sesudah", "line after");
pub const UNCHANGED: Text = Text::new("bila tetap", "if unchanged");
pub const CUT: Text = Text::new("; sumbu tidak dari 0", "; axis not from 0");

/// `10% lebih dari 121 hari`.
pub fn tail(value: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("10% lebih dari {value}"),
        Lang::En => format!("10% more than {value}"),
    }
}

/// `Hong Kong: 11.302 penempatan, 31,4%`.
pub fn mark(label: &str, value: &str, share: &str) -> String {
    format!("{label}: {value}, {share}")
}

/// `12 lainnya`.
pub fn others(count: usize, lang: Lang) -> String {
    let count = format::count(count as u64, lang);
    match lang {
        Lang::Id => format!("{count} lainnya"),
        Lang::En if count == "1" => "1 other".to_owned(),
        Lang::En => format!("{count} others"),
    }
}

/// What is counted by what: `Penempatan per negara tujuan`.
pub fn caption(noun: Text, view: Text, lang: Lang) -> String {
    let (noun, view) = (capitalised(noun.get(lang)), in_sentence(view.get(lang)));
    match lang {
        Lang::Id => format!("{noun} per {view}"),
        Lang::En => format!("{noun} by {view}"),
    }
}

/// The line beneath the finding.
pub fn describe(
    noun: Text,
    view: Text,
    period: Option<Period>,
    ghosts: bool,
    lang: Lang,
) -> String {
    let mut line = caption(noun, view, lang);
    if let Some(period) = period {
        line = format!("{line}, {}", format::period(period, lang));
    }
    if ghosts {
        line.push_str(PALE.get(lang));
    }
    line
}

/// The sentence for a chart in which there is nothing: because of the filters, or at all.
pub fn nothing(noun: &str, value: u64, total: u64, lang: Lang) -> Option<String> {
    match (value, total) {
        (0, 0) => Some(match lang {
            Lang::Id => format!("Belum ada {noun}"),
            Lang::En => format!("No {noun} yet"),
        }),
        (0, _) => Some(match lang {
            Lang::Id => format!("Tidak ada {noun} dengan saringan ini"),
            Lang::En => format!("No {noun} under these filters"),
        }),
        _ => None,
    }
}

/// The sentence on what the view's own filter holds.
pub fn chosen<'a>(labels: impl Iterator<Item = &'a str>, lang: Lang) -> Option<String> {
    let labels: Vec<&str> = labels.collect();
    let (named, more) = (labels.iter().take(3).copied().collect::<Vec<_>>(), labels.len());
    let names = match more.checked_sub(named.len()) {
        Some(0) | None => named.join(", "),
        Some(rest) => format!("{}, {}", named.join(", "), others(rest, lang)),
    };
    (more > 0).then(|| match lang {
        Lang::Id => format!("Dipilih: {names}."),
        Lang::En => format!("Chosen: {names}."),
    })
}

/// The sum of a half-open range of bins.
pub fn sum(values: &[u64], from: usize, until: usize) -> u64 {
    total(values.iter().skip(from).take(until.saturating_sub(from)).copied())
}

/// The sum, held at the largest number there is.
pub fn total(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0, u64::saturating_add)
}

/// A text with its first letter small, unless it is an abbreviation.
pub fn in_sentence(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second))
            if lower_letter(second) == second && !second.is_ascii_digit() =>
        {
            std::iter::once(lower_letter(first)).chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

/// A text with its first letter large.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => std::iter::once(upper_letter(first)).chain(letters).collect(),
        None => String::new(),
    }
}

/// Months `from` up to but without `until`, counted from `first`.
pub fn months(first: Month, from: usize, until: usize, lang: Lang) -> String {
    let month = |at: usize| first.plus(i32::try_from(at).unwrap_or(i32::MAX));
    match Period::months(month(from), month(until.saturating_sub(1).max(from))) {
        Some(period) => format::period(period, lang),
        None => format::NOT_A_NUMBER.to_owned(),
    }
}

/// A number with one decimal where it has one.
pub fn plain(value: f64, lang: Lang) -> String {
    let tenths = (value * 10.0).round();
    let places = usize::from(tenths % 10.0 != 0.0);
    format::decimal(value, places, lang)
}

/// Two whole numbers and what lies between.
pub fn range((low, high): (f64, f64), lang: Lang) -> String {
    format!("{}–{}", format::decimal(low, 0, lang), format::decimal(high, 0, lang))
}
