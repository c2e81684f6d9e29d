//! Published counts under attack: whoever has all of them, all margins of them, and the true total of every
//! label of every column, learns of no small number what it is.

#![expect(clippy::indexing_slicing, reason = "a test may fail")]

use std::collections::BTreeMap;

use std::path::Path;
use std::process::Command;

use capaian::analysis::disclosure::{HIDDEN, Record, protect};
use capaian::ingest::arrow::read_placements;
use proptest::prelude::*;

/// The greatest value of a sum of unknowns that are not negative, under equations that have a solution: the
/// simplex method in two phases, with Bland's rule.
fn greatest(equations: &[(Vec<f64>, f64)], sum: &[f64]) -> f64 {
    const NEAR: f64 = 1e-7;
    let (rows, unknowns) = (equations.len(), sum.len());
    let width = unknowns + rows;
    let mut table: Vec<Vec<f64>> = equations
        .iter()
        .enumerate()
        .map(|(at, (row, right))| {
            let own = (0..rows).map(|other| f64::from(u8::from(other == at)));
            row.iter().copied().chain(own).chain([*right]).collect()
        })
        .collect();
    let mut basis: Vec<usize> = (unknowns..width).collect();
    for phase in [1, 2] {
        let gain = |column: usize| match phase {
            1 if column >= unknowns => -1.0,
            2 if column < unknowns => sum[column],
            _ => 0.0,
        };
        // In the second phase the helping unknowns stay out.
        let columns = if phase == 1 { width } else { unknowns };
        loop {
            let reduced = |column: usize| {
                let of = |row: usize| gain(basis[row]) * table[row][column];
                gain(column) - (0..rows).map(of).sum::<f64>()
            };
            let Some(enters) = (0..columns).find(|&column| reduced(column) > NEAR) else { break };
            let ratio = |row: &usize| table[*row][width] / table[*row][enters];
            let leaves = (0..rows)
                .filter(|&row| table[row][enters] > NEAR)
                .min_by(|a, b| ratio(a).total_cmp(&ratio(b)).then(basis[*a].cmp(&basis[*b])));
            let Some(leaves) = leaves else { return f64::INFINITY };
            let scale = table[leaves][enters];
            table[leaves].iter_mut().for_each(|one| *one /= scale);
            let pivot = table[leaves].clone();
            for (row, other) in table.iter_mut().enumerate() {
                let factor = other[enters];
                if row != leaves && factor != 0.0 {
                    other.iter_mut().zip(&pivot).for_each(|(one, own)| *one -= factor * own);
                }
            }
            basis[leaves] = enters;
        }
    }
    (0..rows)
        .filter(|&row| basis[row] < unknowns)
        .map(|row| sum[basis[row]] * table[row][width])
        .sum()
}

/// What an attacker has: the published rows, the labels that exist, and the true totals of each label.
struct Attack<'a> {
    published: &'a [Record],
    /// Every combination of month and labels that may exist.
    cells: Vec<(i32, Vec<u32>)>,
    /// The unknowns: how many persons of a cell stand in a published row, for each pair that fits.
    pairs: Vec<(usize, usize)>,
}

fn fits(row: &Record, (month, labels): &(i32, Vec<u32>)) -> bool {
    row.month == *month
        && row.labels.iter().zip(labels).all(|(shown, label)| *shown == HIDDEN || shown == label)
}

impl<'a> Attack<'a> {
    fn new(truth: &[Record], published: &'a [Record]) -> Self {
        let columns = truth[0].labels.len();
        let mut cells: Vec<(i32, Vec<u32>)> =
            truth.iter().map(|row| (row.month, Vec::new())).collect();
        cells.sort();
        cells.dedup();
        for column in 0..columns {
            let mut labels: Vec<u32> = truth.iter().map(|row| row.labels[column]).collect();
            labels.sort_unstable();
            labels.dedup();
            cells = cells
                .into_iter()
                .flat_map(|(month, known)| {
                    labels.iter().map(move |&label| (month, [&known[..], &[label]].concat()))
                })
                .collect();
        }
        let pairs = published
            .iter()
            .enumerate()
            .flat_map(|(row, shown)| {
                let cells = cells.iter().enumerate();
                let fitting = cells.filter(|(_, cell)| fits(shown, cell));
                fitting.map(move |(cell, _)| (row, cell)).collect::<Vec<_>>()
            })
            .collect();
        Self { published, cells, pairs }
    }

