//! A score opened: each indicator with its value, where it comes from, and what it counts.

use super::assessment::Assessment;
use super::words::scorecard as words;
use super::{Ground, indicators};
use crate::analysis::scorecard::{Aspect, RULES};
use crate::board::texts;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::{Lang, Text};

/// One row for each indicator that is known.
pub(super) fn table(ground: &Ground<'_>, of: &Assessment<'_>) -> DataTable {
    let lang = ground.scene.lang;
    let as_of = ground.extract().as_of;
    let rows = RULES.iter().zip(&of.card.scores.indicators).filter_map(|(rule, score)| {
        let fact = of.facts.fact(rule.indicator)?;
        let value = indicators::value(rule.indicator, fact.value, lang);
        Some(vec![
            Cell::word(indicators::indicator(rule.indicator).get(lang)),
            Cell::word(indicators::aspect(rule.aspect).get(lang)),
            Cell::new(value, format::raw(fact.value)),
            words::score(*score, lang),
            Cell::word(indicators::basis(fact, as_of, lang)),
            Cell::word(indicators::rule(*rule, lang)),
        ])
    });
    DataTable {
        caption: words::FACTS.get(lang).to_owned(),
        headers: [
            words::INDICATOR,
            words::ASPECT,
            words::FIGURE,
            words::SCORE,
            words::BASIS,
            words::RULE,
        ]
        .map(|text: Text| text.get(lang).to_owned())
        .to_vec(),
        rows: rows.collect(),
    }
}

/// The indicators that are not known, which count nothing.
pub(super) fn unknown(of: &Assessment<'_>, lang: Lang) -> String {
    let unknown = RULES.iter().filter(|rule| of.facts.fact(rule.indicator).is_none());
    let names: Vec<&str> =
        unknown.map(|rule| indicators::indicator(rule.indicator).get(lang)).collect();
    format!("{}: {}", texts::NOT_AVAILABLE.get(lang), names.join(", "))
}

/// The scores of the six aspects and the total, each with its name.
pub(super) fn aspects(of: &Assessment<'_>) -> Vec<(Text, Option<f64>)> {
    let aspects = Aspect::ALL.into_iter().zip(of.card.scores.aspects);
    let total = (words::TOTAL, of.card.scores.total);
    std::iter::once(total)
        .chain(aspects.map(|(aspect, score)| (indicators::aspect(aspect), score)))
        .collect()
}
