//! How a band of attainment looks: a colour, and a shape for those who do not tell colours apart.

use super::canvas::Canvas;
use super::drawing::Rect;
use super::ink::Ink;
use crate::model::config::BandKey;

pub(super) const fn ink(key: BandKey) -> Ink {
    match key {
        BandKey::Achieved => Ink::Positive,
        BandKey::OnTrack => Ink::OnTrack,
        BandKey::Attention => Ink::Attention,
        BandKey::Critical => Ink::Negative,
    }
}

/// The shape, about a point that it surrounds by 6.5 pixels at most.
pub(super) fn sign(canvas: &Canvas, key: BandKey, (x, y): (f64, f64)) {
    let ink = ink(key);
    match key {
        BandKey::Achieved => {
            canvas.rect(Rect { x: x - 5.0, y: y - 5.0, width: 10.0, height: 10.0 }, ink);
        }
        BandKey::OnTrack => canvas.dot((x, y), 5.5, ink),
        BandKey::Attention => {
            canvas.polygon(&[(x, y - 6.0), (x + 6.5, y + 5.0), (x - 6.5, y + 5.0)], ink);
        }
        BandKey::Critical => {
            let diamond = [(x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)];
            canvas.polygon(&diamond, ink);
        }
    }
}
