//! Meetings: what was decided, is it done, did anything change.

mod agreed;
mod constraints;
mod documents;
mod effect;
mod follow_up;
mod list;
mod meeting;
pub(super) mod words;

pub use words::{category, category_name, level};

use super::scene::Scene;
use super::targets::Subject;
use super::wish::Section;
use crate::analysis::follow_up::{FollowUp, Followed};
use crate::model::Day;
use crate::model::placement::PlacementColumn;

/// What the cards of the page have in common.
struct Room<'a> {
    scene: Scene<'a>,
    /// `None` before the placements are there, or without any.
    subject: Option<&'a Subject<'a>>,
    follow_up: FollowUp<'a>,
}

/// The cards of the page; where nobody knows of a meeting, the way to write one down.
pub(super) fn page(scene: Scene<'_>, subject: Option<&Subject<'_>>, width: u32) -> Vec<Section> {
    let meetings = scene.meetings;
    let as_of = subject.map(|subject| subject.extract.as_of);
    let stated = scene.manifest.map(|manifest| manifest.data_as_of);
    let on = scene.minutes_as_of(as_of.or(stated).unwrap_or(Day::MIN));
    let room = Room { scene, subject, follow_up: FollowUp::of(meetings, on) };
    if meetings.is_empty() {
        return vec![list::section(&room)];
    }
    [
        Some(follow_up::section(&room)),
        Some(list::section(&room)),
        meeting::section(&room),
        constraints::section(&room),
        effect::section(&room, width),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Room<'_> {
    /// Whether the filters let something about this agency and destination through: what is about neither concerns all.
    fn is_about(&self, agency: Option<&str>, destination: Option<&str>) -> bool {
        let keys = &self.scene.wish.selection.keys;
        let passes = |column: PlacementColumn, key: Option<&str>| match keys.get(column.as_str()) {
            Some(chosen) => key.is_some_and(|key| chosen.contains(key)),
            None => true,
        };
        passes(PlacementColumn::Agency, agency) && passes(PlacementColumn::Destination, destination)
    }

    /// The actions that the filters let through.
    fn actions(&self) -> impl Iterator<Item = &Followed<'_>> {
        let is_about = |one: &&Followed<'_>| {
            self.is_about(one.action.agency.as_deref(), one.action.destination.as_deref())
        };
        self.follow_up.actions.iter().filter(is_about)
    }
}
