//! The loops over bytes and codes that vector instructions speed up: 3 to 12 times in WebAssembly.
//!
//! Each has a portable form, which is also the one that the other is tested against.

#[cfg_attr(
    all(target_arch = "wasm32", target_feature = "simd128", not(test)),
    expect(dead_code, reason = "the vector loops take its place")
)]
mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) use portable::{count_passing, mark, pick, pick_lone};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use simd::{count_passing, mark, pick, pick_lone};

#[cfg(all(test, target_arch = "wasm32", target_feature = "simd128"))]
mod tests;
