//! Published figures and statements: numbers without rows behind them, each with its source.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::texts;
use crate::app::widgets::data_table::DataTableView;
use crate::app::widgets::drawing::Picture;
use crate::app::widgets::live::{live, show};
use crate::app::widgets::select::{Choice, select};
use crate::board::texts::{CLAIMS, PERIOD, PUBLISHED_FIGURES};
use crate::board::wish::{FIGURES, Figures as Published};
use crate::chart::drawing::DataTable;

#[component]
pub fn PublishedPanel() -> impl IntoView {
    let store = Store::get();
    let has_figures = Memo::new(move |_| store.aside.with(|board| board.figures.is_some()));
    let claims = Memo::new(move |_| store.aside.with(|board| board.claims.clone()));
    view! {
        {show(live(move || has_figures.get()), Box::new(|| view! { <Figures /> }.into_any()))}
        {live(move || claims.get().map(|table| view! { <Claims table /> }).into_any())}
    }
}

#[component]
fn Figures() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let figures = Memo::new(move |_| store.aside.with(|board| board.figures.clone()));
    let choice = move |number: fn(&Published) -> (&Vec<String>, u32)| {
        figures.with(|all| {
            let (words, chosen) = all.as_ref().map(number).unzip();
            Choice::numbered(words.cloned().unwrap_or_default(), chosen.unwrap_or_default())
        })
    };
    let tables = move || choice(|all| (&all.tables, all.chosen.0));
    let periods = move || choice(|all| (&all.periods, all.chosen.1));
    let choose_table = Box::new(move |value: String| {
        store.figures.set((value.parse().unwrap_or(0), None));
    });
    let choose_period = Box::new(move |value: String| {
        store.figures.update(|(_, chosen)| *chosen = value.parse().ok());
    });
    let finding =
        live(move || store.drawing(FIGURES).map(|drawing| drawing.title).unwrap_or_default());
    let table = live(move || {
        figures.get().map(|all| view! { <DataTableView table=all.table /> }).into_any()
    });
    view! {
        <section class="card published" data-panel="figures" aria-labelledby="figures-title">
            <header class="card__header">
                <h2 id="figures-title">{PUBLISHED_FIGURES.get(lang)}</h2>
                <p>{texts::FIGURES_INTRO.get(lang)}</p>
            </header>
            <div class="published__controls">
                {select("figures-measure", texts::FIGURES_MEASURE.get(lang), tables, choose_table)}
                {select("figures-period", PERIOD.get(lang), periods, choose_period)}
            </div>
            <h3 class="published__finding">{finding}</h3>
            <Picture name=FIGURES class="published__chart" />
            {table}
        </section>
    }
}

#[component]
fn Claims(table: DataTable) -> impl IntoView {
    let lang = Store::get().lang();
    view! {
        <details class="card published" data-panel="claims">
            <summary><h2 id="claims-title">{CLAIMS.get(lang)}</h2></summary>
            <DataTableView table />
        </details>
    }
}
