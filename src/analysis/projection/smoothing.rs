//! Exponential smoothing with additive errors: ETS(A,N,N), ETS(A,Ad,N), ETS(A,N,A) and ETS(A,Ad,A) of Hyndman,
//! Koehler, Ord & Snyder: Forecasting with Exponential Smoothing (2008), ch. 2.
//!
//! What the components begin with enters the errors linearly: for given weights it is found by least squares, exactly,
//! and only the weights are searched for. That is the maximum of the likelihood that others look for in all at once.

use super::SEASON;
use super::forecast::Forecast;
use super::search::lowest;
use crate::analysis::least_squares::{Explained, dot, explain};

/// What a series is made of besides its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// A trend that dies out: one that goes on for ever is the worse guess (Gardner & McKenzie 1985).
    pub has_trend: bool,
    pub is_seasonal: bool,
}

impl Form {
    /// The field's name for it.
    pub const fn name(self) -> &'static str {
        match (self.has_trend, self.is_seasonal) {
            (false, false) => "ETS(A,N,N)",
            (true, false) => "ETS(A,Ad,N)",
            (false, true) => "ETS(A,N,A)",
            (true, true) => "ETS(A,Ad,A)",
        }
    }

    /// Weights, and components to begin with; the seasons sum to 0.
    fn parameters(self) -> usize {
        let trend = if self.has_trend { 3 } else { 0 };
        let seasons = if self.is_seasonal { SEASON } else { 0 };
        2 + trend + seasons
    }

    fn axes(self) -> usize {
        1 + if self.has_trend { 2 } else { 0 } + usize::from(self.is_seasonal)
    }
}

/// How much of a month's error each component takes in, in the model's own terms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights {
    /// Of the level.
    pub alpha: f64,
    /// Of the trend.
    pub beta: f64,
    /// What is left of the trend after a month.
    pub phi: f64,
    /// Of the season.
    pub gamma: f64,
}

/// Weights keep this far from where a component would never or wholly follow; the bounds of the usual region, and those
/// of statsmodels.
const EDGE: f64 = 1e-4;
const PHI: (f64, f64) = (0.8, 0.98);

impl Weights {
    /// The weights at a point of the unit box.
    fn at(form: Form, point: &[f64]) -> Self {
        let mut axes = point.iter().map(|share| EDGE + (1.0 - 2.0 * EDGE) * share);
        let mut axis = |is_there: bool| if is_there { axes.next().unwrap_or(EDGE) } else { 0.0 };
        let alpha = axis(true);
        let beta = alpha * axis(form.has_trend);
        let damping = axis(form.has_trend);
        let phi = if form.has_trend { PHI.0 + (PHI.1 - PHI.0) * damping } else { 0.0 };
        let gamma = (1.0 - alpha) * axis(form.is_seasonal);
        Self { alpha, beta, phi, gamma }
    }
}

/// The components after a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Components {
    pub level: f64,
    pub trend: f64,
    /// Of the twelve months to come.
    pub seasons: [f64; SEASON],
}

impl Components {
    fn expected(&self, weights: &Weights) -> f64 {
        let [season, ..] = self.seasons;
        self.level + weights.phi * self.trend + season
    }

    fn follow(&mut self, weights: &Weights, error: f64) {
        let kept = weights.phi * self.trend;
        self.level += kept + weights.alpha * error;
        self.trend = kept + weights.beta * error;
        let [season, ..] = &mut self.seasons;
        *season += weights.gamma * error;
        self.seasons.rotate_left(1);
    }

    /// Goes through a series and says how far each month was off.
    fn through(&mut self, weights: &Weights, series: impl Iterator<Item = f64>) -> Vec<f64> {
        let errors = series.map(|month| {
            let error = month - self.expected(weights);
            self.follow(weights, error);
            error
        });
        errors.collect()
    }

    /// Components of which all that a series begins with is a mixture.
    fn units(form: Form) -> Vec<Self> {
        let mut units = vec![Self { level: 1.0, ..Self::default() }];
        if form.has_trend {
            units.push(Self { trend: 1.0, ..Self::default() });
        }
        if form.is_seasonal {
            // Sums to 0: what all seasons share is the level.
            units.extend((0..SEASON - 1).map(|month| {
                let mut seasons = [0.0; SEASON];
                for (at, season) in seasons.iter_mut().enumerate() {
                    *season = if at == month { 1.0 } else { 0.0 };
                }
                let [.., last] = &mut seasons;
                *last = -1.0;
                Self { seasons, ..Self::default() }
            }));
        }
        units
    }

    fn add(&mut self, unit: &Self, times: f64) {
        self.level += times * unit.level;
        self.trend += times * unit.trend;
        for (season, unit) in self.seasons.iter_mut().zip(unit.seasons) {
            *season += times * unit;
        }
    }
}

