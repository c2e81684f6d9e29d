//! What stands on the sheets of a template.

use serde_json::Value;

use crate::ingest::tables::form::{Empty, Field, Form, Kind};
use crate::ingest::tables::forms::FORMS;
use crate::model::Text;
use crate::model::table::TableName;
use crate::model::vocabulary::Vocabulary;

pub(super) struct Sheet {
    pub(super) name: Text,
    pub(super) columns: Vec<Column>,
    /// Whether the examples stand on the sheet, where the reader knows them again, or only in the guide.
    pub(super) has_examples: bool,
}

pub(super) struct Column {
    pub(super) label: Text,
    pub(super) help: Text,
    pub(super) holds: Holds,
    pub(super) is_needed: bool,
    pub(super) examples: [Example; 2],
}

/// What may be filled in.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    Text,
    Day,
    /// A whole number from 0 to this.
    Whole(i32),
    Number,
    Term(&'static Vocabulary),
}

/// A cell of an example row.
pub(super) enum Example {
    Nothing,
    Text(&'static str),
    /// ISO 8601.
    Day(String),
    Number(f64),
    Term(Text),
}

impl Sheet {
    /// The sheets of a table: its rows, and the lists in them.
    pub(super) fn all(table: TableName) -> Vec<Self> {
        FORMS.iter().filter(|form| form.table == table).map(|form| Self::of(form)).collect()
    }

    fn of(form: &Form) -> Self {
        // What has no help is read for the sake of files that have it, and asked of nobody.
        let columns = form.fields.iter().filter(|field| !field.help.id.is_empty());
        Self { name: form.sheet, columns: columns.map(Column::of).collect(), has_examples: true }
    }
}

impl Column {
    fn of(field: &Field) -> Self {
        let holds = match field.kind {
            Kind::Text | Kind::Key | Kind::Code | Kind::Agency | Kind::Period => Holds::Text,
            Kind::Day => Holds::Day,
            Kind::Count => Holds::Whole(i32::MAX),
            Kind::Percent => Holds::Whole(100),
            Kind::Quantity | Kind::Share => Holds::Number,
            Kind::Term(vocabulary) => Holds::Term(vocabulary),
        };
        Self {
            label: field.label,
            help: field.help,
            holds,
            is_needed: field.empty == Empty::Fault,
            examples: [0, 1].map(|which| Example::of(field, which, holds)),
        }
    }
}

impl Example {
    fn of(field: &Field, which: usize, holds: Holds) -> Self {
        let printed = field.examples.get(which).copied().unwrap_or_default();
        let Some(value) = field.example(which) else { return Self::Nothing };
        let text = value.as_str().unwrap_or_default();
        match holds {
            Holds::Text => Self::Text(printed),
            Holds::Day => Self::Day(text.to_owned()),
            Holds::Whole(_) | Holds::Number => value.as_f64().map_or(Self::Nothing, Self::Number),
            Holds::Term(vocabulary) => {
                vocabulary.term(text).map_or(Self::Nothing, |term| Self::Term(term.label))
            }
        }
    }

    /// As the guide prints it.
    pub(super) fn shown(&self, lang: crate::model::Lang) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => (*text).to_owned(),
            Self::Day(day) => day.clone(),
            Self::Number(number) => Value::from(*number).to_string(),
            Self::Term(label) => label.get(lang).to_owned(),
        }
    }
}
