//! From rows to tables: lists are put into the rows they belong to, names of agencies become ids, rows become
//! the types of the model, and the rules of the field are held to them.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::form::{Object, text};
use super::forms::{FORMS, PARENT, PRINTED, outcomes};
use super::published::keep_collisions_as_printed;
use super::recognise::{Recognised, recognise};
use super::report::{Origin, Problems, TablesRead};
use super::rows::{Placed, SheetReader};
use super::{statements, traps, weekdays};
use crate::ingest::import::{Answer, Answers, Question, QuestionKind};
use crate::ingest::reading::date::Order;
use crate::ingest::rules;
use crate::ingest::sheet::Workbook;
use crate::model::agency::Agency;
use crate::model::agency_name;
use crate::model::figure::Figure;
use crate::model::table::{Records, TableName, Tables};
use crate::model::vocabulary::fold;
use crate::model::{Place, Problem, ProblemKind};

/// What is known besides the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// What comes first in dates like 8/9/2024, where their column does not say.
    pub order: Option<Order>,
    /// What was answered of tables with their headers, or of any.
    pub answers: Option<&'a Answers>,
    /// Agencies of other files, whose names and licence numbers are understood too.
    pub agencies: &'a [Agency],
}

impl Known<'_> {
    /// What is known to answer a question about a column of a sheet with these headers.
    pub(super) fn answer(&self, headers: &[String], question: &Question) -> Option<Answer> {
        let order = self.order.filter(|_| question.kind == QuestionKind::DateOrder);
        let said =
            |answers: &Answers| answers.answer_under(headers.iter().map(String::as_str), question);
        order.map(Answer::DateOrder).or_else(|| self.answers.and_then(said))
    }
}

/// The rows of one form, in the order of the workbook.
type Found = BTreeMap<(TableName, Option<&'static str>), Vec<Placed>>;

/// Reads the small tables of a workbook's visible sheets. Sheets of another kind are left alone.
pub fn read(workbook: &Workbook, known: Known<'_>) -> TablesRead {
    let stem = workbook.file.rsplit_once('.').map_or(workbook.file.as_str(), |(stem, _)| stem);
    let (mut read, mut problems) = (TablesRead::default(), Problems::default());
    let mut found = Found::new();
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.is_hidden) {
        match recognise(sheet) {
            Some(Recognised::Table { form, header }) => {
                let names = (workbook.file.as_str(), stem);
                let reader = SheetReader::new(names, sheet, (form, header), known, &mut problems);
                let (rows, report) = reader.read(header, &mut problems);
                found.entry((form.table, form.list)).or_default().extend(rows);
                read.sheets.push(report);
            }
            Some(Recognised::Weekdays { header }) => {
                read.sheets.push(weekdays::check(&workbook.file, sheet, header, &mut problems));
            }
            None => {}
        }
    }
    name_agencies(&mut found, known.agencies);
    join_lists(&mut found, &mut problems);
    let mut origins = BTreeMap::new();
    for ((table, _), rows) in found {
        let (records, places) = records(table, rows, &mut problems);
        for problem in rules::check_records(&records, &workbook.file) {
            problems.add(placed(problem, &places));
        }
        read.records.push(records);
        origins.insert(table.as_str(), places);
    }
    check_references(&read.records, &origins, &mut problems);
    problems.settle(&mut read.sheets);
    read.problems = problems.list;
    read.sort();
    read
}

