//! Constraints that are named in one meeting after another, and whether what was agreed on against them was done.

use std::collections::{BTreeSet, VecDeque};

use super::similar::{ALIKE, similarity};
use super::{Followed, State};
use crate::model::Day;
use crate::model::meeting::{Constraint, ConstraintCategory, Meeting};

/// One constraint in all meetings that named it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurring<'a> {
    pub category: ConstraintCategory,
    pub agency: Option<&'a str>,
    pub destination: Option<&'a str>,
    /// As each meeting has it, the oldest first.
    pub named: Vec<(&'a Meeting, &'a Constraint)>,
    /// The first days of the first and the last meeting.
    pub first: Day,
    pub last: Day,
    /// Each once.
    pub meetings: usize,
    /// Places in [`super::FollowUp::actions`] of what was agreed on against it, and of what goes on with that.
    pub actions: Vec<usize>,
    pub outcome: Outcome,
}

/// What became of a constraint. A cancelled action is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was agreed on against it.
    Unaddressed,
    /// So many actions are to be done; what a later meeting went on with counts there alone.
    Open { actions: usize, overdue: usize },
    /// All were done, the last on that day, so many days after the first meeting that named it; `None` where an action
    /// does not say when it was done.
    Solved { on: Option<Day>, days: Option<i32> },
    /// All were done by that day, and a later meeting named it again.
    CameBack { done_on: Day },
}

impl Recurring<'_> {
    /// Whether more than one meeting named it.
    pub const fn is_recurring(&self) -> bool {
        self.meetings > 1
    }
}

/// The same constraint is of the same category with the same agency and destination; where neither is named, its text is
/// like one of the others (see [`similarity`]). Meetings stand in their order.
pub(super) fn recurring<'a>(
    meetings: &[&'a Meeting],
    actions: &[Followed<'a>],
) -> Vec<Recurring<'a>> {
    let mut all: Vec<Recurring<'a>> = Vec::new();
    for meeting in meetings {
        for constraint in &meeting.constraints {
            match all.iter_mut().find(|known| is_same(known, constraint)) {
                Some(known) => {
                    known.meetings += usize::from(known.last_meeting() != Some(&meeting.id));
                    known.last = meeting.start;
                    known.named.push((meeting, constraint));
                }
                None => all.push(newly_named(meeting, constraint)),
            }
        }
    }
    for constraint in &mut all {
        constraint.actions = against(&constraint.named, actions);
        constraint.outcome = outcome(constraint, actions);
    }
    all
}

impl<'a> Recurring<'a> {
    fn last_meeting(&self) -> Option<&'a String> {
        self.named.last().map(|(meeting, _)| &meeting.id)
    }
}

fn newly_named<'a>(meeting: &'a Meeting, constraint: &'a Constraint) -> Recurring<'a> {
    Recurring {
        category: constraint.category,
        agency: constraint.agency.as_deref(),
        destination: constraint.destination.as_deref(),
        named: vec![(meeting, constraint)],
        first: meeting.start,
        last: meeting.start,
        meetings: 1,
        actions: Vec::new(),
        outcome: Outcome::Unaddressed,
    }
}

fn is_same(known: &Recurring<'_>, constraint: &Constraint) -> bool {
    let touches = |agency: Option<&str>, destination: Option<&str>| {
        known.agency == agency && known.destination == destination
    };
    let is_named = constraint.agency.is_some() || constraint.destination.is_some();
    known.category == constraint.category
        && touches(constraint.agency.as_deref(), constraint.destination.as_deref())
        && (is_named
            || known
                .named
                .iter()
                .any(|(_, other)| similarity(&other.text, &constraint.text) >= ALIKE))
}

/// The actions that come from it in the meetings that named it, and all that go on with those; ascending.
fn against(named: &[(&Meeting, &Constraint)], actions: &[Followed<'_>]) -> Vec<usize> {
    let comes_from_it = |followed: &Followed<'_>| {
        named.iter().any(|(meeting, constraint)| {
            meeting.id == followed.meeting.id
                && followed.action.origin.as_deref() == Some(constraint.id.as_str())
        })
    };
    let own = actions.iter().enumerate().filter(|(_, followed)| comes_from_it(followed));
    let mut waiting: VecDeque<usize> = own.map(|(at, _)| at).collect();
    let mut found = BTreeSet::new();
    while let Some(at) = waiting.pop_front() {
        if found.insert(at) {
            waiting.extend(actions.get(at).into_iter().flat_map(|known| &known.carried_over_to));
        }
    }
    found.into_iter().collect()
}

fn outcome(constraint: &Recurring<'_>, actions: &[Followed<'_>]) -> Outcome {
    let against = constraint.actions.iter().filter_map(|at| actions.get(*at));
    let counts = |followed: &&Followed<'_>| {
        let goes_on_elsewhere = followed.state.is_open() && !followed.carried_over_to.is_empty();
        followed.state != State::Cancelled && !goes_on_elsewhere
    };
    let against: Vec<&Followed<'_>> = against.filter(counts).collect();
    let count = |is: fn(State) -> bool| against.iter().filter(|one| is(one.state)).count();
    let open = count(State::is_open);
    if against.is_empty() {
        return Outcome::Unaddressed;
    }
    if open > 0 {
        return Outcome::Open { actions: open, overdue: count(State::is_overdue) };
    }
    let days: Option<Vec<Day>> = against.iter().map(|followed| followed.action.done_on).collect();
    match days.and_then(|days| days.into_iter().max()) {
        Some(done_on) if done_on < constraint.last => Outcome::CameBack { done_on },
        on => Outcome::Solved { on, days: on.map(|on| on.number() - constraint.first.number()) },
    }
}
