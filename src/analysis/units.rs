//! The parts of an office or of a year, each with its share of the target: agencies, destinations, schemes; quarters
//! and months.

use super::course::MonthlyCounts;
use super::pace::{Basis, Profile};
use crate::model::order::sorted;
use crate::model::{Day, Month, Period};

/// What is asked of a unit. Both are in people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// In its whole period; of a part of a year what falls to it, which need not be whole.
    pub target: f64,
    /// By the day of the data.
    pub expected: f64,
}

/// One part, in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// A code or an agency's id; of a part of the year its number from 1.
    pub key: String,
    pub realised: u64,
    /// `None` without a target, which is not a target of 0.
    pub aim: Option<Aim>,
}

impl Unit {
    /// realised / target, unrounded.
    pub fn attainment(&self) -> Option<f64> {
        self.aim.map(|aim| self.realised as f64 / aim.target)
    }

    /// realised / expected; `None` where nothing was to be expected yet.
    pub fn elapsed_attainment(&self) -> Option<f64> {
        let expected = self.aim?.expected;
        (expected > 0.0).then(|| self.realised as f64 / expected)
    }

    /// realised − expected, in people.
    pub fn gap(&self) -> Option<f64> {
        self.aim.map(|aim| self.realised as f64 - aim.expected)
    }

    /// expected / target: where the target's path is by the day of the data.
    pub fn pace(&self) -> Option<f64> {
        self.aim.map(|aim| aim.expected / aim.target)
    }
}

/// A unit with a target of its own for `year`; one of 0 is none. It is spread by the unit's own profile.
pub fn unit(
    key: String,
    year: i32,
    target: Option<u64>,
    counts: &MonthlyCounts,
    data_as_of: Day,
    basis: Basis,
) -> Option<Unit> {
    let whole = Period::year(year)?;
    let past = Period::new(whole.first(), data_as_of.min(whole.last()))?;
    let aim = target.filter(|&target| target > 0).map(|target| {
        let profile = Profile::on(basis, year, counts, data_as_of);
        let target = target as f64;
        Aim { target, expected: target * profile.elapsed(year, past, data_as_of) }
    });
    Some(Unit { key, realised: counts.within(past), aim })
}

/// The parts of a year, each of so many `months`, with what falls to them of its target. Those that have not begun
/// are there too.
pub fn parts(
    year: i32,
    months: i32,
    target: Option<u64>,
    counts: &MonthlyCounts,
    data_as_of: Day,
    profile: &Profile,
) -> Vec<Unit> {
    let Some(january) = Month::new(year, 1) else { return Vec::new() };
    let part = |at: i32| {
        let first = january.plus(at * months);
        let whole = Period::months(first, first.plus(months - 1))?;
        let past = Period::new(whole.first(), data_as_of.min(whole.last()));
        let share = profile.share(year, whole);
        let aim = target.filter(|&target| target > 0 && share > 0.0).map(|target| {
            let target = target as f64;
            let elapsed = past.map_or(0.0, |past| profile.elapsed(year, past, data_as_of));
            Aim { target: target * share, expected: target * elapsed }
        });
        let realised = past.map_or(0, |past| counts.within(past));
        Some(Unit { key: (at + 1).to_string(), realised, aim })
    };
    (0..12 / months).filter_map(part).collect()
}

/// In which order units are looked at. Units without a target come last, those with most placements first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Furthest behind first, in people.
    #[default]
    Gap,
    /// Lowest attainment first.
    Attainment,
    /// Most placements first.
    Realised,
}

pub fn ordered(units: Vec<Unit>, sort: Sort) -> Vec<Unit> {
    let by = |unit: &Unit| match sort {
        Sort::Gap => unit.gap(),
        Sort::Attainment => unit.attainment(),
        Sort::Realised => Some(-(unit.realised as f64)),
    };
    sorted(units, |a, b| {
        let (left, right) = (by(a).unwrap_or(f64::INFINITY), by(b).unwrap_or(f64::INFINITY));
        left.total_cmp(&right)
            .then_with(|| b.realised.cmp(&a.realised))
            .then_with(|| a.key.cmp(&b.key))
    })
}

/// From what was to be expected of the whole to what was realised, unit by unit, without a remainder:
/// `expected + apart + Σ steps + others = realised`.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    pub expected: f64,
    /// Σ of the units' expectations − the whole's: what of the target is not shared out, or shared out otherwise.
    pub apart: f64,
    /// The units that contribute most, either way, and by how many people; the furthest behind first. A unit without
    /// a target contributes all that it realised.
    pub steps: Vec<(String, f64)>,
    /// What the other units contribute together, and how many they are.
    pub others: (f64, usize),
    pub realised: u64,
}

