//! Step and bend under every autocorrelation that may be, each weighed by how likely it makes the figures.

use super::design::{Design, Term};
use super::spread::{Effect, Part};
use crate::analysis::least_squares::{dot, explain};

/// Autocorrelations from 0 to 1, in the middles of so many equal parts.
const PARTS: u32 = 50;

/// The model under one autocorrelation.
struct Assumed {
    autocorrelation: f64,
    weight: f64,
    coefficients: Vec<f64>,
    step: f64,
    bend: f64,
    /// Of step, of step with bend, and of bend.
    covariance: (f64, f64, f64),
}

/// All of them.
pub(super) struct Weighed {
    parts: Vec<Assumed>,
    freedom: f64,
}

impl Weighed {
    pub(super) fn of(design: &Design, values: &[f64]) -> Self {
        let freedom = design.freedom() as f64;
        let at = |part: u32| (f64::from(part) + 0.5) / f64::from(PARTS);
        let mut parts: Vec<Assumed> =
            (0..PARTS).map(|part| assumed(design, values, at(part))).collect();
        let logs = parts.iter().map(|part| part.weight);
        let most = logs.fold(f64::NEG_INFINITY, f64::max);
        let total: f64 = parts.iter().map(|part| (part.weight - most).exp()).sum();
        for part in &mut parts {
            part.weight = (part.weight - most).exp() / total;
        }
        Self { parts, freedom }
    }

    /// `steps` times the step and `bends` times the bend.
    pub(super) fn effect(&self, steps: f64, bends: f64) -> Effect {
        let part = |part: &Assumed| {
            let (step, both, bend) = part.covariance;
            let variance = steps * steps * step + 2.0 * steps * bends * both + bends * bends * bend;
            Part {
                weight: part.weight,
                value: steps * part.step + bends * part.bend,
                error: variance.max(0.0).sqrt(),
            }
        };
        Effect::of(&self.parts.iter().map(part).collect::<Vec<Part>>(), self.freedom)
    }

    /// That step and bend are both nothing: the tail of F with 2 and the remaining degrees of freedom.
    pub(super) fn p(&self) -> f64 {
        let tail = |part: &Assumed| {
            let (step, both, bend) = part.covariance;
            let square = part.step * part.step * bend - 2.0 * part.step * part.bend * both
                + part.bend * part.bend * step;
            let f = square / (step * bend - both * both) / 2.0;
            part.weight * (1.0 + 2.0 * f / self.freedom).powf(-self.freedom / 2.0)
        };
        self.parts.iter().map(tail).sum()
    }

    pub(super) fn autocorrelation(&self) -> f64 {
        self.parts.iter().map(|part| part.weight * part.autocorrelation).sum()
    }

    pub(super) fn coefficients(&self) -> Vec<f64> {
        let count = self.parts.first().map_or(0, |part| part.coefficients.len());
        let mut sums = vec![0.0; count];
        for part in &self.parts {
            for (sum, coefficient) in sums.iter_mut().zip(&part.coefficients) {
                *sum += part.weight * coefficient;
            }
        }
        sums
    }
}

/// Generalised least squares; the weight is the logarithm of the restricted likelihood, up to a constant.
fn assumed(design: &Design, values: &[f64], autocorrelation: f64) -> Assumed {
    let columns = design.terms.iter().map(|(_, column)| apart(column, autocorrelation)).collect();
    let line = explain(columns, apart(values, autocorrelation));
    let (freedom, squares) = (design.freedom() as f64, dot(&line.left, &line.left));
    let weight = 0.5 * (1.0 - autocorrelation * autocorrelation).ln()
        - line.log_volume()
        - 0.5 * freedom * squares.ln();
    let unsureness = |asked| {
        let numbers: Vec<f64> =
            design.terms.iter().map(|(term, _)| f64::from(*term == asked)).collect();
        (dot(&numbers, &line.mixture), line.unsureness(&numbers))
    };
    let ((step, of_step), (bend, of_bend)) = (unsureness(Term::Level), unsureness(Term::Slope));
    let covariance = |a: &[f64], b: &[f64]| squares / freedom * dot(a, b);
    Assumed {
        autocorrelation,
        weight,
        step,
        bend,
        covariance: (
            covariance(&of_step, &of_step),
            covariance(&of_step, &of_bend),
            covariance(&of_bend, &of_bend),
        ),
        coefficients: line.mixture,
    }
}

/// Each month without what stays of the one before, the first to the same scale (Prais and Winsten 1954).
fn apart(values: &[f64], autocorrelation: f64) -> Vec<f64> {
    let first = values.iter().take(1).map(|first| {
        let scale = (1.0 - autocorrelation * autocorrelation).sqrt();
        scale * first
    });
    let pairs = values.iter().zip(values.iter().skip(1));
    first.chain(pairs.map(|(before, value)| value - autocorrelation * before)).collect()
}
