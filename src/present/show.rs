//! Slides, one after the other, on the live page.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::changed::changes;
use super::desk::{Desk, Show};
use super::ink::{self, INK, Strokes, Tool};
use super::keys::Act;
use super::line::{Line, Standing};
use super::stage::{self, BLACK, Foot, Head, NOTES};
use super::{HELP, address, clock, filter, seen, speaker, words};
use crate::browser::look::Sheet;
use crate::browser::{BrowserError, dom, history, page, task};
use crate::model::deck::{Shape, Slide};
use crate::screen::place;

/// The attribute under which a part stands alone.
const ALONE: &str = "data-presenting";

/// Begins with this slide.
pub(super) fn begin(desk: &Rc<Desk>, at: usize) {
    if desk.count() == 0 {
        return;
    }
    let is_new = !desk.is_showing();
    if is_new {
        desk.begin(Show { home: seen::query(), ..Show::default() });
        // A browser that refuses shows the slides in its window.
        crate::browser::stage::fill_screen().ok();
        crate::browser::stage::keep_awake().ok();
        stage::enter(shape(desk), seen::lang()).ok();
        tick(desk);
    }
    go(desk, at);
}

/// Shows a slide without taking the screen.
pub(super) fn rehearse(desk: &Rc<Desk>, at: usize) {
    if !desk.is_showing() {
        desk.begin(Show { home: seen::query(), ..Show::default() });
        stage::enter(shape(desk), seen::lang()).ok();
    }
    go(desk, at);
}

pub(super) fn shape(desk: &Desk) -> Shape {
    desk.with(|edited| edited.deck().shape)
}

/// Ends the show; the page is as it was before it.
pub(super) fn leave(desk: &Desk) {
    let Some(show) = desk.end() else { return };
    stage::leave();
    page::mark("data-tool", None).ok();
    dom::fill(INK, "").ok();
    alone(desk, "").ok();
    crate::browser::stage::leave_screen().ok();
    history::steer(&address::shown(&address::view(&show.home), &seen::query())).ok();
    desk.tell(&Line::Over);
}

/// Shows a slide as it was made.
pub(super) fn go(desk: &Rc<Desk>, at: usize) {
    let at = at.min(desk.count().saturating_sub(1));
    let Some(slide) = desk.slide(at) else { return };
    let view = slide.view.clone().unwrap_or_default();
    desk.show(|show| {
        show.at = at;
        show.is_black = false;
        show.address.clone_from(&view.address);
    });
    dom::set_attribute(BLACK, "hidden", "").ok();
    draw(desk);
    alone(desk, &view.part).ok();
    if slide.view.is_some() {
        let now = seen::query();
        let wanted = address::shown(&view.address, &now);
        if !address::is_same(&wanted, &now) {
            history::steer(&wanted).ok();
        }
    }
    tell(desk);
    bring(desk, &slide, at);
}

/// Waits for what a slide shows, and fits it to the screen.
fn bring(desk: &Rc<Desk>, slide: &Slide, at: usize) {
    page::mark("data-slide", None).ok();
    let turn = desk.next_turn();
    let part = slide.view.as_ref().map(|view| view.part.clone());
    let slide = slide.clone();
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let came = match &part {
            Some(part) => seen::settled(part).await,
            None => true,
        };
        if !desk.is_turn(turn) {
            return;
        }
        stage::say(if came { "" } else { words::NO_SUCH_PART.get(seen::lang()) });
        draw(&desk);
        if part.is_some() {
            let view = format!("{} {}", slide.id, seen::query());
            let from = desk.show(|show| show.fit_of(&view)).flatten().unwrap_or(1.0);
            let fit = stage::fit(shape(&desk), from, || desk.is_turn(turn)).await;
            if came && desk.is_turn(turn) {
                desk.show(|show| show.keep_fit(view, fit));
            }
        }
        if desk.is_turn(turn) {
            draw(&desk);
            stage::lay_room(shape(&desk));
            tell(&desk);
            // For tests and for who cannot see: the slide is there.
            page::mark("data-slide", Some(&(at + 1).to_string())).ok();
        }
        // What an old laptop has not drawn yet may still come.
        if !came
            && desk.is_turn(turn)
            && seen::comes(part.as_deref().unwrap_or_default()).await
            && desk.is_turn(turn)
        {
            bring(&desk, &slide, at);
        }
    });
}

