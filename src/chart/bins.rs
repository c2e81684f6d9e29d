//! What month columns and histograms share: bins side by side on a grid, a brushed window, ghosts.

use plotters::prelude::{PathElement, Rectangle};

use super::canvas::{Canvas, Plot, Type, filled, stroked};
use super::drawing::{Mark, Rect};
use super::format;
use super::ink::Ink;
use super::scale::{self, Axis};
use crate::model::Lang;

/// The widest bar in pixels: where there is little to show, a bar is no wall.
const WIDEST: f64 = 64.0;

/// Counts in consecutive bins.
#[derive(Clone, Copy)]
pub struct Bins<'a> {
    pub values: &'a [u64],
    pub totals: &'a [u64],
    pub selection: Option<(usize, usize)>,
}

impl Bins<'_> {
    pub fn value(self, at: usize) -> u64 {
        self.values.get(at).copied().unwrap_or(0)
    }

    pub fn total(self, at: usize) -> u64 {
        self.totals.get(at).copied().unwrap_or(0)
    }

    /// The chosen bins, or all, as a half-open range within the data.
    pub fn window(self) -> (usize, usize) {
        let all = self.values.len();
        let (from, until) = self.selection.unwrap_or((0, all));
        let from = from.min(all);
        (from, until.clamp(from, all))
    }

    pub fn selected(self, at: usize) -> Option<bool> {
        let (from, until) = self.window();
        self.selection.map(|_| (from..until).contains(&at))
    }

    pub fn has_ghosts(self) -> bool {
        (0..self.values.len()).any(|at| self.total(at) > self.value(at))
    }

    /// The highest bin of the window, the first of several; `None` when all are empty.
    pub fn peak(self) -> Option<(usize, u64)> {
        let (from, until) = self.window();
        (from..until)
            .map(|at| (at, self.value(at)))
            .max_by_key(|&(at, value)| (value, std::cmp::Reverse(at)))
            .filter(|&(_, value)| value > 0)
    }
}

/// A grid with a place for each bin.
pub struct Field {
    pub rect: Rect,
    pub plot: Plot,
    axis: Axis,
    /// Pixels for each bin.
    pub pitch: f64,
    /// The part of the pitch that stays free on either side of a bar.
    gap: f64,
    bins: usize,
}

/// The room around the bins, in pixels, and between them, as a part of their width.
#[derive(Clone, Copy)]
pub struct Spacing {
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub gap: f64,
}

impl Field {
    /// Draws the window's band and the grid. `heights` are further values that the axis holds.
    pub fn new(
        canvas: &Canvas,
        bins: Bins,
        heights: impl Iterator<Item = f64>,
        spacing: Spacing,
    ) -> Option<Self> {
        let count = bins.values.len();
        let values = (0..count).map(|at| bins.value(at).max(bins.total(at)) as f64);
        let axis = scale::axis(values.chain(heights), if canvas.height < 180.0 { 3 } else { 4 });
        let labels: Vec<String> = axis.ticks.iter().map(|tick| label(*tick, canvas.lang)).collect();
        let left = Type::NOTE.widest(labels.iter().map(String::as_str)) + 8.0;
        let rect = Rect {
            x: left,
            y: spacing.top,
            width: (canvas.width - left - spacing.right).max(16.0),
            height: (canvas.height - spacing.top - spacing.bottom).max(16.0),
        };
        let plot = canvas.plot(rect, 0.0..count as f64, 0.0..axis.end)?;
        let pitch = rect.width / count as f64;
        let field = Self { rect, plot, axis, pitch, gap: spacing.gap, bins: count };
        if bins.selection.is_some() {
            let (from, until) = bins.window();
            let band = [(from as f64, 0.0), (until as f64, field.axis.end)];
            field.plot.draw(&Rectangle::new(band, filled(Ink::Selection))).ok();
        }
        for (tick, label) in field.axis.ticks.iter().zip(&labels) {
            if *tick > 0.0 {
                let line = vec![(0.0, *tick), (count as f64, *tick)];
                field.plot.draw(&PathElement::new(line, stroked(Ink::Grid, 1.0))).ok();
            }
            canvas.text(label, (rect.x - 8.0, field.y(*tick)), Type::NOTE.right());
        }
        Some(field)
    }

    /// The pixel of a place among the bins.
    pub fn x(&self, place: f64) -> f64 {
        self.rect.x + scale::within(place, self.bins as f64) * self.pitch
    }

    /// A count held to the axis.
    pub fn within(&self, value: f64) -> f64 {
        scale::within(value, self.axis.end)
    }

    /// The pixel of a count.
    pub fn y(&self, value: f64) -> f64 {
        let part = self.within(value) / self.axis.end;
        self.rect.y + self.rect.height * (1.0 - part)
    }

    /// Draws one bin as a mark. A bin that is still filling is pale and dashed.
    pub fn bin(
        &self,
        canvas: &mut Canvas,
        bins: Bins,
        at: usize,
        words: (String, String),
        filling: bool,
    ) {
        let (key, label) = words;
        let gap = self.gap.max((1.0 - WIDEST / self.pitch) / 2.0);
        let corners =
            |height: u64| [(at as f64 + gap, 0.0), ((at + 1) as f64 - gap, height as f64)];
        let (value, selected) = (bins.value(at), bins.selected(at));
        let ink = if selected == Some(false) { Ink::Muted } else { Ink::Accent };
        let mark = Mark {
            key,
            id: String::new(),
            label,
            bounds: Rect { x: self.x(at as f64), width: self.pitch, ..self.rect },
            selected,
            selectable: true,
        };
        let draw = |height, style| self.plot.draw(&Rectangle::new(corners(height), style)).ok();
        canvas.mark(mark, |canvas| {
            if bins.total(at) > value {
                draw(bins.total(at), filled(Ink::Ghost));
            }
            if value > 0 && filling {
                draw(value, filled(Ink::AccentPale));
                canvas.dashed("3 2", || {
                    draw(value, stroked(ink, 1.0));
                });
            } else if value > 0 {
                draw(value, filled(ink));
            }
        });
    }

    /// The line that the bins stand on.
    pub fn base(&self) {
        let line = vec![(0.0, 0.0), (self.bins as f64, 0.0)];
        self.plot.draw(&PathElement::new(line, stroked(Ink::Axis, 1.0))).ok();
    }
}

fn label(tick: f64, lang: Lang) -> String {
    if tick >= 1e6 { format::compact(tick as i64, lang) } else { format::decimal(tick, 0, lang) }
}
