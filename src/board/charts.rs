//! From a view's counts to its chart.

use std::collections::BTreeSet;

use super::events::drawn;
use super::headline;
use super::labels::key_label;
use super::question::Bins;
use super::ranking;
use super::scene::{Counts, Scene, View};
use super::texts;
use super::wish::Shape;
use crate::analysis::course::monthly_targets;
use crate::analysis::placements::{LEAD, MONTH};
use crate::chart::columns::{Columns, columns};
use crate::chart::drawing::{Drawing, Frame};
use crate::chart::histogram::{Histogram, histogram};
use crate::chart::ranked::{Bar, Ranked, ranked as draw_ranked};
use crate::chart::tile_map::{TileMap, tile_map};
use crate::model::placement::PlacementColumn;

/// Bars shown of a long list before the rest become "others".
const TOP_AGENCIES: usize = 10;
const TOP: usize = 12;

/// The chart of a view, `width` CSS pixels wide; `None` for a view that the data do not have.
pub(super) fn chart(
    scene: Scene<'_>,
    counts: Counts<'_>,
    name: &str,
    width: u32,
) -> Option<Drawing> {
    let view = counts.view(name)?;
    let width = f64::from(width);
    let frame = |height| Frame { width, height, lang: scene.lang, id: format!("chart-{name}") };
    match name {
        MONTH => months(scene, counts, view, &frame(if width < 600.0 { 220.0 } else { 260.0 })),
        LEAD => lead(scene, counts, view, &frame(220.0)),
        name if name == PlacementColumn::OriginProvince.as_str() => {
            let frame = frame((width * 0.5).clamp(200.0, 420.0));
            Some(provinces(scene, counts, view, &frame))
        }
        _ => Some(ranked(scene, counts, view, &frame(0.0))),
    }
}

/// The keys chosen in a view.
fn chosen(scene: Scene<'_>, name: &str) -> BTreeSet<String> {
    scene.wish.selection.keys.get(name).cloned().unwrap_or_default()
}

fn stretch(scene: Scene<'_>, counts: Counts<'_>, view: View<'_>) -> Option<(usize, usize)> {
    let is_period = counts.clauses.contains_key(MONTH);
    let period = counts.period.filter(|_| is_period);
    Shape::from(&view.info.bins).stretch(period, scene.wish.selection.lead)
}

fn bars(scene: Scene<'_>, view: View<'_>) -> Vec<Bar> {
    let Bins::Keys(keys) = &view.info.bins else { return Vec::new() };
    let name = &view.info.name;
    let chosen = chosen(scene, name);
    keys.iter()
        .zip(view.counts.iter().zip(view.base))
        .map(|(key, (&value, &total))| Bar {
            key: key.clone(),
            label: key_label(scene, name, key).to_owned(),
            value,
            total,
            selected: (!chosen.is_empty()).then(|| chosen.contains(key)),
            missing: key.is_empty(),
        })
        .collect()
}

/// Ranked bars of a keyed view: the largest, those chosen, those searched for.
fn ranked(scene: Scene<'_>, counts: Counts<'_>, view: View<'_>, frame: &Frame) -> Drawing {
    let name = view.info.name.as_str();
    let is_agency = name == PlacementColumn::Agency.as_str();
    let (top, search) =
        if is_agency { (TOP_AGENCIES, scene.wish.search.as_str()) } else { (TOP, "") };
    let (bars, others) = ranking::select(bars(scene, view), top, &chosen(scene, name), search);
    let input = Ranked {
        bars,
        others,
        whole: view.counts.iter().sum(),
        is_listing: false,
        noun: texts::PLACEMENTS,
        view_label: texts::view_label(name),
        period: counts.period,
        previous: None,
    };
    draw_ranked(&input, frame)
}

/// Month columns with the target's line, brushed by period.
fn months(scene: Scene<'_>, counts: Counts<'_>, view: View<'_>, frame: &Frame) -> Option<Drawing> {
    let Bins::Months { first, count } = view.info.bins else { return None };
    let as_of = counts.as_of;
    let monthly = headline::monthly(counts)?;
    let target = monthly_targets(first, count as usize, &monthly, as_of, |year| {
        headline::target(scene, counts, year).map(|target| target.value)
    });
    let last = first.plus(i32::try_from(count).ok()? - 1);
    let input = Columns {
        first,
        values: view.counts.to_vec(),
        totals: view.base.to_vec(),
        target: target.iter().any(Option::is_some).then_some(target),
        selection: stretch(scene, counts, view),
        partial_last: (as_of < last.last_day()).then_some(as_of),
        events: drawn(&scene.wish.events),
        noun: texts::PLACEMENTS,
        view_label: texts::MONTH,
    };
    Some(columns(&input, frame))
}

/// Provinces of origin as a map of tiles.
fn provinces(scene: Scene<'_>, counts: Counts<'_>, view: View<'_>, frame: &Frame) -> Drawing {
    let input = TileMap {
        tiles: bars(scene, view),
        whole: view.counts.iter().sum(),
        noun: texts::PLACEMENTS,
        view_label: texts::view_label(&view.info.name),
        period: counts.period,
    };
    tile_map(&input, frame)
}

/// Lead times in steps of days, brushed by a range of days.
fn lead(scene: Scene<'_>, counts: Counts<'_>, view: View<'_>, frame: &Frame) -> Option<Drawing> {
    let Bins::Steps { width, count, missing } = view.info.bins else { return None };
    let steps = count as usize;
    let of = |all: &[u64]| all.get(..steps).map(<[u64]>::to_vec);
    let summary = counts.answer.lead;
    let input = Histogram {
        edges: (0..=count).map(|edge| f64::from(edge * width)).collect(),
        open_end: true,
        values: of(view.counts)?,
        totals: of(view.base)?,
        missing: if missing { view.counts.get(steps).copied().unwrap_or(0) } else { 0 },
        selection: stretch(scene, counts, view),
        median: summary.map(|summary| summary.median),
        tail: summary.map(|summary| summary.p90),
        unit: texts::DAYS,
        noun: texts::PLACEMENTS,
        view_label: texts::LEAD_TIME,
        period: counts.period,
    };
    Some(histogram(&input, frame))
}
