//! What the form of a record begins with.

use super::code;
use crate::model::Day;
use crate::model::meeting::{Action, Constraint, Decision};
use crate::model::minutes::{Content, Known, MeetingHead};
use crate::scribe::form::{AGENCIES, DESTINATIONS, Fields};
use crate::scribe::names;

/// The fields of a record that have something in them.
pub(in crate::scribe) fn fields_of(content: &Content, known: &Known) -> Fields {
    let mut texts = Texts { fields: Fields::new(), known };
    match content {
        Content::Meeting(head) => texts.meeting(head),
        Content::Constraint(constraint) => texts.constraint(constraint),
        Content::Decision(decision) => texts.decision(decision),
        Content::Action(action) => texts.action(action),
    }
    texts.fields
}

struct Texts<'a> {
    fields: Fields,
    known: &'a Known,
}

impl Texts<'_> {
    fn put(&mut self, name: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.fields.insert(name.to_owned(), text);
        }
    }

    fn may(&mut self, name: &str, text: Option<&String>) {
        self.put(name, text.cloned().unwrap_or_default());
    }

    fn day(&mut self, name: &str, day: Option<Day>) {
        self.put(name, day.map(|day| day.to_string()).unwrap_or_default());
    }

    fn lines(&mut self, name: &str, lines: impl Iterator<Item = Vec<String>>) {
        let line = |parts: Vec<String>| parts.join(" | ").replace(['\n', '\r'], " ");
        let lines: Vec<String> = lines.map(line).collect();
        self.put(name, lines.join("\n"));
    }

    fn about(&mut self, agency: Option<&String>, destination: Option<&String>) {
        for (name, list, id) in
            [("agency", AGENCIES, agency), ("destination", DESTINATIONS, destination)]
        {
            self.put(name, id.map(|id| names::name_of(self.known, list, id)).unwrap_or_default());
        }
    }

    fn meeting(&mut self, head: &MeetingHead) {
        self.put("title", &*head.title);
        self.put("kind", code(&head.kind));
        self.day("start", Some(head.start));
        self.day("end", (head.end != head.start).then_some(head.end));
        self.put("place", &*head.place);
        self.put("chair", &*head.chair);
        self.may("minute_taker", head.minute_taker.as_ref());
        self.day("data_as_of", Some(head.data_as_of));
        self.put("source", &*head.source);
        let agenda = head.agenda.iter().map(|item| {
            let day = (item.day != head.start).then(|| item.day.to_string());
            day.into_iter().chain([item.title.clone()]).collect()
        });
        self.lines("agenda", agenda);
        let speakers = head.speakers.iter().map(|one| {
            let rest = [one.institution.clone(), one.topic.clone()];
            one.name.clone().into_iter().chain(rest).collect()
        });
        self.lines("speakers", speakers);
        let attendance = head.attendance.iter().map(|one| {
            let people = one.people.map(|people| people.to_string());
            [one.institution.clone()].into_iter().chain(people).collect()
        });
        self.lines("attendance", attendance);
        let documents = head
            .documents
            .iter()
            .map(|one| [one.title.clone()].into_iter().chain(one.address.clone()).collect());
        self.lines("documents", documents);
    }

    fn constraint(&mut self, constraint: &Constraint) {
        self.put("text", &*constraint.text);
        self.put("category", code(&constraint.category));
        self.put("severity", code(&constraint.severity));
        self.may("root_cause", constraint.root_cause.as_ref());
        self.may("raised_by", constraint.raised_by.as_ref());
        self.about(constraint.agency.as_ref(), constraint.destination.as_ref());
    }

    fn decision(&mut self, decision: &Decision) {
        self.put("text", &*decision.text);
        self.may("basis", decision.basis.as_ref());
        self.day("valid_from", decision.valid_from);
        self.put("affects", decision.affects.as_ref().map(code).unwrap_or_default());
        self.about(decision.agency.as_ref(), decision.destination.as_ref());
    }

    fn action(&mut self, action: &Action) {
        self.put("text", &*action.text);
        self.may("owner_person", action.owner_person.as_ref());
        self.may("owner_institution", action.owner_institution.as_ref());
        let due = action.due_text.clone().or_else(|| action.due.map(|day| day.to_string()));
        self.may("due_text", due.as_ref());
        self.may("measure", action.measure.as_ref());
        self.put("priority", code(&action.priority));
        self.put("status", code(&action.status));
        self.put("progress", action.progress.to_string());
        self.may("evidence", action.evidence.as_ref());
        self.day("done_on", action.done_on);
        self.may("verified_by", action.verified_by.as_ref());
        self.may("reason", action.reason.as_ref());
        self.may("origin", action.origin.as_ref());
        self.put("affects", action.affects.as_ref().map(code).unwrap_or_default());
        self.about(action.agency.as_ref(), action.destination.as_ref());
    }
}
