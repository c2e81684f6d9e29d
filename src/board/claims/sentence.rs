//! A sentence that a press officer types: the numbers found in it, whether they fit each other, the calendar and the
//! data that are open.

use super::words;
use crate::analysis::statement::{Checked, check};
use crate::board::markup::Markup;
use crate::board::options::SENTENCE;
use crate::board::scene::Scene;
use crate::board::targets::Subject;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::claim::recompute;
use crate::model::sentence::{Figure, FigureKind, Sentence};
use crate::model::target::Target;
use crate::model::{Lang, Month, Period};

/// Counts below this are too common to be told from chance.
const TELLING: u64 = 100;

/// The card; `sentence` is what the wish's option says, read.
pub(in crate::board) fn section(
    scene: Scene<'_>,
    subject: Option<&Subject<'_>>,
    sentence: &Sentence,
) -> Section {
    let lang = scene.lang;
    let text = scene.wish.options.get(SENTENCE).map(String::as_str).unwrap_or_default();
    let mut html = Markup::default();
    let card = [
        ("class", "card sentence"),
        ("data-panel", "sentence"),
        ("aria-labelledby", "sentence-title"),
    ];
    html.within("section", &card, |html| {
        html.within("header", &[("class", "card__header")], |html| {
            html.words("h2", &[("id", "sentence-title")], words::SENTENCE.get(lang));
        });
        html.field(SENTENCE, words::SENTENCE_LABEL.get(lang), words::SENTENCE_HELP.get(lang), text);
        html.within("div", &[("role", "status"), ("data-figure", "sentence")], |html| {
            if !text.trim().is_empty() {
                results(html, text, sentence, &known(scene, subject), lang);
            }
        });
    });
    Section { name: "sentence".to_owned(), html: html.into_html() }
}

fn results(html: &mut Markup, text: &str, sentence: &Sentence, known: &Known, lang: Lang) {
    let checked = check(sentence);
    let lines = lines(text, sentence, &checked, lang);
    html.within("ul", &[("class", "sentence__found")], |html| {
        for line in lines {
            html.words("li", &[], &line);
        }
    });
    if !sentence.figures.is_empty() {
        html.table(&numbers(text, sentence, known, lang));
    }
}

fn lines(text: &str, sentence: &Sentence, checked: &Checked, lang: Lang) -> Vec<String> {
    let printed = |figure: &Figure| text.get(figure.place.clone()).unwrap_or_default().to_owned();
    let mut lines: Vec<String> =
        checked.calculations.iter().map(|one| words::calculation(one, lang)).collect();
    if lines.is_empty() {
        let nothing = match sentence.figures.is_empty() {
            true => words::NOTHING_FOUND,
            false => words::NO_RELATION,
        };
        lines.push(nothing.get(lang).to_owned());
    }
    if let Some([dot, comma]) = &checked.mixed_marks {
        lines.push(words::mixed(&printed(dot), &printed(comma), lang));
    }
    lines.extend(checked.wrong_weekdays.iter().map(|day| words::weekday(day, lang)));
    lines.extend(checked.two_ends.as_ref().map(|ends| words::two_ends(ends, lang)));
    lines
}

/// Figures of the open data, with what they are.
#[derive(Default)]
struct Known {
    counts: Vec<(u64, String)>,
    /// realised and target, and whose they are.
    attainment: Option<(u64, u64, String)>,
}

fn known(scene: Scene<'_>, subject: Option<&Subject<'_>>) -> Known {
    let Some(subject) = subject else { return Known::default() };
    let (lang, extract) = (scene.lang, &subject.extract);
    let whose = if subject.name.is_empty() { "" } else { ", " };
    let of = |what: String| format!("{what}{whose}{}", subject.name);
    let mut counts = Vec::new();
    let placements = |period: Period| {
        let name = format!("{} {}", texts::REALISATION.get(lang), format::period(period, lang));
        (subject.counts.within(period), of(name))
    };
    for year in (extract.first.year()..=extract.as_of.year()).rev() {
        let Some(whole) = Period::year(year) else { continue };
        let period = Period::new(whole.first(), whole.last().min(extract.as_of));
        counts.extend(period.map(placements));
    }
    let target = |target: &&Target| {
        let name = texts::TARGET.get(lang);
        (target.value, of(format!("{name} {} v{}", target.period.first().year(), target.version)))
    };
    counts.extend(subject.versions.iter().map(target));
    let first = extract.first.number();
    let months = (first..=extract.as_of.month().number()).rev().map(Month::from_number);
    counts.extend(months.filter_map(|month| Some(placements(Period::months(month, month)?))));
    let attainment = subject.attainment.as_ref().map(|attainment| {
        let year = Period::year(extract.year).map(|year| format::period(year, lang));
        (attainment.realised, attainment.target, of(year.unwrap_or_default()))
    });
    Known { counts, attainment }
}

fn numbers(text: &str, sentence: &Sentence, known: &Known, lang: Lang) -> DataTable {
    let count_of = |figure: &Figure| figure.digits.parse::<u64>().ok();
    let find = |figure: &Figure| {
        let count = count_of(figure).filter(|count| *count >= TELLING)?;
        known.counts.iter().find(|(value, _)| *value == count).map(|(_, name)| name)
    };
    // A percentage is held against the attainment only beside a figure that it is made of.
    let speaks_of_it = sentence.figures.iter().any(|figure| {
        known.attainment.as_ref().is_some_and(|(realised, target, _)| {
            [Some(*realised), Some(*target)].contains(&count_of(figure))
        })
    });
    let in_data = |figure: &Figure| match (figure.kind, &known.attainment) {
        (FigureKind::Percent, Some((realised, target, whose))) if speaks_of_it => {
            let found = recompute(&figure.digits, "%", &format!("{realised}/{target}"));
            let holds = found.is_some_and(|found| found.verdict.is_borne_out());
            words::attainment(whose, *realised as f64 / *target as f64, holds, lang)
        }
        (FigureKind::Count, _) => match find(figure) {
            Some(name) => format!("✓ {name}"),
            None => words::NOT_IN_DATA.get(lang).to_owned(),
        },
        (FigureKind::Percent, _) => format::NOT_A_NUMBER.to_owned(),
    };
    let row = |figure: &Figure| {
        let printed = text.get(figure.place.clone()).unwrap_or_default();
        vec![
            Cell::word(printed),
            Cell::word(words::figure(figure, lang)),
            Cell::word(in_data(figure)),
        ]
    };
    DataTable {
        caption: words::NUMBERS.get(lang).to_owned(),
        headers: [words::PRINTED, words::READ_AS, words::IN_DATA]
            .map(|text| text.get(lang).to_owned())
            .to_vec(),
        rows: sentence.figures.iter().map(row).collect(),
    }
}
