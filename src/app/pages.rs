//! The way from page to page, each with its own address.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::app::state::{ViewState, write};
use crate::app::store::Store;
use crate::app::widgets::live::live;
use crate::app::{tasks, texts};
use crate::board::page::Page;

/// Every page, under the filters that are on.
#[component]
pub fn Pages() -> impl IntoView {
    let store = Store::get();
    let link = move |(page, view): (Page, &ViewState)| {
        let is_open = Page::of(&view.options) == page;
        view! {
            <li>
                <a
                    class="pages__page"
                    data-page=page.name()
                    href=address(view.clone(), page)
                    aria-current=if is_open { "page" } else { "false" }
                    on:click=move |event| open(store, page, &event)
                >
                    {page.title().get(store.lang())}
                </a>
            </li>
        }
    };
    let links = move || {
        let view = store.view.get();
        Page::ALL.into_iter().map(|page| link((page, &view))).collect_view().into_any()
    };
    view! {
        <nav class="pages" aria-label=texts::PAGES.get(store.lang())>
            <ul>{live(links)}</ul>
            <button type="button" class="button button--small" data-slides="">
                {texts::PRESENTATION.get(store.lang())}
            </button>
        </nav>
    }
}

fn address(mut view: ViewState, page: Page) -> String {
    go_to(&mut view, page);
    format!("?{}", write(&view))
}

/// The rows behind a figure are those of the page that is left.
fn go_to(view: &mut ViewState, page: Page) {
    page.open(&mut view.options);
    view.rows = None;
}

/// Opens it here, unless the person wants it in a tab or window of its own.
fn open(store: Store, page: Page, event: &MouseEvent) {
    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
        event.prevent_default();
        tasks::change(store, |view| go_to(view, page));
    }
}
