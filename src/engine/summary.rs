//! What a number column amounts to, from the exact histogram of its codes.

use super::error::EngineError;
use super::measure::{at_rank, check_quantile, rank};
use super::table::Column;

/// The distribution of a number column under all filters.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Weight of the rows with a value.
    pub weight: u64,
    /// Weight of the rows where the column is "not available".
    pub missing: u64,
    /// Weight times value, exactly.
    pub sum: i128,
    /// `None` where no row has a value; so are `min` and `max`.
    pub mean: Option<f64>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// Values that occur, ascending, with their weights.
    values: Vec<(i64, u64)>,
}

impl Summary {
    /// Of the weight per code, "not available" last where the column has it.
    ///
    /// # Errors
    /// A column without numbers.
    pub fn of(column: &Column, counts: &[u64]) -> Result<Self, EngineError> {
        let origin = column.origin()?;
        let of_domain = counts.get(..column.domain.len()).unwrap_or_default();
        let values: Vec<(i64, u64)> = (0..)
            .zip(of_domain)
            .filter(|&(_, &weight)| weight > 0)
            .map(|(code, &weight)| (origin.saturating_add(code), weight))
            .collect();
        let weight = values.iter().map(|&(_, weight)| weight).sum();
        let products = values.iter().map(|&(value, weight)| i128::from(value) * i128::from(weight));
        let sum: i128 = products.sum();
        Ok(Self {
            weight,
            missing: counts.get(column.domain.len()).copied().unwrap_or(0),
            sum,
            mean: (weight > 0).then(|| sum as f64 / weight as f64),
            min: values.first().map(|&(value, _)| value),
            max: values.last().map(|&(value, _)| value),
            values,
        })
    }

    /// The quantile as [`super::Measure::Quantile`] defines it; `None` where no row has a value, or
    /// `part` is not between 0 and 1.
    pub fn quantile(&self, part: f64) -> Option<i64> {
        check_quantile(part).ok()?;
        (self.weight > 0)
            .then(|| at_rank(self.values.iter().copied(), rank(part, self.weight)))
            .flatten()
    }

    /// The values that occur, ascending, with their weights.
    pub fn values(&self) -> &[(i64, u64)] {
        &self.values
    }
}
