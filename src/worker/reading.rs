//! What was read, set aside and changed, as a person sees it. The importer fills it in, in both languages.

use serde::{Deserialize, Serialize};

use crate::board::texts::{COUNT, NOTE};
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::ingest::import::{ColumnReading, Example, Report};
use crate::model::placement::PlacementColumn;
use crate::model::text::texts;
use crate::model::{Lang, Message, Problem, Severity, Text};

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
    READING = "Dibaca", "Read as";
}

/// What was read, set aside and changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingReport {
    pub rows_used: u32,
    pub rows_set_aside: u32,
    /// Rows read = rows used + rows set aside.
    pub sum: Message,
    /// How bad each of the problems is.
    pub severities: Vec<Severity>,
    id: [DataTable; 2],
    en: [DataTable; 2],
}

impl ReadingReport {
    pub fn new(report: &Report) -> Self {
        Self {
            rows_used: report.rows_used,
            rows_set_aside: report.rows_set_aside,
            severities: report.problems.iter().map(|problem| problem.severity).collect(),
            sum: Message::new(sum(report, Lang::Id), sum(report, Lang::En)),
            id: tables(report, Lang::Id),
            en: tables(report, Lang::En),
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

fn tables(report: &Report, lang: Lang) -> [DataTable; 2] {
    let columns = report.columns.iter().map(|column| column_row(column, lang)).collect();
    let problems = report.problems.iter().map(|problem| problem_row(problem, lang)).collect();
    [
        table([COLUMN, MEANING, READING, EXAMPLES], columns, lang),
        table([PLACE, FOUND, NOTE, COUNT], problems, lang),
    ]
}

fn table(headers: [Text; 4], rows: Vec<Vec<Cell>>, lang: Lang) -> DataTable {
    DataTable {
        caption: REPORT.get(lang).to_owned(),
        headers: headers.map(|text| text.get(lang).to_owned()).to_vec(),
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
        Cell::word(problem.place.describe(lang)),
        Cell::word(problem.found.clone()),
        Cell::word(problem.remedy(lang)),
        Cell::count(problem.count.into(), lang),
    ]
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
        let report = ReadingReport::new(&read.report);
        assert_eq!(report.rows_used, 2);
        assert_eq!(report.sum.id, "2 baris dibaca = 2 baris dipakai + 0 baris disisihkan");
        for lang in [Lang::Id, Lang::En] {
            assert_eq!(report.tables(lang)[0].rows.len(), 3);
        }
    }
}
