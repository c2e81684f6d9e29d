//! What was read, set aside and changed, as a person sees it. The importer fills it in, in both languages.

use serde::{Deserialize, Serialize};

use super::form::sheet_name;
use super::kinds::{kind_words, severity_words};
use crate::board::texts::{COUNT, NOTE};
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::ingest::import::{ColumnReading, Example, Report, SheetSummary};
use crate::model::placement::PlacementColumn;
use crate::model::text::texts;
use crate::model::{Lang, Message, Place, Problem, ProblemKind, Severity, Text};

texts! {
    COLUMN = "Kolom di berkas", "Column in the file";
    EXAMPLES = "Contoh isi", "Examples";
    MEANING = "Dibaca sebagai", "Read as";
    REPORT = "Laporan pembacaan", "Reading report";
    IGNORED = "Tidak dipakai", "Not used";
    ROWS_READ = "baris dibaca", "rows read";
    ROWS_USED = "baris dipakai", "rows used";
    ROWS_ASIDE = "baris disisihkan", "rows set aside";
    PLACE = "Tempat", "Place";
    FOUND = "Ditemukan", "Found";
    READING = "Cara membaca", "How it was read";
    SURENESS = "Tingkat", "Level";
    ALL = "semua", "all";
}

/// What was read, set aside and changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingReport {
    pub rows_used: u32,
    pub rows_set_aside: u32,
    /// Rows read = rows used + rows set aside.
    pub sum: Message,
    /// The sheets of the file that were not read, by their number.
    pub unread: Vec<(u32, Message)>,
    /// All problems, those of each severity, and those of each kind.
    pub groups: Vec<Group>,
    id: [DataTable; 2],
    en: [DataTable; 2],
    /// SHA-256 of the placements that were read, in hexadecimal: the same rows read alike have the same.
    pub stamp: String,
}

/// Problems that have something in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What they have in common, and how many they are.
    pub words: Message,
    /// Their places in the table of problems.
    pub rows: Vec<u32>,
}

/// What a person can keep of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    /// All problems, as CSV.
    Report,
    /// The rows that were set aside, as CSV.
    Aside,
    /// What was chosen for this file and those before, as JSON for `capaian pack --answers`.
    Answers,
}

impl ReadingReport {
    /// The report of a file with these sheets; `stamp` is that of its placements.
    pub fn new(report: &Report, sheets: &[SheetSummary], stamp: String) -> Self {
        Self {
            rows_used: report.rows_used,
            rows_set_aside: report.rows_set_aside,
            unread: unread(sheets),
            groups: groups(&report.problems),
            sum: Message::new(sum(report, Lang::Id), sum(report, Lang::En)),
            id: tables(report, Lang::Id),
            en: tables(report, Lang::En),
            stamp,
        }
    }

