//! What became of what meetings agreed on: actions and how late they are, commitments that nobody can be held to, tasks
//! handed from meeting to meeting, constraints that come back (DOMAIN 4.2). Without a clock: the day is given.

mod action;
mod chain;
mod constraint;
mod similar;
mod tally;

use crate::model::Day;
use crate::model::meeting::{Action, Meeting};
use crate::model::order::sorted;

pub use action::{Missing, State, Timing};
pub use chain::Chain;
pub use constraint::{Outcome, Recurring};
pub use similar::{ALIKE, similarity};
pub use tally::Tally;

/// An action of a meeting, as it stands on the day.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed<'a> {
    pub meeting: &'a Meeting,
    pub action: &'a Action,
    pub state: State,
    /// What makes it a soft commitment.
    pub missing: Missing,
    /// The place in [`FollowUp::actions`] of the action that it goes on with.
    pub carried_over_from: Option<usize>,
    /// The places of those that go on with it. It counts as overdue all the same: it was not done when it was due.
    pub carried_over_to: Vec<usize>,
}

/// All that is known on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp<'a> {
    pub as_of: Day,
    /// In the order of the meetings, and as the minutes have them.
    pub actions: Vec<Followed<'a>>,
    /// Tasks that went from meeting to meeting, in the order of their last action.
    pub chains: Vec<Chain>,
    /// Every constraint with what is the same in other meetings, in the order of the first; those of one meeting too.
    pub constraints: Vec<Recurring<'a>>,
}

impl<'a> FollowUp<'a> {
    /// Of the meetings that had begun by the day; later ones are not known yet.
    pub fn of(meetings: &'a [Meeting], as_of: Day) -> Self {
        let begun = meetings.iter().filter(|meeting| meeting.start <= as_of).collect();
        let meetings: Vec<&Meeting> = sorted(begun, |a: &&Meeting, b: &&Meeting| {
            a.start.cmp(&b.start).then_with(|| a.id.cmp(&b.id))
        });
        let mut actions: Vec<Followed<'a>> = meetings
            .iter()
            .flat_map(|meeting| meeting.actions.iter().map(|action| (*meeting, action)))
            .map(|(meeting, action)| Followed {
                meeting,
                action,
                state: State::of(action, as_of),
                missing: Missing::of(action),
                carried_over_from: None,
                carried_over_to: Vec::new(),
            })
            .collect();
        chain::link(&mut actions);
        let chains = chain::chains(&actions);
        let constraints = constraint::recurring(&meetings, &actions);
        Self { as_of, actions, chains, constraints }
    }

    /// Of all actions.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.actions)
    }

    /// Constraints that were named in more than one meeting; the most often named first, then the longest known.
    pub fn recurring(&self) -> Vec<&Recurring<'a>> {
        let several = self.constraints.iter().filter(|constraint| constraint.is_recurring());
        sorted(several.collect(), |a: &&Recurring<'a>, b: &&Recurring<'a>| {
            b.meetings.cmp(&a.meetings).then_with(|| a.first.cmp(&b.first))
        })
    }
}

#[cfg(test)]
mod tests;
