//! What stands of an entry after all that was saved.

use std::collections::{BTreeMap, BTreeSet};

use super::Minutes;
use super::version::{Content, Kind, Stamp, Version, View};

/// A constraint, decision, action or meeting, by the versions that no other one follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub meeting: &'a str,
    pub kind: Kind,
    pub id: &'a str,
    /// At least one, in the order in which they were saved.
    pub heads: Vec<&'a Version>,
}

/// The meeting, the kind and the id of an entry: tables number their records anew in each meeting and kind.
pub(super) type Key<'a> = (&'a str, Kind, &'a str);

impl<'a> Entry<'a> {
    /// Whether the heads differ. Where two people wrote the same, there is nothing to resolve.
    pub fn is_in_conflict(&self) -> bool {
        self.heads.windows(2).any(|pair| match pair {
            [one, other] => !one.says_as(other),
            _ => false,
        })
    }

    /// The head that was saved last. In a conflict between a change and a removal it is the change, so that nothing
    /// disappears that somebody still worked on.
    pub fn kept(&self) -> Option<&'a Version> {
        let mut heads = self.heads.iter().rev();
        heads.find(|head| !head.is_removed).or(self.heads.last()).copied()
    }

    /// Whether it is gone.
    pub fn is_removed(&self) -> bool {
        self.heads.iter().all(|head| head.is_removed)
    }

    /// The version that follows all heads: a change, or the resolution of a conflict.
    pub fn after(&self, stamp: Stamp, content: Content, view: Option<View>) -> Version {
        let parents = self.heads.iter().map(|head| head.id.clone()).collect();
        Version { parents, ..Version::new(stamp, self.meeting, content, view) }.in_order()
    }

    /// The version that takes the entry away.
    pub fn removed(&self, stamp: Stamp) -> Option<Version> {
        let kept = self.kept()?;
        let version = self.after(stamp, kept.content.clone(), kept.view.clone());
        Some(Version { is_removed: true, ..version })
    }
}

impl Minutes {
    /// All entries, removed ones too, in the order in which each was first saved.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let groups = self.groups();
        groups.into_iter().filter(|entry| !entry.heads.is_empty()).collect()
    }

    /// How many entries stand.
    pub fn standing(&self) -> usize {
        self.entries().iter().filter(|entry| !entry.is_removed()).count()
    }

    /// The entries in conflict.
    pub fn conflicts(&self) -> Vec<Entry<'_>> {
        self.entries().into_iter().filter(Entry::is_in_conflict).collect()
    }

    /// The entry of a meeting, a kind and an id.
    pub fn entry(&self, meeting: &str, kind: Kind, id: &str) -> Option<Entry<'_>> {
        let is_it = |one: &Entry<'_>| (one.meeting, one.kind, one.id) == (meeting, kind, id);
        self.entries().into_iter().find(is_it)
    }

    /// The keys under which nothing stands any more, since the entry went to another meeting or kind.
    pub(super) fn left(&self) -> Vec<Key<'_>> {
        let groups = self.groups();
        let left = groups.into_iter().filter(|entry| entry.heads.is_empty());
        left.map(|entry| (entry.meeting, entry.kind, entry.id)).collect()
    }

    /// An entry for each key that any version has, some without heads.
    fn groups(&self) -> Vec<Entry<'_>> {
        let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        let mut groups: Vec<Entry<'_>> = Vec::new();
        for (version, is_head) in self.versions.iter().zip(heads(&self.versions)) {
            let (meeting, kind) = (version.meeting.as_str(), version.content.kind());
            let key = (meeting, kind, version.entry());
            let place = *places.entry(key).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Entry { meeting, kind, id: version.entry(), heads: Vec::new() });
            }
            if let Some(entry) = groups.get_mut(place).filter(|_| is_head) {
                entry.heads.push(version);
            }
        }
        groups
    }
}

/// Which versions no other one follows. Versions that follow each other in a circle, as only a hand in the file makes
/// them, are heads, so that no file can make an entry vanish.
fn heads(versions: &[Version]) -> Vec<bool> {
    let followed: BTreeSet<&str> = versions
        .iter()
        .flat_map(|version| version.parents.iter().filter(|parent| **parent != version.id))
        .map(String::as_str)
        .collect();
    let mut by_id: BTreeMap<&str, Vec<&Version>> = BTreeMap::new();
    for version in versions {
        by_id.entry(&version.id).or_default().push(version);
    }
    let is_first = |version: &&Version| !followed.contains(version.id.as_str());
    let mut open: Vec<&Version> = versions.iter().filter(is_first).collect();
    let mut behind: BTreeSet<&str> = BTreeSet::new();
    while let Some(version) = open.pop() {
        for parent in version.parents.iter().filter(|parent| **parent != version.id) {
            if behind.insert(parent) {
                open.extend(by_id.get(parent.as_str()).into_iter().flatten());
            }
        }
    }
    versions.iter().map(|version| !behind.contains(version.id.as_str())).collect()
}
