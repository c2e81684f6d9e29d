//! The work list: every P3MI that somebody should look after, and why.

use super::{chosen, complaints, destinations, placements, words};
use crate::analysis::oversight::{Case, Known, cases};
use crate::board::chips::filters;
use crate::board::markup::{Choosing, Markup};
use crate::board::scene::Scene;
use crate::board::targets::Subject;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::model::job_order::JobOrder;
use crate::model::placement::PlacementColumn;

/// The card; `None` where the data know no agencies.
pub(in crate::board) fn section(scene: Scene<'_>, subject: &Subject<'_>) -> Option<Section> {
    let lang = scene.lang;
    let extract = &subject.extract;
    if scene.tables.agencies.is_empty() || extract.agencies.is_empty() {
        return None;
    }
    let complaints = complaints(scene);
    let destinations = destinations(scene);
    let orders = scene.tables.job_orders.iter();
    let orders: Vec<JobOrder> = orders
        .filter(|order| destinations.is_empty() || destinations.contains(&order.destination))
        .cloned()
        .collect();
    let placements = placements(extract);
    let found = cases(&Known {
        agencies: &scene.tables.agencies,
        job_orders: &orders,
        complaints: &complaints,
        placements: &placements,
        period: extract.period,
        as_of: extract.as_of,
    });
    let gated = found.iter().filter(|case| case.is_gated()).count();
    let view = PlacementColumn::Agency.as_str();
    let mut html = Markup::default();
    let card = [
        ("class", "card worklist"),
        ("data-panel", "worklist"),
        ("aria-labelledby", "worklist-title"),
    ];
    html.within("section", &card, |html| {
        html.within("header", &[("class", "card__header")], |html| {
            let finding = words::worklist(found.len(), gated, lang);
            html.words("h2", &[("id", "worklist-title")], &finding);
            html.words("p", &[], words::WORKLIST.get(lang));
        });
        let chosen = chosen(scene);
        let choosing = Choosing { view, chosen: &chosen, name: "worklist" };
        html.choosing_table(&table(scene, &found), choosing);
        html.details("worklist-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                html.words("li", &[], words::WORKLIST_MEANS.get(lang));
                for line in filters(scene, extract.as_of).into_iter().chain(words::sources(scene)) {
                    html.words("li", &[], &line);
                }
                html.words("li", &[], &texts::as_of(lang, extract.as_of));
            });
        });
    });
    Some(Section { name: "worklist".to_owned(), html: html.into_html() })
}

fn table(scene: Scene<'_>, cases: &[Case<'_>]) -> DataTable {
    let lang = scene.lang;
    let row = |case: &Case<'_>| {
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
