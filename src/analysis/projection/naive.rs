//! The seasonal naive: a month is as the same month a year before, and as wrong as that has been.

use super::SEASON;
use super::forecast::Forecast;

/// Repeats the last year; the deviation is that of one year from the one before (Hyndman, Athanasopoulos:
/// Forecasting, 3rd ed., 5.5). A year that is higher than the last is so in most of its months: what months within a
/// year have in common is an error that they share.
pub(super) fn forecast(series: &[f64], count: usize) -> Option<Forecast> {
    let changes: Vec<f64> = changes(series).collect();
    if changes.is_empty() {
        return None;
    }
    let squares: f64 = changes.iter().map(|change| change * change).sum();
    let variance = squares / changes.len() as f64;
    let common = common(&changes).clamp(0.0, MOST_IN_COMMON * variance);
    let alone = variance - common;
    let share = if alone > 0.0 { (common / alone).sqrt() } else { 0.0 };
    let last = series.get(series.len() - SEASON..)?;
    Some(Forecast {
        means: last.iter().copied().cycle().take(count).collect(),
        deviation: alone.sqrt(),
        carry: (1..count)
            .map(|month| if month.is_multiple_of(SEASON) { 1.0 } else { 0.0 })
            .collect(),
        shared: vec![vec![share]; count],
    })
}

/// Of the variance of a month's change, what is put down to its year at most.
const MOST_IN_COMMON: f64 = 0.9;

/// The mean product of the changes of two months less than a year apart; 0 without two.
fn common(changes: &[f64]) -> f64 {
    let (mut sum, mut pairs) = (0.0, 0_u32);
    for (place, change) in changes.iter().enumerate() {
        for other in changes.iter().skip(place + 1).take(SEASON - 1) {
            sum += change * other;
            pairs += 1;
        }
    }
    if pairs == 0 { 0.0 } else { sum / f64::from(pairs) }
}

/// What each month differs by from the same month a year before.
pub(super) fn changes(series: &[f64]) -> impl Iterator<Item = f64> {
    series.iter().skip(SEASON).zip(series).map(|(month, before)| month - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_repeats_itself() {
        let mut series: Vec<f64> = (0..12).map(f64::from).collect();
        series.extend((0..12).map(|month| f64::from(month) + 3.0));
        let forecast = forecast(&series, 14).unwrap();
        assert_eq!(forecast.means.first(), Some(&3.0));
        assert_eq!(forecast.means.get(11), Some(&14.0));
        assert_eq!(forecast.means.get(12), Some(&3.0));
        assert!((forecast.deviation_of(12) - 3.0).abs() < 1e-12);
        // Each month was three higher: nine tenths of the variance is the year's.
        let sum = forecast.deviation_of_sum(12, 1.0).powi(2);
        assert!((sum - (12.0 * 0.9 + 144.0 * 8.1)).abs() < 1e-9);
        assert_eq!(super::forecast(&[1.0; 12], 1), None);
    }
}
