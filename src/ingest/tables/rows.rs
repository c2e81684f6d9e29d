//! A recognised sheet's rows as objects under the names of the data contract. What cannot be used is set
//! aside and named.

use std::rc::Rc;

use serde_json::Value;

use super::Known;
use super::cell::{Column, Finding};
use super::form::{Context, Empty, Field, Form, Kind, Object};
use super::report::{Origin, Problems, SheetReport, in_sheet, notice};
use crate::ingest::headers::{Sums, headers, is_note, is_total_label, stated};
use crate::ingest::import::{Question, personal_data};
use crate::ingest::sheet::{Cell, Row, Sheet};
use crate::model::{Message, Problem, ProblemKind, Severity};

/// A row and where it stands.
pub(super) type Placed = (Object, Origin);

/// Reads one sheet of a form.
pub(super) struct SheetReader<'a> {
    file: &'a str,
    stem: &'a str,
    sheet: &'a Sheet,
    form: &'static Form,
    columns: Vec<Column<'static>>,
    origin: Origin,
    examples: Vec<Object>,
    sums: Sums,
    report: SheetReport,
}

impl<'a> SheetReader<'a> {
    pub(super) fn new(
        (file, stem): (&'a str, &'a str),
        sheet: &'a Sheet,
        (form, header): (&'static Form, usize),
        known: Known<'_>,
        problems: &mut Problems,
    ) -> Self {
        let headers = headers(sheet.row(header), sheet.width());
        let fields = form.fields_of(&headers);
        let mut report =
            SheetReport { name: form.name(), sheet: sheet.name.clone(), ..SheetReport::default() };
        let mut columns = Vec::new();
        for (position, (header_text, field)) in headers.iter().zip(fields).enumerate() {
            let personal = match field {
                Some(_) => None,
                None => personal_data(sheet, header + 1, position, header_text),
            };
            if let Some(kind) = personal {
                let place = in_sheet(file, sheet, 0, Some(header_text));
                problems.add(dropped(place, kind.label().into()));
                report.dropped.push(header_text.clone());
            }
            if let Some(field) = field {
                let of = (position, header_text.as_str());
                let answer = |question: &Question| known.answer(&headers, question);
                let mut column = Column::new(sheet, header + 1, of, field, answer);
                report
                    .questions
                    .extend(column.question.take().map(|question| (header_text.clone(), question)));
                columns.push(column);
            }
            if !header_text.is_empty() {
                report.columns.push((header_text.clone(), field.map(|field| field.name)));
            }
        }
        let fields = columns.iter().filter_map(|column| {
            let source = sheet.column_of(column.position)?;
            Some((column.field.name, column.header.clone(), source))
        });
        let origin = Origin {
            file: file.to_owned(),
            sheet: sheet.name.clone(),
            row: 0,
            fields: Rc::new(fields.collect()),
        };
        let examples = [0, 1].map(|which| example(form, &columns, which)).into();
        let sums = Sums::default();
        Self { file, stem, sheet, form, columns, origin, examples, sums, report }
    }

    /// All rows below the header.
    pub(super) fn read(
        mut self,
        header: usize,
        problems: &mut Problems,
    ) -> (Vec<Placed>, SheetReport) {
        let mut rows = Vec::new();
        for position in header + 1..self.sheet.rows() {
            self.report.rows_read += 1;
            match self.row(self.sheet.row(position), problems) {
                Some(row) => {
                    self.report.rows_used += 1;
                    rows.push(row);
                }
                None => self.report.rows_set_aside += 1,
            }
        }
        (rows, self.report)
    }

    fn row(&mut self, row: Row<'_>, problems: &mut Problems) -> Option<Placed> {
        let (mut object, findings) = self.cells(row);
        let is_lacking = |field: &&Field| {
            field.empty == Empty::Fault && object.get(field.name).is_none_or(Value::is_null)
        };
        let lacking: Vec<&Field> = self.form.fields.iter().filter(is_lacking).collect();
        let origin = Origin { row: row.number, ..self.origin.clone() };
        if !lacking.is_empty() && self.is_remark(row, problems) {
            return None;
        }
        if self.examples.iter().any(|example| !example.is_empty() && *example == object) {
            let words = (
                Message::default(),
                Message::new(
                    "Baris contoh dari templat dilewati.",
                    "An example row of the template is left out.",
                ),
            );
            let place = in_sheet(self.file, self.sheet, row.number, None);
            problems.add(notice(ProblemKind::Cleaned, Severity::Note, place, "", words));
            return None;
        }
        let mut is_unread = false;
        for (at, finding) in findings {
            let Some(column) = self.columns.get(at) else { continue };
            // What an empty cell stands for, one that could not be read does not: a complaint whose closing
            // waits for an answer is not an open one.
            is_unread |= finding.is_open
                || finding.read_as.is_none()
                    && matches!(
                        (column.field.kind, column.field.empty),
                        (Kind::Term(_), Empty::Is(_))
                    )
                    && object.get(column.field.name).is_none_or(Value::is_null);
            problems.cell(Problem {
                kind: finding.kind,
                severity: finding.severity,
                place: origin.place(column.field.name),
                found: row.cell(column.position).shown(),
                read_as: finding.read_as.map(Box::new),
                expected: finding.expected,
                advice: finding.advice,
                count: 1,
            });
        }
        for field in &lacking {
            let column = self.columns.iter().find(|column| column.field.name == field.name);
            if column.is_none_or(|column| row.cell(column.position).is_empty()) {
                problems.cell(empty(&origin, field));
            }
        }
        if !lacking.is_empty() || is_unread {
            return None;
        }
        self.sum(&object);
        for field in self.form.fields {
            if object.get(field.name).is_none_or(Value::is_null)
                && let Empty::Is(json) = field.empty
            {
                let value = serde_json::from_str(json).unwrap_or(Value::Null);
                object.insert(field.name.to_owned(), value);
            }
            object.entry(field.name).or_insert(Value::Null);
        }
        (self.form.settle)(&mut object, &Context { stem: self.stem, row: row.number });
        Some((object, origin))
    }

    /// What the cells of a row say, and what must be said of them by the position of their column.
    fn cells(&self, row: Row<'_>) -> (Object, Vec<(usize, Finding)>) {
        let (mut object, mut findings) = (Object::new(), Vec::new());
        for (at, column) in self.columns.iter().enumerate() {
            let read = column.read(row.cell(column.position));
            object.insert(column.field.name.to_owned(), read.value.unwrap_or(Value::Null));
            findings.extend(read.finding.map(|finding| (at, finding)));
        }
        (object, findings)
    }

    /// Whether a row without what it needs is a total or a note; a total is held against the rows above.
    fn is_remark(&mut self, row: Row<'_>, problems: &mut Problems) -> bool {
        let label = row.cells().find_map(|cell| match cell {
            Cell::Text(text) if !cell.is_empty() => Some(text),
            _ => None,
        });
        let label = label.unwrap_or_default();
        let filled = row.cells().filter(|cell| !cell.is_empty()).count();
        if is_total_label(label) {
            let count = self.columns.iter().find(|column| matches!(column.field.kind, Kind::Count));
            let stated = stated(row, count.map(|column| column.position));
            let problem = match stated.map(|stated| (stated, self.sums.check(stated))) {
                Some((stated, Err(sum))) => mismatch(self.place(row, count), label, stated, sum),
                _ => notice(
                    ProblemKind::TotalRow,
                    Severity::Note,
                    self.place(row, None),
                    label,
                    (
                        Message::default(),
                        Message::new("Baris jumlah tidak dihitung.", "A total is not counted."),
                    ),
                ),
            };
            problems.add(problem);
            return true;
        }
        let is_remark = filled <= 2 && is_note(label);
        if is_remark {
            let advice = Message::new(
                "Catatan di bawah tabel dilewati.",
                "A note below the table is left out.",
            );
            let place = self.place(row, None);
            problems.cell(notice(
                ProblemKind::Cleaned,
                Severity::Note,
                place,
                label,
                (Message::default(), advice),
            ));
        }
        is_remark
    }

    fn place(&self, row: Row<'_>, column: Option<&Column<'_>>) -> crate::model::Place {
        let origin = Origin { row: row.number, ..self.origin.clone() };
        column.map_or_else(
            || in_sheet(self.file, self.sheet, row.number, None),
            |column| origin.place(column.field.name),
        )
    }

    fn sum(&mut self, object: &Object) {
        let count = self.form.fields.iter().find(|field| matches!(field.kind, Kind::Count));
        let value = count.and_then(|field| object.get(field.name)).and_then(Value::as_u64);
        self.sums.add(value.unwrap_or_default());
    }
}

/// An example row of the form's template, as its sheet would be read.
fn example(form: &Form, columns: &[Column<'_>], which: usize) -> Object {
    let text = |field: &Field| field.examples.get(which).copied().unwrap_or_default();
    if form.fields.iter().all(|field| text(field).is_empty()) {
        return Object::new();
    }
    columns
        .iter()
        .map(|column| {
            let value = column.field.example(which).unwrap_or(Value::Null);
            (column.field.name.to_owned(), value)
        })
        .collect()
}

fn dropped(place: crate::model::Place, kind: Message) -> Problem {
    let problem = notice(
        ProblemKind::PersonalData,
        Severity::Note,
        place,
        "",
        (
            Message::default(),
            Message::new(
                format!("Kolom dibuang sebelum dibaca: {}.", kind.id),
                format!("The column was dropped before reading: {}.", kind.en),
            ),
        ),
    );
    Problem { found: String::new(), ..problem }
}

fn empty(origin: &Origin, field: &Field) -> Problem {
    Problem::error(ProblemKind::EmptyCell, origin.place(field.name), "")
        .expected(field.label.id, field.label.en)
        .advice(
            format!("Isi: {}. Baris ini disisihkan.", field.help.id),
            format!("Fill in: {}. The row is set aside.", field.help.en),
        )
}

fn mismatch(place: crate::model::Place, label: &str, stated: u64, sum: u64) -> Problem {
    let words = (
        Message::same(sum.to_string()),
        Message::new(
            format!("{label} menyebut {stated}, bagian-bagiannya {sum}."),
            format!("{label} says {stated}, the parts give {sum}."),
        ),
    );
    notice(ProblemKind::TotalMismatch, Severity::Warning, place, stated.to_string(), words)
}
