//! Are we on course: realisation against the target and against what was to be expected by now.
//!
//! Which profile the yearly target is spread over the year by is part of the answer.

use super::pace::{Profile, months_of};
use crate::model::config::Band;
use crate::model::target::{ScopeKind, Target};
use crate::model::{Day, Month, Period};

/// Placements by month, from the first month of the data on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthlyCounts {
    pub first: Month,
    pub counts: Vec<u64>,
}

impl MonthlyCounts {
    /// Placements of a month; `None` outside the data.
    pub fn of(&self, month: Month) -> Option<u64> {
        let index = usize::try_from(month.number() - self.first.number()).ok()?;
        self.counts.get(index).copied()
    }

    /// Placements of the months that lie wholly or partly in the period.
    pub fn within(&self, period: Period) -> u64 {
        months_of(period).filter_map(|month| self.of(month)).sum()
    }

    /// The twelve months of a year, if the data have them all.
    pub(super) fn year(&self, year: i32) -> Option<[u64; 12]> {
        let january = Month::new(year, 1)?;
        let mut counts = [0; 12];
        for (offset, count) in (0..).zip(&mut counts) {
            *count = self.of(january.plus(offset))?;
        }
        Some(counts)
    }
}

/// The target in force on `on` for a scope and a whole year: the newest version decided by then.
/// `None` where there is none, which is not a target of 0.
pub fn target_of<'a>(
    targets: &'a [Target],
    scope_kind: ScopeKind,
    scope: Option<&str>,
    year: i32,
    on: Day,
) -> Option<&'a Target> {
    let period = Period::year(year)?;
    targets
        .iter()
        .filter(|target| {
            target.scope_kind == scope_kind
                && target.period == period
                && scope.is_none_or(|scope| target.scope == scope)
                && target.decided_on <= on
        })
        .max_by_key(|target| (target.decided_on, target.version))
}

/// Where realisation stands at the end of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The days that count: the period as far as the data go.
    pub period: Period,
    pub realised: u64,
    pub against: Option<Against>,
}

/// Realisation held against a target. Ratios are unrounded, 1 = 100%.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Placements to reach in the whole year.
    pub target: u64,
    /// realised / target.
    pub attainment: f64,
    /// The share of the target to be expected in the period.
    pub elapsed: f64,
    /// target × elapsed, in placements.
    pub expected: f64,
    /// realised / expected; `None` where nothing was to be expected.
    pub elapsed_attainment: Option<f64>,
    /// realised − expected, in placements.
    pub gap: f64,
    /// realised / elapsed: the year's end if the rest of the year goes like the period, by the same
    /// profile. Only for periods that begin with the year.
    pub projection: Option<f64>,
    pub profile: Profile,
}

/// The course over `period`, which lies within one year, or `None` for the target where it does not or
/// where there is no target.
pub fn course(
    period: Period,
    realised: u64,
    target: Option<u64>,
    counts: &MonthlyCounts,
    data_as_of: Day,
) -> Course {
    let year = period.first().year();
    let against =
        target.filter(|&target| target > 0 && period.last().year() == year).map(|target| {
            let profile = Profile::for_year(year, counts, data_as_of);
            let elapsed = profile.elapsed(year, period, data_as_of);
            let expected = target as f64 * elapsed;
            let begins_with_year = Day::from_ymd(year, 1, 1) == Some(period.first());
            Against {
                target,
                attainment: realised as f64 / target as f64,
                elapsed,
                expected,
                elapsed_attainment: (expected > 0.0).then(|| realised as f64 / expected),
                gap: realised as f64 - expected,
                projection: (begins_with_year && elapsed > 0.0).then(|| realised as f64 / elapsed),
                profile,
            }
        });
    Course { period, realised, against }
}

/// The target of each month by the profile, from `first` on for `count` months; `None` where the
/// month's year has no target.
pub fn monthly_targets(
    first: Month,
    count: usize,
    counts: &MonthlyCounts,
    data_as_of: Day,
    target_of_year: impl Fn(i32) -> Option<u64>,
) -> Vec<Option<f64>> {
    (0..)
        .take(count)
        .map(|offset| {
            let month = first.plus(offset);
            let target = target_of_year(month.year())? as f64;
            let profile = Profile::for_year(month.year(), counts, data_as_of);
            Some(target * profile.share(month.year(), Period::months(month, month)?))
        })
        .collect()
}

/// The band of an unrounded ratio: the highest whose lower edge it reaches. Intervals are half-open,
/// so that every value has exactly one.
pub fn band_of(ratio: f64, bands: &[Band]) -> Option<&Band> {
    bands.iter().filter(|band| ratio >= band.from).max_by(|a, b| a.from.total_cmp(&b.from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Message;
    use crate::model::config::BandKey;

    fn counts(first: &str, counts: &[u64]) -> MonthlyCounts {
        MonthlyCounts { first: first.parse().unwrap(), counts: counts.to_vec() }
    }

    #[test]
    fn the_article_is_88_6_percent_and_ahead_of_calendar_pace() {
        let period: Period = "2024-01..2024-10".parse().unwrap();
        let none = counts("2024-01", &[0; 10]);
        let course = course(period, 35_945, Some(40_586), &none, period.last());
        let against = course.against.unwrap();
        assert!((against.attainment - 0.885_650).abs() < 1e-6);
        // The days before 31 October, which is not over on the day of the data.
        assert!((against.elapsed - 304.0 / 366.0).abs() < 1e-12);
        assert!(against.gap > 2_000.0);
        assert_eq!(against.profile, Profile::CalendarDays);
    }

    #[test]
    fn the_version_in_force_is_the_newest_decided_by_then() {
        let target = |version, decided: &str, value| Target {
            period: "2024".parse().unwrap(),
            scope_kind: ScopeKind::Office,
            scope: "office".into(),
            value,
            version,
            decided_on: decided.parse().unwrap(),
            decree: String::new(),
            source: String::new(),
        };
        let targets = [target(1, "2024-01-05", 41_797), target(2, "2024-06-01", 40_586)];
        let on = |day: &str| {
            target_of(&targets, ScopeKind::Office, None, 2024, day.parse().unwrap())
                .map(|t| t.value)
        };
        assert_eq!(on("2023-12-31"), None);
        assert_eq!(on("2024-05-31"), Some(41_797));
        assert_eq!(on("2024-06-01"), Some(40_586));
    }

    #[test]
    fn bands_are_half_open_on_unrounded_values() {
        let band = |key, from| Band { key, from, label: Message::default() };
        let bands = [
            band(BandKey::Achieved, 1.0),
            band(BandKey::OnTrack, 0.9),
            band(BandKey::Attention, 0.75),
            band(BandKey::Critical, 0.0),
        ];
        let key = |ratio| band_of(ratio, &bands).unwrap().key;
        assert_eq!(key(1.0), BandKey::Achieved);
        assert_eq!(key(0.999_999), BandKey::OnTrack);
        assert_eq!(key(0.9), BandKey::OnTrack);
        assert_eq!(key(0.0), BandKey::Critical);
        assert_eq!(key(1.4), BandKey::Achieved);
    }
}
