//! Putting text and pictures on the clipboard. Refused without a gesture, and in frames that may not.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag};

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

/// Puts a PNG on the clipboard, which may still be in the making: Safari wants to be asked within the gesture.
///
/// # Errors
/// A browser that takes no pictures there, or refuses this one.
pub async fn copy_png(
    bytes: impl Future<Output = Result<Vec<u8>, BrowserError>> + 'static,
) -> Result<(), BrowserError> {
    let constructor = Reflect::get(&js_sys::global(), &"ClipboardItem".into())?;
    let constructor: Function =
        constructor.dyn_into().map_err(|_| BrowserError::missing("ClipboardItem"))?;
    let blob = future_to_promise(async move {
        let bytes = bytes.await.map_err(|error| JsError::new(&error.to_string()))?;
        let options = BlobPropertyBag::new();
        options.set_type(PNG);
        let parts = Array::of1(&Uint8Array::from(&*bytes));
        Ok(Blob::new_with_u8_array_sequence_and_options(&parts, &options)?.into())
    });
    let content = Object::new();
    Reflect::set(&content, &PNG.into(), &blob)?;
    let item = Reflect::construct(&constructor, &Array::of1(&content))?;
    let written = window()?.navigator().clipboard().write(&Array::of1(&item));
    JsFuture::from(written).await?;
    Ok(())
}

const PNG: &str = "image/png";
