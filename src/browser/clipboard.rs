//! Putting text on the clipboard. Refused without a gesture, and in frames that may not.

use wasm_bindgen_futures::JsFuture;

use super::{BrowserError, window};

pub async fn copy(text: &str) -> Result<(), BrowserError> {
    let navigator = window()?.navigator();
    // On addresses that are not secure there is no clipboard object at all.
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object());
    if !has_clipboard {
        return Err(BrowserError::missing("clipboard"));
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await?;
    Ok(())
}
