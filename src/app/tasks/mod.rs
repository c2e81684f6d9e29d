//! What changes the store: a person's gestures, the engine's messages, the browser's back and forward.

mod address;
mod analyst;
mod asking;
mod data_set;
mod engine;
mod import;
mod minutes;

use leptos::prelude::*;

use crate::app::state;
use crate::app::store::{Line, Store};
use crate::app::widgets::live::{follow, soon};
use crate::browser::{page, task};
use crate::model::Message;

pub use address::{
    change, end_preview, first_view, preview, say_notices, set_data_set, set_lang, set_theme,
};
pub use asking::expect;
pub use data_set::{retry, retry_opening};
pub use import::{
    FILE, FORM, REPORT, WAITING, bring_file, can_review, cancel_import, expect_file, read_import,
    renew_form, review_import, save_of_import, tell_importer,
};

/// Starts the engine and keeps it, the address and the document in step with the store.
pub fn start(store: Store) {
    engine::start(store);
    address::start(store);
    data_set::keep_open(store);
    asking::keep_asking(store);
    minutes::start(store);
    keep_document_marked(store);
}

pub fn say(store: Store, text: Message) {
    store.lines.update(|lines| {
        let number = lines.last().map_or(1, |line| line.number + 1);
        if !lines.iter().any(|line| line.text == text) {
            lines.push(Line { number, text });
        }
    });
}

pub fn dismiss(store: Store, number: u32) {
    store.lines.update(|lines| lines.retain(|line| line.number != number));
}

/// Keeps the document's language, theme, title and readiness true.
fn keep_document_marked(store: Store) {
    follow(move || {
        let (lang, theme) = store.view.with(|view| (view.lang, view.theme));
        page::mark("lang", Some(lang.tag())).ok();
        let theme = (theme != state::Theme::System).then(|| theme.name());
        page::mark("data-theme", theme).ok();
    });
    follow(move || {
        if store.pending.get() || store.is_loading() {
            page::mark("data-ready", None).ok();
            return;
        }
        soon(async move {
            task::painted().await;
            if !store.pending.get_untracked() && !untrack(|| store.is_loading()) {
                page::mark("data-ready", Some("true")).ok();
            }
        });
    });
}
