//! The filters in force, each with its own way out.

use leptos::prelude::*;

use super::labels::{joined, key_label};
use crate::app::state::PeriodChoice;
use crate::app::state::view::{LEAD, MONTH};
use crate::app::store::Store;
use crate::app::{tasks, texts};
use crate::chart::format;

/// A view's name and its filter in words.
fn filters(store: Store) -> Vec<(String, String)> {
    let lang = store.lang();
    let mut filters = Vec::new();
    let period = match store.view.with(|view| view.period) {
        PeriodChoice::All => None,
        _ => store.period(),
    };
    if let Some(period) = period {
        filters.push((MONTH.to_owned(), format::period(period, lang)));
    }
    let keyed = store.view.with(|view| view.keys.clone());
    for (view, keys) in keyed {
        let labels: Vec<String> = keys.iter().map(|key| key_label(store, &view, key)).collect();
        let words = joined(&labels, lang);
        filters.push((view, words));
    }
    if let Some((from, to)) = store.view.with(|view| view.lead) {
        let words = if to >= u32::from(u16::MAX) {
            format!("≥ {}", format::integer(i64::from(from), lang))
        } else {
            texts::days_range(lang, from, to)
        };
        filters.push((LEAD.to_owned(), words));
    }
    filters
}

#[component]
pub fn Chips() -> impl IntoView {
    let store = Store::get();
    let filters = Memo::new(move |_| filters(store));
    let is_filtered = move || store.view.with(|view| view.is_filtered());
    let chip = move |(view, words): (String, String)| {
        let lang = store.lang();
        let label = texts::view_label(&view).get(lang);
        let clear = view.clone();
        view! {
            <li class="chip" data-chip=view>
                <span class="chip__name">{label}</span>
                <span class="chip__value">{words.clone()}</span>
                <button
                    type="button"
                    class="chip__clear"
                    aria-label=texts::remove_filter(lang, &format!("{label}: {words}"))
                    on:click=move |_| tasks::change(store, |state| state.clear(&clear))
                >
                    <span aria-hidden="true">"×"</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="filters" role="group" aria-label=texts::FILTERS.get(store.lang())>
            <ul class="filters__chips">
                {move || filters.get().into_iter().map(chip).collect_view()}
            </ul>
            <Show
                when=is_filtered
                fallback=move || view! { <p class="filters__hint">{texts::NO_FILTERS.get(store.lang())}</p> }
            >
                <button
                    type="button"
                    class="button button--quiet"
                    data-action="clear-all"
                    on:click=move |_| tasks::change(store, |view| view.clear_all())
                >
                    {texts::CLEAR_ALL.get(store.lang())}
                </button>
            </Show>
        </div>
    }
}
