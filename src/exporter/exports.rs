//! What the page's JavaScript calls.

use wasm_bindgen::prelude::*;

use super::bytes;
use crate::board::Workbook;
use crate::browser::download;

const MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Makes a workbook ([`Workbook`], as JSON) and offers it as a file.
///
/// # Errors
/// What is no workbook, one that cannot be made, and a browser that refuses files.
#[wasm_bindgen]
pub fn offer(text: &str) -> Result<(), JsError> {
    let workbook: Workbook = serde_json::from_str(text)?;
    download::save(&workbook.name, MIME, &bytes(&workbook)?)?;
    Ok(())
}