/// Puts the ids of agencies where their names or licence numbers stand. A name that nobody has becomes the id
/// that placements of that name get.
fn name_agencies(found: &mut Found, known: &[Agency]) {
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    let mut learn = |id: &str, licence: &str, name: &str| {
        let name = agency_name::own_id(&agency_name::cleaned(name));
        for key in [fold(id), fold(licence), name].into_iter().filter(|key| !key.is_empty()) {
            ids.entry(key).or_insert_with(|| id.to_owned());
        }
    };
    for (row, _) in found.get(&(TableName::Agencies, None)).into_iter().flatten() {
        learn(text(row, "id"), text(row, "licence_number"), text(row, "name"));
    }
    for one in known {
        learn(&one.id, one.licence_number.as_deref().unwrap_or_default(), &one.name);
    }
    let id_of = |name: &str| {
        let own = agency_name::own_id(&agency_name::cleaned(name));
        let id = ids.get(&fold(name)).or_else(|| ids.get(&own)).cloned();
        id.unwrap_or_else(|| if name.contains(' ') { own } else { name.to_owned() })
    };
    for ((table, list), rows) in found.iter_mut() {
        let field = match (table, list) {
            (TableName::Agencies, Some(_)) => PARENT,
            (TableName::Targets, _) => "scope",
            (TableName::Agencies, None) => continue,
            _ => "agency",
        };
        for (row, _) in rows {
            let is_agency = field != "scope" || text(row, "scope_kind") == "agency";
            let name = text(row, field).to_owned();
            if is_agency && !name.is_empty() {
                row.insert(field.to_owned(), Value::from(id_of(&name)));
            }
        }
    }
}

