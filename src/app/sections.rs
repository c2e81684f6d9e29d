//! What the analyst has to show: sections of markup, in which a person's choices are options of the view.

use leptos::ev::Event;
use leptos::html::Div;
use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::tasks;
use crate::app::widgets::drawing::room_for;
use crate::app::widgets::live::live;
use crate::board::wish::SECTIONS;
use crate::browser::page;

#[component]
pub fn Sections() -> impl IntoView {
    let store = Store::get();
    let names = Memo::new(move |_| {
        store.aside.with(|board| {
            board.sections.iter().map(|section| section.name.clone()).collect::<Vec<_>>()
        })
    });
    let each = move || names.get().into_iter().map(|name| section(store, name)).collect_view();
    view! {
        <div
            class="sections"
            node_ref=room_for(store, SECTIONS)
            on:change=move |event| choose(store, &event)
        >
            {live(move || each().into_any())}
        </div>
    }
}

fn section(store: Store, name: String) -> AnyView {
    let place = NodeRef::<Div>::new();
    let wanted = name.clone();
    let html = Memo::new(move |_| {
        store.aside.with(|board| {
            let mut sections = board.sections.iter();
            let found = sections.find(|section| section.name == wanted);
            found.map(|section| section.html.clone()).unwrap_or_default()
        })
    });
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            page::fill(&element, &html.get());
        }
    });
    view! { <div data-section=name node_ref=place></div> }.into_any()
}

/// Takes what was chosen as an option of the view; another that belongs to the former choice is forgotten.
fn choose(store: Store, event: &Event) {
    let Some((element, option)) = page::marked(event, "data-option") else { return };
    let value = event_target_value(event);
    let clears = element.get_attribute("data-clears").unwrap_or_default();
    tasks::change(store, |view| {
        view.options.remove(&clears);
        view.options.insert(option, value);
    });
}
