//! Reads the rows of a sheet as a person confirmed them, a slice at a time.

use super::column::Column;
use super::conventions::facts;
use super::findings;
use super::labels::Agencies;
use super::layouts;
use super::propose::personal_data;
use super::report::Collector;
use super::{Aside, Choices, ColumnReading, Imported, Report};
use crate::ingest::headers::{self, Sums, is_note, is_total_label, stated};
use crate::ingest::shape::Shape;
use crate::ingest::sheet::{Cell, Row, Sheet, Workbook};
use crate::model::columns::{Domain, PlacementTable};
use crate::model::placement::PlacementColumn;
use crate::model::{Problem, ProblemKind, Severity};

/// Rows that one step reads: a few milliseconds.
const ROWS_PER_STEP: usize = 1 << 13;

/// Reads the placements of a workbook.
///
/// A row without a readable date or count is set aside; another cell that cannot be read is "not available".
/// Everything of either kind is in the report.
///
/// # Errors
/// `WrongColumn` when there is no such sheet, or no column is chosen for the date.
pub fn read(workbook: &Workbook, choices: &Choices) -> Result<Imported, Problem> {
    let mut reader = ImportReader::new(workbook, choices)?;
    while reader.step().is_some() {}
    Ok(reader.finish())
}

/// Reads placements step by step; [`read`] does it in one go.
pub struct ImportReader<'a> {
    sheet: &'a Sheet,
    headers: Vec<String>,
    first_row: usize,
    /// The position of the first row after all records: notes, a place and date, a signature.
    tail: usize,
    /// The position of the next row.
    next: usize,
    columns: Vec<Column<'a>>,
    agencies: Agencies,
    sums: Sums,
    problems: Collector<'a>,
    report: Report,
    aside: Vec<Aside>,
}

impl<'a> ImportReader<'a> {
    /// Looks at the whole of each mapped column.
    ///
    /// # Errors
    /// Those of [`read`].
    pub fn new(workbook: &'a Workbook, choices: &Choices) -> Result<Self, Problem> {
        let no_date = || findings::no_date(&workbook.file);
        let sheet = workbook.sheets.get(choices.sheet as usize).ok_or_else(no_date)?;
        let header = sheet.position_of(choices.header_row);
        let first_row = header.map_or(0, |header| header + 1);
        let headers = headers::headers(sheet.row(header.unwrap_or_default()), sheet.width());
        let mut problems = Collector::new(&workbook.file, sheet);
        let mut columns: Vec<Column<'a>> = Vec::new();
        for (source, header) in headers.iter().enumerate() {
            if let Some(kind) = personal_data(sheet, first_row, source, header) {
                problems.add(findings::dropped(problems.place(None, Some(header)), kind));
                continue;
            }
            let Some(target) = choices.targets.get(source).copied().flatten() else { continue };
            if columns.iter().any(|column| column.target == target) {
                problems.add(findings::twice(problems.place(None, Some(header)), target));
                continue;
            }
            let facts = facts(sheet, first_row, source, target);
            let conventions = facts.conventions(source as u32, &choices.answers);
            let rows = sheet.rows().saturating_sub(first_row);
            let size = (rows, sheet.numbers_of_texts());
            columns.push(Column::new(source, header, target, conventions, size));
        }
        if !columns.iter().any(|column| column.target == PlacementColumn::Date) {
            return Err(no_date());
        }
        columns.sort_by_key(|column| column.target);
        layouts::report(sheet, &workbook.sheets, &mut problems);
        if sheet.cells_beyond > 0 {
            problems.add(findings::beyond(problems.place(None, None), sheet.cells_beyond));
        }
        let set_aside =
            sheet.shaped.remarks.iter().filter(|one| layouts::is_set_aside(one)).count();
        let mut agencies = Agencies::with(&choices.merges);
        let agency = columns.iter().find(|column| column.target == PlacementColumn::Agency);
        if let Some(agency) = agency {
            let licence = headers::licence_column(&headers);
            agencies.learn_all(sheet, first_row, agency.source, licence);
        }
        Ok(Self {
            sheet,
            headers,
            first_row,
            tail: tail(sheet, first_row),
            next: first_row,
            columns,
            agencies,
            sums: Sums::default(),
            problems,
            report: Report {
                file: workbook.file.clone(),
                sheet: sheet.label(),
                rows_read: set_aside as u32,
                rows_set_aside: set_aside as u32,
                ..Report::default()
            },
            aside: Vec::new(),
        })
    }

