//! The names of the tables in the data contract, and a table as the page holds it.

use serde::{Deserialize, Serialize};

use super::agency::Agency;
use super::claim::Claim;
use super::complaint::Complaint;
use super::figure::Figure;
use super::indicator::Indicator;
use super::job_order::JobOrder;
use super::meeting::Meeting;
use super::target::Target;

/// A table of the contract (DESIGN §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableName {
    Placements,
    Targets,
    Agencies,
    JobOrders,
    Indicators,
    Complaints,
    Meetings,
    Claims,
    /// Published figures as they were printed: no rows behind them, each with its source.
    Figures,
}

impl TableName {
    pub const ALL: [Self; 9] = [
        Self::Placements,
        Self::Targets,
        Self::Agencies,
        Self::JobOrders,
        Self::Indicators,
        Self::Complaints,
        Self::Meetings,
        Self::Claims,
        Self::Figures,
    ];

    /// The name in the manifest.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Placements => "placements",
            Self::Targets => "targets",
            Self::Agencies => "agencies",
            Self::JobOrders => "job_orders",
            Self::Indicators => "indicators",
            Self::Complaints => "complaints",
            Self::Meetings => "meetings",
            Self::Claims => "claims",
            Self::Figures => "figures",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }
}

/// The rows of one small table. Placements are not among them: they live in the engine's columns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Records {
    Targets(Vec<Target>),
    Agencies(Vec<Agency>),
    JobOrders(Vec<JobOrder>),
    Indicators(Vec<Indicator>),
    Complaints(Vec<Complaint>),
    Meetings(Vec<Meeting>),
    Claims(Vec<Claim>),
    Figures(Vec<Figure>),
}

impl Records {
    pub fn len(&self) -> usize {
        match self {
            Self::Targets(rows) => rows.len(),
            Self::Agencies(rows) => rows.len(),
            Self::JobOrders(rows) => rows.len(),
            Self::Indicators(rows) => rows.len(),
            Self::Complaints(rows) => rows.len(),
            Self::Meetings(rows) => rows.len(),
            Self::Claims(rows) => rows.len(),
            Self::Figures(rows) => rows.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub const fn name(&self) -> TableName {
        match self {
            Self::Targets(_) => TableName::Targets,
            Self::Agencies(_) => TableName::Agencies,
            Self::JobOrders(_) => TableName::JobOrders,
            Self::Indicators(_) => TableName::Indicators,
            Self::Complaints(_) => TableName::Complaints,
            Self::Meetings(_) => TableName::Meetings,
            Self::Claims(_) => TableName::Claims,
            Self::Figures(_) => TableName::Figures,
        }
    }
}

/// The small tables of a data set, each empty until it has arrived.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    pub targets: Vec<Target>,
    pub agencies: Vec<Agency>,
    pub job_orders: Vec<JobOrder>,
    pub indicators: Vec<Indicator>,
    pub complaints: Vec<Complaint>,
    pub meetings: Vec<Meeting>,
    pub claims: Vec<Claim>,
    pub figures: Vec<Figure>,
}

impl Tables {
    /// Puts a table in its place, whole.
    pub fn insert(&mut self, records: Records) {
        match records {
            Records::Targets(rows) => self.targets = rows,
            Records::Agencies(rows) => self.agencies = rows,
            Records::JobOrders(rows) => self.job_orders = rows,
            Records::Indicators(rows) => self.indicators = rows,
            Records::Complaints(rows) => self.complaints = rows,
            Records::Meetings(rows) => self.meetings = rows,
            Records::Claims(rows) => self.claims = rows,
            Records::Figures(rows) => self.figures = rows,
        }
    }
}
