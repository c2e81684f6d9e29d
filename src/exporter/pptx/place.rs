//! Where things stand on a slide, in the 960 pixels that a slide is wide, as on the screen.

use crate::model::deck::Shape;

/// English Metric Units of the width of a slide, as PowerPoint has it for each shape.
const fn width(shape: Shape) -> u32 {
    match shape {
        Shape::Wide => 12_192_000,
        Shape::Standard => 9_144_000,
    }
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) x: u32,
    pub(super) y: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

const MARGIN: u32 = 44;
const TITLE: u32 = 88;
const FOOT: u32 = 34;
const GAP: u32 = 20;
const NUMBER: u32 = 60;

/// English Metric Units of a pixel.
pub(super) const fn unit(shape: Shape) -> u32 {
    width(shape) / shape.size().0
}

/// Width and height of a slide in English Metric Units.
pub(super) const fn size(shape: Shape) -> (u32, u32) {
    (width(shape), unit(shape) * shape.size().1)
}

const fn inner(shape: Shape) -> u32 {
    shape.size().0 - 2 * MARGIN
}

pub(super) const fn title(shape: Shape) -> Place {
    Place { x: MARGIN, y: 24, width: inner(shape), height: TITLE }
}

/// What is between title and foot.
pub(super) const fn body(shape: Shape) -> Place {
    let y = 24 + TITLE + GAP / 2;
    Place { x: MARGIN, y, width: inner(shape), height: shape.size().1 - y - FOOT - GAP }
}

pub(super) const fn foot(shape: Shape) -> Place {
    let y = shape.size().1 - FOOT - GAP / 2;
    Place { x: MARGIN, y, width: inner(shape) - NUMBER, height: FOOT }
}

pub(super) const fn number(shape: Shape) -> Place {
    let foot = foot(shape);
    Place { x: foot.x + foot.width, width: NUMBER, ..foot }
}

impl Place {
    /// Two columns: a third and the rest.
    pub(super) const fn columns(self) -> (Self, Self) {
        let first = self.width / 3;
        let second = Self { x: self.x + first + GAP, width: self.width - first - GAP, ..self };
        (Self { width: first, ..self }, second)
    }

    /// Two rows: three fifths and the rest.
    pub(super) const fn rows(self) -> (Self, Self) {
        let first = self.height * 3 / 5;
        let second = Self { y: self.y + first + GAP, height: self.height - first - GAP, ..self };
        (Self { height: first, ..self }, second)
    }

    /// The largest place within this one with the proportions of a picture, in its middle.
    pub(super) fn fitted(self, (width, height): (u32, u32)) -> Self {
        let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
        let (w, h) = (u64::from(self.width), u64::from(self.height));
        let (w, h) = if w * height <= h * width {
            (w, (w * height / width).max(1))
        } else {
            ((h * width / height).max(1), h)
        };
        // Neither is larger than what it was fitted into.
        let (w, h) = (w as u32, h as u32);
        let (x, y) = (self.x + (self.width - w) / 2, self.y + (self.height - h) / 2);
        Self { x, y, width: w, height: h }
    }

    /// As DrawingML has it: `a:off` and `a:ext`.
    pub(super) fn xml(self, shape: Shape) -> String {
        let unit = unit(shape);
        let Self { x, y, width, height } = self;
        let [x, y, width, height] = [x, y, width, height].map(|pixels| pixels * unit);
        format!(r#"<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>"#)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stands_outside_a_slide_or_on_another_thing() {
        for shape in Shape::ALL {
            let (width, height) = shape.size();
            for place in [title(shape), body(shape), foot(shape), number(shape)] {
                assert!(place.x + place.width <= width && place.y + place.height <= height);
            }
            assert!(title(shape).y + title(shape).height <= body(shape).y);
            assert!(body(shape).y + body(shape).height <= foot(shape).y);
        }
    }

    #[test]
    fn pictures_keep_their_proportions() {
        let place = Place { x: 10, y: 20, width: 400, height: 300 };
        assert_eq!(place.fitted((800, 300)), Place { x: 10, y: 95, width: 400, height: 150 });
        assert_eq!(place.fitted((300, 900)), Place { x: 160, y: 20, width: 100, height: 300 });
        assert_eq!(place.fitted((0, 0)).width, 300);
    }
}
