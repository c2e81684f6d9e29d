//! What the speaker points at and draws over a slide.

use std::fmt::Write as _;

use web_sys::PointerEvent;

use super::geometry::Placed;
use crate::browser::{BrowserError, dom, page};
use crate::model::deck::Shape;

pub(super) const INK: &str = "stage-ink";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    #[default]
    None,
    Laser,
    Pen,
}

/// Lines over one slide, in its own pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strokes {
    lines: Vec<Vec<(f64, f64)>>,
    is_drawing: bool,
    laser: Option<(f64, f64)>,
}

impl Strokes {
    pub fn down(&mut self, at: (f64, f64)) {
        self.lines.push(vec![at]);
        self.is_drawing = true;
    }

    /// Goes on with the line; whether there is one.
    pub fn go_on(&mut self, at: (f64, f64)) -> bool {
        match self.lines.last_mut() {
            Some(line) if self.is_drawing => {
                line.push(at);
                true
            }
            _ => false,
        }
    }

    pub const fn up(&mut self) {
        self.is_drawing = false;
    }

    pub const fn point(&mut self, at: Option<(f64, f64)>) {
        self.laser = at;
    }

    pub fn wipe(&mut self) {
        *self = Self::default();
    }

    /// As the content of an SVG.
    pub fn svg(&self) -> String {
        let mut svg = String::new();
        for line in &self.lines {
            svg.push_str(r#"<polyline class="ink" points=""#);
            for (x, y) in line {
                write!(svg, "{x:.1},{y:.1} ").ok();
            }
            svg.push_str(r#""/>"#);
        }
        if let Some((x, y)) = self.laser {
            write!(svg, r#"<circle class="laser" cx="{x:.1}" cy="{y:.1}" r="6"/>"#).ok();
        }
        svg
    }
}

/// Puts the sheet over the slide that takes the pen.
pub(super) fn lay(shape: Shape, tool: Tool) -> Result<(), BrowserError> {
    let (wide, high) = shape.size();
    dom::set_attribute(INK, "viewBox", &format!("0 0 {wide} {high}"))?;
    dom::set_attribute(INK, "data-tool", name(tool))?;
    page::mark("data-tool", Some(name(tool)).filter(|name| !name.is_empty()))
}

const fn name(tool: Tool) -> &'static str {
    match tool {
        Tool::None => "",
        Tool::Laser => "laser",
        Tool::Pen => "pen",
    }
}

/// Where on the slide a pointer is.
pub(super) fn place(event: &PointerEvent, placed: Placed) -> (f64, f64) {
    let of = |client: i32, corner: f64| (f64::from(client) - corner) / placed.scale;
    (of(event.client_x(), placed.x), of(event.client_y(), placed.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_only_while_the_pen_is_down() {
        let mut strokes = Strokes::default();
        assert!(!strokes.go_on((1.0, 1.0)));
        strokes.down((1.0, 2.0));
        assert!(strokes.go_on((3.0, 4.0)));
        strokes.up();
        assert!(!strokes.go_on((5.0, 6.0)));
        assert_eq!(strokes.svg(), r#"<polyline class="ink" points="1.0,2.0 3.0,4.0 "/>"#);
        strokes.point(Some((7.0, 8.0)));
        assert!(strokes.svg().contains("circle"));
        strokes.wipe();
        assert_eq!(strokes.svg(), "");
    }
}
