//! From clicks, brushes and keys on a drawing to what they choose.

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::tasks;
use crate::app::widgets::gesture::{choose, open_minutes, select_stretch, stretch_of};
use crate::board::wish::Shape;
use crate::browser::page;
use crate::chart::drawing::{Drawing, Mark};

/// Movement below this many pixels is a click, not a brush.
const BRUSH_START: f64 = 4.0;

/// A brush under way: where it began.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Brushing {
    from: u32,
    start_x: f64,
    moved: bool,
}

#[derive(Clone, Copy)]
pub(super) struct ChartState {
    pub(super) store: Store,
    pub(super) name: &'static str,
    pub(super) drawing: Memo<Option<Drawing>>,
    pub(super) canvas: NodeRef<Div>,
    /// Index of the mark that the keyboard or the pointer is on.
    pub(super) active: RwSignal<Option<usize>>,
    pub(super) focused: RwSignal<bool>,
    brushing: StoredValue<Option<Brushing>>,
}

impl ChartState {
    pub(super) fn new(store: Store, name: &'static str, drawing: Memo<Option<Drawing>>) -> Self {
        Self {
            store,
            name,
            drawing,
            canvas: NodeRef::new(),
            active: RwSignal::new(None),
            focused: RwSignal::new(false),
            brushing: StoredValue::new(None),
        }
    }

    pub(super) fn shape(self) -> Option<Shape> {
        self.store
            .placements
            .with_untracked(|placements| placements.as_ref()?.shape(self.name).cloned())
    }

    /// The shape, if it is one that is brushed.
    pub(super) fn brushed(self) -> Option<Shape> {
        self.shape().filter(|shape| *shape != Shape::Keys)
    }

    pub(super) fn mark(self, index: usize) -> Option<Mark> {
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
        if let Some(shape) = self.shape() {
            choose(self.store, self.name, &shape, index, &mark.key);
        }
    }

    /// The bin under a pointer, and whether this view is brushed at all.
    fn bin_at(self, event: &MouseEvent) -> Option<u32> {
        let bins = match self.shape()? {
            Shape::Months { count, .. } | Shape::Steps { count, .. } => count,
            Shape::Keys => return None,
        };
        let canvas = self.canvas.get_untracked()?;
        let shown = canvas.get_bounding_client_rect();
        // On a slide it is drawn larger than it is laid out.
        let scale = shown.width() / f64::from(canvas.offset_width());
        let plot = self.drawing.with_untracked(|drawing| Some(drawing.as_ref()?.plot))?;
        let at = (f64::from(event.client_x()) - shown.left()) / scale;
        let place = (at - plot.x) / plot.width.max(1.0);
        let bin = (place * f64::from(bins)).floor().clamp(0.0, f64::from(bins.saturating_sub(1)));
        Some(bin as u32)
    }

    /// Somebody has come to this chart: the engine prepares for a choice in it.
    pub(super) fn entered(self) {
        tasks::expect(self.store, self.name);
    }

    pub(super) fn pointer_down(self, event: &PointerEvent) {
        let is_event = page::marked(event, "data-event").is_some();
        if event.button() != 0 || !event.is_primary() || is_event {
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

    pub(super) fn pointer_move(self, event: &PointerEvent) {
        if let Some(index) =
            page::marked(event, "data-key").and_then(|(_, key)| self.mark_of_key(&key))
        {
            self.active.set(Some(index));
        }
        let Some(mut brushing) = self.brushing.get_value() else { return };
        brushing.moved |= (f64::from(event.client_x()) - brushing.start_x).abs() >= BRUSH_START;
        self.brushing.set_value(Some(brushing));
        if let (true, Some(to), Some(shape)) = (brushing.moved, self.bin_at(event), self.shape()) {
            self.active.set(Some(to as usize));
            tasks::preview(self.store, |view| select_stretch(view, &shape, brushing.from, to));
        }
    }

    pub(super) fn pointer_up(self) {
        let Some(brushing) = self.brushing.get_value() else { return };
        self.brushing.set_value(None);
        if brushing.moved {
            tasks::end_preview(self.store);
        } else {
            self.pick(brushing.from as usize);
        }
    }

    pub(super) fn click(self, event: &MouseEvent) {
        if open_minutes(self.store, event) || self.shape() != Some(Shape::Keys) {
            return;
        }
        if let Some(index) =
            page::marked(event, "data-key").and_then(|(_, key)| self.mark_of_key(&key))
        {
            self.active.set(Some(index));
            self.pick(index);
        }
    }

    pub(super) fn key(self, event: &KeyboardEvent) {
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
        let Some(shape) = self.brushed() else { return };
        let (from, end) = self
            .store
            .view
            .with_untracked(|view| stretch_of(&view.selection, &shape))
            .filter(|stretch| stretch.0 <= here && here < stretch.1)
            .unwrap_or((here, here + 1));
        // The end that the step started from moves; the other stays.
        let (from, last) = if here + 1 == end && to != here { (from, to) } else { (to, end - 1) };
        if let (Ok(from), Ok(last)) = (u32::try_from(from), u32::try_from(last)) {
            tasks::change(self.store, |view| select_stretch(view, &shape, from, last));
        }
    }
}
