//! From the form to what is kept, and back from there.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::book::{Book, Version};
use super::desk::{Desk, Saved};
use super::form::{self, Fields, Form, filled};
use super::refusal::Refusal;
use super::screen::Screen;
use super::store::Shelf;
use super::tabs::{self, NEWS};
use super::words;
use crate::browser::{clock, dom, random};
use crate::model::{Day, Message};

/// What the page hears on every change.
const EVENT: &str = "capaian:minutes";

/// The version that the fields make.
///
/// # Errors
/// What is missing in them.
pub(super) fn version(
    desk: &Desk,
    form: Form,
    of: Option<&str>,
    fields: Fields,
) -> Result<Version, Message> {
    if form == Form::Meeting {
        let is_day = filled(&fields, "date").is_some_and(|date| date.parse::<Day>().is_ok());
        if filled(&fields, "title").is_none() || !is_day {
            return Err(said(words::NEEDS_TITLE));
        }
    } else if filled(&fields, "text").is_none() {
        return Err(said(words::NEEDS_TEXT));
    }
    let refused = |error: crate::browser::BrowserError| Refusal::from(error).message();
    let id = random::fresh_id().map_err(refused)?;
    let entry = match of {
        Some(entry) => entry.to_owned(),
        None => random::fresh_id().map_err(refused)?,
    };
    let before = desk.with(|state| state.book.entry(&entry));
    let meeting = match form {
        Form::Meeting => entry.clone(),
        _ => desk.with(|state| state.meeting.clone()).unwrap_or_default(),
    };
    // A change keeps the view that the entry was made in.
    let seen = before.as_ref().and_then(|entry| entry.heads.first());
    Ok(Version {
        id,
        meeting: seen.map_or(meeting, |head| head.meeting.clone()),
        form,
        at: clock::written(),
        is_removed: false,
        screen: seen.map_or_else(Screen::now, |head| head.screen.clone()),
        fields: fields.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect(),
        parents: before.map(|entry| entry.parents).unwrap_or_default(),
        entry,
    })
}

fn said(text: crate::model::Text) -> Message {
    Message::new(text.id, text.en)
}

/// Keeps versions for good, and tells the page and the other tabs.
///
/// # Errors
/// A refusal: then nothing has changed.
pub(super) async fn keep(desk: &Rc<Desk>, book: Book) -> Result<(), Refusal> {
    saving(desk, Saved::Saving);
    let kept = desk.store.add(&book.apart()).await;
    match &kept {
        Ok(()) => {
            desk.change(|state| state.book.merge(book));
            saving(desk, Saved::Yes);
            desk.tell_tabs(NEWS);
            tell_page(desk);
        }
        Err(refusal) => saving(desk, Saved::No(refusal.clone())),
    }
    kept
}

fn saving(desk: &Rc<Desk>, saved: Saved) {
    desk.change(|state| state.saved = saved);
    desk.draw_status();
}

/// Reads what all tabs have kept.
pub(super) async fn read_anew(desk: &Rc<Desk>) {
    match desk.store.all(Shelf::Versions).await {
        Ok(kept) => {
            let mut book = Book::default();
            for one in kept.values().filter_map(|text| Book::read(text).ok()) {
                book.merge(one);
            }
            let is_news = desk.change(|state| state.book.merge(book).added > 0);
            if is_news {
                tabs::redraw(desk);
                tell_page(desk);
            }
        }
        Err(refusal) => saving(desk, Saved::No(refusal)),
    }
}

/// Tells the page all that is written down.
pub(super) fn tell_page(desk: &Rc<Desk>) {
    let text = desk.with(|state| state.book.written());
    dom::tell(EVENT, &text).ok();
}

/// The key of the meeting that was last chosen.
const CHOSEN: &str = "chosen";

/// Goes on with the meeting that was last chosen.
pub(super) async fn go_on(desk: &Rc<Desk>) {
    let kept = desk.store.all(Shelf::Meetings).await.unwrap_or_default();
    desk.change(|state| {
        let is_there = |id: &&String| state.book.meeting(id).is_some();
        state.meeting = kept.get(CHOSEN).filter(is_there).cloned();
    });
}

/// Keeps which meeting is chosen; a refusal is told where an entry is kept.
pub(super) async fn keep_chosen(desk: &Rc<Desk>, meeting: &str) {
    desk.store.put(Shelf::Meetings, CHOSEN, meeting).await.ok();
}

/// Keeps what is in a form as its draft.
pub(super) async fn keep_draft(desk: &Rc<Desk>, slot: String, fields: Fields) {
    let text = form::written(&fields);
    let key = format!("{}/{slot}", desk.tab);
    desk.change(|state| state.drafts.insert(slot, fields));
    if let Err(refusal) = desk.store.put(Shelf::Drafts, &key, &text).await {
        saving(desk, Saved::No(refusal.clone()));
        desk.warn(&refusal.message());
    }
}

/// Lets go of a draft whose entry is saved.
pub(super) fn forget_draft(desk: &Rc<Desk>, slot: &str) {
    desk.change(|state| state.drafts.remove(slot));
    let (desk, key) = (Rc::clone(desk), format!("{}/{slot}", desk.tab));
    spawn_local(async move {
        desk.store.remove(Shelf::Drafts, &key).await.ok();
    });
}
