//! Saving bytes as a file on the person's computer.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{BrowserError, document};

/// Offers `bytes` as a download called `name`.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), BrowserError> {
    save_part(name, mime, &js_sys::Uint8Array::from(bytes))
}

/// Offers what JavaScript can make a file of, as a download called `name`.
pub fn save_part(name: &str, mime: &str, part: &JsValue) -> Result<(), BrowserError> {
    save_all(name, mime, &js_sys::Array::of1(part))
}

/// Offers texts, one after the other, as a download called `name`.
pub fn save_texts<'a>(
    name: &str,
    mime: &str,
    texts: impl Iterator<Item = &'a str>,
) -> Result<(), BrowserError> {
    save_all(name, mime, &texts.map(JsValue::from_str).collect())
}

fn save_all(name: &str, mime: &str, parts: &js_sys::Array) -> Result<(), BrowserError> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document()?
        .create_element("a")?
        .dyn_into()
        .map_err(|_| BrowserError::missing("an anchor element"))?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The click has taken the address up; WebKit needs it a moment longer.
    gloo_timers::callback::Timeout::new(10_000, move || {
        Url::revoke_object_url(&address).ok();
    })
    .forget();
    Ok(())
}
