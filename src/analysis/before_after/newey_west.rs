//! Ordinary least squares with errors that allow for scatter that changes and goes on (Newey and West, *A simple, positive
//! semi-definite, heteroskedasticity and autocorrelation consistent covariance matrix*, Econometrica 55 (1987) 703–708).

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::design::{Design, Term};
use crate::analysis::least_squares::{Explained, dot, explain};

/// The coefficients and how sure Newey and West's errors make them: as statsmodels has them with `use_correction` and
/// `use_t`.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain {
    /// Months over which deviations are held against each other.
    pub lags: usize,
    /// Months less coefficients: of the t distribution, and in the correction n / (n − coefficients).
    pub freedom: usize,
    pub coefficients: Vec<Coefficient>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coefficient {
    pub term: Term,
    pub value: f64,
    pub standard_error: f64,
    pub within_95: (f64, f64),
}

impl Plain {
    pub(super) fn of(design: &Design, line: &Explained) -> Self {
        let (lags, freedom) = (lags(line.left.len()), design.freedom());
        let correction = line.left.len() as f64 / freedom as f64;
        let quantile =
            StudentsT::new(0.0, 1.0, freedom as f64).map_or(f64::NAN, |t| t.inverse_cdf(0.975));
        let coefficient = |(place, ((term, _), value)): (usize, (&(Term, _), &f64))| {
            let counts = influence(design.columns(), place);
            let moved: Vec<f64> = counts.iter().zip(&line.left).map(|(h, e)| h * e).collect();
            let variance = correction * long_run(&moved, lags);
            let standard_error = variance.max(0.0).sqrt();
            let half = quantile * standard_error;
            let within_95 = (value - half, value + half);
            Coefficient { term: *term, value: *value, standard_error, within_95 }
        };
        let coefficients = design.terms.iter().zip(&line.mixture).enumerate().map(coefficient);
        Self { lags, freedom, coefficients: coefficients.collect() }
    }

    pub fn coefficient(&self, term: Term) -> Option<&Coefficient> {
        self.coefficients.iter().find(|coefficient| coefficient.term == term)
    }
}

/// ⌊4 (n / 100)^(2/9)⌋ (Newey and West, *Automatic lag selection in covariance matrix estimation*, Review of Economic
/// Studies 61 (1994) 631–653, in its common simple form).
pub fn lags(months: usize) -> usize {
    (4.0 * (months as f64 / 100.0).powf(2.0 / 9.0)).floor() as usize
}

/// The sum of products of deviations up to so many months apart, those further apart counting less (Bartlett).
fn long_run(moved: &[f64], lags: usize) -> f64 {
    let apart = |lag: usize| {
        let weight = 1.0 - lag as f64 / (lags + 1) as f64;
        2.0 * weight * moved.iter().zip(moved.iter().skip(lag)).map(|(a, b)| a * b).sum::<f64>()
    };
    dot(moved, moved) + (1..=lags).map(apart).sum::<f64>()
}

/// How much each month counts for the coefficient of the column at a place: its product with the figures is the
/// coefficient (Frisch and Waugh 1933).
fn influence(mut columns: Vec<Vec<f64>>, place: usize) -> Vec<f64> {
    let column = if place < columns.len() { columns.remove(place) } else { Vec::new() };
    let mut own = explain(columns, column).left;
    let length = dot(&own, &own);
    for value in &mut own {
        *value /= length;
    }
    own
}
