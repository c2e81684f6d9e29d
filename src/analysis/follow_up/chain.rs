//! Actions that go on with an action of an earlier meeting.

use std::collections::BTreeMap;

use super::Followed;
use crate::model::Day;

/// A task from the meeting that first agreed on it to the last that went on with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Places in [`super::FollowUp::actions`], the oldest first; at least two. Where two actions go on with one, each has a
    /// chain.
    pub actions: Vec<usize>,
    /// When the first of them was to be done, and when the last is.
    pub due: (Option<Day>, Option<Day>),
    /// By how many days the last day was put off; below 0 where it came nearer.
    pub put_off: Option<i32>,
}

impl Chain {
    /// How often the task was handed on.
    pub const fn times(&self) -> usize {
        self.actions.len() - 1
    }
}

/// Finds for each action the one it goes on with: the latest of that id in an earlier meeting, since ids are those of one
/// meeting. Actions stand in the order of their meetings.
pub(super) fn link(actions: &mut [Followed<'_>]) {
    let mut latest: BTreeMap<&str, usize> = BTreeMap::new();
    let mut waiting: Vec<(&str, usize)> = Vec::new();
    let mut links = Vec::new();
    let mut meeting = None;
    for (at, followed) in actions.iter().enumerate() {
        if meeting != Some(&followed.meeting.id) {
            latest.extend(waiting.drain(..));
            meeting = Some(&followed.meeting.id);
        }
        let id = followed.action.carried_over_from.as_deref().map(str::trim);
        links.extend(id.and_then(|id| Some((*latest.get(id)?, at))));
        waiting.push((&followed.action.id, at));
    }
    for (from, to) in links {
        if let Some(earlier) = actions.get_mut(from) {
            earlier.carried_over_to.push(to);
        }
        if let Some(later) = actions.get_mut(to) {
            later.carried_over_from = Some(from);
        }
    }
}

/// A chain for each action that goes on with another and with which no other goes on.
pub(super) fn chains(actions: &[Followed<'_>]) -> Vec<Chain> {
    let is_last = |followed: &Followed<'_>| {
        followed.carried_over_from.is_some() && followed.carried_over_to.is_empty()
    };
    let ends = actions.iter().enumerate().filter(|(_, followed)| is_last(followed));
    ends.map(|(last, _)| chain(actions, last)).collect()
}

fn chain(actions: &[Followed<'_>], last: usize) -> Chain {
    let before = |at: &usize| actions.get(*at)?.carried_over_from;
    let mut places: Vec<usize> = std::iter::successors(Some(last), before).collect();
    places.reverse();
    let due = |at: Option<&usize>| actions.get(*at?)?.action.due;
    let due = (due(places.first()), due(places.last()));
    let put_off = due.0.zip(due.1).map(|(first, last)| last.number() - first.number());
    Chain { actions: places, due, put_off }
}
