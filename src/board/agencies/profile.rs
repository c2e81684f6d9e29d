//! One agency on one page, as for a hearing: what it did, how it did it, what is against it, and what was agreed.

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::{Assessment, Scorecard};
use super::words::{self, profile as said, scorecard};
use super::{Ground, facts, indicators};
use crate::analysis::course::MonthlyCounts;
use crate::analysis::oversight::within;
use crate::analysis::records::Own;
use crate::analysis::scorecard::{Basis, Indicator};
use crate::board::chips::filters;
use crate::board::events::{drawn, events};
use crate::board::extract::Portrait;
use crate::board::labels::key_label;
use crate::board::markup::{FRAME, Figure, Markup};
use crate::board::ranking;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::columns::{Columns, columns};
use crate::chart::drawing::{Cell, DataTable, Drawing, Frame};
use crate::chart::format;
use crate::chart::ranked::{Bar, Ranked, ranked};
use crate::model::complaint::Phase;
use crate::model::meeting::Affected;
use crate::model::order::sorted;
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Text};

/// Destinations and occupations that are named.
const NAMED: usize = 6;
/// A page of this width, in CSS pixels, has two columns.
const TWO_COLUMNS: u32 = 900;
/// What is between the columns.
const GUTTER: u32 = 24;

/// The card of the one agency that is chosen.
pub(super) fn section(
    ground: &Ground<'_>,
    scorecard: &Scorecard<'_>,
    width: u32,
) -> Option<Section> {
    let [id] = ground.chosen.as_slice() else { return None };
    let of = scorecard.find(id)?;
    let lang = ground.scene.lang;
    let portraits = &ground.extract().portraits;
    let own = portraits.iter().find(|portrait| portrait.key == *id);
    let all = portraits.iter().find(|portrait| portrait.key.is_empty());
    let mut html = Markup::default();
    let card = [
        ("class", "card profile"),
        ("data-panel", "profile"),
        ("aria-labelledby", "profile-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("profile", "profile-title"), lang, |html| {
            let attainment = of.facts.fact(Indicator::ElapsedAttainment).map(|fact| fact.value);
            let title = [("id", "profile-title"), ("tabindex", "-1")];
            html.words("h2", &title, &said::profile(of, attainment, lang));
            html.words("p", &[], &said::identity(of, lang));
        });
        controls(html, ground, scorecard, id);
        reasons(html, ground, of);
        html.figures(&figures(ground, scorecard, of, own.zip(all)));
        let width = column(width);
        html.within("div", &[("class", "profile__grid")], |html| {
            html.within("div", &[], |html| {
                if let Some(trend) = trend(ground, id, width) {
                    html.words("h3", &[], said::TREND.get(lang));
                    html.picture("published__chart", None, &trend);
                }
                listing(html, ground, PlacementColumn::Occupation, own, width);
                orders(html, ground, id, own);
            });
            html.within("div", &[], |html| {
                listing(html, ground, PlacementColumn::Destination, own, width);
                complaints(html, ground, id);
                actions(html, ground, id);
            });
        });
        html.words("h3", &[], scorecard::FACTS.get(lang));
        html.table(&facts::table(ground, of));
        html.words("p", &[("class", "units__note")], &facts::unknown(of, lang));
        html.details("profile-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                for line in [scorecard::NOT_OFFICIAL, scorecard::SCORES_MEAN] {
                    html.words("li", &[], line.get(lang));
                }
                let as_of = ground.extract().as_of;
                for line in
                    filters(ground.scene, as_of).into_iter().chain(words::sources(ground.scene))
                {
                    html.words("li", &[], &line);
                }
            });
        });
        html.words("p", &[("class", "units__note")], &texts::as_of(lang, ground.extract().as_of));
    });
    Some(Section { name: "profile".to_owned(), html: html.into_html() })
}

