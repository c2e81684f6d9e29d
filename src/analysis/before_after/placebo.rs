//! The same question where nothing was decided: at earlier months, and of other units.

use super::{BeforeAfter, LEAST_AFTER, LEAST_BEFORE, Series, before_after};
use crate::model::Month;

/// The model at every earlier month that leaves enough on both sides, in the months before the change alone.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceboDates {
    /// Each month, and the level's change there. Those rest on fewer months than ours and lie the further from 0 for it:
    /// ours is not flattered.
    pub levels: Vec<(Month, f64)>,
    /// How many lie at least as far from 0 as ours.
    pub as_large: usize,
}

impl PlaceboDates {
    /// The share that lie at least as far from 0 as ours; `None` without an earlier month to ask.
    pub fn share(&self) -> Option<f64> {
        let all = self.levels.len();
        (all > 0).then(|| self.as_large as f64 / all as f64)
    }
}

/// The same change at the same month in other units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceboUnits {
    /// Ours among all that were compared, 1 the strongest by [`super::Effect::strength`] of the level; of equals the same.
    pub place: usize,
    /// With ours.
    pub compared: usize,
    /// Units of which nothing can be said.
    pub left_out: usize,
}

/// Asks the months before the change, from which the season is taken as `found` has it.
pub fn placebo_dates(series: Series<'_>, found: &BeforeAfter) -> PlaceboDates {
    let (before, _) = found.months;
    let pairs = series.values.iter().zip(&found.season).take(before);
    let values: Vec<f64> = pairs.map(|(value, season)| value - season).collect();
    let last = before.saturating_sub(LEAST_AFTER);
    let months = (LEAST_BEFORE..=last).zip((0..).skip(LEAST_BEFORE));
    let level = |(_, passed): (usize, i32)| {
        let since = series.first.plus(passed);
        let there = Series { values: &values, ..series };
        Some((since, before_after(there, since).ok()?.level.value))
    };
    let levels: Vec<(Month, f64)> = months.filter_map(level).collect();
    let ours = found.level.value.abs();
    let as_large = levels.iter().filter(|(_, level)| level.abs() >= ours).count();
    PlaceboDates { levels, as_large }
}

/// Asks other units at the same month. Where many of them change then, it was not ours alone.
pub fn placebo_units(found: &BeforeAfter, others: &[Series<'_>]) -> PlaceboUnits {
    let ours = found.level.strength();
    let strengths: Vec<f64> = others
        .iter()
        .filter_map(|other| Some(before_after(*other, found.since).ok()?.level.strength()))
        .collect();
    PlaceboUnits {
        place: 1 + strengths.iter().filter(|strength| **strength > ours).count(),
        compared: 1 + strengths.len(),
        left_out: others.len() - strengths.len(),
    }
}
