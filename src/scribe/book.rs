//! All that has been written down: versions that are only ever added, and what holds of them.
//!
//! Two books are merged by putting their versions together, in any order and any number of times, with one outcome. Who
//! changes an entry names the versions seen; versions that nobody has seen when changing it stand side by side until a
//! person chooses.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::form::{Fields, Form, filled};
use super::screen::Screen;
use crate::model::Message;

/// What a file of minutes says it is.
const FORMAT: &str = "capaian-minutes";
const VERSION: u32 = 1;
/// Characters of an id.
const LONGEST_ID: usize = 64;

/// An entry as it was written down once. Its id is in no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Version {
    pub(super) id: String,
    /// What it is a version of; of a meeting's own the meeting's id.
    pub(super) entry: String,
    pub(super) meeting: String,
    pub(super) form: Form,
    /// The versions it takes the place of.
    pub(super) parents: Vec<String>,
    /// When, in UTC.
    pub(super) at: String,
    #[serde(default)]
    pub(super) is_removed: bool,
    pub(super) fields: Fields,
    #[serde(default)]
    pub(super) screen: Screen,
}

/// A version that holds.
pub(super) type Head = Version;

/// An entry with the versions that hold: more than one where they differ.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) form: Form,
    pub(super) heads: Vec<Head>,
    /// All that the next version takes the place of.
    pub(super) parents: Vec<String>,
    begun: String,
}

impl Entry {
    /// Removed where nobody holds on to it.
    pub(super) fn is_removed(&self) -> bool {
        self.heads.iter().all(|head| head.is_removed)
    }
}

/// A meeting to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) date: String,
}

/// What a merge brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) added: usize,
    pub(super) known: usize,
    /// Versions whose id stands here for something else: they are left out.
    pub(super) refused: usize,
    /// Entries that differ now and did not before.
    pub(super) conflicts: usize,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    versions: BTreeMap<String, Version>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    versions: Vec<Version>,
}

impl Book {
    /// A book of one version.
    pub(super) fn of(version: Version) -> Self {
        Self { versions: BTreeMap::from([(version.id.clone(), version)]) }
    }

    /// # Errors
    /// What is not a file of minutes, is of a later page, or has ids that no page makes.
    pub(super) fn read(text: &str) -> Result<Self, Message> {
        let file: File = serde_json::from_str(text).map_err(|error| {
            Message::new(
                format!("Bukan berkas notulen Capaian: {error}."),
                format!("Not a file of Capaian's minutes: {error}."),
            )
        })?;
        if file.format != FORMAT || file.version > VERSION {
            return Err(Message::new(
                "Berkas ini bukan notulen Capaian, atau dari versi Capaian yang lebih baru.",
                "This file holds no minutes of Capaian, or comes from a later Capaian.",
            ));
        }
        let are_ids = |version: &Version| {
            let mut ids = [&version.id, &version.entry, &version.meeting].into_iter();
            ids.all(|id| is_id(id)) && version.parents.iter().all(|id| is_id(id))
        };
        if !file.versions.iter().all(are_ids) {
            return Err(Message::new(
                "Berkas ini memuat penanda yang tidak dikenal Capaian.",
                "This file has identifiers that Capaian does not know.",
            ));
        }
        let keyed = file.versions.into_iter().map(|version| (version.id.clone(), version));
        Ok(Self { versions: keyed.collect() })
    }

