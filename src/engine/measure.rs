//! What is computed of a column's values in a bin or group, and what exactly a quantile is.

use super::error::{EngineError, EngineErrorKind};

/// A figure of a number column. Rows where the column is "not available" do not enter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// The weight of the rows with a value. The one measure that label columns have too.
    Count,
    /// Weight times value, added up exactly and rounded once, to the nearest `f64`.
    Sum,
    /// [`Measure::Sum`] over [`Measure::Count`].
    Mean,
    /// The smallest value at which the weights, added up from the smallest value on, reach this part
    /// of their total: the inverse of the distribution function, type 1 of Hyndman and Fan (1996),
    /// `quantile_disc` of SQL. A row of weight `w` counts as `w` rows. 0 is the minimum.
    ///
    /// The part is taken as the decimal number that it is written as, to 18 places: 0.07 of 100 rows
    /// is 7 rows, although the product of the binary numbers is above 7.
    Quantile(f64),
}

impl Measure {
    pub(super) fn check(self) -> Result<Self, EngineError> {
        match self {
            Self::Quantile(part) => check_quantile(part).map(|()| self),
            Self::Count | Self::Sum | Self::Mean => Ok(self),
        }
    }

    pub(super) fn needs_numbers(self) -> bool {
        !matches!(self, Self::Count)
    }
}

pub(super) fn check_quantile(part: f64) -> Result<(), EngineError> {
    if (0.0..=1.0).contains(&part) {
        Ok(())
    } else {
        Err(EngineErrorKind::BadQuantile { quantile: part.to_string() }.into())
    }
}

/// Places after the decimal point; with them, a part times a `u64` weight fits a `u128`.
const PLACES: usize = 18;

/// The rank of a quantile, from 1: the smallest whole number that is at least `part` of `weight`.
///
/// `part` is between 0 and 1, `weight` above 0.
pub(super) fn rank(part: f64, weight: u64) -> u64 {
    let written = part.to_string();
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let digits = format!("{whole}{decimals:0<PLACES$.PLACES$}");
    let numerator: u128 = digits.parse().unwrap_or(0);
    let rank = (numerator * u128::from(weight)).div_ceil(10_u128.pow(PLACES as u32));
    u64::try_from(rank).unwrap_or(u64::MAX).clamp(1, weight)
}

/// The first value at which the weights, added up, reach `rank`.
pub(super) fn at_rank<V>(values: impl IntoIterator<Item = (V, u64)>, rank: u64) -> Option<V> {
    let mut reached = 0_u64;
    values.into_iter().find_map(|(value, weight)| {
        reached = reached.saturating_add(weight);
        (reached >= rank).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_is_the_decimal_product_rounded_up() {
        assert_eq!(rank(0.07, 100), 7, "0.07 * 100.0 is 7.000000000000001");
        assert_eq!(rank(0.0, 100), 1);
        assert_eq!(rank(1.0, 100), 100);
        assert_eq!(rank(0.5, 3), 2);
        assert_eq!(rank(0.5, 4), 2);
        assert_eq!(rank(0.51, 4), 3);
        assert_eq!(rank(1e-300, 4), 1);
        assert_eq!(rank(1.0, u64::MAX), u64::MAX);
    }

    #[test]
    fn parts_outside_zero_to_one_are_refused() {
        for part in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert!(Measure::Quantile(part).check().is_err(), "{part}");
        }
    }
}
