//! The forms: which fields they have. A form's values are text by field name, in drafts and between the tabs.

use std::collections::BTreeMap;

use super::words;
use crate::model::minutes::Kind;
use crate::model::vocabulary::Vocabulary;
use crate::model::vocabulary::record_terms::{
    ACTION_STATES, AFFECTED, CONSTRAINT_CATEGORIES, LEVELS, MEETING_TYPES,
};
use crate::model::{Lang, Text};

/// What is in a form, by the names of its fields.
pub(super) type Fields = BTreeMap<String, String>;

/// What is written in a meeting, in the bar's order.
pub(super) const OUTCOMES: [Kind; 3] = [Kind::Constraint, Kind::Decision, Kind::Action];

/// The key that opens the form of a new one.
pub(super) const fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Meeting => "",
        Kind::Constraint => "K",
        Kind::Decision => "D",
        Kind::Action => "T",
    }
}

pub(super) const fn title(kind: Kind) -> Text {
    match kind {
        Kind::Meeting => words::MEETING,
        Kind::Constraint => words::CONSTRAINT,
        Kind::Decision => words::DECISION,
        Kind::Action => words::ACTION,
    }
}

#[derive(Clone, Copy)]
pub(super) enum Input {
    /// Several lines.
    Area,
    /// Several lines, each of parts with `|` between them.
    Parts,
    Line,
    Date,
    /// A line whose meaning as a day is shown at once.
    Due,
    Percent,
    /// One of a list.
    Term(&'static Vocabulary),
    /// One of a list, or none.
    Perhaps(&'static Vocabulary),
    /// A constraint or decision of the meeting, or none.
    Origin,
    /// A name of a list, or any other.
    Named(&'static str),
}

#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) label: Text,
    pub(super) help: Option<Text>,
    pub(super) input: Input,
    pub(super) is_wide: bool,
}

/// Under these names the dialog has the lists of agencies and destinations.
pub(super) const AGENCIES: &str = "scribe-agencies";
pub(super) const DESTINATIONS: &str = "scribe-destinations";

const TEXT: Field = wide("text", words::TEXT, Input::Area);
const AGENCY: Field = half("agency", words::AGENCY, Input::Named(AGENCIES));
const DESTINATION: Field = half("destination", words::DESTINATION, Input::Named(DESTINATIONS));
const AFFECTS: Field = half("affects", words::AFFECTS, Input::Perhaps(&AFFECTED));

const fn wide(name: &'static str, label: Text, input: Input) -> Field {
    Field { name, label, help: None, input, is_wide: true }
}

const fn half(name: &'static str, label: Text, input: Input) -> Field {
    Field { name, label, help: None, input, is_wide: false }
}

const fn parts(name: &'static str, label: Text, help: Text) -> Field {
    Field { name, label, help: Some(help), input: Input::Parts, is_wide: true }
}

/// What is asked for at once.
pub(super) fn fields(kind: Kind) -> Vec<Field> {
    match kind {
        Kind::Meeting => vec![
            wide("title", words::TITLE, Input::Line),
            half("start", words::START, Input::Date),
            half("kind", words::MEETING_KIND, Input::Term(&MEETING_TYPES)),
            half("place", words::PLACE, Input::Line),
            half("chair", words::CHAIR, Input::Line),
            half("minute_taker", words::TAKER, Input::Line),
            half("data_as_of", words::DATA_AS_OF, Input::Date),
        ],
        Kind::Constraint => vec![
            TEXT,
            half("category", words::CATEGORY, Input::Term(&CONSTRAINT_CATEGORIES)),
            half("severity", words::SEVERITY, Input::Term(&LEVELS)),
            half("root_cause", words::ROOT_CAUSE, Input::Line),
            half("raised_by", words::RAISED_BY, Input::Line),
            AGENCY,
            DESTINATION,
        ],
        Kind::Decision => vec![
            TEXT,
            half("basis", words::BASIS, Input::Line),
            half("valid_from", words::VALID_FROM, Input::Date),
            AFFECTS,
            AGENCY,
            DESTINATION,
        ],
        Kind::Action => vec![
            TEXT,
            half("owner_person", words::OWNER_PERSON, Input::Line),
            half("owner_institution", words::OWNER_INSTITUTION, Input::Line),
            half("due_text", words::DUE, Input::Due),
            half("priority", words::PRIORITY, Input::Term(&LEVELS)),
            wide("measure", words::MEASURE, Input::Line),
        ],
    }
}

/// What is asked for later, or seldom.
pub(super) fn more(kind: Kind) -> Vec<Field> {
    match kind {
        Kind::Meeting => vec![
            half("end", words::END, Input::Date),
            half("source", words::SOURCE, Input::Line),
            parts("agenda", words::AGENDA, words::AGENDA_HELP),
            parts("speakers", words::SPEAKERS, words::SPEAKERS_HELP),
            parts("attendance", words::ATTENDANCE, words::ATTENDANCE_HELP),
            parts("documents", words::DOCUMENTS, words::DOCUMENTS_HELP),
        ],
        Kind::Constraint | Kind::Decision => Vec::new(),
        Kind::Action => vec![
            half("status", words::STATUS, Input::Term(&ACTION_STATES)),
            half("progress", words::PROGRESS, Input::Percent),
            half("evidence", words::EVIDENCE, Input::Line),
            half("done_on", words::DONE_ON, Input::Date),
            half("verified_by", words::VERIFIED_BY, Input::Line),
            half("reason", words::REASON, Input::Line),
            half("origin", words::ORIGIN, Input::Origin),
            AFFECTS,
            AGENCY,
            DESTINATION,
        ],
    }
}

/// What a new form begins with where nothing else is known.
pub(super) fn defaults(kind: Kind) -> Fields {
    let pairs: &[(&str, &str)] = match kind {
        Kind::Meeting => &[("kind", "coordination")],
        Kind::Constraint => &[("category", "coordination"), ("severity", "medium")],
        Kind::Decision => &[],
        Kind::Action => &[("priority", "medium"), ("status", "not_started"), ("progress", "0")],
    };
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The codes of a list with their words.
pub(super) fn terms(list: &Vocabulary, lang: Lang) -> Vec<(&'static str, &'static str)> {
    list.terms.iter().map(|term| (term.code, term.label.get(lang))).collect()
}

/// A field's text without space around it; `None` where nothing is in it.
pub(super) fn filled(fields: &Fields, name: &str) -> Option<String> {
    fields.get(name).map(|text| text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Fields as they are kept in a draft.
pub(super) fn written(fields: &Fields) -> String {
    serde_json::to_string(fields).unwrap_or_default()
}

/// A draft that cannot be read is none.
pub(super) fn read(text: &str) -> Option<Fields> {
    serde_json::from_str(text).ok()
}
