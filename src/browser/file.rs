//! A file that a person chose or dropped. It is read here and never sent anywhere.

use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, HtmlInputElement};

use super::BrowserError;

/// The first file of a file input.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    first(input.files())
}

/// The first file of a drop.
pub fn dropped(transfer: Option<DataTransfer>) -> Option<File> {
    first(transfer.and_then(|transfer| transfer.files()))
}

fn first(files: Option<FileList>) -> Option<File> {
    files.and_then(|files| files.get(0))
}

/// All bytes of the file.
pub async fn read(file: &File) -> Result<Vec<u8>, BrowserError> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
