//! From a view's counts to the input of its chart.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::headline;
use super::ranking;
use crate::analysis::course::monthly_targets;
use crate::app::store::Store;
use crate::app::texts;
use crate::app::widgets::chart::{Counted, Draw};
use crate::app::widgets::gesture::stretch_of;
use crate::app::widgets::labels::key_label;
use crate::chart::columns::{Columns, columns};
use crate::chart::histogram::{Histogram, histogram};
use crate::chart::ranked::{Bar, Ranked, ranked as draw_ranked};
use crate::chart::tile_map::{TileMap, tile_map};
use crate::model::Text;
use crate::worker::question::Bins;

pub fn month_height(width: f64) -> f64 {
    if width < 600.0 { 220.0 } else { 260.0 }
}

/// Ranked bars follow from their rows; the frame's height does not bind them.
pub fn ranked_height(_: f64) -> f64 {
    0.0
}

pub fn histogram_height(_: f64) -> f64 {
    220.0
}

pub fn tile_height(width: f64) -> f64 {
    (width * 0.5).clamp(200.0, 420.0)
}

/// The keys chosen in a view.
fn chosen(store: Store, name: &str) -> BTreeSet<String> {
    store.view.with(|view| view.keys.get(name).cloned().unwrap_or_default())
}

fn bars(store: Store, name: &str, counted: &Counted) -> Vec<Bar> {
    let Bins::Keys(keys) = &counted.info.bins else { return Vec::new() };
    let chosen = chosen(store, name);
    keys.iter()
        .zip(counted.counts.iter().zip(&counted.base))
        .map(|(key, (&value, &total))| Bar {
            key: key.clone(),
            label: key_label(store, name, key),
            value,
            total,
            selected: (!chosen.is_empty()).then(|| chosen.contains(key)),
            missing: key.is_empty(),
        })
        .collect()
}

/// Ranked bars of a keyed view: the largest `top`, those chosen, those searched for.
pub fn ranked(
    store: Store,
    name: &'static str,
    top: usize,
    search: Option<RwSignal<String>>,
) -> Draw {
    Arc::new(move |counted, frame| {
        let words = search.map(|search| search.get()).unwrap_or_default();
        let bars = bars(store, name, counted);
        let whole = counted.counts.iter().sum();
        let (bars, others) = ranking::select(bars, top, &chosen(store, name), &words);
        let input = Ranked {
            bars,
            others,
            whole,
            is_listing: false,
            noun: texts::PLACEMENTS,
            view_label: texts::view_label(name),
            period: store.period(),
            previous: None,
        };
        Some(draw_ranked(&input, frame))
    })
}

/// Month columns with the target's line, brushed by period.
pub fn months(store: Store) -> Draw {
    Arc::new(move |counted, frame| {
        let Bins::Months { first, count } = counted.info.bins else { return None };
        let as_of = store.data_as_of()?;
        let monthly = headline::monthly(store)?;
        let target = monthly_targets(first, count as usize, &monthly, as_of, |year| {
            headline::target(store, year).map(|target| target.value)
        });
        let last = first.plus(i32::try_from(count).ok()? - 1);
        let input = Columns {
            first,
            values: counted.counts.clone(),
            totals: counted.base.clone(),
            target: target.iter().any(Option::is_some).then_some(target),
            selection: stretch_of(store, &counted.info),
            partial_last: (as_of < last.last_day()).then_some(as_of),
            noun: texts::PLACEMENTS,
            view_label: texts::MONTH,
        };
        Some(columns(&input, frame))
    })
}

/// Provinces of origin as a map of tiles.
pub fn provinces(store: Store) -> Draw {
    Arc::new(move |counted, frame| {
        let input = TileMap {
            tiles: bars(store, "origin_province", counted),
            whole: counted.counts.iter().sum(),
            noun: texts::PLACEMENTS,
            view_label: texts::view_label("origin_province"),
            period: store.period(),
        };
        Some(tile_map(&input, frame))
    })
}

/// Lead times in steps of days, brushed by a range of days.
pub fn lead(store: Store) -> Draw {
    Arc::new(move |counted, frame| {
        let Bins::Steps { width, count, missing } = counted.info.bins else { return None };
        let steps = count as usize;
        let of = |all: &[u64]| all.get(..steps).map(<[u64]>::to_vec);
        let summary = store.answer.with(|answer| answer.as_ref()?.lead);
        let input = Histogram {
            edges: (0..=count).map(|edge| f64::from(edge * width)).collect(),
            open_end: true,
            values: of(&counted.counts)?,
            totals: of(&counted.base)?,
            missing: if missing { counted.counts.get(steps).copied().unwrap_or(0) } else { 0 },
            selection: stretch_of(store, &counted.info),
            median: summary.map(|summary| summary.median),
            tail: summary.map(|summary| summary.p90),
            unit: Text::new("hari", "days"),
            noun: texts::PLACEMENTS,
            view_label: texts::LEAD_TIME,
            period: store.period(),
        };
        Some(histogram(&input, frame))
    })
}
