//! What is said of before and after; never why.

use super::affected;
use crate::analysis::before_after::{
    BeforeAfter, LEAST_AFTER, LEAST_BEFORE, Term, Unanswered, Verdict,
};
use crate::chart::before_after::Numbers;
use crate::chart::format;
use crate::model::meeting::Affected;
use crate::model::{Day, Lang, Month, Text};

/// The finding.
pub fn effect(
    result: &Result<BeforeAfter, Unanswered>,
    affects: Affected,
    unit: &str,
    since: Month,
    lang: Lang,
) -> String {
    let (measure, since) = (affected(affects).get(lang), format::month_long(since, lang));
    match (result, lang) {
        (Err(Unanswered::TooFewMonths { .. }), Lang::Id) => {
            format!("{measure}, {unit}: terlalu sedikit bulan untuk menilai sejak {since}")
        }
        (Err(Unanswered::TooFewMonths { .. }), Lang::En) => {
            format!("{measure}, {unit}: too few months to judge since {since}")
        }
        (Err(_), Lang::Id) => format!("{measure}, {unit}: tidak dapat dinilai sejak {since}"),
        (Err(_), Lang::En) => format!("{measure}, {unit}: cannot be judged since {since}"),
        (Ok(found), _) => {
            let average = amount(found.average.value, affects, lang);
            let changed = found.verdict() == Verdict::Changed;
            match (lang, changed) {
                (Lang::Id, true) => format!(
                    "{measure}, {unit}: sejak {since} berjalan lain, rata-rata {average} dari garis sebelumnya"
                ),
                (Lang::Id, false) => format!(
                    "{measure}, {unit}: sejak {since} belum terlihat perubahan di luar kebetulan"
                ),
                (Lang::En, true) => format!(
                    "{measure}, {unit}: since {since} it runs otherwise, on average {average} from the earlier line"
                ),
                (Lang::En, false) => {
                    format!("{measure}, {unit}: since {since} no change beyond chance is seen")
                }
            }
        }
    }
}

/// With its sign, in the unit of the measure.
pub fn amount(value: f64, affects: Affected, lang: Lang) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    let number = match affects {
        Affected::Attainment => {
            format!("{} {}", format::decimal(value * 100.0, 1, lang), points(lang))
        }
        _ => format::decimal(value, 1, lang),
    };
    format!("{sign}{number}")
}

/// How the measure's numbers are written.
pub const fn numbers(affects: Affected) -> Numbers {
    match affects {
        Affected::Attainment => Numbers { places: 1, factor: 100.0, suffix: Text::same("%") },
        Affected::LeadTime => {
            Numbers { places: 1, factor: 1.0, suffix: Text::new(" hari", " days") }
        }
        Affected::Placements | Affected::Complaints => {
            Numbers { places: 0, factor: 1.0, suffix: Text::same("") }
        }
    }
}

const fn points(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "poin",
        Lang::En => "points",
    }
}

pub fn between(low: String, high: String, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("95%: {low} sampai {high}"),
        Lang::En => format!("95%: {low} to {high}"),
    }
}

pub fn candidate(text: &str, day: Day, lang: Lang) -> String {
    format!("{} · {text}", format::day_short(day, lang))
}

pub fn unanswered(why: Unanswered, lang: Lang) -> String {
    match (why, lang) {
        (Unanswered::TooFewMonths { before, after }, Lang::Id) => format!(
            "Terlalu sedikit bulan: {before} sebelum dan {after} sesudah; perlu sedikitnya {LEAST_BEFORE} dan {LEAST_AFTER}."
        ),
        (Unanswered::TooFewMonths { before, after }, Lang::En) => format!(
            "Too few months: {before} before and {after} after; it takes {LEAST_BEFORE} and {LEAST_AFTER} at least."
        ),
        (Unanswered::Gap { month }, Lang::Id) => {
            format!("Angka {} tidak tersedia.", format::month_long(month, lang))
        }
        (Unanswered::Gap { month }, Lang::En) => {
            format!("The figure of {} is not available.", format::month_long(month, lang))
        }
        (Unanswered::NoScatter, Lang::Id) => {
            "Angkanya tidak bervariasi: tidak ada pembanding.".to_owned()
        }
        (Unanswered::NoScatter, Lang::En) => {
            "The figures do not vary: there is nothing to compare.".to_owned()
        }
    }
}

pub fn verdict_of(found: &BeforeAfter, lang: Lang) -> String {
    let (p, rho) =
        (format::decimal(found.p, 3, lang), format::decimal(found.autocorrelation, 2, lang));
    let width = format::decimal(found.average.half_width(), 1, lang);
    match (found.verdict(), lang) {
        (Verdict::Changed, Lang::Id) => {
            format!("◆ Berbeda dari sebelumnya: p = {p}, autokorelasi {rho}.")
        }
        (Verdict::Changed, Lang::En) => {
            format!("◆ Otherwise than before: p = {p}, autocorrelation {rho}.")
        }
        (Verdict::NoneSeen, Lang::Id) => format!(
            "● Belum terlihat perubahan: p = {p}, autokorelasi {rho}. Perubahan rata-rata di bawah {width} tidak akan terlihat."
        ),
        (Verdict::NoneSeen, Lang::En) => format!(
            "● No change seen: p = {p}, autocorrelation {rho}. A change of less than {width} on average would not be seen."
        ),
    }
}

pub fn months(found: &BeforeAfter, text: &str, lang: Lang) -> String {
    let (before, after) = found.months;
    let season = match (found.is_season_out, lang) {
        (true, Lang::Id) => ", musim dikeluarkan",
        (true, Lang::En) => ", season taken out",
        (false, _) => "",
    };
    match lang {
        Lang::Id => format!("{text} {before} bulan sebelum, {after} bulan sesudah{season}."),
        Lang::En => format!("{text} {before} months before, {after} after{season}."),
    }
}

pub const fn placebo_dates(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "tanggal lain sebelum itu dengan loncatan sebesar ini",
        Lang::En => "other dates before it with a step as large",
    }
}

pub const fn placebo_units(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "urutan kekuatan loncatan di antara unit lain pada tanggal yang sama",
        Lang::En => "place of the step's strength among other units at the same date",
    }
}

pub const fn term(term: Term) -> Text {
    match term {
        Term::Start => Text::new("Taraf awal", "Start"),
        Term::Trend => Text::new("Tren per bulan", "Trend a month"),
        Term::Level => Text::new("Loncatan taraf", "Step"),
        Term::Slope => Text::new("Perubahan tren", "Change of trend"),
        Term::Cosine => Text::new("Musim (kosinus)", "Season (cosine)"),
        Term::Sine => Text::new("Musim (sinus)", "Season (sine)"),
    }
}
