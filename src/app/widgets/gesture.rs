//! What a gesture on a chart means: choosing marks, or brushing a stretch of months or days.

use web_sys::Event;

use crate::app::state::ViewState;
use crate::app::store::Store;
use crate::app::tasks;
use crate::board::options::MEETING;
use crate::board::page::Page;
use crate::board::selection::{PeriodChoice, Selection};
use crate::board::wish::Shape;
use crate::browser::page;
use crate::model::Period;

/// Puts the bins `from..=to` of a brushed view into the view state.
pub fn select_stretch(view: &mut ViewState, shape: &Shape, from: u32, to: u32) {
    let (from, to) = (from.min(to), from.max(to));
    match *shape {
        Shape::Months { first, count } if count > 0 => {
            let step = |bin: u32| first.plus(i32::try_from(bin.min(count - 1)).unwrap_or(i32::MAX));
            if let Some(period) = Period::months(step(from), step(to)) {
                view.selection.period = PeriodChoice::Of(period);
            }
        }
        Shape::Steps { width, count } if count > 0 => {
            let to = to.min(count - 1);
            // The last step is open: it reaches as far as days go.
            let end = if to == count - 1 { u32::from(u16::MAX) } else { (to + 1) * width - 1 };
            view.selection.lead = Some((from.min(to) * width, end));
        }
        _ => {}
    }
}

/// The bins that the person has brushed, half-open; `None` where that was not done by hand.
pub fn stretch_of(selection: &Selection, shape: &Shape) -> Option<(usize, usize)> {
    let period = match selection.period {
        PeriodChoice::Of(period) => Some(period),
        PeriodChoice::YearToDate | PeriodChoice::All => None,
    };
    shape.stretch(period, selection.lead)
}

/// Chooses one mark, as a click or Enter does.
pub fn choose(store: Store, name: &str, shape: &Shape, bin: usize, key: &str) {
    let number = u32::try_from(bin).unwrap_or(u32::MAX);
    tasks::change(store, |view| {
        let is_only = stretch_of(&view.selection, shape) == Some((bin, bin + 1));
        match shape {
            Shape::Keys => view.selection.toggle(name, key),
            _ if is_only => view.clear(name),
            shape => select_stretch(view, shape, number, number),
        }
        view.rows = view.rows.map(|_| 1);
    });
}

/// Goes from a marker of what was decided to the minutes of its meeting; false where there is none under the pointer.
pub fn open_minutes(store: Store, event: &Event) -> bool {
    let Some((_, keys)) = page::marked(event, "data-event") else { return false };
    if let Some((meeting, _)) = keys.split_once('/') {
        tasks::change(store, |view| {
            Page::Meetings.open(&mut view.options);
            view.options.insert(MEETING.to_owned(), meeting.to_owned());
        });
    }
    true
}
