//! The forms: which fields they have. A form's values are text by field name, in drafts and between the tabs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::words;
use crate::board::names;
use crate::model::meeting::{ConstraintCategory, Level};
use crate::model::{Lang, Text};

/// What is in a form, by the names of its fields.
pub(super) type Fields = BTreeMap<String, String>;

/// What is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Form {
    Meeting,
    Constraint,
    Decision,
    Action,
}

impl Form {
    /// Those of an entry, in the bar's order.
    pub(super) const ENTRIES: [Self; 3] = [Self::Constraint, Self::Decision, Self::Action];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Constraint => "constraint",
            Self::Decision => "decision",
            Self::Action => "action",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        [Self::Meeting, Self::Constraint, Self::Decision, Self::Action]
            .into_iter()
            .find(|form| form.name() == name)
    }

    pub(super) const fn title(self) -> Text {
        match self {
            Self::Meeting => words::NEW_MEETING,
            Self::Constraint => words::CONSTRAINT,
            Self::Decision => words::DECISION,
            Self::Action => words::ACTION,
        }
    }

    /// The key that opens it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Meeting => "",
            Self::Constraint => "K",
            Self::Decision => "D",
            Self::Action => "T",
        }
    }

    pub(super) fn fields(self) -> Vec<Field> {
        match self {
            Self::Meeting => vec![
                Field::wide("title", words::TITLE, Input::Line),
                Field::half("date", words::DATE, Input::Date),
                Field::half("place", words::PLACE, Input::Line),
                Field::half("chair", words::CHAIR, Input::Line),
                Field::half("minute_taker", words::TAKER, Input::Line),
            ],
            Self::Constraint => vec![
                TEXT,
                Field::half("category", words::CATEGORY, Input::Choice(categories())),
                Field::half("severity", words::SEVERITY, Input::Choice(levels())),
                Field::half("root_cause", words::ROOT_CAUSE, Input::Line),
                Field::half("raised_by", words::RAISED_BY, Input::Line),
                AGENCY,
                DESTINATION,
            ],
            Self::Decision => {
                vec![TEXT, Field::wide("basis", words::BASIS, Input::Line), AGENCY, DESTINATION]
            }
            Self::Action => vec![
                TEXT,
                Field::half("owner_person", words::OWNER_PERSON, Input::Line),
                Field::half("owner_institution", words::OWNER_INSTITUTION, Input::Line),
                Field::half("due_text", words::DUE, Input::Due),
                Field::half("priority", words::PRIORITY, Input::Choice(levels())),
                Field::wide("measure", words::MEASURE, Input::Line),
                AGENCY,
                DESTINATION,
            ],
        }
    }
}

pub(super) enum Input {
    /// Several lines.
    Area,
    Line,
    Date,
    /// A line whose meaning as a day is shown at once.
    Due,
    /// Values with their words; the middle one is chosen first.
    Choice(Vec<(&'static str, Text)>),
}

pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) label: Text,
    pub(super) input: Input,
    pub(super) is_wide: bool,
}

const TEXT: Field = Field::wide("text", words::TEXT, Input::Area);
const AGENCY: Field = Field::half("agency", words::AGENCY, Input::Line);
const DESTINATION: Field = Field::half("destination", words::DESTINATION, Input::Line);

impl Field {
    const fn wide(name: &'static str, label: Text, input: Input) -> Self {
        Self { name, label, input, is_wide: true }
    }

    const fn half(name: &'static str, label: Text, input: Input) -> Self {
        Self { name, label, input, is_wide: false }
    }

    /// A value in words: a choice by its name, anything else as it is.
    pub(super) fn words<'a>(&self, value: &'a str, lang: Lang) -> &'a str {
        match &self.input {
            Input::Choice(choices) => choices
                .iter()
                .find(|(name, _)| *name == value)
                .map_or(value, |(_, words)| words.get(lang)),
            _ => value,
        }
    }
}

pub(super) const CATEGORIES: [ConstraintCategory; 10] = [
    ConstraintCategory::Coordination,
    ConstraintCategory::Regulation,
    ConstraintCategory::System,
    ConstraintCategory::Cost,
    ConstraintCategory::Documents,
    ConstraintCategory::Health,
    ConstraintCategory::TrainingLanguage,
    ConstraintCategory::Destination,
    ConstraintCategory::Staff,
    ConstraintCategory::Budget,
];

/// The middle one first: it is what a form begins with.
pub(super) const LEVELS: [Level; 3] = [Level::Medium, Level::High, Level::Low];

fn categories() -> Vec<(&'static str, Text)> {
    CATEGORIES.map(|one| (names::category_name(one), names::category(one))).to_vec()
}

fn levels() -> Vec<(&'static str, Text)> {
    LEVELS.map(|one| (level_name(one), names::level(one))).to_vec()
}

pub(super) const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
    }
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
