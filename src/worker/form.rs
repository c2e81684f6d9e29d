//! A file's reading as a person sees it: the columns to correct, the questions, the report. The importer
//! fills it in, in both languages, so that the page knows nothing of reading files.

use serde::{Deserialize, Serialize};

use crate::board::texts::{COUNT, NOTE};
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::ingest::import::{ColumnReading, Example, Proposal, Question, Report};
use crate::ingest::shape::Shape;
use crate::model::placement::PlacementColumn;
use crate::model::text::texts;
use crate::model::{Lang, Message, Problem, Text};

/// Problems shown of a report.
const PROBLEMS_SHOWN: usize = 100;

texts! {
    IGNORED = "Tidak dipakai", "Not used";
    COLUMN = "Kolom di berkas", "Column in the file";
    EXAMPLES = "Contoh isi", "Examples";
    MEANING = "Dibaca sebagai", "Read as";
    COLUMNS_IN_ROWS = "Kolom yang berjajar (bulan, jenis kelamin, negara) menjadi baris tersendiri.", "Columns side by side (months, sexes, countries) become rows of their own.";
    SHEETS_AS_ONE = "Lembar tiap bulan digabung; bulannya menjadi kolom.", "The sheets of each month are joined; the month is a column.";
    REPORT = "Laporan pembacaan", "Reading report";
    ROWS_READ = "baris dibaca", "rows read";
    ROWS_USED = "baris dipakai", "rows used";
    ROWS_ASIDE = "baris disisihkan", "rows set aside";
    PLACE = "Tempat", "Place";
    FOUND = "Ditemukan", "Found";
    READING = "Dibaca", "Read as";
}

/// How a file is to be read, as proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub sheets: Vec<String>,
    /// The sheet that this is about; they count from 0.
    pub sheet: u32,
    /// What was done to the sheet's layout.
    pub notes: Vec<Message>,
    /// What a column can mean, with what that is called; `""` is nothing.
    pub meanings: Vec<(String, Message)>,
    pub columns: Vec<FormColumn>,
    pub questions: Vec<FormQuestion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormColumn {
    pub header: String,
    pub samples: String,
    /// One of [`Form::meanings`].
    pub meaning: String,
    /// Personal data: not read, whatever is chosen.
    pub is_personal: bool,
}

/// Something that only the person knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormQuestion {
    /// The column, from 0.
    pub column: u32,
    pub text: Message,
    /// What each answer would make of the column.
    pub readings: Vec<Message>,
}

/// What was read, set aside and changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingReport {
    pub rows_used: u32,
    /// Rows read = rows used + rows set aside.
    pub sum: Message,
    id: Vec<DataTable>,
    en: Vec<DataTable>,
}

impl ReadingReport {
    pub fn new(report: &Report) -> Self {
        Self {
            rows_used: report.rows_used,
            sum: Message::new(sum(report, Lang::Id), sum(report, Lang::En)),
            id: tables(report, Lang::Id),
            en: tables(report, Lang::En),
        }
    }

    /// How the columns were read and, unless there was none, what problems there were.
    pub fn tables(&self, lang: Lang) -> &[DataTable] {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

impl From<&Proposal> for Form {
    fn from(proposal: &Proposal) -> Self {
        let nothing = (String::new(), Message::from(IGNORED));
        let meaning =
            |column: PlacementColumn| (column.as_str().to_owned(), Message::from(column.label()));
        let columns = proposal.columns.iter().map(|column| FormColumn {
            header: column.header.clone(),
            samples: column.samples.join(" · "),
            meaning: column.target.map(PlacementColumn::as_str).unwrap_or_default().to_owned(),
            is_personal: column.personal.is_some(),
        });
        Self {
            sheets: proposal.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            sheet: proposal.sheet,
            notes: notes(proposal),
            meanings: std::iter::once(nothing).chain(PlacementColumn::ALL.map(meaning)).collect(),
            columns: columns.collect(),
            questions: questions(&proposal.questions),
        }
    }
}

fn notes(proposal: &Proposal) -> Vec<Message> {
    let months = match proposal.shape {
        Shape::Months | Shape::Columns => Some(Message::from(COLUMNS_IN_ROWS)),
        Shape::Sheets => Some(Message::from(SHEETS_AS_ONE)),
        Shape::Placements | Shape::Counts => None,
    };
    let filled = proposal.filled.iter().map(|header| {
        Message::new(
            format!("“{header}”: nama yang tercetak sekali berlaku untuk semua baris bloknya."),
            format!("“{header}”: a name printed once stands for all rows of its block."),
        )
    });
    months.into_iter().chain(filled).collect()
}

pub fn questions(questions: &[Question]) -> Vec<FormQuestion> {
    let readings = |question: &Question| {
        let words = question.readings.iter().map(|reading| {
            let words = |lang| {
                let label = reading.label.get(lang);
                format!("{label}: {}", examples(&reading.examples, lang))
            };
            Message::new(words(Lang::Id), words(Lang::En))
        });
        words.collect()
    };
    questions
        .iter()
        .map(|question| FormQuestion {
            column: question.column,
            text: question.text.clone(),
            readings: readings(question),
        })
        .collect()
}

fn examples(examples: &[Example], lang: Lang) -> String {
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

fn tables(report: &Report, lang: Lang) -> Vec<DataTable> {
    let mut tables = vec![table(
        [COLUMN, MEANING, READING, EXAMPLES],
        report.columns.iter().map(|column| column_row(column, lang)).collect(),
        lang,
    )];
    if !report.problems.is_empty() {
        let shown = report.problems.iter().take(PROBLEMS_SHOWN);
        let rows = shown.map(|problem| problem_row(problem, lang)).collect();
        tables.push(table([PLACE, FOUND, NOTE, COUNT], rows, lang));
    }
    tables
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
    use crate::ingest::import::Choices;
    use crate::ingest::{import, sheet};

    const FILE: &str = "Tanggal;Negara;NIK\n21/02/2024;Hong Kong;3171234567890123\n23/04/2024;-;\n";

    #[test]
    fn a_form_and_a_report_say_what_was_read_in_both_languages() {
        let workbook = sheet::open(FILE.as_bytes(), "a.csv").unwrap();
        let proposal = import::propose(&workbook);
        let form = Form::from(&proposal);
        let meanings: Vec<&str> = form.columns.iter().map(|c| c.meaning.as_str()).collect();
        assert_eq!(meanings, ["date", "destination", ""]);
        assert!(form.columns[2].is_personal);
        let read = import::read(&workbook, &Choices::from(&proposal)).unwrap();
        let report = ReadingReport::new(&read.report);
        assert_eq!(report.rows_used, 2);
        assert_eq!(report.sum.id, "2 baris dibaca = 2 baris dipakai + 0 baris disisihkan");
        for lang in [Lang::Id, Lang::En] {
            assert_eq!(report.tables(lang)[0].rows.len(), 3);
        }
    }
}
