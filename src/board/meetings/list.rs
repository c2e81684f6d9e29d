//! The meetings: by year and month as a calendar, and one after another with what came of each.

use std::collections::BTreeMap;

use super::{Room, words};
use crate::analysis::follow_up::Tally;
use crate::board::markup::Markup;
use crate::board::options::MEETING;
use crate::board::wish::Section;
use crate::chart::format;
use crate::model::Month;
use crate::model::meeting::Meeting;
use crate::model::order::sorted;

pub(super) fn section(room: &Room<'_>) -> Section {
    let lang = room.scene.lang;
    let meetings: Vec<&Meeting> = room.scene.meetings.iter().collect();
    let meetings = sorted(meetings, |a, b| b.start.cmp(&a.start).then_with(|| a.id.cmp(&b.id)));
    let mut html = Markup::default();
    let card = [
        ("class", "card meetings"),
        ("data-panel", "meetings"),
        ("aria-labelledby", "meetings-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("meetings", "meetings-title"), lang, |html| {
            let title = words::meetings(meetings.len(), meetings.first().copied(), lang);
            html.words("h2", &[("id", "meetings-title")], &title);
            if !meetings.is_empty() {
                html.words("p", &[], words::CHOOSE_MEETING.get(lang));
            }
            let entries = room.scene.minutes.map_or(0, |minutes| minutes.standing());
            html.words("p", &[("class", "meetings__live")], &words::live(entries, lang));
            let start = [
                ("type", "button"),
                ("class", "button meetings__start"),
                ("id", "start-minutes"),
                ("data-starts", "minutes"),
            ];
            html.words("button", &start, words::START_MINUTES.get(lang));
        });
        if !meetings.is_empty() {
            calendar(html, room, &meetings);
        }
        html.within("ul", &[("class", "meetings__list")], |html| {
            for meeting in &meetings {
                html.within("li", &[], |html| one(html, room, meeting));
            }
        });
    });
    Section { name: "meetings".to_owned(), html: html.into_html() }
}

/// A row for each year, a column for each month.
fn calendar(html: &mut Markup, room: &Room<'_>, meetings: &[&Meeting]) {
    let lang = room.scene.lang;
    let mut years: BTreeMap<i32, Vec<&Meeting>> = BTreeMap::new();
    for meeting in meetings {
        years.entry(meeting.start.year()).or_default().push(meeting);
    }
    let months: Vec<Month> = (1..=12).filter_map(|month| Month::new(2000, month)).collect();
    let scroll = [
        ("class", "table-scroll calendar"),
        ("tabindex", "0"),
        ("role", "group"),
        ("aria-label", words::CALENDAR.get(lang)),
    ];
    html.within("div", &scroll, |html| {
        html.within("table", &[], |html| {
            html.words("caption", &[("class", "visually-hidden")], words::CALENDAR.get(lang));
            html.within("thead", &[], |html| {
                html.within("tr", &[], |html| {
                    html.words("th", &[("scope", "col")], words::YEAR.get(lang));
                    for month in &months {
                        let name = format::month_name(*month, lang);
                        html.words(
                            "th",
                            &[("scope", "col"), ("abbr", name)],
                            format::month_tick(*month, lang),
                        );
                    }
                });
            });
            html.within("tbody", &[], |html| {
                for (year, held) in years.iter().rev() {
                    html.within("tr", &[], |html| {
                        html.words("th", &[("scope", "row")], &year.to_string());
                        for month in 1..=12 {
                            html.within("td", &[], |html| {
                                let held =
                                    held.iter().filter(|one| one.start.month_of_year() == month);
                                for meeting in held {
                                    let words = words::short(meeting, lang);
                                    html.sets(&[(MEETING, &meeting.id)], &words);
                                }
                            });
                        }
                    });
                }
            });
        });
    });
}

fn one(html: &mut Markup, room: &Room<'_>, meeting: &Meeting) {
    let lang = room.scene.lang;
    let own = room.follow_up.actions.iter().filter(|one| one.meeting.id == meeting.id);
    let tally = Tally::of(own);
    html.sets(&[(MEETING, &meeting.id)], &meeting.title);
    html.words("p", &[], &words::held(meeting, lang));
    html.words("p", &[("class", "units__note")], &words::outcome(meeting, &tally, lang));
}
