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

/// An axis for measures, those below zero as well: where it begins and ends, its ticks, and the decimals
/// that tell them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub from: f64,
    pub end: f64,
    pub ticks: Vec<f64>,
    pub places: usize,
}

/// An axis that holds all finite values, with about `wanted` ticks at multiples of 1, 2, 2.5 or 5 × 10ⁿ.
/// It holds zero too, unless the values lie far from it and close together.
pub fn span(values: impl IntoIterator<Item = f64>, wanted: usize) -> Span {
    let (from, end) = ends(values);
    let rough = (end - from) / (wanted.clamp(1, 20) as f64);
    let exponent = rough.log10().floor();
    let power = 10f64.powf(exponent);
    let multiple = [1.0, 2.0, 2.5, 5.0].into_iter().find(|step| step * power >= rough * 0.999);
    let step = multiple.unwrap_or(10.0) * power;
    let decimals = if multiple == Some(2.5) { 1.0 - exponent } else { -exponent };
    let from = if from > 0.0 { (from / step).floor() * step } else { from };
    let ticks = (0..=64u32)
        .map(|at| ((from / step - 1e-9).ceil() + f64::from(at)) * step)
        .take_while(|tick| *tick <= end + step * 1e-9);
    Span { from, end, ticks: ticks.collect(), places: decimals.clamp(0.0, 8.0) as usize }
}

/// Where an axis begins and ends. Without zero it spans at least a tenth of what the values are, so that
/// small differences stay small.
fn ends(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let values = values.into_iter().filter(|value| value.is_finite());
    let (low, high) = values
        .map(|value| value.clamp(-LARGEST, LARGEST))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
    let (level, spread) = (low.abs().max(high.abs()), high - low);
    if level.is_finite() && level > 1e-6 && spread < level / 2.0 {
        let half = spread.max(level / 10.0) * 0.55;
        let middle = low + spread / 2.0;
        return (middle - half, middle + half);
    }
    let (from, end) = (low.min(0.0), high.max(0.0));
    (from, if end - from < 1e-6 { from + 1.0 } else { end })
}

impl Span {
    /// Whether zero lies outside.
    pub fn is_cut(&self) -> bool {
        self.from > 0.0 || self.end < 0.0
    }

    /// How far up the axis a value lies, between 0 and 1; where zero lies for NaN.
    pub fn share(&self, value: f64) -> f64 {
        let value = if value.is_nan() { 0.0 } else { value.clamp(self.from, self.end) };
        (value - self.from) / (self.end - self.from)
    }
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
    fn a_span_holds_zero_unless_the_values_are_far_from_it() {
        let ticks = |values: &[f64]| span(values.iter().copied(), 4).ticks;
        assert_eq!(ticks(&[-30.0, 50.0]), [-20.0, 0.0, 20.0, 40.0]);
        assert_eq!(ticks(&[10.0, 50.0]), [0.0, 20.0, 40.0]);
        assert_eq!(ticks(&[55.0, 72.0]), [50.0, 55.0, 60.0, 65.0, 70.0]);
        assert_eq!(ticks(&[90.0, 90.0]), [85.0, 87.5, 90.0, 92.5]);
        assert_eq!(span([0.0, 1.0], 4).places, 2, "0.25 needs both");
        assert!(span([-72.0, -55.0], 4).is_cut() && !span([0.0, 2.0], 4).is_cut());
        for value in [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE, -1e-7] {
            let span = span([value], 4);
            assert!(span.from.is_finite() && span.end > span.from, "{value}");
            assert!((1..=8).contains(&span.ticks.len()), "{value}: {:?}", span.ticks);
            assert!((0.0..=1.0).contains(&span.share(value)), "{value}");
        }
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
