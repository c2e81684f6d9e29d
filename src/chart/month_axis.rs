//! The axis of charts that run over consecutive months, whatever stands above it.

use super::canvas::{Canvas, Type};
use super::format;
use super::ink::Ink;
use crate::model::Month;

/// Pixels beneath the plot that the axis takes.
pub const ROOM: f64 = 34.0;

/// Month names where they have room, years beneath, a fine line between years. `x` is the pixel of a
/// place among the months, of which the first takes 0 to 1.
pub fn month_axis(
    canvas: &Canvas,
    (first, months): (Month, usize),
    x: impl Fn(f64) -> f64,
    base: f64,
) {
    let lang = canvas.lang;
    let names = (1..=12)
        .map(|month| Month::new(2024, month).map_or("", |month| format::month_tick(month, lang)));
    let room = Type::NOTE.widest(names) + 6.0;
    let pitch = (x(months as f64) - x(0.0)) / months.max(1) as f64;
    let step = [1u8, 2, 3, 6].into_iter().find(|step| f64::from(*step) * pitch >= room);
    let mut year_from = 0;
    for at in 0..months {
        let month = first.plus(i32::try_from(at).unwrap_or(i32::MAX));
        if let Some(step) = step
            && (month.month_of_year() - 1).is_multiple_of(step)
        {
            let name = format::month_tick(month, lang);
            canvas.text(name, (x(at as f64 + 0.5), base + 11.0), Type::NOTE.centred());
        }
        if month.month_of_year() == 1 && at > 0 {
            let from = if step.is_some() { base + 19.0 } else { base + 6.0 };
            let x = x(at as f64);
            canvas.line(&[(x, base), (x, base + 4.0)], Ink::Axis, 1.0);
            canvas.line(&[(x, from), (x, from + 14.0)], Ink::Grid, 1.0);
        }
        if at + 1 == months || month.month_of_year() == 12 {
            let (from, until) = (x(year_from as f64), x((at + 1) as f64));
            let year = month.year().to_string();
            let kind = Type::NOTE.bold(true).centred();
            if until - from >= kind.width(&year) + 2.0 {
                let y = if step.is_some() { base + 26.0 } else { base + 13.0 };
                canvas.text(&year, ((from + until) / 2.0, y), kind);
            }
            year_from = at + 1;
        }
    }
}
