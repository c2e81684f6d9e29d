//! What changed since last time: against an earlier data set, or against the day that a meeting's figures went up to.

mod words;

use std::collections::BTreeSet;

use super::chips::filters;
use super::extract::Since;
use super::markup::{FRAME, Markup};
use super::options::SINCE;
use super::scene::Scene;
use super::targets::Subject;
use super::texts;
use super::wish::Section;
use crate::analysis::changes::{Changes, States};
use crate::analysis::course::MonthlyCounts;
use crate::chart::drawing::{Cell, DataTable, Drawing, Frame};
use crate::chart::format;
use crate::chart::waterfall::{Step, Waterfall, waterfall};
use crate::model::order::sorted;
use crate::model::{Day, Lang, Month};

/// The card, `width` CSS pixels wide; `None` where there is nothing to hold the data against.
pub(super) fn section(scene: Scene<'_>, subject: &Subject<'_>, width: u32) -> Option<Section> {
    let lang = scene.lang;
    let choices = choices(scene, subject);
    if choices.len() < 2 {
        return None;
    }
    let chosen = scene.wish.options.get(SINCE).map(String::as_str).unwrap_or_default();
    let found = subject.extract.since.as_ref().map(|since| (since.as_of, changes(subject, since)));
    let mut html = Markup::default();
    let card =
        [("class", "card units"), ("data-panel", "changes"), ("aria-labelledby", "changes-title")];
    html.within("section", &card, |html| {
        html.header(("changes", "changes-title"), lang, |html| {
            let finding = match &found {
                Some((day, changes)) => words::finding(changes, *day, lang),
                None => words::TITLE.get(lang).to_owned(),
            };
            html.words("h2", &[("id", "changes-title")], &finding);
        });
        html.within("div", &[("class", "published__controls")], |html| {
            html.select(SINCE, "", words::AGAINST.get(lang), &choices, chosen);
        });
        if let Some((day, changes)) = &found {
            shown(html, (scene, subject), *day, changes, width.saturating_sub(FRAME));
        }
    });
    Some(Section { name: "changes".to_owned(), html: html.into_html() })
}

fn shown(
    html: &mut Markup,
    (scene, subject): (Scene<'_>, &Subject<'_>),
    day: Day,
    changes: &Changes,
    width: u32,
) {
    let lang = scene.lang;
    html.words("p", &[("class", "units__note")], words::means(changes).get(lang));
    let drawing = draw(changes, day, width, lang);
    html.drawing("published__chart", &drawing);
    html.details("changes-table", texts::TABLE.get(lang), |html| html.table(&table(changes, lang)));
    html.details("changes-provenance", texts::WHERE_FROM.get(lang), |html| {
        html.within("ul", &[], |html| {
            let as_of = subject.extract.as_of;
            let lines = [
                Some(words::sum(changes, lang)),
                filters(scene, as_of),
                Some(words::days(day, as_of, lang)),
            ];
            for line in lines.into_iter().flatten() {
                html.words("li", &[], &line);
            }
        });
    });
}

/// What the data may be held against: nothing first, then other data sets, then meetings, the latest first.
fn choices(scene: Scene<'_>, subject: &Subject<'_>) -> Vec<(String, String)> {
    let lang = scene.lang;
    let sets = scene.config.iter().flat_map(|config| &config.data_sets);
    let others = sets.filter(|set| set.id != scene.wish.data_set);
    let sets = others.map(|set| (set.id.clone(), set.title.get(lang).to_owned()));
    let mut meetings: Vec<(Day, String)> = scene
        .meetings
        .iter()
        .filter(|meeting| meeting.data_as_of < subject.extract.as_of)
        .map(|meeting| (meeting.data_as_of, words::meeting(meeting, lang)))
        .collect();
    meetings.sort_by(|a, b| b.cmp(a));
    meetings.dedup_by_key(|(day, _)| *day);
    let meetings = meetings.into_iter().map(|(day, words)| (day.to_string(), words));
    std::iter::once((String::new(), words::NOTHING.get(lang).to_owned()))
        .chain(sets)
        .chain(meetings)
        .collect()
}

fn changes(subject: &Subject<'_>, since: &Since) -> Changes {
    let counts = |first, counts: &[u64]| MonthlyCounts { first, counts: counts.to_vec() };
    Changes::of(&States {
        then: since.then.as_ref().map(|(first, then)| counts(*first, then)),
        now: counts(subject.extract.first, &since.now),
        all: subject.counts.clone(),
    })
}

/// Months whose revision is drawn of its own; those of all others are summed.
const DRAWN: usize = 6;

/// From the earlier figure to the present one: revisions first, then what is new.
fn draw(changes: &Changes, day: Day, width: u32, lang: Lang) -> Drawing {
    let step = |label: String, change: i64, is_neutral: bool| Step {
        key: None,
        label,
        change: change as f64,
        is_neutral,
        selected: None,
    };
    let largest = |a: &(Month, i64), b: &(Month, i64)| {
        b.1.unsigned_abs().cmp(&a.1.unsigned_abs()).then_with(|| b.0.cmp(&a.0))
    };
    let mut revised = sorted(changes.revised.clone(), largest);
    let others = revised.split_off(DRAWN.min(revised.len()));
    let other = (!others.is_empty()).then(|| {
        let sum = others.iter().map(|(_, change)| change).sum();
        step(words::other_months(others.len(), lang), sum, true)
    });
    let revised = sorted(revised, |a: &(Month, i64), b| a.0.cmp(&b.0));
    let revised = revised.into_iter().map(|(month, change)| {
        step(words::revised(format::month_short(month, lang), lang), change, true)
    });
    let new = changes.new.iter().map(|(month, count)| {
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        step(words::new(format::month_short(*month, lang), lang), count, false)
    });
    // Without the earlier figures, the way begins with what is known now of those days.
    let from = changes.then.unwrap_or(changes.now.saturating_sub(changes.new_placements()));
    let input = Waterfall {
        from: from as f64,
        steps: other.into_iter().chain(revised).chain(new).collect(),
        to: changes.now,
        ends: words::ends(day),
        unit: texts::MONTH,
        noun: texts::PLACEMENTS,
    };
    let id = "chart-changes".to_owned();
    waterfall(&input, &Frame { width: width.into(), height: 0.0, lang, id })
}

/// Every month in which something changed.
fn table(changes: &Changes, lang: Lang) -> DataTable {
    let months: BTreeSet<Month> = changes
        .revised
        .iter()
        .map(|(month, _)| *month)
        .chain(changes.new.iter().map(|(month, _)| *month))
        .collect();
    let row = |month: Month| {
        let revised = changes.revised.iter().find(|(known, _)| *known == month);
        let new = changes.new.iter().find(|(known, _)| *known == month);
        vec![
            Cell::new(format::month_long(month, lang), month.to_string()),
            revised.map_or_else(Cell::default, |(_, change)| {
                Cell::new(format::signed(*change, lang), change.to_string())
            }),
            new.map_or_else(Cell::default, |(_, count)| Cell::count(*count, lang)),
        ]
    };
    DataTable {
        caption: words::TITLE.get(lang).to_owned(),
        headers: [texts::MONTH, words::REVISION, words::NEW]
            .map(|text| text.get(lang).to_owned())
            .to_vec(),
        rows: months.into_iter().map(row).collect(),
    }
}
