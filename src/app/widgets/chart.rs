//! A chart as a person meets it: the finding as its title, marks to click, brush and reach by keyboard,
//! the same numbers as a table and as a file.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

use super::data_table::{DataTableView, to_csv};
use super::gesture::{Choosing, choose, select_stretch};
use crate::app::store::Store;
use crate::app::{tasks, texts};
use crate::browser::{download, observe, page};
use crate::chart::drawing::{Drawing, Frame, Mark};
use crate::worker::question::{Bins, ViewInfo};

/// Draws a view; `None` while there is nothing to draw.
pub type Draw = Arc<dyn Fn(&ViewInfo, &[u64], &Frame) -> Option<Drawing> + Send + Sync>;

/// Movement below this many pixels is a click, not a brush.
const BRUSH_START: f64 = 4.0;

/// A brush under way: where it began.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Brushing {
    from: u32,
    start_x: f64,
    moved: bool,
}

/// The view's description and its counts in the present answer.
fn view_data(store: Store, name: &str) -> Option<(ViewInfo, Vec<u64>)> {
    let (index, info) = store.placements.with(|placements| {
        let views = &placements.as_ref()?.views;
        let index = views.iter().position(|view| view.name == name)?;
        Some((index, views.get(index)?.clone()))
    })?;
    let counts = store.answer.with(|answer| answer.as_ref()?.counts.get(index).cloned())?;
    (counts.len() == info.totals.len()).then_some((info, counts))
}

const fn choosing(bins: &Bins) -> Choosing {
    match bins {
        Bins::Keys(_) => Choosing::Keys,
        Bins::Months { .. } | Bins::Steps { .. } => Choosing::Stretch,
    }
}

#[derive(Clone, Copy)]
struct ChartState {
    store: Store,
    name: &'static str,
    drawing: Memo<Option<Drawing>>,
    canvas: NodeRef<Div>,
    /// Index of the mark that the keyboard or the pointer is on.
    active: RwSignal<Option<usize>>,
    focused: RwSignal<bool>,
    brushing: StoredValue<Option<Brushing>>,
}

impl ChartState {
    fn info(self) -> Option<ViewInfo> {
        untrack(|| view_data(self.store, self.name)).map(|(info, _)| info)
    }

    fn mark(self, index: usize) -> Option<Mark> {
        self.drawing.with(|drawing| drawing.as_ref()?.marks.get(index).cloned())
    }

    fn mark_of_key(self, key: &str) -> Option<usize> {
        self.drawing.with_untracked(|drawing| {
            drawing.as_ref()?.marks.iter().position(|mark| mark.key == key)
        })
    }

    fn pick(self, index: usize) {
        let Some(mark) = untrack(|| self.mark(index)).filter(|mark| mark.selectable) else {
            return;
        };
        if let Some(info) = self.info() {
            choose(self.store, self.name, &info, choosing(&info.bins), index, &mark.key);
        }
    }

    /// The bin under a pointer, and whether this view is brushed at all.
    fn bin_at(self, event: &MouseEvent) -> Option<u32> {
        let info = self.info()?;
        let bins = match info.bins {
            Bins::Months { count, .. } | Bins::Steps { count, .. } => count,
            Bins::Keys(_) => return None,
        };
        let canvas = self.canvas.get_untracked()?;
        let left = canvas.get_bounding_client_rect().left();
        let plot = self.drawing.with_untracked(|drawing| Some(drawing.as_ref()?.plot))?;
        let place = (f64::from(event.client_x()) - left - plot.x) / plot.width.max(1.0);
        let bin = (place * f64::from(bins)).floor().clamp(0.0, f64::from(bins.saturating_sub(1)));
        Some(bin as u32)
    }

    fn pointer_down(self, event: &PointerEvent) {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let Some(from) = self.bin_at(event) else { return };
        self.brushing.set_value(Some(Brushing {
            from,
            start_x: f64::from(event.client_x()),
            moved: false,
        }));
        if let Some(canvas) = self.canvas.get_untracked() {
            // Without capture the brush ends at the chart's edge, which is no harm.
            page::capture(&canvas, event.pointer_id()).ok();
        }
    }

