//! What the page's JavaScript calls.

use wasm_bindgen::prelude::*;

use super::dialog;

/// Opens the dialog that makes one file of the page.
///
/// # Errors
/// A browser without dialogs.
#[wasm_bindgen]
pub fn offer() -> Result<(), JsError> {
    Ok(dialog::open()?)
}
