//! What the year would end with if the months to come went otherwise than projected.

use super::Estimate;

/// How the months to come go, as ratios to what is projected for them: 1 = as projected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scenario {
    pub pace: f64,
    /// Of one unit, besides.
    pub unit_pace: f64,
}

/// What the months to come bring of the whole, in people, before the pace of all: the projected rest, in which the
/// rest of the unit is taken times its pace. `unit` is the unit's own year's end.
fn rest(year_end: Estimate, unit: Option<Estimate>, unit_pace: f64) -> f64 {
    let of = |end: Estimate| (end.mean - end.floor).max(0.0);
    (of(year_end) + (unit_pace - 1.0) * unit.map_or(0.0, of)).max(0.0)
}

/// The year's end in that case. Its uncertainty grows and shrinks with what is to come.
pub fn what_if(year_end: Estimate, unit: Option<Estimate>, scenario: Scenario) -> Estimate {
    let projected = year_end.mean - year_end.floor;
    let then = rest(year_end, unit, scenario.unit_pace) * scenario.pace;
    let scale = if projected > 0.0 { then / projected } else { 1.0 };
    Estimate {
        mean: year_end.floor + then,
        deviation: year_end.deviation * scale,
        floor: year_end.floor,
    }
}

/// The pace of all months to come with which `target` people are just reached; `None` where they have come already,
/// or no pace would do.
pub fn pace_needed(
    year_end: Estimate,
    unit: Option<Estimate>,
    unit_pace: f64,
    target: f64,
) -> Option<f64> {
    let rest = rest(year_end, unit, unit_pace);
    (target > year_end.floor && rest > 0.0).then(|| (target - year_end.floor) / rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn end(floor: f64, mean: f64) -> Estimate {
        Estimate { mean, deviation: 100.0, floor }
    }

    #[test]
    fn as_projected_nothing_changes_and_one_unit_more_counts_its_own_rest() {
        let whole = end(35_945.0, 43_000.0);
        let unit = Some(end(9_000.0, 11_000.0));
        let as_projected = Scenario { pace: 1.0, unit_pace: 1.0 };
        assert_eq!(what_if(whole, unit, as_projected), whole);
        let half = what_if(whole, unit, Scenario { pace: 1.0, unit_pace: 0.5 });
        assert!((half.mean - 42_000.0).abs() < 1e-9);
        let none = what_if(whole, None, Scenario { pace: 0.0, unit_pace: 1.0 });
        assert_eq!((none.mean, none.deviation), (35_945.0, 0.0));
    }

    proptest! {
        #[test]
        fn with_the_pace_needed_the_target_is_met(
            floor in 0.0..50_000.0,
            to_come in 1.0..20_000.0,
            of_unit in prop::option::of(0.0..5_000.0),
            unit_pace in 0.0..3.0,
            target in 0.0..90_000.0,
        ) {
            let whole = end(floor, floor + to_come);
            let unit = of_unit.map(|rest: f64| end(10.0, 10.0 + rest));
            match pace_needed(whole, unit, unit_pace, target) {
                Some(pace) => {
                    let met = what_if(whole, unit, Scenario { pace, unit_pace });
                    prop_assert!((met.mean - target).abs() < 1e-6 * target.max(1.0));
                }
                None => prop_assert!(target <= floor || unit.is_some()),
            }
        }
    }
}
