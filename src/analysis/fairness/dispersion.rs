//! Whether units differ by more than chance alone would have it, and by how much (Spiegelhalter 2005, 4.2 and A.3.2).

use super::{Measure, Observed, centre};
use crate::model::order::sorted;

/// The share of units at either end whose deviation is taken down to that of the next, so that a few that really stand
/// out do not widen the limits for all.
const WINSORISED: f64 = 0.1;

/// How far units lie apart, in the variance that chance would give them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// φ: the mean of the squared winsorised deviations; 1 where chance explains all.
    pub factor: f64,
    /// Whether φ is above what chance would allow: 1 + 2 √(2 / units).
    pub is_over: bool,
    pub units: usize,
}

impl Dispersion {
    /// A limit, moved away from the centre by √φ where units differ by more than chance.
    pub fn widened(self, limit: f64, centre: f64) -> f64 {
        if self.is_over { (centre + (limit - centre) * self.factor.sqrt()).max(0.0) } else { limit }
    }
}

/// `None` for fewer than three units or where nothing varies.
pub fn dispersion(measure: Measure, units: &[Observed]) -> Option<Dispersion> {
    let centre = centre(units)?;
    let deviation =
        |unit: &Observed| (unit.ratio() - centre) / measure.variance(centre, unit.base).sqrt();
    let deviations: Vec<f64> =
        units.iter().map(deviation).filter(|deviation| deviation.is_finite()).collect();
    let count = deviations.len();
    if count < 3 || count < units.len() {
        return None;
    }
    let deviations = winsorised(deviations);
    let factor = deviations.iter().map(|z| z * z).sum::<f64>() / count as f64;
    let is_over = factor > 1.0 + 2.0 * (2.0 / count as f64).sqrt();
    Some(Dispersion { factor, is_over, units: count })
}

/// The deviations at both ends taken to the first that stays; ascending.
fn winsorised(deviations: Vec<f64>) -> Vec<f64> {
    let deviations = sorted(deviations, f64::total_cmp);
    let cut = (deviations.len() as f64 * WINSORISED).floor() as usize;
    let low = deviations.get(cut).copied();
    let high = deviations.iter().rev().nth(cut).copied();
    match (low, high) {
        (Some(low), Some(high)) if low <= high => {
            deviations.into_iter().map(|deviation| deviation.clamp(low, high)).collect()
        }
        _ => deviations,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn unit(events: f64, base: f64) -> Observed {
        Observed { events, base }
    }

    #[test]
    fn units_that_are_alike_are_not_overdispersed_and_one_that_stands_out_does_not_make_them_so() {
        let mut units: Vec<Observed> =
            (0..40).map(|at| unit(100.0 + f64::from(at % 5) * 4.0 - 8.0, 1_000.0)).collect();
        let alike = dispersion(Measure::Rate, &units).unwrap();
        assert!(!alike.is_over && alike.factor < 1.0);
        units.push(unit(400.0, 1_000.0));
        assert!(!dispersion(Measure::Rate, &units).unwrap().is_over);
        let apart: Vec<Observed> =
            (0..40).map(|at| unit(100.0 + f64::from(at % 5) * 30.0 - 60.0, 1_000.0)).collect();
        let apart = dispersion(Measure::Rate, &apart).unwrap();
        assert!(apart.is_over);
        assert!(apart.widened(0.12, 0.1) > 0.12 && apart.widened(0.0, 0.1) == 0.0);
        assert!((alike.widened(0.12, 0.1) - 0.12).abs() < 1e-15);
    }

    #[test]
    fn too_few_units_and_units_without_events_say_nothing() {
        assert_eq!(dispersion(Measure::Rate, &[unit(1.0, 10.0), unit(2.0, 10.0)]), None);
        assert_eq!(dispersion(Measure::Rate, &[unit(0.0, 10.0); 9]), None);
        assert_eq!(dispersion(Measure::Share, &[unit(10.0, 10.0); 9]), None);
    }
}
