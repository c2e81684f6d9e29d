//! Where the year will end: what was placed so far, and the months that remain by the method that did best when
//! earlier months were projected as if they had not been known.
//!
//! An interval holds what is unsure about that method, and how far the candidates are apart: which of them is right is
//! not known either.
//!
//! The candidates are a seasonal naive and exponential smoothing (Hyndman et al. 2008, additive errors). They are our
//! own: of the crates for it, augurs-ets 0.10 leaves seasons unimplemented, and brings a random generator.

mod backtest;
mod estimate;
pub mod forecast;
mod mean;
mod naive;
mod panel;
mod search;
mod smoothing;
mod what_if;

use super::course::MonthlyCounts;
use crate::model::{Day, Month, Period};
pub use backtest::{Backtest, Trial};
pub use estimate::{Estimate, Level};
use forecast::Forecast;
use panel::Panel;
pub use smoothing::{Form, Smoothing};
pub use what_if::{Scenario, pace_needed, what_if};

/// Months after which a series repeats.
pub const SEASON: usize = 12;
/// Whole months without which nothing is projected.
pub const FEWEST_MONTHS: usize = 6;
/// Whole months from which the candidates compete; before that there is only [`Method::Mean`].
pub const TWO_YEARS: usize = 2 * SEASON;

/// How the months that remain are projected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The mean of the last whole months, twelve at most; for less than two years of data.
    Mean,
    /// The same month of the year before.
    SeasonalNaive,
    Smoothing(Form),
}

impl Method {
    /// What competes, the simplest first: of equals that one is taken.
    pub const CANDIDATES: [Self; 5] = [
        Self::SeasonalNaive,
        Self::Smoothing(Form { has_trend: false, is_seasonal: false }),
        Self::Smoothing(Form { has_trend: true, is_seasonal: false }),
        Self::Smoothing(Form { has_trend: false, is_seasonal: true }),
        Self::Smoothing(Form { has_trend: true, is_seasonal: true }),
    ];

    /// The months after `series` (placements a month, oldest first), `count` of them; `None` where the series is too
    /// short for the method.
    pub fn forecast(self, series: &[f64], count: usize) -> Option<Forecast> {
        match self {
            Self::Mean => mean::forecast(series, count),
            Self::SeasonalNaive => naive::forecast(series, count),
            Self::Smoothing(form) => Some(Smoothing::fit(form, series, None)?.forecast(count)),
        }
    }
}

/// A month that is not over, and the year up to its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub month: Month,
    /// Of the whole month, with what of it has come.
    pub alone: Estimate,
    /// Of the year from January on.
    pub cumulative: Estimate,
}

/// The year of the data's last day, to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    pub method: Method,
    /// Whole months that the method has learnt from.
    pub months: usize,
    /// How each candidate has done; empty for [`Method::Mean`].
    pub trials: Vec<Trial>,
    /// Placements of the year so far.
    pub realised: u64,
    /// The months that are not over, up to December; at least one.
    pub steps: Vec<Step>,
}

impl Projection {
    /// Placements of the whole year.
    pub fn year_end(&self) -> Option<Estimate> {
        self.steps.last().map(|step| step.cumulative)
    }

    /// How the chosen method has done.
    pub fn backtest(&self) -> Option<&Backtest> {
        let trial = self.trials.iter().find(|trial| trial.method == self.method)?;
        trial.backtest.as_ref()
    }
}

/// The whole months of the data, and what of the next has come.
struct History {
    /// Oldest first, from the first month with a placement on: an agency that began last year is not judged by
    /// months in which it was not there.
    series: Vec<f64>,
    /// The first month that is not over.
    next: Month,
    /// What of that month has come, and which share of its days is still to come.
    begun: f64,
    open: f64,
}

impl History {
    fn of(counts: &MonthlyCounts, data_as_of: Day) -> Option<Self> {
        let month = data_as_of.month();
        let whole_month = Period::months(month, month)?;
        let left = whole_month.days() - Period::new(whole_month.first(), data_as_of)?.days();
        let next = if left == 0 { month.plus(1) } else { month };
        let of = |month: Month| counts.of(month).unwrap_or(0) as f64;
        let months =
            (counts.first.number()..next.number()).map(|number| of(Month::from_number(number)));
        Some(Self {
            series: months.skip_while(|&count| count == 0.0).collect(),
            next,
            begun: if left == 0 { 0.0 } else { of(next) },
            open: if left == 0 { 1.0 } else { f64::from(left) / f64::from(whole_month.days()) },
        })
    }
}

