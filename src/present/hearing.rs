//! What the presenter hears: buttons, keys, typing, pointers, the page, other tabs and the speaker's window.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, PointerEvent};

use super::acts;
use super::book::{self, ALERT, DIALOG, FILE};
use super::desk::Desk;
use super::filter::{self, Choice};
use super::ink::{self, INK, Tool};
use super::keys::{self, Letters};
use super::line::CHANNEL;
use super::{HELP, keep, seen, show, speaker, stage};
use crate::browser::broadcast::Broadcast;
use crate::browser::{BrowserError, clock, dom, page, storage, task};
use crate::model::deck::Slide;
use crate::model::told;

/// Until a window that opens has the focus.
const SETTLES: Duration = Duration::from_millis(400);
/// Within which the speaker's window takes the whole screen from the slides, in milliseconds; it may open behind them.
const OPENS: f64 = 5_000.0;

/// Hears everything, once.
pub(super) fn hear(desk: &Rc<Desk>) -> Result<(), BrowserError> {
    let with = |act: fn(&Rc<Desk>, &Event)| {
        let desk = Rc::clone(desk);
        move |event: Event| act(&desk, &event)
    };
    let at = |id: &str, name: &str, act: fn(&Rc<Desk>, &Event)| {
        dom::on(&dom::by_id(id)?.into(), name, with(act))
    };
    at(DIALOG, "click", clicked)?;
    at(DIALOG, "input", typed)?;
    at(DIALOG, "focusin", entered)?;
    at(DIALOG, "keydown", moved)?;
    at(FILE, "change", |desk, _| acts::import(desk))?;
    at(stage::SAID, "click", clicked)?;
    at(HELP, "click", |_, event| {
        if page::marked(event, "data-do").is_some() {
            dom::close_dialog(HELP).ok();
        }
    })?;
    at(filter::PANEL, "click", filtered)?;
    at(filter::PANEL, "input", |desk, _| show::list_filters(desk))?;
    at(filter::PANEL, "keydown", filter_key)?;
    at(INK, "pointerdown", pen_down)?;
    at(INK, "pointermove", pen_moved)?;
    at(INK, "pointerup", |desk, _| show::strokes(desk, super::ink::Strokes::up))?;
    dom::on_document("keydown", with(pressed))?;
    dom::on_document("click", with(asked))?;
    let ours = Rc::clone(desk);
    dom::on_told(told::KNOWN, move |text| {
        if let Ok(known) = serde_json::from_str(&text) {
            ours.known.replace(known);
        }
    })?;
    let ours = Rc::clone(desk);
    dom::on_root(&["data-ready", "lang"], move || show::answered(&ours))?;
    let ours = Rc::clone(desk);
    crate::browser::stage::on_window("resize", move || show::resized(&ours))?;
    let ours = Rc::clone(desk);
    crate::browser::stage::on_window("storage", move || another_tab(&ours))?;
    let ours = Rc::clone(desk);
    let was_filled = std::cell::Cell::new(false);
    dom::on_document("fullscreenchange", move |_| {
        let is_filled = crate::browser::stage::is_filled();
        if was_filled.replace(is_filled) && !is_filled {
            unfilled(&ours);
        }
    })?;
    let ours = Rc::clone(desk);
    let channel = Broadcast::open(CHANNEL, move |text| speaker::heard(&ours, &text));
    desk.channel.replace(channel.ok());
    Ok(())
}

/// The show has lost the whole screen. Escape takes it without telling the page of the key, and ends the show. So does
/// another window that opens: then the show goes on.
fn unfilled(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        task::sleep(SETTLES).await;
        let has_pressed = clock::now() - desk.pressed.get() < 1_000.0;
        let has_opened = clock::now() - desk.opened.get() < OPENS;
        if !has_pressed && !has_opened && crate::browser::stage::is_attended() {
            show::leave(&desk);
        }
    });
}

/// Another tab has kept the deck otherwise.
fn another_tab(desk: &Rc<Desk>) {
    if desk.is_showing() {
        return;
    }
    let (edited, was_broken) = keep::kept();
    if !was_broken {
        desk.take(edited);
        if dom::is_open(DIALOG) && !dom::has_focus(book::FIELDS) {
            book::draw(desk);
        }
    }
}

fn clicked(desk: &Rc<Desk>, event: &Event) {
    if let Some((_, does)) = page::marked(event, "data-do") {
        acts::act(desk, &does);
    }
}

/// A click on what adds a part of the page, or opens the deck.
fn asked(desk: &Rc<Desk>, event: &Event) {
    if let Some((_, part)) = page::marked(event, "data-slides") {
        acts::begin(desk, &part);
    }
}

