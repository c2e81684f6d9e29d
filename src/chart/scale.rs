//! Ranges that are safe to draw and ticks that are easy to read. Every range that reaches plotters comes
//! from here: plotters panics on NaN and does not end on infinities.

/// The largest value that an axis reaches; beyond it an f64 no longer holds every whole number.
const LARGEST: f64 = 9.0e15;

/// An axis from zero: where it ends, and its ticks, zero included.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub end: f64,
    pub ticks: Vec<f64>,
}

/// An axis from zero that holds all finite `values`, ends a little above the largest, and has about
/// `wanted` ticks at whole multiples of 1, 2, 2.5 or 5 × 10ⁿ; whole numbers only, since it counts.
pub fn axis(values: impl IntoIterator<Item = f64>, wanted: usize) -> Axis {
    let end = largest(values);
    let step = step(end, wanted);
    let ticks = (0..=64u32).map(|i| f64::from(i) * step).take_while(|&tick| tick <= end).collect();
    Axis { end, ticks }
}

/// The largest of the finite values, at least 1: what a bar's full length stands for.
pub fn largest(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().filter(|value| value.is_finite()).fold(1.0, f64::max).min(LARGEST)
}

/// `value` held between zero and `end`; zero for NaN.
pub fn within(value: f64, end: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, end.max(0.0)) }
}

/// A frame's side in pixels, held between `least` and what a wall of screens has.
pub fn side(pixels: f64, least: f64) -> f64 {
    if pixels.is_finite() { pixels.clamp(least, 8192.0) } else { least }
}

fn step(end: f64, wanted: usize) -> f64 {
    let rough = end / (wanted.clamp(1, 20) as f64);
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|multiple| multiple * power)
        .find(|step| *step >= rough * 0.999 && (*step >= 1.0 && step.fract() == 0.0))
        .unwrap_or(10.0 * power);
    step.max(1.0).round()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(axis([3_912.0], 4).ticks, [0.0, 1_000.0, 2_000.0, 3_000.0]);
        assert_eq!(axis([4_200.0], 4).ticks, [0.0, 2_000.0, 4_000.0]);
        assert_eq!(axis([3.0], 4).ticks, [0.0, 1.0, 2.0, 3.0]);
    }

    #[test]
    fn no_value_makes_a_range_that_plotters_cannot_draw() {
        let hostile = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, f64::MAX];
        for value in hostile {
            let axis = axis([value], 4);
            assert!(axis.end.is_finite() && axis.end >= 1.0 && !axis.ticks.is_empty(), "{value}");
            assert!((0.0..=5.0).contains(&within(value, 5.0)));
            assert!((10.0..=8192.0).contains(&side(value, 10.0)));
        }
        assert_eq!(axis([], 4).ticks, [0.0, 1.0]);
    }
}
