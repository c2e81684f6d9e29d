//! A small text of this site.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{BrowserError, window};

/// The text at an address.
///
/// # Errors
/// No answer, or one that is not good.
pub async fn text(address: &str) -> Result<String, BrowserError> {
    let response = JsFuture::from(window()?.fetch_with_str(address)).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Err(BrowserError::missing(address));
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or_else(|| BrowserError::missing(address))
}
