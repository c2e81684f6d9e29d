//! Opening a code: the page is steered to its view, where the data are those that it was made of. Where they are others,
//! that is said first, and the view is still to be had.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use form_urlencoded::{Serializer, parse};
use wasm_bindgen_futures::spawn_local;

use super::words;
use crate::board::markup::Markup;
use crate::browser::{BrowserError, clock, dom, history, page, task};
use crate::model::Message;
use crate::model::view_code::{self, ViewCode};
use crate::screen;

const DIALOG: &str = "code-dialog";
const FIELD: &str = "code-field";

/// What of an address is the reader's own, and stays.
const OWN: [&str; 2] = ["lang", "theme"];

/// How long data may take to come, in milliseconds: an old laptop, a large file.
const PATIENCE: f64 = 20_000.0;
const LOOKS_EVERY: Duration = Duration::from_millis(60);

thread_local! {
    static IS_HEARING: Cell<bool> = const { Cell::new(false) };
    /// The view of the last code of other data.
    static WAITING: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Opens a code, or asks for another one and says why.
pub(super) async fn open(text: String) {
    let Err(reason) = steer(&text).await else {
        dom::close_dialog(DIALOG).ok();
        return;
    };
    // Without a document there is nobody to ask.
    ask(&text, reason.get(screen::lang())).unwrap_or_default();
}

/// Asks for a code. What is said of the one that was entered stands beneath it.
pub(super) fn ask(entered: &str, said: &str) -> Result<(), BrowserError> {
    dom::ensure("dialog", DIALOG, &[("class", "save-dialog"), ("aria-labelledby", "code-title")])?;
    if !IS_HEARING.replace(true) {
        hear()?;
    }
    let is_waiting = WAITING.with_borrow(|waiting| !waiting.is_empty());
    dom::fill(DIALOG, &markup(entered, said, if is_waiting { Way::Anyway } else { Way::Right }))?;
    dom::open_dialog(DIALOG)?;
    page::focus(FIELD)
}

/// Whether a view of other data waits to be shown all the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    Anyway,
}

fn markup(entered: &str, said: &str, way: Way) -> String {
    let lang = screen::lang();
    let mut html = Markup::default();
    html.within("form", &[("method", "dialog"), ("class", "save-form")], |html| {
        html.words("h2", &[("id", "code-title")], words::OPEN_TITLE.get(lang));
        html.within("label", &[("class", "field"), ("for", FIELD)], |html| {
            html.words("span", &[("class", "field__label")], words::CODE.get(lang));
        });
        let field = [
            ("type", "text"),
            ("id", FIELD),
            ("name", "code"),
            ("autocomplete", "off"),
            ("autocapitalize", "characters"),
            ("spellcheck", "false"),
            ("aria-describedby", "code-said code-help"),
            ("value", entered),
        ];
        html.open("input", &field);
        html.words(
            "p",
            &[("id", "code-help"), ("class", "field__help")],
            words::OPEN_HELP.get(lang),
        );
        html.words("p", &[("id", "code-said"), ("class", "save-said"), ("role", "alert")], said);
        html.within("p", &[("class", "save-foot")], |html| {
            let button =
                |class, act| [("type", "button"), ("class", class), ("data-code-act", act)];
            let open = [("type", "submit"), ("class", "button button--primary")];
            html.words("button", &open, words::OPEN.get(lang));
            if way == Way::Anyway {
                html.words("button", &button("button", "anyway"), words::OPEN_ANYWAY.get(lang));
            }
            html.words("button", &button("button", "close"), words::CLOSE.get(lang));
        });
    });
    html.into_html()
}

fn hear() -> Result<(), BrowserError> {
    let dialog = dom::by_id(DIALOG)?;
    dom::on(&dialog, "submit", |event| {
        event.prevent_default();
        let entered = dom::chosen(&format!("#{FIELD}")).ok().flatten().unwrap_or_default();
        spawn_local(open(entered));
    })?;
    dom::on(&dialog, "click", |event| {
        let Some((_, act)) = page::marked(&event, "data-code-act") else { return };
        let waiting = WAITING.take();
        dom::close_dialog(DIALOG).ok();
        if act == "anyway" {
            // A refused entry leaves what is shown.
            history::steer(&waiting).ok();
        }
    })
}

/// Steers the page to a code's view. What keeps it from that is given back.
async fn steer(text: &str) -> Result<(), Message> {
    WAITING.take();
    let code = view_code::read(text).map_err(view_code::Unreadable::message)?;
    settled().await;
    let before = screen::query();
    let wanted = with_own(&code.query, &before);
    let is_elsewhere = data(&code.query) != data(&before);
    if is_elsewhere {
        go(&wanted).await;
    }
    let stamp = screen::stamp();
    if code.is_of(&stamp) {
        if !is_elsewhere {
            go(&wanted).await;
        }
        return Ok(());
    }
    if is_elsewhere {
        go(&before).await;
    }
    WAITING.replace(wanted);
    Err(others(&code, &stamp))
}

async fn go(query: &str) {
    // A refused entry leaves what is shown, which the stamp tells.
    history::steer(query).ok();
    settled().await;
}

/// Waits until the page stands, as long as it may take.
pub(super) async fn settled() {
    let began = clock::now();
    // The page marks what is on its way only when it has heard of it.
    task::painted().await;
    while clock::now() - began < PATIENCE && (!screen::is_ready() || screen::stamp().is_empty()) {
        task::sleep(LOOKS_EVERY).await;
    }
}

/// The data set that a query asks for.
fn data(query: &str) -> String {
    let found = parse(query.as_bytes()).find(|(name, _)| name == "data");
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// A query with what is the reader's own in another.
fn with_own(query: &str, own: &str) -> String {
    let kept = parse(own.as_bytes()).filter(|(name, _)| OWN.contains(&&**name));
    let mut whole = Serializer::new(String::new());
    whole.extend_pairs(parse(query.as_bytes())).extend_pairs(kept);
    whole.finish().replace("%2C", ",")
}

fn others(code: &ViewCode, stamp: &str) -> Message {
    let of = code.stamp.to_uppercase();
    let open = stamp.get(..code.stamp.len()).unwrap_or("—").to_uppercase();
    let named = data(&code.query);
    let set = |word: &str| {
        if named.is_empty() { String::new() } else { format!(" ({word} “{named}”)") }
    };
    let (id, en) = (set("kumpulan"), set("data set"));
    Message::new(
        format!(
            "Kode ini dibuat dari data lain: sidik data {of}{id}. Yang terbuka di sini bersidik {open}, jadi angkanya dapat berbeda."
        ),
        format!(
            "This code was made of other data: stamp {of}{en}. What is open here has the stamp {open}, so the figures may differ."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn language_and_theme_stay_the_readers_own() {
        let whole = with_own("v=1&destination=HKG,TWN", "v=1&page=claims&lang=en&theme=dark");
        assert_eq!(whole, "v=1&destination=HKG,TWN&lang=en&theme=dark");
        assert_eq!(with_own("", ""), "");
        assert_eq!(data("v=1&data=published"), "published");
    }

    #[test]
    fn it_is_said_which_data_a_code_is_of() {
        let code = ViewCode { stamp: "9f3a7".into(), query: "v=1&data=published".into() };
        let said = others(&code, "1b2c3d4e");
        for text in [said.get(Lang::Id), said.get(Lang::En)] {
            assert!(text.contains("9F3A7") && text.contains("1B2C3") && text.contains("published"));
        }
    }
}
