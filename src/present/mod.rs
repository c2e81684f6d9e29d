//! Presenting: decks made of live views, the show of them, and the speaker's own window.
//!
//! A program of its own beside the page's, loaded when somebody adds a view to a deck or opens it. A slide is the page's
//! own card under the slide's address, enlarged; what is asked in the meeting is answered by the page. It touches nothing
//! of the page's but its address and its look; both tell each other something by the events of [`crate::model::told`].
//!
//! Pure: `edit.rs` changes a deck, `agenda.rs` makes the default one, `keys.rs` says what a key does, `geometry.rs` where
//! a slide stands, `filter.rs` what is counted without Malaysia, `changed.rs` what has changed since a slide was made,
//! `address.rs` what of an address is a slide's, `line.rs` what two windows say to each other. On the page: `desk.rs` is
//! what this window knows, `book.rs` the dialog, `show.rs` and `stage.rs` the show, `sheet.rs` all slides at once,
//! `console.rs` the speaker's window.

pub mod address;
pub mod agenda;
pub mod changed;
pub mod edit;
pub mod filter;
pub mod geometry;
pub mod ink;
pub mod keys;
pub mod line;
pub mod words;

mod acts;
mod book;
mod clock;
mod console;
mod desk;
mod hearing;
mod keep;
mod make;
mod seen;
mod sheet;
mod show;
mod speaker;
mod stage;

use std::rc::Rc;

use desk::Desk;

use crate::browser::{BrowserError, dom, page, storage};
use crate::ingest::minutes::write_minutes;
use crate::model::minutes::Minutes;
use crate::model::told;

/// What follows `#` in the address of the speaker's window.
const CONSOLE: &str = "presenter";
/// The list of keys, over a slide.
const HELP: &str = "stage-help";
/// An attribute of the page: what a click or a key asked for before the presenter was there; a line feed is the key.
const STARTS: &str = "data-adding";
const KEY: &str = "\n";
/// Whether minutes are kept here ([`crate::scribe`]): then their program tells the page of them.
const MINUTES: &str = "capaian.minutes";

/// Begins what this window is for: the speaker's view, or decks.
pub fn start() {
    // Without a document there is nobody to present to.
    page::of_build("present.css").and_then(|style| page::add_style(&style)).ok();
    match crate::browser::stage::fragment() == CONSOLE {
        true => console::start().ok(),
        false => run().ok(),
    };
}

fn run() -> Result<(), BrowserError> {
    let (edited, was_broken) = keep::kept();
    let desk = Rc::new(Desk::new(edited, was_broken));
    build()?;
    hearing::hear(&desk)?;
    ask_what_is_known()?;
    page::mark("data-presenter", Some(""))?;
    if let Some(starts) = dom::root_attribute(STARTS) {
        page::mark(STARTS, None)?;
        match starts.as_str() {
            KEY => acts::add(&desk, &seen::part()),
            part => acts::begin(&desk, part),
        }
    }
    Ok(())
}

/// The elements that stay; what is in them is made when it is shown.
fn build() -> Result<(), BrowserError> {
    stage::build()?;
    sheet::build()?;
    dom::ensure_svg(ink::INK, &[("class", "stage-ink"), ("aria-hidden", "true")])?;
    let panel = [("class", "stage-filter"), ("aria-labelledby", "stage-filter-title")];
    dom::ensure("dialog", filter::PANEL, &panel)?;
    dom::ensure("dialog", HELP, &[("class", "stage-help")])?;
    dom::ensure("dialog", book::DIALOG, &[("class", "deck"), ("aria-labelledby", "deck-heading")])?;
    let file = [
        ("type", "file"),
        ("accept", ".json,application/json"),
        ("hidden", ""),
        ("aria-hidden", "true"),
    ];
    dom::ensure("input", book::FILE, &file)?;
    Ok(())
}

/// The page tells what it knows of the data set to whoever takes minutes: without minutes, of none.
fn ask_what_is_known() -> Result<(), BrowserError> {
    let takes_minutes = storage::read(MINUTES).ok().flatten().is_some_and(|on| !on.is_empty())
        || dom::root_attribute("data-minutes").is_some();
    if takes_minutes {
        return dom::tell(told::PAGE, "");
    }
    let none = write_minutes(&Minutes::default()).unwrap_or_default();
    dom::tell(told::MINUTES, &String::from_utf8(none).unwrap_or_default())
}
