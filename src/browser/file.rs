//! A file that a person chose or dropped. It is read here and never sent anywhere.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, Element, File, FileList, HtmlInputElement};

use super::BrowserError;

/// The first file of a file input.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    first(input.files())
}

/// The first file of a drop.
pub fn dropped(transfer: Option<DataTransfer>) -> Option<File> {
    first(transfer.and_then(|transfer| transfer.files()))
}

/// The text that a person pastes, unless they paste it into a field.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let is_field = target.and_then(|target| target.closest("input, textarea, select").ok());
    if is_field.flatten().is_some() {
        return None;
    }
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(text)
}

fn first(files: Option<FileList>) -> Option<File> {
    files.and_then(|files| files.get(0))
}

/// All bytes of the file.
pub async fn read(file: &File) -> Result<Vec<u8>, BrowserError> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
