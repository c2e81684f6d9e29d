//! The rows behind a figure, page by page.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::widgets::data_table::DataTableView;
use crate::app::widgets::live::live;
use crate::app::{tasks, texts};
use crate::board::texts::ROWS;
use crate::board::wish::Rows;

#[component]
pub fn RowsPanel() -> impl IntoView {
    let store = Store::get();
    let rows = Memo::new(move |_| store.board.with(|board| board.rows.clone()));
    live(move || rows.get().map(|rows| view! { <Page rows /> }).into_any())
}

#[component]
fn Page(rows: Rows) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let Rows { sentence, placements, table, page, has_next } = rows;
    let turn = move |action: &'static str, class: &'static str, words, to, is_off| {
        view! {
            <button
                type="button"
                class=class
                data-action=action
                disabled=is_off
                on:click=move |_| tasks::change(store, |view| view.rows = to)
            >
                {words}
            </button>
        }
    };
    let (previous, next) = (texts::PREVIOUS_PAGE.get(lang), texts::NEXT_PAGE.get(lang));
    view! {
        <section class="card rows" data-panel="rows" aria-labelledby="rows-title">
            <header class="card__header">
                <h2 id="rows-title">{ROWS.get(lang)}</h2>
                <p role="status" data-figure="rows" data-value=placements.to_string()>{sentence}</p>
            </header>
            <DataTableView table />
            <nav class="pager" aria-label=ROWS.get(lang)>
                {turn("previous-page", "button", previous, Some(page.saturating_sub(1)), page <= 1)}
                {turn("next-page", "button", next, Some(page.saturating_add(1)), !has_next)}
                {turn("close-rows", "button button--quiet", texts::HIDE_ROWS.get(lang), None, false)}
            </nav>
        </section>
    }
}
