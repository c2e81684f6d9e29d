//! Published figures and statements: numbers without rows behind them, each with its source.

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::texts;
use crate::app::widgets::data_table::DataTableView;
use crate::app::widgets::drawing::Picture;
use crate::app::widgets::select::{Choice, select};
use crate::board::texts::CLAIMS;
use crate::board::wish::FIGURES;
use crate::chart::drawing::DataTable;

#[component]
pub fn Published() -> impl IntoView {
    let store = Store::get();
    let has_figures = Memo::new(move |_| store.board.with(|board| board.figures.is_some()));
    let claims = Memo::new(move |_| store.board.with(|board| board.claims.clone()));
    view! {
        <Show when=move || has_figures.get()>
            <Figures />
        </Show>
        {move || claims.get().map(|table| view! { <Claims table /> })}
    }
}

#[component]
fn Figures() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let figures = Memo::new(move |_| store.board.with(|board| board.figures.clone()));
    let tables = move || {
        let titles = figures.with(|all| all.as_ref().map(|all| all.tables.clone()));
        Choice::numbered(titles.unwrap_or_default(), store.figures.get().0)
    };
    let periods = move || {
        let titles = figures.with(|all| all.as_ref().map(|all| all.periods.clone()));
        Choice::numbered(titles.unwrap_or_default(), store.figures.get().1)
    };
    let choose_table = Box::new(move |value: String| {
        store.figures.set((value.parse().unwrap_or(0), 0));
    });
    let choose_period = Box::new(move |value: String| {
        store.figures.update(|(_, chosen)| *chosen = value.parse().unwrap_or(0));
    });
    let table = move || figures.get().map(|all| view! { <DataTableView table=all.table /> });
    view! {
        <section class="card published" data-panel="figures" aria-labelledby="figures-title">
            <header class="card__header">
                <h2 id="figures-title">{texts::FIGURES.get(lang)}</h2>
                <p>{texts::FIGURES_INTRO.get(lang)}</p>
            </header>
            <div class="published__controls">
                {select("figures-measure", texts::FIGURES_MEASURE.get(lang), tables, choose_table)}
                {select("figures-period", texts::FIGURES_PERIOD.get(lang), periods, choose_period)}
            </div>
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
