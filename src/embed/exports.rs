//! What `public/guest-start.js` calls.

use wasm_bindgen::prelude::*;

use super::{dialog, guest};

/// Makes this page the guest of the one around it.
#[wasm_bindgen]
pub async fn stay() {
    // Without a document there is nobody to be a guest of.
    guest::start().await.ok();
}

/// Offers the code of a chart, or of any part of the page.
#[wasm_bindgen]
pub fn offer(chart: &str) {
    dialog::open(chart).ok();
}
