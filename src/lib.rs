//! Capaian: targets, agencies and meeting outcomes of a migrant-worker placement office.
//!
//! The rooms, from the bottom up; a room uses only rooms above it in this list, and
//! `tests/layering.rs` holds them to it. `ARCHITECTURE.md` follows one placement through all of them.
//!
//! 1. [`model`]: what the data mean. [`engine`]: columns, filters and counts, knowing nothing of
//!    migrants. [`ingest`]: bytes to checked tables. [`analysis`]: counts to findings. [`chart`]:
//!    findings to SVG. [`board`]: from a person's wish to all that stands on the page. These six know no
//!    browser, no clock and no randomness.
//! 2. [`browser`]: every call of the browser, each returning a `Result`. [`source`]: where bytes come
//!    from. [`worker`]: the messages between the page and its workers.
//! 3. [`face`]: the engine for anyone's JavaScript. [`app`]: the page. [`scribe`]: live minutes beside
//!    it. [`exporter`]: files to take along. [`screen`]: what stands on the page, for these programs.
//!    [`embed`]: the page in the frame of another. [`present`]: decks and the show of them.
//!    [`portable`]: the page as one file. [`cli`]: the native program on the same code.

pub mod model;

pub mod engine;

pub mod ingest;

pub mod analysis;

pub mod chart;

pub mod board;

pub mod face;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(any(feature = "engine", feature = "analyst"))]
pub mod source;

pub mod worker;

pub mod app;

#[cfg(feature = "scribe")]
pub mod scribe;

pub mod screen;

pub mod embed;

#[cfg(feature = "presenter")]
pub mod present;

#[cfg(any(feature = "exporter", feature = "cli"))]
pub mod exporter;

#[cfg(any(feature = "packer", feature = "cli"))]
pub mod portable;

#[cfg(feature = "cli")]
pub mod cli;
