//! The loops over codes and over the mask's words. Vector instructions speed those over codes up, 3 to 12
//! times in WebAssembly.
//!
//! Native programs run the portable forms; `tests/engine.rs` holds them against the naive loop,
//! `tests/web.rs` the others.
//!
//! Engines compile a WebAssembly function well only after it has run for a while, and replace it from
//! its next call on: a loop over ten million rows in one call would run to its end as it was compiled
//! first. So whoever goes over a table calls these, and other loops over rows, for a [`CHUNK`] at a time.

mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;

pub(super) use portable::unpack;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) use portable::{largest, mark};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use simd::{largest, mark};

/// Rows per call.
pub(super) const CHUNK: usize = 1 << 14;
