//! Packing of bytes, by the browser itself.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

use super::BrowserError;

/// Bytes as gzip. The browser does it apart from the page's thread.
///
/// # Errors
/// A browser without compression, which none has been since 2023.
pub async fn gzip(bytes: &[u8]) -> Result<Vec<u8>, BrowserError> {
    // web-sys has it only among what may still change.
    let class = Reflect::get(&js_sys::global(), &JsValue::from_str("CompressionStream"))?;
    let class: Function = class.dyn_into()?;
    let packer = Reflect::construct(&class, &Array::of1(&JsValue::from_str("gzip")))?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts)?;
    let ends: &ReadableWritablePair = packer.unchecked_ref();
    let packed = blob.stream().pipe_through(ends);
    let buffer = Response::new_with_opt_readable_stream(Some(&packed))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(buffer).await?).to_vec())
}
