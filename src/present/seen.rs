//! What stands on the page while a slide is made of it, or shows it.

use std::time::Duration;

use web_sys::Element;

use crate::browser::{clock, dom, grid, look, page, task};
use crate::model::Day;
use crate::model::deck::TakenFigure;
use crate::model::slides::{SlidePicture, SlideTable};
use crate::screen::place;
use crate::screen::sheet::{Caption, picture};

pub(super) use crate::screen::{code, lang, query, stamp, title as finding};

/// How long a view may take to come, in milliseconds: an old laptop, a large file.
const PATIENCE: f64 = 15_000.0;
const LOOKS_EVERY: Duration = Duration::from_millis(40);
/// How long what has not come in time is waited for, in milliseconds, while the room is told that it is not there.
const LATEST: f64 = 60_000.0;
const LOOKS_LATE: Duration = Duration::from_millis(500);

/// The marks of a drawing that are taken down; a chart of a hundred agencies is told by those that it names.
const MOST_FIGURES: usize = 60;

/// The page's attribute for its theme.
const THEME: &str = "data-theme";

/// Marks are told from figures by their key.
pub(super) const MARK: &str = "mark:";

/// By the person's clock; 1970 where it is broken.
pub(super) fn today() -> Day {
    let day = clock::today().and_then(|(year, month, day)| Day::from_ymd(year, month, day));
    day.unwrap_or(Day::from_number(0))
}

/// Whether a part is on the screen.
pub(super) fn is_shown(part: &str) -> bool {
    place::selector(part).is_some_and(|it| dom::all_shown(&it).is_ok_and(|found| !found.is_empty()))
}

/// The name of the part that a person is at: under the focus, else under the pointer, else the first card in sight.
pub(super) fn part() -> String {
    let card = "[data-chart], .card[data-panel]";
    let named = |state: &str| format!("[data-chart]{state}, .card[data-panel]{state}");
    let found = [named(":focus-within"), named(":hover"), card.to_owned()];
    let name = found.iter().find_map(|selector| {
        let shown = |name: &str| dom::shown_attribute(selector, name).ok().flatten();
        shown("data-chart").or_else(|| shown("data-panel"))
    });
    name.filter(|name| place::is_name(name)).unwrap_or_default()
}

/// Waits until what was asked for is drawn; whether it came.
pub(super) async fn settled(part: &str) -> bool {
    let selector = place::selector(part).unwrap_or_else(|| "main .card".to_owned());
    let is_there = || {
        dom::root_attribute("data-ready").is_some()
            && dom::all_shown(&selector).is_ok_and(|found| !found.is_empty())
    };
    let began = clock::now();
    // The page marks what is on its way only when it has heard of it.
    task::painted().await;
    while clock::now() - began < PATIENCE {
        if is_there() {
            return true;
        }
        task::sleep(LOOKS_EVERY).await;
        // A part that this data set has not: its page is drawn, and it does not come.
        let is_idle = dom::root_attribute("data-ready").is_some();
        if is_idle && clock::now() - began > PATIENCE / 5.0 {
            return is_there();
        }
    }
    false
}

/// Waits for a part that was not there in time; whether it came.
pub(super) async fn comes(part: &str) -> bool {
    let began = clock::now();
    while clock::now() - began < LATEST {
        if is_shown(part) && dom::root_attribute("data-ready").is_some() {
            return true;
        }
        task::sleep(LOOKS_LATE).await;
    }
    false
}

/// The figures and marks that a part shows.
pub(super) fn figures(part: &str) -> Vec<TakenFigure> {
    let within = place::selector(part).unwrap_or_else(|| "main".to_owned());
    let shown = |what: &str| {
        let selector = format!(":is({within}) {what}, {what}:is({within})");
        dom::all_shown(&selector).unwrap_or_default()
    };
    let figures = shown(".figure__value[data-figure]");
    let marks = shown("svg [data-key][aria-label]");
    let all = figures.iter().filter_map(figure).chain(marks.iter().filter_map(mark));
    all.take(MOST_FIGURES).collect()
}

fn words(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn figure(value: &Element) -> Option<TakenFigure> {
    let label = value.parent_element()?.query_selector(".figure__label").ok()??;
    Some(TakenFigure {
        key: value.get_attribute("data-figure")?,
        label: words(&label),
        text: words(value),
    })
}

/// A mark is called `Hong Kong: 9.123 penempatan`.
fn mark(mark: &Element) -> Option<TakenFigure> {
    let called = mark.get_attribute("aria-label")?;
    let (label, text) = called.split_once(": ").unwrap_or((&called, &called));
    Some(TakenFigure {
        key: format!("{MARK}{}", mark.get_attribute("data-key")?),
        label: label.to_owned(),
        text: text.to_owned(),
    })
}

/// The drawings of a part as one picture for a white slide, without words around it.
pub(super) fn drawing(part: &str) -> Option<SlidePicture> {
    let drawings = dom::all_shown(&crate::screen::within(part, "svg.drawing")?).ok()?;
    let drawings: Vec<String> = drawings.iter().map(Element::outer_html).collect();
    let theme = dom::root_attribute(THEME);
    page::mark(THEME, Some("light")).ok();
    let light = |name: &str| look::property(name).unwrap_or_default();
    let drawn = picture(&drawings, &Caption::default(), light);
    page::mark(THEME, theme.as_deref()).ok();
    let (markup, (width, height)) = drawn?;
    let alt = crate::screen::within(part, ".visually-hidden").and_then(|it| dom::text(&it).ok()?);
    let alt = alt.filter(|alt| !alt.is_empty()).unwrap_or_else(|| finding(part));
    Some(SlidePicture { markup, width, height, alt })
}

/// The first table of a part that is drawn.
pub(super) fn table(part: &str) -> Option<SlideTable> {
    let found = grid::shown(&crate::screen::within(part, "table")?).ok()?;
    let mut rows = found.into_iter().next()?.rows.into_iter();
    let words = |row: Vec<(String, String)>| row.into_iter().map(|(text, _)| text).collect();
    Some(SlideTable { head: rows.next().map(words)?, rows: rows.map(words).collect() })
}

/// What a part says in tickets: constraints, actions.
pub(super) fn tickets(part: &str) -> Vec<String> {
    let found =
        crate::screen::within(part, ".ticket__text").and_then(|it| dom::all_shown(&it).ok());
    found.unwrap_or_default().iter().map(words).collect()
}

/// What the page says of itself, on every slide.
pub(super) struct Source {
    pub(super) office: String,
    /// In words: up to which day the data go.
    pub(super) as_of: String,
    /// Of made-up data.
    pub(super) sample: String,
}

pub(super) fn source() -> Source {
    let text = |selector: &str| dom::text(selector).ok().flatten().unwrap_or_default();
    Source {
        office: text(".masthead__office"),
        as_of: text("[data-figure=\"as-of\"]"),
        sample: text("[data-mark=\"sample\"]"),
    }
}
