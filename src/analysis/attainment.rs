//! A target and how far it is reached: in people, in points, in days, and what the rest of the year asks for.

use super::course::MonthlyCounts;
use super::pace::Profile;
use crate::model::{Day, Month, Period};

/// Attainment above this deserves the question whether the target was too low (DOMAIN 3.4).
pub const TOO_LOW: f64 = 1.2;

/// A year's target held against what is realised by the day of the data. Ratios are unrounded, 1 = 100%.
#[derive(Clone, Debug, PartialEq)]
pub struct Attainment {
    pub realised: u64,
    pub target: u64,
    /// realised / target.
    pub ratio: f64,
    /// The share of the target to be expected by the day of the data.
    pub elapsed: f64,
    /// target × elapsed, in people.
    pub expected: f64,
    /// realised − expected, in people.
    pub gap: f64,
    /// How many days later, by the profile, the target would be expected to be reached as far; negative when
    /// behind. Of a target that is reached, the days to the year's end.
    pub days_ahead: f64,
    /// target − realised, in people; negative where it is surpassed.
    pub to_go: i64,
    pub rate: Rate,
    /// Whether the target is surpassed by so much that it may have been too low.
    pub is_target_low: bool,
}

impl Attainment {
    /// Percentage points between attainment and pace where both are shown with so many digits behind the point:
    /// what a reader gets who takes one from the other, 88,57 − 83,06 = 5,51.
    pub fn points(&self, digits: u32) -> f64 {
        let scale = 10f64.powi(i32::try_from(digits).unwrap_or(0));
        let shown = |ratio: f64| (ratio * 100.0 * scale).round();
        (shown(self.ratio) - shown(self.elapsed)) / scale
    }
}

/// People a month. Months that are not over count by their days.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// Since the year began; `None` on its first day.
    pub so_far: Option<f64>,
    /// For the rest of the year; `None` when the year is over, or nothing is to go.
    pub needed: Option<f64>,
    /// The best whole month of the year, the earliest of equals.
    pub best: Option<(Month, u64)>,
}

/// How far the target of `year` is reached on the day of the data. `counts` are those of the target's scope; a
/// target of 0 is none, and has no attainment.
pub fn attainment(
    year: i32,
    target: u64,
    counts: &MonthlyCounts,
    data_as_of: Day,
    profile: &Profile,
) -> Option<Attainment> {
    let whole = Period::year(year)?;
    if target == 0 || data_as_of < whole.first() {
        return None;
    }
    let as_of = data_as_of.min(whole.last());
    let past = Period::new(whole.first(), as_of)?;
    let realised = counts.within(past);
    let ratio = realised as f64 / target as f64;
    let elapsed = profile.elapsed(year, past, data_as_of);
    let expected = target as f64 * elapsed;
    let to_go = i64::try_from(target).ok()? - i64::try_from(realised).ok()?;
    Some(Attainment {
        realised,
        target,
        ratio,
        elapsed,
        expected,
        gap: realised as f64 - expected,
        days_ahead: days_ahead(profile, whole, ratio, elapsed, as_of),
        to_go,
        rate: rate(whole, past, realised, to_go, counts),
        is_target_low: ratio > TOO_LOW,
    })
}

/// The day of the year, from 0 and with a fraction, by which the profile expects this share of the target.
fn day_of_share(profile: &Profile, whole: Period, share: f64) -> f64 {
    let year = whole.first().year();
    let by_day = |days: i32| match days {
        0 => 0.0,
        days => Period::new(whole.first(), whole.first().plus(days - 1))
            .map_or(0.0, |period| profile.share(year, period)),
    };
    let (mut low, mut high) = (0, whole.days());
    // The first day with which the share is reached.
    while low < high {
        let middle = (low + high) / 2;
        if by_day(middle) < share { low = middle + 1 } else { high = middle }
    }
    if low == 0 {
        return 0.0;
    }
    let (before, after) = (by_day(low - 1), by_day(low));
    let part =
        if after > before { ((share - before) / (after - before)).clamp(0.0, 1.0) } else { 1.0 };
    f64::from(low - 1) + part
}

fn days_ahead(profile: &Profile, whole: Period, ratio: f64, elapsed: f64, as_of: Day) -> f64 {
    if ratio >= 1.0 {
        return f64::from(whole.last().number() - as_of.number());
    }
    day_of_share(profile, whole, ratio) - day_of_share(profile, whole, elapsed)
}

