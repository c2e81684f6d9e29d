//! The chart's other forms.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::widgets::data_table::to_csv;
use crate::app::widgets::live::live;
use crate::app::{tasks, texts};
use crate::board::texts::view_label;
use crate::browser::download;
use crate::chart::drawing::Drawing;
use crate::model::Message;

/// The chart's other forms: a table, a file.
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
        let saved = drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let text = to_csv(&drawing.table);
            Some(download::save(&format!("capaian-{name}.csv"), "text/csv", text.as_bytes()))
        });
        if let Some(Err(error)) = saved {
            tasks::say(store, Message::same(error.to_string()));
        }
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
                {texts::SHOW_TABLE.get(store.lang())}
            </button>
            <button
                type="button"
                class="button button--quiet button--small"
                data-action="csv"
                aria-label=format!("{}: {}", texts::SAVE_CSV.get(lang), view_label(name).get(lang))
                on:click=save
            >
                {texts::SAVE_CSV.get(store.lang())}
            </button>
            <button
                type="button"
                class="button button--quiet button--small"
                data-embeds=name
                aria-label=format!("{}: {}", texts::EMBED.get(lang), view_label(name).get(lang))
            >
                {texts::EMBED.get(lang)}
            </button>
        </div>
    }
}
