//! Minutes that are taken in this browser, beside the meetings of the data set.

use std::borrow::Cow;

use super::labels::names_of;
use super::scene::Scene;
use crate::model::Day;
use crate::model::meeting::Meeting;
use crate::model::minutes::{Kind, Known, Minutes, Version, into_meetings};
use crate::model::placement::PlacementColumn;

/// The minutes of a wish, read.
#[derive(Default)]
pub struct Live {
    /// As the wish has them.
    pub text: String,
    pub minutes: Minutes,
}

impl Live {
    /// The meetings of a data set with what was written beside it.
    pub(super) fn join<'a>(minutes: &Minutes, meetings: &'a [Meeting]) -> Cow<'a, [Meeting]> {
        match minutes.is_empty() {
            true => Cow::Borrowed(meetings),
            false => Cow::Owned(into_meetings(minutes, meetings.to_vec()).meetings),
        }
    }
}

/// What who takes the minutes must know of the data set, as JSON.
pub(super) fn known(scene: Scene<'_>, as_of: Option<Day>) -> String {
    let agencies = scene.agencies.iter();
    let known = Known {
        data_set: scene.wish.data_set.clone(),
        as_of: as_of.or(scene.manifest.map(|manifest| manifest.data_as_of)),
        meetings: scene.tables.meetings.clone(),
        agencies: agencies.map(|(id, name)| ((*id).to_owned(), (*name).to_owned())).collect(),
        destinations: names_of(scene, PlacementColumn::Destination),
    };
    // It holds nothing that JSON does not.
    serde_json::to_string(&known).unwrap_or_default()
}

/// Whether something stands in the minutes of this browser, and not only in the data set.
pub(super) fn is_live(scene: Scene<'_>, meeting: &str, kind: Kind, id: &str) -> bool {
    let versions = scene.minutes.into_iter().flat_map(Minutes::versions);
    let is_it = |one: &Version| {
        (one.meeting.as_str(), one.content.kind(), one.entry()) == (meeting, kind, id)
    };
    versions.into_iter().any(is_it)
}
