//! Published figures and statements: numbers without rows behind them, each with its source.

use std::collections::{BTreeMap, BTreeSet};

use leptos::html::Div;
use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::texts;
use crate::app::widgets::labels::key_label;
use crate::browser::observe;
use crate::chart::drawing::{Drawing, Frame};
use crate::chart::format;
use crate::chart::ranked::{Bar, Ranked, ranked};
use crate::model::claim::Claim;
use crate::model::figure::Figure;
use crate::model::{Lang, Period};

#[component]
pub fn Published() -> impl IntoView {
    let store = Store::get();
    let has_figures = move || store.tables.with(|tables| !tables.figures.is_empty());
    let has_claims = move || store.tables.with(|tables| !tables.claims.is_empty());
    view! {
        <Show when=has_figures>
            <Figures />
        </Show>
        <Show when=has_claims>
            <Claims />
        </Show>
    }
}

/// A published table is one measure broken down by one dimension in one area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Block {
    measure: String,
    area: String,
    dimension: String,
}

impl Block {
    fn of(figure: &Figure) -> Self {
        Self {
            measure: figure.measure.clone(),
            area: figure.area.clone(),
            dimension: figure.dimension.clone(),
        }
    }

    fn title(&self, lang: Lang) -> String {
        let measure = texts::measure(&self.measure, lang);
        if self.is_series() {
            return format!("{measure}, {}", self.area);
        }
        let dimension = texts::dimension(&self.dimension, lang).to_lowercase();
        match lang {
            Lang::Id => format!("{measure} menurut {dimension}, {}", self.area),
            Lang::En => format!("{measure} by {dimension}, {}", self.area),
        }
    }

    /// Totals have no parts to compare, only periods.
    fn is_series(&self) -> bool {
        self.dimension == "total"
    }
}

/// The published tables, those with the most figures first.
fn blocks(figures: &[Figure]) -> Vec<Block> {
    let mut counts: BTreeMap<Block, usize> = BTreeMap::new();
    for figure in figures {
        *counts.entry(Block::of(figure)).or_default() += 1;
    }
    let mut blocks: Vec<(Block, usize)> = counts.into_iter().collect();
    blocks.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    blocks.into_iter().map(|(block, _)| block).collect()
}

#[component]
fn Figures() -> impl IntoView {
    let store = Store::get();
    let blocks = Memo::new(move |_| store.tables.with(|tables| blocks(&tables.figures)));
    let block_number = RwSignal::new(0_usize);
    let period_number = RwSignal::new(0_usize);
    let block = Memo::new(move |_| blocks.with(|blocks| blocks.get(block_number.get()).cloned()));
    let periods = Memo::new(move |_| {
        let Some(block) = block.get().filter(|block| !block.is_series()) else { return Vec::new() };
        let periods: BTreeSet<Period> = store.tables.with(|tables| {
            tables
                .figures
                .iter()
                .filter(|figure| Block::of(figure) == block)
                .map(|figure| figure.period)
                .collect()
        });
        periods.into_iter().rev().collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| {
        let block = block.get()?;
        let period = periods.with(|all| all.get(period_number.get()).copied());
        let figures: Vec<Figure> = store.tables.with(|tables| {
            tables
                .figures
                .iter()
                .filter(|figure| period.is_none_or(|period| figure.period == period))
                .filter(|figure| Block::of(figure) == block)
                .cloned()
                .collect()
        });
        Some((block, period, figures))
    });
    let choose = move |signal: RwSignal<usize>, value: String| {
        signal.set(value.parse().unwrap_or_default());
    };
    view! {
        <section class="card published" data-panel="figures" aria-labelledby="figures-title">
            <header class="card__header">
                <h2 id="figures-title">{texts::FIGURES.get(store.lang())}</h2>
                <p>{texts::FIGURES_INTRO.get(store.lang())}</p>
            </header>
            <div class="published__controls">
                <label class="field">
                    <span class="field__label">{texts::FIGURES_MEASURE.get(store.lang())}</span>
                    <select
                        data-control="figures-measure"
                        on:change:target=move |event| {
                            choose(block_number, event.target().value());
                            period_number.set(0);
                        }
                    >
                        {move || {
                            let lang = store.lang();
                            let titles = blocks.with(|all| all.iter().map(|b| b.title(lang)).collect());
                            options(titles, block_number.get())
                        }}
                    </select>
                </label>
                <label class="field" hidden=move || periods.with(Vec::is_empty)>
                    <span class="field__label">{texts::FIGURES_PERIOD.get(store.lang())}</span>
                    <select
                        data-control="figures-period"
                        on:change:target=move |event| choose(period_number, event.target().value())
                    >
                        {move || {
                            let lang = store.lang();
                            let words = periods.get().into_iter().map(|p| format::period(p, lang)).collect();
                            options(words, period_number.get())
                        }}
                    </select>
                </label>
            </div>
            {move || shown.get().map(|(block, period, figures)| view! { <FigureBlock block period figures /> })}
        </section>
    }
}

fn options(words: Vec<String>, chosen: usize) -> impl IntoView {
    words
        .into_iter()
        .enumerate()
        .map(|(number, words)| {
            view! { <option value=number.to_string() selected={number == chosen}>{words}</option> }
        })
        .collect_view()
}

fn value_label(store: Store, block: &Block, figure: &Figure) -> String {
    let lang = store.lang();
    let label = if block.is_series() {
        format::period(figure.period, lang)
    } else {
        key_label(store, &figure.dimension, &figure.value)
    };
    match figure.status.as_str() {
        "" => label,
        status => format!("{label} ({status})"),
    }
}

/// Bars without shares: the published lists are rarely complete.
fn draw(
    store: Store,
    block: &Block,
    period: Option<Period>,
    figures: &[Figure],
    frame: &Frame,
) -> Drawing {
    let mut bars: Vec<Bar> = figures
        .iter()
        .enumerate()
        .map(|(number, figure)| Bar {
            // Published tables repeat values across vintages; the row's number keeps them apart.
            key: number.to_string(),
            label: value_label(store, block, figure),
            value: figure.count,
            total: figure.count,
            selected: None,
            missing: false,
        })
        .collect();
    if !block.is_series() {
        bars.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.label.cmp(&b.label)));
    }
    let input = Ranked {
        bars,
        others: None,
        whole: 0,
        is_listing: true,
        noun: texts::VALUE,
        view_label: texts::view_label(&block.dimension),
        period,
        previous: None,
    };
    ranked(&input, frame)
}

