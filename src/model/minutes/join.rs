//! Minutes and the meetings of a data set as one table.

use super::Minutes;
use super::entry::Entry;
use super::version::{Content, Kind, MeetingHead, Version};
use crate::model::meeting::{Action, Constraint, Decision, Meeting};
use crate::model::order::sorted;

/// Meetings with what came of them, and what a person has to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined<'a> {
    /// Those of the data set as they stood, then the new ones by their first day.
    pub meetings: Vec<Meeting>,
    /// Entries in conflict. [`Entry::kept`] is what stands in the meetings: left out, a decision would be missing from
    /// the table because two people mended its wording.
    pub conflicts: Vec<Entry<'a>>,
    /// Entries of meetings that are neither in the data set nor in the minutes. They are in no meeting.
    pub homeless: Vec<Entry<'a>>,
}

/// Adds the outcomes to the meetings of the same id; a meeting that is not there is made from its head. A record of the
/// same id is replaced in its place, a new one put at the end, a removed one taken out. Of a meeting that is there the
/// head replaces what it has: an empty list leaves the old one.
pub fn into_meetings(minutes: &Minutes, mut meetings: Vec<Meeting>) -> Joined<'_> {
    let entries = minutes.entries();
    let (heads, outcomes): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.kind == Kind::Meeting);
    let mut new = Vec::new();
    for version in heads.iter().filter_map(Entry::kept) {
        let Content::Meeting(head) = &version.content else { continue };
        match meetings.iter_mut().find(|meeting| meeting.id == head.id) {
            Some(_) if version.is_removed => meetings.retain(|meeting| meeting.id != head.id),
            Some(meeting) => head.put_onto(meeting),
            None if version.is_removed => {}
            None => new.push(head.meeting()),
        }
    }
    let by_day = |a: &Meeting, b: &Meeting| a.start.cmp(&b.start).then_with(|| a.id.cmp(&b.id));
    meetings.extend(sorted(new, by_day));
    for (meeting, kind, id) in minutes.left() {
        if let Some(meeting) = meetings.iter_mut().find(|one| one.id == meeting) {
            take(meeting, kind, id);
        }
    }
    let mut homeless = Vec::new();
    for entry in &outcomes {
        match meetings.iter_mut().find(|one| one.id == entry.meeting) {
            Some(meeting) => entry.kept().into_iter().for_each(|version| put(meeting, version)),
            None if entry.is_removed() => {}
            None => homeless.push(entry.clone()),
        }
    }
    let all = heads.into_iter().chain(outcomes);
    Joined { meetings, conflicts: all.filter(Entry::is_in_conflict).collect(), homeless }
}

impl Meeting {
    /// What it is, without what came of it.
    pub fn head(&self) -> MeetingHead {
        let meeting = self.clone();
        MeetingHead {
            id: meeting.id,
            kind: meeting.kind,
            title: meeting.title,
            start: meeting.start,
            end: meeting.end,
            place: meeting.place,
            chair: meeting.chair,
            minute_taker: meeting.minute_taker,
            data_as_of: meeting.data_as_of,
            agenda: meeting.agenda,
            speakers: meeting.speakers,
            attendance: meeting.attendance,
            documents: meeting.documents,
            source: meeting.source,
        }
    }
}

impl MeetingHead {
    /// A meeting of which nothing came yet.
    pub fn meeting(&self) -> Meeting {
        let head = self.clone();
        Meeting {
            id: head.id,
            kind: head.kind,
            title: head.title,
            start: head.start,
            end: head.end,
            place: head.place,
            chair: head.chair,
            minute_taker: head.minute_taker,
            data_as_of: head.data_as_of,
            agenda: head.agenda,
            speakers: head.speakers,
            attendance: head.attendance,
            documents: head.documents,
            figures: Vec::new(),
            constraints: Vec::new(),
            decisions: Vec::new(),
            actions: Vec::new(),
            source: head.source,
        }
    }

    fn put_onto(&self, meeting: &mut Meeting) {
        let head = self.clone();
        meeting.kind = head.kind;
        meeting.title = head.title;
        (meeting.start, meeting.end) = (head.start, head.end);
        meeting.place = head.place;
        meeting.chair = head.chair;
        meeting.data_as_of = head.data_as_of;
        if head.minute_taker.is_some() {
            meeting.minute_taker = head.minute_taker;
        }
        if !head.agenda.is_empty() {
            meeting.agenda = head.agenda;
        }
        if !head.speakers.is_empty() {
            meeting.speakers = head.speakers;
        }
        if !head.attendance.is_empty() {
            meeting.attendance = head.attendance;
        }
        if !head.documents.is_empty() {
            meeting.documents = head.documents;
        }
        if !head.source.is_empty() {
            meeting.source = head.source;
        }
    }
}

fn put(meeting: &mut Meeting, version: &Version) {
    if version.is_removed {
        return take(meeting, version.content.kind(), version.entry());
    }
    match &version.content {
        Content::Meeting(_) => {}
        Content::Constraint(one) => set(&mut meeting.constraints, one),
        Content::Decision(one) => set(&mut meeting.decisions, one),
        Content::Action(one) => set(&mut meeting.actions, one),
    }
}

fn take(meeting: &mut Meeting, kind: Kind, id: &str) {
    match kind {
        Kind::Meeting => {}
        Kind::Constraint => meeting.constraints.retain(|one| one.id != id),
        Kind::Decision => meeting.decisions.retain(|one| one.id != id),
        Kind::Action => meeting.actions.retain(|one| one.id != id),
    }
}

/// A record with an id of its own in a list.
trait Record: Clone {
    fn id(&self) -> &str;
}

macro_rules! records {
    ($($name:ident),*) => {$(
        impl Record for $name {
            fn id(&self) -> &str {
                &self.id
            }
        }
    )*};
}

records!(Constraint, Decision, Action);

/// Puts a record into the place of that with its id, or at the end.
fn set<T: Record>(records: &mut Vec<T>, record: &T) {
    match records.iter_mut().find(|one| one.id() == record.id()) {
        Some(old) => old.clone_from(record),
        None => records.push(record.clone()),
    }
}
