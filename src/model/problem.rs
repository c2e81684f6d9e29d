//! What is wrong with a file or a table, in words a person can act on: where it is, what was found,
//! what was expected, what to do.

use serde::{Deserialize, Serialize};

use super::text::{Lang, Message};

/// What a problem means for the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Read, and changed in a harmless way that a person may want to know.
    Note,
    /// Read, but doubtful.
    Warning,
    /// Not read: the cell, row or table was set aside.
    Error,
}

/// The kinds of problems, stable names for filters, exports and exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// The file could not be fetched.
    Missing,
    /// Fewer bytes or rows than the manifest says.
    CutOff,
    /// The bytes are not those that the manifest describes.
    WrongHash,
    /// The server sent a web page instead of data.
    WebPage,
    /// Written for a newer version of the program.
    NewerSchema,
    /// The bytes are not of the format they claim.
    Unreadable,
    /// A table lacks a column, or has one of another type.
    WrongColumn,
    /// A number could not be read.
    BadNumber,
    /// A number has more than one plausible reading.
    AmbiguousNumber,
    /// A date could not be read, or does not exist.
    BadDate,
    /// A name is not in the vocabulary.
    UnknownName,
    /// A needed cell is empty.
    EmptyCell,
    /// A total row inside the data, excluded from sums.
    TotalRow,
    /// A total that does not equal its parts.
    TotalMismatch,
    /// Personal data, dropped.
    PersonalData,
    /// A value was read in a cleaned form.
    Cleaned,
    /// A reference to an unknown row of another table.
    BrokenReference,
    /// A value breaks a rule of the field (negative count, end before start).
    RuleBroken,
    /// A published statement that the figures behind it, or the calendar, do not bear out.
    FalseStatement,
    /// Published figures that must not be compared or added up: another vintage, basis, day or span.
    Incomparable,
    /// Two people wrote one thing differently, neither having seen the other's.
    Conflict,
}

/// Where a problem is. Rows and columns count from 1, as a spreadsheet shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub file: String,
    pub sheet: Option<String>,
    pub row: Option<u32>,
    pub column: Option<String>,
    /// As a spreadsheet names it, such as `C5`; `None` where the cell is not one of the file's.
    pub cell: Option<Box<str>>,
}

impl Place {
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    pub fn at_row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    pub fn at_column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// `sample.csv › Sheet1 › baris 12 › Tanggal`, or `… › sel B12 › Tanggal` where the cell is known.
    pub fn describe(&self, lang: Lang) -> String {
        let mut parts = vec![self.file.clone()];
        parts.extend(self.sheet.clone());
        let place = match (&self.cell, self.row, lang) {
            (Some(cell), _, Lang::Id) => Some(format!("sel {cell}")),
            (Some(cell), _, Lang::En) => Some(format!("cell {cell}")),
            (None, Some(row), Lang::Id) => Some(format!("baris {row}")),
            (None, Some(row), Lang::En) => Some(format!("row {row}")),
            (None, None, _) => None,
        };
        parts.extend(place);
        parts.extend(self.column.clone());
        parts.join(" › ")
    }
}

/// One problem, or `count` equal ones of which this is the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub kind: ProblemKind,
    pub severity: Severity,
    pub place: Place,
    /// What stood there; never personal data.
    pub found: String,
    /// What it was read as, if it was.
    pub read_as: Option<Box<Message>>,
    pub expected: Message,
    pub advice: Message,
    pub count: u32,
}

impl Problem {
    pub fn error(kind: ProblemKind, place: Place, found: impl Into<String>) -> Self {
        Self {
            kind,
            severity: Severity::Error,
            place,
            found: found.into(),
            read_as: None,
            expected: Message::default(),
            advice: Message::default(),
            count: 1,
        }
    }

    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub fn expected(mut self, id: impl Into<String>, en: impl Into<String>) -> Self {
        self.expected = Message::new(id, en);
        self
    }

    pub fn advice(mut self, id: impl Into<String>, en: impl Into<String>) -> Self {
        self.advice = Message::new(id, en);
        self
    }

    /// What was expected, and what to do.
    pub fn remedy(&self, lang: Lang) -> String {
        let (expected, advice) = (self.expected.get(lang), self.advice.get(lang));
        let expected = match lang {
            _ if expected.is_empty() => String::new(),
            Lang::Id => format!("Diharapkan {expected}."),
            Lang::En => format!("Expected {expected}."),
        };
        let said = [expected.as_str(), advice].into_iter().filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" ")
    }

    /// One sentence or two: where, found, expected, what to do.
    pub fn describe(&self, lang: Lang) -> String {
        let (found, expected) = match lang {
            Lang::Id => ("ditemukan", "diharapkan"),
            Lang::En => ("found", "expected"),
        };
        let mut text = self.place.describe(lang);
        if !self.found.is_empty() {
            text.push_str(&format!(": {found} {}", self.found));
        }
        let wanted = self.expected.get(lang);
        if !wanted.is_empty() {
            text.push_str(&format!("; {expected} {wanted}"));
        }
        text.push('.');
        let advice = self.advice.get(lang);
        if !advice.is_empty() {
            text.push(' ');
            text.push_str(advice);
        }
        text
    }
}
