//! What a person does with the deck.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::book::{self, ALERT, DIALOG, FILE, LETTERS};
use super::desk::Desk;
use super::{address, edit, hearing, make, seen, sheet, show, speaker, stage, words};
use crate::board::markup::Markup;
use crate::browser::{dom, download, file, history, page, storage};
use crate::ingest::deck::{read_deck, write_deck};

/// Bytes of the largest file that is read.
const LARGEST: f64 = (4 << 20) as f64;

/// What a click on the page asked for: to add a part by its name, or to open the deck.
pub(super) fn begin(desk: &Rc<Desk>, part: &str) {
    match part {
        "" => book::open(desk),
        part => add(desk, part),
    }
}

/// Adds a part of what is on the screen, and says so.
pub(super) fn add(desk: &Rc<Desk>, part: &str) {
    let (desk, part) = (Rc::clone(desk), part.to_owned());
    spawn_local(async move {
        make::known(&desk).await;
        let at = make::add(&desk, &part);
        say_added(&desk, at);
        let turn = desk.next_turn();
        crate::browser::task::sleep(SHOWN).await;
        if desk.is_turn(turn) && !dom::has_focus(stage::SAID) {
            stage::say("");
        }
    });
}

/// How long it is said that a slide was added.
const SHOWN: Duration = Duration::from_secs(12);

fn say_added(desk: &Desk, at: usize) {
    let lang = seen::lang();
    let mut html = Markup::default();
    let name = desk.slide(at).map(|slide| book::name(&slide, lang)).unwrap_or_default();
    html.text(&format!("{} {}: {name} ", words::ADDED.get(lang), at + 1));
    for (does, word) in [("deck", words::SHOW_DECK), ("undo", words::UNDO)] {
        let id = format!("said-{does}");
        let button = [
            ("type", "button"),
            ("id", id.as_str()),
            ("class", "button button--small"),
            ("data-do", does),
        ];
        html.words("button", &button, word.get(lang));
    }
    if !desk.is_kept.get() {
        html.words("strong", &[], words::NOT_KEPT.get(lang));
    }
    dom::fill(stage::SAID, &html.into_html()).ok();
    page::reveal(stage::SAID).ok();
}

/// Does what a button says.
pub(super) fn act(desk: &Rc<Desk>, does: &str) {
    let at = desk.chosen.get();
    match does.split_once('\n') {
        Some(("choose", slide)) => desk.chosen.set(slide.parse().unwrap_or(at)),
        Some(_) => return,
        None => match does {
            "deck" => {
                stage::say("");
                return book::open(desk);
            }
            "close" => {
                dom::close_dialog(DIALOG).ok();
                return;
            }
            "start" => return start(desk, at),
            "window" => return speaker::open(desk),
            "add" => return add_and_show(desk),
            "words" => make::add_words(desk),
            "agenda" => return agenda(desk),
            "up" => shift(desk, at, -1),
            "down" => shift(desk, at, 1),
            "copy" => copy(desk, at),
            "remove" => desk.edit(|edited| edited.change(|deck| edit::remove(deck, at))),
            "retake" => make::retake(desk, at),
            "open" => return open(desk, at),
            "undo" => {
                desk.edit(edit::Edited::take_back);
                stage::say("");
            }
            "import" => {
                dom::click(FILE).ok();
                return;
            }
            "export" => return export(desk),
            "print" => return sheet::print(desk),
            "pptx" => return sheet::pptx(desk),
            "letters" => letters(),
            _ => return,
        },
    }
    if dom::is_open(DIALOG) {
        book::draw(desk);
    }
}

fn add_and_show(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        make::known(&desk).await;
        make::add(&desk, &seen::part());
        book::draw(&desk);
    });
}

fn start(desk: &Rc<Desk>, at: usize) {
    if desk.count() == 0 {
        dom::say(ALERT, words::NO_SLIDES.get(seen::lang())).ok();
        return;
    }
    dom::close_dialog(DIALOG).ok();
    show::begin(desk, at);
}

fn shift(desk: &Desk, at: usize, by: isize) {
    let mut to = at;
    desk.edit(|edited| edited.change(|deck| to = edit::shift(deck, at, by)));
    desk.chosen.set(to);
}

fn copy(desk: &Desk, at: usize) {
    desk.edit(|edited| edited.change(|deck| edit::duplicate(deck, at, make::fresh_id())));
    desk.chosen.set(at + 1);
}

/// Leaves the deck for the view of a slide.
fn open(desk: &Desk, at: usize) {
    if let Some(view) = desk.slide(at).and_then(|slide| slide.view) {
        dom::close_dialog(DIALOG).ok();
        history::steer(&address::shown(&view.address, &seen::query())).ok();
    }
}

fn agenda(desk: &Rc<Desk>) {
    dom::close_dialog(DIALOG).ok();
    let desk = Rc::clone(desk);
    spawn_local(async move {
        make::agenda(&desk).await;
        book::open(&desk);
    });
}

fn letters() {
    let is_on = hearing::are_letters_on();
    storage::write(LETTERS, if is_on { "off" } else { "on" }).ok();
}

fn export(desk: &Desk) {
    let saved = write_deck(&desk.deck()).map_err(|problem| problem.describe(seen::lang()));
    let saved = saved.and_then(|bytes| {
        let name = format!("{}.json", file_name(desk));
        download::save(&name, "application/json", &bytes).map_err(|error| error.to_string())
    });
    if let Err(words) = saved {
        dom::say(ALERT, &words).ok();
    }
}

/// What files of this deck are called: its title, as far as every system takes it.
pub(super) fn file_name(desk: &Desk) -> String {
    let title = desk.with(|edited| edited.deck().title.clone());
    let name: String = title
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    let name = name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let name = if name.is_empty() { "dek".to_owned() } else { name };
    format!("capaian-{name}-{}", seen::today())
}

pub(super) fn import(desk: &Rc<Desk>) {
    hearing::read_file(desk);
}

/// Takes the deck of the file that was chosen in place of this one, which Undo brings back.
pub(super) async fn take_file(desk: &Rc<Desk>) {
    let Some((name, bytes)) = file::take(FILE, LARGEST).await else { return };
    match bytes.map(|bytes| read_deck(&bytes, &name)) {
        Ok(Ok(deck)) => {
            desk.edit(|edited| edited.change(|here| *here = deck));
            desk.was_broken.set(false);
            desk.chosen.set(0);
            book::draw(desk);
        }
        Ok(Err(problem)) => _ = dom::say(ALERT, &problem.describe(seen::lang())),
        Err(error) => _ = dom::say(ALERT, &error.to_string()),
    }
}
