//! What the page's JavaScript calls.

use wasm_bindgen::prelude::*;

use super::{bytes, dialog, files, opening, printing};
use crate::board::Workbook;
use crate::browser::download;
use crate::model::slides::Slides;

/// Makes a workbook ([`Workbook`], as JSON) and offers it as a file.
///
/// # Errors
/// What is no workbook, one that cannot be made, and a browser that refuses files.
#[wasm_bindgen]
pub fn offer(text: &str) -> Result<(), JsError> {
    let workbook: Workbook = serde_json::from_str(text)?;
    download::save(&workbook.name, files::XLSX, &bytes(&workbook)?)?;
    Ok(())
}

/// Offers the files of a part of the page ([`crate::model::told::SAVE`]); an empty name is the whole page.
///
/// # Errors
/// A document without a place for a dialog.
#[wasm_bindgen]
pub fn save(told: &str) -> Result<(), JsError> {
    Ok(dialog::open(told)?)
}

/// Makes slides ([`Slides`], as JSON) a file for presentation programs and offers it.
///
/// # Errors
/// What are no slides, a picture that cannot be drawn, and a browser that refuses files.
#[wasm_bindgen]
pub async fn slides(text: String) -> Result<(), JsError> {
    let slides: Slides = serde_json::from_str(&text)?;
    Ok(files::save_slides(&slides).await?)
}

/// Opens the view of a code, and says what is in its way.
#[wasm_bindgen]
pub async fn open(code: String) {
    opening::open(code).await;
}

/// Prints the page with its code, drawn for the width of a sheet.
///
/// # Errors
/// A browser that does not print.
#[wasm_bindgen]
pub async fn print() -> Result<(), JsError> {
    Ok(printing::print().await?)
}
