//! Where the deck is kept: in this browser, and in a file that carries one.

use super::edit::Edited;
use crate::browser::{dom, storage};
use crate::ingest::deck::{read_deck, write_deck};
use crate::model::deck::Deck;

/// The deck, as its file.
const KEY: &str = "capaian.deck";
/// One that could not be read, so that it is not lost when the next is kept.
const UNREAD: &str = "capaian.deck.unread";
/// The element that holds the deck of a page that is one file.
const CARRIED: &str = "#carried-deck";

/// What is kept; whether there was something that cannot be read.
pub(super) fn kept() -> (Edited, bool) {
    let kept = storage::read(KEY).ok().flatten().filter(|text| !text.is_empty());
    let carried = || dom::raw_text(CARRIED).ok().flatten();
    let Some(text) = kept.or_else(carried) else { return (Edited::default(), false) };
    match read_deck(text.as_bytes(), KEY) {
        Ok(deck) => (Edited::new(deck), false),
        Err(_) => {
            storage::write(UNREAD, &text).ok();
            (Edited::default(), true)
        }
    }
}

/// Keeps the deck; whether the browser did.
pub(super) fn keep(deck: &Deck) -> bool {
    let written = write_deck(deck).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    written.is_some_and(|text| storage::write(KEY, &text).is_ok())
}
