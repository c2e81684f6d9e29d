//! The year as it adds up, against the target's path, with the fan in which it may end.

use super::Subject;
use crate::analysis::projection::{Level, Step};
use crate::board::texts;
use crate::chart::Event;
use crate::chart::cumulative::{Ahead, Cumulative, cumulative};
use crate::chart::drawing::{Drawing, Frame};
use crate::model::{Day, Month, Period};

const HEIGHT: f64 = 260.0;

/// The drawing with markers of `events`, `width` CSS pixels wide; `None` for a year that the data do not reach.
pub(super) fn picture(subject: &Subject<'_>, events: Vec<Event>, width: u32) -> Option<Drawing> {
    let year = subject.extract.year;
    let first = Month::new(year, 1)?;
    let as_of = subject.extract.as_of.min(Day::from_ymd(year, 12, 31)?);
    let begun = as_of.month().number() - first.number() + 1;
    let since_january = |months: i32| Period::months(first, first.plus(months - 1));
    let realised =
        (1..=begun).filter_map(since_january).map(|period| subject.counts.within(period));
    let path = subject.target.map(|target| {
        let share = |month: usize| {
            let period = since_january(i32::try_from(month).unwrap_or(12));
            period.map_or(0.0, |period| subject.profile.share(year, period))
        };
        std::array::from_fn(|at| target.value as f64 * share(at + 1))
    });
    let steps = subject.projection.iter().flat_map(|projection| &projection.steps);
    let input = Cumulative {
        year,
        realised: realised.collect(),
        as_of,
        path,
        fan: steps.map(ahead).collect(),
        events,
        noun: texts::PLACEMENTS,
    };
    let id = "chart-year".to_owned();
    let frame = Frame { width: width.into(), height: HEIGHT, lang: subject.lang, id };
    (!input.realised.is_empty()).then(|| cumulative(&input, &frame))
}

fn ahead(step: &Step) -> Ahead {
    Ahead {
        month: step.month.month_of_year(),
        mean: step.cumulative.mean,
        within_80: step.cumulative.interval(Level::Eighty),
        within_95: step.cumulative.interval(Level::NinetyFive),
    }
}
