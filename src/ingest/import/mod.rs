//! A person's own spreadsheet of placements: what it seems to say is proposed, what they confirm is read,
//! and everything that was changed, dropped or set aside is reported.
//!
//! [`propose`] a mapping of columns with the questions that only a person can answer; [`read`] with their
//! [`Choices`]. These types travel between workers as postcard and to scripts as JSON.

mod answers;
mod aside;
mod asking;
mod column;
mod conventions;
mod findings;
mod labels;
mod layouts;
mod propose;
mod read;
mod report;

use serde::{Deserialize, Serialize};

use crate::ingest::reading::date::Order;
use crate::ingest::reading::number::Convention;
use crate::ingest::reading::personal::Personal;
use crate::ingest::shape::Shape;
use crate::model::agency::Agency;
use crate::model::columns::PlacementTable;
use crate::model::placement::PlacementColumn;
use crate::model::{Message, Period, Problem};

pub use answers::{Answers, Layout};
pub use aside::{Aside, set_aside_csv};
pub(in crate::ingest) use asking::{EXAMPLES, date_order, separators};
pub(in crate::ingest) use labels::nearest;
pub(in crate::ingest) use propose::personal_data;
pub use propose::{propose, propose_at, questions};
pub use read::{ImportReader, read};
pub(in crate::ingest) use report::{letters, repeatable};

/// What a workbook seems to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub file: String,
    pub sheets: Vec<SheetSummary>,
    /// The position of the proposed sheet.
    pub sheet: u32,
    /// How the sheet was laid out.
    pub shape: Shape,
    /// Headers of columns whose names stand for the rows below them too.
    pub filled: Vec<String>,
    /// The period of all rows, where a title or a sheet's name gave it.
    pub period: Option<Period>,
    /// The number of the header's row in the file, from 1; 0 when the sheet is empty.
    pub header_row: u32,
    pub columns: Vec<SourceColumn>,
    /// Asked once per column; what they leave open is set aside until it is answered.
    pub questions: Vec<Question>,
    /// Agencies with names so near that they may be one; read as several until a person joins them.
    pub merges: Vec<Merge>,
}

/// Two names of agencies, cleaned, of which the second is read as the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    pub name: String,
    pub other: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSummary {
    /// Empty for a text file.
    pub name: String,
    /// Rows with any cell.
    pub rows: u32,
    pub is_hidden: bool,
    /// Whether it is the proposed one, or among the joined ones that are.
    pub is_read: bool,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceColumn {
    pub header: String,
    /// The first five different cells below the header. None from a column of personal data.
    pub samples: Vec<String>,
    /// What it is read as; `None` for a column that is left out.
    pub target: Option<PlacementColumn>,
    /// Set for a column of personal data: it cannot be read, whatever is chosen.
    pub personal: Option<Personal>,
}

/// Something the cells of a column do not tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The position of the source column.
    pub column: u32,
    pub kind: QuestionKind,
    pub text: Message,
    /// The possible answers, the most usual first.
    pub readings: Vec<Reading>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// Which number of `8/9/2024` is the day.
    DateOrder,
    /// The year of dates that have none: any may be answered, not only one of the readings.
    Year,
    /// The period of a table without dates: any may be answered.
    Period,
    /// What the separators of numbers mean.
    Separators,
    /// What a dash or *nihil* means.
    Dash,
}

impl QuestionKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DateOrder => "date-order",
            Self::Year => "year",
            Self::Period => "period",
            Self::Separators => "separators",
            Self::Dash => "dash",
        }
    }
}

/// A possible answer, and what the column would say with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub answer: Answer,
    pub label: Message,
    pub examples: Vec<Example>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Which number of `8/9/2024` is the day.
    DateOrder(Order),
    /// What the separators of numbers mean.
    Separators(Convention),
    /// A dash or *nihil* is 0.
    DashIsZero,
    /// A dash or *nihil* is not available.
    DashIsMissing,
    /// The year of dates that have none.
    Year(i32),
    /// The period of all rows.
    Period(Period),
}

impl Answer {
    /// Which question it answers.
    pub const fn kind(self) -> QuestionKind {
        match self {
            Self::DateOrder(_) => QuestionKind::DateOrder,
            Self::Year(_) => QuestionKind::Year,
            Self::Period(_) => QuestionKind::Period,
            Self::Separators(_) => QuestionKind::Separators,
            Self::DashIsZero | Self::DashIsMissing => QuestionKind::Dash,
        }
    }
}

/// A cell as it is printed and as it is read. Days are ISO 8601, numbers plain digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub printed: String,
    pub read: Message,
}

/// What a person confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    pub sheet: u32,
    pub header_row: u32,
    /// For each source column what it is read as.
    pub targets: Vec<Option<PlacementColumn>>,
    pub answers: Vec<Answered>,
    /// Agencies that a person says are one.
    pub merges: Vec<Merge>,
}

impl Choices {
    /// Takes an answer; an earlier one to the same question gives way.
    pub fn answer(&mut self, column: u32, answer: Answer) {
        self.answers.retain(|one| one.column != column || one.answer.kind() != answer.kind());
        self.answers.push(Answered { column, answer });
    }

    /// Takes back the answer to a question.
    pub fn leave_open(&mut self, question: &Question) {
        let is_of =
            |one: &Answered| (one.column, one.answer.kind()) == (question.column, question.kind);
        self.answers.retain(|one| !is_of(one));
    }

    /// The answer that was given to a question.
    pub fn given(&self, question: &Question) -> Option<Answer> {
        let mut given = self.answers.iter().filter(|one| one.column == question.column);
        given.find(|one| one.answer.kind() == question.kind).map(|one| one.answer)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The position of the source column.
    pub column: u32,
    pub answer: Answer,
}

impl From<&Proposal> for Choices {
    /// The proposal as it is, with no question answered.
    fn from(proposal: &Proposal) -> Self {
        Self {
            sheet: proposal.sheet,
            header_row: proposal.header_row,
            targets: proposal.columns.iter().map(|column| column.target).collect(),
            answers: Vec::new(),
            merges: Vec::new(),
        }
    }
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub placements: PlacementTable,
    /// The agencies that the placements name; nothing but the name is known of them.
    pub agencies: Vec<Agency>,
    pub report: Report,
    /// The rows that were set aside, in their order.
    pub aside: Vec<Aside>,
}

/// What happened to the file's rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub file: String,
    pub sheet: String,
    pub shape: Shape,
    /// Rows below the header with any cell, of a layout the records in it: always those used and those set
    /// aside.
    pub rows_read: u32,
    pub rows_used: u32,
    /// Totals, notes, repeated headers, and rows whose date or count could not be read.
    pub rows_set_aside: u32,
    /// Placements in the used rows.
    pub placements: u64,
    /// Those of each period that the file tells apart, ascending; of days, by month.
    pub by_period: Vec<(Period, u64)>,
    pub columns: Vec<ColumnReading>,
    /// Equal problems are one with a count. The worst come first.
    pub problems: Vec<Problem>,
}

/// How a column was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnReading {
    pub header: String,
    /// `None` for a column that was left out.
    pub target: Option<PlacementColumn>,
    /// The rule of the whole column: day first, the dot as thousands, …
    pub convention: Message,
    pub examples: Vec<Example>,
}
