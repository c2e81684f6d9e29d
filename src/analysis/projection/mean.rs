//! The named simple method for less than two years of data: the mean of the last months.

use super::SEASON;
use super::forecast::Forecast;

/// The mean of the last [`SEASON`] months, or of as many as there are; the mean itself may be off too.
pub(super) fn forecast(series: &[f64], count: usize) -> Option<Forecast> {
    let last = series.get(series.len().saturating_sub(SEASON)..)?;
    if last.len() < 2 {
        return None;
    }
    let months = last.len() as f64;
    let mean = last.iter().sum::<f64>() / months;
    let squares: f64 = last.iter().map(|month| (month - mean).powi(2)).sum();
    let deviation = (squares / (months - 1.0)).sqrt();
    Some(Forecast {
        means: vec![mean; count],
        deviation,
        carry: vec![0.0; count.saturating_sub(1)],
        shared: vec![vec![months.sqrt().recip()]; count],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_twelve_months_count() {
        let mut series = vec![1_000.0; 5];
        series.extend([10.0, 14.0].repeat(6));
        let forecast = forecast(&series, 2).unwrap();
        assert_eq!(forecast.means, [12.0, 12.0]);
        assert!((forecast.deviation - (48.0_f64 / 11.0).sqrt()).abs() < 1e-12);
    }
}
