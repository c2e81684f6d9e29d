//! The overview: where the office stands, and nine views that filter one another.

use leptos::prelude::*;

use crate::app::store::{Store, TableStatus};
use crate::app::widgets::chart::ChartCard;
use crate::app::widgets::chips::Chips;
use crate::app::widgets::drawing::Picture;
use crate::app::widgets::live::{live, show};
use crate::app::widgets::problem::problem_panel;
use crate::app::{tasks, texts};
use crate::board::page::Page;
use crate::board::texts::WHERE_FROM;
use crate::board::wish::{Figure, HEADLINE, Headline};
use crate::model::table::TableName;

#[component]
pub fn Overview() -> impl IntoView {
    let store = Store::get();
    let has_placements = move || store.is_own() || store.status(TableName::Placements).is_some();
    let overview = move || {
        let have_arrived = live(move || store.placements.with(Option::is_some));
        view! {
            <Problems />
            <Loading />
            {show(have_arrived, Box::new(charts))}
        }
        .into_any()
    };
    show(live(has_placements), Box::new(overview))
}

fn charts() -> AnyView {
    let store = Store::get();
    view! {
        <Standing />
        <Toolbar />
        <div class="grid" hidden=live(move || store.page() != Page::Overview)>
            <ChartCard name="month" class="card--wide" />
            <ChartCard name="destination" />
            <ChartCard name="agency">
                <AgencySearch />
            </ChartCard>
            <ChartCard name="occupation" />
            <ChartCard name="origin_province" class="card--double" />
            <ChartCard name="lead" />
            <ChartCard name="scheme" />
            <ChartCard name="sector" />
            <ChartCard name="sex" />
        </div>
    }
    .into_any()
}

/// The filters in force, and the way to the rows behind the figures.
#[component]
fn Toolbar() -> impl IntoView {
    let store = Store::get();
    let toggle = move |_| {
        tasks::change(store, |view| {
            view.rows = if view.rows.is_some() { None } else { Some(1) };
        });
    };
    let words = move || {
        let is_open = store.view.with(|view| view.rows.is_some());
        let text = if is_open { texts::HIDE_ROWS } else { texts::SEE_ROWS };
        text.get(store.lang())
    };
    view! {
        <div class="toolbar">
            <Chips />
            {show(live(move || store.page() == Page::Agencies), Box::new(|| AgencySearch().into_any()))}
            <button type="button" class="button" data-action="rows" on:click=toggle>{words}</button>
        </div>
    }
}

/// Realisation, target, attainment, and against what was to be expected by now.
#[component]
fn Standing() -> impl IntoView {
    let store = Store::get();
    let headline = Memo::new(move |_| store.board.with(|board| board.headline.clone()));
    let words = move |Headline { finding, figures, provenance }: Headline| {
        let lines = provenance.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <h2 id="headline-title" class="headline__finding">{finding}</h2>
            <div class="figures">{figures.into_iter().map(figure).collect_view()}</div>
            <Picture name=HEADLINE class="headline__bar" />
            <details class="provenance">
                <summary>{WHERE_FROM.get(store.lang())}</summary>
                <ul>{lines}</ul>
            </details>
        }
    };
    view! {
        <section
            class="card headline"
            data-panel="headline"
            aria-label=texts::SUMMARY.get(store.lang())
            hidden=live(move || !matches!(store.page(), Page::Overview | Page::Targets))
        >
            {live(move || headline.get().map(words).into_any())}
        </section>
    }
}

fn figure(Figure { key, label, value, raw, band, note }: Figure) -> impl IntoView {
    let band = band.map(|band| {
        view! {
            <span class=format!("band band--{}", band.key)>
                <span aria-hidden="true">{band.icon}</span>
                " "
                {band.label}
            </span>
            " "
        }
    });
    view! {
        <div class="figure">
            <p class="figure__label">{label}</p>
            <p class="figure__value" data-figure=key data-value=raw>{value}</p>
            <p class="figure__note">{band}{note}</p>
        </div>
    }
}

/// Every table that did not arrive, each with its own retry; the others show all the same.
#[component]
fn Problems() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let panel = move |(table, status): (String, TableStatus)| {
        let TableStatus::Failed(problem) = status else { return None };
        let (again, words) = (table.clone(), problem.describe(lang));
        let button = ("retry", texts::RETRY.get(lang));
        let retry = Box::new(move || tasks::retry(store, &again));
        Some(problem_panel(table, texts::TABLE_PROBLEM.get(lang), words, button, retry))
    };
    // Made anew only when there is another: a click on a button that is being replaced is lost.
    let failed = Memo::new(move |_| {
        store.statuses.with(|all| {
            let failed = all.iter().filter(|(_, status)| matches!(status, TableStatus::Failed(_)));
            let names: Vec<&str> = failed.map(|(name, _)| name.as_str()).collect();
            Some(names.join(" "))
        })
    });
    live(move || {
        failed.get();
        store.statuses.get_untracked().into_iter().filter_map(panel).collect_view().into_any()
    })
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
    live(move || words().map(bar).into_any())
}

#[component]
fn AgencySearch() -> impl IntoView {
    let store = Store::get();
    let words = texts::SEARCH_AGENCY.get(store.lang());
    view! {
        <label class="search">
            <span class="visually-hidden">{words}</span>
            <input
                type="search"
                data-control="agency-search"
                autocomplete="off"
                spellcheck="false"
                placeholder=words
                prop:value=move || store.search.get()
                on:input:target=move |event| store.search.set(event.target().value())
            />
        </label>
    }
}
