//! What a chart shows, in two to four sentences, for those who do not see it.

use std::cmp::Reverse;

use super::columns::Columns;
use super::cumulative::Cumulative;
use super::histogram::Histogram;
use super::progress::Progress;
use super::ranked::{Bar, Ranked};
use super::words::{
    ELAPSED, NOT_AVAILABLE, PROJECTION, TARGET, capitalised, chosen, others, range, sum, total,
};
use super::{finding, format, share};
use crate::model::Lang;
use crate::model::order::sorted;

/// The summary of ranked bars.
pub fn ranked(input: &Ranked, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    let known = input.bars.iter().filter(|bar| bar.value > 0 && !bar.missing).collect();
    let order: Vec<&Bar> = sorted(known, |a, b| b.value.cmp(&a.value));
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
    let values = order.len() + input.others.map_or(0, |rest| rest.count);
    let view = input.view_label.get(lang);
    let mut sentences = vec![match lang {
        Lang::Id => format!("{view}: {whole} {noun} dalam {values} nilai."),
        Lang::En => format!("{view}: {whole} {noun} in {values} values."),
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

/// The summary of month columns.
pub fn columns(input: &Columns, lang: Lang) -> String {
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
    sentences.extend(input.shown().sentence(lang));
    sentences.join(" ")
}

/// The summary of a year's sum.
pub fn cumulative(input: &Cumulative, lang: Lang) -> String {
    let mut sentences = vec![format!("{}.", finding::cumulative(input, lang))];
    sentences.extend(
        input
            .target()
            .map(|target| format!("{}: {}.", TARGET.get(lang), format::decimal(target, 0, lang))),
    );
    sentences.extend(input.fan.last().map(|end| {
        let interval = range(end.within_95, lang);
        match lang {
            Lang::Id => format!("Rentang 95%: {interval}."),
            Lang::En => format!("95% interval: {interval}."),
        }
    }));
    sentences.extend(input.shown().sentence(lang));
    sentences.join(" ")
}

/// The summary of a histogram.
pub fn histogram(input: &Histogram, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    let bins = input.bins();
    let values = format::count(total(input.values.iter().copied()), lang);
    let view = input.view_label.get(lang);
    let mut sentences =
        vec![format!("{view}: {values} {noun}."), finding::histogram(input, lang) + "."];
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

/// The summary of the bar of realisation and target.
pub fn progress(input: &Progress, lang: Lang) -> String {
    let number = |value: f64| format::decimal(value, 0, lang);
    let mut sentences = vec![finding::progress(input, lang) + "."];
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
