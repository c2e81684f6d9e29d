//! The minutes of a meeting as a document, before it is Markdown or HTML.

use std::collections::BTreeMap;

use super::csv::outcomes;
use super::fields::fields;
use super::link::link;
use super::{Paper, words};
use crate::board::meetings::words as named;
use crate::chart::format;
use crate::model::meeting::{Action, Attendance};
use crate::model::minutes::{Content, Kind, View};
use crate::model::{Day, Lang, Text};

/// A label and what stands after it.
pub(super) type Fact = (&'static str, String);

pub(super) struct Document {
    pub(super) title: String,
    pub(super) facts: Vec<Fact>,
    /// Days with their items.
    pub(super) agenda: Vec<(String, Vec<String>)>,
    pub(super) speakers: Vec<String>,
    /// Institutions and how many came.
    pub(super) attendance: Vec<(String, String)>,
    pub(super) documents: Vec<String>,
    /// Constraints, decisions, actions.
    pub(super) parts: Vec<Part>,
    /// The chair and the minute taker, to sign.
    pub(super) signers: Vec<Fact>,
}

pub(super) struct Part {
    pub(super) heading: String,
    pub(super) items: Vec<Item>,
}

pub(super) struct Item {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) facts: Vec<Fact>,
    /// That two people wrote it differently.
    pub(super) warning: Option<String>,
    pub(super) shown: Option<Shown>,
}

/// What was on the screen.
pub(super) struct Shown {
    pub(super) facts: Vec<Fact>,
    pub(super) link: String,
}

pub(super) fn document(paper: &Paper<'_>) -> Document {
    let (meeting, lang) = (paper.meeting, paper.reader.lang);
    let taker = meeting.minute_taker.clone().unwrap_or_default();
    let facts = [
        (words::MEETING_KIND, named::kind(meeting.kind).get(lang).to_owned()),
        (words::DATE, words::days(meeting.start, meeting.end, lang)),
        (words::PLACE, meeting.place.clone()),
        (words::CHAIR, meeting.chair.clone()),
        (words::MINUTE_TAKER, taker.clone()),
        (words::DATA_AS_OF, format::day_long(meeting.data_as_of, lang)),
        (words::SOURCE, meeting.source.clone()),
    ];
    let signers = [(words::CHAIR, meeting.chair.clone()), (words::MINUTE_TAKER, taker)];
    Document {
        title: meeting.title.clone(),
        facts: said(facts, lang),
        agenda: agenda(paper),
        speakers: meeting.speakers.iter().map(named::speaker).collect(),
        attendance: meeting.attendance.iter().map(|one| came(one, lang)).collect(),
        documents: meeting.documents.iter().map(named::document).collect(),
        parts: parts(paper),
        signers: signers.map(|(label, name)| (label.get(lang), name)).to_vec(),
    }
}

/// Those facts that say something.
fn said(facts: impl IntoIterator<Item = (Text, String)>, lang: Lang) -> Vec<Fact> {
    let facts = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    facts.map(|(label, words)| (label.get(lang), words)).collect()
}

fn agenda(paper: &Paper<'_>) -> Vec<(String, Vec<String>)> {
    let mut days: BTreeMap<Day, Vec<String>> = BTreeMap::new();
    for item in &paper.meeting.agenda {
        days.entry(item.day).or_default().push(item.title.clone());
    }
    let named = |(day, items)| (words::days(day, day, paper.reader.lang), items);
    days.into_iter().map(named).collect()
}

fn came(one: &Attendance, lang: Lang) -> (String, String) {
    let people = match one.people {
        Some(people) => format::count(people.into(), lang),
        None => named::NO_NUMBER.get(lang).to_owned(),
    };
    (one.institution.clone(), people)
}

fn parts(paper: &Paper<'_>) -> Vec<Part> {
    let lang = paper.reader.lang;
    let contents = outcomes(paper.meeting);
    let headings = [
        (Kind::Constraint, named::CONSTRAINTS),
        (Kind::Decision, named::DECISIONS),
        (Kind::Action, named::ACTIONS),
    ];
    let part = |(kind, heading): (Kind, Text)| {
        let own = contents.iter().filter(|content| content.kind() == kind);
        let items: Vec<Item> = own.map(|content| item(paper, content)).collect();
        Part { heading: format!("{} ({})", heading.get(lang), items.len()), items }
    };
    headings.map(part).into_iter().collect()
}

fn item(paper: &Paper<'_>, content: &Content) -> Item {
    let lang = paper.reader.lang;
    let entry = paper.entries.get(&paper.meeting.id, content.kind(), content.id());
    let conflict = entry.filter(|entry| entry.is_in_conflict());
    let view = entry.and_then(|entry| entry.kept()?.view.as_ref());
    Item {
        id: content.id().to_owned(),
        text: content.text().to_owned(),
        facts: facts(paper, content),
        warning: conflict.map(|entry| words::in_conflict(entry.heads.len(), lang)),
        shown: view.map(|view| shown(paper, view)),
    }
}

/// An action says who, by when, by what measure and where it stands even where that is missing.
fn facts(paper: &Paper<'_>, content: &Content) -> Vec<Fact> {
    const OF_ACTION: [Text; 7] = [
        words::OWNER,
        words::OWNER_INSTITUTION,
        words::DUE_TEXT,
        words::DUE,
        words::MEASURE,
        words::STATUS,
        words::PROGRESS,
    ];
    let lang = paper.reader.lang;
    let mut facts = match content {
        Content::Action(action) => held_to(action, lang).to_vec(),
        _ => Vec::new(),
    };
    let rest = fields(content, paper.reader).into_iter();
    let rest = rest.filter(|field| !OF_ACTION.contains(&field.label));
    facts.extend(rest.map(|field| (field.label.get(lang), field.words)));
    facts
}

fn held_to(action: &Action, lang: Lang) -> [Fact; 4] {
    let measure = action.measure.clone().filter(|measure| !measure.trim().is_empty());
    [
        (words::OWNER.get(lang), named::owner(action, lang)),
        (words::DUE_TEXT.get(lang), named::due(action, lang)),
        (
            words::MEASURE.get(lang),
            measure.unwrap_or_else(|| words::NO_MEASURE.get(lang).to_owned()),
        ),
        (words::STATUS.get(lang), words::standing(action.status, action.progress, lang)),
    ]
}

fn shown(paper: &Paper<'_>, view: &View) -> Shown {
    let lang = paper.reader.lang;
    let figure = view.figure.as_ref();
    let figure = figure.map(|figure| format!("{}: {}", figure.label, figure.value));
    let as_of = view.data_as_of.map(|day| format::day_long(day, lang));
    let facts = [
        (words::FIGURE, figure.unwrap_or_default()),
        (words::SENTENCE, view.sentence.clone()),
        (words::VIEW_AS_OF, as_of.unwrap_or_default()),
    ];
    Shown { facts: said(facts, lang), link: link(paper.reader.page, &view.address) }
}
