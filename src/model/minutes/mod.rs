//! Minutes taken during a meeting, on several devices at once: every save is a version, and none is ever overwritten.
//!
//! Minutes are a set of versions. To merge two of them is to take the versions of both, so that it does not matter in
//! which order, or how often, files are exchanged. What stands of an entry are its [`Entry::heads`]: the versions that no
//! other one follows. Where there are several that differ, two people wrote without seeing each other; both stay until
//! somebody resolves it by a version that follows both.

mod entry;
mod join;
mod known;
mod moment;
mod version;

use serde::{Deserialize, Serialize};

use super::order::sorted;

pub use entry::Entry;
pub use join::{Joined, into_meetings};
pub use known::Known;
pub use moment::moment;
pub use version::{Content, Kind, MeetingHead, Stamp, Version, View, ViewFigure};

/// A set of versions, in the order in which they were saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Version>", into = "Vec<Version>")]
pub struct Minutes {
    versions: Vec<Version>,
}

impl Minutes {
    /// Of versions in any order, each as often as it comes.
    pub fn new(versions: impl IntoIterator<Item = Version>) -> Self {
        let versions = versions.into_iter().map(Version::in_order).collect();
        let mut versions = sorted(versions, Version::by_time);
        versions.dedup();
        Self { versions }
    }

    /// By the moment they were saved, then by id.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// The versions of both: commutative, associative, idempotent. Nothing is lost, not even of two versions that claim
    /// the same id ([`Minutes::twins`]).
    pub fn merge(&self, other: &Self) -> Self {
        Self::new(self.versions.iter().chain(&other.versions).cloned())
    }

    /// With one more version.
    pub fn with(self, version: Version) -> Self {
        Self::new(self.versions.into_iter().chain([version]))
    }

    /// The versions that `other` lacks: what is to be stored after a merge.
    pub fn beyond<'a>(&'a self, other: &Self) -> Vec<&'a Version> {
        let is_new = |version: &&Version| {
            other.versions.binary_search_by(|known| known.by_time(version)).is_err()
        };
        self.versions.iter().filter(is_new).collect()
    }

    /// Versions with the id of another one and other content, which only a hand in the file brings about: all but the
    /// first of each id.
    pub fn twins(&self) -> Vec<&Version> {
        let by_id = |a: &&Version, b: &&Version| a.id.cmp(&b.id);
        let versions = sorted(self.versions.iter().collect(), by_id);
        let pairs = versions.windows(2).filter_map(|pair| match pair {
            [first, second] if first.id == second.id => Some(*second),
            _ => None,
        });
        pairs.collect()
    }

    /// The meetings that were opened here and are not removed; of a conflict the one that is kept.
    pub fn meetings(&self) -> Vec<&MeetingHead> {
        let kept = self.entries().into_iter().filter_map(|entry| entry.kept());
        let standing = kept.filter(|version| !version.is_removed);
        standing.filter_map(|version| version.content.meeting()).collect()
    }
}

impl From<Vec<Version>> for Minutes {
    fn from(versions: Vec<Version>) -> Self {
        Self::new(versions)
    }
}

impl From<Minutes> for Vec<Version> {
    fn from(minutes: Minutes) -> Self {
        minutes.versions
    }
}

#[cfg(test)]
mod tests;