/// Puts the rows of lists into the rows that they name. Each row has all its lists, if only empty ones.
fn join_lists(found: &mut Found, problems: &mut Problems) {
    let lists: Vec<(TableName, &'static str)> =
        FORMS.iter().filter_map(|form| Some((form.table, form.list?))).collect();
    for (table, list) in lists {
        let parts = found.remove(&(table, Some(list))).unwrap_or_default();
        let mut parents = found.remove(&(table, None)).unwrap_or_default();
        for (parent, _) in &mut parents {
            parent.entry(list).or_insert_with(|| Value::Array(Vec::new()));
        }
        for (mut part, origin) in parts {
            let wanted = part.remove(PARENT);
            let wanted = wanted.as_ref().and_then(Value::as_str).unwrap_or_default();
            let place = parents.iter().position(|(parent, _)| is_parent(parent, wanted));
            let place = place.or_else(|| (wanted.is_empty() && parents.len() == 1).then_some(0));
            let parent = place.and_then(|place| parents.get_mut(place));
            if let Some((meeting, _)) = &parent
                && list == "actions"
            {
                outcomes::date_action(&mut part, meeting);
            }
            match parent.and_then(|(parent, _)| parent.get_mut(list)).and_then(Value::as_array_mut)
            {
                Some(rows) => rows.push(Value::Object(part)),
                None => {
                    problems.set_aside(&origin, orphan(origin.place(PARENT), wanted, table));
                }
            }
        }
        if !parents.is_empty() {
            found.insert((table, None), parents);
        }
    }
}

fn is_parent(parent: &Object, wanted: &str) -> bool {
    !wanted.is_empty()
        && ["id", "title"].iter().any(|name| fold(text(parent, name)) == fold(wanted))
}

fn orphan(place: Place, wanted: &str, table: TableName) -> Problem {
    let (id, en) = match table {
        TableName::Agencies => ("lembaga pada lembar Lembaga", "an agency of the sheet Agencies"),
        _ => ("rapat pada lembar Rapat", "a meeting of the sheet Meetings"),
    };
    Problem::error(ProblemKind::BrokenReference, place, wanted).expected(id, en).advice(
        "Tambahkan baris itu di buku kerja yang sama, atau perbaiki rujukannya. Baris ini disisihkan.",
        "Add that row in the same workbook, or mend the reference. The row is set aside.",
    )
}

/// The rows as the table's type, and where each stands.
fn records(table: TableName, rows: Vec<Placed>, problems: &mut Problems) -> (Records, Vec<Origin>) {
    let rows = distinct(table, rows, problems);
    match table {
        TableName::Agencies => typed(rows, Records::Agencies, problems),
        TableName::JobOrders => typed(rows, Records::JobOrders, problems),
        TableName::Indicators => typed(rows, Records::Indicators, problems),
        TableName::Complaints => typed(rows, Records::Complaints, problems),
        TableName::Meetings => typed(rows, Records::Meetings, problems),
        TableName::Claims => {
            let (mut claims, origins) = parsed(numbered(rows), problems);
            statements::check(&mut claims, &origins, problems);
            (Records::Claims(claims), origins)
        }
        TableName::Figures => figures(rows, problems),
        TableName::Targets | TableName::Placements => typed(rows, Records::Targets, problems),
    }
}

fn typed<T: DeserializeOwned>(
    rows: Vec<Placed>,
    table: impl Fn(Vec<T>) -> Records,
    problems: &mut Problems,
) -> (Records, Vec<Origin>) {
    let (rows, origins) = parsed(rows, problems);
    (table(rows), origins)
}

fn parsed<T: DeserializeOwned>(
    rows: Vec<Placed>,
    problems: &mut Problems,
) -> (Vec<T>, Vec<Origin>) {
    let mut read = (Vec::new(), Vec::new());
    for (row, origin) in rows {
        match serde_json::from_value(Value::Object(row)) {
            Ok(row) => {
                read.0.push(row);
                read.1.push(origin);
            }
            Err(error) => problems.set_aside(
                &origin,
                Problem::error(ProblemKind::RuleBroken, origin.place(""), error.to_string())
                    .expected("baris yang lengkap", "a complete row")
                    .advice("Perbaiki baris itu.", "Mend that row."),
            ),
        }
    }
    read
}

fn figures(rows: Vec<Placed>, problems: &mut Problems) -> (Records, Vec<Origin>) {
    let printed: Vec<String> = rows.iter().map(|(row, _)| text(row, PRINTED).to_owned()).collect();
    let (figures, origins) = parsed::<Figure>(rows, problems);
    let mut pairs: Vec<(Figure, String)> = figures.into_iter().zip(printed).collect();
    keep_collisions_as_printed(&mut pairs);
    let figures: Vec<Figure> = pairs.into_iter().map(|(figure, _)| figure).collect();
    let placed: Vec<_> = figures.iter().zip(&origins).collect();
    traps::find(&placed, problems);
    (Records::Figures(figures), origins)
}

/// Statements have numbers as ids.
fn numbered(mut rows: Vec<Placed>) -> Vec<Placed> {
    for (row, _) in &mut rows {
        if let Ok(id) = text(row, "id").parse::<u32>() {
            row.insert("id".to_owned(), Value::from(id));
        }
    }
    rows
}

/// Rows whose id no earlier row has.
fn distinct(table: TableName, rows: Vec<Placed>, problems: &mut Problems) -> Vec<Placed> {
    let has_id = matches!(
        table,
        TableName::Agencies | TableName::JobOrders | TableName::Meetings | TableName::Claims
    );
    let mut seen = std::collections::BTreeSet::new();
    let mut kept = Vec::with_capacity(rows.len());
    for (row, origin) in rows {
        let id = text(&row, "id").to_owned();
        if has_id && !seen.insert(id.clone()) {
            problems.set_aside(
                &origin,
                Problem::error(ProblemKind::RuleBroken, origin.place("id"), id)
                    .expected("id yang belum dipakai", "an id that no other row has")
                    .advice(
                        "Hapus baris kembar, atau ganti id-nya. Baris ini disisihkan.",
                        "Remove the double, or change its id. The row is set aside.",
                    ),
            );
            continue;
        }
        kept.push((row, origin));
    }
    kept
}

/// References from one table of the workbook to another.
fn check_references(
    records: &[Records],
    origins: &BTreeMap<&str, Vec<Origin>>,
    problems: &mut Problems,
) {
    let mut tables = Tables::default();
    records.iter().for_each(|one| tables.insert(one.clone()));
    for problem in rules::check_references(&tables, None, TableName::as_str) {
        if let Some(places) = origins.get(problem.place.file.as_str()) {
            problems.add(placed(problem, places));
        }
    }
}

/// A problem of a table's row and field, with its cell in the file.
fn placed(problem: Problem, origins: &[Origin]) -> Problem {
    let row = problem.place.row.and_then(|row| origins.get((row as usize).checked_sub(1)?));
    let Some(origin) = row else { return problem };
    let field = problem.place.column.clone();
    let place = origin.place(field.as_deref().unwrap_or_default());
    let place = if place.column.is_none() { Place { column: field, ..place } } else { place };
    Problem { place, ..problem }
}
