//! The overview: where the office stands, and eight views that filter one another.

mod draw;
mod headline;
mod ranking;

use leptos::prelude::*;

use crate::app::store::{Store, TableStatus};
use crate::app::tasks;
use crate::app::texts;
use crate::app::widgets::chart::ChartCard;
use crate::app::widgets::chips::Chips;
use crate::app::widgets::problem::TableProblem;
use crate::model::table::TableName;

use draw::{histogram_height, month_height, ranked_height, tile_height};
use headline::Headline;

/// Bars shown of a long list before the rest become "others".
const TOP_AGENCIES: usize = 10;
const TOP: usize = 12;

#[component]
pub fn Overview() -> impl IntoView {
    let store = Store::get();
    let agency_search = RwSignal::new(String::new());
    let has_placements = move || store.is_own() || store.status(TableName::Placements).is_some();
    view! {
        <Show when=has_placements>
            <Problems />
            <Loading />
            <Show when=move || store.placements.with(Option::is_some)>
                <Headline />
                <div class="toolbar">
                    <Chips />
                    <button
                        type="button"
                        class="button"
                        data-action="rows"
                        on:click=move |_| tasks::change(store, |view| {
                            view.rows = if view.rows.is_some() { None } else { Some(1) };
                        })
                    >
                        {move || {
                            let open = store.view.with(|view| view.rows.is_some());
                            let text = if open { texts::HIDE_ROWS } else { texts::SEE_ROWS };
                            text.get(store.lang())
                        }}
                    </button>
                </div>
                <div class="grid">
                    <ChartCard name="month" draw=draw::months(store) height=month_height class="card--wide" />
                    <ChartCard
                        name="destination"
                        draw=draw::ranked(store, "destination", TOP, None)
                        height=ranked_height
                    />
                    <ChartCard
                        name="agency"
                        draw=draw::ranked(store, "agency", TOP_AGENCIES, Some(agency_search))
                        height=ranked_height
                    >
                        <AgencySearch text=agency_search />
                    </ChartCard>
                    <ChartCard
                        name="occupation"
                        draw=draw::ranked(store, "occupation", TOP, None)
                        height=ranked_height
                    />
                    <ChartCard name="origin_province" draw=draw::provinces(store) height=tile_height class="card--double" />
                    <ChartCard name="lead" draw=draw::lead(store) height=histogram_height />
                    <ChartCard
                        name="scheme"
                        draw=draw::ranked(store, "scheme", TOP, None)
                        height=ranked_height
                    />
                    <ChartCard
                        name="sector"
                        draw=draw::ranked(store, "sector", TOP, None)
                        height=ranked_height
                    />
                    <ChartCard name="sex" draw=draw::ranked(store, "sex", TOP, None) height=ranked_height />
                </div>
            </Show>
        </Show>
    }
}

/// Every table that did not arrive, each with its own retry; the others show all the same.
#[component]
fn Problems() -> impl IntoView {
    let store = Store::get();
    let failed = move || {
        store.statuses.with(|statuses| {
            statuses
                .iter()
                .filter_map(|(table, status)| match status {
                    TableStatus::Failed(problem) => Some((table.clone(), problem.clone())),
                    _ => None,
                })
                .collect::<Vec<_>>()
        })
    };
    move || {
        failed()
            .into_iter()
            .map(|(table, problem)| {
                let title = texts::TABLE_PROBLEM.get(store.lang());
                view! { <TableProblem table title problem /> }
            })
            .collect_view()
    }
}

#[component]
fn Loading() -> impl IntoView {
    let store = Store::get();
    let words = move || {
        let lang = store.lang();
        match store.status(TableName::Placements) {
            Some(TableStatus::Loading { bytes, of }) => {
                let table = texts::table(TableName::Placements).get(lang);
                Some((texts::progress(lang, table, bytes, of), bytes, of))
            }
            _ => None,
        }
    };
    let bar = move |(words, bytes, of): (String, u64, u64)| {
        view! {
            <div class="loading" role="status">
                <label>
                    <span>{words}</span>
                    <progress value=bytes.to_string() max=of.max(1).to_string()></progress>
                </label>
            </div>
        }
    };
    move || words().map(bar)
}

#[component]
fn AgencySearch(text: RwSignal<String>) -> impl IntoView {
    let store = Store::get();
    view! {
        <label class="search">
            <span class="visually-hidden">{texts::SEARCH_AGENCY.get(store.lang())}</span>
            <input
                type="search"
                data-control="agency-search"
                autocomplete="off"
                spellcheck="false"
                placeholder=texts::SEARCH_AGENCY.get(store.lang())
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            />
        </label>
    }
}
