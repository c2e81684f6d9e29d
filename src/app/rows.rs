//! The rows behind a figure, page by page. Their sum is the figure's own.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::tasks::{self, ROWS_PER_PAGE};
use crate::app::texts;
use crate::app::widgets::labels::key_label;
use crate::chart::format;
use crate::model::placement::PlacementColumn;
use crate::worker::question::{RowCell, RowsPage};

#[component]
pub fn RowsPanel() -> impl IntoView {
    let store = Store::get();
    move || store.rows.get().map(|page| view! { <Page page /> })
}

#[component]
fn Page(page: RowsPage) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let first = u64::from(page.offset) + 1;
    let last = u64::from(page.offset) + page.rows.len() as u64;
    let number = page.offset / ROWS_PER_PAGE + 1;
    let has_next = last < page.total_rows;
    let sentence = if page.rows.is_empty() {
        texts::rows_sentence(lang, 0, 0, page.total_rows, page.total_placements)
    } else {
        texts::rows_sentence(lang, first, last, page.total_rows, page.total_placements)
    };
    let turn = move |to: u32| tasks::change(store, |view| view.rows = Some(to));
    let heads = page
        .columns
        .iter()
        .map(|name| {
            let label =
                PlacementColumn::from_name(name).map_or(texts::VALUE, PlacementColumn::label);
            view! { <th scope="col">{label.get(lang)}</th> }
        })
        .collect_view();
    let columns = page.columns.clone();
    let body = page
        .rows
        .into_iter()
        .map(|(row, cells, count)| {
            let cells = columns
                .iter()
                .zip(cells)
                .map(|(name, cell)| view! { <td>{cell_text(store, name, &cell)}</td> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{format::integer(i64::from(row), lang)}</th>
                    {cells}
                    <td>{format::integer(i64::from(count), lang)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="card rows" data-panel="rows" aria-labelledby="rows-title">
            <header class="card__header">
                <h2 id="rows-title">{texts::ROWS.get(lang)}</h2>
                <p role="status" data-figure="rows" data-value=page.total_placements.to_string()>{sentence}</p>
            </header>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="rows-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts::ROW.get(lang)}</th>
                            {heads}
                            <th scope="col">{PlacementColumn::Count.label().get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            <nav class="pager" aria-label=texts::ROWS.get(lang)>
                <button
                    type="button"
                    class="button"
                    data-action="previous-page"
                    disabled={number <= 1}
                    on:click=move |_| turn(number.saturating_sub(1))
                >
                    {texts::PREVIOUS_PAGE.get(lang)}
                </button>
                <button
                    type="button"
                    class="button"
                    data-action="next-page"
                    disabled={!has_next}
                    on:click=move |_| turn(number.saturating_add(1))
                >
                    {texts::NEXT_PAGE.get(lang)}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    data-action="close-rows"
                    on:click=move |_| tasks::change(store, |view| view.rows = None)
                >
                    {texts::HIDE_ROWS.get(lang)}
                </button>
            </nav>
        </section>
    }
}

fn cell_text(store: Store, column: &str, cell: &RowCell) -> String {
    let lang = store.lang();
    match cell {
        RowCell::Missing => texts::NOT_AVAILABLE.get(lang).to_owned(),
        RowCell::Key(key) => key_label(store, column, key),
        RowCell::Date(day) => format::day_short(*day, lang),
        RowCell::Number(number) => format::integer(*number, lang),
    }
}
