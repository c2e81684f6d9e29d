//! What a person does with what is written down.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::desk::{DIALOG, Desk, FIELDS, FILE, Panel, Record, lang, today};
use super::form::{self, Fields, OUTCOMES};
use super::listed::Item;
use super::typed::fields_of;
use super::{LETTERS, entry, exchange, saving, screen, tabs, turn_off};
use crate::browser::{dom, page, storage};
use crate::model::Message;
use crate::model::minutes::{Content, Kind, Minutes, Version};

/// Does what a button says: a name, and of a record its kind, meeting and id, and the version.
pub(super) fn act(desk: &Rc<Desk>, does: &str) {
    let parts: Vec<&str> = does.split('\n').collect();
    match (parts.as_slice(), record_of(parts.get(1..).unwrap_or_default())) {
        (["meeting"], _) => open(desk, Panel::Meetings),
        (["list"], _) => open(desk, Panel::List),
        (["export"], _) => open(desk, Panel::Export),
        (["import"], _) => _ = dom::click(FILE),
        (["letters"], _) => letters(desk),
        (["close"], _) => turn_off(desk),
        (["save"], _) => save(desk),
        (["leave"], _) => _ = dom::close_dialog(DIALOG),
        (["rescue"], _) => rescue(desk),
        (["choose", ..], Some((meeting, ..))) => {
            choose(desk, &meeting);
            desk.show(Panel::Nothing);
        }
        (["edit", ..], Some(record)) => open(desk, Panel::Entry(record.1, Some(record))),
        (["remove", ..], Some(record)) => {
            again(desk, &record, |item| Some((item.content.clone(), true)))
        }
        (["restore", ..], Some(record)) => {
            again(desk, &record, |item| Some((item.content.clone(), false)))
        }
        (["keep", _, _, _, version], Some(record)) => {
            again(desk, &record, |item| {
                let head = item.heads.iter().find(|head| head.id == *version)?;
                Some((head.content.clone(), head.is_removed))
            });
        }
        ([name], _) => match Kind::from_name(name).filter(|kind| OUTCOMES.contains(kind)) {
            Some(kind) => open(desk, Panel::Entry(kind, None)),
            None => exchange::export(desk, name),
        },
        _ => {}
    }
}

/// Kind, meeting and id.
pub(super) fn record_of(parts: &[&str]) -> Option<Record> {
    let [kind, meeting, id, ..] = parts else { return None };
    Some(((*meeting).to_owned(), Kind::from_name(kind)?, (*id).to_owned()))
}

/// Opens a panel; what is new needs a meeting first, and a change what is changed.
pub(super) fn open(desk: &Rc<Desk>, panel: Panel) {
    let needs_meeting = matches!(panel, Panel::Entry(_, None) | Panel::List);
    let has_meeting = desk.with(|state| state.current().is_some());
    let panel = if needs_meeting && !has_meeting { Panel::Meetings } else { panel };
    if let Panel::Entry(_, Some(record)) = &panel
        && saving::find(desk, record).is_none()
    {
        return;
    }
    desk.show(panel.clone());
    let (kind, record, focused) = match &panel {
        Panel::Entry(Kind::Meeting, record) => (Kind::Meeting, record.as_ref(), "scribe-title"),
        Panel::Entry(kind, record) => (*kind, record.as_ref(), "scribe-text"),
        Panel::Meetings => (Kind::Meeting, None, "scribe-title"),
        _ => return,
    };
    dom::set_values(FIELDS, &beginning(desk, kind, record)).ok();
    hint(desk);
    page::focus(focused).ok();
}

/// What a form begins with: its draft, the record as it is, or what the page is filtered by.
fn beginning(desk: &Rc<Desk>, kind: Kind, record: Option<&Record>) -> Fields {
    if let Some(draft) = desk.with(|state| state.drafts.get(&slot(kind, record)).cloned()) {
        return draft;
    }
    let known = desk.with(|state| state.known.clone());
    if let Some(item) = record.and_then(|record| saving::find(desk, record)) {
        return fields_of(&item.content, &known);
    }
    let mut fields = form::defaults(kind);
    if kind == Kind::Meeting {
        fields.insert("start".to_owned(), today().to_string());
        let as_of = known.as_of.map(|day| ("data_as_of".to_owned(), day.to_string()));
        fields.extend(as_of);
    } else {
        fields.extend(screen::prefilled(&known));
    }
    fields
}

