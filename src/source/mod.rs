//! Where bytes come from: over HTTP beside the page. Files that a person brings come through
//! `browser::file`; the remote engine is a later step.

pub mod fetch;

pub use fetch::{Freshness, fetch};
