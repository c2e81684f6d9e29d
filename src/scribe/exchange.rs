//! Minutes as files: handed out, and taken in.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::acts;
use super::book::{Book, Merged};
use super::desk::{Desk, FILE, Panel, lang, today};
use super::{handout, saving, words};
use crate::browser::{dom, download, file, page};
use crate::model::Message;

/// Bytes of the largest file that is read: thousands of entries.
const LARGEST: f64 = (32 << 20) as f64;

pub(super) fn export(desk: &Rc<Desk>, kind: &str) {
    let book = desk.with(|state| state.book.clone());
    hand_out(desk, kind, &book);
}

/// Hands out a book in one of the kinds of files; all but JSON hold the meeting that is written down.
pub(super) fn hand_out(desk: &Rc<Desk>, kind: &str, book: &Book) {
    let meeting = desk.with(|state| state.meeting.clone()).unwrap_or_default();
    let lang = lang();
    let name = |ending: &str| format!("notulen-{}.{ending}", today());
    let save =
        |ending: &str, mime: &str, text: &str| download::save(&name(ending), mime, text.as_bytes());
    let done = match kind {
        "json" => save("json", "application/json", &book.written()),
        "csv" => save("csv", "text/csv;charset=utf-8", &handout::csv(book, &meeting, lang)),
        "markdown" => {
            save("md", "text/markdown;charset=utf-8", &handout::markdown(book, &meeting, lang))
        }
        _ => {
            let html = handout::print(book, &meeting, lang);
            dom::fill("scribe-sheet", &html).and_then(|()| {
                desk.show(Panel::Nothing);
                page::mark("data-minutes", Some("print"))?;
                let printed = page::print();
                page::mark("data-minutes", Some("on"))?;
                printed
            })
        }
    };
    if done.is_err() {
        let words = words::NOT_HANDED_OUT;
        desk.warn(&Message::new(words.id, words.en));
    }
}

/// Merges the chosen file into what is here, and says what came of it.
pub(super) fn import(desk: &Rc<Desk>) {
    let input = dom::by_id(FILE).ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some((input, chosen)) =
        input.and_then(|input| Some((input.clone(), file::chosen(&input)?)))
    else {
        return;
    };
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let lines = take_in(&desk, &chosen).await.unwrap_or_else(|problem| vec![problem]);
        // The same file may be chosen again.
        input.set_value("");
        desk.draw_bar();
        desk.show(Panel::Report(lines));
    });
}

async fn take_in(desk: &Rc<Desk>, chosen: &web_sys::File) -> Result<Vec<Message>, Message> {
    if chosen.size() > LARGEST {
        return Err(Message::new(
            "Berkas lebih besar dari 32 MiB.",
            "The file is larger than 32 MiB.",
        ));
    }
    let unread = || Message::new("Berkas tidak dapat dibaca.", "The file cannot be read.");
    let bytes = file::read(chosen, |_| ()).await.map_err(|_| unread())?;
    let book = Book::read(&String::from_utf8(bytes).map_err(|_| unread())?)?;
    let mut tried = desk.with(|state| state.book.clone());
    let merged = tried.merge(book.clone());
    saving::keep(desk, book).await.map_err(|refusal| refusal.message())?;
    if desk.with(|state| state.meeting.is_none())
        && let Some(first) = desk.with(|state| state.book.meetings().into_iter().next())
    {
        acts::choose(desk, &first.id);
    }
    Ok(told(merged))
}

fn told(merged: Merged) -> Vec<Message> {
    let Merged { added, known, refused, conflicts } = merged;
    let mut lines = vec![Message::new(
        format!("{added} versi ditambahkan, {known} sudah ada."),
        format!("{added} versions added, {known} were here already."),
    )];
    if conflicts > 0 {
        lines.push(Message::new(
            format!("{conflicts} entri kini berbeda: pilih versi yang berlaku di daftar."),
            format!("{conflicts} entries now differ: choose the version that holds in the list."),
        ));
    }
    if refused > 0 {
        lines.push(Message::new(
            format!("{refused} versi ditolak: penandanya sudah dipakai untuk isi lain."),
            format!("{refused} versions refused: their identifier is in use for something else."),
        ));
    }
    lines
}
