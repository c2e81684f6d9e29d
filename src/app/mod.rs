//! Room: app.