/// What stands on the screen has been answered anew: somebody filtered, or speaks another language.
pub(super) fn answered(desk: &Rc<Desk>) {
    if desk.is_showing() {
        draw(desk);
        tell(desk);
    }
}

/// The window has another size, or the slide shows more or less.
pub(super) fn resized(desk: &Rc<Desk>) {
    let Some(at) = desk.show(|show| show.at) else { return };
    stage::place(shape(desk));
    if let Some(slide) = desk.slide(at) {
        bring(desk, &slide, at);
    }
}

/// Lets a part stand alone; an empty name lets everything stand.
fn alone(desk: &Desk, part: &str) -> Result<(), BrowserError> {
    let css = place::alone(part, ALONE).unwrap_or_default();
    if desk.alone.try_borrow().is_ok_and(|sheet| sheet.is_none()) {
        desk.alone.replace(Some(Sheet::add()?));
    }
    match desk.alone.try_borrow() {
        Ok(sheet) => sheet.as_ref().map_or(Ok(()), |sheet| sheet.replace(&css)),
        Err(_) => Ok(()),
    }
}

/// Whether what is on the screen is not the slide as it was made.
fn is_filtered(show: &Show, slide: &Slide) -> bool {
    slide.view.is_some() && !address::is_same(&show.address, &seen::query())
}

pub(super) fn draw(desk: &Rc<Desk>) {
    let Some(show) = desk.show(|show| show.clone()) else { return };
    let Some(slide) = desk.slide(show.at) else { return };
    let lang = seen::lang();
    let part = slide.view.as_ref().map(|view| view.part.as_str()).unwrap_or_default();
    let is_filtered = is_filtered(&show, &slide);
    let finding = match &slide.view {
        Some(_) => seen::finding(part),
        None => String::new(),
    };
    let is_pinned = slide.is_pinned && !is_filtered && dom::root_attribute("data-ready").is_some();
    let pinned = slide.taken.as_ref().filter(|_| is_pinned);
    let changes = pinned.map(|taken| (taken, changes(&taken.figures, &seen::figures(part))));
    let head = Head { slide: &slide, finding: &finding, changes, is_filtered, at: show.at };
    stage::draw_head(&head, lang);
    draw_foot(desk, &show);
    dom::say(NOTES, if slide.notes.is_empty() { words::NO_NOTES.get(lang) } else { &slide.notes })
        .ok();
    dom::say(BLACK, words::BLACK.get(lang)).ok();
    draw_ink(desk);
}

fn draw_foot(desk: &Desk, show: &Show) {
    let code = seen::code();
    let clock = show.started.map(clock::elapsed).unwrap_or_default();
    stage::draw_foot(&Foot { code: &code, at: show.at, count: desk.count(), clock: &clock });
}

/// The clock goes on while slides are shown.
fn tick(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        while let Some(show) = desk.show(|show| show.clone()) {
            if show.started.is_some() {
                draw_foot(&desk, &show);
            }
            task::sleep(Duration::from_millis(500)).await;
        }
    });
}

/// Tells the speaker's window where the show is.
pub(super) fn tell(desk: &Desk) {
    let Some(show) = desk.show(|show| show.clone()) else { return };
    let Some(slide) = desk.slide(show.at) else { return };
    let part = slide.view.as_ref().map(|view| view.part.as_str()).unwrap_or_default();
    desk.tell(&Line::At(Box::new(Standing {
        deck: desk.deck(),
        at: show.at,
        is_black: show.is_black,
        started: show.started,
        shown: address::view(&seen::query()),
        finding: if slide.view.is_some() { seen::finding(part) } else { String::new() },
        is_filtered: is_filtered(&show, &slide),
        lang: seen::lang(),
    })));
}

/// Does what a key asks for.
pub(super) fn act(desk: &Rc<Desk>, act: Act) {
    let Some(at) = desk.show(|show| show.at) else { return };
    match act {
        Act::Next if at + 1 < desk.count() => go(desk, at + 1),
        Act::Next => {}
        Act::Previous if at > 0 => go(desk, at - 1),
        Act::Previous => {}
        Act::Go(to) => go(desk, to),
        Act::Reset => go(desk, at),
        Act::Black => {
            let is_black = desk.show(|show| {
                show.is_black = !show.is_black;
                show.is_black
            });
            reveal(BLACK, is_black == Some(true));
            tell(desk);
        }
        Act::Notes => {
            let are_shown = desk.show(|show| {
                show.are_notes_shown = !show.are_notes_shown;
                show.are_notes_shown
            });
            reveal(NOTES, are_shown == Some(true));
        }
        Act::Timer => {
            let now = crate::browser::clock::now();
            desk.show(|show| show.started = if show.started.is_some() { None } else { Some(now) });
            draw(desk);
            tell(desk);
        }
        Act::Filter => open_filter(desk),
        Act::Laser => take(desk, Tool::Laser),
        Act::Pen => take(desk, Tool::Pen),
        Act::Wipe => {
            strokes(desk, Strokes::wipe);
            draw_ink(desk);
        }
        Act::Window => speaker::open(desk),
        Act::Help => help(),
        Act::Leave if desk.show(|show| show.tool) != Some(Tool::None) => take(desk, Tool::None),
        Act::Leave => leave(desk),
    }
}

