//! Minutes on paper: a CSV for spreadsheets, the *notulen* as Markdown and as HTML to be printed, and the versions of an
//! entry side by side. All of it is text of strangers: no cell is a formula, no word is markup, no address is a script.

mod compare;
mod csv;
mod document;
mod fields;
mod html;
mod link;
mod markdown;
mod words;

use std::collections::BTreeMap;

use crate::chart::drawing::DataTable;
use crate::model::Lang;
use crate::model::meeting::Meeting;
use crate::model::minutes::{Entry, Kind, Minutes, into_meetings};

pub use compare::side_by_side;
pub use csv::outcomes;
pub use fields::facts;
pub use link::view_link;

/// Who reads it, and where the page is.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub lang: Lang,
    /// The name of a key of a view: of `agency`, `destination`.
    pub name: &'a dyn Fn(&str, &str) -> String,
    /// The page's address without its query; empty for links that lead back only from the page itself.
    pub page: &'a str,
}

/// The minutes of one meeting: what it was, and what came of it.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    reader: Reader<'a>,
    meeting: &'a Meeting,
    entries: &'a Entries<'a>,
}

/// The entries of minutes by what they are about.
pub struct Entries<'a>(BTreeMap<(&'a str, Kind, &'a str), Entry<'a>>);

impl<'a> Entries<'a> {
    pub fn of(minutes: &'a Minutes) -> Self {
        let entries = minutes.entries().into_iter();
        Self(entries.map(|entry| ((entry.meeting, entry.kind, entry.id), entry)).collect())
    }

    fn get<'b>(&'b self, meeting: &'b str, kind: Kind, id: &'b str) -> Option<&'b Entry<'b>> {
        self.0.get(&(meeting, kind, id))
    }
}

impl<'a> Paper<'a> {
    /// Of a meeting that has what came of it, as [`into_meetings`] puts it there. Entries know what was on the screen.
    pub const fn new(reader: Reader<'a>, meeting: &'a Meeting, entries: &'a Entries<'a>) -> Self {
        Self { reader, meeting, entries }
    }

    /// As CommonMark.
    pub fn markdown(&self) -> String {
        markdown::write(&document::document(self), self.reader.lang)
    }

    /// As a part of a page.
    pub fn html(&self) -> String {
        html::write(&document::document(self), self.reader.lang)
    }

    /// As a page of its own, to be sent or printed anywhere. It loads nothing.
    pub fn html_file(&self) -> String {
        html::file(&document::document(self), self.reader.lang)
    }
}

/// What came of the meetings that minutes tell of, a row each. Of `known` meetings of a data set the outcomes are those
/// of the minutes, and their own where the minutes say nothing.
pub fn table(reader: Reader<'_>, minutes: &Minutes, known: &[Meeting]) -> DataTable {
    let is_told_of =
        |meeting: &&Meeting| minutes.versions().iter().any(|one| one.meeting == meeting.id);
    let known = known.iter().filter(is_told_of).cloned().collect();
    let joined = into_meetings(minutes, known);
    csv::table(reader, &joined.meetings, &Entries::of(minutes))
}

/// [`table`], as CSV.
pub fn csv(reader: Reader<'_>, minutes: &Minutes, known: &[Meeting]) -> String {
    csv::write(&table(reader, minutes, known))
}

#[cfg(test)]
mod tests;
