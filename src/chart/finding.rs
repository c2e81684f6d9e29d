//! What a chart says in words: the finding that is its title, the line beneath, the summary for those who
//! do not see it. Sentences only; the numbers come from the chart's input.

use std::cmp::Reverse;

use super::columns::Columns;
use super::format;
use super::histogram::Histogram;
use super::progress::Progress;
use super::ranked::{Bar, Ranked};
use super::share;
use crate::model::{Lang, Month, Period, Text};

pub const SHARE: Text = Text::new("Porsi", "Share");
pub const UNFILTERED: Text = Text::new("Tanpa saringan", "Unfiltered");
pub const TARGET: Text = Text::new("Target", "Target");
pub const PALE: Text = Text::new(". Pucat: tanpa saringan", ". Pale: unfiltered");
pub const ELAPSED: Text = Text::new("Target berjalan", "Elapsed target");
pub const PROJECTION: Text = Text::new("Proyeksi", "Projection");
pub const REALISED: Text = Text::new("Realisasi", "Realisation");
pub const MEDIAN: Text = Text::new("Median", "Median");
pub const NOT_AVAILABLE: Text = Text::new("Tidak tersedia", "Not available");
pub const MONTH: Text = Text::new("Bulan", "Month");

/// Differences below this round to 0,0 poin.
const SAME: f64 = 0.000_5;

/// `Hong Kong 31,5% dari penempatan, naik 4,2 poin`.
pub fn ranked(input: &Ranked, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    if let Some(nothing) = nothing(
        noun,
        total(input.bars.iter().map(|bar| bar.value).chain(input.others.map(|rest| rest.value))),
        total(input.bars.iter().map(|bar| bar.total).chain(input.others.map(|rest| rest.total))),
        lang,
    ) {
        return nothing;
    }
    let leaders = leaders(&input.bars);
    let view = in_sentence(input.view_label.get(lang));
    let Some((at, first)) = leaders.first().copied() else {
        return match lang {
            Lang::Id => format!("{} tidak tersedia untuk {noun} ini", capitalised(&view)),
            Lang::En => format!("{} not available for these {noun}", capitalised(&view)),
        };
    };
    let shown = share(first.value, input.whole)
        .map_or_else(|| format::NOT_A_NUMBER.to_owned(), |share| format::percent(share, 1, lang));
    let label = &first.label;
    if first.value >= input.whole && input.whole > 0 {
        let count = format::count(first.value, lang);
        return match lang {
            Lang::Id => format!("{label}: seluruh {count} {noun}"),
            Lang::En => format!("{label}: all {count} {noun}"),
        };
    }
    match leaders.as_slice() {
        [_, (_, second)] => match lang {
            Lang::Id => format!(
                "{label} dan {} sama besar, masing-masing {shown} dari {noun}",
                second.label
            ),
            Lang::En => format!("{label} and {} level, each {shown} of {noun}", second.label),
        },
        [_, _, ..] => match lang {
            Lang::Id => {
                format!("{} teratas sama besar, masing-masing {shown} dari {noun}", leaders.len())
            }
            Lang::En => format!("Top {} level, each {shown} of {noun}", leaders.len()),
        },
        _ => {
            let change = input.previous.as_ref().and_then(|previous| {
                let before = share(*previous.values.get(at)?, previous.whole)?;
                Some(moved(share(first.value, input.whole)? - before, lang))
            });
            let change = change.map(|change| format!(", {change}")).unwrap_or_default();
            match lang {
                Lang::Id => format!("{label} {shown} dari {noun}{change}"),
                Lang::En => format!("{label} {shown} of {noun}{change}"),
            }
        }
    }
}

/// The summary of ranked bars.
pub fn ranked_summary(input: &Ranked, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    let mut order: Vec<&Bar> = input.bars.iter().filter(|bar| bar.value > 0).collect();
    order.sort_by_key(|bar| Reverse(bar.value));
    let top: Vec<String> = order
        .iter()
        .take(3)
        .map(|bar| {
            let count = format::count(bar.value, lang);
            match share(bar.value, input.whole) {
                Some(share) => {
                    format!("{} {count} ({})", bar.label, format::percent(share, 1, lang))
                }
                None => format!("{} {count}", bar.label),
            }
        })
        .collect();
    let whole = format::count(input.whole, lang);
    let view = input.view_label.get(lang);
    let mut sentences = vec![match lang {
        Lang::Id => format!("{view}: {whole} {noun} dalam {} nilai.", order.len()),
        Lang::En => format!("{view}: {whole} {noun} in {} values.", order.len()),
    }];
    if !top.is_empty() {
        let top = top.join("; ");
        sentences.push(match lang {
            Lang::Id => format!("Terbesar: {top}."),
            Lang::En => format!("Largest: {top}."),
        });
    }
    if let Some(rest) = input.others.filter(|rest| rest.count > 0) {
        sentences.push(format!(
            "{}: {}.",
            capitalised(&others(rest.count, lang)),
            format::count(rest.value, lang)
        ));
    }
    sentences.extend(chosen(
        input.bars.iter().filter(|bar| bar.selected == Some(true)).map(|bar| bar.label.as_str()),
        lang,
    ));
    sentences.join(" ")
}

