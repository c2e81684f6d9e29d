//! What is said of targets, in both languages.

use super::Subject;
use crate::analysis::attainment::Attainment;
use crate::analysis::pace::{Basis, Profile};
use crate::analysis::projection::{Estimate, FEWEST_MONTHS, Level, Method, Projection};
use crate::board::chips::filters;
use crate::board::scene::Scene;
use crate::board::texts;
use crate::chart::format;
use crate::model::text::texts;
use crate::model::{Lang, Text};

texts! {
    PACE = "Laju target berjalan", "Pace of the target";
    VERSION = "Versi target", "Version of the target";
    POINTS = "Poin terhadap laju", "Points against the pace";
    GAP = "Selisih", "Gap";
    DAYS_AHEAD = "Hari lebih cepat", "Days ahead";
    TO_GO = "Masih harus dicapai", "Still to go";
    NEEDED_RATE = "Dibutuhkan per bulan", "Needed a month";
    TOO_LOW = "Capaian di atas 120%: apakah targetnya terlalu rendah?", "Attainment above 120%: was the target too low?";
    OUTLOOK = "Sampai akhir tahun", "To the year's end";
    MONTH_TO_COME = "Bulan", "Month";
    PROJECTED = "Proyeksi", "Projection";
    WITHIN_80 = "Rentang 80%", "80% interval";
    WITHIN_95 = "Rentang 95%", "95% interval";
    YEAR_SO_FAR = "Sejak Januari", "Since January";
    BACKTEST = "Seberapa tepat cara ini selama ini?", "How well has this method done?";
    BACKTEST_MEANS = "Tiap cara meramalkan bulan-bulan lalu seolah belum terjadi. MASE di bawah 1 lebih tepat daripada mengulang tahun lalu; rentang 80% seharusnya memuat kira-kira delapan dari sepuluh bulan.", "Each method projected past months as if they had not happened. A MASE below 1 is better than repeating last year; an 80% interval should hold about eight months out of ten.";
    METHOD = "Cara", "Method";
    MASE = "MASE", "MASE";
    HELD_80 = "Dalam rentang 80%", "Within the 80% interval";
    HELD_95 = "Dalam rentang 95%", "Within the 95% interval";
    TRIED = "Bulan diuji", "Months tried";
    CHOSEN = "dipakai", "used";
    WHAT_IF = "Bagaimana jika?", "What if?";
    WHAT_IF_PACE = "Bulan-bulan tersisa, dari proyeksi", "Months to come, of the projection";
    WHAT_IF_UNIT = "Satu unit berbeda", "One unit goes otherwise";
    WHAT_IF_UNIT_PACE = "Unit itu, dari proyeksinya", "That unit, of its projection";
    NO_UNIT = "Tidak ada", "None";
    NO_UNIT_PROJECTION = "Bulan data unit ini terlalu sedikit untuk diproyeksikan.", "This unit has too few months of data to be projected.";
}

pub(super) const fn basis(basis: Basis) -> Text {
    match basis {
        Basis::Seasonal => {
            Text::new("Pola musiman tahun-tahun lalu", "Seasonal pattern of earlier years")
        }
        Basis::WorkingDays => {
            Text::new("Hari kerja (Senin–Jumat)", "Working days (Monday to Friday)")
        }
        Basis::CalendarDays => Text::new("Hari kalender", "Calendar days"),
    }
}

/// The profile that is in fact followed: without two whole earlier years there is no seasonal one.
pub(super) fn profile(profile: &Profile, lang: Lang) -> String {
    match (profile, lang) {
        (Profile::Seasonal { years, .. }, Lang::Id) => format!("pola musiman {}", joined(years)),
        (Profile::Seasonal { years, .. }, Lang::En) => {
            format!("seasonal pattern of {}", joined(years))
        }
        (Profile::WorkingDays, Lang::Id) => "hari kerja".to_owned(),
        (Profile::WorkingDays, Lang::En) => "working days".to_owned(),
        (Profile::CalendarDays, Lang::Id) => "hari kalender".to_owned(),
        (Profile::CalendarDays, Lang::En) => "calendar days".to_owned(),
    }
}

fn joined(years: &[i32]) -> String {
    years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")
}

/// Signed percentage points, with two digits.
pub(super) fn points(points: f64, lang: Lang) -> String {
    let sign = if points > 0.0 { "+" } else { "" };
    format!("{sign}{}", format::decimal(points, 2, lang))
}

pub(super) fn range(low: f64, high: f64, lang: Lang) -> String {
    let whole = |end: f64| format::integer(end.round() as i64, lang);
    format!("{}–{}", whole(low), whole(high))
}

fn count(count: u64, lang: Lang) -> String {
    format::count(count, lang)
}