/// Into the field of a slide, or of the deck.
fn typed(desk: &Rc<Desk>, event: &Event) {
    let Some((element, field)) = page::marked(event, "data-field") else { return };
    let at = desk.chosen.get();
    if let Some(checkbox) = element.dyn_ref::<HtmlInputElement>().filter(|_| field == "pin") {
        let is_pinned = checkbox.checked();
        desk.edit(|edited| {
            edited.change(|deck| {
                if let Some(slide) = deck.slides.get_mut(at) {
                    slide.is_pinned = is_pinned;
                }
            });
        });
        return;
    }
    let text = dom::value(&element).unwrap_or_default();
    desk.edit(|edited| {
        edited.type_in(|deck| match field.as_str() {
            "deck" => deck.title = text,
            "shape" => {
                deck.shape = crate::model::deck::Shape::from_name(&text).unwrap_or_default();
            }
            field => {
                if let Some(slide) = deck.slides.get_mut(at) {
                    write(slide, field, text);
                }
            }
        });
    });
    if let Some(slide) = desk.slide(at) {
        dom::say(&format!("deck-name-{at}"), &book::name(&slide, seen::lang())).ok();
    }
    if !desk.is_kept.get() {
        dom::say(ALERT, super::words::NOT_KEPT.get(seen::lang())).ok();
    }
}

fn write(slide: &mut Slide, field: &str, text: String) {
    match field {
        "title" => slide.title = text.replace('\n', " "),
        "lines" => {
            slide.lines =
                text.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
        }
        "notes" => slide.notes = text,
        _ => {}
    }
}

/// Comes into a field: what is typed there is taken back at once.
fn entered(desk: &Rc<Desk>, event: &Event) {
    if page::marked(event, "data-field").is_some() {
        desk.edit(super::edit::Edited::begin_typing);
    }
}

/// Alt with an arrow moves the chosen slide.
fn moved(desk: &Rc<Desk>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| key.alt_key()) else { return };
    let does = match key.key().as_str() {
        "ArrowUp" => "up",
        "ArrowDown" => "down",
        _ => return,
    };
    event.prevent_default();
    acts::act(desk, does);
}

fn filtered(desk: &Rc<Desk>, event: &Event) {
    let Some((_, does)) = page::marked(event, "data-do") else { return };
    match does.split_once('\n') {
        Some((choice, at)) => {
            let choice = if choice == "only" { Choice::Only } else { Choice::Without };
            if let Ok(at) = at.parse() {
                show::filter(desk, at, choice);
            }
        }
        None if does == "filter-all" => show::filter_nothing(desk),
        None => _ = dom::close_dialog(filter::PANEL),
    }
}

/// Enter takes what stands first.
fn filter_key(desk: &Rc<Desk>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    let is_in_field = dom::has_focus(filter::FIELD);
    if key.key() == "Enter" && is_in_field && !key.is_composing() {
        event.prevent_default();
        let choice = if key.shift_key() { Choice::Without } else { Choice::Only };
        show::filter(desk, 0, choice);
        dom::close_dialog(filter::PANEL).ok();
    }
}

fn pen_down(desk: &Rc<Desk>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    if desk.show(|show| show.tool) == Some(Tool::Pen) {
        event.prevent_default();
        let at = ink::place(pointer, stage::place(show::shape(desk)));
        show::strokes(desk, |strokes| strokes.down(at));
        show::draw_ink(desk);
    }
}

fn pen_moved(desk: &Rc<Desk>, event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    let at = ink::place(pointer, stage::place(show::shape(desk)));
    let has_moved = match desk.show(|show| show.tool) {
        Some(Tool::Laser) => {
            show::strokes(desk, |strokes| strokes.point(Some(at)));
            true
        }
        Some(Tool::Pen) => show::strokes(desk, |strokes| strokes.go_on(at)),
        _ => false,
    };
    if has_moved {
        show::draw_ink(desk);
    }
}

/// A key, while nobody is writing anywhere.
fn pressed(desk: &Rc<Desk>, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.ctrl_key()
        || key.alt_key()
        || key.meta_key()
        || event.default_prevented()
        || dom::is_typing()
    {
        return;
    }
    if desk.is_showing() {
        // Enter and Space on a button, or a mark, are the button's.
        let is_of_button = matches!(key.key().as_str(), "Enter" | " ") && dom::is_on_control();
        if !is_of_button && press(desk, &key.key(), key.shift_key()) {
            event.prevent_default();
        }
    } else if key.key().eq_ignore_ascii_case("s") && !key.repeat() && are_letters_on() {
        event.prevent_default();
        acts::add(desk, &seen::part());
    }
}

pub(super) fn are_letters_on() -> bool {
    storage::read(book::LETTERS).ok().flatten().as_deref() != Some("off")
}

/// Does what a key of a show does; whether it does anything.
pub(super) fn press(desk: &Rc<Desk>, key: &str, is_shifted: bool) -> bool {
    let count = desk.count();
    let slide =
        desk.show(|show| keys::slide_of(key, &mut show.digits, clock::now(), count)).flatten();
    if let Some(at) = slide {
        show::go(desk, at);
        return true;
    }
    let takes_minutes = dom::root_attribute("data-minutes").is_some() && are_letters_on();
    let letters = if takes_minutes { Letters::Minutes } else { Letters::Free };
    match keys::act(key, is_shifted, letters) {
        Some(act) => {
            show::act(desk, act);
            true
        }
        None => false,
    }
}

/// Reads the file that was chosen.
pub(super) fn read_file(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    spawn_local(async move { acts::take_file(&desk).await });
}
