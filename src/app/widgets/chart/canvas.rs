//! The drawing on the page, and the ring around the mark that the keyboard is on.

use leptos::prelude::*;

use super::pointing::ChartState;
use crate::app::widgets::live::live;

/// The drawing itself, one stop of the Tab key; inside it the arrow keys move from mark to mark.
#[component]
pub(super) fn Canvas(state: ChartState, summary_id: String) -> impl IntoView {
    let ChartState { name, drawing, canvas, active, focused, .. } = state;
    let svg = live(move || drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default()));
    let has_marks = move || {
        drawing.with(|d| d.as_ref().is_some_and(|d| d.marks.iter().any(|mark| mark.selectable)))
    };
    let is_brushed = state.brushed().is_some();
    let active_mark = Memo::new(move |_| state.mark(active.get()?));
    let ring = live(move || {
        let mark = active_mark.get().filter(|_| focused.get());
        let ring = mark.map(|mark| {
            view! {
                <div
                    class="chart__ring"
                    style:left=pixels(mark.bounds.x)
                    style:top=pixels(mark.bounds.y)
                    style:width=pixels(mark.bounds.width)
                    style:height=pixels(mark.bounds.height)
                ></div>
            }
        });
        ring.into_any()
    });
    view! {
        <div class="chart__stage">
            <div
                class="chart__canvas"
                class:chart__canvas--brush=is_brushed
                id=format!("canvas-{name}")
                node_ref=canvas
                role=live(move || if has_marks() { "listbox" } else { "img" })
                aria-multiselectable=live(move || has_marks().then_some("true"))
                aria-labelledby=format!("title-{name}")
                aria-describedby=summary_id
                aria-activedescendant=live(move || {
                    active_mark.get().filter(|_| focused.get()).map(|mark| mark.id)
                })
                tabindex="0"
                inner_html=svg
                on:click=move |event| state.click(&event)
                on:keydown=move |event| state.key(&event)
                on:pointerenter=move |_| state.entered()
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
                    state.entered();
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

fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
}
