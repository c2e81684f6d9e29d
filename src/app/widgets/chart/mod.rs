//! A chart as a person meets it: the finding as its title, marks to click, brush and reach by keyboard,
//! the same numbers as a table and as a file.

mod canvas;
mod pointing;
mod tools;

use leptos::prelude::*;

use super::data_table::DataTableView;
use super::drawing::room_for;
use crate::app::store::Store;
use crate::app::widgets::live::{either, live};
use crate::chart::drawing::Drawing;

use canvas::Canvas;
use pointing::ChartState;
use tools::ChartTools;

/// One chart of the overview.
#[component]
pub fn ChartCard(
    /// The view that it shows and filters.
    name: &'static str,
    #[prop(optional)] class: &'static str,
    /// Controls above the drawing, such as a search field.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let store = Store::get();
    let drawing = Memo::new(move |_| store.drawing(name));
    let state = ChartState::new(store, name, drawing);
    let place = room_for(store, name);
    let shows_table = move || store.view.with(|view| view.tables.contains(name));
    let text = move |of: fn(&Drawing) -> &String| {
        live(move || drawing.with(|d| d.as_ref().map(|d| of(d).clone()).unwrap_or_default()))
    };
    let readout =
        move || state.active.get().and_then(|index| state.mark(index)).map(|mark| mark.label);
    let exists = move || {
        store.placements.with(|all| all.as_ref().is_some_and(|all| all.shape(name).is_some()))
    };

    let canvas = move || view! { <Canvas state summary_id=format!("summary-{name}") /> }.into_any();
    let table = move || {
        let shown = move || {
            drawing.get().map(|drawing| view! { <DataTableView table=drawing.table /> }).into_any()
        };
        live(shown).into_any()
    };
    view! {
        <section
            class=format!("card chart {class}")
            data-chart=name
            aria-labelledby=format!("title-{name}")
            hidden=live(move || !exists())
        >
            <header class="chart__header">
                <h3 class="chart__title" id=format!("title-{name}")>{text(|d| &d.title)}</h3>
                <ChartTools name drawing />
            </header>
            <p
                class="chart__readout"
                class:chart__readout--active=live(move || readout().is_some())
                aria-hidden="true"
            >
                <span class="chart__description">{text(|d| &d.description)}</span>
                <span>{live(move || readout().unwrap_or_default())}</span>
            </p>
            <p class="visually-hidden" id=format!("summary-{name}")>{text(|d| &d.summary)}</p>
            {children.map(|children| children())}
            <div class="chart__body" node_ref=place>
                {either(live(shows_table), Box::new(table), Box::new(canvas))}
            </div>
        </section>
    }
}