/// The contributions of `units` to the gap of the whole, of which `most` are named.
pub fn contributions(whole: &Unit, units: &[Unit], most: usize) -> Option<Contributions> {
    let expected = whole.aim?.expected;
    let of = |unit: &Unit| unit.gap().unwrap_or(unit.realised as f64);
    let all: Vec<(String, f64)> = units.iter().map(|unit| (unit.key.clone(), of(unit))).collect();
    let largest = |a: &(String, f64), b: &(String, f64)| {
        b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0))
    };
    let mut steps = sorted(all, largest);
    let others = steps.split_off(most.min(steps.len()));
    let shared: f64 = units.iter().filter_map(|unit| Some(unit.aim?.expected)).sum();
    let counted: u64 = units.iter().map(|unit| unit.realised).sum();
    // Where rows have no unit, they are among the others.
    let nowhere = whole.realised as f64 - counted as f64;
    Some(Contributions {
        expected,
        apart: shared - expected,
        steps: sorted(steps, |a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0))),
        others: (others.iter().map(|(_, gap)| gap).sum::<f64>() + nowhere, others.len()),
        realised: whole.realised,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn of(first: &str, counts: &[u64]) -> MonthlyCounts {
        MonthlyCounts { first: first.parse().unwrap(), counts: counts.to_vec() }
    }

    fn named(key: &str, realised: u64, aim: Option<(f64, f64)>) -> Unit {
        let aim = aim.map(|(target, expected)| Aim { target, expected });
        Unit { key: key.to_owned(), realised, aim }
    }

    #[test]
    fn a_unit_is_held_against_its_own_target_and_one_without_against_none() {
        let counts = of("2024-01", &[10; 10]);
        let against = |target| {
            let basis = Basis::CalendarDays;
            unit("P001".to_owned(), 2024, target, &counts, day("2024-10-31"), basis).unwrap()
        };
        let with = against(Some(120));
        assert_eq!(with.realised, 100);
        assert!((with.pace().unwrap() - 304.0 / 366.0).abs() < 1e-12);
        assert!((with.gap().unwrap() - (100.0 - 120.0 * 304.0 / 366.0)).abs() < 1e-9);
        for without in [against(None), against(Some(0))] {
            assert_eq!((without.realised, without.attainment(), without.gap()), (100, None, None));
        }
    }

    #[test]
    fn quarters_of_a_year_are_there_before_they_begin() {
        let counts = of("2024-01", &[100; 5]);
        let quarters =
            parts(2024, 3, Some(1_200), &counts, day("2024-05-31"), &Profile::CalendarDays);
        let found: Vec<_> = quarters.iter().map(|quarter| quarter.realised).collect();
        assert_eq!(found, [300, 200, 0, 0]);
        let last = quarters[3].aim.unwrap();
        assert!((last.target - 1_200.0 * 92.0 / 366.0).abs() < 1e-9 && last.expected == 0.0);
        assert_eq!(quarters[3].elapsed_attainment(), None);
    }

    #[test]
    fn units_without_a_target_come_last() {
        let units = vec![
            named("a", 5, None),
            named("b", 80, Some((100.0, 90.0))),
            named("c", 9, None),
            named("d", 70, Some((80.0, 60.0))),
        ];
        let order = |sort| {
            ordered(units.clone(), sort).into_iter().map(|unit| unit.key).collect::<String>()
        };
        assert_eq!(order(Sort::Gap), "bdca");
        assert_eq!(order(Sort::Attainment), "bdca");
        assert_eq!(order(Sort::Realised), "bdca");
    }

    fn any_unit() -> impl Strategy<Value = Unit> {
        let aim = prop::option::of((1u64..5_000, 0.0..1.0));
        ("[a-z]{3}", 0u64..5_000, aim).prop_map(|(key, realised, aim)| {
            let aim = aim.map(|(target, share)| (target as f64, target as f64 * share));
            named(&key, realised, aim)
        })
    }

    proptest! {
        #[test]
        fn contributions_lead_from_the_expected_to_the_realised(
            units in prop::collection::vec(any_unit(), 0..30),
            nowhere in 0u64..50,
            most in 0usize..12,
            target in 1u64..90_000,
        ) {
            let realised = units.iter().map(|unit| unit.realised).sum::<u64>() + nowhere;
            let whole = named("", realised, Some((target as f64, target as f64 * 0.8)));
            let found = contributions(&whole, &units, most).unwrap();
            let sum = found.steps.iter().map(|(_, gap)| gap).sum::<f64>();
            let end = found.expected + found.apart + sum + found.others.0;
            prop_assert!((end - realised as f64).abs() < 1e-6);
            prop_assert_eq!(found.steps.len() + found.others.1, units.len());
            prop_assert!(found.steps.is_sorted_by(|a, b| a.1 <= b.1));
        }

        #[test]
        fn parts_of_a_year_add_up_to_it(
            months in prop::collection::vec(0u64..900, 12),
            each in prop::sample::select(vec![1, 3, 6]),
            day_of_year in 0i32..366,
            target in 1u64..90_000,
        ) {
            let as_of = day("2024-01-01").plus(day_of_year);
            let mut counts = of("2024-01", &months);
            counts.counts.truncate(usize::from(as_of.month().month_of_year()));
            let profile = Profile::WorkingDays;
            let parts = parts(2024, each, Some(target), &counts, as_of, &profile);
            let whole: f64 = parts.iter().filter_map(|part| Some(part.aim?.target)).sum();
            let realised: u64 = parts.iter().map(|part| part.realised).sum();
            prop_assert!((whole - target as f64).abs() < 1e-6);
            prop_assert_eq!(realised, counts.counts.iter().sum::<u64>());
        }
    }
}
