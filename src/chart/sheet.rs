//! The paper: SVG text under construction, with groups for marks. Knows no charts and no data.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use plotters_backend::BackendCoord;

use super::drawing::{Mark, Rect};
use super::ink::{Ink, push_escaped};

/// What a text's font family carries through plotters besides its size: figures are set in columns, a
/// halo keeps a label legible on a line.
pub const PLAIN: &str = "plain";
pub const FIGURES: &str = "figures";
pub const HALO: &str = "halo";

#[derive(Debug, Default)]
pub struct Sheet {
    svg: String,
    ids: BTreeSet<String>,
    prefix: String,
    dash: Option<&'static str>,
    /// The texts of the open mark. They follow its group: shortened, they would not be in its name, as
    /// WCAG 2.5.3 wants of text in a named element. `None` outside marks.
    lettering: Option<String>,
}

impl Sheet {
    pub fn new(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    /// Opens the group of a mark and gives the mark its id. What is drawn until [`Sheet::close_mark`]
    /// belongs to it.
    pub fn open_mark(&mut self, mark: &mut Mark) {
        mark.id = self.unique_id(&mark.key);
        let state = match mark.selected {
            Some(true) => " mark--selected",
            Some(false) => " mark--off",
            None => "",
        };
        self.svg.push_str("<g");
        self.attribute("id", &mark.id);
        self.attribute("class", &format!("mark{state}"));
        self.attribute("role", "option");
        self.attribute("aria-selected", if mark.selected == Some(true) { "true" } else { "false" });
        if !mark.selectable {
            self.attribute("aria-disabled", "true");
        }
        self.attribute("aria-label", &mark.label);
        self.attribute("data-key", &mark.key);
        self.svg.push_str("><title>");
        push_escaped(&mut self.svg, &mark.label);
        self.svg.push_str("</title>");
        self.lettering = Some(String::new());
    }

    /// Ends a mark with the invisible rectangle that takes the pointer, in its bounds.
    pub fn close_mark(&mut self, mark: &Mark) {
        self.close_group("mark__hit", mark.bounds);
        self.svg.push_str(&self.lettering.take().unwrap_or_default());
    }

    /// Opens the group of an event, or of several: what can be pointed at and is no option among the
    /// marks. Who does not see it has its words from the summary and the table.
    pub fn open_event(&mut self, keys: &str, label: &str) {
        let id = self.unique_id(&format!("event-{keys}"));
        self.svg.push_str("<g");
        self.attribute("id", &id);
        self.attribute("class", "event");
        self.attribute("aria-hidden", "true");
        self.attribute("data-event", keys);
        self.svg.push_str("><title>");
        push_escaped(&mut self.svg, label);
        self.svg.push_str("</title>");
    }

    /// Ends an event with the invisible rectangle that takes the pointer.
    pub fn close_event(&mut self, hit: Rect) {
        self.close_group("event__hit", hit);
    }

    fn close_group(&mut self, class: &str, Rect { x, y, width, height }: Rect) {
        let tenths = |pixels: f64| (pixels * 10.0).round() as i32;
        self.open("rect");
        self.attribute("class", class);
        self.rectangle((tenths(x), tenths(y)), (tenths(x + width), tenths(y + height)));
        self.svg.push_str(r#" fill="none" pointer-events="all""#);
        self.close_empty();
        self.svg.push_str("</g>");
    }

    /// Lines drawn from now on are dashed in this pattern, or whole again.
    pub fn dashed(&mut self, pattern: Option<&'static str>) {
        self.dash = pattern;
    }

    /// The whole element. Of a drawing with marks only their own rectangles take the pointer, so that no
    /// label is in its way. Without marks it is an image with a title and a description of its own.
    pub fn into_svg(
        self,
        (width, height): (f64, f64),
        kind: &str,
        words: Option<(&str, &str)>,
    ) -> String {
        let mut svg = String::with_capacity(self.svg.len() + 512);
        let (width, height) =
            (Tenths((width * 10.0).round() as i32), Tenths((height * 10.0).round() as i32));
        svg.push_str(r#"<svg xmlns="http://www.w3.org/2000/svg" class="drawing drawing--"#);
        svg.push_str(kind);
        // Writing to a String cannot fail.
        write!(svg, r#"" viewBox="0 0 {width} {height}" width="{width}" height="{height}""#).ok();
        match words {
            None => svg.push_str(r#" role="none" pointer-events="none">"#),
            Some((title, description)) => {
                let mut id = String::new();
                push_escaped(&mut id, &self.prefix);
                write!(svg, r#" role="img" aria-labelledby="{id}-title {id}-desc">"#).ok();
                write!(svg, r#"<title id="{id}-title">"#).ok();
                push_escaped(&mut svg, title);
                write!(svg, r#"</title><desc id="{id}-desc">"#).ok();
                push_escaped(&mut svg, description);
                svg.push_str("</desc>");
            }
        }
        svg.push_str(&self.svg);
        svg.push_str("</svg>");
        svg
    }

    pub(super) fn open(&mut self, element: &str) {
        self.svg.push('<');
        self.svg.push_str(element);
    }

    pub(super) fn close_empty(&mut self) {
        self.svg.push_str("/>");
    }

    pub(super) fn close_with_text(&mut self, text: &str) {
        self.svg.push('>');
        push_escaped(&mut self.svg, text);
        self.svg.push_str("</text>");
        self.turn_page();
    }

    /// Between the drawing and the lettering of the open mark.
    fn turn_page(&mut self) {
        if let Some(lettering) = &mut self.lettering {
            std::mem::swap(&mut self.svg, lettering);
        }
    }

    pub(super) fn rectangle(&mut self, (x0, y0): BackendCoord, (x1, y1): BackendCoord) {
        let (left, top) = (x0.min(x1), y0.min(y1));
        self.number("x", left);
        self.number("y", top);
        self.number("width", x0.max(x1) - left);
        self.number("height", y0.max(y1) - top);
    }

    pub(super) fn circle(&mut self, (x, y): BackendCoord, radius: u32) {
        self.number("cx", x);
        self.number("cy", y);
        self.number("r", radius as i32);
    }

    pub(super) fn path(&mut self, points: &[BackendCoord], closed: bool) {
        self.svg.push_str(" d=\"");
        for (at, (x, y)) in points.iter().enumerate() {
            let verb = if at == 0 { 'M' } else { 'L' };
            write!(self.svg, "{verb}{} {}", Tenths(*x), Tenths(*y)).ok();
        }
        self.svg.push_str(if closed { "Z\"" } else { "\"" });
        let straight = |axis: fn(&BackendCoord) -> i32| {
            points.windows(2).all(|pair| matches!(pair, [a, b] if axis(a) == axis(b)))
        };
        if !closed && (straight(|point| point.0) || straight(|point| point.1)) {
            self.attribute("shape-rendering", "crispEdges");
        }
    }

    pub(super) fn text(
        &mut self,
        text: &str,
        (x, y): BackendCoord,
        drop: i32,
        anchor: &str,
        turn: i32,
    ) {
        self.turn_page();
        self.open("text");
        self.number("x", x);
        self.number("y", y + drop);
        if anchor != "start" {
            self.attribute("text-anchor", anchor);
        }
        if turn != 0 {
            write!(self.svg, r#" transform="rotate({turn} {} {})""#, Tenths(x), Tenths(y)).ok();
        }
        if text.starts_with(' ') || text.ends_with(' ') {
            self.attribute("xml:space", "preserve");
        }
        // The marks' labels and the summary say the same to those who do not see it.
        self.attribute("aria-hidden", "true");
    }

    pub(super) fn type_face(&mut self, size: f64, bold: bool, family: &str) {
        self.number("font-size", size.round() as i32);
        if bold {
            self.attribute("font-weight", "600");
        }
        match family {
            FIGURES => self.attribute("class", "drawing__figures"),
            HALO => {
                self.attribute("class", "drawing__figures");
                self.attribute("paint-order", "stroke");
                self.attribute("stroke-linejoin", "round");
                self.stroke_only(Ink::Surface, 1.0, 35);
            }
            _ => {}
        }
    }

    pub(super) fn fill(&mut self, ink: Ink, opacity: f64) {
        self.ink("fill", ink);
        self.opacity("fill-opacity", opacity);
    }

    pub(super) fn stroke(&mut self, ink: Ink, opacity: f64, width: u32) {
        self.attribute("fill", "none");
        self.stroke_only(ink, opacity, width);
        if let Some(pattern) = self.dash {
            self.attribute("stroke-dasharray", pattern);
        }
    }

    fn stroke_only(&mut self, ink: Ink, opacity: f64, width: u32) {
        self.ink("stroke", ink);
        self.opacity("stroke-opacity", opacity);
        self.number("stroke-width", width as i32);
    }

    fn opacity(&mut self, name: &str, opacity: f64) {
        if opacity < 1.0 {
            write!(self.svg, r#" {name}="{opacity:.2}""#).ok();
        }
    }

    fn ink(&mut self, name: &str, ink: Ink) {
        write!(self.svg, r#" {name}="var({})""#, ink.token()).ok();
    }

    fn number(&mut self, name: &str, tenths: i32) {
        write!(self.svg, r#" {name}="{}""#, Tenths(tenths)).ok();
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.svg.push(' ');
        self.svg.push_str(name);
        self.svg.push_str("=\"");
        push_escaped(&mut self.svg, value);
        self.svg.push('"');
    }

    /// An id that no other element has: the prefix and the key, spelt so that it needs no quoting.
    fn unique_id(&mut self, key: &str) -> String {
        let mut id = format!("{}-", self.prefix);
        for c in key.chars() {
            if c.is_ascii_alphanumeric() || c == '-' {
                id.push(c);
            } else {
                write!(id, "_{:x}", u32::from(c)).ok();
            }
        }
        let (base, mut number) = (id.clone(), 2u32);
        while !self.ids.insert(id.clone()) {
            id = format!("{base}_{number}");
            number += 1;
        }
        id
    }
}

/// A number of tenths, written in whole units with at most one decimal.
struct Tenths(i32);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        match size % 10 {
            0 => write!(f, "{sign}{}", size / 10),
            tenth => write!(f, "{sign}{}.{tenth}", size / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(key: &str) -> Mark {
        Mark {
            key: key.to_owned(),
            id: String::new(),
            label: format!("{key}: 1"),
            bounds: Rect { x: 0.0, y: 0.0, width: 24.0, height: 24.0 },
            selected: None,
            selectable: true,
        }
    }

    #[test]
    fn ids_are_unique_and_need_no_quoting() {
        let mut sheet = Sheet::new("c1");
        let ids = ["HKG", "HKG", "a b", "<\"&'>"].map(|key| {
            let mut mark = mark(key);
            sheet.open_mark(&mut mark);
            sheet.close_mark(&mark);
            mark.id
        });
        assert_eq!(ids, ["c1-HKG", "c1-HKG_2", "c1-a_20b", "c1-_3c_22_26_27_3e"]);
    }

    #[test]
    fn coordinates_have_at_most_one_decimal() {
        let written = [0, 5, 10, 123, -5, -123].map(|tenths| Tenths(tenths).to_string());
        assert_eq!(written, ["0", "0.5", "1", "12.3", "-0.5", "-12.3"]);
    }
}