/// Printing, and another agency to compare with.
fn controls(html: &mut Markup, ground: &Ground<'_>, scorecard: &Scorecard<'_>, id: &str) {
    let lang = ground.scene.lang;
    let others = scorecard.agencies.iter().filter(|one| one.agency.id != id && one.placements > 0);
    let others = others.map(|one| (one.agency.id.clone(), one.agency.name.clone()));
    let others = sorted(others.collect(), |a: &(String, String), b| a.1.cmp(&b.1));
    let none = (String::new(), said::NOBODY.get(lang).to_owned());
    let offered: Vec<(String, String)> = std::iter::once(none).chain(others).collect();
    html.within("div", &[("class", "published__controls")], |html| {
        html.adding(PlacementColumn::Agency.as_str(), said::ADD.get(lang), &offered);
        let print = [("type", "button"), ("class", "button button--quiet"), ("data-prints", "")];
        html.words("button", &print, said::PRINT.get(lang));
    });
}

fn reasons(html: &mut Markup, ground: &Ground<'_>, of: &Assessment<'_>) {
    if of.reasons.is_empty() {
        return;
    }
    html.words("h3", &[], said::REASONS.get(ground.scene.lang));
    html.within("ul", &[("class", "profile__reasons")], |html| {
        for reason in of.reasons {
            html.words("li", &[], &words::reason(ground.scene, reason));
        }
    });
}

fn figures(
    ground: &Ground<'_>,
    scorecard: &Scorecard<'_>,
    of: &Assessment<'_>,
    portraits: Option<(&Portrait, &Portrait)>,
) -> Vec<Figure> {
    let lang = ground.scene.lang;
    let mut figures = vec![Figure {
        key: "profile-score",
        label: scorecard::TOTAL.get(lang),
        value: scorecard::score(of.card.scores.total, lang).text,
        raw: of.card.scores.total.map(format::raw).unwrap_or_default(),
        note: format!(
            "{} {}",
            words::RANK.get(lang),
            scorecard::standing(of.place, scorecard.ranked(), lang)
        ),
    }];
    for indicator in [Indicator::ElapsedAttainment, Indicator::Growth, Indicator::QuotaUse] {
        let fact = of.facts.fact(indicator);
        figures.push(Figure {
            key: indicator.reported_as().unwrap_or_default(),
            label: indicators::indicator(indicator).get(lang),
            value: fact.map_or(format::NOT_A_NUMBER.to_owned(), |fact| {
                indicators::value(indicator, fact.value, lang)
            }),
            raw: fact.map(|fact| format::raw(fact.value)).unwrap_or_default(),
            note: match fact {
                Some(fact) => indicators::basis(fact, ground.extract().as_of, lang),
                None => texts::NOT_AVAILABLE.get(lang).to_owned(),
            },
        });
    }
    if let Some((Some(own), all)) = portraits.map(|(own, all)| (own.lead, all.lead)) {
        figures.push(Figure {
            key: "profile-lead",
            label: said::MEDIAN_LEAD.get(lang),
            value: said::days(own.0, lang),
            raw: format::raw(own.0),
            note: said::lead_note(own.1, all, lang),
        });
    }
    if let Some(Basis::Ratio { part, whole }) =
        of.facts.fact(Indicator::ComplaintRate).map(|fact| &fact.basis)
    {
        let rate = |rate: f64| format::decimal(rate * 1_000.0, 1, lang);
        figures.push(Figure {
            key: "profile-complaints",
            label: said::RATE.get(lang),
            value: rate(*part),
            raw: format::raw(*part),
            note: said::of_all(&rate(*whole), lang),
        });
    }
    figures
}

/// The room of a column, of one or two.
const fn column(width: u32) -> u32 {
    let width = width.saturating_sub(FRAME);
    if width >= TWO_COLUMNS { (width - GUTTER) / 2 } else { width }
}

fn picture(html: &mut Markup, title: &str, drawing: &Drawing) {
    html.words("h3", &[], title);
    html.drawing("published__chart", drawing);
}

