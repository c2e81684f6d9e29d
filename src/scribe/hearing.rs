//! What the scribe hears: buttons, letters, typing, the page.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};

use super::acts::{self, act, open, record_of, save};
use super::desk::{BAR, DIALOG, Desk, FIELDS, FILE, Panel};
use super::{exchange, saving, tabs, turn_on};
use crate::browser::{BrowserError, dom, page};
use crate::model::minutes::Kind;
use crate::model::told;

/// Hears everything, once.
pub(super) fn hear(desk: &Rc<Desk>) -> Result<(), BrowserError> {
    let with = |act: fn(&Rc<Desk>, &Event)| {
        let desk = Rc::clone(desk);
        move |event: Event| act(&desk, &event)
    };
    for place in [BAR, DIALOG] {
        dom::on(&dom::by_id(place)?.into(), "click", with(click))?;
    }
    dom::on(&dom::by_id(DIALOG)?.into(), "input", with(|desk, _| acts::typed(desk)))?;
    dom::on(&dom::by_id(DIALOG)?.into(), "keydown", with(enter))?;
    dom::on(&dom::by_id(DIALOG)?.into(), "close", with(|desk, _| closed(desk)))?;
    dom::on(&dom::by_id(FILE)?.into(), "change", with(|desk, _| exchange::import(desk)))?;
    dom::on_document("keydown", with(letter))?;
    dom::on_document("click", with(started))?;
    let (ours, theirs, known) = (Rc::clone(desk), Rc::clone(desk), Rc::clone(desk));
    dom::on_told(told::PAGE, move |_| saving::tell_page(&theirs))?;
    dom::on_told(told::KNOWN, move |text| learn(&known, &text))?;
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

/// What the page tells of the data set on its screen.
fn learn(desk: &Rc<Desk>, text: &str) {
    let Ok(known) = serde_json::from_str(text) else { return };
    let is_news = desk.change(|state| {
        let is_news = state.known != known;
        state.known = known;
        is_news
    });
    if is_news {
        tabs::redraw(desk);
        let is_untouched = desk.with(|state| {
            state.panel == Panel::Meetings && !state.drafts.contains_key(Kind::Meeting.as_str())
        });
        if is_untouched {
            open(desk, Panel::Meetings);
        }
    }
    if let Some(record) = desk.change(|state| state.awaited.take()) {
        open(desk, Panel::Entry(record.1, Some(record)));
    }
}

/// A click on what starts minutes, or leads to the form of a record.
fn started(desk: &Rc<Desk>, event: &Event) {
    if let Some((_, starts)) = page::marked(event, "data-starts") {
        begin(desk, &starts);
    }
}

/// Opens what a click on the page asked for.
pub(super) fn begin(desk: &Rc<Desk>, starts: &str) {
    if !desk.with(|state| state.is_on) {
        turn_on(desk);
    }
    let Some(record) = record_of(&starts.split('\n').collect::<Vec<_>>()) else {
        return open(desk, Panel::Meetings);
    };
    match saving::find(desk, &record) {
        Some(_) => open(desk, Panel::Entry(record.1, Some(record))),
        None => _ = desk.change(|state| state.awaited.replace(record)),
    }
}

fn click(desk: &Rc<Desk>, event: &Event) {
    if let Some((_, does)) = page::marked(event, "data-do") {
        act(desk, &does);
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
