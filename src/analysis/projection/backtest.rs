//! How the candidates would have done: from one month after the other, what came next is projected and held against
//! what came (a rolling origin; Hyndman, Athanasopoulos: Forecasting, 3rd ed., 5.10).

use super::estimate::Level;
use super::panel::Panel;
use super::{Method, TWO_YEARS, naive};

/// The latest so many months to project from: what was long ago says little of a method now.
const ORIGINS: usize = 24;
/// A candidate whose 80% interval held less often is left out while there is another.
const HELD_ENOUGH: f64 = 0.7;

/// One candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    pub method: Method,
    /// `None` where the series is too short to try it.
    pub backtest: Option<Backtest>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backtest {
    /// How many months were projected from, and how many months in all.
    pub origins: usize,
    pub months: usize,
    /// The mean absolute error, as a multiple of what the seasonal naive is off by within the series known then
    /// (Hyndman & Koehler 2006). Below 1 is better than repeating last year.
    pub mase: f64,
    /// The shares of months that came inside their intervals.
    pub held_80: f64,
    pub held_95: f64,
}

/// Tries every candidate at projecting `ahead` months; none for less than two years.
pub(super) fn trials(series: &[f64], ahead: usize) -> Vec<Trial> {
    if series.len() < TWO_YEARS {
        return Vec::new();
    }
    let first = TWO_YEARS.max(series.len().saturating_sub(ORIGINS));
    let mut scores = Method::CANDIDATES.map(|method| (method, Some(Score::default())));
    let mut before = None;
    for origin in first..series.len() {
        let Some((known, came)) = series.split_at_checked(origin) else { break };
        let panel = Panel::ask(known, ahead.min(came.len()), before.as_ref());
        for (method, score) in &mut scores {
            *score = score.take().and_then(|score| score.of(*method, &panel, known, came));
        }
        before = Some(panel);
    }
    let origins = series.len() - first;
    let trials = scores.map(|(method, score)| Trial {
        method,
        backtest: score.and_then(|score| score.finish(origins)),
    });
    trials.to_vec()
}

/// The candidate with the smallest error among those whose intervals held; without any back-test the first.
pub(super) fn choose(trials: &[Trial]) -> Option<Method> {
    let tried = || trials.iter().filter_map(|trial| Some((trial.method, trial.backtest?)));
    let held = || tried().filter(|(_, backtest)| backtest.held_80 >= HELD_ENOUGH);
    let best = held().min_by(|(_, a), (_, b)| a.mase.total_cmp(&b.mase));
    let surest = || tried().min_by(|(_, a), (_, b)| b.held_80.total_cmp(&a.held_80));
    best.or_else(surest).map(|(method, _)| method).or_else(|| Some(trials.first()?.method))
}

/// The seasonal naive's mean absolute error within a series; `None` for one that repeats itself exactly.
fn scale(series: &[f64]) -> Option<f64> {
    let (sum, count) = naive::changes(series)
        .fold((0.0, 0_u32), |(sum, count), change| (sum + change.abs(), count + 1));
    (sum > 0.0).then(|| sum / f64::from(count))
}

#[derive(Default)]
struct Score {
    months: usize,
    scaled: f64,
    held_80: usize,
    held_95: usize,
}

impl Score {
    /// Counts in what a candidate made of what was known, now that it is known what came; `None` where it made nothing
    /// of it.
    fn of(mut self, method: Method, panel: &Panel, known: &[f64], came: &[f64]) -> Option<Self> {
        let forecast = panel.of(method)?;
        let scale = scale(known)?;
        for ((mean, came), ahead) in forecast.means.iter().zip(came).zip(1..) {
            let deviation = forecast.deviation_of(ahead).hypot(panel.disagreement_of(ahead));
            let error = (came - mean).abs();
            self.months += 1;
            self.scaled += error / scale;
            self.held_80 += usize::from(error <= Level::Eighty.deviations() * deviation);
            self.held_95 += usize::from(error <= Level::NinetyFive.deviations() * deviation);
        }
        Some(self)
    }

    fn finish(self, origins: usize) -> Option<Backtest> {
        let months = self.months as f64;
        (self.months > 0).then(|| Backtest {
            origins,
            months: self.months,
            mase: self.scaled / months,
            held_80: self.held_80 as f64 / months,
            held_95: self.held_95 as f64 / months,
        })
    }
}
