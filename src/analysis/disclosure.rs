//! Counts that may be published: no number of persons below a threshold, and none that can be computed from the
//! others.
//!
//! A row of the published table is a month, labels, and how many placements have them. Where too few have them,
//! labels are left out ("not available"), the cheapest ones first, until at least `k` share what is left. Every
//! margin is a sum of such rows, so that none shows fewer than `k` either, and what stands behind a missing label
//! is always several persons. Where a label is left out at all, at least `k` persons with it lose it, so that who
//! knows its total from elsewhere learns no smaller number by subtraction (complementary suppression, per column).

use std::collections::BTreeMap;

/// In a key: the label is not available.
pub const HIDDEN: u32 = u32::MAX;

/// Persons with one key: the month's number, then a label's code for each column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    pub month: i32,
    pub labels: Vec<u32>,
    pub persons: u64,
}

/// What may be published, and how many persons had to be left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Protected {
    /// One row for each key, ascending.
    pub rows: Vec<Record>,
    /// Persons in months with fewer than `k` of them.
    pub left_out: u64,
}

/// A true combination of labels, and which of them are left out: a bit a column.
struct Combination {
    month: i32,
    labels: Vec<u32>,
    persons: u64,
    mask: Option<u32>,
}

type Key = (i32, Vec<u32>);

/// Protects records at the threshold `k`. `costs` says for each column what it costs to leave its label out; at
/// most 16 columns.
pub fn protect(records: &[Record], k: u64, costs: &[u32]) -> Protected {
    let mut combinations = combinations(records);
    for mask in masks(costs) {
        settle(&mut combinations, mask, k);
    }
    let all = (1u32 << costs.len()) - 1;
    let left_out = join_leftovers(&mut combinations, all, k);
    while hide_more(&mut combinations, costs.len(), k) {}
    Protected { rows: published(&combinations), left_out }
}

fn combinations(records: &[Record]) -> Vec<Combination> {
    let mut sums: BTreeMap<Key, u64> = BTreeMap::new();
    for record in records.iter().filter(|record| record.persons > 0) {
        *sums.entry((record.month, record.labels.clone())).or_default() += record.persons;
    }
    sums.into_iter()
        .map(|((month, labels), persons)| Combination { month, labels, persons, mask: None })
        .collect()
}

/// All sets of columns, the cheapest to leave out first.
fn masks(costs: &[u32]) -> Vec<u32> {
    let cost = |mask: u32| -> u32 {
        let hidden = costs.iter().enumerate().filter(|(column, _)| mask >> column & 1 == 1);
        hidden.map(|(_, cost)| cost).sum()
    };
    let mut masks: Vec<u32> = (0..1 << costs.len()).collect();
    masks.sort_by_key(|&mask| (cost(mask), mask));
    masks
}

impl Combination {
    /// What is published of it under a mask.
    fn key(&self, mask: u32) -> Key {
        let label = |(column, &label): (usize, &u32)| {
            if mask >> column & 1 == 1 { HIDDEN } else { label }
        };
        (self.month, self.labels.iter().enumerate().map(label).collect())
    }
}

/// Publishes under a mask what has not been published with more labels, where enough persons share its key.
fn settle(combinations: &mut [Combination], mask: u32, k: u64) {
    let mut sums: BTreeMap<Key, u64> = BTreeMap::new();
    let open = || |combination: &&mut Combination| combination.mask.is_none();
    for combination in combinations.iter_mut().filter(open()) {
        *sums.entry(combination.key(mask)).or_default() += combination.persons;
    }
    for combination in combinations.iter_mut().filter(open()) {
        let persons = sums.get(&combination.key(mask)).copied().unwrap_or_default();
        if persons >= k {
            combination.mask = Some(mask);
        }
    }
}

/// Joins what is left of a month with its smallest published row; returns the persons of months that are too
/// small altogether.
fn join_leftovers(combinations: &mut [Combination], all: u32, k: u64) -> u64 {
    let mut left: BTreeMap<i32, u64> = BTreeMap::new();
    for combination in combinations.iter().filter(|combination| combination.mask.is_none()) {
        *left.entry(combination.month).or_default() += combination.persons;
    }
    let mut left_out = 0;
    for (month, persons) in left {
        let rows = rows(combinations);
        let smallest = rows
            .iter()
            .filter(|((of, _), _)| *of == month)
            .min_by_key(|(key, persons)| (**persons, (*key).clone()));
        let Some((key, joined)) = smallest else {
            left_out += persons;
            continue;
        };
        debug_assert!(persons + joined >= k);
        let key = key.clone();
        for combination in combinations.iter_mut().filter(|one| one.month == month) {
            let is_joined = combination.mask.is_none_or(|mask| combination.key(mask) == key);
            if is_joined {
                combination.mask = Some(all);
            }
        }
    }
    left_out
}

/// The published rows.
fn rows(combinations: &[Combination]) -> BTreeMap<Key, u64> {
    let mut rows: BTreeMap<Key, u64> = BTreeMap::new();
    for combination in combinations {
        if let Some(mask) = combination.mask {
            *rows.entry(combination.key(mask)).or_default() += combination.persons;
        }
    }
    rows
}

/// Leaves one more label out where fewer than `k` persons have lost theirs; false when there is no such label.
fn hide_more(combinations: &mut [Combination], columns: usize, k: u64) -> bool {
    for column in 0..columns {
        let mut hidden: BTreeMap<u32, u64> = BTreeMap::new();
        for combination in combinations.iter() {
            let label = combination.labels.get(column).copied().unwrap_or(HIDDEN);
            // Who is not published at all has lost every label.
            let is_hidden = combination.mask.is_none_or(|mask| mask >> column & 1 == 1);
            if is_hidden && label != HIDDEN {
                *hidden.entry(label).or_default() += combination.persons;
            }
        }
        let small = hidden.into_iter().filter(|(_, persons)| *persons < k).map(|(label, _)| label);
        for label in small {
            if hide_smallest(combinations, column, label) {
                return true;
            }
        }
    }
    false
}

/// Leaves a label out of the smallest published row that shows it; false where none does.
fn hide_smallest(combinations: &mut [Combination], column: usize, label: u32) -> bool {
    let rows = rows(combinations);
    let shows = |(_, labels): &Key| labels.get(column) == Some(&label);
    let smallest = rows
        .iter()
        .filter(|(key, _)| shows(key))
        .min_by_key(|(key, persons)| (**persons, (*key).clone()));
    let Some((key, _)) = smallest else { return false };
    for combination in combinations.iter_mut() {
        if let Some(mask) = combination.mask
            && combination.key(mask) == *key
        {
            combination.mask = Some(mask | 1 << column);
        }
    }
    true
}

fn published(combinations: &[Combination]) -> Vec<Record> {
    rows(combinations)
        .into_iter()
        .map(|((month, labels), persons)| Record { month, labels, persons })
        .collect()
}
