//! What is said of statements, in both languages.

use crate::analysis::statement::{Calculation, Needed, Relation};
use crate::chart::format;
use crate::model::claim::{Exact, Step, Verdict};
use crate::model::sentence::{Figure, FigureKind, PrintedDay, Span};
use crate::model::text::texts;
use crate::model::{Day, Lang};

texts! {
    ALL = "Semua", "All";
    DOUBTFUL = "Hanya yang tidak cocok", "Only those that do not hold";
    NO_SUM = "tidak dapat dihitung", "cannot be computed";
    COLLECTED = "Menurut pengumpul", "Its collector";
    SENTENCE = "Periksa satu kalimat", "Check a sentence";
    SENTENCE_LABEL = "Kalimat atau siaran pers", "Sentence or press release";
    SENTENCE_HELP = "Ketik atau tempel, misalnya “35.945 dari 40.586 atau 86%”, lalu tekan Enter. Kalimatnya menjadi bagian dari alamat halaman ini dan tidak dikirim ke mana pun.", "Type or paste, for instance “35,945 of 40,586 or 86%”, then press Enter. The sentence becomes part of this page’s address and is sent nowhere.";
    NOTHING_FOUND = "Tidak ada angka dalam kalimat ini.", "There is no number in this sentence.";
    NO_RELATION = "Tidak ada hitungan yang bisa diperiksa: sebutkan bagian, keseluruhan, dan persennya.", "Nothing that can be computed: name the part, the whole and the percentage.";
    NUMBERS = "Angka yang ditemukan", "Numbers found";
    PRINTED = "Tertulis", "As written";
    READ_AS = "Dibaca", "Read as";
    IN_DATA = "Dalam data ini", "In these data";
    NOT_IN_DATA = "tidak ditemukan", "not found";
}

/// A number rounded to four decimals, without zeros at its end.
pub(super) fn plain(value: f64, lang: Lang) -> String {
    let value = (value * 1e4).round() / 1e4;
    let is_whole = |places: i32| {
        let scaled = value * 10f64.powi(places);
        (scaled - scaled.round()).abs() < 1e-9 * scaled.abs().max(1.0)
    };
    let places = (0..4).find(|places| is_whole(*places)).unwrap_or(4);
    format::decimal(value, usize::try_from(places).unwrap_or(4), lang)
}

fn exact(value: Exact, lang: Lang) -> String {
    plain(value.to_f64(), lang)
}

/// `28.927 − 23.197 = 5.730; 5.730 ÷ 28.927 = 0,1981`.
pub(super) fn steps(steps: &[Step], lang: Lang) -> String {
    let one = |step: &Step| {
        let others = step.others.iter().map(|(operator, value)| {
            let sign = match operator.sign() {
                '-' => '−',
                '*' => '×',
                '/' => '÷',
                sign => sign,
            };
            format!(" {sign} {}", exact(*value, lang))
        });
        let others: String = others.collect();
        format!("{}{others} = {}", exact(step.first, lang), exact(step.result, lang))
    };
    steps.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A verdict with its sign.
pub(super) fn verdict(verdict: Verdict, lang: Lang) -> String {
    let sign = match verdict {
        Verdict::Holds => "✓",
        verdict if verdict.is_borne_out() => "▲",
        _ => "✗",
    };
    format!("{sign} {}", verdict.label().get(lang))
}

pub(super) fn finding(doubtful: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => {
            format!("{doubtful} dari {all} pernyataan terbit tidak cocok dengan hitungannya")
        }
        Lang::En => {
            format!("{doubtful} of {all} published statements do not agree with their sums")
        }
    }
}

/// A figure as read: `35.945`, `86%`.
pub(super) fn figure(figure: &Figure, lang: Lang) -> String {
    let digits = Exact::parse(&figure.digits).map_or_else(
        || figure.digits.clone(),
        |(value, digits)| format::decimal(value.to_f64(), digits as usize, lang),
    );
    let about = match (figure.is_rounded, lang) {
        (false, _) => "",
        (true, Lang::Id) => "sekitar ",
        (true, Lang::En) => "about ",
    };
    let unit = if figure.kind == FigureKind::Percent { "%" } else { "" };
    format!("{about}{digits}{unit}")
}

/// `86%: 35.945 ÷ 40.586 = 88,565%, tidak cocok. 86% memerlukan target 41.797 atau realisasi 34.904.`
pub(super) fn calculation(one: &Calculation, lang: Lang) -> String {
    let unit = if one.relation == Relation::Sum { "" } else { "%" };
    let value = plain(one.found.value.to_f64(), lang);
    let stated = figure(&one.stated, lang);
    let head = format!(
        "{}: {stated} — {} → {value}{unit}.",
        verdict(one.found.verdict, lang),
        steps(&one.found.steps, lang)
    );
    let Some(Needed { part, whole }) = one.needed else { return head };
    let (part, whole) = (exact(part, lang), exact(whole, lang));
    match lang {
        Lang::Id => format!(
            "{head} Untuk {stated} keseluruhannya harus sekitar {whole}, atau bagiannya {part}."
        ),
        Lang::En => {
            format!("{head} {stated} would need a whole near {whole}, or a part of {part}.")
        }
    }
}

pub(super) fn mixed(one: &str, other: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("✗ Tanda ribuan bercampur: {one} memakai titik, {other} memakai koma."),
        Lang::En => {
            format!("✗ Mixed marks of thousands: {one} has a point, {other} has a comma.")
        }
    }
}

/// `✗ 29 November 2024 adalah hari Jumat, bukan Selasa.`
pub(super) fn weekday(printed: &PrintedDay, lang: Lang) -> String {
    let day = format::day_long(printed.day, lang);
    let right = format::weekday(printed.day, lang);
    let wrong = printed.weekday.map_or("", |weekday| {
        let monday = printed.day.plus(-i32::from(printed.day.weekday()));
        format::weekday(Day::plus(monday, i32::from(weekday)), lang)
    });
    match lang {
        Lang::Id => format!("✗ {day} adalah hari {right}, bukan {wrong}."),
        Lang::En => format!("✗ {day} was a {right}, not a {wrong}."),
    }
}

pub(super) fn two_ends([one, other]: &[Span; 2], lang: Lang) -> String {
    let (one, other) = (format::period(one.period, lang), format::period(other.period, lang));
    match lang {
        Lang::Id => format!("✗ Periodenya disebut dengan dua cara: {one} dan {other}."),
        Lang::En => format!("✗ The period is stated two ways: {one} and {other}."),
    }
}

/// What the data say of the office's attainment, beside a sentence that names its figures.
pub(super) fn attainment(subject: &str, share: f64, holds: bool, lang: Lang) -> String {
    let share = format::percent(share, 2, lang);
    match (lang, holds) {
        (Lang::Id, true) => format!("✓ sama dengan capaian {subject}: {share}"),
        (Lang::Id, false) => format!("✗ capaian {subject} dalam data ini {share}"),
        (Lang::En, true) => format!("✓ the attainment of {subject}: {share}"),
        (Lang::En, false) => format!("✗ the attainment of {subject} in these data is {share}"),
    }
}
