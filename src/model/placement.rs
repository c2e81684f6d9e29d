//! The placements table: one row is a placement, or a count of them.
//!
//! A placement is a *layanan penempatan*: a candidate who completed all pre-work processing recorded
//! in Sisko P2MI on the row's date. It is not a departure (DOMAIN §2).

use serde::{Deserialize, Serialize};

use super::text::Text;
use super::vocabulary::{Vocabulary, destination, occupation, placement_terms, province};

/// A column of the placements table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacementColumn {
    /// Arrow `Date32`. Never missing.
    Date,
    /// The id of a row of the agencies table.
    Agency,
    /// ISO 3166-1 alpha-3.
    Destination,
    Scheme,
    Sector,
    EmployerType,
    Sex,
    /// BPS code of the province of *origin*; not where the person was served.
    OriginProvince,
    Occupation,
    /// Days from registration to the end of processing, 0 or more.
    LeadDays,
    /// How many placements the row stands for; 1 where the column is absent.
    Count,
}

/// What a column's cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Date,
    /// A code of [`PlacementColumn::vocabulary`]; missing cells are null.
    Term,
    /// The id of an agency.
    Agency,
    /// A whole number, 0 or more.
    Number,
}

impl PlacementColumn {
    pub const ALL: [Self; 11] = [
        Self::Date,
        Self::Agency,
        Self::Destination,
        Self::Scheme,
        Self::Sector,
        Self::EmployerType,
        Self::Sex,
        Self::OriginProvince,
        Self::Occupation,
        Self::LeadDays,
        Self::Count,
    ];

    /// The column's name in files, queries and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Agency => "agency",
            Self::Destination => "destination",
            Self::Scheme => "scheme",
            Self::Sector => "sector",
            Self::EmployerType => "employer_type",
            Self::Sex => "sex",
            Self::OriginProvince => "origin_province",
            Self::Occupation => "occupation",
            Self::LeadDays => "lead_days",
            Self::Count => "count",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.as_str() == name)
    }

    pub const fn label(self) -> Text {
        match self {
            Self::Date => Text::new("Tanggal", "Date"),
            Self::Agency => Text::new("P3MI", "Agency"),
            Self::Destination => Text::new("Negara tujuan", "Destination"),
            Self::Scheme => Text::new("Skema", "Scheme"),
            Self::Sector => Text::new("Sektor", "Sector"),
            Self::EmployerType => Text::new("Jenis pemberi kerja", "Employer type"),
            Self::Sex => Text::new("Jenis kelamin", "Sex"),
            Self::OriginProvince => Text::new("Provinsi asal", "Province of origin"),
            Self::Occupation => Text::new("Jabatan", "Occupation"),
            Self::LeadDays => Text::new("Lama proses (hari)", "Lead time (days)"),
            Self::Count => Text::new("Jumlah", "Count"),
        }
    }

    pub const fn kind(self) -> ColumnKind {
        match self {
            Self::Date => ColumnKind::Date,
            Self::Agency => ColumnKind::Agency,
            Self::Destination
            | Self::Scheme
            | Self::Sector
            | Self::EmployerType
            | Self::Sex
            | Self::OriginProvince
            | Self::Occupation => ColumnKind::Term,
            Self::LeadDays | Self::Count => ColumnKind::Number,
        }
    }

    /// The codes of a column of terms. Apart from [`Self::kind`], so that a program that only counts does
    /// not carry every country's name and spellings.
    pub const fn vocabulary(self) -> Option<&'static Vocabulary> {
        match self {
            Self::Destination => Some(&destination::DESTINATIONS),
            Self::Scheme => Some(&placement_terms::SCHEMES),
            Self::Sector => Some(&placement_terms::SECTORS),
            Self::EmployerType => Some(&placement_terms::EMPLOYER_TYPES),
            Self::Sex => Some(&placement_terms::SEXES),
            Self::OriginProvince => Some(&province::PROVINCES),
            Self::Occupation => Some(&occupation::OCCUPATIONS),
            Self::Date | Self::Agency | Self::LeadDays | Self::Count => None,
        }
    }

    /// Whether the cells are keys: vocabulary codes or ids, not numbers or days.
    pub const fn is_keyed(self) -> bool {
        !matches!(self, Self::Date | Self::LeadDays | Self::Count)
    }

    /// Only the date is needed for a table to be explored; a missing column is "not available".
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Date)
    }
}
