//! Room: ingest. Bytes become checked tables, or a [`Problem`] that says where, what was found, what was
//! expected and what to do. No files, no network, no clock: a caller brings the bytes and a name for them.
//!
//! | file | reads |
//! | --- | --- |
//! | [`manifest`] | `manifest.json`, and a table's bytes against its entry |
//! | [`config`] | `config.json` |
//! | [`arrow`] | placements as Arrow IPC; also writes them |
//!
//! [`Problem`]: crate::model::Problem

pub mod arrow;
mod columns;
pub mod config;
pub mod manifest;
mod page;
