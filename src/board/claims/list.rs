//! The list of published statements: what was printed, what the sum says, and whether the two agree.

use super::words;
use crate::board::markup::Markup;
use crate::board::options::CLAIMS;
use crate::board::scene::Scene;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::Lang;
use crate::model::claim::{Claim, Recomputed, Verdict, recompute};

/// The value of [`CLAIMS`] that hides statements that hold.
const DOUBTFUL: &str = "doubtful";

/// A statement and its sum; `None` where the inputs are none.
type Checked<'a> = (&'a Claim, Option<Recomputed>);

/// The statements as a card; `None` where the data have none.
pub(in crate::board) fn section(scene: Scene<'_>) -> Option<Section> {
    let lang = scene.lang;
    let again = |claim: &Claim| recompute(&claim.stated.to_string(), &claim.unit, &claim.inputs);
    let all: Vec<Checked<'_>> =
        scene.tables.claims.iter().map(|claim| (claim, again(claim))).collect();
    if all.is_empty() {
        return None;
    }
    let holds = |(_, found): &&Checked<'_>| {
        found.as_ref().is_some_and(|found| found.verdict == Verdict::Holds)
    };
    let doubtful = all.len() - all.iter().filter(holds).count();
    let hides = scene.wish.options.get(CLAIMS).is_some_and(|chosen| chosen == DOUBTFUL);
    let rows = all.iter().filter(|checked| !(hides && holds(checked)));
    let headers = [
        texts::CLAIM_TEXT,
        texts::CLAIM_STATED,
        texts::CLAIM_COMPUTED,
        texts::CLAIM_VERDICT,
        texts::SOURCE,
    ];
    let table = DataTable {
        caption: texts::CLAIMS.get(lang).to_owned(),
        headers: headers.map(|text| text.get(lang).to_owned()).to_vec(),
        rows: rows.map(|checked| row(checked, lang)).collect(),
    };
    let choices = [("all", words::ALL), (DOUBTFUL, words::DOUBTFUL)]
        .map(|(value, text)| (value.to_owned(), text.get(lang).to_owned()));
    let mut html = Markup::default();
    html.within("details", &[("class", "card published"), ("data-panel", "claims")], |html| {
        html.within("summary", &[], |html| {
            let finding = words::finding(doubtful, all.len(), lang);
            html.words("h2", &[("id", "claims-title")], &finding);
        });
        html.within("div", &[("class", "published__controls")], |html| {
            let chosen = if hides { DOUBTFUL } else { "all" };
            html.select(CLAIMS, "", texts::CLAIMS.get(lang), &choices, chosen);
            html.saves(("claims", "claims-title"), lang);
        });
        html.table(&table);
    });
    Some(Section { name: "claims".to_owned(), html: html.into_html() })
}

fn row((claim, found): &Checked<'_>, lang: Lang) -> Vec<Cell> {
    let unit = if claim.unit == "count" { "" } else { claim.unit.as_str() };
    let stated = words::plain(claim.stated, lang);
    let (computed, verdict) = match found {
        Some(found) => {
            let value = found.value.to_f64();
            let steps = words::steps(&found.steps, lang);
            (
                Cell::new(
                    format!("{}{unit}\n{steps}", words::plain(value, lang)),
                    format::raw(value),
                ),
                words::verdict(found.verdict, lang),
            )
        }
        None => (
            Cell::new(format!("{}\n{}", texts::NOT_AVAILABLE.get(lang), claim.inputs), ""),
            words::NO_SUM.get(lang).to_owned(),
        ),
    };
    // What its collector thought, where that is something else.
    let collected = Verdict::from_name(&claim.verdict);
    let own = found.as_ref().map(|found| found.verdict);
    let other = (collected != own && !claim.verdict.is_empty())
        .then(|| format!("{}: {}", words::COLLECTED.get(lang), claim.verdict));
    let remarks: Vec<&str> =
        [other.as_deref(), Some(claim.comment.as_str())].into_iter().flatten().collect();
    vec![
        Cell::word(claim.text.clone()),
        Cell::new(format!("{stated}{unit}"), format::raw(claim.stated)),
        computed,
        Cell::word(format!("{verdict}\n{}", remarks.join("; "))),
        Cell::word(claim.source.clone()),
    ]
}
