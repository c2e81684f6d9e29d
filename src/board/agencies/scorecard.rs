//! The scorecard of all agencies: scores, ranks, and the weights that make them.

use super::assessment::{Assessment, Scorecard};
use super::words::{RANK, WHY, reason, scorecard as words, sources};
use super::{Ground, indicators};
use crate::analysis::scorecard::{Aspect, Place};
use crate::board::chips::filters;
use crate::board::markup::{Choosing, Markup, Slider};
use crate::board::options::{FAIR_FROM, GOOD_FROM, LEAST_PLACEMENTS, WEIGHTS};
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::Cell;
use crate::chart::format;
use crate::model::Lang;
use crate::model::placement::PlacementColumn;

const LEAST: [u64; 5] = [10, 30, 50, 100, 250];
/// The most that an aspect may count, in percent of one.
const HEAVIEST: u32 = 300;
/// Rows that a browser lays out together, or not at all while they are out of sight.
const BLOCK: usize = 40;

/// The card; `None` where the data know no agencies.
pub(super) fn section(ground: &Ground<'_>, scorecard: &Scorecard<'_>) -> Option<Section> {
    if scorecard.agencies.is_empty() || ground.placements.is_empty() {
        return None;
    }
    let lang = ground.scene.lang;
    let mut html = Markup::default();
    let card = [
        ("class", "card scorecard"),
        ("data-panel", "scorecard"),
        ("aria-labelledby", "scorecard-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("scorecard", "scorecard-title"), lang, |html| {
            html.words("h2", &[("id", "scorecard-title")], &words::finding(scorecard, lang));
            html.words("p", &[], &words::described(scorecard, ground.extract().period, lang));
        });
        html.details("scorecard-weights", words::WEIGHTS.get(lang), |html| {
            controls(html, scorecard, lang);
        });
        list(html, ground, scorecard);
        html.details("scorecard-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                for line in [words::NOT_OFFICIAL, words::SCORES_MEAN, words::BETWEEN_MEANS] {
                    html.words("li", &[], line.get(lang));
                }
                let as_of = ground.extract().as_of;
                for line in filters(ground.scene, as_of).into_iter().chain(sources(ground.scene)) {
                    html.words("li", &[], &line);
                }
                html.words("li", &[], &texts::as_of(lang, as_of));
            });
        });
    });
    Some(Section { name: "scorecard".to_owned(), html: html.into_html() })
}

fn controls(html: &mut Markup, scorecard: &Scorecard<'_>, lang: Lang) {
    let whole: f64 = scorecard.weights.0.iter().sum();
    let percent = |x: f64| (x * 100.0).round() as u32;
    html.words("p", &[("class", "units__note")], words::NOT_OFFICIAL.get(lang));
    html.within("div", &[("class", "sliders")], |html| {
        let weights = scorecard.weights.0.into_iter().zip(scorecard.defaults.weights.all());
        for ((aspect, name), (weight, default)) in Aspect::ALL.into_iter().zip(WEIGHTS).zip(weights)
        {
            let share = if whole > 0.0 { weight / whole } else { 0.0 };
            let slider = Slider {
                ends: (0, HEAVIEST),
                value: percent(weight),
                default: percent(default),
                words: format::percent(share, 0, lang),
            };
            html.slider(name, indicators::aspect(aspect).get(lang), &slider);
        }
        let edges = [
            (GOOD_FROM, words::GOOD_FROM, scorecard.good_from, scorecard.defaults.good_from),
            (FAIR_FROM, words::FAIR_FROM, scorecard.fair_from, scorecard.defaults.fair_from),
        ];
        for (name, label, edge, default) in edges {
            let words = format::decimal(edge, 0, lang);
            let (value, default) = (edge.round() as u32, default.round() as u32);
            html.slider(name, label.get(lang), &Slider { ends: (0, 100), value, default, words });
        }
        let bases = LEAST.map(|least| (least.to_string(), least.to_string()));
        let label = words::LEAST_PLACEMENTS.get(lang);
        html.select(LEAST_PLACEMENTS, "", label, &bases, &scorecard.least.to_string());
    });
    let all: Vec<&str> =
        WEIGHTS.into_iter().chain([GOOD_FROM, FAIR_FROM, LEAST_PLACEMENTS]).collect();
    html.forget("forget-options", &all, words::AS_CONFIGURED.get(lang));
}

