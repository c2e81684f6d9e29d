//! The records of a form.

use super::{Typed, parts, said};
use crate::ingest::reading::date::due::due;
use crate::model::meeting::{
    Action, ActionStatus, Constraint, ConstraintCategory, Decision, Extension, Level, MeetingType,
};
use crate::model::minutes::{Content, MeetingHead};
use crate::model::{Day, Message};
use crate::scribe::words;

impl Typed<'_> {
    pub(super) fn meeting(&self) -> Result<MeetingHead, Message> {
        let title = self.needed("title", words::NEEDS_TITLE)?;
        let start = self.day("start")?.ok_or_else(|| said(words::NEEDS_TITLE))?;
        let end = self.day("end")?.unwrap_or(start);
        if end < start {
            return Err(said(words::NEEDS_END));
        }
        let before = match self.before {
            Some(Content::Meeting(head)) => Some(head),
            _ => None,
        };
        let text = |name: &str| self.filled(name).unwrap_or_default();
        // Lines that nobody touched stay what they were, whatever is in them.
        let kept = |name: &str| before.filter(|_| self.is_as_before(name));
        Ok(MeetingHead {
            id: self.id.clone(),
            kind: self.term("kind").unwrap_or(MeetingType::Coordination),
            title,
            start,
            end,
            place: text("place"),
            chair: text("chair"),
            minute_taker: self.filled("minute_taker"),
            data_as_of: self.day("data_as_of")?.or(self.known.as_of).unwrap_or(start),
            agenda: kept("agenda")
                .map_or_else(|| parts::agenda(&text("agenda"), start), |head| head.agenda.clone()),
            speakers: kept("speakers")
                .map_or_else(|| parts::speakers(&text("speakers")), |head| head.speakers.clone()),
            attendance: kept("attendance").map_or_else(
                || parts::attendance(&text("attendance")),
                |head| head.attendance.clone(),
            ),
            documents: kept("documents").map_or_else(
                || parts::documents(&text("documents")),
                |head| head.documents.clone(),
            ),
            source: text("source"),
        })
    }

    pub(super) fn constraint(&self) -> Result<Constraint, Message> {
        Ok(Constraint {
            id: self.id.clone(),
            text: self.needed("text", words::NEEDS_TEXT)?,
            category: self.term("category").unwrap_or(ConstraintCategory::Coordination),
            agency: self.agency(),
            destination: self.destination(),
            severity: self.term("severity").unwrap_or(Level::Medium),
            root_cause: self.filled("root_cause"),
            raised_by: self.filled("raised_by"),
        })
    }

    pub(super) fn decision(&self) -> Result<Decision, Message> {
        Ok(Decision {
            id: self.id.clone(),
            text: self.needed("text", words::NEEDS_TEXT)?,
            basis: self.filled("basis"),
            valid_from: self.day("valid_from")?,
            affects: self.term("affects"),
            agency: self.agency(),
            destination: self.destination(),
        })
    }

    pub(super) fn action(&self) -> Result<Action, Message> {
        let before = match self.before {
            Some(Content::Action(action)) => Some(action),
            _ => None,
        };
        let text = self.needed("text", words::NEEDS_TEXT)?;
        let status = self.term("status").unwrap_or(ActionStatus::NotStarted);
        let reason = self.filled("reason");
        let is_given_up = matches!(status, ActionStatus::Postponed | ActionStatus::Cancelled);
        if is_given_up && reason.is_none() {
            return Err(said(words::NEEDS_REASON));
        }
        let is_done = matches!(status, ActionStatus::Done | ActionStatus::Verified);
        let done_on = self.day("done_on")?;
        let due = self.due(before);
        Ok(Action {
            id: self.id.clone(),
            text,
            origin: self.filled("origin"),
            owner_person: self.filled("owner_person"),
            owner_institution: self.filled("owner_institution"),
            due_text: match before {
                Some(action) if self.is_as_before("due_text") => action.due_text.clone(),
                _ => self.filled("due_text"),
            },
            due,
            extensions: self.extensions(before, due, reason.as_ref()),
            measure: self.filled("measure"),
            priority: self.term("priority").unwrap_or(Level::Medium),
            status,
            progress: if is_done { 100 } else { self.progress()? },
            reason,
            evidence: self.filled("evidence"),
            done_on: done_on.or_else(|| self.done_now(before, is_done)),
            verified_by: self.filled("verified_by"),
            agency: self.agency(),
            destination: self.destination(),
            carried_over_from: before.and_then(|action| action.carried_over_from.clone()),
            affects: self.term("affects"),
        })
    }

    /// The last day that the text means: from today on where it was changed later.
    fn due(&self, before: Option<&Action>) -> Option<Day> {
        match before {
            Some(action) if self.is_as_before("due_text") => action.due,
            _ => due(&self.filled("due_text")?, self.said).day(),
        }
    }

    fn extensions(
        &self,
        before: Option<&Action>,
        now: Option<Day>,
        reason: Option<&String>,
    ) -> Vec<Extension> {
        let mut all = before.map(|action| action.extensions.clone()).unwrap_or_default();
        let was = before.and_then(|action| action.due);
        if let (Some(was), Some(now)) = (was, now)
            && now > was
        {
            let granted_on = Some(self.today);
            all.push(Extension { due: was, reason: reason.cloned(), granted_on });
        }
        all
    }

    /// # Errors
    /// What is no whole number from 0 to 100.
    fn progress(&self) -> Result<u8, Message> {
        let text = self.filled("progress").unwrap_or_else(|| "0".to_owned());
        let read = text.trim_end_matches('%').trim().parse::<u8>().ok();
        read.filter(|progress| *progress <= 100).ok_or_else(|| said(words::NEEDS_PROGRESS))
    }

    /// Today, for what becomes done without a day; what was done without one stays so.
    fn done_now(&self, before: Option<&Action>, is_done: bool) -> Option<Day> {
        let was_done = before.is_some_and(|action| {
            matches!(action.status, ActionStatus::Done | ActionStatus::Verified)
        });
        (is_done && !was_done).then_some(self.today)
    }
}
