//! How far the target is reached: in people, in points, in days, and what the rest of the year asks for.

use super::Subject;
use super::words;
use crate::analysis::attainment::Attainment;
use crate::board::markup::{Figure, Markup};
use crate::board::texts;
use crate::chart::format;
use crate::model::Lang;

pub(super) fn figures(html: &mut Markup, subject: &Subject<'_>) {
    let lang = subject.lang;
    let figures = match &subject.attainment {
        Some(attainment) => against_target(attainment, subject),
        None => vec![Figure {
            key: "year-target",
            label: texts::TARGET.get(lang),
            value: texts::NO_TARGET.get(lang).to_owned(),
            raw: String::new(),
            note: texts::NO_TARGET_REASON.get(lang).to_owned(),
        }],
    };
    html.figures(&figures);
    if subject.attainment.as_ref().is_some_and(|attainment| attainment.is_target_low) {
        html.words("p", &[("class", "band band--attention")], words::TOO_LOW.get(lang));
    }
}

fn against_target(attainment: &Attainment, subject: &Subject<'_>) -> Vec<Figure> {
    let lang = subject.lang;
    let people = |count: f64| format::signed(count.round() as i64, lang);
    let points = attainment.points(2);
    let pace = format::percent(attainment.elapsed, 2, lang);
    let share = format::percent(attainment.ratio, 2, lang);
    let mut figures = vec![
        Figure {
            key: "points",
            label: words::POINTS.get(lang),
            value: words::points(points, lang),
            raw: format::raw(points),
            note: format!("{share} − {pace} ({})", words::profile(&subject.profile, lang)),
        },
        Figure {
            key: "gap",
            label: words::GAP.get(lang),
            value: people(attainment.gap),
            raw: format::raw(attainment.gap),
            note: words::expected(attainment, lang),
        },
        Figure {
            key: "days-ahead",
            label: words::DAYS_AHEAD.get(lang),
            value: people(attainment.days_ahead),
            raw: format::raw(attainment.days_ahead),
            note: words::days(attainment, lang),
        },
        Figure {
            key: "to-go",
            label: words::TO_GO.get(lang),
            value: format::integer(attainment.to_go.max(0), lang),
            raw: attainment.to_go.to_string(),
            note: words::sum(attainment, lang),
        },
    ];
    figures.extend(rate(attainment, lang));
    figures
}

fn rate(attainment: &Attainment, lang: Lang) -> Option<Figure> {
    let needed = attainment.rate.needed?;
    Some(Figure {
        key: "needed-rate",
        label: words::NEEDED_RATE.get(lang),
        value: format::decimal(needed, 1, lang),
        raw: format::raw(needed),
        note: words::rate(attainment, lang),
    })
}
