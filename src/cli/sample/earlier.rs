//! The sample as it would have been known on an earlier day, for showing what changes since.

use super::placements::Placement;
use super::random::Random;
use crate::model::manifest::Manifest;
use crate::model::{Day, MONTH_NAMES, Message};

/// Days for which rows still come in late, and how often.
const OPEN_DAYS: i32 = 60;
const LATE: f64 = 0.012;
/// How often a row is counted that is taken back later.
const TAKEN_BACK: f64 = 0.0006;

/// The rows dated up to `day`, less those that came in late, and once more those that were taken back.
pub(super) fn known_on(day: Day, placed: Vec<Placement>, seed: u64) -> Vec<Placement> {
    let mut random = Random::stream(seed, "earlier");
    let mut known = Vec::new();
    for placement in placed {
        let is_late = random.chance(LATE) && day.number() - placement.date.number() < OPEN_DAYS;
        let is_taken_back = random.chance(TAKEN_BACK);
        if placement.date > day || is_late {
            continue;
        }
        if is_taken_back {
            known.push(placement.clone());
        }
        known.push(placement);
    }
    known
}

pub(super) fn dated(manifest: &mut Manifest, day: Day) {
    manifest.data_as_of = day;
    manifest.generated_at = day.plus(14);
    let (number, year, month) = (day.day_of_month(), day.year(), day.month().month_of_year());
    let [id, en] = MONTH_NAMES.get(usize::from(month) - 1).copied().unwrap_or_default();
    manifest.title = Message::new(
        format!("Data contoh BP3MI DKI Jakarta, seperti diketahui {number} {id} {year}"),
        format!("Sample data of BP3MI DKI Jakarta, as known on {number} {en} {year}"),
    );
}
