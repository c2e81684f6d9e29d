//! Writes a data set: its tables, and the manifest that says what they must hash to.

use std::path::Path;

use crate::ingest::arrow::write_placements;
use crate::ingest::manifest::sha256_hex;
use crate::ingest::records::write_records;
use crate::model::Problem;
use crate::model::columns::PlacementTable;
use crate::model::manifest::{Format, Manifest, TableEntry};
use crate::model::table::{Records, TableName};

use super::files;

/// A table's bytes and what the manifest says of them.
#[derive(Clone, Debug)]
pub struct TableFile {
    pub entry: TableEntry,
    pub bytes: Vec<u8>,
}

impl TableFile {
    pub fn placements(table: &PlacementTable) -> Result<Self, Problem> {
        let bytes = write_placements(table)?;
        Ok(Self::new(TableName::Placements, Format::Arrow, bytes, table.rows))
    }

    /// Agencies and meetings hold lists, which only JSON can; the others are CSV.
    pub fn records(records: &Records) -> Result<Self, Problem> {
        let format = match records.name() {
            TableName::Agencies | TableName::Meetings => Format::Json,
            _ => Format::Csv,
        };
        Ok(Self::new(records.name(), format, write_records(records, format)?, records.len()))
    }

    fn new(name: TableName, format: Format, bytes: Vec<u8>, rows: usize) -> Self {
        let extension = match format {
            Format::Arrow => "arrow",
            Format::Csv => "csv",
            Format::Json => "json",
        };
        let entry = TableEntry {
            name: name.as_str().to_owned(),
            url: format!("{}.{extension}", name.as_str()),
            format,
            rows: rows as u64,
            bytes: bytes.len() as u64,
            sha256: sha256_hex(&bytes),
            source: String::new(),
            notes: String::new(),
        };
        Self { entry, bytes }
    }

    /// Where the figures come from, and what a reader of the table must know.
    pub fn with_source(mut self, source: &str, notes: &str) -> Self {
        source.clone_into(&mut self.entry.source);
        notes.clone_into(&mut self.entry.notes);
        self
    }
}

/// Writes the tables and then the manifest, so that a manifest never names a table that is not there.
pub fn write(folder: &Path, mut manifest: Manifest, tables: Vec<TableFile>) -> Result<(), Problem> {
    for table in tables {
        files::write(&folder.join(&table.entry.url), &table.bytes)?;
        manifest.tables.push(table.entry);
    }
    files::write_json(&folder.join("manifest.json"), &manifest)
}
