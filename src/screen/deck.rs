//! The deck that is kept beside the page: in this browser, or in the file that the page is.

use crate::browser::{BrowserError, dom, storage};
use crate::ingest::manifest::sha256_hex;

/// The deck of this browser, as its file.
const KEY: &str = "capaian.deck";
/// The element that holds the deck of a page that is one file.
const CARRIED: &str = "#carried-deck";

fn carried() -> Option<String> {
    dom::raw_text(CARRIED).ok().flatten().filter(|text| !text.trim().is_empty())
}

/// Under which name the deck is kept. A file that carries one keeps its own: a browser may give all files one storage, and
/// what was made elsewhere would hide what is carried.
fn key() -> String {
    let of_file = |text: String| format!("{KEY}.{}", sha256_hex(text.as_bytes()));
    carried().map_or_else(|| KEY.to_owned(), of_file)
}

/// The deck, as its file: what is kept, else what the page carries.
pub fn deck() -> Option<String> {
    let kept = storage::read(&key()).ok().flatten();
    kept.filter(|text| !text.is_empty()).or_else(carried)
}

/// Keeps the deck.
///
/// # Errors
/// A browser or a frame that keeps nothing, or has no room.
pub fn keep_deck(text: &str) -> Result<(), BrowserError> {
    storage::write(&key(), text)
}
