//! Every total that the page shows against DuckDB, in a thousand states of its filters: some made anew, most by
//! changing one filter of the state before, as a person does.

#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests, which may fail as the tests do"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use capaian::board::question::{Bins, Clause, Clauses, PlacementsInfo, Question, ViewInfo};
use capaian::board::session::Session;
use capaian::ingest::arrow::read_placements;
use capaian::model::{Day, Period};

const STATES: usize = 1_000;
const SAMPLE: &str = "public/data/sample/placements.arrow";

/// Numbers from a seed (xorshift64*, Vigna 2016): the same states in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap() % limit
    }

    fn clause(&mut self, view: &ViewInfo) -> Clause {
        match &view.bins {
            Bins::Keys(keys) => {
                let count = 1 + self.below(4);
                let mut keys: Vec<String> =
                    (0..count).map(|_| keys[self.below(keys.len())].clone()).collect();
                keys.sort_unstable();
                keys.dedup();
                Clause::In(keys)
            }
            Bins::Months { first, count } => {
                let mut day = || {
                    let month = first.plus(i32::try_from(self.below(*count as usize)).unwrap());
                    month.first_day().plus(i32::try_from(self.below(31)).unwrap())
                };
                let (one, other) = (day(), day());
                Clause::Within(Period::new(one.min(other), one.max(other)).unwrap())
            }
            Bins::Steps { .. } => {
                let (one, other) = (self.below(200) as u32, self.below(200) as u32);
                Clause::Between(one.min(other), one.max(other))
            }
        }
    }

    fn next(&mut self, info: &PlacementsInfo, before: &Clauses) -> Clauses {
        let views = &info.views;
        if self.below(4) == 0 {
            let chosen: Vec<&ViewInfo> = views.iter().filter(|_| self.below(4) == 0).collect();
            return chosen.into_iter().map(|view| (view.name.clone(), self.clause(view))).collect();
        }
        let mut clauses = before.clone();
        let view = &views[self.below(views.len())];
        let is_new = clauses.remove(&view.name).is_none();
        if clauses.len() < 4 && (is_new || self.below(3) == 0) {
            clauses.insert(view.name.clone(), self.clause(view));
        }
        clauses
    }
}

fn column(view: &str) -> &str {
    match view {
        "month" => "date",
        "lead" => "lead_days",
        label => label,
    }
}

fn condition(view: &str, clause: &Clause) -> String {
    let column = column(view);
    match clause {
        Clause::In(keys) => {
            let quoted: Vec<String> =
                keys.iter().map(|key| format!("'{}'", key.replace('\'', "''"))).collect();
            format!("coalesce({column}, '') IN ({})", quoted.join(", "))
        }
        Clause::Within(period) => {
            format!("{column} BETWEEN '{}' AND '{}'", period.first(), period.last())
        }
        Clause::Between(first, last) => format!("{column} BETWEEN {first} AND {last}"),
    }
}

/// The bins of a view in SQL: keys, months, weeks of which the last is open.
fn key(view: &ViewInfo) -> String {
    let column = column(&view.name);
    match &view.bins {
        Bins::Keys(_) => format!("coalesce({column}, '')"),
        Bins::Months { .. } => format!("strftime({column}, '%Y-%m')"),
        Bins::Steps { width, count, .. } => {
            // `least` passes over nulls.
            format!(
                "CASE WHEN {column} IS NULL THEN '' ELSE least({column} // {width}, {count} - 1)::VARCHAR END"
            )
        }
    }
}

/// What the cards of targets, units and changes count besides the views: a unit's months, and months up to a day.
struct Beside {
    unit: &'static str,
    day: Day,
}

impl Beside {
    fn of(state: usize) -> Self {
        let units = ["agency", "destination", "scheme"];
        let first: Day = "2022-01-01".parse().unwrap();
        Self { unit: units[state % units.len()], day: first.plus((state * 37 % 1_000) as i32) }
    }
}

/// One query for all views of a state, what is counted beside them, and its total.
fn sql(info: &PlacementsInfo, clauses: &Clauses, beside: &Beside) -> String {
    let passing_but = |others: &[&str]| {
        let conditions = clauses.iter().filter(|(view, _)| !others.contains(&view.as_str()));
        conditions.fold("true".to_owned(), |mut sql, (view, clause)| {
            write!(sql, " AND {}", condition(view, clause)).unwrap();
            sql
        })
    };
    let passing = |other: &str| passing_but(&[other]);
    let mut sql = format!("SELECT '', '', count(*) FROM placements WHERE {}", passing(""));
    let Beside { unit, day } = beside;
    let month = "strftime(date, '%Y-%m')";
    let (by_unit, up_to) = (passing_but(&[unit, "month"]), passing_but(&["month"]));
    write!(
        sql,
        " UNION ALL SELECT 'by unit', coalesce({unit}, '') || ' ' || {month}, count(*) FROM placements WHERE {by_unit} GROUP BY 2 \
         UNION ALL SELECT 'up to', {month}, count(*) FROM placements WHERE {up_to} AND date <= '{day}' GROUP BY 2"
    )
    .unwrap();
    for view in &info.views {
        let (name, key, passing) = (&view.name, key(view), passing(&view.name));
        write!(
            sql,
            " UNION ALL SELECT '{name}', {key}, count(*) FROM placements WHERE {passing} GROUP BY 2"
        )
        .unwrap();
    }
    sql
}

