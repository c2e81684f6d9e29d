//! The dialog that makes one file of the page: what is to be in it, how large that is, and the file.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::form::{self, DECK, MINUTES, PROGRESS, SAVE, SET, STATUS, TITLE, WITH};
use super::selection::{Made, Offered, Selection, Wishes};
use super::{contents, gather, words};
use crate::browser::{BrowserError, clock, dom, download, history, page};
use crate::ingest::config::read_config;
use crate::ingest::minutes::read_minutes;
use crate::model::{Day, Lang, Message, Problem, told};
use crate::screen;

const DIALOG: &str = "packer";
const MIME: &str = "text/html";
/// The name that the address gives a file of the person's own.
const OWN: &str = "own";

thread_local! {
    static DESK: Rc<Desk> = Rc::new(Desk::default());
}

#[derive(Default)]
struct Desk {
    selection: RefCell<Selection>,
    /// As the scribe tells them: a file of minutes.
    minutes: RefCell<String>,
    problem: RefCell<Option<Problem>>,
    is_hearing: Cell<bool>,
    is_working: Cell<bool>,
}

/// Opens it.
///
/// # Errors
/// A browser without dialogs.
pub(super) fn open() -> Result<(), BrowserError> {
    let desk = DESK.with(Rc::clone);
    dom::ensure("dialog", DIALOG, &[("class", "packer"), ("aria-labelledby", "packer-title")])?;
    if !desk.is_hearing.replace(true) {
        page::add_style(&page::of_build("packer.css")?)?;
        hear(&desk)?;
    }
    // Where minutes are taken, their program answers at once.
    dom::tell(told::PAGE, "")?;
    take_what_is_written(&desk);
    draw(&desk)?;
    dom::open_dialog(DIALOG)?;
    work(&desk);
    Ok(())
}

fn hear(desk: &Rc<Desk>) -> Result<(), BrowserError> {
    let dialog = dom::by_id(DIALOG)?;
    let told = Rc::clone(desk);
    dom::on_told(told::MINUTES, move |minutes| {
        told.minutes.replace(minutes);
    })?;
    let chosen = Rc::clone(desk);
    dom::on(&dialog, "input", move |_| {
        take_wishes(&chosen).ok();
        work(&chosen);
    })?;
    let clicked = Rc::clone(desk);
    dom::on(&dialog, "click", move |event| {
        match page::marked(&event, "data-packer").map(|(_, act)| act).as_deref() {
            Some("save") => save(&clicked),
            Some(_) => dom::close_dialog(DIALOG).unwrap_or_default(),
            None => {}
        }
    })
}

/// The deck and the minutes, as they are now.
fn take_what_is_written(desk: &Desk) {
    let Ok(mut selection) = desk.selection.try_borrow_mut() else { return };
    selection.take_deck(&screen::deck().unwrap_or_default());
    let minutes = desk.minutes.try_borrow().map(|text| text.clone()).unwrap_or_default();
    let read = read_minutes(minutes.as_bytes(), "").unwrap_or_default();
    selection.minutes = read.minutes;
    selection.wishes.has_deck = selection.slides > 0;
    selection.wishes.has_minutes = !selection.minutes.is_empty();
}

/// What is checked and written in the form.
fn take_wishes(desk: &Desk) -> Result<(), BrowserError> {
    let checked =
        |name: &str| dom::attributes(&format!("#{DIALOG} [name=\"{name}\"]:checked"), "value");
    let with = checked(WITH)?;
    let has = |part: &str| with.iter().any(|chosen| chosen == part);
    let title = dom::chosen(&format!("#{DIALOG} [name=\"{TITLE}\"]"))?.unwrap_or_default();
    let wishes = Wishes {
        title: title.trim().to_owned(),
        sets: checked(SET)?,
        has_deck: has(DECK),
        has_minutes: has(MINUTES),
    };
    if let Ok(mut selection) = desk.selection.try_borrow_mut() {
        selection.wishes = wishes;
    }
    Ok(())
}

/// Packs what is wished for and not packed yet, one file after the other.
fn work(desk: &Rc<Desk>) {
    if desk.is_working.replace(true) {
        return;
    }
    desk.problem.replace(None);
    let desk = Rc::clone(desk);
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(problem) = pack(&desk).await {
            desk.problem.replace(Some(problem));
        }
        desk.is_working.set(false);
        show(&desk).ok();
    });
}

