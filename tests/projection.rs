//! The projection against statsmodels, and how its intervals hold: on the sample's series and on made ones whose truth
//! is known.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy excepts tests, not their helpers"
)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use capaian::analysis::course::MonthlyCounts;
use capaian::analysis::placements::engine_table;
use capaian::analysis::projection::forecast::Forecast;
use capaian::analysis::projection::{Form, Level, Method, Smoothing, project};
use capaian::engine::{Domain, GroupKey, group_by};
use capaian::ingest::arrow::read_placements;
use capaian::model::Day;
use serde_json::{Value, json};

/// The largest agencies, destinations and schemes, besides the office.
const PARTS: usize = 10;
const AHEAD: usize = 12;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn statsmodels(questions: &[Value]) -> Vec<Value> {
    let mut process = Command::new(root().join("tools/.venv/bin/python"))
        .arg(root().join("tests/oracles/statsmodels_ets.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let text = serde_json::to_vec(questions).unwrap();
    process.stdin.take().unwrap().write_all(&text).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The sample's placements by month: of the office, then of its largest parts.
fn sample() -> Vec<(String, MonthlyCounts)> {
    let bytes = std::fs::read(root().join("public/data/sample/placements.arrow")).unwrap();
    let table = engine_table(read_placements(&bytes, "placements.arrow").unwrap()).unwrap();
    let date = table.columns().iter().position(|column| column.name == "date").unwrap();
    let Domain::Numbers { origin: first, .. } = table.columns()[date].domain else {
        unreachable!()
    };
    let day = |code: u32| Day::from_number(i32::try_from(first).unwrap() + code as i32);
    let start = day(0).month();
    let mut all: Vec<(String, Vec<u64>)> = Vec::new();
    for by in [None, Some("agency"), Some("destination"), Some("scheme")] {
        let mut keys = vec![GroupKey::codes(date)];
        keys.extend(by.map(|name| {
            GroupKey::codes(table.columns().iter().position(|column| column.name == name).unwrap())
        }));
        for group in group_by(&table, &keys, &[], None).unwrap() {
            let month = day(group.key[0]).month();
            let name = format!("{by:?} {:?}", group.key.get(1));
            let at = all.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
                all.push((name, Vec::new()));
                all.len() - 1
            });
            let series = &mut all[at].1;
            series.resize(34, 0);
            series[(month.number() - start.number()) as usize] += group.weight;
        }
    }
    let office = all.remove(0);
    all.sort_by_key(|(_, series)| std::cmp::Reverse(series.iter().sum::<u64>()));
    all.truncate(PARTS);
    all.insert(0, office);
    all.into_iter().map(|(name, counts)| (name, MonthlyCounts { first: start, counts })).collect()
}

fn series(counts: &MonthlyCounts) -> Vec<f64> {
    counts.counts.iter().map(|&count| count as f64).collect()
}

fn forms() -> impl Iterator<Item = Form> {
    Method::CANDIDATES.into_iter().filter_map(|method| match method {
        Method::Smoothing(form) => Some(form),
        _ => None,
    })
}

fn parameters(learnt: &Smoothing) -> Value {
    let (weights, first) = (learnt.weights(), learnt.beginning());
    let mut named = json!({
        "smoothing_level": weights.alpha,
        "smoothing_trend": weights.beta,
        "smoothing_seasonal": weights.gamma,
        "damping_trend": weights.phi,
        "initial_level": first.level,
        "initial_trend": first.trend,
    });
    // The last month before the series is their first.
    for (month, season) in first.seasons.iter().rev().enumerate() {
        named[format!("initial_seasonal.{month}")] = json!(season);
    }
    named
}

/// What statsmodels says of a model: as if what the series began with were known, and with the likeliest deviation.
/// Ours are a little wider, which is why they hold as often as they say.
fn as_if_known(learnt: &Smoothing, months: usize) -> Forecast {
    let forecast = learnt.forecast(AHEAD);
    let deviation = (learnt.squares() / months as f64).sqrt();
    assert!(deviation < forecast.deviation);
    Forecast { deviation, shared: Vec::new(), ..forecast }
}

/// How far our figures are from theirs at most, as a share (of the series' level, where an interval ends near 0): means,
/// both ends of both intervals, the sum's deviation.
fn distance(forecast: &Forecast, theirs: &Value) -> f64 {
    let number = |value: &Value| value.as_f64().unwrap();
    let level = forecast.means.iter().sum::<f64>() / AHEAD as f64;
    let mut worst: f64 = 0.0;
    let mut compare =
        |ours: f64, other: f64| worst = worst.max((ours - other).abs() / other.abs().max(level));
    for (ahead, mean) in (1..).zip(&forecast.means) {
        let (other, deviation) =
            (number(&theirs["mean"][ahead - 1]), number(&theirs["deviation"][ahead - 1]));
        for width in [0.0, Level::Eighty.deviations(), Level::NinetyFive.deviations()] {
            compare(mean + width * forecast.deviation_of(ahead), other + width * deviation);
            compare(mean - width * forecast.deviation_of(ahead), other - width * deviation);
        }
    }
    compare(forecast.deviation_of_sum(AHEAD, 1.0), number(&theirs["sum_deviation"]));
    worst
}

#[test]
fn with_our_parameters_statsmodels_says_the_same() {
    let (mut questions, mut learnt) = (Vec::new(), Vec::new());
    for (_, counts) in sample() {
        let series = series(&counts);
        for form in forms() {
            let ours = Smoothing::fit(form, &series, None).unwrap();
            questions.push(json!({
                "series": series, "model": form.name(), "ahead": AHEAD, "parameters": parameters(&ours),
            }));
            learnt.push(as_if_known(&ours, series.len()));
        }
    }
    for (ours, theirs) in learnt.iter().zip(statsmodels(&questions)) {
        let distance = distance(ours, &theirs);
        assert!(distance < 1e-6, "{distance}: {ours:?}");
    }
}

#[test]
fn what_we_find_is_as_likely_as_what_statsmodels_finds_and_then_the_same() {
    let (mut questions, mut learnt) = (Vec::new(), Vec::new());
    for (name, counts) in sample().into_iter().skip(2).take(7) {
        let series = series(&counts);
        for form in forms() {
            questions.push(json!({
                "series": series, "model": form.name(), "ahead": AHEAD, "parameters": null,
            }));
            let ours = Smoothing::fit(form, &series, None).unwrap();
            learnt.push((format!("{name} {}", form.name()), series.len(), ours));
        }
    }
    let mut same = 0;
    for ((name, months, ours), theirs) in learnt.iter().zip(statsmodels(&questions)) {
        let squares = ours.squares();
        let theirs_squares = theirs["squares"].as_f64().unwrap();
        // Theirs looks for sixteen numbers at once, and may stop before the lowest.
        assert!(
            squares < theirs_squares * 1.0001,
            "{name}: {squares} is more than {theirs_squares}"
        );
        if squares > theirs_squares * 0.999_9 {
            let distance = distance(&as_if_known(ours, *months), &theirs);
            assert!(distance < 0.01, "{name}: {distance}");
            same += 1;
        } else {
            println!("{name}: {squares} is less than {theirs_squares}");
        }
    }
    assert!(2 * same > learnt.len(), "{same} of {} are the same", learnt.len());
}

#[test]
fn eight_of_ten_months_of_the_sample_come_inside_the_interval() {
    let as_of: Day = "2024-10-31".parse().unwrap();
    let (mut held, mut months) = (0.0, 0.0);
    for (name, counts) in sample() {
        let projection = project(&counts, as_of).unwrap();
        let backtest = projection.backtest().unwrap();
        println!("{name}: {:?} {backtest:?}", projection.method);
        held += backtest.held_80 * backtest.months as f64;
        months += backtest.months as f64;
    }
    let share = held / months;
    println!("{share}");
    assert!((0.7..=0.9).contains(&share), "{share}");
}

/// Numbers that look random and are the same every time (SplitMix64); normal by adding twelve.
struct Noise(u64);

impl Noise {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as f64 / u64::MAX as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// Three years of a level that wanders, seasons and noise.
fn made(seed: u64) -> Vec<u64> {
    let mut noise = Noise(seed);
    let mut level = 500.0;
    let months = (0..36).map(|month| {
        level += 12.0 * noise.normal();
        let season = 60.0 * (f64::from(month) * std::f64::consts::TAU / 12.0).sin();
        (level + season + 30.0 * noise.normal()).max(0.0).round() as u64
    });
    months.collect()
}

#[test]
fn eight_of_ten_years_end_inside_the_interval() {
    let as_of: Day = "2024-08-31".parse().unwrap();
    let (mut held_80, mut held_95, mut sure, mut reached) = (0, 0, 0.0, 0);
    let years = 100;
    for seed in 0..years {
        let truth = made(seed);
        let end: u64 = truth[24..].iter().sum();
        let counts = MonthlyCounts { first: as_of.month().plus(-31), counts: truth[..32].to_vec() };
        let year_end = project(&counts, as_of).unwrap().year_end().unwrap();
        let inside = |level| {
            let (low, high) = year_end.interval(level);
            (low..=high).contains(&(end as f64))
        };
        held_80 += u32::from(inside(Level::Eighty));
        held_95 += u32::from(inside(Level::NinetyFive));
        // A target that half of all years reach.
        sure += year_end.probability_of(6_000.0);
        reached += u32::from(end >= 6_000);
    }
    let share = |count: u32| f64::from(count) / years as f64;
    println!("{} {} {} {}", share(held_80), share(held_95), sure / years as f64, share(reached));
    assert!((0.7..=0.9).contains(&share(held_80)), "{}", share(held_80));
    assert!((0.87..=1.0).contains(&share(held_95)), "{}", share(held_95));
    assert!((sure / years as f64 - share(reached)).abs() < 0.05);
}
