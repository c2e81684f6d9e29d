//! What was written in an entry, field by field and in words. An empty field is left out.

use super::{Reader, words};
use crate::board::meetings::words as named;
use crate::chart::format;
use crate::model::meeting::{Action, Constraint, Decision};
use crate::model::minutes::{Content, MeetingHead};
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Text};

/// A field with its value for people, and for spreadsheets.
pub(super) struct Field {
    pub(super) label: Text,
    pub(super) words: String,
    /// The same words, or a day as ISO 8601.
    pub(super) raw: String,
}

/// The fields of an entry, but for its id and its text.
pub(super) fn fields(content: &Content, reader: Reader<'_>) -> Vec<Field> {
    let mut list = Fields { list: Vec::new(), reader };
    match content {
        Content::Meeting(head) => list.meeting(head),
        Content::Constraint(constraint) => list.constraint(constraint),
        Content::Decision(decision) => list.decision(decision),
        Content::Action(action) => list.action(action),
    }
    list.list
}

/// The fields of an entry with what is written in them, each with its name.
pub fn facts(content: &Content, reader: Reader<'_>) -> Vec<(&'static str, String)> {
    let fields = fields(content, reader).into_iter();
    fields.map(|field| (field.label.get(reader.lang), field.words)).collect()
}

struct Fields<'a> {
    list: Vec<Field>,
    reader: Reader<'a>,
}

impl Fields<'_> {
    fn word(&mut self, label: Text, words: &str) {
        if !words.trim().is_empty() {
            self.list.push(Field { label, words: words.to_owned(), raw: words.to_owned() });
        }
    }

    fn may(&mut self, label: Text, words: Option<&String>) {
        self.word(label, words.map(String::as_str).unwrap_or_default());
    }

    fn day(&mut self, label: Text, day: Option<Day>) {
        if let Some(day) = day {
            let words = format::day_long(day, self.reader.lang);
            self.list.push(Field { label, words, raw: day.to_string() });
        }
    }

    fn name(&mut self, label: Text, column: PlacementColumn, key: Option<&String>) {
        if let Some(key) = key {
            self.word(label, &(self.reader.name)(column.as_str(), key));
        }
    }

    fn about(&mut self, agency: Option<&String>, destination: Option<&String>) {
        self.name(words::AGENCY, PlacementColumn::Agency, agency);
        self.name(words::DESTINATION, PlacementColumn::Destination, destination);
    }

    fn meeting(&mut self, head: &MeetingHead) {
        self.word(words::MEETING_KIND, named::kind(head.kind).get(self.reader.lang));
        self.day(words::FIRST_DAY, Some(head.start));
        self.day(words::LAST_DAY, Some(head.end));
        self.word(words::PLACE, &head.place);
        self.word(words::CHAIR, &head.chair);
        self.may(words::MINUTE_TAKER, head.minute_taker.as_ref());
        self.day(words::DATA_AS_OF, Some(head.data_as_of));
        let joined = |items: Vec<String>| items.join("; ");
        let agenda = head.agenda.iter().map(|item| format!("{} {}", item.day, item.title));
        self.word(named::AGENDA, &joined(agenda.collect()));
        self.word(named::SPEAKERS, &joined(head.speakers.iter().map(named::speaker).collect()));
        let attendance = head.attendance.iter().map(|one| match one.people {
            Some(people) => format!("{} {people}", one.institution),
            None => one.institution.clone(),
        });
        self.word(named::ATTENDANCE, &joined(attendance.collect()));
        let documents = head.documents.iter().map(named::document);
        self.word(named::DOCUMENTS, &joined(documents.collect()));
        self.word(words::SOURCE, &head.source);
    }

    fn constraint(&mut self, constraint: &Constraint) {
        let lang = self.reader.lang;
        self.word(words::CATEGORY, named::category(constraint.category).get(lang));
        self.word(words::SEVERITY, named::level(constraint.severity).get(lang));
        self.may(words::ROOT_CAUSE, constraint.root_cause.as_ref());
        self.may(words::RAISED_BY, constraint.raised_by.as_ref());
        self.about(constraint.agency.as_ref(), constraint.destination.as_ref());
    }

    fn decision(&mut self, decision: &Decision) {
        self.day(words::VALID_FROM, decision.valid_from);
        self.may(words::BASIS, decision.basis.as_ref());
        if let Some(affected) = decision.affects {
            self.word(words::AFFECTS, named::affected(affected).get(self.reader.lang));
        }
        self.about(decision.agency.as_ref(), decision.destination.as_ref());
    }

    fn action(&mut self, action: &Action) {
        let lang = self.reader.lang;
        self.may(words::OWNER, action.owner_person.as_ref());
        self.may(words::OWNER_INSTITUTION, action.owner_institution.as_ref());
        self.may(words::DUE_TEXT, action.due_text.as_ref());
        self.day(words::DUE, action.due);
        self.word(words::EXTENDED, &named::extended(action, lang));
        self.may(words::MEASURE, action.measure.as_ref());
        self.word(words::STATUS, words::status(action.status, lang));
        self.word(words::PROGRESS, &action.progress.to_string());
        self.word(words::PRIORITY, named::level(action.priority).get(lang));
        self.may(words::REASON, action.reason.as_ref());
        self.may(words::EVIDENCE, action.evidence.as_ref());
        self.day(words::DONE_ON, action.done_on);
        self.may(words::VERIFIED_BY, action.verified_by.as_ref());
        self.may(words::ORIGIN, action.origin.as_ref());
        self.may(words::CARRIED_OVER_FROM, action.carried_over_from.as_ref());
        if let Some(affected) = action.affects {
            self.word(words::AFFECTS, named::affected(affected).get(lang));
        }
        self.about(action.agency.as_ref(), action.destination.as_ref());
    }
}
