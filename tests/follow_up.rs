//! What became of the example meetings, against counts made of their minutes apart from the program.

#![expect(clippy::unwrap_used, reason = "what does not hold in a test should end it")]

use std::fs;

use capaian::analysis::follow_up::{FollowUp, Outcome};
use capaian::ingest::reading::date::due::due;
use capaian::model::Day;
use capaian::model::meeting::Meeting;

fn meetings() -> Vec<Meeting> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/sample/meetings.json");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn due_texts_mean_the_days_that_stand_beside_them() {
    for meeting in meetings() {
        for action in &meeting.actions {
            let read = action.due_text.as_deref().and_then(|text| due(text, meeting.start).day());
            assert_eq!(read, action.due, "{}", action.id);
        }
    }
}

#[test]
fn actions_are_counted_on_the_day_of_the_last_meeting() {
    let meetings = meetings();
    let found = FollowUp::of(&meetings, day("2024-11-29"));
    let tally = found.tally();
    assert_eq!((tally.all, tally.done(), tally.cancelled), (21, 7, 1));
    assert_eq!((tally.overdue, tally.overdue_carried_over), (3, 3));
    assert_eq!((tally.ahead, tally.undated), (6, 4));
    assert_eq!(tally.soft(), 7);
    assert_eq!((tally.with_owner, tally.with_due, tally.with_measure), (18, 17, 14));
    assert_eq!(tally.in_time(), (4, 10));
    let put_off: Vec<Option<i32>> = found.chains.iter().map(|chain| chain.put_off).collect();
    assert_eq!(put_off, [Some(92), Some(123), Some(366), Some(61)]);
}

#[test]
fn constraints_come_back_from_meeting_to_meeting() {
    let meetings = meetings();
    let found = FollowUp::of(&meetings, day("2024-11-29"));
    let recurring: Vec<(String, usize)> = found
        .recurring()
        .iter()
        .map(|known| (known.named.first().unwrap().1.text.clone(), known.meetings))
        .collect();
    let begins = |at: usize, text: &str| recurring[at].0.starts_with(&format!("[Contoh] {text}"));
    assert_eq!(recurring.iter().map(|(_, meetings)| *meetings).collect::<Vec<_>>(), [3, 3, 2, 2]);
    assert!(begins(0, "Struktur biaya") && begins(1, "Sebagian P3MI"));
    let cost = found.recurring()[0];
    assert_eq!((cost.first, cost.last), (day("2023-11-23"), day("2024-11-29")));
    assert_eq!(cost.outcome, Outcome::Open { actions: 1, overdue: 0 });
}
