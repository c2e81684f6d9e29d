//! What a workbook seems to hold: its sheet, its header, what each column is, and what must be asked.

use super::conventions::facts;
use super::labels::Agencies;
use super::report::repeatable;
use super::{Choices, Proposal, Question, SheetSummary, SourceColumn};
use crate::ingest::headers::{header_row, headers, licence_column, targets};
use crate::ingest::reading::personal::{self, Personal};
use crate::ingest::shape::Note;
use crate::ingest::sheet::{Cell, Sheet, Workbook};
use crate::model::Period;
use crate::model::placement::PlacementColumn;

/// Rows of which samples are taken.
const SAMPLED: usize = 500;

const SAMPLES: usize = 5;

/// Proposes how to read a workbook: the visible sheet whose header names the most columns, the first of
/// equals.
pub fn propose(workbook: &Workbook) -> Proposal {
    let mut best = (0, 0);
    for (position, sheet) in workbook.sheets.iter().enumerate() {
        let headers = headers(sheet.row(header_row(sheet)), 0);
        let named = targets(&headers).iter().flatten().count();
        let score = if sheet.is_hidden { 0 } else { named * 2 + usize::from(sheet.rows() > 1) };
        if score > best.0 {
            best = (score, position);
        }
    }
    propose_at(workbook, best.1 as u32, None)
}

/// Proposes how to read one sheet, with its header in the row of that number, or in the row that looks most
/// like one.
pub fn propose_at(workbook: &Workbook, sheet: u32, header_number: Option<u32>) -> Proposal {
    let empty = Sheet::default();
    let chosen = workbook.sheets.get(sheet as usize).unwrap_or(&empty);
    let header = header_number
        .and_then(|number| chosen.position_of(number))
        .unwrap_or_else(|| header_row(chosen));
    let headers = headers(chosen.row(header), chosen.width());
    let mut columns: Vec<SourceColumn> = headers
        .iter()
        .zip(targets(&headers))
        .enumerate()
        .map(|(position, (header_text, target))| {
            let personal = personal_data(chosen, header + 1, position, header_text);
            SourceColumn {
                header: header_text.clone(),
                samples: match personal {
                    Some(_) => Vec::new(),
                    None => samples(chosen, header + 1, position),
                },
                target: target.filter(|_| personal.is_none()),
                personal,
            }
        })
        .collect();
    while columns
        .pop_if(|last| last.header.is_empty() && last.samples.is_empty() && last.personal.is_none())
        .is_some()
    {}
    let mut proposal = Proposal {
        file: workbook.file.clone(),
        sheets: workbook
            .sheets
            .iter()
            .map(|sheet| SheetSummary {
                name: sheet.label(),
                rows: sheet.rows() as u32,
                is_hidden: sheet.is_hidden,
                is_read: std::ptr::eq(sheet, chosen) || chosen.has_part(&sheet.label()),
            })
            .collect(),
        sheet,
        shape: chosen.shaped.shape,
        filled: filled(chosen),
        period: period(chosen),
        header_row: chosen.row(header).number,
        columns,
        questions: Vec::new(),
        merges: Vec::new(),
    };
    proposal.questions = questions(workbook, &Choices::from(&proposal));
    let agency = |column: &SourceColumn| column.target == Some(PlacementColumn::Agency);
    if let Some(agency) = proposal.columns.iter().position(agency) {
        let licence = licence_column(&headers);
        proposal.merges = Agencies::of(chosen, header + 1, agency, licence).near();
    }
    proposal
}

/// The headers of columns of which empty cells took the name above.
fn filled(sheet: &Sheet) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for remark in &sheet.shaped.remarks {
        if matches!(remark.note, Note::Filled { .. }) && !headers.contains(&remark.header) {
            headers.push(remark.header.clone());
        }
    }
    headers
}

/// The period that a title or name gave to all rows.
fn period(sheet: &Sheet) -> Option<Period> {
    let mut periods = sheet.shaped.remarks.iter().filter_map(|remark| match remark.note {
        Note::Period { period, .. } => Some(period),
        _ => None,
    });
    let first = periods.next()?;
    periods.all(|period| period == first).then_some(first)
}

/// What must be asked when columns are read as chosen. Answers already given are asked for again.
pub fn questions(workbook: &Workbook, choices: &Choices) -> Vec<Question> {
    let Some(sheet) = workbook.sheets.get(choices.sheet as usize) else { return Vec::new() };
    let first_row = sheet.position_of(choices.header_row).map_or(0, |header| header + 1);
    let mapped = choices.targets.iter().enumerate();
    mapped
        .filter_map(|(position, target)| Some((position, (*target)?)))
        .flat_map(|(position, target)| {
            let facts = facts(sheet, first_row, position, target);
            facts.questions(position as u32, target, &workbook.file)
        })
        .collect()
}

/// Whether a column holds personal data: by its header, or by the form of at least three in ten of its
/// first cells.
pub(in crate::ingest) fn personal_data(
    sheet: &Sheet,
    first_row: usize,
    source: usize,
    header: &str,
) -> Option<Personal> {
    if let Some(kind) = personal::of_header(header) {
        return Some(kind);
    }
    let last_row = sheet.rows().min(first_row.saturating_add(SAMPLED));
    let (mut filled, mut found) = (0, Vec::new());
    for row in first_row..last_row {
        let cell = sheet.row(row).cell(source);
        if !cell.is_empty() {
            filled += 1;
            found.extend(of_cell(cell));
        }
    }
    if found.is_empty() || found.len() * 10 < filled * 3 {
        return None;
    }
    found.sort_unstable();
    let runs = found.chunk_by(|a, b| a == b);
    runs.max_by_key(|run| run.len()).and_then(|run| run.first()).copied()
}

/// What a cell gives away. A spreadsheet may hold a NIK as a number.
fn of_cell(cell: Cell<'_>) -> Option<Personal> {
    match cell {
        Cell::Text(text) => personal::of_cell(text),
        Cell::Number(number) => personal::of_cell(&number.to_string()),
        Cell::Empty | Cell::Date(_) | Cell::Period(_) | Cell::Error(_) => None,
    }
}

fn samples(sheet: &Sheet, first_row: usize, source: usize) -> Vec<String> {
    let mut samples = Vec::new();
    for row in first_row..sheet.rows().min(first_row.saturating_add(SAMPLED)) {
        let cell = sheet.row(row).cell(source);
        if cell.is_empty() {
            continue;
        }
        let shown = repeatable(&cell.shown());
        if !samples.contains(&shown) {
            samples.push(shown);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}
