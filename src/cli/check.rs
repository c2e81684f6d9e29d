//! `capaian check`: what is wrong with a data set, or with a spreadsheet before it is packed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::spreadsheet::{self, Open, Reading, SheetArgs};
use super::{Outcome, files, minutes, tables};
use crate::ingest::arrow::read_placements;
use crate::ingest::import::{Question, SheetSummary};
use crate::ingest::manifest::{read_manifest, verify, verify_rows};
use crate::ingest::records::read_records;
use crate::ingest::rules::{check_records, check_references};
use crate::ingest::sheet::Workbook;
use crate::ingest::tables::{TablesRead, placements_beside};
use crate::model::columns::{Codes, Domain, PlacementTable};
use crate::model::manifest::{Manifest, TableEntry};
use crate::model::placement::PlacementColumn;
use crate::model::table::{TableName, Tables};
use crate::model::{Day, Lang, Period, Place, Problem, ProblemKind, Severity};

/// Report what is wrong with a data set or a spreadsheet.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// A folder with manifest.json, a spreadsheet of placements or of the small tables, or exported minutes
    path: PathBuf,
    /// Write the report as JSON
    #[arg(long)]
    json: bool,
    /// Write the rows that were set aside to a CSV file, with the reasons
    #[arg(long, value_name = "FILE")]
    set_aside: Option<PathBuf>,
    #[command(flatten)]
    sheet: SheetArgs,
}

/// Checks and prints. Notes alone are clean.
///
/// # Errors
/// A manifest or spreadsheet that cannot be read at all.
pub fn run(args: &CheckArgs, lang: Lang) -> Result<Outcome, Problem> {
    let result = match folder(&args.path) {
        Some(folder) => check_folder(folder, args, lang),
        None => check_spreadsheet(args, lang),
    };
    if let Err(problem) = &result
        && args.json
    {
        print_json(&json!({
            "file": args.path.display().to_string(),
            "problems": [problem_json(problem, lang)],
        }))?;
    }
    result
}

fn folder(path: &Path) -> Option<&Path> {
    if path.is_dir() {
        Some(path)
    } else if path.file_name().is_some_and(|name| name == "manifest.json") {
        path.parent()
    } else {
        None
    }
}

fn check_spreadsheet(args: &CheckArgs, lang: Lang) -> Result<Outcome, Problem> {
    if let Some(read) = minutes::read(&args.path)? {
        let problems = minutes::problems(&args.path, &read);
        if args.json {
            let problems = problems.iter().map(|one| problem_json(one, lang)).collect();
            print_json(&minutes::json(&args.path, &read, problems))?;
        } else {
            files::say(&minutes::describe(&args.path, &read, lang))?;
            files::say(&spreadsheet::problems(&problems, lang))?;
        }
        return Ok(if problems.is_empty() { Outcome::Clean } else { Outcome::Problems });
    }
    let workbook = spreadsheet::open(&args.path)?;
    if !tables::are_in(&workbook, &args.sheet) {
        let reading = spreadsheet::read(workbook, &args.sheet)?;
        return said(None, Some(&reading), args, lang);
    }
    let read = tables::read(&workbook, &args.sheet, &[])?;
    let beside = placements_beside(&workbook);
    let reading = beside.map(|beside| spreadsheet::read(beside, &args.sheet)).transpose()?;
    said(Some((&workbook, &read)), reading.as_ref(), args, lang)
}

/// Prints what a spreadsheet holds: small tables, placements, or both.
fn said(
    small: Option<(&Workbook, &TablesRead)>,
    reading: Option<&Reading>,
    args: &CheckArgs,
    lang: Lang,
) -> Result<Outcome, Problem> {
    if let (Some(path), Some(reading)) = (&args.set_aside, reading) {
        files::write(path, reading.set_aside(lang).as_bytes())?;
    }
    if args.json {
        let small = small.map(|(workbook, read)| {
            let problems = read.problems.iter().map(|one| problem_json(one, lang)).collect();
            let asked = read.sheets.iter().flat_map(|sheet| {
                let question = |(header, question): &(String, Question)| {
                    question_json(header, question, Some(&sheet.sheet), lang)
                };
                sheet.questions.iter().map(question).collect::<Vec<_>>()
            });
            tables::json(workbook, read, problems, asked.collect())
        });
        let placements = reading.map(|reading| reading_json(reading, lang));
        print_json(&tables::joined(small, placements))?;
    } else {
        if let Some((workbook, read)) = small {
            files::say(&tables::describe(&workbook.file, read, lang))?;
            files::say(&spreadsheet::problems(&read.problems, lang))?;
        }
        if let Some(reading) = reading {
            files::say(&spreadsheet::describe(reading, lang))?;
        }
    }
    let is_clean =
        small.is_none_or(|(_, read)| read.is_clean()) && reading.is_none_or(Reading::is_clean);
    Ok(if is_clean { Outcome::Clean } else { Outcome::Problems })
}

