//! One action: where it stands on a day, and what it lacks.

use crate::model::Day;
use crate::model::meeting::{Action, ActionStatus};

/// Where an action stands on a day. Days are calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not done, and its last day is over for so many days: at least 1. So is what was postponed.
    Overdue {
        days: i32,
    },
    /// Not done, and so many days are left; 0 on the last day.
    Ahead {
        days: i32,
    },
    /// Not done, and without a last day.
    Undated,
    /// Done or verified.
    Done(Timing),
    Cancelled,
}

/// When something was done, by its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    OnTime,
    /// At least 1.
    Late {
        days: i32,
    },
    /// It had no last day, or nobody wrote down when it was done.
    Unknown,
}

impl State {
    pub(super) fn of(action: &Action, as_of: Day) -> Self {
        let days_since = |day: Day| as_of.number() - day.number();
        if action.status == ActionStatus::Cancelled {
            return Self::Cancelled;
        }
        if is_done(action, as_of) {
            return Self::Done(Timing::of(action));
        }
        match action.due.map(days_since) {
            Some(days) if days > 0 => Self::Overdue { days },
            Some(days) => Self::Ahead { days: -days },
            None => Self::Undated,
        }
    }

    /// Whether it is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Overdue { .. } | Self::Ahead { .. } | Self::Undated)
    }

    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue { .. })
    }

    pub const fn is_done(self) -> bool {
        matches!(self, Self::Done(_))
    }
}

impl Timing {
    fn of(action: &Action) -> Self {
        match (action.due, action.done_on) {
            (Some(due), Some(done)) if done > due => {
                Self::Late { days: done.number() - due.number() }
            }
            (Some(_), Some(_)) => Self::OnTime,
            _ => Self::Unknown,
        }
    }
}

/// What is done on a later day is not done yet.
fn is_done(action: &Action, as_of: Day) -> bool {
    matches!(action.status, ActionStatus::Done | ActionStatus::Verified)
        && action.done_on.is_none_or(|done| done <= as_of)
}

/// What an action would need for somebody to be held to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Neither a person nor an institution.
    pub owner: bool,
    /// No last day, such as "segera".
    pub due: bool,
    /// Nothing by which its end is known.
    pub measure: bool,
}

impl Missing {
    pub(super) fn of(action: &Action) -> Self {
        let is_blank =
            |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        Self {
            owner: is_blank(&action.owner_person) && is_blank(&action.owner_institution),
            due: action.due.is_none(),
            measure: is_blank(&action.measure),
        }
    }

    /// Whether anything is missing: a soft commitment.
    pub const fn is_any(self) -> bool {
        self.owner || self.due || self.measure
    }
}