    fn sum(&self, of: impl Fn(usize, &(i32, Vec<u32>)) -> bool) -> Vec<f64> {
        let is_in = |&(row, cell): &(usize, usize)| of(row, &self.cells[cell]);
        self.pairs.iter().map(|pair| f64::from(u8::from(is_in(pair)))).collect()
    }

    /// What the published rows say; and how many persons with each label of each column they hold in all, which
    /// whoever knows the label's total may know.
    fn known(&self, truth: &[Record], with_totals: bool) -> Vec<(Vec<f64>, f64)> {
        let rows = self.published.iter().enumerate();
        let mut known: Vec<_> =
            rows.map(|(at, row)| (self.sum(|of, _| of == at), row.persons as f64)).collect();
        if with_totals {
            for column in 0..truth[0].labels.len() {
                let mut totals: BTreeMap<u32, u64> = BTreeMap::new();
                for row in truth {
                    *totals.entry(row.labels[column]).or_default() += row.persons;
                }
                for (label, total) in totals {
                    known.push((self.sum(|_, cell| cell.1[column] == label), total as f64));
                }
            }
        }
        known
    }

    /// The small true numbers, of any margin, that only one value fits with what is known.
    fn disclosed(&self, truth: &[Record], k: u64, with_totals: bool) -> Vec<(i32, Vec<u32>, u64)> {
        let known = self.known(truth, with_totals);
        let columns = truth[0].labels.len();
        let mut disclosed = Vec::new();
        for margin in 0..1u32 << columns {
            let masked = |labels: &[u32]| -> Vec<u32> {
                let keep = |(column, &label): (usize, &u32)| {
                    if margin >> column & 1 == 1 { label } else { HIDDEN }
                };
                labels.iter().enumerate().map(keep).collect()
            };
            let mut sums: BTreeMap<(i32, Vec<u32>), u64> = BTreeMap::new();
            for row in truth {
                *sums.entry((row.month, masked(&row.labels))).or_default() += row.persons;
            }
            for ((month, labels), persons) in
                sums.into_iter().filter(|(_, sum)| (1..k).contains(sum))
            {
                let sum = self.sum(|_, cell| cell.0 == month && masked(&cell.1) == labels);
                let most = greatest(&known, &sum);
                let negative: Vec<f64> = sum.iter().map(|one| -one).collect();
                let least = -greatest(&known, &negative);
                if most - least < 0.5 && (most - persons as f64).abs() < 0.5 {
                    disclosed.push((month, labels, persons));
                }
            }
        }
        disclosed
    }
}

fn record(month: i32, labels: &[u32], persons: u64) -> Record {
    Record { month, labels: labels.to_vec(), persons }
}

/// Primary suppression alone: a small row loses its labels, and nothing else does.
fn careless(truth: &[Record], k: u64) -> Vec<Record> {
    let mut rows: BTreeMap<(i32, Vec<u32>), u64> = BTreeMap::new();
    for row in truth {
        let hidden = vec![HIDDEN; row.labels.len()];
        let labels = if row.persons < k { hidden } else { row.labels.clone() };
        *rows.entry((row.month, labels)).or_default() += row.persons;
    }
    rows.into_iter().map(|((month, labels), persons)| Record { month, labels, persons }).collect()
}

/// Two countries by sex, with one small number.
fn one_small() -> Vec<Record> {
    vec![
        record(1, &[0, 0], 3),
        record(1, &[0, 1], 20),
        record(1, &[1, 0], 30),
        record(1, &[1, 1], 40),
    ]
}

#[test]
fn the_attack_succeeds_where_only_small_numbers_are_hidden() {
    let truth = one_small();
    let published = careless(&truth, 5);
    let attack = Attack::new(&truth, &published);
    assert_eq!(published.iter().map(|row| row.persons).min(), Some(3), "it stands there");
    let disclosed = attack.disclosed(&truth, 5, true);
    assert!(disclosed.contains(&(1, vec![0, 0], 3)), "{disclosed:?}");
}

