//! Ratios drawn towards what all units have together, the more the less a unit's own base is worth: empirical Bayes by
//! the moments of the units (Marshall 1991; for shares the same of a beta distribution).

use statrs::distribution::{Beta, ContinuousCDF, Gamma};

use super::{Measure, Observed, sums};

/// What is believed of a unit before its own figures are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    pub measure: Measure,
    /// The mean of the units' true ratios.
    pub mean: f64,
    /// Their variance; 0 where chance explains all the differences.
    pub variance: f64,
}

/// A ratio in the light of all units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrunken {
    pub mean: f64,
    /// Where the true ratio is with 95%.
    pub within_95: (f64, f64),
    /// How much the unit's own figures count, from 0 to 1.
    pub weight: f64,
}

impl Prior {
    /// Of these units; `None` without a base or an event.
    pub fn of(measure: Measure, units: &[Observed]) -> Option<Self> {
        let (events, base) = sums(units);
        if units.is_empty() || base <= 0.0 || events <= 0.0 {
            return None;
        }
        let mean = events / base;
        let spread = units.iter().map(|unit| unit.base * (unit.ratio() - mean).powi(2));
        let spread = spread.sum::<f64>() / base;
        let average = base / units.len() as f64;
        // What is left of the spread when that of chance is taken away.
        let variance = match measure {
            Measure::Rate => spread - mean / average,
            Measure::Share => {
                let chance = mean * (1.0 - mean) / average;
                (spread - chance) / (1.0 - 1.0 / average).max(f64::MIN_POSITIVE)
            }
        };
        Some(Self { measure, mean, variance: variance.max(0.0) })
    }

    /// What to think of a unit.
    pub fn shrink(self, unit: Observed) -> Shrunken {
        let Self { measure, mean, variance } = self;
        let chance = match measure {
            Measure::Rate => mean / unit.base,
            // A share's chance variance at the true ratio, on average over the units.
            Measure::Share => (mean * (1.0 - mean) - variance) / unit.base,
        };
        let weight = if variance > 0.0 { variance / (variance + chance.max(0.0)) } else { 0.0 };
        let shrunken = mean + weight * (unit.ratio() - mean);
        let within_95 = self.posterior(unit).unwrap_or((shrunken, shrunken));
        Shrunken { mean: shrunken, within_95, weight }
    }

    /// The 95% interval of a gamma or beta distribution with the unit's figures added; `None` where units do not differ.
    fn posterior(self, unit: Observed) -> Option<(f64, f64)> {
        let Self { measure, mean, variance } = self;
        if variance <= 0.0 {
            return None;
        }
        match measure {
            Measure::Rate => {
                let (shape, rate) = (mean * mean / variance, mean / variance);
                let of = Gamma::new(shape + unit.events, rate + unit.base).ok()?;
                Some((of.inverse_cdf(0.025), of.inverse_cdf(0.975)))
            }
            Measure::Share => {
                let size = mean * (1.0 - mean) / variance - 1.0;
                let (a, b) = (mean * size, (1.0 - mean) * size);
                let of = Beta::new(a + unit.events, b + unit.base - unit.events).ok()?;
                Some((of.inverse_cdf(0.025), of.inverse_cdf(0.975)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_units() -> impl Strategy<Value = Vec<Observed>> {
        let unit = (1u32..3_000, 0.0..0.4).prop_map(|(base, ratio): (u32, f64)| {
            let base = f64::from(base);
            Observed { events: (base * ratio).round(), base }
        });
        prop::collection::vec(unit, 3..40)
    }

    proptest! {
        #[test]
        fn a_unit_moves_towards_all_and_the_more_the_smaller_it_is(units in any_units()) {
            for measure in [Measure::Rate, Measure::Share] {
                let Some(prior) = Prior::of(measure, &units) else { continue };
                for unit in &units {
                    let found = prior.shrink(*unit);
                    let between = |x: f64, a: f64, b: f64| x >= a.min(b) - 1e-9 && x <= a.max(b) + 1e-9;
                    prop_assert!(between(found.mean, unit.ratio(), prior.mean));
                    let (low, high) = found.within_95;
                    prop_assert!(low <= high);
                    let larger = Observed { events: unit.events * 10.0, base: unit.base * 10.0 };
                    prop_assert!(prior.shrink(larger).weight >= found.weight - 1e-12);
                }
            }
        }
    }

    #[test]
    fn one_complaint_in_five_placements_is_not_two_hundred_in_a_thousand() {
        let mut units: Vec<Observed> =
            (0..30).map(|at| Observed { events: f64::from(at % 7), base: 400.0 }).collect();
        units.push(Observed { events: 1.0, base: 5.0 });
        let prior = Prior::of(Measure::Rate, &units).unwrap();
        let small = prior.shrink(Observed { events: 1.0, base: 5.0 });
        assert!(small.mean < 0.02 && small.weight < 0.1, "{small:?}");
    }
}
