//! Where the deck is kept: in this browser, and in a file that carries one ([`crate::screen::deck`]).

use super::edit::Edited;
use crate::browser::storage;
use crate::ingest::deck::{read_deck, write_deck};
use crate::model::deck::Deck;
use crate::screen;

/// What could not be read, so that it is not lost when the next deck is kept.
const UNREAD: &str = "capaian.deck.unread";

/// What is kept; whether there was something that cannot be read.
pub(super) fn kept() -> (Edited, bool) {
    let Some(text) = screen::deck() else { return (Edited::default(), false) };
    match read_deck(text.as_bytes(), "dek") {
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
    written.is_some_and(|text| screen::keep_deck(&text).is_ok())
}
