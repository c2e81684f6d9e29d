//! Opening a data set, and trying again what did not arrive.

use leptos::prelude::*;

use super::analyst::with_analyst;
use super::engine::with_engine;
use super::say;
use crate::app::store::{OWN, Store, TableStatus};
use crate::app::texts;
use crate::app::widgets::live::follow;
use crate::board::Board;
use crate::browser::page;

/// Beside the page.
pub(super) const CONFIG: &str = "config.json";

/// Opens the data set that the view names, whenever that changes.
pub(super) fn keep_open(store: Store) {
    let wanted = Memo::new(move |_| {
        if store.view.with(|view| view.data_set.as_deref() == Some(OWN)) {
            return None;
        }
        store.data_set().map(|set| set.manifest)
    });
    follow(move || {
        if let Some(manifest) = wanted.get() {
            store.own.set(None);
            store.explored.set_value(None);
            open(store, &manifest);
        } else if store.config.with(Option::is_some) && !untrack(|| store.is_own()) {
            // A link to somebody's own file: the file is not here.
            if store.view.with_untracked(|view| view.data_set.as_deref() == Some(OWN)) {
                say(store, texts::own_file_gone());
                store.view.update(|view| view.data_set = None);
            }
        }
    });
}

fn open(store: Store, manifest: &str) {
    forget(store);
    match page::resolve(CONFIG).and_then(|config| page::join(&config, manifest)) {
        Ok(address) => {
            with_analyst(store, |analyst| analyst.open(address.clone()));
            with_engine(store, |engine| engine.open(address));
        }
        Err(error) => store.lost.set(Some(error.to_string())),
    }
}

pub(super) fn forget(store: Store) {
    store.manifest.set(None);
    store.statuses.set(Vec::new());
    store.placements.set(None);
    store.board.set(Board::default());
    store.aside.set(Board::default());
    store.pending.set(true);
}

/// Fetches one table again.
pub fn retry(store: Store, table: &str) {
    store.set_status(table, TableStatus::Loading { bytes: 0, of: 0 });
    with_analyst(store, |analyst| analyst.retry(table.to_owned()));
    with_engine(store, |engine| engine.retry(table.to_owned()));
}

/// Fetches the configuration or the manifest again, whichever failed.
pub fn retry_opening(store: Store) {
    let config_failed = store.config.with_untracked(|config| matches!(config, Some(Err(_))));
    if config_failed {
        store.config.set(None);
        if let Ok(address) = page::resolve(CONFIG) {
            with_analyst(store, |analyst| analyst.configure(address.clone()));
            with_engine(store, |engine| engine.configure(address));
        }
    } else if let Some(set) = untrack(|| store.data_set()) {
        open(store, &set.manifest);
    }
}