    /// Rows below the header with any cell.
    pub fn total_rows(&self) -> usize {
        self.sheet.rows().saturating_sub(self.first_row)
    }

    /// Reads the next rows and returns how many have been read; `None` when none are left.
    pub fn step(&mut self) -> Option<usize> {
        if self.next >= self.sheet.rows() {
            return None;
        }
        let last = self.sheet.rows().min(self.next + ROWS_PER_STEP);
        if !self.take_all(last) {
            self.take_each(last);
        }
        self.next = last;
        for column in &mut self.columns {
            column.flush();
        }
        Some(last - self.first_row)
    }

    /// Reads the rows up to a position at once, which is quicker; `false` where something is to be said of one
    /// of them, and none was read.
    fn take_all(&mut self, last: usize) -> bool {
        let rows = self.next..last;
        if rows.clone().any(|position| self.sheet.begins_part(position)) {
            return false;
        }
        for column in &mut self.columns {
            if !column.meet_all(self.sheet, rows.clone(), &mut self.agencies) {
                return false;
            }
        }
        let counts = self.columns.iter().find_map(Column::counts);
        for column in &mut self.columns {
            column.keep_all(rows.start);
            if column.target == PlacementColumn::Date {
                column.add_all(counts.as_deref());
            }
        }
        self.report.rows_read += rows.len() as u32;
        self.report.rows_used += rows.len() as u32;
        let sum = |counts: &Vec<u32>| counts.iter().map(|&count| u64::from(count)).sum();
        self.sums.add(counts.as_ref().map_or(rows.len() as u64, sum));
        true
    }

    fn take_each(&mut self, last: usize) {
        for position in self.next..last {
            self.report.rows_read += 1;
            if self.sheet.begins_part(position) {
                // The totals of a sheet are of its own rows.
                self.sums = Sums::default();
            }
            match self.take(self.sheet.row(position)) {
                Ok(()) => self.report.rows_used += 1,
                Err(reason) => {
                    self.report.rows_set_aside += 1;
                    self.aside.push(Aside { position: position as u32, reason });
                }
            }
        }
    }

    /// The tables and the report of the rows read so far.
    pub fn finish(mut self) -> Imported {
        let has_count = self.columns.iter().any(|column| column.target == PlacementColumn::Count);
        self.report.shape = match self.sheet.shaped.shape {
            Shape::Placements if has_count => Shape::Counts,
            shape => shape,
        };
        let mut placements = PlacementTable {
            rows: self.report.rows_used as usize,
            columns: Vec::with_capacity(self.columns.len()),
            count: None,
        };
        let mut readings: Vec<(usize, ColumnReading)> = Vec::new();
        for column in self.columns.drain(..) {
            if column.target == PlacementColumn::Date {
                self.report.by_period = column.by_period().into_iter().collect();
            }
            column.report(&mut self.problems);
            readings.push((column.source, column.reading()));
            column.finish(&mut placements);
        }
        for (source, header) in self.headers.iter().enumerate() {
            if !header.is_empty() && !readings.iter().any(|(mapped, _)| *mapped == source) {
                readings.push((source, findings::left_out(header)));
            }
        }
        readings.sort_by_key(|(source, _)| *source);
        let agency = placements.column(PlacementColumn::Agency);
        let agencies = match agency.map(|column| &column.domain) {
            Some(Domain::Labels(ids)) => self.agencies.rows(ids),
            _ => Vec::new(),
        };
        findings::name_agencies(&self.agencies, &mut self.problems);
        self.report.columns = readings.into_iter().map(|(_, reading)| reading).collect();
        self.report.placements = placements.placements();
        self.report.problems = self.problems.finish();
        Imported { placements, agencies, report: self.report, aside: self.aside }
    }