fn check_folder(folder: &Path, args: &CheckArgs, lang: Lang) -> Result<Outcome, Problem> {
    let path = folder.join("manifest.json");
    let manifest = read_manifest(&files::read(&path)?, &path.display().to_string())?;
    let mut problems = Vec::new();
    let mut tables = Tables::default();
    let mut placements = None;
    for entry in &manifest.tables {
        if let Err(problem) =
            check_table(folder, entry, &mut tables, &mut placements, &mut problems)
        {
            problems.push(problem);
        }
    }
    let file_of = |name: TableName| {
        let entry = manifest.tables.iter().find(|entry| entry.name == name.as_str());
        entry.map_or(name.as_str(), |entry| entry.url.as_str())
    };
    problems.extend(check_references(&tables, placements.as_ref(), file_of));
    problems.extend(placements.as_ref().and_then(|table| beyond_as_of(table, &manifest)));
    if args.json {
        print_json(&json!({
            "file": folder.display().to_string(),
            "tables": manifest.tables.iter().map(|entry| json!({"name": entry.name, "rows": entry.rows})).collect::<Vec<_>>(),
            "total_count": placements.as_ref().map(PlacementTable::placements),
            "by_period": placements.as_ref().map(by_month),
            "problems": problems.iter().map(|one| problem_json(one, lang)).collect::<Vec<_>>(),
        }))?;
    } else {
        for entry in &manifest.tables {
            files::say(&format!("{}: {}\n", entry.url, entry.rows))?;
        }
        files::say(&spreadsheet::problems(&problems, lang))?;
    }
    let is_clean = problems.iter().all(|problem| problem.severity == Severity::Note);
    Ok(if is_clean { Outcome::Clean } else { Outcome::Problems })
}

fn check_table(
    folder: &Path,
    entry: &TableEntry,
    tables: &mut Tables,
    placements: &mut Option<PlacementTable>,
    problems: &mut Vec<Problem>,
) -> Result<(), Problem> {
    let Some(name) = TableName::from_name(&entry.name) else {
        problems.push(unknown_table(entry));
        return Ok(());
    };
    let bytes = files::read(&folder.join(&entry.url))?;
    verify(entry, &bytes)?;
    if name == TableName::Placements {
        let table = read_placements(&bytes, &entry.url)?;
        verify_rows(entry, table.rows as u64)?;
        *placements = Some(table);
        return Ok(());
    }
    let records = read_records(name, entry.format, &bytes, &entry.url)?;
    verify_rows(entry, records.len() as u64)?;
    problems.extend(check_records(&records, &entry.url));
    tables.insert(records);
    Ok(())
}

fn unknown_table(entry: &TableEntry) -> Problem {
    let names: Vec<&str> = TableName::ALL.iter().map(|name| name.as_str()).collect();
    Problem::error(ProblemKind::UnknownName, Place::file("manifest.json"), entry.name.clone())
        .severity(Severity::Warning)
        .expected(names.join(", "), names.join(", "))
        .advice("Tabel ini tidak dibaca.", "This table is not read.")
}

/// Placements after the day up to which the manifest says it reaches.
fn beyond_as_of(table: &PlacementTable, manifest: &Manifest) -> Option<Problem> {
    let (month, _) = by_month(table).pop_last()?;
    let last: crate::model::Month = month.parse().ok()?;
    (last > manifest.data_as_of.month()).then(|| {
        Problem::error(
            ProblemKind::RuleBroken,
            Place::file("manifest.json"),
            manifest.data_as_of.to_string(),
        )
        .severity(Severity::Warning)
        .expected(format!("data_as_of: {last}"), format!("data_as_of: {last}"))
        .advice(
            "Ada penempatan sesudah tanggal data: perbaiki data_as_of di manifest.",
            "There are placements after the day of the data: mend data_as_of in the manifest.",
        )
    })
}