    fn pointer_move(self, event: &PointerEvent) {
        if let Some(index) =
            page::marked(event, "data-key").and_then(|(_, key)| self.mark_of_key(&key))
        {
            self.active.set(Some(index));
        }
        let Some(mut brushing) = self.brushing.get_value() else { return };
        brushing.moved |= (f64::from(event.client_x()) - brushing.start_x).abs() >= BRUSH_START;
        self.brushing.set_value(Some(brushing));
        if let (true, Some(to), Some(info)) = (brushing.moved, self.bin_at(event), self.info()) {
            self.active.set(Some(to as usize));
            tasks::preview(self.store, |view| select_stretch(view, &info, brushing.from, to));
        }
    }

    fn pointer_up(self) {
        let Some(brushing) = self.brushing.get_value() else { return };
        self.brushing.set_value(None);
        if brushing.moved {
            tasks::commit(self.store);
        } else {
            self.pick(brushing.from as usize);
        }
    }

    fn click(self, event: &MouseEvent) {
        let is_keyed = self.info().is_some_and(|info| choosing(&info.bins) == Choosing::Keys);
        if !is_keyed {
            return;
        }
        if let Some(index) =
            page::marked(event, "data-key").and_then(|(_, key)| self.mark_of_key(&key))
        {
            self.active.set(Some(index));
            self.pick(index);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let count = self
            .drawing
            .with_untracked(|drawing| drawing.as_ref().map_or(0, |drawing| drawing.marks.len()));
        if count == 0 || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let here = self.active.get_untracked().unwrap_or(0).min(count - 1);
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (here + 1).min(count - 1),
            "ArrowLeft" | "ArrowUp" => here.saturating_sub(1),
            "PageDown" => (here + 12).min(count - 1),
            "PageUp" => here.saturating_sub(12),
            "Home" => 0,
            "End" => count - 1,
            "Enter" | " " => {
                event.prevent_default();
                self.pick(here);
                return;
            }
            "Escape" => {
                event.prevent_default();
                tasks::change(self.store, |view| view.clear(self.name));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.active.set(Some(to));
        if event.shift_key() {
            self.extend(here, to);
        }
    }

    /// Brushing by keyboard: shift and an arrow stretch the selection by the step just made.
    fn extend(self, here: usize, to: usize) {
        let Some(info) = self.info().filter(|info| choosing(&info.bins) == Choosing::Stretch)
        else {
            return;
        };
        let whole = (0, info.totals.len());
        let (from, end) = untrack(|| super::gesture::stretch_of(self.store, &info))
            .filter(|stretch| *stretch != whole && stretch.0 <= here && here < stretch.1)
            .unwrap_or((here, here + 1));
        // The end that the step started from moves; the other stays.
        let (from, last) = if here + 1 == end && to != here { (from, to) } else { (to, end - 1) };
        if let (Ok(from), Ok(last)) = (u32::try_from(from), u32::try_from(last)) {
            tasks::change(self.store, |view| select_stretch(view, &info, from, last));
        }
    }
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
        let (info, counts) = view_data(store, name)?;
        let width = width.get();
        let lang = store.lang();
        let frame = Frame { width, height: height(width), lang, id: format!("chart-{name}") };
        (width >= 1.0).then(|| draw(&info, &counts, &frame)).flatten()
    });
    let state = ChartState {
        store,
        name,
        drawing,
        canvas: NodeRef::new(),
        active: RwSignal::new(None),
        focused: RwSignal::new(false),
        brushing: StoredValue::new(None),
    };
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
    let readout = move || {
        state
            .active
            .get()
            .and_then(|index| state.mark(index))
            .map(|mark| mark.label)
            .unwrap_or_else(|| {
                drawing.with(|d| d.as_ref().map(|d| d.description.clone()).unwrap_or_default())
            })
    };
    let exists = move || view_data(store, name).is_some();

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
            <p class="chart__readout" aria-hidden="true">{readout}</p>
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

/// The drawing itself, one stop of the Tab key; inside it the arrow keys move from mark to mark.
#[component]
fn Canvas(state: ChartState, summary_id: String) -> impl IntoView {
    let ChartState { name, drawing, canvas, active, focused, .. } = state;
    let svg = move || drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default());
    let has_marks = move || {
        drawing.with(|d| d.as_ref().is_some_and(|d| d.marks.iter().any(|mark| mark.selectable)))
    };
    let is_brushed = state.info().is_some_and(|info| choosing(&info.bins) == Choosing::Stretch);
    let active_mark = Memo::new(move |_| state.mark(active.get()?));
    let ring = move || {
        let mark = active_mark.get().filter(|_| focused.get())?;
        Some(view! {
            <div
                class="chart__ring"
                style:left=format!("{}px", mark.bounds.x)
                style:top=format!("{}px", mark.bounds.y)
                style:width=format!("{}px", mark.bounds.width)
                style:height=format!("{}px", mark.bounds.height)
            ></div>
        })
    };
    view! {
        <div class="chart__stage">
            <div
                class="chart__canvas"
                class:chart__canvas--brush=is_brushed
                id=format!("canvas-{name}")
                node_ref=canvas
                role=move || if has_marks() { "listbox" } else { "img" }
                aria-multiselectable=move || has_marks().then_some("true")
                aria-labelledby=format!("title-{name}")
                aria-describedby=summary_id
                aria-activedescendant=move || {
                    active_mark.get().filter(|_| focused.get()).map(|mark| mark.id)
                }
                tabindex="0"
                inner_html=svg
                on:click=move |event| state.click(&event)
                on:keydown=move |event| state.key(&event)
                on:pointerdown=move |event| state.pointer_down(&event)
                on:pointermove=move |event| state.pointer_move(&event)
                on:pointerup=move |_| state.pointer_up()
                on:pointercancel=move |_| state.pointer_up()
                on:pointerleave=move |_| {
                    if !focused.get_untracked() {
                        active.set(None);
                    }
                }
                on:focus=move |_| {
                    focused.set(true);
                    if active.get_untracked().is_none() {
                        active.set(Some(0));
                    }
                }
                on:blur=move |_| {
                    focused.set(false);
                    active.set(None);
                }
            ></div>
            {ring}
        </div>
    }
}