    /// Reads a row.
    ///
    /// # Errors
    /// Why it is set aside.
    fn take(&mut self, row: Row<'a>) -> Result<(), ProblemKind> {
        let (mut is_total, mut fault, mut has_date) = (false, None, true);
        for column in &mut self.columns {
            let met = column.meet(row, &mut self.agencies);
            is_total |= met.is_total;
            if met.severity == Some(Severity::Error) {
                fault = fault.or(met.kind);
                has_date &= column.target != PlacementColumn::Date;
            }
        }
        if is_total || !has_date && has_total_label(row) {
            self.total(row);
            return Err(ProblemKind::TotalRow);
        }
        if !has_date && self.is_remark(row) {
            return Err(ProblemKind::Cleaned);
        }
        let mut count = 1;
        for column in &mut self.columns {
            column.charge(row.position);
            if fault.is_none() {
                column.keep();
                count = column.count().unwrap_or(count);
            }
        }
        if let Some(fault) = fault {
            return Err(fault);
        }
        self.sums.add(count.into());
        for column in &mut self.columns {
            if column.target == PlacementColumn::Date {
                column.add(count);
            }
        }
        Ok(())
    }

    /// Holds a total row against the rows above it.
    fn total(&mut self, row: Row<'a>) {
        let label = first_text(row);
        let count = self.columns.iter().find(|column| column.target == PlacementColumn::Count);
        let source = count.map(|column| column.source);
        let header = source.and_then(|source| self.headers.get(source)).map_or("", String::as_str);
        let stated = stated(row, source);
        match stated.map(|stated| (stated, self.sums.check(stated))) {
            Some((stated, Err(sum))) => {
                let place = self.problems.place(Some(row.position), Some(header));
                self.problems.add(findings::total_mismatch(place, label, stated, sum));
            }
            Some((_, Ok(()))) | None => self.problems.cell(
                (ProblemKind::TotalRow, Severity::Note),
                (row.position, u32::MAX, header),
                label,
                findings::total_row,
            ),
        }
    }

    /// Whether a row without a date is a note or the header printed again.
    fn is_remark(&mut self, row: Row<'a>) -> bool {
        let text = first_text(row);
        let filled = row.cells().filter(|cell| !cell.is_empty()).count();
        let is_header = || {
            let same = row.cells().zip(&self.headers).filter(|(cell, header)| {
                !header.is_empty() && cell.shown().eq_ignore_ascii_case(header)
            });
            same.count() * 2 > filled
        };
        let is_beside = filled == 1 && self.columns.len() > 2 || row.position >= self.tail;
        let is_text = || row.cells().all(|cell| matches!(cell, Cell::Text(_) | Cell::Empty));
        if !(filled <= 2 && is_note(text) || is_beside && is_text() || is_header()) {
            return false;
        }
        self.problems.cell(
            (ProblemKind::Cleaned, Severity::Note),
            (row.position, u32::MAX, ""),
            text,
            findings::remark,
        );
        true
    }
}

/// Where the rows begin, after the last with three cells or more, that have fewer.
fn tail(sheet: &Sheet, first_row: usize) -> usize {
    let is_full =
        |position: &usize| sheet.row(*position).cells().filter(|cell| !cell.is_empty()).count() > 2;
    (first_row..sheet.rows()).rev().find(is_full).map_or(sheet.rows(), |last| last + 1)
}

fn first_text(row: Row<'_>) -> &str {
    row.cells()
        .find_map(|cell| match cell {
            Cell::Text(text) if !cell.is_empty() => Some(text),
            _ => None,
        })
        .unwrap_or_default()
}

fn has_total_label(row: Row<'_>) -> bool {
    row.cells().any(|cell| matches!(cell, Cell::Text(text) if is_total_label(text)))
}
