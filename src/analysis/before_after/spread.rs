//! What a figure is and how sure, when it is told apart by several t distributions.

use statrs::distribution::{Continuous, ContinuousCDF, StudentsT};

/// A change, in the series' unit, and how sure it is.
///
/// The autocorrelation is not known and in short series hardly shows. So it is not fixed at its best guess but every one
/// from 0 to 1 is weighed by its restricted likelihood (Zellner and Tiao, *Bayesian analysis of the regression model with
/// autocorrelated errors*, Journal of the American Statistical Association 59 (1964) 763–778, with the flat prior held to
/// 0 and above: to take deviations for less alike than chance would have them makes a change out of nothing).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    pub value: f64,
    pub within_95: (f64, f64),
    /// How often chance would have it as far from 0, to either side.
    pub p: f64,
}

/// One of the distributions: a t about a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) weight: f64,
    pub(super) value: f64,
    pub(super) error: f64,
}

impl Effect {
    pub(super) fn of(parts: &[Part], freedom: f64) -> Self {
        let value = parts.iter().map(|part| part.weight * part.value).sum();
        let Ok(t) = StudentsT::new(0.0, 1.0, freedom) else {
            return Self { value, within_95: (f64::NEG_INFINITY, f64::INFINITY), p: 1.0 };
        };
        let below = below(parts, &t, 0.0);
        let p = 2.0 * below.min(1.0 - below).max(0.0);
        Self { value, within_95: (quantile(parts, &t, 0.025), quantile(parts, &t, 0.975)), p }
    }

    /// Half the width of the interval: a change that is smaller is not told from none.
    pub fn half_width(self) -> f64 {
        (self.within_95.1 - self.within_95.0) / 2.0
    }

    /// How large it is for how sure it is: above 1, roughly, 0 lies outside the interval.
    pub fn strength(self) -> f64 {
        self.value.abs() / self.half_width()
    }
}

/// How much of the distributions lies below `at`.
fn below(parts: &[Part], t: &StudentsT, at: f64) -> f64 {
    parts.iter().map(|part| part.weight * t.cdf((at - part.value) / part.error)).sum()
}

/// Newton's method within bounds: the quantile lies between those of the parts.
fn quantile(parts: &[Part], t: &StudentsT, p: f64) -> f64 {
    let z = t.inverse_cdf(p);
    let ends = parts.iter().map(|part| part.value + z * part.error);
    let (mut low, mut high) = ends
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)));
    let mut at: f64 = parts.iter().map(|part| part.weight * (part.value + z * part.error)).sum();
    for _ in 0..60 {
        let over = below(parts, t, at) - p;
        if over > 0.0 {
            high = at
        } else {
            low = at
        }
        let density: f64 = parts
            .iter()
            .map(|part| part.weight / part.error * t.pdf((at - part.value) / part.error))
            .sum();
        let next = at - over / density;
        let next = if next > low && next < high { next } else { f64::midpoint(low, high) };
        if (next - at).abs() <= 1e-12 * (high.abs() + low.abs()) {
            return next;
        }
        at = next;
    }
    at
}
