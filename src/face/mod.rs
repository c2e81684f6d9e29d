//! The engine for anyone's JavaScript: `make engine-js`. The README has an example.

#[cfg(feature = "engine-js")]
mod arrays;
pub mod csv;
#[cfg(feature = "engine-js")]
mod exports;
