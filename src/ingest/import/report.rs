//! Gathers problems: equal ones become one with a count, and the list has an end though the counts do not.

use std::collections::HashMap;

use crate::ingest::reading::personal;
use crate::ingest::sheet::Sheet;
use crate::model::{Message, Place, Problem, ProblemKind, Severity};

/// Different problems that are kept apart. The others of their kind and column are counted together.
const MOST: usize = 400;

/// The longest text that is repeated from a cell.
const LONGEST: usize = 60;

pub(super) struct Collector<'a> {
    file: String,
    sheet: &'a Sheet,
    /// Where a problem like this one stands in the list.
    known: HashMap<(ProblemKind, u32, Box<str>), usize>,
    problems: Vec<Problem>,
}

/// What a problem expects and advises; the same for all of a kind in a column.
pub(super) struct Words {
    pub(super) expected: Message,
    pub(super) advice: Message,
}

impl<'a> Collector<'a> {
    pub(super) fn new(file: &str, sheet: &'a Sheet) -> Self {
        Self { file: file.to_owned(), sheet, known: HashMap::new(), problems: Vec::new() }
    }

    /// A place in the sheet: of a row by its position, or of a column.
    pub(super) fn place(&self, position: Option<usize>, header: Option<&str>) -> Place {
        let number = position.map(|position| self.sheet.row(position).number);
        let name = position.map_or(&*self.sheet.name, |position| self.sheet.sheet_of(position));
        self.place_of(name, number.unwrap_or_default(), header)
    }

    /// A place by a sheet's name and the row's number, where 0 is none.
    pub(super) fn place_of(&self, sheet: &str, row: u32, header: Option<&str>) -> Place {
        Place {
            file: self.file.clone(),
            sheet: (!sheet.is_empty()).then(|| sheet.to_owned()),
            row: (row > 0).then_some(row),
            column: header.filter(|header| !header.is_empty()).map(str::to_owned),
            cell: None,
        }
    }

    /// The place of a cell by the position of its row and its column in the sheet.
    pub(super) fn place_of_cell(&self, position: usize, column: usize, header: &str) -> Place {
        let row = self.sheet.row(position).number;
        let source = self.sheet.source_of(position, column);
        let cell = source.map(|source| format!("{}{row}", letters(source)).into());
        Place { cell, ..self.place(Some(position), Some(header)) }
    }

    /// Adds a problem of a cell, or counts it with those equal to it. `column` tells columns apart.
    pub(super) fn cell(
        &mut self,
        (kind, severity): (ProblemKind, Severity),
        (position, column, header): (usize, u32, &str),
        found: &str,
        words: impl FnOnce() -> Words,
    ) {
        let key = (kind, column, Box::from(found));
        if let Some(problem) = self.known.get(&key).and_then(|&at| self.problems.get_mut(at)) {
            problem.count = problem.count.saturating_add(1);
            return;
        }
        let is_full = self.problems.len() >= MOST;
        let rest = (kind, column, Box::from("…"));
        if is_full
            && let Some(problem) = self.known.get(&rest).and_then(|&at| self.problems.get_mut(at))
        {
            problem.count = problem.count.saturating_add(1);
            return;
        }
        let Words { expected, advice } = words();
        self.known.insert(if is_full { rest } else { key }, self.problems.len());
        self.problems.push(Problem {
            kind,
            severity,
            place: self.place(Some(position), Some(header)),
            found: if is_full { "…".to_owned() } else { repeatable(found) },
            read_as: None,
            expected,
            advice,
            count: 1,
        });
    }

    pub(super) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The worst first; within a severity by kind, column and row.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by(|a, b| {
            b.severity
                .cmp(&a.severity)
                .then(a.kind.cmp(&b.kind))
                .then_with(|| a.place.column.cmp(&b.place.column))
                .then(a.place.row.cmp(&b.place.row))
                .then_with(|| a.found.cmp(&b.found))
        });
        self.problems
    }
}

/// A column's letters: A to Z, AA, AB, …
pub(in crate::ingest) fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

/// A cell's text as a report may repeat it: never personal data, and not endless.
pub(in crate::ingest) fn repeatable(text: &str) -> String {
    if personal::of_cell(text).is_some() {
        return "•••".to_owned();
    }
    let masked: Vec<&str> = text
        .split_whitespace()
        .map(|word| {
            if personal::of_cell(word.trim_matches([',', ';', '(', ')', ':'])).is_some() {
                "•••"
            } else {
                word
            }
        })
        .collect();
    let text = masked.join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words { expected: Message::default(), advice: Message::default() }
    }

    #[test]
    fn equal_problems_are_counted_and_the_list_ends() {
        let sheet = Sheet::default();
        let mut collector = Collector::new("x.csv", &sheet);
        let unknown = (ProblemKind::UnknownName, Severity::Warning);
        for row in 0..1_000 {
            collector.cell(unknown, (row + 2, 1, "Negara"), &format!("N{}", row % 500), words);
        }
        collector.cell((ProblemKind::BadDate, Severity::Error), (9, 0, "Tgl"), "x", words);
        let problems = collector.finish();
        assert_eq!(problems.first().map(|problem| problem.kind), Some(ProblemKind::BadDate));
        assert_eq!(problems.len(), MOST + 2);
        assert_eq!(problems.iter().map(|problem| problem.count).sum::<u32>(), 1_001);
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        for (column, expected) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn personal_data_are_not_repeated() {
        assert_eq!(repeatable("3171234567890001"), "•••");
        assert_eq!(repeatable("Siti, hp 081234567890"), "Siti, hp •••");
        assert_eq!(repeatable(&"x".repeat(99)).chars().count(), LONGEST + 1);
    }
}