fn rate(whole: Period, past: Period, realised: u64, to_go: i64, counts: &MonthlyCounts) -> Rate {
    let over = months(past);
    let rest = 12.0 - over;
    let is_over = past.last() == whole.last();
    let best = (0..12)
        .map(|offset| whole.first().month().plus(offset))
        .filter(|month| month.last_day() <= past.last())
        .filter_map(|month| Some((month, counts.of(month)?)))
        .rev()
        .max_by_key(|(_, count)| *count);
    Rate {
        so_far: (over > 0.0).then(|| realised as f64 / over),
        needed: (!is_over && to_go > 0).then(|| to_go as f64 / rest),
        best,
    }
}

/// Months that a period from a year's first day lasts.
fn months(period: Period) -> f64 {
    let last = period.last();
    let month = last.month();
    let days = f64::from(last.number() - month.first_day().number() + 1);
    let of = f64::from(month.last_day().number() - month.first_day().number() + 1);
    f64::from(month.number() - period.first().month().number()) + days / of
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(target: u64, months: &[u64], as_of: &str, profile: &Profile) -> Attainment {
        let counts = MonthlyCounts { first: "2024-01".parse().unwrap(), counts: months.to_vec() };
        attainment(2024, target, &counts, as_of.parse().unwrap(), profile).unwrap()
    }

    /// 35.945 by the end of October.
    const SERVED: [u64; 10] =
        [3_000, 3_100, 3_200, 3_300, 3_400, 3_500, 3_600, 3_700, 4_600, 4_545];

    #[test]
    fn the_meeting_of_november_2024_was_ahead_of_its_pace() {
        let found = of(40_586, &SERVED, "2024-10-31", &Profile::CalendarDays);
        assert_eq!((found.realised, found.to_go), (35_945, 4_641));
        assert_eq!(format!("{:.2}", found.ratio * 100.0), "88.57");
        assert_eq!(format!("{:.2}", found.elapsed * 100.0), "83.06");
        assert_eq!(format!("{:.2}", found.points(2)), "5.51");
        assert!((found.elapsed - 304.0 / 366.0).abs() < 1e-12);
        assert!((found.rate.needed.unwrap() - 2_320.5).abs() < 1e-9);
        assert!((found.rate.so_far.unwrap() - 3_594.5).abs() < 1e-9);
        assert_eq!(found.rate.best.unwrap(), ("2024-09".parse().unwrap(), 4_600));
        // 88,57% of 366 days are 324,15.
        assert!((found.days_ahead - (0.885_650 * 366.0 - 304.0)).abs() < 1e-3);
        assert!(!found.is_target_low);
    }

    #[test]
    fn a_finished_year_has_nothing_left_to_need() {
        let mut months = SERVED.to_vec();
        months.extend([2_000, 2_000]);
        let found = of(40_586, &months, "2024-12-31", &Profile::CalendarDays);
        assert!((found.elapsed - 1.0).abs() < 1e-12);
        assert_eq!(found.rate.needed, None);
        assert!(found.days_ahead < 0.0);
        // Data of the next year say nothing more of this one.
        let later = of(40_586, &months, "2025-03-31", &Profile::CalendarDays);
        assert_eq!((later.realised, later.rate), (found.realised, found.rate));
    }

    #[test]
    fn far_above_the_target_is_drawn_and_asked_about() {
        let found = of(30_000, &[40_000], "2024-01-31", &Profile::CalendarDays);
        assert!(found.ratio > 1.0 && found.is_target_low);
        assert_eq!((found.to_go, found.rate.needed), (-10_000, None));
        assert!((found.days_ahead - 335.0).abs() < 1e-12);
    }

    #[test]
    fn no_target_is_none_and_not_0_percent() {
        let counts = MonthlyCounts { first: "2024-01".parse().unwrap(), counts: vec![5] };
        let day = "2024-01-31".parse().unwrap();
        assert_eq!(attainment(2024, 0, &counts, day, &Profile::CalendarDays), None);
        assert_eq!(attainment(2025, 10, &counts, day, &Profile::CalendarDays), None);
    }

    proptest! {
        #[test]
        fn gap_points_and_days_agree_in_their_sign(target in 1u64..100_000, months in prop::collection::vec(0u64..9_000, 1..12)) {
            let last = format!("2024-{:02}", months.len()).parse::<Month>().unwrap().last_day();
            for profile in [Profile::CalendarDays, Profile::WorkingDays] {
                let found = of(target, &months, &last.to_string(), &profile);
                let points = found.points(6);
                prop_assert!((found.gap / target as f64 * 100.0 - points).abs() < 2e-6);
                let is_even = points.abs() < 1e-5 || found.days_ahead.abs() < 1e-6;
                prop_assert!(is_even || (points > 0.0) == (found.days_ahead > 0.0));
                prop_assert_eq!(found.to_go, target as i64 - found.realised as i64);
            }
        }
    }
}
