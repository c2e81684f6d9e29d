//! From what was typed to a record, and from a record to what its form begins with.

mod parts;
mod records;
#[cfg(test)]
mod tests;
mod texts;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::form::{AGENCIES, DESTINATIONS, Fields, filled};
use super::{names, words};
use crate::model::minutes::{Content, Kind, Known};
use crate::model::{Day, Message, Text};

pub(super) use texts::fields_of;

/// A form with what it must be read by.
pub(super) struct Typed<'a> {
    pub(super) fields: &'a Fields,
    /// The record as it stands; `None` of a new one.
    pub(super) before: Option<&'a Content>,
    pub(super) id: String,
    /// The day from which what is due is understood.
    pub(super) said: Day,
    pub(super) today: Day,
    pub(super) known: &'a Known,
}

impl Typed<'_> {
    /// The record. What has no field in the form stays as it was.
    ///
    /// # Errors
    /// What is missing or cannot be.
    pub(super) fn content(&self, kind: Kind) -> Result<Content, Message> {
        match kind {
            Kind::Meeting => self.meeting().map(Content::Meeting),
            Kind::Constraint => self.constraint().map(Content::Constraint),
            Kind::Decision => self.decision().map(Content::Decision),
            Kind::Action => self.action().map(Content::Action),
        }
    }

    fn filled(&self, name: &str) -> Option<String> {
        filled(self.fields, name)
    }

    /// # Errors
    /// A form without it.
    fn needed(&self, name: &str, otherwise: Text) -> Result<String, Message> {
        self.filled(name).ok_or_else(|| said(otherwise))
    }

    /// # Errors
    /// What the calendar does not have.
    fn day(&self, name: &str) -> Result<Option<Day>, Message> {
        let read = |text: String| text.parse().map_err(|_| said(words::NEEDS_DAY));
        self.filled(name).map(read).transpose()
    }

    fn term<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_value(Value::String(self.filled(name)?)).ok()
    }

    fn agency(&self) -> Option<String> {
        self.id_in("agency", AGENCIES, |content| match content {
            Content::Meeting(_) => None,
            Content::Constraint(one) => one.agency.clone(),
            Content::Decision(one) => one.agency.clone(),
            Content::Action(one) => one.agency.clone(),
        })
    }

    fn destination(&self) -> Option<String> {
        self.id_in("destination", DESTINATIONS, |content| match content {
            Content::Meeting(_) => None,
            Content::Constraint(one) => one.destination.clone(),
            Content::Decision(one) => one.destination.clone(),
            Content::Action(one) => one.destination.clone(),
        })
    }

    /// The id of the name in a field. Several may go by one name: where nobody touched it, the id stays.
    fn id_in(
        &self,
        name: &str,
        list: &str,
        before: impl Fn(&Content) -> Option<String>,
    ) -> Option<String> {
        match self.before.filter(|_| self.is_as_before(name)) {
            Some(content) => before(content),
            None => Some(names::id_of(self.known, list, &self.filled(name)?)),
        }
    }

    /// Whether a field says what it said before.
    fn is_as_before(&self, name: &str) -> bool {
        let before = self.before.map(|before| fields_of(before, self.known));
        before.is_some_and(|before| filled(&before, name) == self.filled(name))
    }
}

fn said(text: Text) -> Message {
    Message::new(text.id, text.en)
}

/// The code of a term, as the files have it.
fn code<T: Serialize>(term: &T) -> String {
    match serde_json::to_value(term) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}
