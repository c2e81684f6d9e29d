//! What a person does: buttons, letters, typing.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, KeyboardEvent};

use super::book::{Book, Version};
use super::desk::{BAR, DIALOG, Desk, FIELDS, FILE, Panel, lang, today};
use super::form::{Fields, Form};
use super::{LETTERS, entry, exchange, saving, turn_off, turn_on};
use crate::browser::{BrowserError, clock, dom, page, random, storage};
use crate::model::Message;

/// Hears everything, once.
pub(super) fn hear(desk: &Rc<Desk>) -> Result<(), BrowserError> {
    let with = |act: fn(&Rc<Desk>, &Event)| {
        let desk = Rc::clone(desk);
        move |event: Event| act(&desk, &event)
    };
    for place in [BAR, DIALOG] {
        dom::on(&dom::by_id(place)?.into(), "click", with(click))?;
    }
    dom::on(&dom::by_id(DIALOG)?.into(), "input", with(|desk, _| typed(desk)))?;
    dom::on(&dom::by_id(DIALOG)?.into(), "keydown", with(enter))?;
    dom::on(&dom::by_id(DIALOG)?.into(), "close", with(|desk, _| closed(desk)))?;
    dom::on(&dom::by_id(FILE)?.into(), "change", with(|desk, _| exchange::import(desk)))?;
    dom::on_document("keydown", with(letter))?;
    dom::on_document("click", with(begin_again))?;
    let ours = Rc::clone(desk);
    dom::on_language(move || speak(&ours))
}

/// The page speaks another language: so do the bar and the dialog, with what is in its fields.
fn speak(desk: &Rc<Desk>) {
    desk.draw_bar();
    if dom::is_open(DIALOG) {
        let (panel, fields) = (desk.with(|state| state.panel.clone()), dom::values(FIELDS));
        desk.show(panel);
        if let Ok(fields) = fields {
            dom::set_values(FIELDS, &fields).ok();
        }
    }
}

/// A click on what starts minutes, when they have been closed.
fn begin_again(desk: &Rc<Desk>, event: &Event) {
    if page::marked(event, "data-starts").is_some() {
        match desk.with(|state| state.is_on) {
            true => open(desk, Panel::Meetings),
            false => turn_on(desk),
        }
    }
}

fn click(desk: &Rc<Desk>, event: &Event) {
    if let Some((_, does)) = page::marked(event, "data-do") {
        act(desk, &does);
    }
}

fn act(desk: &Rc<Desk>, does: &str) {
    let mut parts = does.split(' ');
    let (name, id, version) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    match (name, id) {
        ("meeting", _) => open(desk, Panel::Meetings),
        ("list", _) => open(desk, Panel::List),
        ("export", _) => open(desk, Panel::Export),
        ("import", _) => _ = dom::click(FILE),
        ("letters", _) => letters(desk),
        ("close", _) => turn_off(desk),
        ("save", _) => save(desk),
        ("leave", _) => _ = dom::close_dialog(DIALOG),
        ("rescue", _) => rescue(desk),
        ("choose", Some(id)) => {
            choose(desk, id);
            desk.show(Panel::Nothing);
        }
        ("edit", Some(id)) => {
            if let Some(form) = desk.with(|state| state.book.entry(id)).map(|entry| entry.form) {
                open(desk, Panel::Entry(form, Some(id.to_owned())));
            }
        }
        ("remove", Some(id)) => again(desk, id, None, |version| version.is_removed = true),
        ("restore", Some(id)) => again(desk, id, None, |version| version.is_removed = false),
        ("keep", Some(id)) => again(desk, id, version, |_| ()),
        (name @ ("json" | "csv" | "markdown" | "print"), _) => exchange::export(desk, name),
        (name, _) => {
            if let Some(form) = Form::from_name(name) {
                open(desk, Panel::Entry(form, None));
            }
        }
    }
}

/// Opens a panel; an entry needs a meeting first.
pub(super) fn open(desk: &Rc<Desk>, panel: Panel) {
    let needs_meeting = matches!(panel, Panel::Entry(..) | Panel::List);
    let has_meeting = desk.with(|state| state.meeting.is_some());
    let panel = if needs_meeting && !has_meeting { Panel::Meetings } else { panel };
    desk.show(panel.clone());
    match &panel {
        Panel::Entry(form, of) => {
            dom::set_values(FIELDS, &beginning(desk, *form, of.as_deref())).ok();
            hint(desk);
            page::focus("scribe-text").ok();
        }
        Panel::Meetings => {
            let fields = desk.with(|state| state.drafts.get(Form::Meeting.name()).cloned());
            let today = ("date".to_owned(), today().to_string());
            dom::set_values(FIELDS, &fields.unwrap_or_else(|| Fields::from([today]))).ok();
            page::focus("scribe-title").ok();
        }
        _ => {}
    }
}

