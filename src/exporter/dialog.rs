//! The dialog that offers the files of a part, and its code.

use std::cell::{Cell, RefCell};

use wasm_bindgen_futures::spawn_local;

use super::form::{Form, Offer, STATUS, markup};
use super::part::Part;
use super::{files, opening, printing, words};
use crate::browser::{BrowserError, clipboard, dom, page};
use crate::model::Text;
use crate::screen;

const DIALOG: &str = "save-dialog";

/// Where nothing is written: in the frame of another page, and in front of an audience.
const CLOSED: [&str; 2] = ["data-embed", "data-presenting"];

thread_local! {
    static IS_HEARING: Cell<bool> = const { Cell::new(false) };
    static PART: RefCell<Part> = RefCell::new(Part::default());
}

/// Opens it for a part, as [`crate::model::told::SAVE`] tells of it.
pub(super) fn open(told: &str) -> Result<(), BrowserError> {
    if CLOSED.iter().any(|mark| dom::root_attribute(mark).is_some()) {
        return Ok(());
    }
    dom::ensure("dialog", DIALOG, &[("class", "save-dialog"), ("aria-labelledby", "save-title")])?;
    if !IS_HEARING.replace(true) {
        hear()?;
    }
    let part = files::complete(Part::told(told))?;
    let (title, code) = (screen::title(&part.name), screen::code());
    let offer = Offer {
        name: &part.name,
        title: &title,
        code: &code,
        has_picture: !part.name.is_empty() && screen::drawn(&part.name).is_ok(),
        has_table: !part.tables.is_empty(),
    };
    dom::fill(DIALOG, &markup(&offer, screen::lang()))?;
    PART.replace(part);
    dom::open_dialog(DIALOG)
}

fn hear() -> Result<(), BrowserError> {
    let dialog = dom::by_id(DIALOG)?;
    dom::on(&dialog, "click", |event| {
        if let Some(form) =
            page::marked(&event, "data-save").and_then(|(_, it)| Form::from_name(&it))
        {
            make(form);
        } else if let Some((_, act)) = page::marked(&event, "data-save-act") {
            // A dialog that is gone has nothing to close.
            work(&act).unwrap_or_default();
        } else if ["data-embeds", "data-slides"].iter().any(|to| page::marked(&event, to).is_some())
        {
            dom::close_dialog(DIALOG).unwrap_or_default();
        }
    })
}

fn say(text: Text) {
    dom::say(STATUS, text.get(screen::lang())).ok();
}

fn make(form: Form) {
    let part = PART.with_borrow(Clone::clone);
    spawn_local(async move {
        let made = files::make(&part, form).await;
        say(match (made, form) {
            (Ok(()), Form::Copy) => words::COPIED,
            (Ok(()), _) => words::SAVED,
            (Err(_), Form::Copy) => words::COPY_REFUSED,
            (Err(_), _) => words::REFUSED,
        });
    });
}

fn work(act: &str) -> Result<(), BrowserError> {
    match act {
        "copy-code" => {
            spawn_local(async {
                let copied = clipboard::copy(&screen::code()).await;
                say(if copied.is_ok() { words::COPIED } else { words::COPY_REFUSED });
            });
            Ok(())
        }
        "open-code" => {
            dom::close_dialog(DIALOG)?;
            opening::ask("", "")
        }
        "print" => {
            dom::close_dialog(DIALOG)?;
            spawn_local(async {
                // A browser or a frame that does not print leaves the page as it is.
                printing::print().await.unwrap_or_default();
            });
            Ok(())
        }
        _ => dom::close_dialog(DIALOG),
    }
}