fn frame(ground: &Ground<'_>, name: &str, width: u32, height: f64) -> Frame {
    Frame {
        width: width.into(),
        height,
        lang: ground.scene.lang,
        id: format!("chart-profile-{name}"),
    }
}

/// Placements by month over all of the data, under the other filters.
fn trend(ground: &Ground<'_>, id: &str, width: u32) -> Option<Drawing> {
    let extract = ground.extract();
    let grouped = extract.grouped.as_ref()?;
    let at = grouped.keys.iter().position(|key| key == id)?;
    let counts =
        MonthlyCounts { first: extract.first, counts: grouped.counts.get(at)?.clone() }.counts;
    let last = extract.first.plus(i32::try_from(counts.len()).ok()? - 1);
    let input = Columns {
        first: extract.first,
        totals: counts.clone(),
        values: counts,
        target: None,
        selection: None,
        partial_last: (extract.as_of < last.last_day()).then_some(extract.as_of),
        events: drawn(&events(ground.scene, &[Affected::Placements, Affected::Attainment])),
        noun: texts::PLACEMENTS,
        view_label: texts::MONTH,
    };
    Some(columns(&input, &frame(ground, "trend", width, 200.0)))
}

/// The agency's largest destinations or occupations.
fn listing(
    html: &mut Markup,
    ground: &Ground<'_>,
    column: PlacementColumn,
    own: Option<&Portrait>,
    width: u32,
) {
    let Some(own) = own else { return };
    let (title, counts) = match column {
        PlacementColumn::Occupation => (said::OCCUPATIONS, &own.occupations),
        _ => (said::DESTINATIONS, &own.destinations),
    };
    let bar = |(key, value): &(String, u64)| Bar {
        key: key.clone(),
        label: key_label(ground.scene, column.as_str(), key).to_owned(),
        value: *value,
        total: *value,
        selected: None,
        missing: key.is_empty(),
    };
    let bars = counts.iter().map(bar).collect();
    let (bars, others) = ranking::select(bars, NAMED, &BTreeSet::new(), "");
    let input = Ranked {
        bars,
        others,
        whole: counts.iter().map(|(_, count)| count).sum(),
        is_listing: true,
        noun: texts::PLACEMENTS,
        view_label: column.label(),
        period: Some(ground.extract().period),
        previous: None,
    };
    let drawing = ranked(&input, &frame(ground, column.as_str(), width, 0.0));
    picture(html, title.get(ground.scene.lang), &drawing);
}

/// The complaints of the period against the agency: a row for each category, a column for each phase.
fn complaints(html: &mut Markup, ground: &Ground<'_>, id: &str) {
    let lang = ground.scene.lang;
    html.words("h3", &[], said::COMPLAINTS.get(lang));
    let none = Own::default();
    let own = &ground.records.get(id).unwrap_or(&none).complaints;
    let mut found: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    const PHASES: [Phase; 3] = [Phase::BeforeWork, Phase::DuringWork, Phase::AfterWork];
    for complaint in within(own, ground.extract().period) {
        let counts = found.entry(&complaint.category).or_default();
        for (count, phase) in counts.iter_mut().zip(PHASES) {
            *count += if phase == complaint.phase { complaint.count } else { 0 };
        }
    }
    if found.is_empty() {
        html.words("p", &[], said::NO_COMPLAINTS.get(lang));
        return;
    }
    let count = |count: u32| Cell::count(count.into(), lang);
    let all = |counts: &[u32; 3]| counts.iter().sum::<u32>();
    let rows: Vec<(&str, [u32; 3])> = found.into_iter().collect();
    let rows = sorted(rows, |a, b| all(&b.1).cmp(&all(&a.1)).then_with(|| a.0.cmp(b.0)));
    let row = |(category, counts): &(&str, [u32; 3])| {
        let label = key_label(ground.scene, "category", category).to_owned();
        let name = Cell::new(label, *category);
        let phases = counts.map(count).into_iter();
        std::iter::once(name).chain(phases).chain([count(all(counts))]).collect()
    };
    let phases = PHASES.map(|phase| said::phase(phase).get(lang).to_owned());
    html.table(&DataTable {
        caption: said::COMPLAINTS.get(lang).to_owned(),
        headers: std::iter::once(said::CATEGORY.get(lang).to_owned())
            .chain(phases)
            .chain([said::ALL.get(lang).to_owned()])
            .collect(),
        rows: rows.iter().map(row).collect(),
    });
}