/// Projects the year of the data's last day; `None` when it is over, and with fewer than [`FEWEST_MONTHS`].
pub fn project(counts: &MonthlyCounts, data_as_of: Day) -> Option<Projection> {
    let year = data_as_of.year();
    let history = History::of(counts, data_as_of)?;
    let december = Month::new(year, 12)?;
    let count = usize::try_from(december.number() - history.next.number() + 1)
        .ok()
        .filter(|&count| count > 0)?;
    if history.series.len() < FEWEST_MONTHS {
        return None;
    }
    let series = &history.series;
    let trials = backtest::trials(series, count);
    let method = backtest::choose(&trials).unwrap_or(Method::Mean);
    let panel = (!trials.is_empty()).then(|| Panel::ask(series, count, None));
    let forecast = match &panel {
        Some(panel) => panel.of(method)?.clone(),
        None => method.forecast(series, count)?,
    };
    let realised = counts.within(Period::months(Month::new(year, 1)?, december)?);
    Some(Projection {
        method,
        months: history.series.len(),
        trials,
        realised,
        steps: steps(&history, &forecast, panel.as_ref(), realised as f64),
    })
}

fn steps(
    history: &History,
    forecast: &Forecast,
    panel: Option<&Panel>,
    realised: f64,
) -> Vec<Step> {
    let mut sum = realised;
    let steps = forecast.means.iter().zip(1..).map(|(&mean, ahead)| {
        let is_first = ahead == 1;
        let open = if is_first { history.open } else { 1.0 };
        let begun = if is_first { history.begun } else { 0.0 };
        let to_come = open * mean.max(0.0);
        sum += to_come;
        let apart = panel.map_or(0.0, |panel| open * panel.disagreement_of(ahead));
        let apart_in_sum =
            panel.map_or(0.0, |panel| panel.disagreement_of_sum(ahead, history.open));
        Step {
            month: history.next.plus(ahead as i32 - 1),
            alone: Estimate {
                mean: begun + to_come,
                deviation: (open.sqrt() * forecast.deviation_of(ahead)).hypot(apart),
                floor: begun,
            },
            cumulative: Estimate {
                mean: sum,
                deviation: forecast.deviation_of_sum(ahead, history.open).hypot(apart_in_sum),
                floor: realised,
            },
        }
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(first: &str, counts: Vec<u64>) -> MonthlyCounts {
        MonthlyCounts { first: first.parse().unwrap(), counts }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn under_two_years_the_mean_of_the_last_months_is_all_there_is() {
        let counts = counts("2023-11", [90, 110].repeat(6));
        let projection = project(&counts, day("2024-10-31")).unwrap();
        assert_eq!((projection.method, projection.months), (Method::Mean, 12));
        assert!(projection.trials.is_empty() && projection.backtest().is_none());
        assert_eq!(projection.realised, 1_000);
        let year_end = projection.year_end().unwrap();
        assert!((year_end.mean - 1_200.0).abs() < 1e-9);
        let variance = 1_200.0 / 11.0;
        assert!((year_end.deviation.powi(2) - variance * (2.0 + 4.0 / 12.0)).abs() < 1e-9);
    }

    #[test]
    fn a_series_that_repeats_itself_is_repeated() {
        let counts = counts("2021-01", (0..46).map(|month| 100 + month % 12).collect());
        let projection = project(&counts, day("2024-10-31")).unwrap();
        let year_end = projection.year_end().unwrap();
        assert!((year_end.mean - f64::from((100..112).sum::<i32>())).abs() < 1e-6);
        assert_eq!(projection.method, Method::SeasonalNaive);
    }

    #[test]
    fn of_a_month_that_has_begun_only_the_days_to_come_are_projected() {
        let mut months = vec![100; 11];
        months.push(70);
        let half = project(&counts("2023-12", months.clone()), day("2024-11-15")).unwrap();
        assert_eq!((half.realised, half.steps.len(), half.months), (1_070, 2, 11));
        let november = half.steps.first().unwrap();
        assert!((november.alone.mean - 120.0).abs() < 1e-9);
        assert!((half.year_end().unwrap().mean - 1_220.0).abs() < 1e-9);
        assert_eq!(november.alone.floor, 70.0);
    }

    #[test]
    fn the_months_before_the_first_placement_do_not_count() {
        let mut months = vec![0; 24];
        months.extend([10; 10]);
        let projection = project(&counts("2022-01", months), day("2024-10-31")).unwrap();
        assert_eq!((projection.method, projection.months), (Method::Mean, 10));
        assert!((projection.year_end().unwrap().mean - 120.0).abs() < 1e-9);
    }

    #[test]
    fn a_year_that_is_over_and_too_few_months_are_not_projected() {
        let year = counts("2024-01", vec![5; 12]);
        assert_eq!(project(&year, day("2024-12-31")), None);
        assert_eq!(project(&counts("2024-06", vec![5; 5]), day("2024-10-31")), None);
        assert_eq!(project(&counts("2024-06", vec![]), day("2024-10-31")), None);
    }

    #[test]
    fn a_month_is_never_projected_below_nothing() {
        let falling = (0..34).map(|month| 340 - 10 * month).collect();
        let projection = project(&counts("2022-01", falling), day("2024-10-31")).unwrap();
        assert!(projection.steps.iter().all(|step| step.alone.mean >= 0.0));
        let year_end = projection.year_end().unwrap();
        assert!(year_end.interval(Level::NinetyFive).0 >= projection.realised as f64);
    }
}
