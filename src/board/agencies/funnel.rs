//! The funnel of agencies: whose complaints, and how they are resolved, differ by more than chance.

use super::{Ground, words};
use crate::analysis::fairness::{Comparison, Level, Measure, Observed, Signal, Standing};
use crate::analysis::oversight::{resolved, within};
use crate::analysis::records::Own;
use crate::board::chips::filters;
use crate::board::labels::unit_label;
use crate::board::markup::{Choosing, FRAME, Markup};
use crate::board::options::{FUNNEL, LEAST_BASE, number};
use crate::board::scene::Scene;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable, Drawing, Frame};
use crate::chart::format;
use crate::chart::funnel::{Funnel, Limit, Place, Point, funnel};
use crate::model::order::sorted;
use crate::model::placement::PlacementColumn;
use crate::model::target::ScopeKind;
use crate::model::{Message, Text};

const HEIGHT: f64 = 380.0;
/// Points of a limit's line.
const STEPS: u32 = 60;

/// What agencies are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Complaints against the agency in a thousand placements.
    Complaints,
    /// Of its complaints, those closed in time.
    Resolved,
}

const MEASURES: [(&str, By); 2] = [("complaints", By::Complaints), ("resolved", By::Resolved)];
const LEAST: [usize; 6] = [3, 5, 10, 30, 50, 100];

impl By {
    const fn measure(self) -> Measure {
        match self {
            Self::Complaints => Measure::Rate,
            Self::Resolved => Measure::Share,
        }
    }

    const fn is_high_good(self) -> bool {
        matches!(self, Self::Resolved)
    }

    const fn per(self) -> f64 {
        match self {
            Self::Complaints => 1_000.0,
            Self::Resolved => 100.0,
        }
    }

    /// The base that it takes where nothing else is chosen.
    const fn least(self) -> usize {
        match self {
            Self::Complaints => 30,
            Self::Resolved => 5,
        }
    }
}

/// The card, `width` CSS pixels wide; `None` where the data know no agencies or no complaints.
pub(super) fn section(ground: &Ground<'_>, width: u32) -> Option<Section> {
    let scene = ground.scene;
    let lang = scene.lang;
    if scene.tables.complaints.is_empty() || ground.placements.is_empty() {
        return None;
    }
    let wanted = scene.wish.options.get(FUNNEL);
    let by = MEASURES.into_iter().find(|(name, _)| Some(*name) == wanted.map(String::as_str));
    let (name, by) = by.unwrap_or(("complaints", By::Complaints));
    let least = number(&scene.wish.options, LEAST_BASE).filter(|least| LEAST.contains(least));
    let least = least.unwrap_or(by.least());
    let units = observed(ground, by).into_iter().map(|(id, unit)| (id.to_owned(), unit)).collect();
    let found = Comparison::of(by.measure(), units, least as f64, by.is_high_good());
    let mut html = Markup::default();
    let card =
        [("class", "card units"), ("data-panel", "funnel"), ("aria-labelledby", "funnel-title")];
    let drawing = found.as_ref().map(|found| draw(ground, found, by, width.saturating_sub(FRAME)));
    html.within("section", &card, |html| {
        html.header(("funnel", "funnel-title"), lang, |html| {
            let title = match &drawing {
                Some(drawing) => drawing.title.as_str(),
                None => words::NO_EVENTS.get(lang),
            };
            html.words("h2", &[("id", "funnel-title")], title);
            if let Some(drawing) = &drawing {
                html.words("p", &[], &drawing.description);
            }
        });
        let measures =
            MEASURES.map(|(name, by)| (name.to_owned(), words::by(by).get(lang).to_owned()));
        let bases = LEAST.map(|least| (least.to_string(), least.to_string()));
        html.within("div", &[("class", "published__controls")], |html| {
            html.select(FUNNEL, LEAST_BASE, words::COMPARED_BY.get(lang), &measures, name);
            let label = words::LEAST_BASE.get(lang);
            html.select(LEAST_BASE, "", label, &bases, &least.to_string());
        });
        let (Some(found), Some(drawing)) = (&found, &drawing) else { return };
        if ground.is_filtered_otherwise() {
            html.words("p", &[("class", "units__note")], words::FILTERED.get(lang));
        }
        let view = PlacementColumn::Agency.as_str();
        html.picture("published__chart", Some(view), drawing);
        html.words("p", &[("class", "units__note")], &words::dispersion(found, lang));
        html.details("funnel-table", words::RANKS.get(lang), |html| {
            html.words("p", &[("class", "units__note")], words::RANKS_MEAN.get(lang));
            let choosing = Choosing { view, chosen: &ground.chosen, name: "funnel" };
            html.choosing_table(&table(scene, found, by), choosing);
        });
        html.details("funnel-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                let lines = words::definition(by, lang);
                for line in lines.into_iter().chain(filters(scene, ground.extract().as_of)) {
                    html.words("li", &[], &line);
                }
                for line in words::sources(scene) {
                    html.words("li", &[], &line);
                }
            });
        });
    });
    Some(Section { name: "funnel".to_owned(), html: html.into_html() })
}

