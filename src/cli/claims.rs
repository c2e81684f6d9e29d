//! `capaian claims`: published statements, each with its sum done again.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Outcome, files, spreadsheet};
use crate::ingest::statements::{Statement, read_statements};
use crate::model::claim::{Recomputed, recompute};
use crate::model::{Lang, Place, Problem, ProblemKind, csv};

/// Do the sums behind published statements again, and say which statements hold.
#[derive(Debug, Args)]
pub struct ClaimsArgs {
    /// A CSV or spreadsheet with the columns id, stated, unit and inputs
    path: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: OutputFormat,
}

/// How the verdicts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// The columns id, computed and verdict; empty where the inputs are no sum
    #[default]
    Csv,
    /// An array of objects with the steps of each sum
    Json,
}

/// Prints a verdict for each statement, in their order. Statements that cannot be computed are named on
/// standard error.
///
/// # Errors
/// A file that cannot be read, or lacks a column.
pub fn run(args: &ClaimsArgs, lang: Lang) -> Result<Outcome, Problem> {
    let workbook = spreadsheet::open(&args.path)?;
    let statements = read_statements(&workbook)?;
    let found: Vec<(&Statement, Option<Recomputed>)> = statements
        .iter()
        .map(|one| (one, recompute(&one.stated, &one.unit, &one.inputs)))
        .collect();
    files::say(&match args.format {
        OutputFormat::Csv => as_csv(&found),
        OutputFormat::Json => as_json(&found),
    })?;
    let mut outcome = Outcome::Clean;
    for (statement, _) in found.iter().filter(|(_, recomputed)| recomputed.is_none()) {
        outcome = Outcome::Problems;
        eprintln!("{}", incomputable(statement, &workbook.file).describe(lang));
    }
    Ok(outcome)
}

fn as_csv(found: &[(&Statement, Option<Recomputed>)]) -> String {
    let mut text = csv::line(["id", "computed", "verdict"].into_iter());
    for (statement, recomputed) in found {
        let computed = recomputed.as_ref().map(|one| one.value.to_string()).unwrap_or_default();
        let verdict = recomputed.as_ref().map_or("", |one| one.verdict.name());
        text += &csv::line([statement.id.as_str(), &computed, verdict].into_iter());
    }
    text
}

fn as_json(found: &[(&Statement, Option<Recomputed>)]) -> String {
    let objects: Vec<Value> = found
        .iter()
        .map(|(statement, recomputed)| {
            let steps = recomputed
                .as_ref()
                .map(|one| one.steps.iter().map(ToString::to_string).collect::<Vec<_>>());
            json!({
                "id": statement.id,
                "stated": statement.stated,
                "unit": statement.unit,
                "inputs": statement.inputs,
                "computed": recomputed.as_ref().map(|one| one.value.to_f64()),
                "verdict": recomputed.as_ref().map(|one| one.verdict.name()),
                "steps": steps,
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(objects))
}

fn incomputable(statement: &Statement, file: &str) -> Problem {
    let Statement { stated, unit, inputs, row, .. } = statement;
    let place = Place::file(file).at_row(*row);
    Problem::error(ProblemKind::BadNumber, place, format!("{stated} {unit} = {inputs}"))
        .expected(
            "angka tercetak, dan hitungan dari angka, + - * / dan kurung",
            "a printed number, and a sum of numbers, + - * / and brackets",
        )
        .advice(
            "Tulis hitungannya seperti 35945/40586 atau (28927-23197)/28927.",
            "Write the sum as 35945/40586 or (28927-23197)/28927.",
        )
}