/// The job orders that were in force in the period, by destination and occupation, the last to expire first.
fn orders(html: &mut Markup, ground: &Ground<'_>, id: &str, own: Option<&Portrait>) {
    let lang = ground.scene.lang;
    html.words("h3", &[], said::ORDERS.get(lang));
    let period = ground.extract().period;
    let none = Own::default();
    let orders = ground.records.get(id).unwrap_or(&none).job_orders.iter();
    let orders =
        orders.filter(|order| order.issued <= period.last() && order.expires >= period.first());
    let orders = sorted(orders.collect(), |a, b| b.expires.cmp(&a.expires).then(a.id.cmp(&b.id)));
    if orders.is_empty() {
        html.words("p", &[], said::NO_ORDERS.get(lang));
        return;
    }
    let placed = |destination: &str| {
        let mut destinations =
            own.map(|own| own.destinations.as_slice()).unwrap_or_default().iter();
        destinations.find(|(key, _)| key == destination).map_or(0, |(_, count)| *count)
    };
    let day = |day: Day| Cell::new(format::day_short(day, lang), day.to_string());
    let rows = orders.iter().map(|order| {
        let destination = key_label(ground.scene, "destination", &order.destination);
        let occupation = key_label(ground.scene, "occupation", &order.occupation);
        vec![
            Cell::new(destination, order.destination.clone()),
            Cell::new(occupation, order.occupation.clone()),
            Cell::count(order.quota.into(), lang),
            Cell::count(placed(&order.destination), lang),
            day(order.issued),
            day(order.expires),
        ]
    });
    let headers = [
        said::DESTINATIONS,
        said::OCCUPATIONS,
        said::QUOTA,
        said::PLACED_THERE,
        said::ISSUED,
        said::EXPIRES,
    ];
    html.table(&DataTable {
        caption: said::ORDERS.get(lang).to_owned(),
        headers: headers.map(|text: Text| text.get(lang).to_owned()).to_vec(),
        rows: rows.collect(),
    });
}

/// The actions from meetings that are about the agency, the latest meeting first.
fn actions(html: &mut Markup, ground: &Ground<'_>, id: &str) {
    let lang = ground.scene.lang;
    html.words("h3", &[], said::ACTIONS.get(lang));
    let own = ground.follow_up.actions.iter().rev();
    let own = own.filter(|one| one.action.agency.as_deref() == Some(id));
    let rows = own.map(|one| {
        let action = one.action;
        let owner = [&action.owner_person, &action.owner_institution];
        let owner: Vec<&str> = owner.into_iter().flatten().map(String::as_str).collect();
        vec![
            Cell::word(action.text.clone()),
            Cell::word(owner.join(", ")),
            Cell::word(action.due_text.clone().unwrap_or_default()),
            Cell::word(said::state(one.state, lang)),
            Cell::word(one.meeting.title.clone()),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        html.words("p", &[], said::NO_ACTIONS.get(lang));
        return;
    }
    let headers = [said::ACTION, said::OWNER, said::DUE, said::STATUS, said::MEETING];
    html.table(&DataTable {
        caption: said::ACTIONS.get(lang).to_owned(),
        headers: headers.map(|text: Text| text.get(lang).to_owned()).to_vec(),
        rows,
    });
}
