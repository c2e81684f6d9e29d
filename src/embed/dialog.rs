//! The dialog that offers the code of a chart, or of any part of the page, with a preview that is what a portal shows.

use std::cell::{Cell, RefCell};

use super::code::Wanted;
use super::digest::short_digest;
use super::{state, words};
use crate::browser::{BrowserError, clipboard, dom, download, fetch, history, page};
use crate::model::{Lang, Text};
use crate::screen;
use crate::screen::escape::escape;
use crate::screen::place::is_name;

const DIALOG: &str = "embed-dialog";
const STATUS: &str = "embed-status";
const CODE: &str = "embed-code";

/// The height of a frame that cannot take its own.
const FIXED_HEIGHT: u32 = 460;

/// The script that portals load, by the name and the digest of its content, as the build wrote them.
const INTEGRITY: &str = "embed-integrity.txt";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Live,
    Frame,
    Pinned,
    Fixed,
}

const KINDS: [(Kind, &str, Text, Text); 4] = [
    (Kind::Live, "live", words::LIVE, words::LIVE_HELP),
    (Kind::Frame, "frame", words::FRAME, words::FRAME_HELP),
    (Kind::Pinned, "pinned", words::PINNED, words::PINNED_HELP),
    (Kind::Fixed, "fixed", words::FIXED, words::FIXED_HELP),
];