async fn pack(desk: &Desk) -> Result<(), Problem> {
    let is_known = desk.selection.try_borrow().is_ok_and(|selection| !selection.offered.is_empty());
    if !is_known {
        let known = known().await?;
        desk.selection.replace(known);
        take_what_is_written(desk);
        draw(desk).ok();
    }
    loop {
        show(desk).ok();
        let Ok((job, sets)) =
            desk.selection.try_borrow().map(|one| (one.next(), one.wishes.sets.clone()))
        else {
            return Ok(());
        };
        let Some(job) = job else { return Ok(()) };
        let (packed, bytes) = gather::gather(job).await?;
        if let Ok(mut selection) = desk.selection.try_borrow_mut() {
            selection.put(packed, bytes, &sets);
        }
    }
}

/// What the site has to choose from; the open data set is first.
async fn known() -> Result<Selection, Problem> {
    let build = gather::read(contents::BUILD).await?;
    let config = gather::read(contents::CONFIG).await?;
    let mut offered = Vec::new();
    for set in read_config(&config, contents::CONFIG)?.data_sets {
        // One of another site, or one that is not there, cannot go in.
        let Ok(manifest) = gather::read(&set.manifest).await else { continue };
        offered.extend(Offered::new(set, manifest));
    }
    let open = open_data_set();
    offered.sort_by_key(|one| Some(one.set.id.as_str()) != open.as_deref());
    let first = offered.first().map(|one| one.set.id.clone());
    let mut selection = Selection::new(build, config, offered)?;
    selection.wishes.sets.extend(first);
    Ok(selection)
}

/// The data set that the address names.
fn open_data_set() -> Option<String> {
    let query = history::query().ok()?;
    let mut parts = query.trim_start_matches('?').split('&');
    parts.find_map(|part| part.strip_prefix("data=").map(str::to_owned))
}

fn draw(desk: &Desk) -> Result<(), BrowserError> {
    let is_own = open_data_set().as_deref() == Some(OWN);
    let Ok(selection) = desk.selection.try_borrow() else { return Ok(()) };
    dom::fill(DIALOG, &form::form(&selection, is_own, lang()))?;
    drop(selection);
    show(desk)
}

/// Says how far it is, and how large each part.
fn show(desk: &Desk) -> Result<(), BrowserError> {
    let Ok(selection) = desk.selection.try_borrow() else { return Ok(()) };
    let lang = lang();
    let problem = desk.problem.try_borrow().ok().and_then(|problem| problem.clone());
    let (done, of) = selection.progress();
    dom::set_attribute(PROGRESS, "max", &of.max(1).to_string())?;
    dom::set_attribute(PROGRESS, "value", &done.to_string())?;
    let sizes = selection.with_file(today(), |made: &Made<'_>| made.sizes.clone());
    let is_ready = matches!(sizes, Ok(Some(_)));
    dom::set_class(DIALOG, "packer--ready", is_ready)?;
    match is_ready {
        true => dom::remove_attribute(SAVE, "disabled")?,
        false => dom::set_attribute(SAVE, "disabled", "")?,
    }
    let status = match (&problem, sizes) {
        (Some(problem), _) => problem.describe(lang),
        (None, Err(problem)) => problem.describe(lang),
        (None, Ok(Some(sizes))) => {
            for (id, text) in form::said(&sizes, lang) {
                dom::say(&id, &text)?;
            }
            String::new()
        }
        (None, Ok(None)) if selection.wishes.sets.is_empty() && !selection.offered.is_empty() => {
            words::CHOOSE_ONE.get(lang).to_owned()
        }
        (None, Ok(None)) => words::progress(done, of).get(lang).to_owned(),
    };
    if !is_ready {
        dom::say(form::SUM, "")?;
    }
    dom::say(STATUS, &status)
}

fn save(desk: &Desk) {
    let Ok(selection) = desk.selection.try_borrow() else { return };
    let day = today();
    let saved = selection.with_file(day, |made| {
        let name = format!("capaian-{day}-{}.html", made.code);
        let pieces = made.pieces.iter().map(|piece| piece.as_ref());
        let saved = download::save_texts(&name, MIME, pieces);
        saved.map(|()| made.code.to_owned())
    });
    let words = match saved {
        Ok(Some(Ok(code))) => words::saved(&code),
        _ => Message::from(words::REFUSED),
    };
    dom::say(STATUS, words.get(lang())).ok();
}

fn today() -> Day {
    let (year, month, day) = clock::today().unwrap_or((1970, 1, 1));
    Day::from_ymd(year, month, day).unwrap_or_else(|| Day::from_number(0))
}

fn lang() -> Lang {
    dom::language().ok().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}
