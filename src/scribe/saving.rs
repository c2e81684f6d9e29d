//! From the form to what is kept, and back from there.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::desk::{Desk, Record, Saved, today};
use super::form::{self, Fields};
use super::listed::{self, Item};
use super::refusal::Refusal;
use super::screen;
use super::store::Shelf;
use super::tabs::{self, NEWS};
use super::typed::Typed;
use crate::browser::{BrowserError, clock, dom, random};
use crate::ingest::minutes::{read_minutes, write_minutes};
use crate::model::minutes::{Content, Entry, Kind, Minutes, Stamp, Version};
use crate::model::{Message, told};

/// Digits of an id that a person may have to read.
const DIGITS: usize = 8;

/// The version that the fields make.
///
/// # Errors
/// What is missing in them, and a browser without random numbers.
pub(super) fn version(
    desk: &Desk,
    kind: Kind,
    record: Option<&Record>,
    fields: &Fields,
) -> Result<Version, Message> {
    let item = record.and_then(|record| find(desk, record));
    let fresh = || random::fresh_id().map_err(refused);
    let id = match (record, kind) {
        (Some((_, _, id)), _) => id.clone(),
        (None, Kind::Meeting) => format!("{}-{}", today(), beginning(&fresh()?)),
        (None, _) => format!("{}-{}", form::key(kind), beginning(&fresh()?)),
    };
    let known = desk.with(|state| state.known.clone());
    let typed = Typed {
        fields,
        before: item.as_ref().map(|item| &item.content),
        id,
        said: desk.said(record.is_none()),
        today: today(),
        known: &known,
    };
    let content = typed.content(kind)?;
    let meeting = match (record, kind) {
        (Some((meeting, ..)), _) => meeting.clone(),
        (None, Kind::Meeting) => content.id().to_owned(),
        (None, _) => desk.with(|state| state.meeting.clone()).unwrap_or_default(),
    };
    follow(desk, &(meeting, kind, content.id().to_owned()), item.as_ref(), content)
}

/// The version that follows all that stands of a record.
///
/// # Errors
/// A browser without random numbers.
pub(super) fn follow(
    desk: &Desk,
    (meeting, kind, id): &Record,
    item: Option<&Item>,
    content: Content,
) -> Result<Version, Message> {
    let by = match &content {
        Content::Meeting(head) => head.minute_taker.clone(),
        _ => desk.with(|state| state.current().and_then(|meeting| meeting.minute_taker)),
    };
    let stamp = Stamp {
        id: random::fresh_id().map_err(refused)?,
        at: clock::written(),
        by: by.unwrap_or_default(),
    };
    let heads: Vec<&Version> = item.into_iter().flat_map(|item| &item.heads).collect();
    // A change keeps the view that the record was made in.
    let view = heads.iter().find_map(|head| head.view.clone());
    let view = view.unwrap_or_else(|| screen::view(desk));
    Ok(Entry { meeting, kind: *kind, id, heads }.after(stamp, content, Some(view)))
}

fn beginning(id: &str) -> &str {
    id.get(..DIGITS).unwrap_or(id)
}

fn refused(error: BrowserError) -> Message {
    Refusal::from(error).message()
}

/// A record as it stands.
pub(super) fn find(desk: &Desk, record: &Record) -> Option<Item> {
    desk.with(|state| {
        let current = state.current().into_iter();
        let meetings: Vec<_> = state.meetings().into_iter().chain(current).collect();
        listed::find(&state.minutes, &meetings, record)
    })
}

/// Keeps versions for good, and tells the page and the other tabs.
///
/// # Errors
/// A refusal: then nothing has changed.
pub(super) async fn keep(desk: &Rc<Desk>, minutes: Minutes) -> Result<(), Refusal> {
    saving(desk, Saved::Saving);
    let here = desk.with(|state| state.minutes.clone());
    let written: Option<Vec<String>> = minutes.beyond(&here).into_iter().map(text_of).collect();
    let kept = match written {
        Some(written) => desk.store.add(&written).await,
        None => Err(Refusal::Other("JSON".to_owned())),
    };
    match &kept {
        Ok(()) => {
            desk.change(|state| state.minutes = state.minutes.merge(&minutes));
            saving(desk, Saved::Yes);
            desk.tell_tabs(NEWS);
            tell_page(desk);
        }
        Err(refusal) => saving(desk, Saved::No(refusal.clone())),
    }
    kept
}

/// A version as it is kept: minutes of it alone.
fn text_of(version: &Version) -> Option<String> {
    let bytes = write_minutes(&Minutes::new([version.clone()])).ok()?;
    String::from_utf8(bytes).ok()
}

fn saving(desk: &Rc<Desk>, saved: Saved) {
    desk.change(|state| state.saved = saved);
    desk.draw_status();
}

/// Reads what all tabs have kept.
pub(super) async fn read_anew(desk: &Rc<Desk>) {
    match desk.store.all(Shelf::Versions).await {
        Ok(kept) => {
            let read = kept.values().filter_map(|text| read_minutes(text.as_bytes(), "").ok());
            let read: Vec<Version> =
                read.flat_map(|read| read.minutes.versions().to_vec()).collect();
            let minutes = Minutes::new(read);
            let is_news = desk.change(|state| {
                let is_news = !minutes.beyond(&state.minutes).is_empty();
                state.minutes = state.minutes.merge(&minutes);
                is_news
            });
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
    if let Some(text) = written(&desk.with(|state| state.minutes.clone())) {
        dom::tell(told::MINUTES, &text).ok();
    }
}

/// Minutes as their file.
pub(super) fn written(minutes: &Minutes) -> Option<String> {
    write_minutes(minutes).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

/// The key of the meeting that was last chosen.
const CHOSEN: &str = "chosen";

/// Goes on with the meeting that was last chosen.
pub(super) async fn go_on(desk: &Rc<Desk>) {
    let kept = desk.store.all(Shelf::Meetings).await.unwrap_or_default();
    desk.change(|state| state.meeting = kept.get(CHOSEN).cloned());
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

/// Lets go of a draft whose record is saved.
pub(super) fn forget_draft(desk: &Rc<Desk>, slot: &str) {
    desk.change(|state| state.drafts.remove(slot));
    let (desk, key) = (Rc::clone(desk), format!("{}/{slot}", desk.tab));
    spawn_local(async move {
        desk.store.remove(Shelf::Drafts, &key).await.ok();
    });
}
