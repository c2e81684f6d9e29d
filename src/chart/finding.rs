//! The finding of a chart, which is its title: one sentence, the same for the same numbers, for ties,
//! zeros and empty charts as well.

use super::columns::Columns;
use super::cumulative::Cumulative;
use super::histogram::Histogram;
use super::progress::Progress;
use super::ranked::{Bar, Ranked};
use super::words::{capitalised, in_sentence, nothing, range, sum, tail, total};
use super::{format, share};
use crate::model::Lang;

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
    if input.is_listing {
        return listing(&leaders, lang);
    }
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

/// `Hong Kong terbesar: 99.773`. Figures side by side have no whole to be shares of.
fn listing(leaders: &[(usize, &Bar)], lang: Lang) -> String {
    let value = leaders.first().map_or(0, |(_, bar)| bar.value);
    let mut labels: Vec<&str> = leaders.iter().map(|(_, bar)| bar.label.as_str()).collect();
    labels.dedup();
    let value = format::count(value, lang);
    match (labels.as_slice(), lang) {
        ([one], Lang::Id) => format!("{one} terbesar: {value}"),
        ([one], Lang::En) => format!("Largest: {one}, {value}"),
        (more, Lang::Id) => format!("{} teratas sama besar: {value}", more.len()),
        (more, Lang::En) => format!("Top {} level: {value}", more.len()),
    }
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

/// The largest bars that stand for a value, and where; more than one when they are level.
fn leaders(bars: &[Bar]) -> Vec<(usize, &Bar)> {
    let named = || bars.iter().enumerate().filter(|(_, bar)| !bar.missing);
    let most = named().map(|(_, bar)| bar.value).max().unwrap_or(0);
    named().filter(|(_, bar)| bar.value == most && most > 0).collect()
}

/// `35.945 sampai 31 Oktober 2024; akhir tahun 43.028 (41.706–44.349)`.
pub fn cumulative(input: &Cumulative, lang: Lang) -> String {
    let (last, day) = (format::count(input.last(), lang), format::day_long(input.as_of, lang));
    let Some(end) = input.fan.last() else {
        return match lang {
            Lang::Id => format!("{last} {} pada {}", input.noun.get(lang), input.year),
            Lang::En => format!("{last} {} in {}", input.noun.get(lang), input.year),
        };
    };
    let (mean, interval) = (format::decimal(end.mean, 0, lang), range(end.within_80, lang));
    match lang {
        Lang::Id => format!("{last} sampai {day}; akhir tahun {mean} ({interval})"),
        Lang::En => format!("{last} to {day}; at the year's end {mean} ({interval})"),
    }
}
