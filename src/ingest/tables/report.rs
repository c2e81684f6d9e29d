//! What was read of a file's tables, and where each problem is.

use crate::ingest::import::{Question, letters, repeatable};
use crate::ingest::sheet::Sheet;
use crate::model::table::Records;
use crate::model::{Message, Place, Problem, ProblemKind, Severity};

/// The tables of a file.
#[derive(Clone, Debug, Default)]
pub struct TablesRead {
    pub records: Vec<Records>,
    pub sheets: Vec<SheetReport>,
    /// Equal problems are one with a count. The worst come first.
    pub problems: Vec<Problem>,
}

/// One sheet that was recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetReport {
    /// The table, or the list within a table's rows, such as `sanctions`.
    pub name: &'static str,
    /// Empty for a text file.
    pub sheet: String,
    /// Rows below the header with any cell: always those used and those set aside.
    pub rows_read: u32,
    pub rows_used: u32,
    /// Totals, notes, untouched examples, and rows without what they need.
    pub rows_set_aside: u32,
    /// Headers, and the field that each was read as; `None` for a column that was left out.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// Headers of columns of personal data.
    pub dropped: Vec<String>,
    /// What only a person can say, with the header of its column. Rows with such a cell are set aside.
    pub questions: Vec<(String, Question)>,
}

impl TablesRead {
    /// Whether nothing needs a person's eye: notes alone do not.
    pub fn is_clean(&self) -> bool {
        self.sheets.iter().all(|sheet| sheet.questions.is_empty())
            && self.problems.iter().all(|one| one.severity == Severity::Note)
    }

    pub(super) fn sort(&mut self) {
        self.problems.sort_by(|a, b| {
            let key = |one: &Problem| {
                (one.kind, one.place.sheet.clone(), one.place.row, one.place.column.clone())
            };
            b.severity.cmp(&a.severity).then_with(|| key(a).cmp(&key(b)))
        });
    }
}

/// Where a row stands, and under which headers its fields are.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) row: u32,
    /// Field, header, column of the file.
    pub(super) fields: std::rc::Rc<Vec<(&'static str, String, usize)>>,
}

impl Origin {
    /// The place of a field's cell; of the row where it has none.
    pub(super) fn place(&self, field: &str) -> Place {
        let cell = self.fields.iter().find(|(name, ..)| *name == field);
        Place {
            file: self.file.clone(),
            sheet: (!self.sheet.is_empty()).then(|| self.sheet.clone()),
            row: (self.row > 0).then_some(self.row),
            column: cell.map(|(_, header, _)| header.clone()),
            cell: cell.map(|(_, _, column)| format!("{}{}", letters(*column), self.row).into()),
        }
    }
}

/// A place in a sheet without a cell.
pub(super) fn in_sheet(file: &str, sheet: &Sheet, row: u32, header: Option<&str>) -> Place {
    Place {
        file: file.to_owned(),
        sheet: (!sheet.name.is_empty()).then(|| sheet.name.clone()),
        row: (row > 0).then_some(row),
        column: header.map(str::to_owned),
        cell: None,
    }
}

/// Gathers problems; equal ones of a column become one with a count.
#[derive(Default)]
pub(super) struct Problems {
    pub(super) list: Vec<Problem>,
    /// The sheets of rows that were read, and then had no place in a table.
    lost: Vec<String>,
}

impl Problems {
    pub(super) fn add(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Adds a problem that keeps a row out of its table.
    pub(super) fn set_aside(&mut self, origin: &Origin, problem: Problem) {
        self.lost.push(origin.sheet.clone());
        self.cell(problem);
    }

    /// Counts those rows as set aside.
    pub(super) fn settle(&self, sheets: &mut [SheetReport]) {
        for lost in &self.lost {
            if let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.sheet == *lost) {
                sheet.rows_used = sheet.rows_used.saturating_sub(1);
                sheet.rows_set_aside += 1;
            }
        }
    }

    /// Adds a problem of a cell, or counts it with the one equal to it.
    pub(super) fn cell(&mut self, mut problem: Problem) {
        problem.found = repeatable(&problem.found);
        let same = self.list.iter_mut().find(|one| {
            one.kind == problem.kind
                && one.place.column == problem.place.column
                && one.place.sheet == problem.place.sheet
                && one.found == problem.found
                && one.severity == problem.severity
        });
        match same {
            Some(one) => one.count = one.count.saturating_add(1),
            None => self.list.push(problem),
        }
    }
}

/// A problem that keeps nothing out.
pub(super) fn notice(
    kind: ProblemKind,
    severity: Severity,
    place: Place,
    found: impl Into<String>,
    (expected, advice): (Message, Message),
) -> Problem {
    let problem = Problem::error(kind, place, found).severity(severity);
    Problem { expected, advice, ..problem }
}
