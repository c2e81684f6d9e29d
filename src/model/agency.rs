//! Agencies: P3MI, and the supporting institutions, which have no placement targets.

use serde::{Deserialize, Serialize};

use super::day::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    P3mi,
    Training,
    Medical,
    Psychology,
    Certification,
    SocialSecurity,
    Bank,
    Education,
}

/// The state of the deposit that a P3MI keeps at a state bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deposit {
    Full,
    /// Drawn for an unsolved case, to be restored.
    Drawn,
    /// For institutions that need none.
    NotRequired,
    /// Nothing is known of it: an agency of a person's own file.
    Unknown,
}

/// Steps of the sanction ladder (DOMAIN §3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SanctionKind {
    WrittenWarning,
    PartialStop,
    FullStop,
    DepositDrawn,
    LicenceRevoked,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sanction {
    pub kind: SanctionKind,
    pub legal_basis: String,
    pub start: Day,
    /// `None` while it has no end.
    pub end: Option<Day>,
}

impl Sanction {
    /// Both ends included.
    pub fn is_in_force(&self, on: Day) -> bool {
        self.start <= on && self.end.is_none_or(|end| end >= on)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// The key that placements, targets and complaints use.
    pub id: String,
    pub name: String,
    pub kind: AgencyKind,
    /// Number of the SIP3MI or accreditation.
    pub licence_number: Option<String>,
    pub licence_expires: Option<Day>,
    pub deposit: Deposit,
    pub city: String,
    pub sanctions: Vec<Sanction>,
}