/// Events and bases of every agency with placements in the period.
pub(super) fn observed<'a>(ground: &Ground<'a>, by: By) -> Vec<(&'a str, Observed)> {
    let (period, as_of) = (ground.extract().period, ground.extract().as_of);
    let none = Own::default();
    let of = |(id, placements): (&&'a str, &u64)| {
        let own = &ground.records.get(id).unwrap_or(&none).complaints;
        let observed = match by {
            By::Complaints => {
                let events: u32 = within(own, period).map(|complaint| complaint.count).sum();
                Observed { events: events.into(), base: *placements as f64 }
            }
            By::Resolved => {
                let (events, base) = resolved(own, period, as_of);
                Observed { events: events.into(), base: base.into() }
            }
        };
        (*id, observed)
    };
    ground.placements.iter().map(of).collect()
}

fn place(unit: &Standing, by: By) -> Place {
    let Some(judged) = unit.judged else { return Place::NotEnough };
    match (judged.signal, by.is_high_good()) {
        (Signal::Within, _) => Place::Within,
        (Signal::FarAbove, false) | (Signal::FarBelow, true) => Place::Bad,
        (Signal::Above, false) | (Signal::Below, true) => Place::Doubtful,
        (Signal::FarBelow, false) | (Signal::FarAbove, true) => Place::Excellent,
        (Signal::Below, false) | (Signal::Above, true) => Place::Good,
    }
}

fn draw(ground: &Ground<'_>, found: &Comparison, by: By, width: u32) -> Drawing {
    let (scene, chosen) = (ground.scene, &ground.chosen);
    let largest = found.units.iter().map(|unit| unit.observed.base).fold(1.0, f64::max);
    let limits = (1..=STEPS).filter_map(|step| {
        // Closer together where the funnel is steep.
        let base = (largest * (f64::from(step) / f64::from(STEPS)).powi(2)).max(1.0).round();
        let inner = found.limits(base, Level::NinetyFive)?;
        let outer = found.limits(base, Level::NinetyNineEight)?;
        Some(Limit { base, inner, outer })
    });
    let points = found.units.iter().map(|unit| Point {
        key: unit.key.clone(),
        label: unit_label(scene, ScopeKind::Agency, &unit.key).to_owned(),
        events: unit.observed.events,
        base: unit.observed.base,
        place: place(unit, by),
        selected: (!chosen.is_empty()).then(|| chosen.contains(&unit.key)),
    });
    let (ratio, base): (Message, Message) = words::axes(by);
    let input = Funnel {
        points: points.collect(),
        centre: found.centre,
        limits: limits.collect(),
        least: found.least,
        per: by.per(),
        ratio,
        base,
        unit: PlacementColumn::Agency.label(),
        units: Text::new("P3MI", "agencies"),
    };
    let frame = Frame {
        width: width.into(),
        height: HEIGHT,
        lang: scene.lang,
        id: "chart-funnel".to_owned(),
    };
    funnel(&input, &frame)
}

/// The judged by rank, the worst first; then those with too small a base, the largest first.
fn table(scene: Scene<'_>, found: &Comparison, by: By) -> DataTable {
    let lang = scene.lang;
    let units: Vec<&Standing> = found.units.iter().collect();
    let units = sorted(units, |a: &&Standing, b| {
        let place = |unit: &Standing| unit.judged.map_or(0, |judged| judged.rank.place);
        place(b)
            .cmp(&place(a))
            .then_with(|| b.observed.base.total_cmp(&a.observed.base))
            .then_with(|| a.key.cmp(&b.key))
    });
    let value = |ratio: f64| words::ratio(ratio * by.per(), lang);
    let row = |unit: &&Standing| {
        let name = unit_label(scene, ScopeKind::Agency, &unit.key);
        let count = |count: f64| Cell::new(format::decimal(count, 0, lang), format::raw(count));
        let mut row = vec![
            Cell::new(name, unit.key.clone()),
            count(unit.observed.base),
            count(unit.observed.events),
            Cell::new(value(unit.observed.ratio()), format::raw(unit.observed.ratio())),
        ];
        match unit.judged {
            Some(judged) => {
                let (low, high) = judged.shrunken.within_95;
                let range = format!("{}–{}", value(low), value(high));
                let (best, worst) = judged.rank.between;
                row.extend([
                    Cell::new(value(judged.shrunken.mean), format::raw(judged.shrunken.mean)),
                    Cell::new(range, format!("{}..{}", format::raw(low), format::raw(high))),
                    Cell::new(judged.rank.place.to_string(), judged.rank.place.to_string()),
                    Cell::new(format!("{best}–{worst}"), format!("{best}..{worst}")),
                    Cell::word(words::place(place(unit, by)).get(lang)),
                ]);
            }
            None => {
                let none = || Cell::new(format::NOT_A_NUMBER, "");
                row.extend([none(), none(), none(), none()]);
                row.push(Cell::word(words::place(Place::NotEnough).get(lang)));
            }
        }
        row
    };
    let (ratio, base): (Message, Message) = words::axes(by);
    let events = words::events(by).get(lang).to_owned();
    let named = [words::SHRUNKEN, words::WITHIN_95, words::RANK, words::RANK_BETWEEN, words::WHERE];
    let capital = |text: &str| crate::chart::words::capitalised(text);
    DataTable {
        caption: words::RANKS.get(lang).to_owned(),
        headers: [PlacementColumn::Agency.label().get(lang).to_owned(), capital(base.get(lang))]
            .into_iter()
            .chain([events, capital(ratio.get(lang))])
            .chain(named.map(|text: Text| text.get(lang).to_owned()))
            .collect(),
        rows: units.iter().map(row).collect(),
    }
}
