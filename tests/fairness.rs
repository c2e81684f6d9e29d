//! Limits, overdispersion and shrinkage against scipy, for seeded units of many sizes.

#![expect(clippy::unwrap_used, reason = "what does not hold in a test should end it")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use capaian::analysis::fairness::{Level, Measure, Observed, Prior, centre, dispersion, limits};
use serde_json::{Value, json};

/// What scipy says of each case.
fn scipy(cases: &[Value]) -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut child = Command::new(root.join("tools/.venv/bin/python"))
        .arg(root.join("tests/oracles/fairness.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(json!(cases).to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Numbers from 0 to 1, the same each time (SplitMix64).
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

const MEASURES: [(Measure, &str); 2] = [(Measure::Rate, "rate"), (Measure::Share, "share")];

fn close(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    assert!(
        (ours - theirs).abs() <= 1e-6 * theirs.abs().max(1.0),
        "{what}: {ours}, scipy {theirs}"
    );
}

#[test]
fn limits_are_the_exact_quantiles() {
    let mut random = Seeded(7);
    let mut cases = Vec::new();
    for _ in 0..400 {
        let base = 10f64.powf(random.next() * 4.5).ceil();
        let centre = 10f64.powf(-4.0 * random.next()) * 0.95;
        cases.extend(MEASURES.map(|(measure, name)| (measure, name, centre, base)));
    }
    let asked: Vec<Value> = cases
        .iter()
        .map(|(_, measure, centre, base)| {
            json!({ "limits": { "measure": measure, "centre": centre, "base": base } })
        })
        .collect();
    for ((measure, name, centre, base), theirs) in cases.into_iter().zip(scipy(&asked)) {
        let what = format!("{name} {centre} of {base}");
        let (low, high) = limits(measure, centre, base, Level::NinetyFive).unwrap();
        let (lower, higher) = limits(measure, centre, base, Level::NinetyNineEight).unwrap();
        for (ours, at) in [low, high, lower, higher].into_iter().zip(0..) {
            close(ours, &theirs[at], &what);
        }
    }
}

#[test]
fn overdispersion_and_shrinkage_are_those_of_the_reference() {
    let mut random = Seeded(11);
    let mut cases = Vec::new();
    for _ in 0..60 {
        let count = 5 + (random.next() * 80.0) as usize;
        let spread = random.next() * 0.08;
        let units: Vec<Observed> = (0..count)
            .map(|_| {
                let base = 10f64.powf(random.next() * 3.5).ceil();
                let ratio = (0.05 + spread * (random.next() - 0.5)).max(0.0);
                Observed { events: (base * ratio + random.next()).floor(), base }
            })
            .collect();
        cases.extend(MEASURES.map(|(measure, name)| (measure, name, units.clone())));
    }
    let asked: Vec<Value> = cases
        .iter()
        .map(|(_, measure, units)| {
            let events: Vec<f64> = units.iter().map(|unit| unit.events).collect();
            let bases: Vec<f64> = units.iter().map(|unit| unit.base).collect();
            json!({ "units": { "measure": measure, "events": events, "bases": bases } })
        })
        .collect();
    let (mut shrunken, mut flat) = (0, 0);
    for ((measure, name, units), theirs) in cases.into_iter().zip(scipy(&asked)) {
        assert!(centre(&units).unwrap() > 0.0);
        close(dispersion(measure, &units).unwrap().factor, &theirs["factor"], name);
        let prior = Prior::of(measure, &units).unwrap();
        for (unit, at) in units.iter().zip(0..) {
            let found = prior.shrink(*unit);
            close(found.mean, &theirs["means"][at], name);
            if theirs["intervals"].is_null() {
                flat += 1;
            } else {
                shrunken += 1;
                close(found.within_95.0, &theirs["intervals"][at][0], name);
                close(found.within_95.1, &theirs["intervals"][at][1], name);
            }
        }
    }
    assert!(shrunken > 500 && flat > 100, "both kinds occur: {shrunken}, {flat}");
}
