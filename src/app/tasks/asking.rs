//! Asking the engine whatever the view needs, whenever that changes.

use leptos::prelude::*;

use super::engine::with_engine;
use crate::app::store::Store;
use crate::worker::question::{Question, RowOrder, RowsRequest};

/// Rows on one page of the drill-down.
pub const ROWS_PER_PAGE: u32 = 50;

/// Asks the engine whenever the clauses change or new placements have come.
pub(super) fn keep_asking(store: Store) {
    let clauses = Memo::new(move |_| {
        let info = store.placements.get()?;
        let last = store.data_as_of().map_or(info.last, |as_of| info.last.max(as_of));
        Some(store.view.with(|view| view.clauses(info.first, last)))
    });
    Effect::new(move |_| {
        // Read here too: after a restart the placements are the same, but the engine knows no question.
        store.placements.track();
        if let Some(clauses) = clauses.get() {
            store.pending.set(true);
            let with_base = !store.brushing.get();
            with_engine(store, |engine| engine.ask(Question { clauses, with_base }));
        }
    });
    Effect::new(move |_| {
        let page = store.view.with(|view| view.rows);
        match (page, clauses.get()) {
            (Some(page), Some(clauses)) => {
                let offset = page.saturating_sub(1).saturating_mul(ROWS_PER_PAGE);
                let order = RowOrder::default();
                let request = RowsRequest { clauses, order, offset, limit: ROWS_PER_PAGE };
                with_engine(store, |engine| engine.list(request));
            }
            _ => store.rows.set(None),
        }
    });
}
