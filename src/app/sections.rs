//! What the analyst has to show: sections of markup, in which a person's choices are options of the view.

use std::collections::BTreeSet;

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::tasks;
use crate::app::widgets::drawing::room_for;
use crate::app::widgets::gesture;
use crate::app::widgets::live::follow;
use crate::board::page::Page;
use crate::board::wish::{SECTIONS, Shape};
use crate::browser::page;
use crate::model::placement::PlacementColumn;

/// What a person goes on to from a name: the card of the agency, of those beside it, or of the meeting.
const OPENED: [&str; 3] = ["profile-title", "comparison-title", "meeting-title"];

/// Whether a card that a choice opens is to have the focus when it comes.
type Awaited = RwSignal<bool>;

#[component]
pub fn Sections() -> impl IntoView {
    let store = Store::get();
    let place = room_for(store, SECTIONS);
    let awaited = RwSignal::new(false);
    follow(move || {
        if let Some(place) = place.get() {
            store.aside.with(|board| {
                let sections = board.sections.iter();
                page::fill(&place, sections.map(|section| (&*section.name, &*section.html))).ok();
            });
            if awaited.get_untracked() && OPENED.into_iter().any(|id| page::focus(id).is_ok()) {
                awaited.set(false);
            }
        }
    });
    view! {
        <div
            class="sections"
            node_ref=place
            on:change=move |event| choose(store, awaited, &event)
            on:click=move |event| pick(store, awaited, &event)
        ></div>
    }
}

/// Chooses a unit of a view, or lets go of it, as a click on its mark in that view's chart does; forgets options; prints.
fn pick(store: Store, awaited: Awaited, event: &Event) {
    if let Some((_, options)) = page::marked(event, "data-forgets") {
        let is_kept = |name: &str| !options.split(' ').any(|option| option == name);
        tasks::change(store, |view| view.options.retain(|name, _| is_kept(name)));
    } else if let Some((_, pairs)) = page::marked(event, "data-sets") {
        awaited.set(true);
        let pairs = pairs.split('\n').filter_map(|pair| pair.split_once('='));
        tasks::change(store, |view| {
            for (name, value) in pairs {
                view.options.insert(name.to_owned(), value.to_owned());
            }
        });
    } else if gesture::open_minutes(store, event) {
        awaited.set(true);
    } else if page::marked(event, "data-prints").is_some() {
        page::print().ok();
    } else if let Some((_, key)) = page::marked(event, "data-key") {
        pick_key(store, event, &key);
        awaited.set(store.page() == Page::Agencies && chosen_agencies(store) == 1);
    }
}

fn pick_key(store: Store, event: &Event, key: &str) {
    if let Some((_, view)) = page::marked(event, "data-picks") {
        gesture::choose(store, &view, &Shape::Keys, 0, key);
    }
}

fn chosen_agencies(store: Store) -> usize {
    let agency = PlacementColumn::Agency.as_str();
    store.view.with_untracked(|view| view.selection.keys.get(agency).map_or(0, BTreeSet::len))
}

/// Takes what was chosen as an option of the view; another that belongs to the former choice is forgotten.
fn choose(store: Store, awaited: Awaited, event: &Event) {
    let value = event_target_value(event);
    if page::marked(event, "data-adds").is_some() && !value.is_empty() {
        awaited.set(true);
        pick_key(store, event, &value);
    }
    let Some((element, option)) = page::marked(event, "data-option") else { return };
    let clears = element.get_attribute("data-clears").unwrap_or_default();
    let is_default = element.get_attribute("data-default").as_ref() == Some(&value);
    tasks::change(store, |view| {
        view.options.remove(&clears);
        if value.is_empty() || is_default {
            view.options.remove(&option);
        } else {
            view.options.insert(option, value);
        }
    });
}