    /// The same text for the same versions, wherever and in whatever order they came.
    pub(super) fn written(&self) -> String {
        let versions = self.versions.values().cloned().collect();
        let file = File { format: FORMAT.to_owned(), version: VERSION, versions };
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Each version by itself, for what keeps them.
    pub(super) fn apart(&self) -> Vec<(String, String)> {
        let one = |version: &Version| (version.id.clone(), Self::of(version.clone()).written());
        self.versions.values().map(one).collect()
    }

    pub(super) fn merge(&mut self, other: Self) -> Merged {
        let before: BTreeSet<String> = self.conflicts();
        let mut merged = Merged::default();
        for (id, version) in other.versions {
            match self.versions.get(&id) {
                None => {
                    merged.added += 1;
                    self.versions.insert(id, version);
                }
                Some(known) if *known == version => merged.known += 1,
                Some(_) => merged.refused += 1,
            }
        }
        merged.conflicts = self.conflicts().difference(&before).count();
        merged
    }

    fn conflicts(&self) -> BTreeSet<String> {
        let entries = self.all().into_iter();
        entries.filter(|entry| entry.heads.len() > 1).map(|entry| entry.id).collect()
    }

    /// Every entry, in the order in which they were begun.
    fn all(&self) -> Vec<Entry> {
        let mut of: BTreeMap<&str, Vec<&Version>> = BTreeMap::new();
        for version in self.versions.values() {
            of.entry(&version.entry).or_default().push(version);
        }
        let mut entries: Vec<Entry> = of.into_values().filter_map(|of| entry(&of)).collect();
        entries.sort_by(|a, b| (&a.begun, &a.id).cmp(&(&b.begun, &b.id)));
        entries
    }

    /// The entries of a meeting, without the meeting itself.
    pub(super) fn entries(&self, meeting: &str) -> Vec<Entry> {
        let of = |entry: &Entry| entry.heads.iter().any(|head| head.meeting == meeting);
        let all = self.all().into_iter();
        all.filter(|entry| entry.form != Form::Meeting && of(entry)).collect()
    }

    pub(super) fn entry(&self, id: &str) -> Option<Entry> {
        let of: Vec<&Version> = self.versions.values().filter(|one| one.entry == id).collect();
        entry(&of)
    }

    /// The meetings, the latest first.
    pub(super) fn meetings(&self) -> Vec<Held> {
        let all = self.all().into_iter();
        let mut held: Vec<Held> = all
            .filter(|entry| entry.form == Form::Meeting && !entry.is_removed())
            .filter_map(|entry| held(&entry))
            .collect();
        held.sort_by(|a, b| (&b.date, &b.title, &b.id).cmp(&(&a.date, &a.title, &a.id)));
        held
    }

    pub(super) fn meeting(&self, id: &str) -> Option<Held> {
        held(&self.entry(id)?)
    }
}

fn is_id(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (1..=LONGEST_ID).contains(&text.len()) && text.chars().all(is_plain)
}

fn held(entry: &Entry) -> Option<Held> {
    let fields = &entry.heads.last()?.fields;
    let of = |name: &str| filled(fields, name).unwrap_or_default();
    Some(Held { id: entry.id.clone(), title: of("title"), date: of("date") })
}

/// What holds of an entry's versions; nothing is lost where they refer to one another in a circle.
fn entry(versions: &[&Version]) -> Option<Entry> {
    let first = versions.iter().min_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)))?;
    let seen: BTreeSet<&str> =
        versions.iter().flat_map(|one| &one.parents).map(String::as_str).collect();
    let mut last: Vec<&Version> =
        versions.iter().copied().filter(|one| !seen.contains(one.id.as_str())).collect();
    if last.is_empty() {
        last = versions.to_vec();
    }
    last.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    let mut heads: Vec<Head> = Vec::new();
    for version in &last {
        let is_same =
            |head: &Head| head.is_removed == version.is_removed && head.fields == version.fields;
        if !heads.iter().any(is_same) {
            heads.push((*version).clone());
        }
    }
    Some(Entry {
        id: first.entry.clone(),
        form: first.form,
        heads,
        parents: last.iter().map(|version| version.id.clone()).collect(),
        begun: first.at.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(id: &str, parents: &[&str], text: &str) -> Version {
        Version {
            id: id.to_owned(),
            entry: "e".to_owned(),
            meeting: "m".to_owned(),
            form: Form::Decision,
            parents: parents.iter().map(|id| (*id).to_owned()).collect(),
            at: format!("2026-11-28T06:00:0{}Z", id.len()),
            is_removed: false,
            fields: Fields::from([("text".to_owned(), text.to_owned())]),
            screen: Screen::default(),
        }
    }

    fn book(versions: &[Version]) -> Book {
        let mut book = Book::default();
        for version in versions {
            book.merge(Book::of(version.clone()));
        }
        book
    }

    #[test]
    fn two_changes_of_one_version_stand_side_by_side_until_one_is_chosen() {
        let mut all =
            vec![version("a", &[], "A"), version("b", &["a"], "B"), version("c", &["a"], "C")];
        let heads = |all: &[Version]| book(all).entry("e").map(|entry| entry.heads.len());
        assert_eq!(heads(&all), Some(2));
        all.push(version("d", &["b", "c"], "B"));
        assert_eq!(heads(&all), Some(1));
    }

    #[test]
    fn the_same_change_made_twice_is_no_conflict() {
        let all = [version("a", &[], "A"), version("b", &["a"], "B"), version("c", &["a"], "B")];
        let entry = book(&all).entry("e").unwrap();
        assert_eq!((entry.heads.len(), entry.parents.len()), (1, 2));
    }

    #[test]
    fn any_order_of_merging_gives_the_same_text() {
        let all = [version("a", &[], "<b>"), version("b", &["a"], "B"), version("c", &["a"], "C")];
        let text = book(&all).written();
        let mut turned = all.clone();
        turned.reverse();
        assert_eq!(book(&turned).written(), text);
        assert_eq!(Book::read(&text).unwrap().written(), text);
        let mut again = book(&all);
        let expected = Merged { known: 3, ..Merged::default() };
        assert_eq!(again.merge(book(&turned)), expected);
    }

    #[test]
    fn a_circle_of_versions_loses_nothing() {
        let all = [version("a", &["b"], "A"), version("b", &["a"], "B")];
        assert_eq!(book(&all).entry("e").map(|entry| entry.heads.len()), Some(2));
    }

    #[test]
    fn an_id_that_is_markup_or_known_for_something_else_is_refused() {
        let hostile = Book::of(version("a\"><img>", &[], "A")).written();
        assert!(Book::read(&hostile).is_err());
        let mut mine = book(&[version("a", &[], "A")]);
        assert_eq!(mine.merge(book(&[version("a", &[], "B")])).refused, 1);
    }
}
