//! Live minutes: constraints, decisions and actions written down while the page is looked at.
//!
//! A program of its own on the page's thread, loaded when somebody starts minutes: the page is as small as without it,
//! and an error that stops the page loses nothing of what is written. It touches nothing of the page's, and tells it of
//! every change by the event `capaian:minutes`, whose detail is the whole book as JSON.
//!
//! `book.rs` is what is written down, `store.rs` where it is kept, `desk.rs` what this tab knows and shows, `acts.rs`
//! what a person does, `tabs.rs` what other tabs say.

mod acts;
mod bar;
mod book;
mod desk;
mod entry;
mod exchange;
mod form;
mod handout;
mod list;
mod refusal;
mod saving;
mod screen;
mod store;
mod tabs;
mod words;

use std::rc::Rc;

use desk::{BAR, DIALOG, Desk, FILE, Panel, STATUS, Saved};

use crate::browser::{BrowserError, clock, dom, page, random, storage};

/// Whether minutes are on, so that they are there again after a reload.
const ON: &str = "capaian.minutes";
/// `off` where single letters are to do nothing.
const LETTERS: &str = "capaian.minutes.letters";

/// Opens what is kept, and shows the bar.
pub async fn start() {
    // Without a document there is nobody to tell.
    run().await.ok();
}

async fn run() -> Result<(), BrowserError> {
    page::add_style(&page::of_build("scribe.css")?)?;
    let (store, refusal) = store::Store::open().await;
    let tab = random::fresh_id().unwrap_or_else(|_| clock::now().to_string());
    let desk = Rc::new(Desk::new(store, tab));
    desk.change(|state| {
        state.are_letters_on = storage::read(LETTERS).ok().flatten().as_deref() != Some("off");
        state.saved = refusal.map_or(Saved::Yes, Saved::No);
    });
    build()?;
    acts::hear(&desk)?;
    tabs::listen(&desk);
    saving::read_anew(&desk).await;
    tabs::adopt_drafts(&desk).await;
    saving::go_on(&desk).await;
    turn_on(&desk);
    Ok(())
}

/// The elements that stay; what is in them is made by the desk.
fn build() -> Result<(), BrowserError> {
    dom::ensure("section", "scribe", &[("class", "scribe"), ("hidden", "")])?;
    let within = |tag: &str, id: &str, attributes: &[(&str, &str)]| {
        dom::ensure_in("scribe", tag, id, attributes)
    };
    within("div", BAR, &[("class", "scribe__bar")])?;
    within("p", STATUS, &[("class", "scribe__status"), ("role", "status")])?;
    let file = [("type", "file"), ("accept", ".json,application/json"), ("hidden", "")];
    within("input", FILE, &file)?;
    let dialog = [("class", "scribe__dialog"), ("aria-labelledby", "scribe-heading")];
    dom::ensure("dialog", DIALOG, &dialog)?;
    dom::ensure("div", "scribe-sheet", &[("class", "scribe-print")])?;
    Ok(())
}

/// Shows the bar, and asks for the meeting where none is chosen.
fn turn_on(desk: &Rc<Desk>) {
    desk.change(|state| state.is_on = true);
    storage::write(ON, "on").ok();
    dom::set_attribute("scribe", "aria-label", words::MINUTES.get(desk::lang())).ok();
    page::reveal("scribe").ok();
    page::mark("data-minutes", Some("on")).ok();
    desk.draw_bar();
    saving::tell_page(desk);
    if desk.with(|state| state.meeting.is_none()) {
        acts::open(desk, Panel::Meetings);
    }
}

/// Takes the bar away; everything stays kept.
fn turn_off(desk: &Rc<Desk>) {
    desk.change(|state| state.is_on = false);
    storage::write(ON, "off").ok();
    desk.show(Panel::Nothing);
    dom::set_attribute("scribe", "hidden", "").ok();
    page::mark("data-minutes", None).ok();
}