/// `Oktober 2024: 3.912 penempatan, 9,4% di atas bulan yang sama tahun lalu`; for a brushed window its
/// sum.
pub fn columns(input: &Columns, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    if let Some(nothing) = nothing(
        noun,
        total(input.values.iter().copied()),
        total(input.totals.iter().copied()),
        lang,
    ) {
        return nothing;
    }
    let (from, until) = input.bins().window();
    let last = if input.selection.is_none() && input.partial_last.is_some() && until > from + 1 {
        until - 1
    } else {
        until
    };
    let from = if input.selection.is_some() { from } else { last.saturating_sub(1) };
    let value = sum(&input.values, from, last);
    let when = input.months(from, last, lang);
    let head = format!("{when}: {} {noun}", format::count(value, lang));
    let length = last.saturating_sub(from);
    let earlier = (length <= 12 && from >= 12).then(|| sum(&input.values, from - 12, last - 12));
    let whole = input.partial_last.is_none() || last < input.values.len();
    let Some(before) = earlier.filter(|before| *before > 0 && whole) else { return head };
    let change = value as f64 / before as f64 - 1.0;
    let size = format::percent(change.abs(), 1, lang);
    match (lang, change.abs() < SAME, change > 0.0, length == 1) {
        (Lang::Id, true, _, true) => format!("{head}, sama dengan bulan yang sama tahun lalu"),
        (Lang::Id, true, _, _) => format!("{head}, sama dengan periode yang sama tahun lalu"),
        (Lang::Id, _, true, true) => format!("{head}, {size} di atas bulan yang sama tahun lalu"),
        (Lang::Id, _, true, _) => format!("{head}, {size} di atas periode yang sama tahun lalu"),
        (Lang::Id, _, _, true) => format!("{head}, {size} di bawah bulan yang sama tahun lalu"),
        (Lang::Id, _, _, _) => format!("{head}, {size} di bawah periode yang sama tahun lalu"),
        (Lang::En, true, ..) => format!("{head}, level with a year earlier"),
        (Lang::En, _, true, _) => format!("{head}, {size} above a year earlier"),
        (Lang::En, ..) => format!("{head}, {size} below a year earlier"),
    }
}

/// The summary of month columns.
pub fn columns_summary(input: &Columns, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    let sum_text = |from, until| format::count(sum(&input.values, from, until), lang);
    let all = input.values.len();
    let mut sentences =
        vec![format!("{}: {} {noun}.", input.months(0, all, lang), sum_text(0, all))];
    let extreme = |at: Option<(usize, &u64)>| {
        at.map(|(at, value)| {
            format!("{} ({})", input.months(at, at + 1, lang), format::count(*value, lang))
        })
    };
    let whole = if input.partial_last.is_some() { all.saturating_sub(1) } else { all };
    let months = || input.values.iter().take(whole).enumerate();
    let highest = extreme(months().max_by_key(|&(at, value)| (*value, Reverse(at))));
    let lowest = extreme(months().min_by_key(|&(at, value)| (*value, at)));
    if let (Some(highest), Some(lowest), true) = (highest, lowest, whole > 1) {
        sentences.push(match lang {
            Lang::Id => format!("Tertinggi {highest}, terendah {lowest}."),
            Lang::En => format!("Highest {highest}, lowest {lowest}."),
        });
    }
    if let Some(day) = input.partial_last {
        let day = format::day_long(day, lang);
        sentences.push(match lang {
            Lang::Id => format!("Bulan terakhir baru sampai {day}."),
            Lang::En => format!("The last month runs only to {day}."),
        });
    }
    if let Some((from, until)) = input.selection.map(|_| input.bins().window()) {
        let (when, count) = (input.months(from, until, lang), sum_text(from, until));
        sentences.push(match lang {
            Lang::Id => format!("Dipilih {when}: {count} {noun}."),
            Lang::En => format!("Chosen {when}: {count} {noun}."),
        });
    }
    sentences.join(" ")
}

/// `Separuh penempatan selesai dalam 64 hari; 10% lebih dari 121 hari`.
pub fn histogram(input: &Histogram, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    let values = total(input.values.iter().copied());
    if let Some(nothing) = nothing(noun, values, total(input.totals.iter().copied()), lang) {
        return nothing;
    }
    let number = |x: f64| format!("{} {}", format::decimal(x, 0, lang), input.unit.get(lang));
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    let Some(median) = finite(input.median) else {
        let count = format::count(values, lang);
        return format!("{count} {noun}");
    };
    let head = match lang {
        Lang::Id => format!("Separuh {noun} selesai dalam {}", number(median)),
        Lang::En => format!("Half of the {noun} done within {}", number(median)),
    };
    match finite(input.tail) {
        Some(value) => format!("{head}; {}", tail(&number(value), lang)),
        None => head,
    }
}