thread_local! {
    static IS_HEARING: Cell<bool> = const { Cell::new(false) };
    static INTEGRITY_OF_SCRIPT: RefCell<String> = const { RefCell::new(String::new()) };
    static PIN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Opens it for a chart; an empty name is the whole page.
pub fn open(chart: &str) -> Result<(), BrowserError> {
    dom::ensure(
        "dialog",
        DIALOG,
        &[("class", "embed-dialog"), ("aria-labelledby", "embed-title")],
    )?;
    if !IS_HEARING.replace(true) {
        hear()?;
        wasm_bindgen_futures::spawn_local(async {
            if let Ok(address) = page::of_build(INTEGRITY)
                && let Ok(text) = fetch::text(&address).await
            {
                INTEGRITY_OF_SCRIPT.replace(text.trim().to_owned());
                show_code().ok();
            }
        });
    }
    wasm_bindgen_futures::spawn_local(async {
        if let Ok(settings) = state::settings().await {
            PIN.replace(state::pin(&settings).await.unwrap_or_default());
            show_code().ok();
        }
    });
    dom::fill(DIALOG, &form(chart, screen::lang()))?;
    show_code()?;
    dom::open_dialog(DIALOG)
}

fn hear() -> Result<(), BrowserError> {
    let dialog = dom::by_id(DIALOG)?;
    dom::on(&dialog, "change", |_| {
        show_code().ok();
    })?;
    dom::on(&dialog, "click", |event| {
        if let Some((_, act)) = page::marked(&event, "data-embed-act") {
            match act.as_str() {
                "copy" => copy(),
                // What is refused is said, or nothing is there to save.
                "save" => save().unwrap_or_default(),
                _ => dom::close_dialog(DIALOG).unwrap_or_default(),
            }
        }
    })
}

fn copy() {
    wasm_bindgen_futures::spawn_local(async {
        let Ok(Some(made)) = made() else { return };
        let copied = clipboard::copy(&made.code).await.is_ok();
        let text = if copied { words::COPIED } else { words::COPY_REFUSED };
        dom::say(STATUS, text.get(screen::lang())).ok();
    });
}

fn save() -> Result<(), BrowserError> {
    match made()?.and_then(|made| made.picture) {
        Some((name, svg)) => download::save(&name, "image/svg+xml", svg.as_bytes()),
        None => dom::say(STATUS, words::NO_PICTURE.get(screen::lang())),
    }
}

/// What is chosen, as code.
struct Made {
    code: String,
    frame: String,
    /// The file that an exact version is: its name and content.
    picture: Option<(String, String)>,
}

fn made() -> Result<Option<Made>, BrowserError> {
    let values = dom::values(DIALOG)?;
    let chart = values.get("chart").cloned().unwrap_or_default();
    let chosen = dom::chosen(&format!("#{DIALOG} [name=\"kind\"]:checked"))?;
    let kind = KINDS.into_iter().find(|(_, name, ..)| chosen.as_deref() == Some(name));
    let lang = screen::lang();
    let address = history::address()?;
    let known = INTEGRITY_OF_SCRIPT.with_borrow(Clone::clone);
    // Without it the script is named as it always is, and held to nothing.
    let (script, integrity) = known.split_once(' ').unwrap_or(("embed.js", ""));
    let (script, integrity) = (script.to_owned(), integrity.to_owned());
    let wanted = Wanted {
        base: address.split(['?', '#']).next().unwrap_or_default().to_owned(),
        query: history::query()?,
        lang: lang.tag().to_owned(),
        title: screen::title(&chart),
        script,
        integrity,
        chart,
        pin: PIN.with_borrow(Clone::clone),
    };
    let frame = wanted.frame();
    let made = |code: String, picture| Made { code, frame: frame.clone(), picture };
    Ok(match kind.map_or(Kind::Live, |(kind, ..)| kind) {
        Kind::Live => Some(made(wanted.element(), None)),
        Kind::Frame => Some(made(wanted.iframe(FIXED_HEIGHT), None)),
        kind => screen::drawn(&wanted.chart).ok().map(|(svg, size)| {
            let name = file_name(&wanted.chart, &svg);
            let code = match kind {
                Kind::Pinned => wanted.pinned(&name, size),
                _ => wanted.figure(&name, &screen::source(), size),
            };
            made(code, Some((name, svg)))
        }),
    })
}

/// A name that holds the digest of the content, so that a file of this name is this version and no other.
fn file_name(chart: &str, svg: &str) -> String {
    let digest = short_digest(svg);
    let chart = if is_name(chart) { chart } else { "page" };
    format!("capaian-{chart}-{digest}.svg")
}

fn show_code() -> Result<(), BrowserError> {
    let lang = screen::lang();
    let made = made()?;
    let note = if made.is_none() { words::NO_PICTURE.get(lang) } else { "" };
    dom::say(STATUS, note)?;
    dom::say(CODE, made.as_ref().map_or("", |made| made.code.as_str()))?;
    let picture = made.as_ref().and_then(|made| made.picture.as_ref());
    let is_fixed = picture.is_some();
    dom::set_class(DIALOG, "embed-dialog--fixed", is_fixed)?;
    let preview = made.as_ref().map_or("", |made| made.frame.as_str());
    if dom::by_id("embed-preview")?.get_attribute("src").as_deref() != Some(preview) {
        dom::set_attribute("embed-preview", "src", preview)?;
    }
    match picture {
        Some((_, svg)) => dom::fill("embed-picture", svg),
        None => dom::fill("embed-picture", ""),
    }
}

/// The parts of the page that may stand alone, with what they say.
fn parts() -> Vec<String> {
    let of = |selector: &str, name: &str| dom::attributes(selector, name).unwrap_or_default();
    let mut parts = of("main [data-chart]:not([hidden])", "data-chart");
    parts.extend(of("main .card[data-panel]:not([hidden])", "data-panel"));
    parts.extend(of("main .figure__value[data-figure]", "data-figure"));
    parts.retain(|name| is_name(name));
    parts
}

fn form(chart: &str, lang: Lang) -> String {
    let mut html = String::with_capacity(4096);
    let say = |html: &mut String, text: &str| escape(html, text);
    html.push_str("<form method=\"dialog\" class=\"embed-form\"><h2 id=\"embed-title\">");
    say(&mut html, words::EMBED_TITLE.get(lang));
    html.push_str("</h2><label class=\"field\"><span class=\"field__label\">");
    say(&mut html, words::WHAT.get(lang));
    html.push_str("</span><select name=\"chart\"><option value=\"\">");
    say(&mut html, words::WHOLE.get(lang));
    html.push_str("</option>");
    for part in parts() {
        html.push_str("<option value=\"");
        say(&mut html, &part);
        html.push_str(if part == chart { "\" selected>" } else { "\">" });
        say(&mut html, &screen::title(&part));
        html.push_str("</option>");
    }
    html.push_str("</select></label><fieldset><legend class=\"field__label\">");
    say(&mut html, words::KIND.get(lang));
    html.push_str("</legend>");
    for (kind, name, label, help) in KINDS {
        html.push_str("<label class=\"choice\"><input type=\"radio\" name=\"kind\" value=\"");
        say(&mut html, name);
        html.push_str(if kind == Kind::Live { "\" checked><span>" } else { "\"><span>" });
        say(&mut html, label.get(lang));
        html.push_str("<small>");
        say(&mut html, help.get(lang));
        html.push_str("</small></span></label>");
    }
    html.push_str(
        "</fieldset><label class=\"field\" for=\"embed-code\"><span class=\"field__label\">",
    );
    say(&mut html, words::CODE.get(lang));
    html.push_str("</span></label><pre tabindex=\"0\"><code id=\"embed-code\"></code></pre><p class=\"embed-acts\">");
    for (act, class, words) in [
        ("copy", "button button--primary", words::COPY),
        ("save", "button embed-save", words::SAVE_PICTURE),
        ("close", "button", words::CLOSE),
    ] {
        html.push_str("<button type=\"button\" class=\"");
        html.push_str(class);
        html.push_str("\" data-embed-act=\"");
        html.push_str(act);
        html.push_str("\">");
        say(&mut html, words.get(lang));
        html.push_str("</button> ");
    }
    html.push_str(
        "<span id=\"embed-status\" role=\"status\"></span></p><h3 class=\"field__label\">",
    );
    say(&mut html, words::PREVIEW.get(lang));
    html.push_str("</h3><iframe id=\"embed-preview\" title=\"");
    say(&mut html, words::PREVIEW.get(lang));
    html.push_str("\"></iframe><div id=\"embed-picture\"></div></form>");
    html
}
