//! One meeting: agenda by day, who spoke and came, the figures shown there with our recomputation, and what came of it.

use std::collections::BTreeMap;

use super::documents::documents;
use super::{Room, agreed, words};
use crate::analysis::course::{MonthlyCounts, course, target_of};
use crate::analysis::follow_up::Followed;
use crate::board::markup::Markup;
use crate::board::options::{MEETING, PAGE};
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::claim::recompute;
use crate::model::meeting::{FigureShown, Meeting};
use crate::model::minutes::Kind;
use crate::model::target::ScopeKind;
use crate::model::{Day, Period};

/// The card of the meeting that is chosen, else of the last one.
pub(super) fn section(room: &Room<'_>) -> Option<Section> {
    let lang = room.scene.lang;
    let wanted = room.scene.wish.options.get(MEETING);
    let meetings = room.scene.meetings;
    // A marker on a chart knows it without spaces.
    let is_wanted = |meeting: &&Meeting| {
        wanted.is_some_and(|id| {
            meeting.id == *id || meeting.id.replace(char::is_whitespace, "_") == *id
        })
    };
    let chosen = meetings.iter().find(is_wanted);
    let meeting = chosen.or_else(|| meetings.iter().max_by_key(|meeting| meeting.start))?;
    let mut html = Markup::default();
    let card = [
        ("class", "card meeting"),
        ("data-panel", "meeting"),
        ("aria-labelledby", "meeting-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("meeting", "meeting-title"), lang, |html| {
            html.words(
                "h2",
                &[("id", "meeting-title"), ("tabindex", "-1"), ("lang", "id")],
                &meeting.title,
            );
            html.words("p", &[], &words::held(meeting, lang));
            html.words("p", &[], &words::chaired(meeting, lang));
            html.within("p", &[("class", "ticket__about")], |html| {
                let record = (&*meeting.id, Kind::Meeting, &*meeting.id);
                agreed::change(html, room.scene, "meeting", record);
            });
        });
        html.within("div", &[("class", "meeting__grid")], |html| {
            html.within("div", &[], |html| agenda(html, room, meeting));
            html.within("div", &[], |html| {
                attendance(html, room, meeting);
                documents(html, meeting, lang);
            });
        });
        figures(html, room, meeting);
        outcome(html, room, meeting);
        if !meeting.source.is_empty() {
            html.words("p", &[("class", "units__note")], &words::source(meeting, lang));
        }
    });
    Some(Section { name: "meeting".to_owned(), html: html.into_html() })
}

fn agenda(html: &mut Markup, room: &Room<'_>, meeting: &Meeting) {
    let lang = room.scene.lang;
    html.words("h3", &[], words::AGENDA.get(lang));
    let mut days: BTreeMap<Day, Vec<&str>> = BTreeMap::new();
    for item in &meeting.agenda {
        days.entry(item.day).or_default().push(&item.title);
    }
    if days.is_empty() {
        html.words("p", &[], words::NOT_RECORDED.get(lang));
    }
    for (day, titles) in days {
        html.words("h4", &[], &format::day_long(day, lang));
        html.within("ol", &[], |html| titles.iter().for_each(|title| html.words("li", &[], title)));
    }
    html.words("h3", &[], words::SPEAKERS.get(lang));
    if meeting.speakers.is_empty() {
        html.words("p", &[], words::NOT_RECORDED.get(lang));
    }
    html.within("ul", &[], |html| {
        for speaker in &meeting.speakers {
            html.words("li", &[], &words::speaker(speaker));
        }
    });
}

fn attendance(html: &mut Markup, room: &Room<'_>, meeting: &Meeting) {
    let lang = room.scene.lang;
    html.words("h3", &[], words::ATTENDANCE.get(lang));
    if meeting.attendance.is_empty() {
        html.words("p", &[], words::NOT_RECORDED.get(lang));
        return;
    }
    let row = |one: &crate::model::meeting::Attendance| {
        let people = match one.people {
            Some(people) => Cell::count(people.into(), lang),
            None => Cell::new(words::NO_NUMBER.get(lang), ""),
        };
        vec![Cell::word(one.institution.clone()), people]
    };
    html.table(&DataTable {
        caption: words::ATTENDANCE.get(lang).to_owned(),
        headers: vec![words::INSTITUTION.get(lang).to_owned(), words::PEOPLE.get(lang).to_owned()],
        rows: meeting.attendance.iter().map(row).collect(),
    });
}

/// What was said there, its sum done again, and what the data say of the days up to the meeting's figures.
fn figures(html: &mut Markup, room: &Room<'_>, meeting: &Meeting) {
    let lang = room.scene.lang;
    html.words("h3", &[], words::FIGURES.get(lang));
    if let Some(known) = known(room, meeting) {
        html.words("p", &[("data-figure", "then")], &known);
    }
    if meeting.figures.is_empty() {
        html.words("p", &[], words::NO_FIGURES.get(lang));
        return;
    }
    html.table(&DataTable {
        caption: words::FIGURES.get(lang).to_owned(),
        headers: [words::SAID, words::STATED, words::COMPUTED, words::VERDICT, words::OUR_DATA]
            .map(|text| text.get(lang).to_owned())
            .to_vec(),
        rows: meeting.figures.iter().map(|figure| shown(room, meeting, figure)).collect(),
    });
}