#[test]
fn a_small_number_is_hidden_among_others() {
    let truth = one_small();
    let published = protect(&truth, 5, &[2, 1]).rows;
    assert!(published.iter().all(|row| row.persons >= 5), "{published:?}");
    assert_eq!(published.iter().map(|row| row.persons).sum::<u64>(), 93);
    assert_eq!(Attack::new(&truth, &published).disclosed(&truth, 5, true), []);
}

#[test]
fn a_month_that_is_too_small_is_left_out() {
    let truth = [record(1, &[0], 3), record(2, &[0], 9), record(2, &[1], 8)];
    let protected = protect(&truth, 5, &[1]);
    // Who knows that there are 12 of label 0 would find the 3 by subtraction.
    assert_eq!(protected.rows, [record(2, &[1], 8), record(2, &[HIDDEN], 9)]);
    assert_eq!(protected.left_out, 3);
}

#[test]
fn what_is_large_enough_keeps_its_labels() {
    let truth = [record(1, &[0, 0], 7), record(1, &[0, 1], 8), record(2, &[1, 1], 9)];
    assert_eq!(protect(&truth, 5, &[1, 1]).rows, truth);
}

#[test]
fn a_public_pack_is_the_same_bytes_each_time_and_shows_no_small_number() {
    let pack = |name: &str| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::remove_dir_all(&out).ok();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/libreoffice.csv");
        let packed = Command::new(env!("CARGO_BIN_EXE_capaian"))
            .arg("pack")
            .arg(fixture)
            .args(["--public", "--k", "30", "--out"])
            .arg(&out)
            .output();
        assert!(packed.is_ok_and(|output| output.status.success()));
        let checked = Command::new(env!("CARGO_BIN_EXE_capaian")).arg("check").arg(&out).output();
        assert!(checked.is_ok_and(|output| output.status.success()));
        std::fs::read(out.join("placements.arrow")).unwrap_or_default()
    };
    let bytes = pack("public-one");
    assert_eq!(bytes, pack("public-two"));
    let Ok(table) = read_placements(&bytes, "placements.arrow") else { panic!("it is packed") };
    let counts = table.count.unwrap_or_default();
    assert!(counts.iter().all(|&count| count >= 30) && counts.len() > 20, "{}", counts.len());
}

fn tables() -> impl Strategy<Value = Vec<Record>> {
    let row = (0..2i32, prop::collection::vec(0..3u32, 2..=2), 1..12u64);
    prop::collection::vec(row, 1..14).prop_map(|rows| {
        let mut sums: BTreeMap<(i32, Vec<u32>), u64> = BTreeMap::new();
        for (month, labels, persons) in rows {
            *sums.entry((month, labels)).or_default() += persons;
        }
        sums.into_iter()
            .map(|((month, labels), persons)| Record { month, labels, persons })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_small_number_of_any_margin_follows_from_what_is_published(truth in tables(), k in 2..7u64) {
        let protected = protect(&truth, k, &[3, 1]);
        let sum = |rows: &[Record]| rows.iter().map(|row| row.persons).sum::<u64>();
        prop_assert_eq!(sum(&protected.rows) + protected.left_out, sum(&truth));
        for row in &protected.rows {
            prop_assert!(row.persons >= k, "{:?}", row);
        }
        if !protected.rows.is_empty() {
            let attack = Attack::new(&truth, &protected.rows);
            prop_assert_eq!(attack.disclosed(&truth, k, false), []);
        }
    }

    #[test]
    fn labels_are_left_out_of_none_or_of_at_least_k(truth in tables(), k in 2..7u64) {
        let rows = protect(&truth, k, &[3, 1]).rows;
        for column in 0..2 {
            for label in 0..3u32 {
                let of = |rows: &[Record]| -> u64 {
                    rows.iter().filter(|row| row.labels[column] == label).map(|row| row.persons).sum()
                };
                let (all, shown) = (of(&truth), of(&rows));
                prop_assert!(shown == 0 || all == shown || all - shown >= k, "{} of {}", shown, all);
            }
        }
    }

    #[test]
    fn the_same_records_are_protected_the_same(mut truth in tables()) {
        let once = protect(&truth, 5, &[3, 1]);
        truth.reverse();
        prop_assert_eq!(protect(&truth, 5, &[3, 1]), once);
    }
}