fn reveal(id: &str, is_shown: bool) {
    match is_shown {
        true => page::reveal(id).ok(),
        false => dom::set_attribute(id, "hidden", "").ok(),
    };
}

fn help() {
    let lang = seen::lang();
    dom::fill(HELP, &super::book::keys(lang)).ok();
    dom::open_dialog(HELP).ok();
}

/// Takes a tool up, or lays it down.
fn take(desk: &Rc<Desk>, tool: Tool) {
    let taken = desk.show(|show| {
        show.tool = if show.tool == tool { Tool::None } else { tool };
        show.tool
    });
    strokes(desk, |strokes| strokes.point(None));
    ink::lay(shape(desk), taken.unwrap_or_default()).ok();
    draw_ink(desk);
}

/// Changes what is drawn over the slide on the screen.
pub(super) fn strokes<T: Default>(desk: &Desk, make: impl FnOnce(&mut Strokes) -> T) -> T {
    let id = desk.show(|show| show.at).and_then(|at| desk.slide(at)).map(|slide| slide.id);
    let made = desk.show(|show| {
        let id = id.unwrap_or_default();
        if !show.drawn.iter().any(|(known, _)| *known == id) {
            show.drawn.push((id.clone(), Strokes::default()));
        }
        show.drawn.iter_mut().find(|(known, _)| *known == id).map(|(_, strokes)| make(strokes))
    });
    made.flatten().unwrap_or_default()
}

pub(super) fn draw_ink(desk: &Desk) {
    let svg = strokes(desk, |strokes| strokes.svg());
    let tool = desk.show(|show| show.tool).unwrap_or_default();
    ink::lay(shape(desk), tool).ok();
    dom::fill(INK, &svg).ok();
}

/// Opens the panel of filters over the slide.
fn open_filter(desk: &Rc<Desk>) {
    dom::fill(filter::PANEL, &filter::panel(seen::lang())).ok();
    dom::open_dialog(filter::PANEL).ok();
    page::focus(filter::FIELD).ok();
    list_filters(desk);
}

/// Lists what the letters in the panel may mean.
pub(super) fn list_filters(desk: &Rc<Desk>) {
    let letters = dom::chosen(&format!("#{}", filter::FIELD)).ok().flatten().unwrap_or_default();
    let offers = desk.known.try_borrow().map(|known| filter::offers(&known, &letters));
    let offers = offers.unwrap_or_default();
    dom::fill(filter::LIST, &filter::list(&offers, &seen::query(), seen::lang())).ok();
    desk.show(|show| show.offers = offers);
}

/// Filters the slide on the screen by one of what is offered.
pub(super) fn filter(desk: &Rc<Desk>, at: usize, choice: filter::Choice) {
    let offer = desk.show(|show| show.offers.get(at).cloned()).flatten();
    let Some(offer) = offer else { return };
    let view = address::view(&seen::query());
    let wanted = desk
        .known
        .try_borrow()
        .ok()
        .and_then(|known| filter::filtered(&view, &known, &offer, choice));
    if let Some(wanted) = wanted {
        history::steer(&address::shown(&wanted, &seen::query())).ok();
        list_filters(desk);
        fit_again(desk);
    }
}

/// Takes the filters of the panel away.
pub(super) fn filter_nothing(desk: &Rc<Desk>) {
    let mut view = address::view(&seen::query());
    for (name, _) in filter::VIEWS {
        view = address::filtered(&view, name, "");
    }
    history::steer(&address::shown(&view, &seen::query())).ok();
    list_filters(desk);
    fit_again(desk);
}

fn fit_again(desk: &Rc<Desk>) {
    draw(desk);
    resized(desk);
}
