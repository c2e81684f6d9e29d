//! Room: ingest. Bytes become checked tables, or a [`Problem`] that says where, what was found, what was
//! expected and what to do. No files, no network, no clock: a caller brings the bytes and a name for them.
//!
//! | file | reads |
//! | --- | --- |
//! | [`labels`] | `vocabulary.json` |
//! | [`manifest`] | `manifest.json`, and a table's bytes against its entry |
//! | [`config`] | `config.json` |
//! | [`arrow`] | placements as Arrow IPC; also writes them |
//! | [`records`] | the small tables from JSON and CSV; also writes them |
//! | [`minutes`] | live minutes, exported and merged; also writes them |
//! | [`reading`] | single cells of spreadsheets: numbers, dates, names, personal data |
//! | [`rules`] | nothing: it finds what contradicts the rules of the field in tables that were read |
//! | `headers` | what headers, totals and notes are called |
//! | [`import`] | placements from a spreadsheet's cells, with a report |
//! | [`sheet`] | a CSV or XLSX file into cells |
//! | [`shape`] | sheets laid out for the eye into a row per record |
//! | [`tables`] | the small tables from a spreadsheet's cells, with a report |
//!
//! [`Problem`]: crate::model::Problem

pub mod arrow;
pub mod columns;
mod concatenate;
pub mod config;
pub mod deck;
mod headers;
pub mod import;
pub mod labels;
pub mod manifest;
pub mod minutes;
mod page;
pub mod reading;
pub mod records;
pub mod rules;
pub mod shape;
pub mod sheet;
pub mod statements;
pub mod tables;

pub use concatenate::concatenate;
