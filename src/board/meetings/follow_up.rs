//! All actions of all meetings: as a board or as a table, and first of all how complete they are.

use super::{Room, agreed, words};
use crate::analysis::follow_up::{Followed, State, Tally};
use crate::board::markup::{Figure, Markup};
use crate::board::options::{FOLLOW_CATEGORY, FOLLOW_OWNER, FOLLOW_STATE, FOLLOW_VIEW};
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::order::sorted;
use crate::model::{Lang, Text};

/// Which actions are shown.
const STATES: [(&str, Text); 5] = [
    ("open", words::OPEN),
    ("overdue", words::OVERDUE),
    ("soft", words::SOFT),
    ("done", words::DONE),
    ("all", words::ALL),
];
const VIEWS: [(&str, Text); 2] = [("board", words::AS_BOARD), ("table", words::AS_TABLE)];

pub(super) fn section(room: &Room<'_>) -> Section {
    let lang = room.scene.lang;
    let all: Vec<&Followed<'_>> = room.actions().collect();
    let tally = Tally::of(all.iter().copied());
    let shown: Vec<&Followed<'_>> =
        all.iter().copied().filter(|one| is_wanted(room, one)).collect();
    let mut html = Markup::default();
    let card = [
        ("class", "card follow-up"),
        ("data-panel", "follow-up"),
        ("aria-labelledby", "follow-up-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("follow-up", "follow-up-title"), lang, |html| {
            html.words("h2", &[("id", "follow-up-title")], &words::follow_up(&tally, lang));
            html.words("p", &[], &words::looked_at(room.follow_up.as_of, lang));
        });
        html.figures(&figures(&tally, lang));
        controls(html, room, &all);
        html.words("p", &[("role", "status")], &words::shown(shown.len(), all.len(), lang));
        match chosen(room, FOLLOW_VIEW, &VIEWS) {
            "table" => html.table(&table(room, &shown)),
            _ => lanes(html, room, &shown),
        }
        html.details("follow-up-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                html.words("li", &[], words::FOLLOW_UP_MEANS.get(lang));
                for line in words::sources(room.scene) {
                    html.words("li", &[], &line);
                }
            });
        });
    });
    Section { name: "follow-up".to_owned(), html: html.into_html() }
}

fn chosen<'a>(room: &'a Room<'_>, option: &str, known: &[(&'a str, Text)]) -> &'a str {
    let wanted = room.scene.wish.options.get(option).map(String::as_str);
    let found = known.iter().find(|(name, _)| Some(*name) == wanted).or(known.first());
    found.map_or("", |(name, _)| *name)
}

fn is_wanted(room: &Room<'_>, one: &Followed<'_>) -> bool {
    let is_of_state = match chosen(room, FOLLOW_STATE, &STATES) {
        "overdue" => one.state.is_overdue(),
        "soft" => one.missing.is_any() && one.state.is_open(),
        "done" => one.state.is_done(),
        "all" => true,
        _ => one.state.is_open(),
    };
    let options = &room.scene.wish.options;
    let is = |option: &str, value: Option<&str>| {
        options.get(option).is_none_or(|wanted| value == Some(wanted))
    };
    let category = words::category_of(one).map(words::category_name);
    is_of_state
        && is(FOLLOW_OWNER, one.action.owner_institution.as_deref())
        && is(FOLLOW_CATEGORY, category)
}

fn figures(tally: &Tally, lang: Lang) -> Vec<Figure> {
    let share = |count: usize| {
        tally
            .share(count)
            .map_or(format::NOT_A_NUMBER.to_owned(), |share| format::percent(share, 0, lang))
    };
    let raw = |count: usize| tally.share(count).map(format::raw).unwrap_or_default();
    let of_all = |count: usize| words::of_all(count, tally.all, lang);
    let (in_time, known) = tally.in_time();
    vec![
        Figure {
            key: "complete",
            label: words::COMPLETE.get(lang),
            value: share(tally.complete),
            raw: raw(tally.complete),
            note: words::complete(tally, lang),
        },
        Figure {
            key: "done",
            label: words::DONE.get(lang),
            value: share(tally.done()),
            raw: raw(tally.done()),
            note: of_all(tally.done()),
        },
        Figure {
            key: "in-time",
            label: words::IN_TIME.get(lang),
            value: match known {
                0 => format::NOT_A_NUMBER.to_owned(),
                known => format::percent(in_time as f64 / known as f64, 0, lang),
            },
            raw: in_time.to_string(),
            note: words::of_all(in_time, known, lang),
        },
        Figure {
            key: "overdue",
            label: words::OVERDUE.get(lang),
            value: tally.overdue.to_string(),
            raw: tally.overdue.to_string(),
            note: words::carried_over(tally.overdue_carried_over, lang),
        },
        Figure {
            key: "soft",
            label: words::SOFT.get(lang),
            value: tally.soft().to_string(),
            raw: tally.soft().to_string(),
            note: words::SOFT_MEANS.get(lang).to_owned(),
        },
    ]
}