/// The card's title.
pub(super) fn finding(subject: &Subject<'_>) -> String {
    let (lang, year) = (subject.lang, subject.extract.year);
    let target = subject.target.map(|target| target.value);
    let year_end = subject.projection.as_ref().and_then(Projection::year_end);
    let end = year_end.map(|end| {
        let (low, high) = end.interval(Level::Eighty);
        (format::integer(end.mean.round() as i64, lang), range(low, high, lang))
    });
    let chance = |target: u64| Some(chance(year_end?.probability_of(target as f64), lang));
    let realised = count(subject.realised(), lang);
    match (end, target.and_then(|target| Some((target, chance(target)?)))) {
        (Some((end, range)), Some((target, chance))) => {
            let target = count(target, lang);
            match lang {
                Lang::Id => format!(
                    "Proyeksi akhir {year}: {end} ({range}); peluang mencapai {target}: {chance}"
                ),
                Lang::En => format!(
                    "Projection for the end of {year}: {end} ({range}); chance of reaching {target}: {chance}"
                ),
            }
        }
        (Some((end, range)), None) => match lang {
            Lang::Id => format!("Proyeksi akhir {year}: {end} ({range}), tanpa target"),
            Lang::En => {
                format!("Projection for the end of {year}: {end} ({range}), without a target")
            }
        },
        (None, _) => match (subject.attainment.as_ref(), lang) {
            (Some(attainment), Lang::Id) => {
                let share = format::percent(attainment.ratio, 1, lang);
                format!("{year}: {realised} penempatan, {share} dari target")
            }
            (Some(attainment), Lang::En) => {
                let share = format::percent(attainment.ratio, 1, lang);
                format!("{year}: {realised} placements, {share} of the target")
            }
            (None, Lang::Id) => format!("{year}: {realised} penempatan, tanpa target"),
            (None, Lang::En) => format!("{year}: {realised} placements, without a target"),
        },
    }
}

/// A probability; what is not certain is never shown as 0% or 100%.
fn chance(probability: f64, lang: Lang) -> String {
    match probability {
        p if p >= 1.0 => format::percent(1.0, 0, lang),
        p if p > 0.99 => format!("> {}", format::percent(0.99, 0, lang)),
        p if p < 0.01 => format!("< {}", format::percent(0.01, 0, lang)),
        p => format::percent(p, 0, lang),
    }
}

/// Whose target it is, under which other filters.
pub(super) fn subject(subject: &Subject<'_>) -> String {
    let lang = subject.lang;
    let day = texts::as_of(lang, subject.extract.as_of);
    match (subject.extract.scope.is_some(), subject.name.as_str(), lang) {
        (true, "", Lang::Id) => format!("Seluruh kantor. {day}."),
        (true, "", Lang::En) => format!("The whole office. {day}."),
        (true, name, _) => format!("{name}. {day}."),
        (false, _, Lang::Id) => {
            format!("Pilihan dengan beberapa saringan: tidak ada target untuknya. {day}.")
        }
        (false, _, Lang::En) => {
            format!("A selection by several filters: there is no target for it. {day}.")
        }
    }
}

pub(super) fn expected(attainment: &Attainment, lang: Lang) -> String {
    let expected = format::integer(attainment.expected.round() as i64, lang);
    match (lang, attainment.gap >= 0.0) {
        (Lang::Id, true) => format!("orang di atas target berjalan {expected}"),
        (Lang::Id, false) => format!("orang di bawah target berjalan {expected}"),
        (Lang::En, true) => format!("people above the elapsed target of {expected}"),
        (Lang::En, false) => format!("people below the elapsed target of {expected}"),
    }
}

pub(super) fn days(attainment: &Attainment, lang: Lang) -> String {
    match (lang, attainment.days_ahead >= 0.0) {
        (Lang::Id, true) => "hari di depan laju".to_owned(),
        (Lang::Id, false) => "hari di belakang laju".to_owned(),
        (Lang::En, true) => "days ahead of the pace".to_owned(),
        (Lang::En, false) => "days behind the pace".to_owned(),
    }
}

pub(super) fn sum(attainment: &Attainment, lang: Lang) -> String {
    let (target, realised) = (count(attainment.target, lang), count(attainment.realised, lang));
    format!("{target} − {realised}")
}

pub(super) fn rate(attainment: &Attainment, lang: Lang) -> String {
    let so_far = attainment.rate.so_far.map(|rate| format::decimal(rate, 1, lang));
    let best = attainment.rate.best.map(|(month, best)| {
        format!("{} ({})", count(best, lang), format::month_name(month, lang))
    });
    match (lang, so_far.unwrap_or_default(), best) {
        (Lang::Id, so_far, Some(best)) => format!("sejauh ini {so_far}; bulan terbaik {best}"),
        (Lang::Id, so_far, None) => format!("sejauh ini {so_far}"),
        (Lang::En, so_far, Some(best)) => format!("{so_far} so far; best month {best}"),
        (Lang::En, so_far, None) => format!("{so_far} so far"),
    }
}

