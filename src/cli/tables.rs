//! The small tables of a spreadsheet on the command line: what `check` says of them, and what `pack` takes
//! from them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::spreadsheet::{self, SheetArgs};
use crate::ingest::sheet::Workbook;
use crate::ingest::tables::{self, Known, SheetReport, TablesRead};
use crate::model::agency::Agency;
use crate::model::table::{Records, TableName};
use crate::model::{Day, Lang, Problem};

/// Whether a workbook is read as small tables: it holds some, and no option says how to read placements.
pub fn are_in(workbook: &Workbook, args: &SheetArgs) -> bool {
    !args.is_for_placements() && tables::is_table(workbook)
}

/// Reads them; `agencies` are those of other files.
///
/// # Errors
/// A file of answers that cannot be read.
pub fn read(
    workbook: &Workbook,
    args: &SheetArgs,
    agencies: &[Agency],
) -> Result<TablesRead, Problem> {
    let answers = args.known_answers()?;
    let known = Known { order: args.date_order(), answers: Some(&answers), agencies };
    Ok(tables::read(workbook, known))
}

/// Adds rows to those of their table.
pub fn add(tables: &mut BTreeMap<TableName, Records>, records: Records) {
    use Records::{
        Agencies, Claims, Complaints, Figures, Indicators, JobOrders, Meetings, Targets,
    };
    let name = records.name();
    match (tables.get_mut(&name), records) {
        (Some(Targets(rows)), Targets(more)) => rows.extend(more),
        (Some(Agencies(rows)), Agencies(more)) => rows.extend(more),
        (Some(JobOrders(rows)), JobOrders(more)) => rows.extend(more),
        (Some(Indicators(rows)), Indicators(more)) => rows.extend(more),
        (Some(Complaints(rows)), Complaints(more)) => rows.extend(more),
        (Some(Meetings(rows)), Meetings(more)) => rows.extend(more),
        (Some(Claims(rows)), Claims(more)) => rows.extend(more),
        (Some(Figures(rows)), Figures(more)) => rows.extend(more),
        (_, records) => {
            tables.insert(name, records);
        }
    }
}

/// The last day that a table's rows tell of; `None` for statements, which have none.
pub fn last_day(records: &Records) -> Option<Day> {
    match records {
        Records::Targets(rows) => rows.iter().map(|row| row.decided_on).max(),
        Records::JobOrders(rows) => rows.iter().map(|row| row.issued).max(),
        Records::Indicators(rows) => rows.iter().map(|row| row.period.last()).max(),
        Records::Complaints(rows) => rows.iter().map(|row| row.closed_on.unwrap_or(row.date)).max(),
        Records::Meetings(rows) => rows.iter().map(|row| row.end).max(),
        Records::Figures(rows) => rows.iter().map(|row| row.period.last()).max(),
        Records::Agencies(rows) => {
            rows.iter().flat_map(|row| &row.sanctions).map(|sanction| sanction.start).max()
        }
        Records::Claims(_) => None,
    }
}

/// The report in words, but for its problems.
pub fn describe(file: &str, read: &TablesRead, lang: Lang) -> String {
    let mut text = String::new();
    for SheetReport {
        name, sheet, rows_read, rows_used, rows_set_aside, columns, questions, ..
    } in &read.sheets
    {
        let place = if sheet.is_empty() { file.to_owned() } else { format!("{file} › {sheet}") };
        // Writing to a String cannot fail.
        match lang {
            Lang::Id => writeln!(
                text,
                "{place}: {name}, {rows_read} baris dibaca = {rows_used} dipakai + {rows_set_aside} disisihkan"
            ),
            Lang::En => writeln!(
                text,
                "{place}: {name}, {rows_read} rows read = {rows_used} used + {rows_set_aside} set aside"
            ),
        }
        .ok();
        for (header, field) in columns {
            writeln!(text, "  {header} → {}", field.unwrap_or("-")).ok();
        }
        for (header, question) in questions {
            text.push_str(&spreadsheet::asked(header, question, lang));
        }
    }
    text
}

/// The report as JSON, in the form that `check` has for placements.
pub fn json(
    workbook: &Workbook,
    read: &TablesRead,
    problems: Vec<Value>,
    questions: Vec<Value>,
) -> Value {
    let sum = |rows: fn(&SheetReport) -> u32| read.sheets.iter().map(rows).sum::<u32>();
    let table = |one: &SheetReport| {
        json!({
            "name": one.name,
            "sheet": one.sheet,
            "shape": "records",
            "rows_read": one.rows_read,
            "rows_used": one.rows_used,
            "rows_set_aside": one.rows_set_aside,
        })
    };
    let columns = read.sheets.iter().flat_map(|sheet| {
        let column = |(header, field): &(String, Option<&str>)| {
            json!({"sheet": sheet.sheet, "header": header, "field": field})
        };
        sheet.columns.iter().map(column).collect::<Vec<_>>()
    });
    let dropped = read.sheets.iter().flat_map(|sheet| &sheet.dropped);
    let sheets = workbook.sheets.iter().map(|sheet| {
        let is_read = read.sheets.iter().any(|one| one.sheet == sheet.name);
        json!({"name": sheet.name, "rows": sheet.rows(), "hidden": sheet.is_hidden, "read": is_read})
    });
    json!({
        "file": workbook.file,
        "tables": read.sheets.iter().map(table).collect::<Vec<_>>(),
        "sheets": sheets.collect::<Vec<_>>(),
        "rows_read": sum(|one| one.rows_read),
        "rows_used": sum(|one| one.rows_used),
        "rows_set_aside": sum(|one| one.rows_set_aside),
        "total_count": null,
        "by_period": {},
        "columns": columns.collect::<Vec<_>>(),
        "dropped_columns": dropped.collect::<Vec<_>>(),
        "problems": problems,
        "questions": questions,
    })
}

/// Both reports of a workbook as one: lists one after the other, rows added up, persons and periods those of
/// the placements.
pub fn joined(small: Option<Value>, placements: Option<Value>) -> Value {
    let (mut all, more) = match (small, placements) {
        (Some(Value::Object(small)), Some(Value::Object(placements))) => (small, placements),
        (small, placements) => return small.or(placements).unwrap_or_default(),
    };
    for (name, value) in more {
        match (all.get_mut(&name), value) {
            // The list of small tables names every sheet already.
            (Some(Value::Array(sheets)), Value::Array(read)) if name == "sheets" => {
                let is_read = |sheet: &Value| {
                    read.iter().any(|one| one["name"] == sheet["name"] && one["read"] == true)
                };
                let read = sheets.iter_mut().filter(|sheet| is_read(sheet));
                for sheet in read.filter_map(Value::as_object_mut) {
                    sheet.insert("read".to_owned(), Value::Bool(true));
                }
            }
            (Some(Value::Array(list)), Value::Array(rest)) => list.extend(rest),
            (Some(sum), Value::Number(rows)) if name.starts_with("rows_") => {
                let add = |one: &Value| one.as_u64().unwrap_or_default();
                *sum = Value::from(add(sum) + rows.as_u64().unwrap_or_default());
            }
            (_, value) => {
                all.insert(name, value);
            }
        }
    }
    Value::Object(all)
}