/// All agencies that are searched for. Roles are said outright: the style takes them from the elements.
fn list(html: &mut Markup, ground: &Ground<'_>, scorecard: &Scorecard<'_>) {
    let lang = ground.scene.lang;
    let is_searched = |one: &&Assessment<'_>| {
        ground.is_searched(&one.agency.name, one.agency.licence_number.as_deref())
    };
    let shown: Vec<&Assessment<'_>> = scorecard.agencies.iter().filter(is_searched).collect();
    if shown.is_empty() {
        html.words("p", &[("role", "status")], words::NOT_FOUND.get(lang));
        return;
    }
    let scroll = [
        ("class", "table-scroll long"),
        ("tabindex", "0"),
        ("role", "group"),
        ("aria-label", words::SCORECARD.get(lang)),
        ("data-picks", PlacementColumn::Agency.as_str()),
    ];
    let rows = (shown.len() + 1).to_string();
    html.within("div", &scroll, |html| {
        let table = [("role", "table"), ("aria-rowcount", rows.as_str())];
        html.within("table", &table, |html| {
            html.words("caption", &[("class", "visually-hidden")], words::SCORECARD.get(lang));
            html.within("thead", &[("role", "rowgroup")], |html| {
                html.within("tr", &[("role", "row")], |html| {
                    let aspects = Aspect::ALL.map(indicators::aspect);
                    let first = [RANK, PlacementColumn::Agency.label(), words::TOTAL];
                    let last = [words::PLACEMENTS, WHY];
                    for (at, header) in first.into_iter().chain(aspects).chain(last).enumerate() {
                        let class = if matches!(at, 1 | 10) { "words" } else { "number" };
                        let cell = [("role", "columnheader"), ("scope", "col"), ("class", class)];
                        html.words("th", &cell, header.get(lang));
                    }
                });
            });
            for block in shown.chunks(BLOCK) {
                html.within("tbody", &[("role", "rowgroup")], |html| {
                    for one in block {
                        row(html, ground, scorecard, one);
                    }
                });
            }
        });
    });
}

fn row(html: &mut Markup, ground: &Ground<'_>, scorecard: &Scorecard<'_>, one: &Assessment<'_>) {
    let lang = ground.scene.lang;
    let chosen = &ground.chosen;
    let view = PlacementColumn::Agency.as_str();
    html.within("tr", &[("role", "row")], |html| {
        html.within("td", &[("role", "cell"), ("class", "number")], |html| {
            html.lines(&words::place(one.place, lang));
        });
        html.within("th", &[("role", "rowheader"), ("scope", "row")], |html| {
            let name = Cell::new(one.agency.name.clone(), one.agency.id.clone());
            html.choice(&name, Choosing { view, chosen, name: "score" });
        });
        let scores = one.card.scores.aspects;
        for score in std::iter::once(one.card.scores.total).chain(scores) {
            let grade = score.map(|score| scorecard.grade(score));
            let class = format!("number score {}", words::score_class(grade));
            html.within("td", &[("role", "cell"), ("class", &class)], |html| {
                html.text(&words::score(score, lang).text);
            });
        }
        html.words(
            "td",
            &[("role", "cell"), ("class", "number")],
            &format::count(one.placements, lang),
        );
        html.within("td", &[("role", "cell"), ("class", "words")], |html| {
            let grade = one.card.scores.total.map(|total| scorecard.grade(total));
            let gates = one.reasons.iter().filter(|reason| reason.is_gate());
            let lines: Vec<String> = match one.place {
                Place::Gated => gates.map(|gate| reason(ground.scene, gate)).collect(),
                Place::NotEnough => vec![words::too_few(scorecard.least, lang)],
                Place::Unscored => vec![words::UNSCORED.get(lang).to_owned()],
                Place::Ranked { .. } => grade
                    .map(|grade| indicators::grade(grade).get(lang).to_owned())
                    .into_iter()
                    .collect(),
            };
            html.lines(&lines.join("\n"));
        });
    });
}
