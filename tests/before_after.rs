//! A month's figures before and after: coefficients and errors against statsmodels and numpy, and how often chance is
//! called a change, and a change is seen, in seeded series.

#![expect(clippy::unwrap_used, reason = "what does not hold in a test should end it")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use capaian::analysis::before_after::{BeforeAfter, Effect, Series, Term, Verdict, before_after};
use capaian::model::Month;
use serde_json::{Value, json};

/// What statsmodels and numpy say of each case.
fn oracle(cases: &[Value]) -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut child = Command::new(root.join("tools/.venv/bin/python"))
        .arg(root.join("tests/oracles/before_after.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(json!(cases).to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Numbers that are the same each time (SplitMix64).
struct Seeded(u64);

impl Seeded {
    /// From 0 to 1, never 0.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((mixed ^ (mixed >> 31)) >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// Of a normal distribution (Box and Muller).
    fn normal(&mut self) -> f64 {
        (-2.0 * self.next().ln()).sqrt() * (std::f64::consts::TAU * self.next()).cos()
    }

    /// Deviations of which a part stays from month to month; their standard deviation is 1.
    fn deviations(&mut self, months: usize, autocorrelation: f64) -> Vec<f64> {
        let new = (1.0 - autocorrelation * autocorrelation).sqrt();
        let mut last = self.normal();
        let mut next = || {
            let now = last;
            last = autocorrelation * last + new * self.normal();
            now
        };
        (0..months).map(|_| next()).collect()
    }
}

const FIRST: &str = "2022-01";

fn ask(values: &[f64], before: usize) -> BeforeAfter {
    let first: Month = FIRST.parse().unwrap();
    let since = first.plus(i32::try_from(before).unwrap());
    before_after(Series { first, values }, since).unwrap()
}

fn close(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!((ours - theirs).abs() <= 1e-6 * theirs.abs().max(1.0), "{what}: {ours}, not {theirs}");
}

#[test]
fn coefficients_errors_and_intervals_are_those_of_the_reference() {
    let mut random = Seeded(5);
    let cases: Vec<(Vec<f64>, usize)> = (0..40)
        .map(|case| {
            let months = 12 + (random.next() * 60.0) as usize;
            let before = 8 + (random.next() * (months - 11) as f64) as usize;
            let (rise, step) = (random.next() * 20.0 - 10.0, random.next() * 300.0);
            let deviations = random.deviations(months, f64::from(case % 9) * 0.1);
            let value = |(at, deviation): (usize, f64)| {
                let season = 40.0 * (at as f64 / 2.0).sin();
                let change = if at < before { 0.0 } else { step };
                (3_000.0 + rise * at as f64 + season + change + 90.0 * deviation).round()
            };
            (deviations.into_iter().enumerate().map(value).collect(), before)
        })
        .collect();
    let asked: Vec<Value> = cases
        .iter()
        .map(|(values, before)| json!({ "values": values, "first": 0, "before": before }))
        .collect();
    for ((values, before), theirs) in cases.into_iter().zip(oracle(&asked)) {
        let what = format!("{before} of {}", values.len());
        let found = ask(&values, before);
        assert_eq!(Some(found.plain.lags as u64), theirs["plain"]["lags"].as_u64());
        for (ours, at) in found.plain.coefficients.iter().zip(0..) {
            let theirs = &theirs["plain"]["coefficients"][at];
            let what = format!("{what}, {:?}", ours.term);
            let (low, high) = ours.within_95;
            for (ours, at) in [ours.value, ours.standard_error, low, high].into_iter().zip(0..) {
                close(ours, &theirs[at], &what);
            }
        }
        let theirs = &theirs["weighed"];
        for (ours, at) in [found.level, found.slope, found.average].into_iter().zip(0..) {
            let Effect { value, within_95: (low, high), p } = ours;
            for (ours, part) in [value, low, high, p].into_iter().zip(0..) {
                close(ours, &theirs["effects"][at][part], &what);
            }
        }
        close(found.p, &theirs["p"], &what);
        close(found.autocorrelation, &theirs["autocorrelation"], &what);
    }
}

/// How often in so many series a change is called, that of the level is, and the plain interval of the level would.
fn called(
    series: usize,
    (months, before): (usize, usize),
    autocorrelation: f64,
    step: f64,
) -> [usize; 3] {
    let mut random = Seeded(1);
    let mut counts = [0; 3];
    for _ in 0..series {
        let mut values = random.deviations(months, autocorrelation);
        values.iter_mut().skip(before).for_each(|value| *value += step);
        let found = ask(&values, before);
        let is_outside = |(low, high): (f64, f64)| low > 0.0 || high < 0.0;
        let plain = found.plain.coefficient(Term::Level).unwrap();
        let called = [
            found.verdict() == Verdict::Changed,
            is_outside(found.level.within_95),
            is_outside(plain.within_95),
        ];
        for (count, called) in counts.iter_mut().zip(called) {
            *count += usize::from(called);
        }
    }
    println!("{before} of {months}, {autocorrelation}, step {step}: {counts:?} of {series}");
    counts
}

#[test]
fn where_nothing_happens_hardly_ever_a_change_is_called() {
    for length in [(34, 22), (12, 8), (24, 16), (60, 40)] {
        for autocorrelation in [0.0, 0.3, 0.6] {
            let [changed, level, plain] = called(1_000, length, autocorrelation, 0.0);
            assert!(changed <= 70 && level <= 70, "{length:?}, {autocorrelation}");
            assert!(plain > 100, "Newey and West's errors alone would do");
        }
    }
}

#[test]
fn a_step_of_three_deviations_is_mostly_seen_in_three_years_and_seldom_in_one() {
    for (length, step, least) in
        [((34, 22), 3.0, 330), ((34, 22), 2.0, 140), ((60, 40), 3.0, 430), ((12, 8), 3.0, 120)]
    {
        for autocorrelation in [0.0, 0.3, 0.6] {
            let [changed, ..] = called(500, length, autocorrelation, step);
            assert!(changed >= least, "{length:?}, {autocorrelation}: {changed}");
        }
    }
}