    /// How the columns were read, and what problems there were.
    pub fn tables(&self, lang: Lang) -> &[DataTable; 2] {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// Examples, as they are printed and as they are read.
pub(super) fn examples(examples: &[Example], lang: Lang) -> String {
    let words: Vec<String> = examples
        .iter()
        .map(|example| format!("{} → {}", example.printed, example.read.get(lang)))
        .collect();
    words.join(" · ")
}

fn sum(report: &Report, lang: Lang) -> String {
    let rows = |rows: u32, words: Text| {
        format!("{} {}", format::count(rows.into(), lang), words.get(lang))
    };
    format!(
        "{} = {} + {}",
        rows(report.rows_read, ROWS_READ),
        rows(report.rows_used, ROWS_USED),
        rows(report.rows_set_aside, ROWS_ASIDE)
    )
}

fn unread(sheets: &[SheetSummary]) -> Vec<(u32, Message)> {
    let numbered = (0..).zip(sheets);
    numbered
        .filter(|(_, sheet)| !sheet.is_read && sheet.rows > 0)
        .map(|(number, sheet)| (number, sheet_name(sheet)))
        .collect()
}

fn groups(problems: &[Problem]) -> Vec<Group> {
    let group = |words: Text, has: &dyn Fn(&Problem) -> bool| {
        let rows = (0..).zip(problems).filter(|(_, problem)| has(problem));
        let rows: Vec<u32> = rows.map(|(row, _)| row).collect();
        let named = |lang| format!("{} ({})", words.get(lang), rows.len());
        let words = Message::new(named(Lang::Id), named(Lang::En));
        (!rows.is_empty()).then_some(Group { words, rows })
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let by_severity = severities
        .into_iter()
        .map(|severity| group(severity_words(severity), &|problem| problem.severity == severity));
    let mut kinds: Vec<ProblemKind> = problems.iter().map(|problem| problem.kind).collect();
    kinds.sort_unstable();
    kinds.dedup_by_key(|kind| kind_words(*kind));
    let by_kind = kinds.into_iter().map(|kind| {
        let words = kind_words(kind);
        group(words, &|problem| kind_words(problem.kind) == words)
    });
    std::iter::once(group(ALL, &|_| true)).chain(by_severity).chain(by_kind).flatten().collect()
}

fn tables(report: &Report, lang: Lang) -> [DataTable; 2] {
    let columns = report.columns.iter().map(|column| column_row(column, lang)).collect();
    let problems = report.problems.iter().map(|problem| problem_row(problem, lang)).collect();
    [
        table(&[COLUMN, MEANING, READING, EXAMPLES], columns, lang),
        table(&[PLACE, FOUND, NOTE, SURENESS, COUNT], problems, lang),
    ]
}

fn table(headers: &[Text], rows: Vec<Vec<Cell>>, lang: Lang) -> DataTable {
    DataTable {
        caption: REPORT.get(lang).to_owned(),
        headers: headers.iter().map(|text| text.get(lang).to_owned()).collect(),
        rows,
    }
}

fn column_row(column: &ColumnReading, lang: Lang) -> Vec<Cell> {
    let meaning = column.target.map_or(IGNORED, PlacementColumn::label);
    vec![
        Cell::word(column.header.clone()),
        Cell::word(meaning.get(lang)),
        Cell::word(column.convention.get(lang)),
        Cell::word(examples(&column.examples, lang)),
    ]
}

fn problem_row(problem: &Problem, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::word(place_words(&problem.place, lang)),
        Cell::word(problem.found.clone()),
        Cell::word(advice(problem, lang)),
        Cell::word(severity_words(problem.severity).get(lang)),
        Cell::count(problem.count.into(), lang),
    ]
}

/// A place within the file, which the report names at its head: `Data › sel C5 › Tanggal`.
fn place_words(place: &Place, lang: Lang) -> String {
    let line = match (&place.cell, place.row, lang) {
        (Some(cell), _, Lang::Id) => Some(format!("sel {cell}")),
        (Some(cell), _, Lang::En) => Some(format!("cell {cell}")),
        (None, Some(row), Lang::Id) => Some(format!("baris {row}")),
        (None, Some(row), Lang::En) => Some(format!("row {row}")),
        (None, None, _) => None,
    };
    let parts = [place.sheet.clone(), line, place.column.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { place.file.clone() } else { parts.join(" › ") }
}

/// How a cell was read, what was expected, and what to do.
pub(super) fn advice(problem: &Problem, lang: Lang) -> String {
    let remedy = problem.remedy(lang);
    match (&problem.read_as, lang) {
        (None, _) => remedy,
        (Some(read), Lang::Id) => format!("Dibaca {}. {remedy}", read.get(lang)),
        (Some(read), Lang::En) => format!("Read as {}. {remedy}", read.get(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::import::{Answers, Choices};
    use crate::ingest::{import, sheet};
    use crate::worker::form::Form;

    const FILE: &str = "Tanggal;Negara;NIK\n21/02/2024;Hong Kong;3171234567890123\n23/04/2024;-;\n";

    #[test]
    fn a_form_and_a_report_say_what_was_read_in_both_languages() {
        let workbook = sheet::open(FILE.as_bytes(), "a.csv").unwrap();
        let proposal = import::propose(&workbook);
        let choices = Choices::from(&proposal);
        let form = Form::new(&proposal, &choices, &Answers::default());
        let meanings: Vec<&str> = form.columns.iter().map(|c| c.meaning.as_str()).collect();
        assert_eq!(meanings, ["date", "destination", ""]);
        assert!(form.columns[2].is_personal);
        let read = import::read(&workbook, &choices).unwrap();
        let report = ReadingReport::new(&read.report, &proposal.sheets, String::new());
        assert_eq!(report.rows_used, 2);
        assert!(report.unread.is_empty());
        let words: Vec<&str> = report.groups.iter().map(|group| group.words.en.as_str()).collect();
        assert_eq!(words[0], format!("all ({})", report.groups[0].rows.len()));
        assert!(words.contains(&"personal data (1)"), "{words:?}");
        assert_eq!(report.sum.id, "2 baris dibaca = 2 baris dipakai + 0 baris disisihkan");
        for lang in [Lang::Id, Lang::En] {
            assert_eq!(report.tables(lang)[0].rows.len(), 3);
        }
    }
}