/// Placements by month.
fn by_month(table: &PlacementTable) -> BTreeMap<String, u64> {
    let mut months = BTreeMap::new();
    let Some(date) = table.column(PlacementColumn::Date) else { return months };
    let Domain::Numbers { origin, len } = date.domain else { return months };
    let mut by_code = vec![0u64; len as usize];
    let mut add = |row: usize, code: usize| {
        if let Some(sum) = by_code.get_mut(code) {
            let count = table.count.as_ref().and_then(|counts| counts.get(row)).copied();
            *sum += u64::from(count.unwrap_or(1));
        }
    };
    match &date.codes {
        Codes::U8(codes) => codes.iter().enumerate().for_each(|(row, &code)| add(row, code.into())),
        Codes::U16(codes) => {
            codes.iter().enumerate().for_each(|(row, &code)| add(row, code.into()))
        }
        Codes::U32(codes) => {
            codes.iter().enumerate().for_each(|(row, &code)| add(row, code as usize))
        }
    }
    for (code, sum) in (0i64..).zip(by_code).filter(|(_, sum)| *sum > 0) {
        let day = Day::from_number(i32::try_from(origin + code).unwrap_or(i32::MAX));
        *months.entry(day.month().to_string()).or_default() += sum;
    }
    months
}

fn reading_json(reading: &Reading, lang: Lang) -> Value {
    let report = &reading.imported.report;
    let columns = report.columns.iter().map(|column| {
        json!({
            "header": column.header,
            "field": column.target.map(PlacementColumn::as_str),
            "convention": column.convention.get(lang),
        })
    });
    let is_dropped = |header: &String| {
        report.problems.iter().any(|one| {
            one.kind == ProblemKind::PersonalData
                && one.place.row.is_none()
                && one.place.column.as_ref() == Some(header)
        })
    };
    let dropped = report.columns.iter().map(|column| &column.header).filter(|one| is_dropped(one));
    let questions = reading.questions.iter();
    let questions =
        questions.map(|Open { header, question }| question_json(header, question, None, lang));
    let by_period = report.by_period.iter().map(|(period, sum)| (period_key(*period), *sum));
    json!({
        "file": report.file,
        "tables": [{"name": "placements", "sheet": report.sheet, "shape": report.shape}],
        "sheets": reading.sheets.iter().map(sheet_json).collect::<Vec<_>>(),
        "rows_read": report.rows_read,
        "rows_used": report.rows_used,
        "rows_set_aside": report.rows_set_aside,
        "total_count": report.placements,
        "by_period": by_period.collect::<BTreeMap<_, _>>(),
        "columns": columns.collect::<Vec<_>>(),
        "dropped_columns": dropped.collect::<Vec<_>>(),
        "problems": report.problems.iter().map(|one| problem_json(one, lang)).collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "merges": reading.merges.iter().map(|one| json!([one.name, one.other])).collect::<Vec<_>>(),
    })
}

/// A question of a column; `sheet` where the file has several tables.
fn question_json(header: &str, question: &Question, sheet: Option<&str>, lang: Lang) -> Value {
    let readings = question.readings.iter().map(|one| {
        let examples = one
            .examples
            .iter()
            .map(|example| json!({"printed": example.printed, "read_as": example.read.get(lang)}));
        json!({
            "answer": one.answer.text(),
            "label": one.label.get(lang),
            "examples": examples.collect::<Vec<_>>(),
        })
    });
    json!({
        "id": question.id(header),
        "sheet": sheet,
        "header": header,
        "kind": question.kind.as_str(),
        "text": question.text.get(lang),
        "readings": readings.collect::<Vec<_>>(),
    })
}

fn sheet_json(sheet: &SheetSummary) -> Value {
    json!({
        "name": sheet.name,
        "rows": sheet.rows,
        "hidden": sheet.is_hidden,
        "read": sheet.is_read,
    })
}

/// A period as published tables write it: `2024`, `2024-01`, `2024-01/2024-10`.
fn period_key(period: Period) -> String {
    period.to_string().replace("..", "/")
}

fn problem_json(problem: &Problem, lang: Lang) -> Value {
    json!({
        "kind": problem.kind,
        "severity": problem.severity,
        "file": problem.place.file,
        "sheet": problem.place.sheet,
        "row": problem.place.row,
        "column": problem.place.column,
        "cell": problem.place.cell,
        "found": problem.found,
        "read_as": problem.read_as.as_ref().map(|read| read.get(lang)),
        "certainty": certainty(problem),
        "expected": problem.expected.get(lang),
        "hint": problem.advice.get(lang),
        "count": problem.count,
    })
}

/// How sure the reading is: of a note nothing is in doubt; of what was not read nothing is known.
fn certainty(problem: &Problem) -> &'static str {
    match (problem.severity, &problem.read_as) {
        (Severity::Note, _) => "certain",
        (Severity::Warning, Some(_)) => "likely",
        (Severity::Warning | Severity::Error, _) => "none",
    }
}

fn print_json(value: &Value) -> Result<(), Problem> {
    files::say(&format!("{value:#}\n"))
}
