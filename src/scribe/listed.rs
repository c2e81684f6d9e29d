//! What stands of a meeting, record by record, with the versions that it stands by.

use super::desk::Record;
use crate::board::minutes::outcomes;
use crate::model::meeting::Meeting;
use crate::model::minutes::{Content, Entry, Kind, Minutes, Version};

/// A record of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) record: Record,
    pub(super) content: Content,
    /// The versions that nothing follows; none of a record of the data set that nobody changed.
    pub(super) heads: Vec<Version>,
    pub(super) is_removed: bool,
}

impl Item {
    pub(super) fn is_in_conflict(&self) -> bool {
        self.entry().is_in_conflict()
    }

    fn entry(&self) -> Entry<'_> {
        let (meeting, kind, id) = &self.record;
        Entry { meeting, kind: *kind, id, heads: self.heads.iter().collect() }
    }
}

/// Constraints, decisions and actions of a meeting in the order of the data set and of writing, then what was taken away.
pub(super) fn items(minutes: &Minutes, meeting: &Meeting) -> Vec<Item> {
    let entries = minutes.entries();
    let own = |entry: &&Entry<'_>| entry.meeting == meeting.id && entry.kind != Kind::Meeting;
    let entries: Vec<&Entry<'_>> = entries.iter().filter(own).collect();
    let item = |content: Content, entry: Option<&Entry<'_>>, is_removed: bool| Item {
        record: (meeting.id.clone(), content.kind(), content.id().to_owned()),
        heads: entry
            .map(|entry| entry.heads.iter().copied().cloned().collect())
            .unwrap_or_default(),
        content,
        is_removed,
    };
    let standing = outcomes(meeting).into_iter().map(|content| {
        let is_it = |entry: &&&Entry<'_>| (entry.kind, entry.id) == (content.kind(), content.id());
        let entry = entries.iter().find(is_it).copied();
        item(content, entry, false)
    });
    let gone = entries.iter().filter(|entry| entry.is_removed());
    let gone =
        gone.filter_map(|entry| Some(item(entry.kept()?.content.clone(), Some(*entry), true)));
    standing.chain(gone).collect()
}

/// What an action of the meeting may come from: ids with their words.
pub(super) fn origins(items: &[Item]) -> Vec<(String, String)> {
    let may = items.iter().filter(|item| {
        !item.is_removed && matches!(item.record.1, Kind::Constraint | Kind::Decision)
    });
    may.map(|item| (item.record.2.clone(), item.content.text().to_owned())).collect()
}

/// A record as it stands, with the versions that it stands by.
pub(super) fn find(minutes: &Minutes, meetings: &[Meeting], record: &Record) -> Option<Item> {
    let (meeting, kind, id) = record;
    let meeting = meetings.iter().find(|one| one.id == *meeting)?;
    if *kind != Kind::Meeting {
        return items(minutes, meeting).into_iter().find(|item| item.record == *record);
    }
    let entry = minutes.entry(&meeting.id, Kind::Meeting, id);
    Some(Item {
        record: record.clone(),
        content: Content::Meeting(meeting.head()),
        heads: entry.map(|entry| entry.heads.into_iter().cloned().collect()).unwrap_or_default(),
        is_removed: false,
    })
}
