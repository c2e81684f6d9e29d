//! The work list: every P3MI that somebody should look after, and why.

use super::{Ground, words};
use crate::analysis::oversight::Case;
use crate::board::chips::filters;
use crate::board::markup::{Choosing, Markup};
use crate::board::scene::Scene;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::model::placement::PlacementColumn;

/// The card; `None` where the data know no agencies.
pub(super) fn section(ground: &Ground<'_>, cases: &[Case<'_>]) -> Option<Section> {
    let scene = ground.scene;
    let lang = scene.lang;
    if scene.tables.agencies.is_empty() || ground.placements.is_empty() {
        return None;
    }
    let is_searched = |case: &&Case<'_>| {
        ground.is_searched(&case.agency.name, case.agency.licence_number.as_deref())
    };
    let found: Vec<&Case<'_>> = cases.iter().filter(is_searched).collect();
    let as_of = ground.extract().as_of;
    let gated = found.iter().filter(|case| case.is_gated()).count();
    let view = PlacementColumn::Agency.as_str();
    let mut html = Markup::default();
    let card = [
        ("class", "card worklist"),
        ("data-panel", "worklist"),
        ("aria-labelledby", "worklist-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("worklist", "worklist-title"), lang, |html| {
            let finding = words::worklist(found.len(), gated, lang);
            html.words("h2", &[("id", "worklist-title")], &finding);
            html.words("p", &[], words::WORKLIST.get(lang));
        });
        let choosing = Choosing { view, chosen: &ground.chosen, name: "worklist" };
        html.choosing_table(&table(scene, &found), choosing);
        html.details("worklist-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                html.words("li", &[], words::WORKLIST_MEANS.get(lang));
                for line in filters(scene, as_of).into_iter().chain(words::sources(scene)) {
                    html.words("li", &[], &line);
                }
                html.words("li", &[], &texts::as_of(lang, as_of));
            });
        });
    });
    Some(Section { name: "worklist".to_owned(), html: html.into_html() })
}

fn table(scene: Scene<'_>, cases: &[&Case<'_>]) -> DataTable {
    let lang = scene.lang;
    let row = |case: &&Case<'_>| {
        let reasons: Vec<String> =
            case.reasons.iter().map(|reason| words::reason(scene, reason)).collect();
        let licence = case.agency.licence_number.clone().unwrap_or_default();
        vec![
            Cell::new(case.agency.name.clone(), case.agency.id.clone()),
            Cell::word(reasons.join("\n")),
            Cell::word(licence),
            Cell::word(case.agency.city.clone()),
        ]
    };
    DataTable {
        caption: words::WORKLIST.get(lang).to_owned(),
        headers: [PlacementColumn::Agency.label(), words::WHY, words::LICENCE, words::CITY]
            .map(|text| text.get(lang).to_owned())
            .to_vec(),
        rows: cases.iter().map(row).collect(),
    }
}