/// The chart's other forms: a table, a file.
#[component]
fn ChartTools(name: &'static str, drawing: Memo<Option<Drawing>>) -> impl IntoView {
    let store = Store::get();
    let shows_table = move || store.view.with(|view| view.tables.contains(name));
    let toggle = move |_| {
        tasks::change(store, |view| {
            if !view.tables.remove(name) {
                view.tables.insert(name.to_owned());
            }
        });
    };
    let save = move |_| {
        let saved = drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let text = to_csv(&drawing.table);
            Some(download::save(&format!("capaian-{name}.csv"), "text/csv", text.as_bytes()))
        });
        if let Some(Err(error)) = saved {
            tasks::say(store, crate::model::Message::same(error.to_string()));
        }
    };
    view! {
        <div class="chart__tools">
            <button
                type="button"
                class="button button--quiet button--small"
                data-action="table"
                aria-pressed=move || if shows_table() { "true" } else { "false" }
                aria-label=move || {
                    let lang = store.lang();
                    format!("{}: {}", texts::SHOW_TABLE.get(lang), texts::view_label(name).get(lang))
                }
                on:click=toggle
            >
                {move || texts::SHOW_TABLE.get(store.lang())}
            </button>
            <button
                type="button"
                class="button button--quiet button--small"
                data-action="csv"
                aria-label=move || {
                    let lang = store.lang();
                    format!("{}: {}", texts::SAVE_CSV.get(lang), texts::view_label(name).get(lang))
                }
                on:click=save
            >
                {move || texts::SAVE_CSV.get(store.lang())}
            </button>
        </div>
    }
}