fn controls(html: &mut Markup, room: &Room<'_>, all: &[&Followed<'_>]) {
    let lang = room.scene.lang;
    let options = &room.scene.wish.options;
    let choices = |known: &[(&str, Text)]| -> Vec<(String, String)> {
        known.iter().map(|(name, text)| ((*name).to_owned(), text.get(lang).to_owned())).collect()
    };
    let anyone = || (String::new(), words::ANY.get(lang).to_owned());
    let mut owners: Vec<String> =
        all.iter().filter_map(|one| one.action.owner_institution.clone()).collect();
    owners.sort_unstable();
    owners.dedup();
    let owners = owners.into_iter().map(|owner| (owner.clone(), owner));
    let owners: Vec<(String, String)> = std::iter::once(anyone()).chain(owners).collect();
    let mut categories: Vec<_> = all.iter().filter_map(|one| words::category_of(one)).collect();
    categories.sort_unstable();
    categories.dedup();
    let categories = categories.into_iter().map(|category| {
        (words::category_name(category).to_owned(), words::category(category).get(lang).to_owned())
    });
    let categories: Vec<(String, String)> = std::iter::once(anyone()).chain(categories).collect();
    let held = |option: &str| options.get(option).map(String::as_str).unwrap_or_default();
    html.within("div", &[("class", "published__controls")], |html| {
        let view = chosen(room, FOLLOW_VIEW, &VIEWS);
        html.select(FOLLOW_VIEW, "", words::VIEW.get(lang), &choices(&VIEWS), view);
        let state = chosen(room, FOLLOW_STATE, &STATES);
        html.select(FOLLOW_STATE, "", words::STATE.get(lang), &choices(&STATES), state);
        html.select(FOLLOW_OWNER, "", words::OWNER.get(lang), &owners, held(FOLLOW_OWNER));
        let label = words::CATEGORY.get(lang);
        html.select(FOLLOW_CATEGORY, "", label, &categories, held(FOLLOW_CATEGORY));
    });
}

/// In which lane an action is.
const fn lane(state: State) -> Text {
    match state {
        State::Overdue { .. } => words::OVERDUE,
        State::Ahead { .. } => words::RUNNING,
        State::Undated => words::UNDATED,
        State::Done(_) => words::DONE,
        State::Cancelled => words::CANCELLED,
    }
}

/// A lane for each state that occurs, the most urgent first.
fn lanes(html: &mut Markup, room: &Room<'_>, shown: &[&Followed<'_>]) {
    let lang = room.scene.lang;
    let order = [words::OVERDUE, words::RUNNING, words::UNDATED, words::DONE, words::CANCELLED];
    html.within("div", &[("class", "lanes")], |html| {
        for name in order {
            let of = shown.iter().copied().filter(|one| lane(one.state) == name);
            let of = sorted(of.collect(), |a: &&Followed<'_>, b: &&Followed<'_>| {
                urgency(a).cmp(&urgency(b))
            });
            if of.is_empty() {
                continue;
            }
            html.within("section", &[("class", "lane")], |html| {
                html.words("h3", &[], &format!("{} ({})", name.get(lang), of.len()));
                html.within("ul", &[], |html| {
                    for one in of {
                        html.within("li", &[("class", "ticket")], |html| {
                            agreed::ticket(html, room.scene, one);
                        });
                    }
                });
            });
        }
    });
}

/// The longest overdue first, then what is due next.
fn urgency<'a>(one: &Followed<'a>) -> (i32, &'a str) {
    let days = match one.state {
        State::Overdue { days } => -days,
        State::Ahead { days } => days,
        State::Undated | State::Done(_) | State::Cancelled => 0,
    };
    (days, &one.action.id)
}

fn table(room: &Room<'_>, shown: &[&Followed<'_>]) -> DataTable {
    let lang = room.scene.lang;
    let shown = sorted(shown.to_vec(), |a, b| (a.state, urgency(a)).cmp(&(b.state, urgency(b))));
    let row = |one: &&Followed<'_>| {
        let action = one.action;
        let progress = f64::from(action.progress) / 100.0;
        vec![
            Cell::word(action.text.clone()),
            Cell::word(words::owner(action, lang)),
            Cell::new(
                words::due(action, lang),
                action.due.map(|due| due.to_string()).unwrap_or_default(),
            ),
            Cell::word(words::state(one.state, lang)),
            Cell::new(format::percent(progress, 0, lang), format::raw(progress)),
            Cell::word(words::missing(one.missing, lang)),
            Cell::word(words::from(one, lang)),
        ]
    };
    let headers = [
        words::ACTION,
        words::OWNER,
        words::DUE,
        words::STATE,
        words::PROGRESS,
        words::LACKS,
        words::MEETING,
    ];
    DataTable {
        caption: words::ACTIONS.get(lang).to_owned(),
        headers: headers.map(|text| text.get(lang).to_owned()).to_vec(),
        rows: shown.iter().map(row).collect(),
    }
}
