//! Asking the engine for whatever the page shows, whenever that changes.

use leptos::prelude::*;

use super::analyst::with_analyst;
use super::engine::with_engine;
use crate::app::store::Store;
use crate::app::widgets::live::follow;
use crate::board::Wish;
use crate::browser::clock;
use crate::model::Day;

/// Tells the engine which view is likely to be chosen from next.
pub fn expect(store: Store, view: &str) {
    with_engine(store, |engine| engine.expect(view));
}

pub(super) fn keep_asking(store: Store) {
    let wish = Memo::new(move |_| wish(store));
    follow(move || {
        // The same wish has another answer when more of the data is there, and after a restart.
        store.arrivals.track();
        if let Some(wish) = wish.get() {
            store.pending.set(true);
            with_engine(store, |engine| engine.ask(wish));
        }
    });
}

/// Asks the analyst too, once the engine has counted what he needs; not during a brush, of which he shows the end.
pub(super) fn ask_analyst(store: Store, extract: Vec<u8>) {
    if let Some(wish) = untrack(|| wish(store)).filter(|wish| !wish.is_step) {
        with_analyst(store, |analyst| {
            analyst.ask(Wish { extract, minutes: store.minutes.get_value(), ..wish })
        });
    }
}

fn wish(store: Store) -> Option<Wish> {
    let has_data = store.placements.with(Option::is_some)
        || store.manifest.with(|manifest| matches!(manifest, Some(Ok(_))));
    has_data.then(|| Wish {
        selection: store.view.with(|view| view.selection.clone()),
        is_step: store.brushing.get(),
        lang: store.view.with(|view| view.lang),
        search: store.search.get(),
        widths: store.widths.get(),
        rows: store.view.with(|view| view.rows),
        extract: Vec::new(),
        minutes: String::new(),
        data_set: store
            .data_set()
            .filter(|_| !store.is_own())
            .map(|set| set.id)
            .unwrap_or_default(),
        events: store.aside.with(|board| board.events.clone()),
        today: clock::today().and_then(|(year, month, day)| Day::from_ymd(year, month, day)),
        options: store.view.with(|view| view.options.clone()),
    })
}
