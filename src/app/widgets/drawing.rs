//! The room that a drawing has: the engine draws to the width that is measured here.

use leptos::html::Div;
use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::widgets::live::{follow, live};
use crate::browser::observe;

/// An element that says how wide the drawing `name` may be, for as long as it is on the page.
pub fn room_for(store: Store, name: &'static str) -> NodeRef<Div> {
    let place = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    let measured = move |width: f64| tell(store, name, width.floor() as u32);
    follow(move || {
        if let Some(element) = place.get() {
            // A browser without the observer shows the drawing at the width it had at first.
            match observe::width(&element, measured) {
                Ok(observed) => watch.set_value(Some(observed)),
                Err(_) => measured(element.client_width().into()),
            }
        }
    });
    on_cleanup(move || tell(store, name, 0));
    place
}

fn tell(store: Store, name: &str, width: u32) {
    let is_known = store.widths.with_untracked(|widths| {
        widths.iter().any(|known| (known.0.as_str(), known.1) == (name, width))
    });
    if is_known {
        return;
    }
    store.widths.update(|widths| {
        widths.retain(|(known, _)| known != name);
        if width > 0 {
            widths.push((name.to_owned(), width));
        }
    });
}

/// A drawing that is only looked at.
#[component]
pub fn Picture(name: &'static str, class: &'static str) -> impl IntoView {
    let store = Store::get();
    let svg = live(move || store.drawing(name).map(|drawing| drawing.svg).unwrap_or_default());
    view! { <div class=class node_ref=room_for(store, name) inner_html=svg></div> }
}