/// A model that has learnt a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Smoothing {
    form: Form,
    weights: Weights,
    first: Components,
    last: Components,
    /// How the beginning was found, and what of each unit of it is left at the end.
    learnt: Explained,
    ends: Vec<Components>,
    /// Sum of squared errors, one month ahead.
    squares: f64,
    months: usize,
    /// Where in the unit box the weights were found.
    point: Vec<f64>,
}

impl Smoothing {
    /// The model that makes the series most likely. The search begins at `near` too, such as the point of a shorter
    /// series. `None` where there are no more months than parameters.
    pub fn fit(form: Form, series: &[f64], near: Option<&Self>) -> Option<Self> {
        if series.len() <= form.parameters() {
            return None;
        }
        let units = Components::units(form);
        let squares = |point: &[f64]| {
            let (learnt, _) = begin(&Weights::at(form, point), &units, series);
            dot(&learnt.left, &learnt.left)
        };
        let starts: Vec<Vec<f64>> = match near {
            Some(near) => vec![near.point.clone(), start(form, 0.3)],
            None => [0.1, 0.5, 0.9].map(|alpha| start(form, alpha)).to_vec(),
        };
        let (point, _) = lowest(squares, &starts)?;
        let weights = Weights::at(form, &point);
        let (learnt, ends) = begin(&weights, &units, series);
        let mut first = Components::default();
        for (unit, times) in units.iter().zip(&learnt.mixture) {
            first.add(unit, *times);
        }
        let mut last = first;
        let errors = last.through(&weights, series.iter().copied());
        let squares = dot(&errors, &errors);
        Some(Self {
            form,
            weights,
            first,
            last,
            learnt,
            ends,
            squares,
            months: series.len(),
            point,
        })
    }

    pub fn form(&self) -> Form {
        self.form
    }

    pub fn weights(&self) -> Weights {
        self.weights
    }

    /// What the series began with.
    pub fn beginning(&self) -> Components {
        self.first
    }

    /// The sum of squares of what each month was off from what was expected a month before.
    pub fn squares(&self) -> f64 {
        self.squares
    }

    /// The deviation of a month from what was expected a month before: √(Σ e² / (n − parameters)). The likeliest,
    /// √(Σ e² / n), which others take, is too small for series this short: it makes intervals that hold too rarely.
    pub fn deviation(&self) -> f64 {
        let free = self.months - self.form.parameters();
        (self.squares / free as f64).sqrt()
    }

    pub fn forecast(&self, count: usize) -> Forecast {
        let mut components = self.last;
        let means = (0..count).map(|_| {
            let mean = components.expected(&self.weights);
            components.follow(&self.weights, 0.0);
            mean
        });
        Forecast {
            means: means.collect(),
            deviation: self.deviation(),
            carry: (1..count).map(|months| self.carry(months)).collect(),
            shared: self.unsureness(count),
        }
    }

    /// How unsure each month is since what the series began with is not known but learnt from it.
    fn unsureness(&self, count: usize) -> Vec<Vec<f64>> {
        let mut ends = self.ends.clone();
        let months = (0..count).map(|_| {
            let numbers: Vec<f64> = ends.iter().map(|end| end.expected(&self.weights)).collect();
            for end in &mut ends {
                end.follow(&self.weights, 0.0);
            }
            self.learnt.unsureness(&numbers)
        });
        months.collect()
    }

    /// What of a month's error is found again `months` later (Hyndman et al. 2008, table 6.1).
    fn carry(&self, months: usize) -> f64 {
        let Weights { alpha, beta, phi, gamma } = self.weights;
        let kept: f64 = (1..=months as i32).map(|power| phi.powi(power)).sum();
        let season =
            if self.form.is_seasonal && months.is_multiple_of(SEASON) { gamma } else { 0.0 };
        alpha + beta * kept + season
    }
}

/// The beginning, as a mixture of `units`, that leaves the least errors; and what of each unit is left at the end.
fn begin(weights: &Weights, units: &[Components], series: &[f64]) -> (Explained, Vec<Components>) {
    let mut ends = units.to_vec();
    let nothing = std::iter::repeat_n(0.0, series.len());
    let columns = ends.iter_mut().map(|unit| {
        let mut errors = unit.through(weights, nothing.clone());
        for error in &mut errors {
            *error = -*error;
        }
        errors
    });
    let columns = columns.collect();
    let errors = Components::default().through(weights, series.iter().copied());
    (explain(columns, errors), ends)
}

/// A point to search from.
fn start(form: Form, alpha: f64) -> Vec<f64> {
    let mut point = vec![alpha];
    if form.has_trend {
        point.extend([0.1, 0.9]);
    }
    if form.is_seasonal {
        point.push(0.1);
    }
    debug_assert_eq!(point.len(), form.axes());
    point
}
