//! What the engine takes per step of a person, on a placements-like table: `cargo bench --bench engine`.
//!
//! Rows: the environment's ROWS, or a million. A step sets a filter and reads every view, as the page
//! does. Prints milliseconds: the first step, then median and 95th percentile of the others.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use capaian::engine::{Codes, Column, Crossfilter, Domain, EngineError, Filter, Table, View};

/// The columns: name, codes, and how much the first codes outweigh the others (1: all alike).
const COLUMNS: [(&str, usize, i32); 9] = [
    ("day", 1096, 1),
    ("agency", 400, 4),
    ("destination", 40, 3),
    ("sector", 2, 1),
    ("scheme", 5, 2),
    ("sex", 2, 1),
    ("province", 34, 2),
    ("occupation", 60, 2),
    ("lead_days", 366, 3),
];
const DAY: usize = 0;
const AGENCY: usize = 1;
const DESTINATION: usize = 2;
const STEPS: u32 = 64;
/// Days that the brush spans.
const WINDOW: u32 = 91;

fn main() -> ExitCode {
    let rows = std::env::var("ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    match run(rows) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(rows: usize) -> Result<(), EngineError> {
    let (table, views) = workload(rows)?;
    let started = Instant::now();
    let mut engine = Crossfilter::new(table, views)?;
    println!("{rows} rows, {} bytes per row", engine.bytes() / rows.max(1));
    println!("{:<28} {:>9.3}", "load", milliseconds(started));
    println!("{:<28} {:>9} {:>9} {:>9}", "ms per step", "first", "median", "p95");

    let brush = |step: u32| (DAY, Filter::Range { lo: 300 + step, hi: 300 + step + WINDOW });
    measure(&mut engine, "brush days", brush)?;
    engine.set(DESTINATION, Filter::In(vec![0, 3, 7]))?;
    measure(&mut engine, "brush days, 3 destinations", brush)?;
    clear(&mut engine)?;
    measure(&mut engine, "click an agency", |step| (AGENCY, Filter::In(vec![step % 20])))?;
    clear(&mut engine)?;
    measure(&mut engine, "click views in turn", |step| {
        let view = step as usize % COLUMNS.len();
        (if view < 7 { view } else { 7 }, Filter::In(vec![step % 2]))
    })?;
    clear(&mut engine)?;
    measure(&mut engine, "set and clear destinations", |step| {
        (DESTINATION, if step % 2 == 0 { Filter::In(vec![0, 1]) } else { Filter::All })
    })
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

fn clear(engine: &mut Crossfilter) -> Result<(), EngineError> {
    (0..engine.views().len()).try_for_each(|view| engine.set(view, Filter::All))
}

fn measure(
    engine: &mut Crossfilter,
    name: &str,
    step: impl Fn(u32) -> (usize, Filter),
) -> Result<(), EngineError> {
    let mut taken = Vec::new();
    for number in 0..STEPS {
        let started = Instant::now();
        let (view, filter) = step(number);
        engine.set(view, filter)?;
        for view in 0..engine.views().len() {
            black_box(engine.counts(view));
        }
        taken.push(milliseconds(started));
    }
    let first = taken.remove(0);
    taken.sort_by(f64::total_cmp);
    let at = |part: f64| taken.get((taken.len() as f64 * part) as usize).copied().unwrap_or(first);
    println!("{name:<28} {first:>9.3} {:>9.3} {:>9.3}", at(0.5), at(0.95));
    Ok(())
}

/// Skewed columns in random row order, and a view of each but the occupation: days by month, lead times
/// by ten days, the others as they are.
fn workload(rows: usize) -> Result<(Table, Vec<View>), EngineError> {
    let mut state = 1_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let columns = COLUMNS.map(|(name, codes, skew)| {
        let mut draw = || (random().powi(skew) * codes as f64) as usize;
        Column {
            name: name.to_owned(),
            codes: if codes <= 256 {
                Codes::U8((0..rows).map(|_| draw() as u8).collect())
            } else {
                Codes::U16((0..rows).map(|_| draw() as u16).collect())
            },
            domain: Domain::Numbers { origin: 0, len: codes as u32 },
            missing: false,
        }
    });
    let table = Table::new(columns.into(), None)?;
    let mut views = Vec::new();
    for (column, (name, codes, _)) in COLUMNS.into_iter().enumerate() {
        let per_bin = match name {
            "day" => 31,
            "lead_days" => 10,
            "occupation" => continue,
            _ => 1,
        };
        let bin_of_code = (0..codes).map(|code| (code / per_bin) as u16).collect();
        let bins = codes.div_ceil(per_bin);
        views.push(View { name: name.to_owned(), column, bin_of_code, bins });
    }
    Ok((table, views))
}
