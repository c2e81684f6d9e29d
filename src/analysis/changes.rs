//! What changed since an earlier state of the data: what is new, and what became of what was known then. A revision of
//! the past is never growth.

use super::course::MonthlyCounts;
use crate::model::Month;

/// Three counts by month, under the same filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct States {
    /// As known then; `None` where only the day is known up to which the figures went.
    pub then: Option<MonthlyCounts>,
    /// As known now, of the days that the earlier figures covered.
    pub now: MonthlyCounts,
    /// Of all days.
    pub all: MonthlyCounts,
}

/// How the earlier total became the present one: `then + Σ revised + Σ new = now`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// Placements known then; `None` where that is not known.
    pub then: Option<u64>,
    /// Months whose earlier figure is another by now, and by how many people.
    pub revised: Vec<(Month, i64)>,
    /// Placements of days after those that were covered, by month.
    pub new: Vec<(Month, u64)>,
    pub now: u64,
}

impl Changes {
    pub fn of(states: &States) -> Self {
        let States { then, now, all } = states;
        let of = |counts: &MonthlyCounts, month| counts.of(month).unwrap_or(0);
        let revised = then.iter().flat_map(|then| {
            months(&[then, now]).filter_map(|month| {
                let change = signed(of(now, month)) - signed(of(then, month));
                (change != 0).then_some((month, change))
            })
        });
        let new = months(&[all]).filter_map(|month| {
            let count = of(all, month).saturating_sub(of(now, month));
            (count > 0).then_some((month, count))
        });
        Self {
            then: then.as_ref().map(sum),
            revised: revised.collect(),
            new: new.collect(),
            now: sum(all),
        }
    }

    /// Net, in people.
    pub fn revision(&self) -> i64 {
        self.revised.iter().map(|(_, change)| change).sum()
    }

    pub fn new_placements(&self) -> u64 {
        self.new.iter().map(|(_, count)| count).sum()
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn sum(counts: &MonthlyCounts) -> u64 {
    counts.counts.iter().sum()
}

/// All months that any of the counts has.
fn months(counts: &[&MonthlyCounts]) -> impl Iterator<Item = Month> + use<> {
    let first = counts.iter().map(|counts| counts.first.number()).min().unwrap_or(0);
    let end = |counts: &&MonthlyCounts| {
        counts.first.number() + i32::try_from(counts.counts.len()).unwrap_or(0)
    };
    let last = counts.iter().map(end).max().unwrap_or(0);
    (first..last).map(Month::from_number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(first: &str, counts: &[u64]) -> MonthlyCounts {
        MonthlyCounts { first: first.parse().unwrap(), counts: counts.to_vec() }
    }

    #[test]
    fn a_revision_is_told_from_what_is_new() {
        // Known then: half of March. Late rows came for February, one of January was taken back.
        let states = States {
            then: Some(counts("2024-01", &[100, 90, 40])),
            now: counts("2024-01", &[99, 95, 40]),
            all: counts("2024-01", &[99, 95, 85, 80]),
        };
        let found = Changes::of(&states);
        let month = |text: &str| text.parse::<Month>().unwrap();
        assert_eq!(found.revised, [(month("2024-01"), -1), (month("2024-02"), 5)]);
        assert_eq!(found.new, [(month("2024-03"), 45), (month("2024-04"), 80)]);
        assert_eq!((found.then, found.revision(), found.now), (Some(230), 4, 359));
        let unknown = Changes::of(&States { then: None, ..states });
        assert_eq!((unknown.then, unknown.revision(), unknown.new_placements()), (None, 0, 125));
    }

    proptest! {
        #[test]
        fn the_changes_lead_from_then_to_now(
            then in prop::collection::vec(0u64..900, 0..20),
            first in 0i32..6,
            now in prop::collection::vec((0u64..900, 0u64..300), 1..20),
        ) {
            let first_of = |number| Month::from_number(24_000 + number);
            let states = States {
                then: Some(MonthlyCounts { first: first_of(first), counts: then }),
                now: MonthlyCounts {
                    first: first_of(2),
                    counts: now.iter().map(|(known, _)| *known).collect(),
                },
                all: MonthlyCounts {
                    first: first_of(2),
                    counts: now.iter().map(|(known, new)| known + new).collect(),
                },
            };
            let found = Changes::of(&states);
            let end = signed(found.then.unwrap()) + found.revision() + signed(found.new_placements());
            prop_assert_eq!(end, signed(found.now));
        }
    }
}