fn answers_of_duckdb(queries: &[String]) -> Vec<Vec<Vec<String>>> {
    let python = "tools/.venv/bin/python";
    assert!(Path::new(python).exists(), "{python} is missing: run tools/setup.sh");
    let mut oracle = Command::new(python)
        .arg("tests/oracles/duckdb_answers.py")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let request = serde_json::json!({ "arrow": SAMPLE, "queries": queries });
    oracle.stdin.take().unwrap().write_all(request.to_string().as_bytes()).unwrap();
    let output = oracle.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The bins of a view that hold something, by the name that DuckDB gives them.
fn named(view: &ViewInfo, counts: &[u64]) -> BTreeMap<String, u64> {
    let name = |bin: usize| match &view.bins {
        Bins::Keys(keys) => keys[bin].clone(),
        Bins::Months { first, .. } => first.plus(i32::try_from(bin).unwrap()).to_string(),
        Bins::Steps { count, .. } if bin == *count as usize => String::new(),
        Bins::Steps { .. } => bin.to_string(),
    };
    let counts = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    counts.map(|(bin, count)| (name(bin), *count)).collect()
}

/// The months of units that hold something, by the names that DuckDB gives them.
fn by_unit(info: &PlacementsInfo, unit: &str, counts: &[Vec<u64>]) -> BTreeMap<String, u64> {
    let view = |name: &str| info.views.iter().find(|view| view.name == name).unwrap();
    let (keys, months) = (view(unit).bins.keys(), view("month"));
    let of = keys.iter().zip(counts).flat_map(|(key, counts)| {
        named(months, counts)
            .into_iter()
            .map(move |(month, count)| (format!("{key} {month}"), count))
    });
    of.collect()
}

#[test]
fn every_total_is_duckdbs_in_a_thousand_states_of_the_filters() {
    let table = read_placements(&std::fs::read(SAMPLE).unwrap(), SAMPLE).unwrap();
    let mut session = Session::open(table).unwrap();
    let info = session.info().clone();
    let mut dice = Dice(20_241_129);
    let mut states = vec![Clauses::new()];
    while states.len() < STATES {
        let next = dice.next(&info, states.last().unwrap());
        states.push(next);
    }
    let queries = states.iter().enumerate();
    let queries: Vec<String> =
        queries.map(|(at, clauses)| sql(&info, clauses, &Beside::of(at))).collect();
    let mut empty = 0;
    let answers = states.into_iter().zip(answers_of_duckdb(&queries)).enumerate();
    for (at, (clauses, rows)) in answers {
        let mut expected: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
        for row in rows {
            let [view, key, count] = row.try_into().unwrap();
            expected.entry(view).or_default().insert(key, count.parse().unwrap());
        }
        let question = Question { clauses, with_base: false };
        let answer = session.answer(&question).unwrap();
        assert_eq!(answer.placements, expected[""][""], "{:?}", question.clauses);
        for (view, counts) in info.views.iter().zip(&answer.counts) {
            let expected = expected.remove(&view.name).unwrap_or_default();
            assert_eq!(named(view, counts), expected, "{} of {:?}", view.name, question.clauses);
        }
        let Beside { unit, day } = Beside::of(at);
        let by_unit = by_unit(&info, unit, &session.two_way(unit, "month").unwrap());
        assert_eq!(
            by_unit,
            expected.remove("by unit").unwrap_or_default(),
            "{:?}",
            question.clauses
        );
        let (first, counts) = session.up_to(&question.clauses, day).unwrap().unwrap();
        let months = (0..).zip(counts).filter(|(_, count)| *count > 0);
        let up_to: BTreeMap<String, u64> =
            months.map(|(month, count)| (first.plus(month).to_string(), count)).collect();
        let expected = expected.remove("up to").unwrap_or_default();
        assert_eq!(up_to, expected, "up to {day} of {:?}", question.clauses);
        empty += usize::from(answer.placements == 0);
    }
    assert!(empty < STATES / 2, "{empty} states pass nothing");
}
