//! What is read from the document.

use form_urlencoded::parse;

use super::place;
use super::sheet::{Caption, picture};
use super::words;
use crate::browser::{BrowserError, dom, history, look};
use crate::model::{Lang, view_code};

/// The language that the page speaks.
pub fn lang() -> Lang {
    dom::language().ok().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}

/// The query of the page's address, without `?`.
pub fn query() -> String {
    history::query().unwrap_or_default()
}

/// A parameter of the page's address.
pub fn parameter(name: &str) -> Option<String> {
    parse(query().as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// Whether what was asked for is answered and drawn.
pub fn is_ready() -> bool {
    dom::root_attribute("data-ready").is_some()
}

/// The parts of what [`place::selector`] finds: of a list of selectors each gets the ending.
pub fn within(part: &str, ending: &str) -> Option<String> {
    let all = place::selector(part)?;
    let parts: Vec<String> = all.split(", ").map(|part| format!("{part} {ending}")).collect();
    Some(parts.join(", "))
}

fn text(selector: &str) -> Option<String> {
    dom::text(selector).ok().flatten().filter(|text| !text.is_empty())
}

/// The finding of a chart, else the heading of a card, else a figure with its label, else the title of the page.
pub fn title(part: &str) -> String {
    let heading = within(part, ":is(h2, h3)").and_then(|heading| text(&heading));
    let figure = || {
        if !place::is_name(part) {
            return None;
        }
        let value = format!(".figure > [data-figure=\"{part}\"]");
        let label = format!(".figure:has(> [data-figure=\"{part}\"]) > .figure__label");
        Some(format!("{}: {}", text(&label)?, text(&value)?))
    };
    let finding = || text("#headline-title").filter(|_| part.is_empty());
    heading.or_else(figure).or_else(finding).unwrap_or_else(|| "Capaian".to_owned())
}

/// In words: up to which day the data go.
pub fn as_of() -> String {
    text("[data-figure=\"as-of\"]").unwrap_or_default()
}

/// Who stands behind the data.
pub fn publisher() -> String {
    text(".about > div:nth-child(3) dd").unwrap_or_default()
}

/// Who stands behind the figures, and up to when they go.
pub fn source() -> String {
    let publisher = publisher();
    let dot = if publisher.is_empty() { "" } else { ". " };
    format!("{}: {publisher}{dot}{}", words::SOURCE.get(lang()), as_of())
}

/// What has to stand beside every figure of made-up data; empty beside others.
pub fn mark() -> String {
    let is_sample = text("[data-mark=\"sample\"]").is_some();
    if is_sample { words::SAMPLE.get(lang()).to_owned() } else { String::new() }
}

/// The stamp of the data on the screen: the same data have the same, and hardly any others. Empty where there is none
/// yet.
pub fn stamp() -> String {
    dom::attributes("[data-stamp]", "data-stamp")
        .ok()
        .and_then(|all| all.into_iter().next())
        .unwrap_or_default()
}

/// The short code of the view on the screen.
pub fn code() -> String {
    view_code::write(&stamp(), &query())
}

/// The drawings of a part as one picture that needs nothing of the page, and its size in CSS pixels.
///
/// # Errors
/// A part without drawings.
pub fn drawn(part: &str) -> Result<(String, (u32, u32)), BrowserError> {
    let missing = || BrowserError::missing("a drawing");
    let drawings = match part {
        "" => "main svg.drawing".to_owned(),
        part => within(part, "svg.drawing").ok_or_else(missing)?,
    };
    let mut drawings: Vec<String> =
        dom::all_shown(&drawings)?.iter().map(|drawing| drawing.outer_html()).collect();
    if part.is_empty() {
        drawings.truncate(1);
    }
    let caption = Caption {
        title: title(part),
        source: source(),
        mark: mark(),
        code: format!("{}: {}", words::CODE.get(lang()), code()),
    };
    picture(&drawings, &caption, |name| look::property(name).unwrap_or_default())
        .ok_or_else(missing)
}
