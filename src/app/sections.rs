//! What the analyst has to show: sections of markup, in which a person's choices are options of the view.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::tasks;
use crate::app::widgets::drawing::room_for;
use crate::app::widgets::gesture;
use crate::app::widgets::live::follow;
use crate::board::wish::{SECTIONS, Shape};
use crate::browser::page;

#[component]
pub fn Sections() -> impl IntoView {
    let store = Store::get();
    let place = room_for(store, SECTIONS);
    follow(move || {
        if let Some(place) = place.get() {
            store.aside.with(|board| {
                let sections = board.sections.iter();
                page::fill(&place, sections.map(|section| (&*section.name, &*section.html))).ok();
            });
        }
    });
    view! {
        <div
            class="sections"
            node_ref=place
            on:change=move |event| choose(store, &event)
            on:click=move |event| pick(store, &event)
        ></div>
    }
}

/// Chooses a unit of a view, or lets go of it, as a click on its mark in that view's chart does.
fn pick(store: Store, event: &Event) {
    if let Some((_, key)) = page::marked(event, "data-key")
        && let Some((_, name)) = page::marked(event, "data-picks")
    {
        gesture::choose(store, &name, &Shape::Keys, 0, &key);
    }
}

/// Takes what was chosen as an option of the view; another that belongs to the former choice is forgotten.
fn choose(store: Store, event: &Event) {
    let Some((element, option)) = page::marked(event, "data-option") else { return };
    let value = event_target_value(event);
    let clears = element.get_attribute("data-clears").unwrap_or_default();
    tasks::change(store, |view| {
        view.options.remove(&clears);
        if value.is_empty() {
            view.options.remove(&option);
        } else {
            view.options.insert(option, value);
        }
    });
}
