//! `manifest.json`: which tables a data set has, where they are, and what they must hash to.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::text::Message;

/// The newest manifest that this program reads.
pub const SCHEMA_VERSION: u32 = 1;

/// What the figures are. [`Kind::Sample`] puts a permanent mark on every page, export and embed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// From the office's own records.
    Official,
    /// Figures somebody published, each with its source.
    Published,
    /// Made up. Never to be quoted.
    Sample,
    /// Brought by the person at this browser; never sent anywhere.
    Own,
}

/// How a table's bytes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Arrow IPC, file or stream, uncompressed buffers.
    Arrow,
    Csv,
    /// An array of objects.
    Json,
}

/// One table of the manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEntry {
    /// A name of [`super::table::TableName`]; unknown names are reported and left alone.
    pub name: String,
    /// Relative to the manifest.
    pub url: String,
    pub format: Format,
    pub rows: u64,
    pub bytes: u64,
    /// Lower-case hexadecimal SHA-256 of the bytes.
    pub sha256: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub notes: String,
}

/// The whole data set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub schema_version: u32,
    pub kind: Kind,
    pub title: Message,
    /// The last day that the figures cover. Not the day of the meeting, nor of publication.
    pub data_as_of: Day,
    /// The day the files were made. A parameter of the packer: packing twice gives the same bytes.
    pub generated_at: Day,
    pub publisher: Message,
    pub licence: String,
    /// What every reader must know, shown with the data.
    pub notice: Message,
    pub tables: Vec<TableEntry>,
}
