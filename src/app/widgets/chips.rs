//! The filters in force, each with its own way out.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::widgets::live::live;
use crate::app::{tasks, texts};
use crate::board::page::Page;
use crate::board::wish::Chip;

#[component]
pub fn Chips() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let chips = Memo::new(move |_| store.board.with(|board| board.chips.clone()));
    let is_filtered = move || store.view.with(|view| view.selection.is_filtered());
    let chip = move |Chip { view, label, words }: Chip| {
        let remove = texts::remove_filter(lang, &format!("{label}: {words}"));
        let cleared = view.clone();
        view! {
            <li class="chip" data-chip=view>
                <span class="chip__name">{label}</span>
                <span class="chip__value">{words}</span>
                <button
                    type="button"
                    class="chip__clear"
                    aria-label=remove
                    on:click=move |_| tasks::change(store, |state| state.clear(&cleared))
                >
                    <span aria-hidden="true">"×"</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="filters" role="group" aria-label=texts::FILTERS.get(lang)>
            <ul class="filters__chips">
                {live(move || chips.get().into_iter().map(chip).collect_view().into_any())}
            </ul>
            <p class="filters__hint" hidden=live(move || is_filtered() || store.page() != Page::Overview)>{texts::NO_FILTERS.get(lang)}</p>
            <button
                type="button"
                class="button button--quiet"
                data-action="clear-all"
                hidden=live(move || !is_filtered())
                on:click=move |_| tasks::change(store, |view| view.clear_all())
            >
                {texts::CLEAR_ALL.get(lang)}
            </button>
        </div>
    }
}
