//! Meetings, and what must not be lost of them: constraints, decisions, actions.

use serde::{Deserialize, Serialize};

use super::day::{Day, Period};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingType {
    /// Rapat koordinasi.
    Coordination,
    /// Rapat koordinasi teknis.
    TechnicalCoordination,
    Evaluation,
    /// Rapat pimpinan.
    Leadership,
    /// Audiensi.
    Audience,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgendaItem {
    pub day: Day,
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Speaker {
    pub name: Option<String>,
    pub institution: String,
    pub topic: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attendance {
    pub institution: String,
    /// `None` where the minutes give no number: not 0.
    pub people: Option<u32>,
}

/// Something handed out or shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Document {
    pub title: String,
    /// On the web; where else it is, in words.
    pub address: Option<String>,
}

/// A figure as it was said in the meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureShown {
    pub text: String,
    pub stated: f64,
    pub unit: String,
    /// The sum to recompute, as in [`super::claim::Claim::inputs`].
    pub inputs: String,
    pub period: Period,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstraintCategory {
    Regulation,
    System,
    Cost,
    Documents,
    Health,
    TrainingLanguage,
    Destination,
    Coordination,
    Staff,
    Budget,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Low,
    Medium,
    High,
}

/// *Kendala.*
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Constraint {
    pub id: String,
    pub text: String,
    pub category: ConstraintCategory,
    pub agency: Option<String>,
    pub destination: Option<String>,
    pub severity: Level,
    pub root_cause: Option<String>,
    pub raised_by: Option<String>,
}

/// The figure that a decision or an action is meant to move. It is marked on the time charts of that figure, and nowhere
/// else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Affected {
    Placements,
    /// Days from registration to the end of the process.
    LeadTime,
    Complaints,
    /// Placements against the target.
    Attainment,
}

/// *Keputusan.*
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Decision {
    pub id: String,
    pub text: String,
    pub basis: Option<String>,
    pub valid_from: Option<Day>,
    pub affects: Option<Affected>,
    pub agency: Option<String>,
    pub destination: Option<String>,
}

/// Overdue is derived from the due date, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    NotStarted,
    InProgress,
    Done,
    Verified,
    Postponed,
    Cancelled,
}

/// A last day that was given up for a later one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Extension {
    /// The day that was given up.
    pub due: Day,
    pub reason: Option<String>,
    /// When the later day was agreed on.
    pub granted_on: Option<Day>,
}

/// *Tindak lanjut.* An action without owner, due date or measure is a soft commitment: kept and counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Action {
    pub id: String,
    pub text: String,
    /// The id of the constraint or decision it comes from.
    pub origin: Option<String>,
    pub owner_person: Option<String>,
    pub owner_institution: Option<String>,
    /// As it was written: `Desember 2024`, `TW IV`, `segera`.
    pub due_text: Option<String>,
    /// The last day that the text means; `None` for "segera".
    pub due: Option<Day>,
    /// The days that it was due before, the first one first.
    #[serde(default)]
    pub extensions: Vec<Extension>,
    pub measure: Option<String>,
    pub priority: Level,
    pub status: ActionStatus,
    /// 0–100.
    pub progress: u8,
    /// Why it is postponed or cancelled.
    pub reason: Option<String>,
    pub evidence: Option<String>,
    pub done_on: Option<Day>,
    pub verified_by: Option<String>,
    pub agency: Option<String>,
    pub destination: Option<String>,
    pub carried_over_from: Option<String>,
    pub affects: Option<Affected>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    pub id: String,
    pub kind: MeetingType,
    pub title: String,
    pub start: Day,
    pub end: Day,
    pub place: String,
    pub chair: String,
    pub minute_taker: Option<String>,
    /// The last day covered by the figures shown, which is not the day of the meeting.
    pub data_as_of: Day,
    pub agenda: Vec<AgendaItem>,
    pub speakers: Vec<Speaker>,
    pub attendance: Vec<Attendance>,
    #[serde(default)]
    pub documents: Vec<Document>,
    pub figures: Vec<FigureShown>,
    pub constraints: Vec<Constraint>,
    pub decisions: Vec<Decision>,
    pub actions: Vec<Action>,
    pub source: String,
}
