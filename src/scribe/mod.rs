//! Live minutes: constraints, decisions and actions written down while the page is looked at.
//!
//! A program of its own on the page's thread, loaded when somebody starts minutes: the page is as small as without it,
//! and an error that stops the page loses nothing of what is written. It touches nothing of the page's; they tell each
//! other something by the events of [`crate::model::told`].
//!
//! What is written down are versions of records ([`crate::model::minutes`]). `store.rs` is where they are kept, `desk.rs`
//! what this tab knows and shows, `hearing.rs` what it hears and `acts.rs` what a person does, `typed` how a form becomes
//! a record, `tabs.rs` what other tabs say.

mod acts;
mod bar;
mod desk;
mod entry;
mod exchange;
mod form;
mod hearing;
mod list;
mod listed;
mod names;
mod refusal;
mod saving;
mod screen;
mod store;
mod tabs;
mod typed;
mod words;

use std::rc::Rc;

use desk::{BAR, DIALOG, Desk, FILE, Panel, STATUS, Saved};

use crate::browser::{BrowserError, clock, dom, page, random, storage};

/// Whether there are minutes, so that they are there again after a reload: `on` with the bar, `kept` without it.
const ON: &str = "capaian.minutes";
/// `off` where single letters are to do nothing.
const LETTERS: &str = "capaian.minutes.letters";
/// An attribute of the page: what a click asked for before the scribe was there.
const STARTS: &str = "data-starting";

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
    hearing::hear(&desk)?;
    tabs::listen(&desk);
    saving::read_anew(&desk).await;
    exchange::take_carried(&desk).await;
    tabs::adopt_drafts(&desk).await;
    saving::go_on(&desk).await;
    match dom::root_attribute(STARTS) {
        Some(starts) => {
            page::mark(STARTS, None)?;
            hearing::begin(&desk, &starts);
        }
        None if storage::read(ON).ok().flatten().as_deref() == Some("kept") => {
            saving::tell_page(&desk);
        }
        None => turn_on(&desk),
    }
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

/// Shows the bar.
fn turn_on(desk: &Rc<Desk>) {
    desk.change(|state| state.is_on = true);
    storage::write(ON, "on").ok();
    dom::set_attribute("scribe", "aria-label", words::MINUTES.get(desk::lang())).ok();
    page::reveal("scribe").ok();
    page::mark("data-minutes", Some("on")).ok();
    desk.draw_bar();
    saving::tell_page(desk);
}

/// Takes the bar away; everything stays kept, and on the page.
fn turn_off(desk: &Rc<Desk>) {
    let is_empty = desk.change(|state| {
        state.is_on = false;
        state.minutes.is_empty()
    });
    storage::write(ON, if is_empty { "" } else { "kept" }).ok();
    desk.show(Panel::Nothing);
    dom::set_attribute("scribe", "hidden", "").ok();
    page::mark("data-minutes", None).ok();
}
