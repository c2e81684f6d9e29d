//! What came of meetings as one flat table, for spreadsheets: a row for each constraint, decision and action.

use super::fields::{Field, fields};
use super::link::link;
use super::{Entries, Reader, words};
use crate::chart::drawing::{Cell, DataTable};
use crate::model::Text;
use crate::model::csv;
use crate::model::meeting::Meeting;
use crate::model::minutes::{Content, Entry, Version};

/// Of the meeting and the record.
const WHICH: [Text; 6] =
    [words::MEETING, words::TITLE, words::FIRST_DAY, words::KIND, words::ID, words::TEXT];

/// Of what was written, by kind.
const WRITTEN: [Text; 23] = [
    words::CATEGORY,
    words::SEVERITY,
    words::ROOT_CAUSE,
    words::RAISED_BY,
    words::VALID_FROM,
    words::BASIS,
    words::OWNER,
    words::OWNER_INSTITUTION,
    words::DUE_TEXT,
    words::DUE,
    words::EXTENDED,
    words::MEASURE,
    words::STATUS,
    words::PROGRESS,
    words::PRIORITY,
    words::REASON,
    words::EVIDENCE,
    words::DONE_ON,
    words::VERIFIED_BY,
    words::ORIGIN,
    words::CARRIED_OVER_FROM,
    words::AFFECTS,
    words::AGENCY,
];

/// Of what was on the screen, and of the save.
const SEEN: [Text; 10] = [
    words::DESTINATION,
    words::FIGURE,
    words::FIGURE_VALUE,
    words::SENTENCE,
    words::ADDRESS,
    words::DATA_SET,
    words::VIEW_AS_OF,
    words::SAVED_AT,
    words::SAVED_BY,
    words::VERSIONS,
];

/// As a table of raw values.
pub(super) fn table(reader: Reader<'_>, meetings: &[Meeting], entries: &Entries<'_>) -> DataTable {
    let columns = || WHICH.into_iter().chain(WRITTEN).chain(SEEN);
    let mut rows = Vec::new();
    for meeting in meetings {
        for content in outcomes(meeting) {
            let entry = entries.get(&meeting.id, content.kind(), content.id());
            let row = row(reader, meeting, &content, entry);
            let cell = |label: Text| row.iter().find(|field| field.label == label);
            let raw = |label| cell(label).map_or("", |field| field.raw.as_str());
            rows.push(columns().map(|label| Cell::word(raw(label))).collect());
        }
    }
    let headers = columns().map(|label| label.get(reader.lang).to_owned()).collect();
    DataTable { caption: words::NOTULEN.get(reader.lang).to_owned(), headers, rows }
}

/// The same as text.
pub(super) fn write(table: &DataTable) -> String {
    let headers = csv::line(table.headers.iter().map(String::as_str));
    let line = |row: &Vec<Cell>| csv::line(row.iter().map(|cell| cell.raw.as_str()));
    let lines: String = table.rows.iter().map(line).collect();
    format!("{}{headers}{lines}", csv::MARK)
}

/// The records of a meeting, in their order.
pub fn outcomes(meeting: &Meeting) -> Vec<Content> {
    let constraints = meeting.constraints.iter().cloned().map(Content::Constraint);
    let decisions = meeting.decisions.iter().cloned().map(Content::Decision);
    let actions = meeting.actions.iter().cloned().map(Content::Action);
    constraints.chain(decisions).chain(actions).collect()
}

fn row(
    reader: Reader<'_>,
    meeting: &Meeting,
    content: &Content,
    entry: Option<&Entry<'_>>,
) -> Vec<Field> {
    let field = |label: Text, raw: &str| Field { label, words: String::new(), raw: raw.to_owned() };
    let mut row = vec![
        field(words::MEETING, &meeting.id),
        field(words::TITLE, &meeting.title),
        field(words::FIRST_DAY, &meeting.start.to_string()),
        field(words::KIND, words::kind(content.kind()).get(reader.lang)),
        field(words::ID, content.id()),
        field(words::TEXT, content.text()),
    ];
    row.extend(fields(content, reader));
    if let Some((entry, version)) = entry.and_then(|entry| Some((entry, entry.kept()?))) {
        seen(version, reader, |label, raw| row.push(field(label, raw)));
        let versions = if entry.is_in_conflict() { entry.heads.len() } else { 1 };
        row.push(field(words::VERSIONS, &versions.to_string()));
    }
    row
}

fn seen(version: &Version, reader: Reader<'_>, mut add: impl FnMut(Text, &str)) {
    add(words::SAVED_AT, &version.at);
    add(words::SAVED_BY, &version.by);
    let Some(view) = &version.view else { return };
    if let Some(figure) = &view.figure {
        add(words::FIGURE, &figure.label);
        add(words::FIGURE_VALUE, if figure.raw.is_empty() { &figure.value } else { &figure.raw });
    }
    add(words::SENTENCE, &view.sentence);
    add(words::ADDRESS, &link(reader.page, &view.address));
    add(words::DATA_SET, &view.data_set);
    add(words::VIEW_AS_OF, &view.data_as_of.map(|day| day.to_string()).unwrap_or_default());
}