/// Where the office stood by the last day of the meeting's figures, against the target in force then.
fn known(room: &Room<'_>, meeting: &Meeting) -> Option<String> {
    let extract = &room.subject?.extract;
    let as_of = meeting.data_as_of;
    let year = Period::year(as_of.year())?;
    let period = Period::new(year.first(), as_of)?;
    let counts = whole(room)?;
    let target =
        target_of(&room.scene.tables.targets, ScopeKind::Office, None, as_of.year(), meeting.end);
    let realised = counts.within(period);
    let value = target.map(|target| target.value);
    let course = course(period, realised, value, &counts, extract.as_of);
    Some(words::known(&course, as_of, room.scene.lang))
}

/// All placements by month, whatever the filters.
fn whole(room: &Room<'_>) -> Option<MonthlyCounts> {
    let extract = &room.subject?.extract;
    Some(MonthlyCounts { first: extract.first, counts: extract.whole.clone() })
}

fn shown(room: &Room<'_>, meeting: &Meeting, figure: &FigureShown) -> Vec<Cell> {
    let lang = room.scene.lang;
    let again = recompute(&figure.stated.to_string(), &figure.unit, &figure.inputs);
    let (computed, verdict) = match &again {
        Some(again) => {
            let value = again.value.to_f64();
            let text = words::quantity(value, &figure.unit, lang);
            (
                Cell::new(format!("{text}\n{}", figure.inputs), format::raw(value)),
                words::verdict(again.verdict, lang),
            )
        }
        None => (Cell::new(figure.inputs.clone(), ""), words::NO_SUM.get(lang).to_owned()),
    };
    let period = Period::new(figure.period.first(), figure.period.last().min(meeting.data_as_of));
    let ours = whole(room)
        .zip(period.filter(|period| period.is_whole_months()))
        .map(|(counts, period)| counts.within(period));
    let ours = match ours {
        Some(ours) => Cell::new(words::placements_of(ours, figure.period, lang), ours.to_string()),
        None => Cell::new(format::NOT_A_NUMBER, ""),
    };
    vec![
        Cell::word(figure.text.clone()),
        Cell::new(words::quantity(figure.stated, &figure.unit, lang), format::raw(figure.stated)),
        computed,
        Cell::word(verdict),
        ours,
    ]
}

/// Constraints, decisions and actions.
fn outcome(html: &mut Markup, room: &Room<'_>, meeting: &Meeting) {
    let (lang, scene) = (room.scene.lang, room.scene);
    html.words(
        "h3",
        &[],
        &format!("{} ({})", words::CONSTRAINTS.get(lang), meeting.constraints.len()),
    );
    html.within("ul", &[("class", "constraints__list")], |html| {
        for constraint in &meeting.constraints {
            html.within("li", &[("class", "ticket")], |html| {
                html.words("p", &[("class", "ticket__text"), ("lang", "id")], &constraint.text);
                html.words("p", &[], &words::constraint(constraint, lang));
                html.within("p", &[("class", "ticket__about")], |html| {
                    let keys = [constraint.agency.as_deref(), constraint.destination.as_deref()];
                    agreed::about(html, scene, "meeting", &constraint.id, keys);
                    let record = (&*meeting.id, Kind::Constraint, &*constraint.id);
                    agreed::change(html, scene, "meeting", record);
                });
            });
        }
    });
    html.words("h3", &[], &format!("{} ({})", words::DECISIONS.get(lang), meeting.decisions.len()));
    html.within("ul", &[("class", "constraints__list")], |html| {
        for decision in &meeting.decisions {
            html.within("li", &[("class", "ticket")], |html| {
                html.words("p", &[("class", "ticket__text"), ("lang", "id")], &decision.text);
                html.words("p", &[], &words::decision(decision, lang));
                html.within("p", &[("class", "ticket__about")], |html| {
                    let keys = [decision.agency.as_deref(), decision.destination.as_deref()];
                    agreed::about(html, scene, "meeting", &decision.id, keys);
                    let record = (&*meeting.id, Kind::Decision, &*decision.id);
                    agreed::change(html, scene, "meeting", record);
                    if decision.affects.is_some() && decision.valid_from.is_some() {
                        let id = format!("chart-of-{}", decision.id);
                        html.forget(&id, &[PAGE], words::ON_THE_CHART.get(lang));
                    }
                });
            });
        }
    });
    let own: Vec<&Followed<'_>> =
        room.follow_up.actions.iter().filter(|one| one.meeting.id == meeting.id).collect();
    html.words("h3", &[], &format!("{} ({})", words::ACTIONS.get(lang), meeting.actions.len()));
    html.within("ul", &[("class", "constraints__list")], |html| {
        for one in own {
            html.within("li", &[("class", "ticket")], |html| {
                html.words("p", &[("class", "ticket__text"), ("lang", "id")], &one.action.text);
                html.words("p", &[], &words::owner(one.action, lang));
                html.words(
                    "p",
                    &[],
                    &format!(
                        "{} · {}",
                        words::due(one.action, lang),
                        words::state(one.state, lang)
                    ),
                );
                let extended = words::extended(one.action, lang);
                if !extended.is_empty() {
                    html.words("p", &[("class", "ticket__note")], &extended);
                }
                if one.missing.is_any() {
                    html.words(
                        "p",
                        &[("class", "ticket__missing")],
                        &words::missing(one.missing, lang),
                    );
                }
                html.within("p", &[("class", "ticket__about")], |html| {
                    let record = (&*meeting.id, Kind::Action, &*one.action.id);
                    agreed::change(html, scene, "meeting", record);
                });
            });
        }
    });
}
