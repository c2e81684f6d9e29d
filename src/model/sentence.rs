//! What a published text says in figures, days and periods.

use std::ops::Range;

use super::{Day, Period};

/// A text's figures, days and periods, each in the order in which they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    pub figures: Vec<Figure>,
    pub days: Vec<PrintedDay>,
    pub spans: Vec<Span>,
    /// The words between them.
    pub words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its first byte in the text.
    pub start: usize,
    /// Which sentence it stands in, from 0.
    pub sentence: usize,
    /// In lower case.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    Count,
    Percent,
}

/// `.` or `,`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Dot,
    Comma,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its bytes in the text, its unit among them.
    pub place: Range<usize>,
    /// Which sentence it stands in, from 0.
    pub sentence: usize,
    pub kind: FigureKind,
    /// Its digits, a point before those of a fraction: `35945`, `88.6`.
    pub digits: String,
    /// The mark between its thousands.
    pub mark: Option<Mark>,
    /// `35 ribu lebih`, `sekitar 42 ribu`: it stands for another.
    pub is_rounded: bool,
}

/// A day as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedDay {
    /// Its bytes in the text, without the weekday.
    pub place: Range<usize>,
    pub day: Day,
    /// The weekday that stands before it, in days since Monday.
    pub weekday: Option<u8>,
}

/// A period as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub place: Range<usize>,
    /// Which sentence it stands in, from 0.
    pub sentence: usize,
    pub period: Period,
    /// `hingga Oktober 2024`, `Januari s.d. Oktober 2024`: it is counted up to its end.
    pub is_to_date: bool,
}

impl Sentence {
    /// The words in a stretch of the text.
    pub fn words_in(&self, place: Range<usize>) -> impl DoubleEndedIterator<Item = &str> {
        let words = self.words.iter().filter(move |word| place.contains(&word.start));
        words.map(|word| word.text.as_str())
    }
}
