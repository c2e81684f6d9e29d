//! The chart's other forms: a table beside it, and files, which the exporter makes of what it is told here.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::widgets::live::live;
use crate::app::{tasks, texts};
use crate::board::texts::view_label;
use crate::browser::dom;
use crate::chart::drawing::{DataTable, Drawing};
use crate::model::told;

/// The chart's other forms: a table, files.
#[component]
pub(super) fn ChartTools(name: &'static str, drawing: Memo<Option<Drawing>>) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let shows_table = move || store.view.with(|view| view.tables.contains(name));
    let toggle = move |_| {
        tasks::change(store, |view| {
            if !view.tables.remove(name) {
                view.tables.insert(name.to_owned());
            }
        });
    };
    let save = move |_| {
        drawing.with_untracked(|drawing| {
            if let Some(drawing) = drawing {
                // Nobody hears it before the exporter has been loaded, which says so itself where it cannot be.
                dom::tell(told::SAVE, &written(name, &drawing.table)).ok();
            }
        });
    };
    view! {
        <div class="chart__tools">
            <button
                type="button"
                class="button button--quiet button--small"
                data-action="table"
                aria-pressed=live(move || if shows_table() { "true" } else { "false" })
                aria-label=format!("{}: {}", texts::SHOW_TABLE.get(lang), view_label(name).get(lang))
                on:click=toggle
            >
                {texts::SHOW_TABLE.get(lang)}
            </button>
            <button
                type="button"
                class="button button--quiet button--small"
                data-action="save"
                aria-label=format!("{}: {}", texts::SAVE.get(lang), view_label(name).get(lang))
                on:click=save
            >
                {texts::SAVE.get(lang)}
            </button>
        </div>
    }
}

/// A part and its table, as [`told::SAVE`] has them.
fn written(name: &str, table: &DataTable) -> String {
    let mut text = name.to_owned();
    let mut row = |cells: &mut dyn Iterator<Item = &str>| {
        text.push(told::ROW);
        for cell in cells {
            text.push_str(cell);
            text.push(told::CELL);
        }
    };
    row(&mut table.headers.iter().map(String::as_str));
    for cells in &table.rows {
        row(&mut cells.iter().map(|cell| cell.raw.as_str()));
    }
    text
}
