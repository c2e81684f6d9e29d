//! The columns of the model: a line, a step and a bend at a month, a wave of twelve months.

use std::f64::consts::TAU;

use crate::model::Month;

/// So many months, two years, tell a season from what happens once. It is one wave of twelve months, a sine and a cosine
/// (Bernal, Cummins and Gasparrini, *Interrupted time series regression for the evaluation of public health interventions:
/// a tutorial*, International Journal of Epidemiology 46 (2017) 348–355): a figure for each month would cost eleven.
pub const SEASON_MONTHS: usize = 24;

/// What a coefficient goes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// 1: the line in the first month.
    Start,
    /// Months since the first.
    Trend,
    /// 1 after.
    Level,
    /// Months since the first that is after.
    Slope,
    /// Of the twelfth parts of a circle since January.
    Cosine,
    Sine,
}

impl Term {
    pub(super) const fn is_change(self) -> bool {
        matches!(self, Self::Level | Self::Slope)
    }

    pub(super) const fn is_season(self) -> bool {
        matches!(self, Self::Cosine | Self::Sine)
    }

    fn column(self, first: Month, months: usize, before: usize) -> Vec<f64> {
        let circle = |at: i32| TAU * f64::from(first.plus(at).month_of_year() - 1) / 12.0;
        let value = |(at, month): (usize, i32)| {
            let since = at.checked_sub(before);
            match self {
                Self::Start => 1.0,
                Self::Trend => at as f64,
                Self::Level => f64::from(since.is_some()),
                Self::Slope => since.unwrap_or(0) as f64,
                Self::Cosine => circle(month).cos(),
                Self::Sine => circle(month).sin(),
            }
        };
        (0..months).zip(0..).map(value).collect()
    }
}

/// The model of a series, a column for each term.
pub(super) struct Design {
    pub(super) terms: Vec<(Term, Vec<f64>)>,
}

impl Design {
    /// For so many months from the first on, of which `before` lie before the change.
    pub(super) fn of(first: Month, months: usize, before: usize) -> Self {
        let wave: &[Term] = if months < SEASON_MONTHS { &[] } else { &[Term::Cosine, Term::Sine] };
        let line = [Term::Start, Term::Trend, Term::Level, Term::Slope];
        let terms = line.iter().chain(wave);
        Self { terms: terms.map(|term| (*term, term.column(first, months, before))).collect() }
    }

    pub(super) fn columns(&self) -> Vec<Vec<f64>> {
        self.terms.iter().map(|(_, column)| column.clone()).collect()
    }

    pub(super) fn has_season(&self) -> bool {
        self.terms.iter().any(|(term, _)| term.is_season())
    }

    /// Months less coefficients.
    pub(super) fn freedom(&self) -> usize {
        self.terms.first().map_or(0, |(_, column)| column.len()).saturating_sub(self.terms.len())
    }

    /// The sum of the terms that are asked for, month by month.
    pub(super) fn course(&self, coefficients: &[f64], is_in: impl Fn(Term) -> bool) -> Vec<f64> {
        let months = self.terms.first().map_or(0, |(_, column)| column.len());
        let mut course = vec![0.0; months];
        for ((_, column), coefficient) in
            self.terms.iter().zip(coefficients).filter(|((term, _), _)| is_in(*term))
        {
            for (sum, value) in course.iter_mut().zip(column) {
                *sum += coefficient * value;
            }
        }
        course
    }
}
