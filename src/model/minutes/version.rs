//! One save of one entry.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::moment::moment;
use crate::model::Day;
use crate::model::meeting::{
    Action, AgendaItem, Attendance, Constraint, Decision, Document, MeetingType, Speaker,
};

/// What a meeting has before anything comes of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MeetingHead {
    pub id: String,
    pub kind: MeetingType,
    pub title: String,
    pub start: Day,
    pub end: Day,
    pub place: String,
    pub chair: String,
    pub minute_taker: Option<String>,
    /// The last day covered by the figures shown.
    pub data_as_of: Day,
    #[serde(default)]
    pub agenda: Vec<AgendaItem>,
    #[serde(default)]
    pub speakers: Vec<Speaker>,
    #[serde(default)]
    pub attendance: Vec<Attendance>,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub source: String,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Meeting,
    Constraint,
    Decision,
    Action,
}

impl Kind {
    /// By the name in the files.
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Meeting, Self::Constraint, Self::Decision, Self::Action];
        all.into_iter().find(|kind| kind.as_str() == name)
    }

    /// As in the files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Constraint => "constraint",
            Self::Decision => "decision",
            Self::Action => "action",
        }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Meeting(MeetingHead),
    Constraint(Constraint),
    Decision(Decision),
    Action(Action),
}

impl Content {
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Meeting(_) => Kind::Meeting,
            Self::Constraint(_) => Kind::Constraint,
            Self::Decision(_) => Kind::Decision,
            Self::Action(_) => Kind::Action,
        }
    }

    /// The id of the record, which is that of the entry.
    pub fn id(&self) -> &str {
        match self {
            Self::Meeting(head) => &head.id,
            Self::Constraint(constraint) => &constraint.id,
            Self::Decision(decision) => &decision.id,
            Self::Action(action) => &action.id,
        }
    }

    /// Its words: the title of a meeting.
    pub fn text(&self) -> &str {
        match self {
            Self::Meeting(head) => &head.title,
            Self::Constraint(constraint) => &constraint.text,
            Self::Decision(decision) => &decision.text,
            Self::Action(action) => &action.text,
        }
    }

    pub const fn meeting(&self) -> Option<&MeetingHead> {
        match self {
            Self::Meeting(head) => Some(head),
            _ => None,
        }
    }
}

/// A figure that was read off the screen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ViewFigure {
    pub label: String,
    /// In the reader's format.
    pub value: String,
    /// For machines, unrounded; empty for words.
    pub raw: String,
}

/// What was on the screen when an entry was saved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct View {
    /// The query string that brings it back, without `?`; empty for the default view.
    pub address: String,
    /// Its finding at that moment.
    pub sentence: String,
    pub figure: Option<ViewFigure>,
    /// The data set's id in the configuration.
    pub data_set: String,
    /// `None` where none was on the screen.
    pub data_as_of: Option<Day>,
}

/// What only the shell knows of a save: it has the clock and the randomness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// An id that no other save has, on any device.
    pub id: String,
    /// RFC 3339, such as `2024-11-29T03:15:00.000Z`.
    pub at: String,
    /// Who, in any words.
    pub by: String,
}

/// An entry as it was saved once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Version {
    /// Opaque; no other save has it.
    pub id: String,
    /// RFC 3339, by the clock of the device.
    pub at: String,
    /// Who, in any words.
    pub by: String,
    /// The id of the meeting; its own for a meeting.
    pub meeting: String,
    /// The ids of the versions that it follows: what the writer saw.
    #[serde(default)]
    pub parents: Vec<String>,
    #[serde(default)]
    pub is_removed: bool,
    pub content: Content,
    pub view: Option<View>,
}

impl Version {
    /// The first of an entry.
    pub fn new(stamp: Stamp, meeting: &str, content: Content, view: Option<View>) -> Self {
        Self {
            id: stamp.id,
            at: stamp.at,
            by: stamp.by,
            meeting: meeting.to_owned(),
            parents: Vec::new(),
            is_removed: false,
            content,
            view,
        }
    }

    /// The id of the entry.
    pub fn entry(&self) -> &str {
        self.content.id()
    }

    /// Whether both leave the entry alike.
    pub(super) fn says_as(&self, other: &Self) -> bool {
        self.is_removed == other.is_removed && (self.is_removed || self.content == other.content)
    }

    /// Each parent once, by id.
    pub(super) fn in_order(mut self) -> Self {
        self.parents.sort_unstable();
        self.parents.dedup();
        self
    }

    /// By the moment of saving; equal only where all is.
    pub(super) fn by_time(&self, other: &Self) -> Ordering {
        moment(&self.at).cmp(&moment(&other.at)).then_with(|| self.cmp(other))
    }
}
