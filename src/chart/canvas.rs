//! Drawing in CSS pixels: the few shapes and kinds of type that all charts share, through plotters.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, Circle, Color, DrawingArea, FontDesc, FontFamily, FontStyle, IntoDrawingArea,
    PathElement, Polygon, Rectangle, ShapeStyle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::advance;
use super::backend::{SvgBackend, TENTHS};
use super::drawing::{Frame, Mark, Rect};
use super::ink::Ink;
use super::scale;
use super::sheet::{FIGURES, HALO, PLAIN, Sheet};
use crate::model::Lang;

/// The narrowest drawing; a page that gives less scrolls.
const LEAST_WIDTH: f64 = 160.0;

/// A plotting area in data coordinates.
pub type Plot = DrawingArea<SvgBackend, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// How a text is set. Anchored at its vertical middle.
#[derive(Clone, Copy)]
pub struct Type {
    pub size: f64,
    pub bold: bool,
    pub ink: Ink,
    family: &'static str,
    at: HPos,
}

impl Type {
    pub const LABEL: Self =
        Self { size: 12.0, bold: false, ink: Ink::Text, family: PLAIN, at: HPos::Left };
    pub const VALUE: Self = Self { family: FIGURES, at: HPos::Right, ..Self::LABEL };
    /// Ticks, notes and what else stands back.
    pub const NOTE: Self = Self { size: 11.0, ink: Ink::TextMuted, family: FIGURES, ..Self::LABEL };
    /// A label that may lie on a line or a column.
    pub const CALLOUT: Self = Self { size: 11.0, family: HALO, at: HPos::Center, ..Self::LABEL };

    pub const fn left(self) -> Self {
        Self { at: HPos::Left, ..self }
    }

    pub const fn centred(self) -> Self {
        Self { at: HPos::Center, ..self }
    }

    pub const fn right(self) -> Self {
        Self { at: HPos::Right, ..self }
    }

    pub const fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    pub const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    pub const fn size(self, size: f64) -> Self {
        Self { size, ..self }
    }

    pub fn width(self, text: &str) -> f64 {
        advance::width(text, self.size, self.bold)
    }

    /// The text, shortened to `room`.
    pub fn shortened(self, text: &str, room: f64) -> String {
        advance::shortened(text, self.size, self.bold, room)
    }

    /// The room of the widest of some texts.
    pub fn widest<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> f64 {
        texts.into_iter().map(|text| self.width(text)).fold(0.0, f64::max)
    }
}

/// A drawing in the making.
pub struct Canvas {
    sheet: Rc<RefCell<Sheet>>,
    root: DrawingArea<SvgBackend, Shift>,
    marks: Vec<Mark>,
    pub width: f64,
    pub height: f64,
    pub lang: Lang,
}

impl Canvas {
    /// A canvas as wide as the frame and `height` pixels high.
    pub fn new(frame: &Frame, height: f64) -> Self {
        let width = usable_width(frame);
        let height = scale::side(height, 24.0);
        let sheet = Rc::new(RefCell::new(Sheet::new(&frame.id)));
        let root = SvgBackend::new(Rc::clone(&sheet), width, height).into_drawing_area();
        Self { sheet, root, marks: Vec::new(), width, height, lang: frame.lang }
    }

    /// A plotting area over `rect`, which `x` and `y` (upwards) span; ranges come from [`scale`].
    pub fn plot(&self, rect: Rect, x: Range<f64>, y: Range<f64>) -> Option<Plot> {
        let tenths = |pixels: f64| (pixels * TENTHS).round().max(0.0) as i32;
        // As `ChartBuilder` does without labels: with them it brings a sort along, 3 KiB of each program.
        let area = self.root.margin(
            tenths(rect.y),
            tenths(self.height - rect.y - rect.height),
            tenths(rect.x),
            tenths(self.width - rect.x - rect.width),
        );
        let (across, down) = area.get_pixel_range();
        let pixels = (across.start..across.end - 1, down.end - 1..down.start);
        Some(area.apply_coord_spec(Cartesian2d::new(x, y, pixels)))
    }

    pub fn rect(&self, rect: Rect, ink: Ink) {
        let corners = [point(rect.x, rect.y), point(rect.x + rect.width, rect.y + rect.height)];
        self.root.draw(&Rectangle::new(corners, filled(ink))).ok();
    }

    pub fn outline(&self, rect: Rect, ink: Ink, width: f64) {
        let corners = [point(rect.x, rect.y), point(rect.x + rect.width, rect.y + rect.height)];
        self.root.draw(&Rectangle::new(corners, stroked(ink, width))).ok();
    }

    pub fn line(&self, points: &[(f64, f64)], ink: Ink, width: f64) {
        let points: Vec<_> = points.iter().map(|&(x, y)| point(x, y)).collect();
        self.root.draw(&PathElement::new(points, stroked(ink, width))).ok();
    }

    pub fn polygon(&self, points: &[(f64, f64)], ink: Ink) {
        let points: Vec<_> = points.iter().map(|&(x, y)| point(x, y)).collect();
        self.root.draw(&Polygon::new(points, filled(ink))).ok();
    }

    pub fn dot(&self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let radius = (radius * TENTHS).round().max(1.0) as i32;
        self.root.draw(&Circle::new(point(x, y), radius, filled(ink))).ok();
    }

    /// Sets a text with its vertical middle at `y`.
    pub fn text(&self, text: &str, (x, y): (f64, f64), kind: Type) {
        let weight = if kind.bold { FontStyle::Bold } else { FontStyle::Normal };
        let style = FontDesc::new(FontFamily::Name(kind.family), kind.size * TENTHS, weight)
            .color(&kind.ink.colour())
            .pos(Pos::new(kind.at, VPos::Center));
        self.root.draw(&Text::new(text, point(x, y), style)).ok();
    }

    /// Draws with dashed lines.
    pub fn dashed(&self, pattern: &'static str, draw: impl FnOnce()) {
        self.sheet.borrow_mut().dashed(Some(pattern));
        draw();
        self.sheet.borrow_mut().dashed(None);
    }

    /// Draws a mark; its id is given here.
    pub fn mark(&mut self, mut mark: Mark, draw: impl FnOnce(&Self)) {
        self.sheet.borrow_mut().open_mark(&mut mark);
        draw(self);
        self.sheet.borrow_mut().close_mark(&mark);
        self.marks.push(mark);
    }

    /// Draws an event, or several that share a place, with the rectangle that takes the pointer.
    pub fn event(&self, keys: &str, label: &str, hit: Rect, draw: impl FnOnce(&Self)) {
        self.sheet.borrow_mut().open_event(keys, label);
        draw(self);
        self.sheet.borrow_mut().close_event(hit);
    }

    /// The SVG of a chart of a `kind`, and its marks. `words` are the title and the description that
    /// name the drawing where it has no marks.
    pub fn finish(self, kind: &str, words: (&str, &str)) -> (String, Vec<Mark>) {
        let words = self.marks.is_empty().then_some(words);
        let svg = self.sheet.take().into_svg((self.width, self.height), kind, words);
        (svg, self.marks)
    }
}

pub fn usable_width(frame: &Frame) -> f64 {
    scale::side(frame.width, LEAST_WIDTH)
}

pub fn filled(ink: Ink) -> ShapeStyle {
    ink.colour().filled()
}

pub fn stroked(ink: Ink, width: f64) -> ShapeStyle {
    ink.colour().stroke_width((width * TENTHS).round().max(1.0) as u32)
}

fn point(x: f64, y: f64) -> (i32, i32) {
    ((x * TENTHS).round() as i32, (y * TENTHS).round() as i32)
}