/// `10% lebih dari 121 hari`.
pub fn tail(value: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("10% lebih dari {value}"),
        Lang::En => format!("10% more than {value}"),
    }
}

/// The summary of a histogram.
pub fn histogram_summary(input: &Histogram, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    let bins = input.bins();
    let values = format::count(total(input.values.iter().copied()), lang);
    let view = input.view_label.get(lang);
    let mut sentences = vec![format!("{view}: {values} {noun}."), histogram(input, lang) + "."];
    if let Some((at, value)) = bins.peak() {
        let (range, count) = (input.range(at, at + 1, lang), format::count(value, lang));
        sentences.push(match lang {
            Lang::Id => format!("Paling banyak pada {range}: {count}."),
            Lang::En => format!("Most at {range}: {count}."),
        });
    }
    if input.missing > 0 {
        let count = format::count(input.missing, lang);
        sentences.push(format!("{}: {count}.", NOT_AVAILABLE.get(lang)));
    }
    if input.selection.is_some() {
        let (from, until) = bins.window();
        let range = input.range(from, until, lang);
        sentences.extend(chosen(std::iter::once(range.as_str()), lang));
    }
    sentences.join(" ")
}

/// `35.945 dari target 40.586 penempatan (88,6%); 6,3% di atas target berjalan`.
pub fn progress(input: &Progress, lang: Lang) -> String {
    let (noun, count) = (input.noun.get(lang), format::count(input.realised, lang));
    let Some(target) = input.target else {
        return match lang {
            Lang::Id => format!("{count} {noun}; belum ada target"),
            Lang::En => format!("{count} {noun}; no target yet"),
        };
    };
    let aim = format::count(target, lang);
    let attained = share(input.realised, target)
        .map_or_else(String::new, |share| format!(" ({})", format::percent(share, 1, lang)));
    let head = match lang {
        Lang::Id => format!("{count} dari target {aim} {noun}{attained}"),
        Lang::En => format!("{count} of the target of {aim} {noun}{attained}"),
    };
    let elapsed = input.elapsed.filter(|elapsed| elapsed.is_finite() && *elapsed > 0.0);
    let Some(elapsed) = elapsed else { return head };
    let ahead = input.realised as f64 / elapsed - 1.0;
    let size = format::percent(ahead.abs(), 1, lang);
    match (lang, ahead.abs() < SAME, ahead > 0.0) {
        (Lang::Id, true, _) => format!("{head}, tepat pada target berjalan"),
        (Lang::Id, _, true) => format!("{head}, {size} di atas target berjalan"),
        (Lang::Id, ..) => format!("{head}, {size} di bawah target berjalan"),
        (Lang::En, true, _) => format!("{head}, level with the elapsed target"),
        (Lang::En, _, true) => format!("{head}, {size} above the elapsed target"),
        (Lang::En, ..) => format!("{head}, {size} below the elapsed target"),
    }
}

/// The summary of the bar of realisation and target.
pub fn progress_summary(input: &Progress, lang: Lang) -> String {
    let number = |value: f64| format::decimal(value, 0, lang);
    let mut sentences = vec![progress(input, lang) + "."];
    if let Some(elapsed) = input.elapsed.filter(|value| value.is_finite()) {
        sentences.push(format!("{}: {}.", ELAPSED.get(lang), number(elapsed)));
    }
    if let Some(projected) = input.projected.filter(|value| value.is_finite()) {
        let interval =
            match input.interval.filter(|(low, high)| low.is_finite() && high.is_finite()) {
                Some((low, high)) => format!(" ({}–{})", number(low), number(high)),
                None => String::new(),
            };
        sentences.push(format!("{}: {}{interval}.", PROJECTION.get(lang), number(projected)));
    }
    if let Some((_, name)) = &input.band {
        sentences.push(format!("{name}."));
    }
    sentences.join(" ")
}

/// `Hong Kong: 11.302, 31,4%`.
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

/// `naik 4,2 poin`, for a change of a share.
fn moved(difference: f64, lang: Lang) -> String {
    if difference.abs() < SAME {
        return match lang {
            Lang::Id => "tetap".to_owned(),
            Lang::En => "unchanged".to_owned(),
        };
    }
    let size = format::points(difference.abs(), lang);
    let size = size.trim_start_matches('+');
    match (lang, difference > 0.0) {
        (Lang::Id, true) => format!("naik {size}"),
        (Lang::Id, false) => format!("turun {size}"),
        (Lang::En, true) => format!("up {size}"),
        (Lang::En, false) => format!("down {size}"),
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

/// The largest bars that stand for a value, and where; more than one when they are level.
fn leaders(bars: &[Bar]) -> Vec<(usize, &Bar)> {
    let named = || bars.iter().enumerate().filter(|(_, bar)| !bar.missing);
    let most = named().map(|(_, bar)| bar.value).max().unwrap_or(0);
    named().filter(|(_, bar)| bar.value == most && most > 0).collect()
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
        (Some(first), Some(second)) if !second.is_uppercase() && !second.is_numeric() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

/// A text with its first letter large.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
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
