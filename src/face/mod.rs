//! The engine for anyone's JavaScript: `make engine-js`. The README has an example.

pub mod csv;
#[cfg(feature = "engine-js")]
mod exports;
