//! The page's state as a host needs it, and its colours.

use super::address::Address;
use super::colour::Colour;
use super::gate::Counts;
use super::message::State;
use super::origin::Settings;
use super::pin;
use super::theme::Base;
use crate::browser::{BrowserError, dom, fetch, look, page};
use crate::screen::{self, place};

pub fn address() -> Address {
    Address::read(&screen::query())
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

/// What went wrong, in the page's own words.
pub fn problem() -> Option<String> {
    dom::text(".problem p").ok().flatten()
}

/// Whether the page has something of this name.
pub fn has(chart: &str) -> bool {
    place::selector(chart)
        .is_some_and(|selector| dom::text(&selector).is_ok_and(|text| text.is_some()))
}

pub fn state(chart: &str, height: u32, ignored: Counts) -> State {
    let address = address();
    State {
        title: screen::title(chart),
        page: address.get("page").unwrap_or("overview").to_owned(),
        chart: chart.to_owned(),
        filters: address.filters(),
        query: address.whole().write(),
        // The guest may be there before the page speaks.
        lang: address.get("lang").unwrap_or(screen::lang().tag()).to_owned(),
        theme: address.get("theme").unwrap_or("system").to_owned(),
        as_of: screen::as_of(),
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