/// What a method is called.
pub(super) fn name(method: Method, lang: Lang) -> String {
    match (method, lang) {
        (Method::Mean, Lang::Id) => "Rata-rata bulan-bulan terakhir".to_owned(),
        (Method::Mean, Lang::En) => "Mean of the last months".to_owned(),
        (Method::SeasonalNaive, Lang::Id) => {
            "Naif musiman: seperti bulan yang sama tahun lalu".to_owned()
        }
        (Method::SeasonalNaive, Lang::En) => {
            "Seasonal naive: as the same month last year".to_owned()
        }
        (Method::Smoothing(form), Lang::Id) => format!("Pemulusan eksponensial {}", form.name()),
        (Method::Smoothing(form), Lang::En) => format!("Exponential smoothing {}", form.name()),
    }
}

/// How the year's end is projected, and why so.
pub(super) fn method(projection: &Projection, lang: Lang) -> String {
    let (name, months) = (name(projection.method, lang), projection.months);
    match (projection.backtest(), lang) {
        (Some(test), _) => {
            let (mase, held) =
                (format::decimal(test.mase, 2, lang), format::percent(test.held_80, 0, lang));
            match lang {
                Lang::Id => format!(
                    "{name}, dari {months} bulan. Dipilih karena paling tepat pada uji mundur: MASE {mase}; {held} dari {} bulan berada dalam rentang 80%. Rentang juga memuat selisih antarcara.",
                    test.months
                ),
                Lang::En => format!(
                    "{name}, from {months} months. Chosen since it did best in the back-test: MASE {mase}; {held} of {} months came within the 80% interval. Intervals also hold how far the methods are apart.",
                    test.months
                ),
            }
        }
        (None, Lang::Id) => format!(
            "{name}: data kurang dari dua tahun ({months} bulan), jadi tanpa pola musiman dan tanpa uji mundur."
        ),
        (None, Lang::En) => format!(
            "{name}: less than two years of data ({months} months), so without seasons and without a back-test."
        ),
    }
}

pub(super) fn no_projection(subject: &Subject<'_>) -> String {
    let is_over = subject.extract.year != subject.extract.as_of.year()
        || subject.extract.as_of.plus(1).year() != subject.extract.year;
    match (is_over, subject.lang) {
        (true, Lang::Id) => "Tahunnya sudah berakhir: tidak ada yang diproyeksikan.".to_owned(),
        (true, Lang::En) => "The year is over: there is nothing to project.".to_owned(),
        (false, Lang::Id) => {
            format!("Kurang dari {FEWEST_MONTHS} bulan data: terlalu sedikit untuk proyeksi.")
        }
        (false, Lang::En) => {
            format!("Fewer than {FEWEST_MONTHS} months of data: too few for a projection.")
        }
    }
}

/// Definition, inputs, sources and the day that the figures cover.
pub(super) fn provenance(scene: Scene<'_>, subject: &Subject<'_>) -> Vec<String> {
    let lang = subject.lang;
    let mut lines = vec![texts::DEFINITION.get(lang).to_owned()];
    lines.extend(subject.attainment.as_ref().map(|attainment| {
        format!(
            "{} / {} = {}; {} {}",
            count(attainment.realised, lang),
            count(attainment.target, lang),
            format::percent(attainment.ratio, 4, lang),
            profile(&subject.profile, lang),
            format::percent(attainment.elapsed, 4, lang),
        )
    }));
    lines.extend(subject.target.map(|target| {
        let decided = format::day_long(target.decided_on, lang);
        format!("{}: {}, {}, {decided}", texts::TARGET.get(lang), target.source, target.decree)
    }));
    let source = scene.manifest.and_then(|manifest| {
        manifest.tables.iter().find(|table| table.name == "placements").map(|table| &table.source)
    });
    lines.extend(source.map(|source| format!("{}: {source}", texts::SOURCE.get(lang))));
    lines.extend(filters(scene, subject.extract.as_of));
    lines.push(texts::as_of(lang, subject.extract.as_of));
    lines
}

/// `Akhir tahun 41.257 (39.940–42.570): 101,7% dari target 40.586, peluang mencapainya 77%.`
pub(super) fn then(then: Estimate, target: Option<u64>, lang: Lang) -> String {
    let (low, high) = then.interval(Level::Eighty);
    let mean = format::integer(then.mean.round() as i64, lang);
    let range = range(low, high, lang);
    let end = match lang {
        Lang::Id => format!("Akhir tahun {mean} ({range})"),
        Lang::En => format!("Year’s end {mean} ({range})"),
    };
    let Some(target) = target.filter(|target| *target > 0) else { return format!("{end}.") };
    let share = format::percent(then.mean / target as f64, 1, lang);
    let chance = chance(then.probability_of(target as f64), lang);
    let target = count(target, lang);
    match lang {
        Lang::Id => format!("{end}: {share} dari target {target}, peluang mencapainya {chance}."),
        Lang::En => {
            format!("{end}: {share} of the target of {target}, chance of reaching it {chance}.")
        }
    }
}

pub(super) fn pace_needed(pace: f64, lang: Lang) -> String {
    let pace = format::percent(pace, 1, lang);
    match lang {
        Lang::Id => {
            format!("Target tepat tercapai bila bulan-bulan tersisa berjalan {pace} dari proyeksi.")
        }
        Lang::En => format!(
            "The target is just reached if the months to come go at {pace} of the projection."
        ),
    }
}
