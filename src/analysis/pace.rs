//! How a yearly target is spread over the year: what was to be expected by a day.
//!
//! By the seasonal profile of the earlier years where there are two or more whole ones, by working days, or by
//! calendar days.

use super::course::MonthlyCounts;
use crate::model::{Day, Month, Period};

/// How the yearly target is spread over the year.
#[derive(Clone, Debug, PartialEq)]
pub enum Profile {
    /// The mean of the monthly shares of these earlier years.
    Seasonal {
        years: Vec<i32>,
        shares: [f64; 12],
    },
    /// Mondays to Fridays count alike, other days nothing.
    WorkingDays,
    CalendarDays,
}

/// What the target may be spread by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The seasonal profile where there is one, else calendar days.
    #[default]
    Seasonal,
    WorkingDays,
    CalendarDays,
}

/// Fewer placements a year than this give no profile worth following.
const PROFILE_BASE: u64 = 360;

impl Profile {
    /// The profile for `year`: of the whole years before it in the data, if there are two or more.
    /// The last year before it may be cut off by the data's end; it does not count then.
    pub fn for_year(year: i32, counts: &MonthlyCounts, data_as_of: Day) -> Self {
        let mut years = Vec::new();
        let mut sums = [0.0; 12];
        for earlier in counts.first.year()..year {
            let is_over = Period::year(earlier).is_some_and(|period| period.last() <= data_as_of);
            let Some(months) = counts.year(earlier).filter(|_| is_over) else { continue };
            let whole: u64 = months.iter().sum();
            if whole < PROFILE_BASE {
                continue;
            }
            years.push(earlier);
            for (sum, month) in sums.iter_mut().zip(months) {
                *sum += month as f64 / whole as f64;
            }
        }
        if years.len() < 2 {
            return Self::CalendarDays;
        }
        Self::Seasonal { shares: sums.map(|sum| sum / years.len() as f64), years }
    }

    /// The profile for `year` on this basis.
    pub fn on(basis: Basis, year: i32, counts: &MonthlyCounts, data_as_of: Day) -> Self {
        match basis {
            Basis::Seasonal => Self::for_year(year, counts, data_as_of),
            Basis::WorkingDays => Self::WorkingDays,
            Basis::CalendarDays => Self::CalendarDays,
        }
    }

    /// The share of a year's target to be expected by the end of `period`, which begins anywhere in the year. By
    /// days, that of the data is not over yet, unless it ends the year: 304 of 366 on 31 October 2024. By the
    /// seasonal profile it counts, since the months of earlier years are whole.
    pub fn elapsed(&self, year: i32, period: Period, data_as_of: Day) -> f64 {
        let is_not_over = !matches!(self, Self::Seasonal { .. })
            && period.last() == data_as_of
            && data_as_of.plus(1).year() == year;
        let last = Period::new(data_as_of, data_as_of).filter(|_| is_not_over);
        self.share(year, period) - last.map_or(0.0, |last| self.share(year, last))
    }

    /// The share of a year's target that falls into `period`, by this profile; days inside a month
    /// count alike. Days outside `year` count nothing.
    pub fn share(&self, year: i32, period: Period) -> f64 {
        let Some(inside) = Period::year(year).and_then(|whole| whole.intersection(period)) else {
            return 0.0;
        };
        match self {
            Self::CalendarDays => {
                let whole = Period::year(year).map_or(365, Period::days);
                f64::from(inside.days()) / f64::from(whole)
            }
            Self::WorkingDays => {
                working_days(inside) as f64 / Period::year(year).map_or(1, working_days) as f64
            }
            Self::Seasonal { shares, .. } => months_of(inside)
                .filter_map(|month| {
                    let whole = Period::months(month, month)?;
                    let part = whole.intersection(inside)?;
                    let share = shares.get(usize::from(month.month_of_year()) - 1)?;
                    Some(share * f64::from(part.days()) / f64::from(whole.days()))
                })
                .sum(),
        }
    }
}

pub(super) fn months_of(period: Period) -> impl Iterator<Item = Month> {
    (period.first().month().number()..=period.last().month().number()).map(Month::from_number)
}

/// Mondays to Fridays; public holidays are not known here.
fn working_days(period: Period) -> usize {
    (0..period.days()).filter(|&day| period.first().plus(day).weekday() < 5).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(first: &str, counts: &[u64]) -> MonthlyCounts {
        MonthlyCounts { first: first.parse().unwrap(), counts: counts.to_vec() }
    }

    #[test]
    fn two_whole_earlier_years_make_a_seasonal_profile() {
        let mut months = vec![100; 24];
        months[11] = 0;
        months[23] = 0;
        months.extend([100; 10]);
        let counts = counts("2022-01", &months);
        let end: Day = "2024-10-31".parse().unwrap();
        let Profile::Seasonal { years, shares } = Profile::for_year(2024, &counts, end) else {
            panic!("no seasonal profile");
        };
        assert_eq!(years, [2022, 2023]);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let ten_months =
            Profile::Seasonal { years, shares }.share(2024, "2024-01..2024-10".parse().unwrap());
        assert!((ten_months - 10.0 / 11.0).abs() < 1e-12);
        assert_eq!(Profile::for_year(2023, &counts, end), Profile::CalendarDays);
    }

    #[test]
    fn shares_of_parts_add_up_to_the_share_of_the_whole() {
        let profile = Profile::Seasonal {
            years: vec![2022, 2023],
            shares: [0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05],
        };
        for profile in [profile, Profile::WorkingDays, Profile::CalendarDays] {
            let part = |text: &str| profile.share(2024, text.parse().unwrap());
            let sum = part("2024-01-01..2024-05-17") + part("2024-05-18..2024-12-31");
            assert!((sum - 1.0).abs() < 1e-12);
            assert!(part("2023").abs() < 1e-12);
        }
    }

    #[test]
    fn working_days_are_mondays_to_fridays() {
        for (period, days) in [
            ("2024-11-25..2024-12-01", 5),
            ("2024-11-30..2024-12-01", 0),
            ("2024", 262),
            ("2023", 260),
        ] {
            assert_eq!(working_days(period.parse().unwrap()), days, "{period}");
        }
    }

    #[test]
    fn the_day_of_the_data_is_not_over_but_that_a_year_ends_with() {
        let elapsed = |period: &str, as_of: &str| {
            Profile::CalendarDays.elapsed(2024, period.parse().unwrap(), as_of.parse().unwrap())
        };
        assert!((elapsed("2024-01..2024-10", "2024-10-31") - 304.0 / 366.0).abs() < 1e-12);
        assert!((elapsed("2024-01..2024-10", "2024-11-05") - 305.0 / 366.0).abs() < 1e-12);
        assert!((elapsed("2024", "2024-12-31") - 1.0).abs() < 1e-12);
        assert!(elapsed("2024-01-01..2024-01-01", "2024-01-01").abs() < 1e-12);
    }
}
