//! Constraints over time: which come back from meeting to meeting, in which categories, and until when they lasted.

use std::collections::BTreeMap;

use super::{Room, agreed, words};
use crate::analysis::follow_up::Recurring;
use crate::board::markup::Markup;
use crate::board::options::MEETING;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::meeting::{ConstraintCategory, Meeting};
use crate::model::order::sorted;

/// The card; `None` where no meeting has named a constraint that the filters let through.
pub(super) fn section(room: &Room<'_>) -> Option<Section> {
    let lang = room.scene.lang;
    let all: Vec<&Recurring<'_>> = room
        .follow_up
        .constraints
        .iter()
        .filter(|one| room.is_about(one.agency, one.destination))
        .collect();
    if all.is_empty() {
        return None;
    }
    let again = all.iter().filter(|one| one.is_recurring()).count();
    let all = sorted(all, |a, b| {
        b.meetings
            .cmp(&a.meetings)
            .then_with(|| b.last.cmp(&a.last))
            .then_with(|| a.first.cmp(&b.first))
    });
    let mut html = Markup::default();
    let card = [
        ("class", "card constraints"),
        ("data-panel", "constraints"),
        ("aria-labelledby", "constraints-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("constraints", "constraints-title"), lang, |html| {
            html.words(
                "h2",
                &[("id", "constraints-title")],
                &words::constraints(again, all.len(), lang),
            );
            html.words("p", &[], words::CONSTRAINTS_MEAN.get(lang));
        });
        html.table(&categories(room, &all));
        html.within("ul", &[("class", "constraints__list")], |html| {
            for one in &all {
                html.within("li", &[("class", "ticket")], |html| constraint(html, room, one));
            }
        });
        html.details("constraints-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                html.words("li", &[], words::SAME_MEANS.get(lang));
                for line in words::sources(room.scene) {
                    html.words("li", &[], &line);
                }
            });
        });
    });
    Some(Section { name: "constraints".to_owned(), html: html.into_html() })
}

/// How often each category was named in each meeting, the most often named first.
fn categories(room: &Room<'_>, all: &[&Recurring<'_>]) -> DataTable {
    let lang = room.scene.lang;
    let mut counts: BTreeMap<ConstraintCategory, BTreeMap<&str, u64>> = BTreeMap::new();
    for (meeting, constraint) in all.iter().flat_map(|one| &one.named) {
        *counts.entry(constraint.category).or_default().entry(&meeting.id).or_default() += 1;
    }
    let meetings: Vec<&Meeting> = room.scene.meetings.iter().collect();
    let meetings = sorted(meetings, |a, b| a.start.cmp(&b.start));
    let total = |held: &BTreeMap<&str, u64>| held.values().sum::<u64>();
    let rows: Vec<_> = counts.into_iter().collect();
    let rows = sorted(rows, |a, b| total(&b.1).cmp(&total(&a.1)).then_with(|| a.0.cmp(&b.0)));
    let row = |(category, held): &(ConstraintCategory, BTreeMap<&str, u64>)| {
        let name = Cell::word(words::category(*category).get(lang));
        let cells = meetings
            .iter()
            .map(|meeting| Cell::count(held.get(meeting.id.as_str()).copied().unwrap_or(0), lang));
        std::iter::once(name).chain(cells).chain([Cell::count(total(held), lang)]).collect()
    };
    let days = meetings.iter().map(|meeting| format::day_short(meeting.start, lang));
    DataTable {
        caption: words::CATEGORIES.get(lang).to_owned(),
        headers: std::iter::once(words::CATEGORY.get(lang).to_owned())
            .chain(days)
            .chain([words::ALL.get(lang).to_owned()])
            .collect(),
        rows: rows.iter().map(row).collect(),
    }
}

fn constraint(html: &mut Markup, room: &Room<'_>, one: &Recurring<'_>) {
    let lang = room.scene.lang;
    let Some((meeting, latest)) = one.named.last() else { return };
    html.words("p", &[("class", "ticket__text"), ("lang", "id")], &latest.text);
    html.words("p", &[], &words::lasted(one, lang));
    if let Some(cause) = &latest.root_cause {
        html.words("p", &[("class", "ticket__note")], &words::cause(cause, lang));
    }
    html.within("p", &[("class", "ticket__about")], |html| {
        agreed::about(html, room.scene, &meeting.id, &latest.id, [one.agency, one.destination]);
        for (meeting, _) in &one.named {
            html.sets(&[(MEETING, &meeting.id)], &format::day_short(meeting.start, lang));
        }
    });
}