/// What a form begins with: its draft, the entry as it is, or what the page is filtered by.
fn beginning(desk: &Rc<Desk>, form: Form, of: Option<&str>) -> Fields {
    let slot = of.unwrap_or(form.name());
    if let Some(draft) = desk.with(|state| state.drafts.get(slot).cloned()) {
        return draft;
    }
    let entry = desk.with(|state| state.book.entry(of?));
    match entry.and_then(|entry| entry.heads.into_iter().next()) {
        Some(head) => head.fields,
        None => super::screen::Screen::now().prefilled(),
    }
}

/// The form that is open, the entry it changes, and the name of its draft.
fn form_open(desk: &Rc<Desk>) -> Option<(Form, Option<String>, String)> {
    let panel = desk.with(|state| state.panel.clone());
    let (form, of) = match panel {
        Panel::Entry(form, of) => (form, of),
        Panel::Meetings => (Form::Meeting, None),
        _ => return None,
    };
    let slot = of.clone().unwrap_or_else(|| form.name().to_owned());
    Some((form, of, slot))
}

fn typed(desk: &Rc<Desk>) {
    hint(desk);
    let (Some((_, _, slot)), Ok(fields)) = (form_open(desk), dom::values(FIELDS)) else { return };
    let desk = Rc::clone(desk);
    spawn_local(async move { saving::keep_draft(&desk, slot, fields).await });
}

/// Says which day the due text is understood as.
fn hint(desk: &Rc<Desk>) {
    if let Ok(field) = dom::by_id("scribe-due_text") {
        let text = dom::value(&field).unwrap_or_default();
        dom::say("scribe-due", &entry::due_words(&text, desk.said(), lang())).ok();
    }
}

/// Enter saves, in lists and on buttons it does what it always does.
fn enter(desk: &Rc<Desk>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.key() == "Enter" && !key.shift_key() && !key.is_composing() && dom::is_text(event) {
        event.prevent_default();
        save(desk);
    }
}

/// The dialog is closed, by whatever way: what is in the form stays as its draft.
fn closed(desk: &Rc<Desk>) {
    // It may be open again before it is told that it was closed.
    if dom::is_open(DIALOG) {
        return;
    }
    dom::fill(DIALOG, "").ok();
    desk.change(|state| state.panel = Panel::Nothing);
    desk.draw_bar();
}

/// A letter opens its form while nobody is writing anywhere.
fn letter(desk: &Rc<Desk>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let is_held = key.ctrl_key() || key.alt_key() || key.meta_key() || key.repeat();
    let is_listening = desk.with(|state| state.is_on && state.are_letters_on);
    if is_held || !is_listening || event.default_prevented() || dom::is_typing() {
        return;
    }
    let does = match key.key().to_ascii_lowercase().as_str() {
        "k" => "constraint",
        "d" => "decision",
        "t" => "action",
        "l" => "list",
        _ => return,
    };
    event.prevent_default();
    act(desk, does);
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

/// The version of the form that is open.
fn version(desk: &Rc<Desk>) -> Option<Result<(Version, String), Message>> {
    let (form, of, slot) = form_open(desk)?;
    let fields = dom::values(FIELDS).ok()?;
    Some(saving::version(desk, form, of.as_deref(), fields).map(|version| (version, slot)))
}

fn save(desk: &Rc<Desk>) {
    let (version, slot) = match version(desk) {
        Some(Ok(found)) => found,
        Some(Err(message)) => return desk.warn(&message),
        None => return,
    };
    let is_new = version.parents.is_empty();
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let (form, entry) = (version.form, version.entry.clone());
        match saving::keep(&desk, Book::of(version)).await {
            Ok(()) => {
                saving::forget_draft(&desk, &slot);
                if form == Form::Meeting {
                    choose(&desk, &entry);
                }
                desk.show(if is_new { Panel::Nothing } else { Panel::List });
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
    if let Some(Ok((version, _))) = version(desk) {
        let mut book = desk.with(|state| state.book.clone());
        book.merge(Book::of(version));
        exchange::hand_out(desk, "json", &book);
    }
}

/// Writes an entry anew from one of its versions, in place of all that hold.
fn again(desk: &Rc<Desk>, id: &str, from: Option<&str>, make: impl FnOnce(&mut Version)) {
    let Some(entry) = desk.with(|state| state.book.entry(id)) else { return };
    let is_from = |head: &Version| from.is_none_or(|from| head.id == from);
    let Some(mut version) = entry.heads.into_iter().find(is_from) else { return };
    let Ok(fresh) = random::fresh_id() else { return };
    version.id = fresh;
    version.at = clock::written();
    version.parents = entry.parents;
    make(&mut version);
    let desk = Rc::clone(desk);
    spawn_local(async move {
        saving::keep(&desk, Book::of(version)).await.ok();
        super::tabs::redraw(&desk);
    });
}
