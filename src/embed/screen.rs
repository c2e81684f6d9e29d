//! What stands on the page: its state as a host needs it, its colours, its picture.

use super::address::Address;
use super::colour::Colour;
use super::gate::Counts;
use super::message::State;
use super::origin::Settings;
use super::sheet::{Caption, picture};
use super::theme::Base;
use super::{pin, place, words};
use crate::browser::{BrowserError, dom, fetch, history, look, page};
use crate::model::Lang;

/// The language that the page speaks.
pub fn lang() -> Lang {
    dom::language().ok().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}

pub fn address() -> Address {
    Address::read(&history::query().unwrap_or_default())
}

/// With which program and data the page is open; `None` where there is no telling, as of a file of the person's own.
pub async fn pin(settings: &Settings) -> Option<String> {
    let manifest = settings.manifest(address().get("data"))?;
    let text = fetch::text(&page::resolve(manifest).ok()?).await.ok()?;
    Some(pin::of(&dom::root_attribute("data-build")?, &text))
}

/// What `config.json` says; nothing where it cannot be had.
pub async fn settings() -> Result<Settings, BrowserError> {
    let text = fetch::text(&page::resolve("config.json")?).await;
    Ok(text.map(|text| Settings::read(&text)).unwrap_or_default())
}

/// Whether what was asked for is answered and drawn.
pub fn is_ready() -> bool {
    dom::root_attribute("data-ready").is_some()
}

/// What went wrong, in the page's own words.
pub fn problem() -> Option<String> {
    dom::text(".problem p").ok().flatten()
}

/// Whether the page has something of this name.
pub fn has(chart: &str) -> bool {
    selector(chart).is_some_and(|selector| dom::text(&selector).is_ok_and(|text| text.is_some()))
}

fn selector(chart: &str) -> Option<String> {
    place::selector(chart)
}

/// The parts of what [`place::selector`] finds: of a list of selectors each gets the ending.
fn within(chart: &str, ending: &str) -> Option<String> {
    let all = selector(chart)?;
    let parts: Vec<String> = all.split(", ").map(|part| format!("{part} {ending}")).collect();
    Some(parts.join(", "))
}

/// The finding of a chart, else the heading of a card, else a figure with its label, else the title of the page.
pub fn title(chart: &str) -> String {
    let heading =
        within(chart, ":is(h2, h3)").and_then(|heading| dom::text(&heading).ok().flatten());
    let figure = || {
        if !place::is_name(chart) {
            return None;
        }
        let value = format!(".figure > [data-figure=\"{chart}\"]");
        let label =
            dom::text(&format!(".figure:has(> [data-figure=\"{chart}\"]) > .figure__label"));
        Some(format!("{}: {}", label.ok()??, dom::text(&value).ok()??))
    };
    let finding = || dom::text("#headline-title").ok().flatten();
    let title = heading.or_else(figure).or_else(|| finding().filter(|_| chart.is_empty()));
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| "Capaian".to_owned())
}

pub fn as_of() -> String {
    dom::text("[data-figure=\"as-of\"]").ok().flatten().unwrap_or_default()
}

/// Who stands behind the data.
pub fn publisher() -> String {
    dom::text(".about > div:nth-child(3) dd").ok().flatten().unwrap_or_default()
}

pub fn state(chart: &str, height: u32, ignored: Counts) -> State {
    let address = address();
    State {
        title: title(chart),
        page: address.get("page").unwrap_or("overview").to_owned(),
        chart: chart.to_owned(),
        filters: address.filters(),
        query: address.whole().write(),
        // The guest may be there before the page speaks.
        lang: address.get("lang").unwrap_or(lang().tag()).to_owned(),
        theme: address.get("theme").unwrap_or("system").to_owned(),
        as_of: as_of(),
        build: dom::root_attribute("data-build").unwrap_or_default(),
        height,
        ignored,
    }
}

/// The page's own colours, as its theme has them.
pub fn base() -> Option<Base> {
    let colour = |name: &str| Colour::read(&look::property(name).ok()?);
    Some(Base {
        ground: colour("--ground")?,
        surface: colour("--surface")?,
        text: colour("--text")?,
        muted: colour("--text-muted")?,
        accent: colour("--accent")?,
    })
}

/// A chart as a picture that needs nothing of the page, and its size.
pub fn drawn(chart: &str) -> Result<(String, (u32, u32)), BrowserError> {
    let missing = || BrowserError::missing("a drawing");
    let drawing = match chart {
        "" => "main svg.drawing".to_owned(),
        chart => within(chart, "svg.drawing").ok_or_else(missing)?,
    };
    let drawing = dom::markup(&drawing)?.ok_or_else(missing)?;
    let lang = lang();
    let is_sample = dom::text("[data-mark=\"sample\"]")?.is_some();
    let caption = Caption {
        title: title(chart),
        source: source(lang),
        mark: if is_sample { words::SAMPLE.get(lang).to_owned() } else { String::new() },
    };
    picture(&drawing, &caption, |name| look::property(name).unwrap_or_default()).ok_or_else(missing)
}

/// Who stands behind the figures, and up to when they go.
pub fn source(lang: Lang) -> String {
    format!("{}: {}. {}", words::SOURCE.get(lang), publisher(), as_of())
}
