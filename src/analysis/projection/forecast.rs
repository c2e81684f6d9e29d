//! The months after a series, and how wrong their sum may be.

use crate::analysis::least_squares::dot;

/// Every month's mean, and how one month's surprise is carried into the months after it.
///
/// The error of month h is e(h) + Σ carry(j) e(h − j) for j from 1 to h − 1, with independent e of one deviation
/// (the linear form of Hyndman et al. 2008, ch. 6), and what is unsure for all months together.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    pub means: Vec<f64>,
    /// Of one month's surprise.
    pub deviation: f64,
    /// From j = 1 on, one for each month but the last.
    pub carry: Vec<f64>,
    /// For each month, how much of each error it has that the months share, as multiples of `deviation`: of what was
    /// learnt from a short series.
    pub shared: Vec<Vec<f64>>,
}

impl Forecast {
    /// The standard deviation of the month `ahead`, from 1.
    pub fn deviation_of(&self, ahead: usize) -> f64 {
        let carried: f64 = self.carry.iter().take(ahead.saturating_sub(1)).map(|c| c * c).sum();
        let shared =
            self.shared.get(ahead.saturating_sub(1)).map_or(0.0, |errors| dot(errors, errors));
        self.deviation * (1.0 + carried + shared).sqrt()
    }

    /// The standard deviation of the sum of the first `count` months; of the first month only the share `open` of its
    /// days is still to come.
    pub fn deviation_of_sum(&self, count: usize, open: f64) -> f64 {
        let mut variance = 0.0;
        for month in 1..=count {
            let own = if month == 1 { open.sqrt() } else { 1.0 };
            let later: f64 = self.carry.iter().take(count - month).sum();
            variance += (own + later).powi(2);
        }
        let mut together: Vec<f64> = Vec::new();
        for (month, errors) in self.shared.iter().take(count).enumerate() {
            together.resize(errors.len(), 0.0);
            let share = if month == 0 { open } else { 1.0 };
            for (sum, error) in together.iter_mut().zip(errors) {
                *sum += share * error;
            }
        }
        self.deviation * (variance + dot(&together, &together)).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_that_are_not_carried_on_add_up_like_independent_ones() {
        let forecast =
            Forecast { means: vec![5.0; 4], deviation: 3.0, carry: vec![0.0; 3], shared: vec![] };
        assert!((forecast.deviation_of(4) - 3.0).abs() < 1e-12);
        assert!((forecast.deviation_of_sum(4, 1.0) - 6.0).abs() < 1e-12);
        assert!((forecast.deviation_of_sum(1, 0.25) - 1.5).abs() < 1e-12);
    }

    #[test]
    fn what_is_carried_on_whole_is_a_random_walk() {
        let forecast =
            Forecast { means: vec![5.0; 3], deviation: 1.0, carry: vec![1.0; 2], shared: vec![] };
        assert!((forecast.deviation_of(3).powi(2) - 3.0).abs() < 1e-12);
        assert!((forecast.deviation_of_sum(3, 1.0).powi(2) - (9.0 + 4.0 + 1.0)).abs() < 1e-12);
    }

    #[test]
    fn an_error_that_all_share_grows_with_the_months() {
        let forecast = Forecast {
            means: vec![5.0; 3],
            deviation: 2.0,
            carry: vec![0.0; 2],
            shared: vec![vec![1.0]; 3],
        };
        assert!((forecast.deviation_of(2).powi(2) - 4.0 * 2.0).abs() < 1e-12);
        assert!((forecast.deviation_of_sum(3, 1.0).powi(2) - 4.0 * (3.0 + 9.0)).abs() < 1e-12);
        assert!((forecast.deviation_of_sum(3, 0.5).powi(2) - 4.0 * (2.5 + 6.25)).abs() < 1e-12);
    }
}
