//! A chart as a person meets it: the finding as its title, marks to click, brush and reach by keyboard,
//! the same numbers as a table and as a file.

mod canvas;
mod pointing;
mod tools;

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::data_table::DataTableView;
use crate::app::store::Store;
use crate::browser::observe;
use crate::chart::drawing::{Drawing, Frame};
use crate::worker::question::ViewInfo;

use canvas::Canvas;
use pointing::ChartState;
use tools::ChartTools;

/// Draws a view; `None` while there is nothing to draw.
pub type Draw = Arc<dyn Fn(&Counted, &Frame) -> Option<Drawing> + Send + Sync>;

/// A view with its counts: under the clauses of all other views, and under the period alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    pub info: ViewInfo,
    pub counts: Vec<u64>,
    pub base: Vec<u64>,
}

/// The view and its counts in the present answer.
fn counted(store: Store, name: &str) -> Option<Counted> {
    let (index, info) = store.placements.with(|placements| {
        let views = &placements.as_ref()?.views;
        let index = views.iter().position(|view| view.name == name)?;
        Some((index, views.get(index)?.clone()))
    })?;
    let counts = store.answer.with(|answer| answer.as_ref()?.counts.get(index).cloned())?;
    let base = store.base.with(|base| base.as_ref()?.get(index).cloned());
    let base = base.unwrap_or_else(|| info.totals.clone());
    (counts.len() == info.totals.len() && base.len() == counts.len()).then_some(Counted {
        info,
        counts,
        base,
    })
}

/// One chart of the overview.
#[component]
pub fn ChartCard(
    /// The view that it shows and filters.
    name: &'static str,
    draw: Draw,
    /// Height of the drawing for a width, in CSS pixels.
    height: fn(f64) -> f64,
    #[prop(optional)] class: &'static str,
    /// Controls above the drawing, such as a search field.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let store = Store::get();
    let width = RwSignal::new(0.0_f64);
    let drawing = Memo::new(move |_| {
        let counted = counted(store, name)?;
        let width = width.get();
        let lang = store.lang();
        let frame = Frame { width, height: height(width), lang, id: format!("chart-{name}") };
        (width >= 1.0).then(|| draw(&counted, &frame)).flatten()
    });
    let state = ChartState::new(store, name, drawing);
    let wrapper = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = wrapper.get() {
            // A browser without the observer shows the charts at the width they had at first.
            let seen = move |measured: f64| width.set(measured.floor());
            match observe::width(&element, seen) {
                Ok(observed) => watch.set_value(Some(observed)),
                Err(_) => width.set(f64::from(element.client_width())),
            }
        }
    });

    let shows_table = move || store.view.with(|view| view.tables.contains(name));
    let title = move || drawing.with(|d| d.as_ref().map(|d| d.title.clone()).unwrap_or_default());
    let summary =
        move || drawing.with(|d| d.as_ref().map(|d| d.summary.clone()).unwrap_or_default());
    let readout =
        move || state.active.get().and_then(|index| state.mark(index)).map(|mark| mark.label);
    let description =
        move || drawing.with(|d| d.as_ref().map(|d| d.description.clone()).unwrap_or_default());
    let exists = move || counted(store, name).is_some();

    let canvas = move || {
        view! { <Canvas state summary_id=format!("summary-{name}") /> }
    };
    view! {
        <section
            class=format!("card chart {class}")
            data-chart=name
            aria-labelledby=format!("title-{name}")
            hidden=move || !exists()
        >
            <header class="chart__header">
                <h3 class="chart__title" id=format!("title-{name}")>{title}</h3>
                <ChartTools name drawing />
            </header>
            <p
                class="chart__readout"
                class:chart__readout--active=move || readout().is_some()
                aria-hidden="true"
            >
                <span class="chart__description">{description}</span>
                <span>{readout}</span>
            </p>
            <p class="visually-hidden" id=format!("summary-{name}")>{summary}</p>
            {children.map(|children| children())}
            <div class="chart__body" node_ref=wrapper>
                <Show when=shows_table fallback=canvas>
                    {move || drawing.get().map(|drawing| view! { <DataTableView table=drawing.table /> })}
                </Show>
            </div>
        </section>
    }
}
