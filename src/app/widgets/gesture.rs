//! What a gesture on a chart means: choosing marks, or brushing a stretch of months or days.

use crate::app::state::{PeriodChoice, ViewState};
use crate::app::store::Store;
use crate::app::tasks;
use crate::model::Period;
use crate::worker::question::{Bins, ViewInfo};
use leptos::prelude::*;

/// How a view is filtered by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// Marks are chosen one by one; any number of them.
    Keys,
    /// A stretch of bins from one to another.
    Stretch,
}

/// Puts the bins `from..=to` of a brushed view into the view state.
pub fn select_stretch(view: &mut ViewState, info: &ViewInfo, from: u32, to: u32) {
    let (from, to) = (from.min(to), from.max(to));
    match info.bins {
        Bins::Months { first, count } if count > 0 => {
            let step = |bin: u32| first.plus(i32::try_from(bin.min(count - 1)).unwrap_or(i32::MAX));
            if let Some(period) = Period::months(step(from), step(to)) {
                view.period = PeriodChoice::Of(period);
            }
        }
        Bins::Steps { width, count, .. } if count > 0 => {
            let to = to.min(count - 1);
            // The last step is open: it reaches as far as days go.
            let end = if to == count - 1 { u32::from(u16::MAX) } else { (to + 1) * width - 1 };
            view.lead = Some((from.min(to) * width, end));
        }
        _ => {}
    }
}

/// The bins that a brushed view's filter covers, half-open; `None` without a filter.
pub fn stretch_of(store: Store, info: &ViewInfo) -> Option<(usize, usize)> {
    match info.bins {
        Bins::Months { first, count } => {
            if store.view.with(|view| view.period == PeriodChoice::All) {
                return None;
            }
            let period = store.period()?;
            let bin = |number: i32| {
                (number - first.number()).clamp(0, i32::try_from(count).ok()?).try_into().ok()
            };
            let from = bin(period.first().month().number())?;
            let to = bin(period.last().month().number() + 1)?;
            Some((from, to))
        }
        Bins::Steps { width, count, .. } => {
            let (from, to) = store.view.with(|view| view.lead)?;
            let count = count as usize;
            let from = (from / width.max(1)) as usize;
            let to = (to / width.max(1)) as usize + 1;
            Some((from.min(count), to.min(count)))
        }
        Bins::Keys(_) => None,
    }
}

/// Chooses one mark, as a click or Enter does.
pub fn choose(
    store: Store,
    name: &str,
    info: &ViewInfo,
    choosing: Choosing,
    bin: usize,
    key: &str,
) {
    match choosing {
        Choosing::Keys => tasks::change(store, |view| {
            view.toggle(name, key);
            view.rows = view.rows.map(|_| 1);
        }),
        Choosing::Stretch => {
            let only = untrack(|| stretch_of(store, info)) == Some((bin, bin + 1));
            let Ok(bin) = u32::try_from(bin) else { return };
            tasks::change(store, |view| {
                if only {
                    view.clear(name);
                } else {
                    select_stretch(view, info, bin, bin);
                }
                view.rows = view.rows.map(|_| 1);
            });
        }
    }
}
