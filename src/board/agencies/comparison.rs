//! Two to five agencies side by side: the same figures, from the same days.

use super::assessment::{Assessment, Scorecard};
use super::words::{profile as said, scorecard};
use super::{Ground, facts, indicators};
use crate::analysis::scorecard::RULES;
use crate::board::chips::filters;
use crate::board::markup::Markup;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::Text;

/// The card; `None` with fewer than two chosen, or more than can be looked at.
pub(super) fn section(ground: &Ground<'_>, scorecard: &Scorecard<'_>) -> Option<Section> {
    let found: Option<Vec<&Assessment<'_>>> =
        ground.chosen.iter().map(|id| scorecard.find(id)).collect();
    let found = found.filter(|found| found.len() > 1 && !ground.extract().portraits.is_empty())?;
    let lang = ground.scene.lang;
    let mut html = Markup::default();
    let card = [
        ("class", "card comparison"),
        ("data-panel", "comparison"),
        ("aria-labelledby", "comparison-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("comparison", "comparison-title"), lang, |html| {
            let names: Vec<&str> = found.iter().map(|one| one.agency.name.as_str()).collect();
            let title = [("id", "comparison-title"), ("tabindex", "-1")];
            html.words("h2", &title, &said::compared(&names, lang));
            html.words("p", &[], scorecard::SCORES_MEAN.get(lang));
        });
        html.table(&table(ground, scorecard, &found));
        html.details("comparison-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                let as_of = ground.extract().as_of;
                let lines = filters(ground.scene, as_of).into_iter();
                for line in lines.chain(super::words::sources(ground.scene)) {
                    html.words("li", &[], &line);
                }
                html.words("li", &[], &texts::as_of(lang, as_of));
            });
        });
    });
    Some(Section { name: "comparison".to_owned(), html: html.into_html() })
}

/// A column for each agency; a row for each figure.
fn table(ground: &Ground<'_>, scorecard: &Scorecard<'_>, found: &[&Assessment<'_>]) -> DataTable {
    let lang = ground.scene.lang;
    let row = |label: Text, cell: &dyn Fn(&Assessment<'_>) -> Cell| -> Vec<Cell> {
        let cells = found.iter().map(|one| cell(one));
        std::iter::once(Cell::word(label.get(lang))).chain(cells).collect()
    };
    let portrait = |one: &Assessment<'_>| {
        ground.extract().portraits.iter().find(|portrait| portrait.key == one.agency.id)
    };
    let mut rows = vec![
        row(super::words::RANK, &|one| {
            Cell::word(scorecard::standing(one.place, scorecard.ranked(), lang))
        }),
        row(scorecard::PLACEMENTS, &|one| Cell::count(one.placements, lang)),
        row(said::LARGEST, &|one| {
            let destinations = portrait(one).map(|portrait| portrait.destinations.as_slice());
            Cell::word(said::largest(ground.scene, destinations.unwrap_or_default()))
        }),
        row(said::LEAD, &|one| {
            let lead = portrait(one).and_then(|portrait| portrait.lead);
            Cell::word(lead.map_or_else(String::new, |lead| said::lead(lead, lang)))
        }),
    ];
    let names: Vec<Text> = found.first().map_or_else(Vec::new, |one| {
        facts::aspects(one).into_iter().map(|(name, _)| name).collect()
    });
    for (at, name) in names.into_iter().enumerate() {
        rows.push(row(name, &|one| {
            let score = facts::aspects(one).into_iter().nth(at).and_then(|(_, score)| score);
            scorecard::score(score, lang)
        }));
    }
    for rule in RULES {
        let is_known = |one: &&&Assessment<'_>| one.facts.fact(rule.indicator).is_some();
        if found.iter().any(|one| is_known(&one)) {
            rows.push(row(indicators::indicator(rule.indicator), &|one| match one
                .facts
                .fact(rule.indicator)
            {
                Some(fact) => Cell::new(
                    indicators::value(rule.indicator, fact.value, lang),
                    format::raw(fact.value),
                ),
                None => Cell::new(format::NOT_A_NUMBER, ""),
            }));
        }
    }
    let names = found.iter().map(|one| one.agency.name.clone());
    DataTable {
        caption: said::COMPARISON.get(lang).to_owned(),
        headers: std::iter::once(scorecard::INDICATOR.get(lang).to_owned()).chain(names).collect(),
        rows,
    }
}
