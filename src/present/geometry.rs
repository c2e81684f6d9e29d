//! Where a slide stands on a screen, and how large what it shows is drawn.

use crate::model::deck::Shape;

/// A slide's margins, and the foot of every slide, in its own pixels.
pub const SIDE: f64 = 40.0;
pub const FOOT: f64 = 40.0;

/// A slide on a screen: by how much it is enlarged, and its corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub scale: f64,
    pub x: f64,
    pub y: f64,
}

/// The largest slide of a shape on a screen of this size, in its middle.
pub fn placed(shape: Shape, (width, height): (f64, f64)) -> Placed {
    let (wide, high) = shape.size();
    let (wide, high) = (f64::from(wide), f64::from(high));
    let scale = (width / wide).min(height / high).max(0.1);
    Placed { scale, x: (width - wide * scale) / 2.0, y: (height - high * scale) / 2.0 }
}

/// What is shown is drawn larger or smaller than the slide's own pixels, so that all of it is seen: no smaller than can
/// be read from the back row, no larger than looks deliberate.
pub const SMALLEST: f64 = 0.5;
pub const LARGEST: f64 = 1.4;

/// The next try, when content drawn at `fit` is `wanted` high and has `room`, in the same pixels. `None` where it is as
/// it should be, or cannot be better.
///
/// Content that is drawn at another size gets another width too and flows otherwise: what it comes to is seen only then.
pub fn next_fit(fit: f64, wanted: f64, room: f64) -> Option<f64> {
    if wanted <= 0.0 || room <= 0.0 {
        return None;
    }
    let ratio = room / wanted;
    // Lines grow shorter as there is more room for them: the square root is what text does.
    let next = match ratio {
        ratio if ratio < 0.99 => (fit * ratio.sqrt()).min(fit * 0.97),
        ratio if ratio > 1.25 && fit >= 1.0 => fit * ratio.sqrt().min(1.2),
        _ => return None,
    };
    let next = next.clamp(SMALLEST, LARGEST);
    ((next - fit).abs() > 0.01).then_some(next)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slide_fills_the_screen_as_far_as_its_shape_does() {
        assert_eq!(placed(Shape::Wide, (1920.0, 1080.0)), Placed { scale: 2.0, x: 0.0, y: 0.0 });
        let on_old = placed(Shape::Wide, (1024.0, 768.0));
        assert_eq!((on_old.x, on_old.y.round()), (0.0, 96.0));
        let narrow = placed(Shape::Standard, (1920.0, 1080.0));
        assert_eq!((narrow.scale, narrow.x), (1.5, 240.0));
    }

    proptest! {
        #[test]
        fn fitting_comes_to_an_end(lines in 100.0..5_000.0f64, fixed in 0.0..400.0f64, room in 100.0..600.0f64) {
            let mut fit = 1.0;
            for step in 0.. {
                // Text of a constant area, and a drawing that keeps its height.
                let wanted = lines * fit + fixed;
                match next_fit(fit, wanted, room / fit) {
                    Some(next) => fit = next,
                    None => break,
                }
                prop_assert!(step < 60, "{fit}");
            }
            prop_assert!((SMALLEST..=LARGEST).contains(&fit));
        }
    }
}
