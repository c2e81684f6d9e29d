//! Actions counted: by state and status, how complete they are, how many were done in time.

use std::collections::BTreeMap;

use super::{Followed, State, Timing};
use crate::model::meeting::ActionStatus;

/// Counts of actions. `overdue`, `ahead`, `undated`, `on_time`, `late`, `done_unknown` and `cancelled` sum to `all`, and
/// so do those of `by_status`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub all: usize,
    /// As the minutes have it.
    pub by_status: BTreeMap<ActionStatus, usize>,
    pub overdue: usize,
    /// Of the overdue, those that a later meeting went on with.
    pub overdue_carried_over: usize,
    pub ahead: usize,
    pub undated: usize,
    pub on_time: usize,
    pub late: usize,
    /// Done, but whether in time is not known.
    pub done_unknown: usize,
    pub cancelled: usize,
    pub with_owner: usize,
    pub with_due: usize,
    pub with_measure: usize,
    /// With owner, due date and measure: the rest are soft commitments.
    pub complete: usize,
}

impl Tally {
    /// Of any of the actions, such as those of a meeting or an owner.
    pub fn of<'a, 'b: 'a>(actions: impl IntoIterator<Item = &'a Followed<'b>>) -> Self {
        let mut tally = Self::default();
        for action in actions {
            tally.add(action);
        }
        tally
    }

    fn add(&mut self, followed: &Followed<'_>) {
        self.all += 1;
        *self.by_status.entry(followed.action.status).or_default() += 1;
        let count = match followed.state {
            State::Overdue { .. } => &mut self.overdue,
            State::Ahead { .. } => &mut self.ahead,
            State::Undated => &mut self.undated,
            State::Done(Timing::OnTime) => &mut self.on_time,
            State::Done(Timing::Late { .. }) => &mut self.late,
            State::Done(Timing::Unknown) => &mut self.done_unknown,
            State::Cancelled => &mut self.cancelled,
        };
        *count += 1;
        let is_carried_over = !followed.carried_over_to.is_empty();
        self.overdue_carried_over += usize::from(followed.state.is_overdue() && is_carried_over);
        self.with_owner += usize::from(!followed.missing.owner);
        self.with_due += usize::from(!followed.missing.due);
        self.with_measure += usize::from(!followed.missing.measure);
        self.complete += usize::from(!followed.missing.is_any());
    }

    pub const fn open(&self) -> usize {
        self.overdue + self.ahead + self.undated
    }

    pub const fn done(&self) -> usize {
        self.on_time + self.late + self.done_unknown
    }

    /// Soft commitments.
    pub const fn soft(&self) -> usize {
        self.all - self.complete
    }

    /// `count` of all, from 0 to 1; `None` without an action.
    pub fn share(&self, count: usize) -> Option<f64> {
        (self.all > 0).then(|| count as f64 / self.all as f64)
    }

    /// Done in time, and those of which that is known: what is overdue was not. Those that were cancelled, had no last day
    /// or still have time are not among them.
    pub const fn in_time(&self) -> (usize, usize) {
        (self.on_time, self.on_time + self.late + self.overdue)
    }
}
