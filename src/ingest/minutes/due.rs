//! The days that the due texts of a meeting mean.

use crate::ingest::reading::date::due::due;
use crate::model::meeting::Meeting;

/// Gives every action without a day the last one that its due text means, said on the meeting's first day.
pub fn date_actions(meeting: &mut Meeting) {
    let said = meeting.start;
    for action in meeting.actions.iter_mut().filter(|action| action.due.is_none()) {
        action.due = action.due_text.as_deref().and_then(|text| due(text, said).day());
    }
}