/// Under which name a form's draft is kept.
fn slot(kind: Kind, record: Option<&Record>) -> String {
    match record {
        None => kind.as_str().to_owned(),
        Some((meeting, _, id)) => [kind.as_str(), meeting, id].join("\n"),
    }
}

/// The form that is open, the record that it changes, and the name of its draft.
fn form_open(desk: &Rc<Desk>) -> Option<(Kind, Option<Record>, String)> {
    let (kind, record) = match desk.with(|state| state.panel.clone()) {
        Panel::Entry(kind, record) => (kind, record),
        Panel::Meetings => (Kind::Meeting, None),
        _ => return None,
    };
    let slot = slot(kind, record.as_ref());
    Some((kind, record, slot))
}

/// Something was typed into the form.
pub(super) fn typed(desk: &Rc<Desk>) {
    hint(desk);
    let (Some((_, _, slot)), Ok(fields)) = (form_open(desk), dom::values(FIELDS)) else { return };
    let desk = Rc::clone(desk);
    spawn_local(async move { saving::keep_draft(&desk, slot, fields).await });
}

/// Says which day the due text is understood as.
fn hint(desk: &Rc<Desk>) {
    let is_new = matches!(form_open(desk), Some((_, None, _)));
    if let Ok(field) = dom::by_id("scribe-due_text") {
        let text = dom::value(&field).unwrap_or_default();
        dom::say("scribe-due", &entry::due_words(&text, desk.said(is_new), lang())).ok();
    }
}

fn letters(desk: &Rc<Desk>) {
    let are_on = desk.change(|state| {
        state.are_letters_on = !state.are_letters_on;
        state.are_letters_on
    });
    storage::write(LETTERS, if are_on { "on" } else { "off" }).ok();
    desk.draw_bar();
}

pub(super) fn choose(desk: &Rc<Desk>, meeting: &str) {
    desk.change(|state| state.meeting = Some(meeting.to_owned()));
    let (ours, meeting) = (Rc::clone(desk), meeting.to_owned());
    spawn_local(async move { saving::keep_chosen(&ours, &meeting).await });
    desk.draw_bar();
}

/// The version of the form that is open, whether it is of something new, and the name of its draft.
fn version(desk: &Rc<Desk>) -> Option<Result<(Version, bool, String), Message>> {
    let (kind, record, slot) = form_open(desk)?;
    let fields = dom::values(FIELDS).ok()?;
    let version = saving::version(desk, kind, record.as_ref(), &fields);
    Some(version.map(|version| (version, record.is_none(), slot)))
}

pub(super) fn save(desk: &Rc<Desk>) {
    let (version, is_new, slot) = match version(desk) {
        Some(Ok(found)) => found,
        Some(Err(message)) => return desk.warn(&message),
        None => return,
    };
    let was_listed =
        desk.with(|state| version.meeting.as_str() == state.meeting.as_deref().unwrap_or_default());
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let (kind, id) = (version.content.kind(), version.entry().to_owned());
        match saving::keep(&desk, Minutes::new([version])).await {
            Ok(()) => {
                saving::forget_draft(&desk, &slot);
                if kind == Kind::Meeting && is_new {
                    choose(&desk, &id);
                }
                let goes_back = !is_new && was_listed && kind != Kind::Meeting;
                desk.show(if goes_back { Panel::List } else { Panel::Nothing });
            }
            Err(refusal) => {
                desk.warn(&refusal.message());
                page::reveal("scribe-rescue").ok();
            }
        }
    });
}

/// Hands out everything with the entry that could not be kept.
fn rescue(desk: &Rc<Desk>) {
    if let Some(Ok((version, ..))) = version(desk) {
        let minutes = desk.with(|state| state.minutes.clone()).with(version);
        exchange::hand_out(desk, "json", &minutes);
    }
}

/// Writes a record anew with the content that `choose` takes, removed or not, in place of all that stands.
fn again(desk: &Rc<Desk>, record: &Record, choose: impl FnOnce(&Item) -> Option<(Content, bool)>) {
    let Some(item) = saving::find(desk, record) else { return };
    let Some((content, is_removed)) = choose(&item) else { return };
    let Ok(version) = saving::follow(desk, record, Some(&item), content) else { return };
    let version = Version { is_removed, ..version };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        saving::keep(&desk, Minutes::new([version])).await.ok();
        tabs::redraw(&desk);
    });
}
