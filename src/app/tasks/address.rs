//! Gestures, and the address that remembers them: one entry to go back over for each.

use leptos::prelude::*;

use super::say;
use crate::app::state::{self, ViewState};
use crate::app::store::{Store, notice_text};
use crate::app::widgets::live::soon;
use crate::board::page::Page;
use crate::browser::{history, page, storage};
use crate::model::Lang;

const LANG_KEY: &str = "capaian.lang";
const THEME_KEY: &str = "capaian.theme";

/// Makes the first entry say all that is shown, or coming back to it would show something else; then
/// follows back and forward.
pub(super) fn start(store: Store) {
    history::replace(&store.view.with_untracked(state::write)).ok();
    // A frame that refuses the listener still works, without back and forward inside it.
    history::on_move(move || moved(store)).ok();
}

/// The view that the address asks for, with what the person chose on earlier visits where the address
/// says nothing.
pub fn first_view() -> (ViewState, Vec<state::Notice>) {
    let query = history::query().unwrap_or_default();
    let (mut view, notices) = state::read(&query);
    if view.lang == Lang::default()
        && !query.contains("lang=")
        && let Ok(Some(tag)) = storage::read(LANG_KEY)
    {
        view.lang = Lang::from_tag(&tag).unwrap_or_default();
    }
    if let Ok(Some(name)) = storage::read(THEME_KEY)
        && !query.contains("theme=")
    {
        view.theme = state::Theme::from_name(&name).unwrap_or_default();
    }
    (view, notices)
}

/// One gesture: changes the view and writes the address once.
pub fn change(store: Store, edit: impl FnOnce(&mut ViewState)) {
    store.view.update(|view| {
        edit(view);
        if view.rows.is_some_and(|page| page == 0) {
            view.rows = Some(1);
        }
    });
    commit(store);
}

/// A step within a gesture: changes what is shown, and leaves the address for [`end_preview`].
pub fn preview(store: Store, edit: impl FnOnce(&mut ViewState)) {
    if !store.brushing.get_untracked() {
        store.brushing.set(true);
    }
    store.view.update(edit);
}

/// The end of such a gesture.
pub fn end_preview(store: Store) {
    store.brushing.set(false);
    commit(store);
}

/// Writes the view into the address, as one entry to go back over.
fn commit(store: Store) {
    let query = store.view.with_untracked(state::write);
    if history::query().is_ok_and(|shown| shown == query) {
        return;
    }
    // Safari refuses after 100 entries in 30 s, a sandboxed frame may refuse always: the view is right
    // all the same, and the next gesture writes the address again.
    history::push(&query).ok();
}

fn moved(store: Store) {
    let (view, _) = state::read(&history::query().unwrap_or_default());
    store.view.set(view);
}

pub fn set_lang(store: Store, lang: Lang) {
    storage::write(LANG_KEY, lang.tag()).ok();
    change(store, |view| view.lang = lang);
    // The button that was pressed has been made anew with the page.
    soon(async move {
        leptos::task::tick().await;
        page::focus(&format!("lang-{}", lang.tag())).ok();
    });
}

pub fn set_theme(store: Store, theme: state::Theme) {
    storage::write(THEME_KEY, theme.name()).ok();
    change(store, |view| view.theme = theme);
}

/// Changes the data set; filters of one set mean nothing in another.
pub fn set_data_set(store: Store, id: String) {
    let first = store.config.with_untracked(|config| {
        let config = config.as_ref()?.as_ref().ok()?;
        Some(config.data_sets.first()?.id.clone())
    });
    change(store, |view| {
        view.data_set = (Some(&id) != first.as_ref()).then_some(id);
        view.clear_all();
        view.rows = None;
        let page = Page::of(&view.options);
        view.options.clear();
        page.open(&mut view.options);
    });
}

/// Tells what the address asked for in vain.
pub fn say_notices(store: Store, notices: &[state::Notice]) {
    for notice in notices {
        say(store, notice_text(notice));
    }
}
