//! Room: ingest.
