//! Whether a monthly figure runs otherwise after a month than before it: an interrupted time series. It tells that
//! something changed then, never why.
//!
//! The model is Wagner, Soumerai, Zhang and Ross-Degnan, *Segmented regression analysis of interrupted time series
//! studies in medication use research*, Journal of Clinical Pharmacy and Therapeutics 27 (2002) 299–309: a straight line,
//! a step and a bend at the month. Its plain errors are Newey and West's, which in short series call far too much a change:
//! of 34 months in which nothing happens, their 95% interval of the step leaves 0 out in 15 of 100 series without any
//! autocorrelation and in 30 with one of 0.6. Turner, Forbes, Karahalios, Taljaard and McKenzie, *Evaluation of statistical
//! methods used in the analysis of interrupted time series studies: a simulation study*, BMC Medical Research Methodology
//! 21 (2021) 181, found so too, and restricted likelihood the least biased, yet its intervals too narrow where one
//! autocorrelation is taken for granted. So the judgement weighs every autocorrelation by that likelihood (see [`Effect`]).
//!
//! `tests/before_after.rs` holds what comes of it. Of series in which nothing happens 1 to 6 in 100 are called changed, for
//! 12 to 60 months and autocorrelations of 0 to 0.6; at 0.8 it is 7 to 10. With 22 months before and 12 after, a step of
//! three standard deviations of the months is seen in 73 to 83 of 100 series and one of two in 32 to 47; with 8 and 4 a step
//! of three in 28 to 67. Months are taken to scatter alike all along and to hang together by the last one alone: of those that
//! scatter twice as much after, with an autocorrelation of 0.6, 14 to 17 in 100 are called changed, and of walks without a
//! level 11 to 18. The placebos are there to show that.

mod autocorrelation;
mod design;
mod newey_west;
mod placebo;
mod spread;

use super::least_squares::{dot, explain};
use crate::model::{Day, Month};
use autocorrelation::Weighed;
use design::Design;

pub use design::{SEASON_MONTHS, Term};
pub use newey_west::{Coefficient, Plain, lags};
pub use placebo::{PlaceboDates, PlaceboUnits, placebo_dates, placebo_units};
pub use spread::Effect;

/// The least months before (Penfold and Zhang, *Use of interrupted time series analysis in evaluating health care quality
/// improvements*, Academic Pediatrics 13 (2013) S38–S44).
pub const LEAST_BEFORE: usize = 8;

/// The least months from the change on: one more than the three of the Cochrane group for organisation of care (EPOC), so
/// that a line after it leaves something over. Penfold and Zhang ask for eight here too; with fewer only what is large is
/// seen, while false alarms stay as rare.
pub const LEAST_AFTER: usize = 4;

/// What chance may call a change where there is none.
const LEVEL: f64 = 0.05;

/// Less than this share of the figures left over by the lines is rounding.
const ROUNDING: f64 = 1e-9;

/// One figure a month, oldest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Series<'a> {
    pub first: Month,
    pub values: &'a [f64],
}

/// Why nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// Fewer than [`LEAST_BEFORE`] or [`LEAST_AFTER`].
    TooFewMonths { before: usize, after: usize },
    /// A month's figure is not known.
    Gap { month: Month },
    /// The figures lie on the lines, such as those that are always the same: there is nothing to hold a change against.
    NoScatter,
}

/// What the figures bear out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They run otherwise from the month on, by more than 95 of 100 series do in which nothing happens.
    Changed,
    /// Nothing that chance could not have done; a change smaller than [`Effect::half_width`] would not be seen.
    NoneSeen,
}

/// The months before and after, held against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct BeforeAfter {
    /// Of the series.
    pub first: Month,
    /// The first month that counts as after.
    pub since: Month,
    /// Months before, and from `since` on.
    pub months: (usize, usize),
    /// Whether a wave of twelve months is taken out, which takes [`SEASON_MONTHS`].
    pub is_season_out: bool,
    /// How much higher the first month after lies than the earlier line would have it.
    pub level: Effect,
    /// How much more, or less, the figure rises from month to month than before.
    pub slope: Effect,
    /// How much higher the months after lie on average than the earlier line would have them.
    pub average: Effect,
    /// How often chance would do as much to step and bend together.
    pub p: f64,
    /// How much of a month's deviation stays in the next, from 0 to 1.
    pub autocorrelation: f64,
    /// By ordinary least squares with Newey and West's errors; not what the verdict rests on.
    pub plain: Plain,
    /// The lines through the months, with the season.
    pub fitted: Vec<f64>,
    /// The earlier line from `since` on, with the season.
    pub unchanged: Vec<f64>,
    /// The season's part of each month; 0 where it is not taken out.
    pub season: Vec<f64>,
}

impl BeforeAfter {
    pub fn verdict(&self) -> Verdict {
        if self.p < LEVEL { Verdict::Changed } else { Verdict::NoneSeen }
    }
}

/// The first whole month from a day on: that in which something was decided is partly still before.
pub fn month_after(day: Day) -> Month {
    if day.day_of_month() == 1 { day.month() } else { day.month().plus(1) }
}

/// Holds the months from `since` on against those before.
pub fn before_after(series: Series<'_>, since: Month) -> Result<BeforeAfter, Unanswered> {
    let before = months_before(series, since)?;
    let design = Design::of(series.first, series.values.len(), before);
    let line = explain(design.columns(), series.values.to_vec());
    let size = |values: &[f64]| dot(values, values).sqrt();
    if size(&line.left) <= ROUNDING * size(series.values) {
        return Err(Unanswered::NoScatter);
    }
    let weighed = Weighed::of(&design, series.values);
    let after = series.values.len() - before;
    let middle = (after - 1) as f64 / 2.0;
    let coefficients = weighed.coefficients();
    let unchanged = design.course(&coefficients, |term| !term.is_change());
    Ok(BeforeAfter {
        first: series.first,
        since,
        months: (before, after),
        is_season_out: design.has_season(),
        level: weighed.effect(1.0, 0.0),
        slope: weighed.effect(0.0, 1.0),
        average: weighed.effect(1.0, middle),
        p: weighed.p(),
        autocorrelation: weighed.autocorrelation(),
        plain: Plain::of(&design, &line),
        fitted: design.course(&coefficients, |_| true),
        unchanged: unchanged.into_iter().skip(before).collect(),
        season: design.course(&coefficients, Term::is_season),
    })
}

/// How many months of a whole series lie before `since`, where there are enough on both sides.
fn months_before(series: Series<'_>, since: Month) -> Result<usize, Unanswered> {
    let all = series.values.len();
    let passed = since.number().saturating_sub(series.first.number());
    let before = usize::try_from(passed).unwrap_or(0).min(all);
    let after = all - before;
    if before < LEAST_BEFORE || after < LEAST_AFTER {
        return Err(Unanswered::TooFewMonths { before, after });
    }
    let mut months = (series.first.number()..).map(Month::from_number).zip(series.values);
    match months.find(|(_, value)| !value.is_finite()) {
        Some((month, _)) => Err(Unanswered::Gap { month }),
        None => Ok(before),
    }
}

#[cfg(test)]
mod tests;
