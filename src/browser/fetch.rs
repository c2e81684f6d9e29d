//! Small files of this site.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{BrowserError, window};

/// The text at an address.
///
/// # Errors
/// No answer, or one that is not good.
pub async fn text(address: &str) -> Result<String, BrowserError> {
    let text = JsFuture::from(get(address).await?.text()?).await?;
    text.as_string().ok_or_else(|| BrowserError::missing(address))
}

/// The bytes at an address.
///
/// # Errors
/// No answer, or one that is not good.
pub async fn bytes(address: &str) -> Result<Vec<u8>, BrowserError> {
    let buffer = JsFuture::from(get(address).await?.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

async fn get(address: &str) -> Result<Response, BrowserError> {
    let response = JsFuture::from(window()?.fetch_with_str(address)).await?;
    let response: Response = response.dyn_into()?;
    match response.ok() {
        true => Ok(response),
        false => Err(BrowserError::missing(address)),
    }
}