#[component]
fn FigureBlock(block: Block, period: Option<Period>, figures: Vec<Figure>) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let place = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0_f64);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            match observe::width(&element, move |measured| width.set(measured.floor())) {
                Ok(observed) => watch.set_value(Some(observed)),
                Err(_) => width.set(f64::from(element.client_width())),
            }
        }
    });
    let rows = figures
        .iter()
        .map(|figure| {
            view! {
                <tr>
                    <th scope="row">{value_label(store, &block, figure)}</th>
                    <td class="number">{format::integer(i64::try_from(figure.count).unwrap_or(i64::MAX), lang)}</td>
                    <td>{figure.note.clone()}</td>
                    <td class="source">{figure.source.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let svg = move || {
        let frame =
            Frame { width: width.get(), height: 0.0, lang: store.lang(), id: "figures".to_owned() };
        if frame.width >= 1.0 {
            draw(store, &block, period, &figures, &frame).svg
        } else {
            String::new()
        }
    };
    view! {
        <div class="published__chart" node_ref=place inner_html=svg></div>
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="figures-title">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{texts::VALUE.get(lang)}</th>
                        <th scope="col">{texts::REPORT_COUNT.get(lang)}</th>
                        <th scope="col">{texts::NOTE.get(lang)}</th>
                        <th scope="col">{texts::SOURCE.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Claims() -> impl IntoView {
    let store = Store::get();
    let row = move |claim: Claim| {
        let lang = store.lang();
        let number = move |value: f64| {
            let places = if value.fract() == 0.0 { 0 } else { 2 };
            format::decimal(value, places, lang)
        };
        view! {
            <tr>
                <th scope="row">{claim.text}</th>
                <td class="number">{number(claim.stated)}" "{claim.unit}</td>
                <td class="number">
                    {claim.computed.map_or_else(|| texts::NOT_AVAILABLE.get(lang).to_owned(), number)}
                    <br/>
                    <small>{claim.inputs}</small>
                </td>
                <td>{claim.verdict}<br/><small>{claim.comment}</small></td>
                <td class="source">{claim.source}</td>
            </tr>
        }
    };
    let rows = move || {
        store.tables.with(|tables| tables.claims.clone()).into_iter().map(row).collect_view()
    };
    view! {
        <details class="card published" data-panel="claims">
            <summary><h2 id="claims-title">{texts::CLAIMS.get(store.lang())}</h2></summary>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="claims-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts::CLAIM_TEXT.get(store.lang())}</th>
                            <th scope="col">{texts::CLAIM_STATED.get(store.lang())}</th>
                            <th scope="col">{texts::CLAIM_COMPUTED.get(store.lang())}</th>
                            <th scope="col">{texts::CLAIM_VERDICT.get(store.lang())}</th>
                            <th scope="col">{texts::SOURCE.get(store.lang())}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
