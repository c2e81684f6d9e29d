//! A file that a person chose, dropped or pasted. It is read in this browser and never sent anywhere.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, DataTransfer, Element, File, FileList, HtmlInputElement};

use super::BrowserError;

/// Bytes that are read at a time: little enough to tell of each.
const PIECE: f64 = (16 << 20) as f64;

/// The chosen file of a file input, if one was chosen.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    first(input.files())
}

/// The file that was dropped, if it was a file.
pub fn dropped(transfer: Option<DataTransfer>) -> Option<File> {
    first(transfer.and_then(|transfer| transfer.files()))
}

fn first(files: Option<FileList>) -> Option<File> {
    files.and_then(|files| files.get(0))
}

/// The cells of a table that a person pastes, unless they paste into a field: lines with tabs, as every
/// spreadsheet copies them.
pub fn pasted(event: &ClipboardEvent) -> Option<Blob> {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let field = target.and_then(|target| target.closest("input, textarea, select").ok());
    if field.flatten().is_some() {
        return None;
    }
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    let parts = Array::of1(&JsValue::from_str(&text));
    text.contains('\t').then(|| Blob::new_with_str_sequence(&parts).ok())?
}

/// All bytes of a file, a piece at a time; `progress` hears how many have been read.
///
/// # Errors
/// A file that has gone, that may not be read, or that this browser has no room for.
pub async fn read(file: &Blob, progress: impl Fn(usize)) -> Result<Vec<u8>, BrowserError> {
    let size = file.size();
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size as usize).map_err(|_| BrowserError::missing("memory"))?;
    let piece = |start: f64| match start < size {
        true => {
            let piece = file.slice_with_f64_and_f64(start, size.min(start + PIECE))?;
            Ok::<_, BrowserError>(Some(piece.array_buffer()))
        }
        false => Ok(None),
    };
    let (mut start, mut coming) = (PIECE, piece(0.0)?);
    while let Some(buffer) = coming {
        // The next piece is on its way while this one is taken.
        coming = piece(start)?;
        start += PIECE;
        let buffer = Uint8Array::new(&JsFuture::from(buffer).await?);
        let start = bytes.len();
        bytes.resize(start + buffer.length() as usize, 0);
        buffer.copy_to(bytes.get_mut(start..).unwrap_or_default());
        progress(bytes.len());
    }
    Ok(bytes)
}
