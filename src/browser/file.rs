//! A file that a person chose, dropped or pasted. It is read in this browser and never sent anywhere.

use std::collections::VecDeque;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardEvent, DataTransfer, Element, File, FileList, HtmlInputElement};

use super::BrowserError;

/// Bytes that are read at a time: little enough to tell of each.
const PIECE: f64 = (4 << 20) as f64;

/// Pieces that are on their way at a time.
const AHEAD: usize = 3;

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

/// A file's bytes as they come, a piece at a time; the pieces after one are on their way while it is taken.
pub struct Incoming {
    file: Blob,
    asked: f64,
    coming: VecDeque<Promise>,
}

impl Incoming {
    /// # Errors
    /// A file that has gone.
    pub fn of(file: &Blob) -> Result<Self, BrowserError> {
        let mut incoming = Self { file: file.clone(), asked: 0.0, coming: VecDeque::new() };
        while incoming.coming.len() < AHEAD && incoming.ask()? {}
        Ok(incoming)
    }

    /// Asks for one more piece; `false` behind the last.
    fn ask(&mut self) -> Result<bool, BrowserError> {
        let (start, size) = (self.asked, self.file.size());
        if start >= size {
            return Ok(false);
        }
        self.asked = size.min(start + PIECE);
        let piece = self.file.slice_with_f64_and_f64(start, self.asked)?;
        self.coming.push_back(piece.array_buffer());
        Ok(true)
    }

    /// The next piece; `None` behind the last.
    ///
    /// # Errors
    /// A file that has gone or been changed, or that may not be read.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, BrowserError> {
        let Some(piece) = self.coming.pop_front() else { return Ok(None) };
        self.ask()?;
        let buffer = JsFuture::from(piece).await?;
        Ok(Some(Uint8Array::new(&buffer)))
    }
}

/// All bytes of a file; `progress` hears how many have been read.
///
/// # Errors
/// Those of [`Incoming`], and a file that this browser has no room for.
pub async fn read(file: &Blob, progress: impl Fn(usize)) -> Result<Vec<u8>, BrowserError> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(file.size() as usize).map_err(|_| BrowserError::missing("memory"))?;
    let mut incoming = Incoming::of(file)?;
    while let Some(piece) = incoming.next().await? {
        let start = bytes.len();
        bytes.resize(start + piece.length() as usize, 0);
        piece.copy_to(bytes.get_mut(start..).unwrap_or_default());
        progress(bytes.len());
    }
    Ok(bytes)
}

/// The name and the bytes of the file that was chosen in a file input, which may then be chosen again; `None` where none
/// was. Of one larger than `most` bytes nothing is read.
pub async fn take(id: &str, most: f64) -> Option<(String, Result<Vec<u8>, BrowserError>)> {
    let input = super::dom::by_id(id).ok()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = chosen(&input)?;
    let bytes = match file.size() > most {
        true => Err(BrowserError::missing("so large a file")),
        false => read(&file, |_| ()).await,
    };
    input.set_value("");
    Some((file.name(), bytes))
}
