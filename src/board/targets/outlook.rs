//! Will we arrive: the year's end with its intervals, the months to it, and how the method has done.

use super::{Subject, words};
use crate::analysis::projection::{Backtest, Level, Projection, Step};
use crate::board::markup::Markup;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::Lang;

pub(super) fn outlook(html: &mut Markup, subject: &Subject<'_>) {
    let lang = subject.lang;
    let Some(projection) = &subject.projection else {
        html.words("p", &[("data-figure", "no-projection")], &words::no_projection(subject));
        return;
    };
    html.words("h3", &[("class", "published__finding")], words::OUTLOOK.get(lang));
    html.words("p", &[], &words::method(projection, lang));
    html.table(&months(projection, lang));
    if !projection.trials.is_empty() {
        html.details("backtest", words::BACKTEST.get(lang), |html| {
            html.words("p", &[], words::BACKTEST_MEANS.get(lang));
            html.table(&trials(projection, lang));
        });
    }
}

fn months(projection: &Projection, lang: Lang) -> DataTable {
    let headers = [
        words::MONTH_TO_COME,
        words::PROJECTED,
        words::WITHIN_80,
        words::WITHIN_95,
        words::YEAR_SO_FAR,
        words::WITHIN_80,
        words::WITHIN_95,
    ];
    let row = |step: &Step| {
        let of = [step.alone, step.cumulative];
        let cells = of.into_iter().flat_map(|estimate| {
            let range = |level| {
                let (low, high) = estimate.interval(level);
                Cell::new(
                    words::range(low, high, lang),
                    format!("{}..{}", format::raw(low), format::raw(high)),
                )
            };
            let mean = Cell::new(
                format::integer(estimate.mean.round() as i64, lang),
                format::raw(estimate.mean),
            );
            [mean, range(Level::Eighty), range(Level::NinetyFive)]
        });
        let month = Cell::new(format::month_long(step.month, lang), step.month.to_string());
        std::iter::once(month).chain(cells).collect()
    };
    DataTable {
        caption: words::OUTLOOK.get(lang).to_owned(),
        headers: headers.map(|text| text.get(lang).to_owned()).to_vec(),
        rows: projection.steps.iter().map(row).collect(),
    }
}

fn trials(projection: &Projection, lang: Lang) -> DataTable {
    let headers = [words::METHOD, words::MASE, words::HELD_80, words::HELD_95, words::TRIED];
    let share = |share: f64| Cell::new(format::percent(share, 0, lang), format::raw(share));
    let row = |trial: &crate::analysis::projection::Trial| {
        let mut name = words::name(trial.method, lang);
        if trial.method == projection.method {
            name.push('\n');
            name.push_str(words::CHOSEN.get(lang));
        }
        let cells = match trial.backtest {
            Some(Backtest { mase, held_80, held_95, months, .. }) => vec![
                Cell::new(format::decimal(mase, 2, lang), format::raw(mase)),
                share(held_80),
                share(held_95),
                Cell::count(months as u64, lang),
            ],
            None => vec![Cell::default(), Cell::default(), Cell::default(), Cell::count(0, lang)],
        };
        std::iter::once(Cell::word(name)).chain(cells).collect()
    };
    DataTable {
        caption: words::BACKTEST.get(lang).to_owned(),
        headers: headers.map(|text| text.get(lang).to_owned()).to_vec(),
        rows: projection.trials.iter().map(row).collect(),
    }
}
