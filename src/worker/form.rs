//! How a file is to be read, as a person sees it: the columns to correct, the questions. The importer fills it
//! in, in both languages, so that the page knows nothing of reading files.

use serde::{Deserialize, Serialize};

use super::reading::{IGNORED, examples};
use crate::chart::format;
use crate::ingest::import::{Answers, Choices, Proposal, Question, QuestionKind, SheetSummary};
use crate::ingest::shape::Shape;
use crate::model::placement::PlacementColumn;
use crate::model::text::texts;
use crate::model::{Lang, Message};

texts! {
    COLUMNS_IN_ROWS = "Kolom yang berjajar (bulan, jenis kelamin, negara) menjadi baris tersendiri.", "Columns side by side (months, sexes, countries) become rows of their own.";
    SHEETS_AS_ONE = "Lembar atau tabel yang judul kolomnya sama digabung.", "Sheets or tables with equal headers are joined.";
    YEAR = "Tahun", "Year";
    PERIOD = "Periode", "Period";
    HIDDEN = "tersembunyi", "hidden";
    ROWS = "baris", "rows";
}

/// How a file is to be read, as proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub sheets: Vec<Message>,
    /// The sheet that this is about; they count from 0.
    pub sheet: u32,
    /// What was done to the sheet's layout.
    pub notes: Vec<Message>,
    /// What a column can mean, with what that is called; `""` is nothing.
    pub meanings: Vec<(String, Message)>,
    pub columns: Vec<FormColumn>,
    pub questions: Vec<FormQuestion>,
    pub merges: Vec<FormMerge>,
    /// Whether what was chosen for an earlier file with these headers is chosen again.
    pub is_remembered: bool,
}

/// Two agencies that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormMerge {
    pub text: Message,
    pub is_chosen: bool,
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
    /// Which of the readings was answered.
    pub chosen: Option<u32>,
    /// The field for an answer in words.
    pub free: Option<FreeAnswer>,
}

/// An answer that is none of the readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeAnswer {
    pub label: Message,
    pub example: String,
    /// What was answered.
    pub said: String,
}

impl Form {
    /// A proposal as a person chose to read it. `remembered` are the answers to earlier files.
    pub fn new(proposal: &Proposal, choices: &Choices, remembered: &Answers) -> Self {
        let nothing = (String::new(), Message::from(IGNORED));
        let meaning =
            |column: PlacementColumn| (column.as_str().to_owned(), Message::from(column.label()));
        let columns =
            proposal.columns.iter().zip(&choices.targets).map(|(column, target)| FormColumn {
                header: column.header.clone(),
                samples: column.samples.join(" · "),
                meaning: target.map(PlacementColumn::as_str).unwrap_or_default().to_owned(),
                is_personal: column.personal.is_some(),
            });
        let merges = proposal.merges.iter().map(|merge| FormMerge {
            text: Message::new(
                format!("Gabungkan “{}” dan “{}”", merge.name, merge.other),
                format!("Merge “{}” and “{}”", merge.name, merge.other),
            ),
            is_chosen: choices.merges.contains(merge),
        });
        Self {
            sheets: proposal.sheets.iter().map(sheet_name).collect(),
            sheet: proposal.sheet,
            notes: notes(proposal),
            meanings: std::iter::once(nothing).chain(PlacementColumn::ALL.map(meaning)).collect(),
            columns: columns.collect(),
            questions: questions(&proposal.questions, choices),
            merges: merges.collect(),
            is_remembered: remembered.knows(proposal),
        }
    }
}

/// A sheet in a list of sheets, with what tells it from others.
pub(super) fn sheet_name(sheet: &SheetSummary) -> Message {
    let words = |lang| {
        let hidden =
            if sheet.is_hidden { format!(", {}", HIDDEN.get(lang)) } else { String::new() };
        let rows = format::count(sheet.rows.into(), lang);
        format!("{} ({rows} {}{hidden})", sheet.name, ROWS.get(lang))
    };
    Message::new(words(Lang::Id), words(Lang::En))
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
    let period = proposal.period.map(|period| {
        Message::new(
            format!("Periode dari judul atau nama lembar: {period}."),
            format!("The period of the title or the sheet's name: {period}."),
        )
    });
    let left = proposal.sheets.iter().filter(|sheet| !sheet.is_read && sheet.rows > 0);
    let left: Vec<Message> = left.map(sheet_name).collect();
    let left = (!left.is_empty()).then(|| {
        let all = |lang| left.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(", ");
        Message::new(
            format!("Tidak dibaca: {}.", all(Lang::Id)),
            format!("Not read: {}.", all(Lang::En)),
        )
    });
    months.into_iter().chain(filled).chain(period).chain(left).collect()
}

/// The questions as they are answered so far.
pub fn questions(questions: &[Question], choices: &Choices) -> Vec<FormQuestion> {
    let readings = |question: &Question| {
        let words = question.readings.iter().map(|reading| {
            let words = |lang| {
                let label = reading.label.get(lang);
                let examples = examples(&reading.examples, lang);
                if examples.is_empty() { label.to_owned() } else { format!("{label}: {examples}") }
            };
            Message::new(words(Lang::Id), words(Lang::En))
        });
        words.collect()
    };
    questions
        .iter()
        .map(|question| {
            let given = choices.given(question);
            let place = question.readings.iter().position(|one| Some(one.answer) == given);
            let said = given.filter(|_| place.is_none()).map(|answer| answer.text());
            FormQuestion {
                column: question.column,
                text: question.text.clone(),
                readings: readings(question),
                chosen: place.map(|place| place as u32),
                free: free(question.kind, said.unwrap_or_default()),
            }
        })
        .collect()
}

fn free(kind: QuestionKind, said: String) -> Option<FreeAnswer> {
    let (label, example) = match kind {
        QuestionKind::Year => (YEAR, "2024"),
        QuestionKind::Period => (PERIOD, "2024-01/2024-10"),
        QuestionKind::DateOrder | QuestionKind::Separators | QuestionKind::Dash => return None,
    };
    Some(FreeAnswer { label: Message::from(label), example: example.to_owned(), said })
}
