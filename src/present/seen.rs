//! What stands on the page while a slide is made of it, or shows it.

use std::time::Duration;

use web_sys::Element;

use crate::browser::{clock, dom, history, task};
use crate::embed::place;
use crate::model::deck::TakenFigure;
use crate::model::{Day, Lang};

/// How long a view may take to come, in milliseconds: an old laptop, a large file.
const PATIENCE: f64 = 15_000.0;
const LOOKS_EVERY: Duration = Duration::from_millis(40);

/// The marks of a drawing that are taken down; a chart of a hundred agencies is told by those that it names.
const MOST_FIGURES: usize = 60;

/// Marks are told from figures by their key.
const MARK: &str = "mark:";

/// The language that the page speaks.
pub(super) fn lang() -> Lang {
    dom::language().ok().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}

/// By the person's clock; 1970 where it is broken.
pub(super) fn today() -> Day {
    let day = clock::today().and_then(|(year, month, day)| Day::from_ymd(year, month, day));
    day.unwrap_or(Day::from_number(0))
}

pub(super) fn query() -> String {
    history::query().unwrap_or_default()
}

/// Whether a part is on the screen.
pub(super) fn is_shown(part: &str) -> bool {
    place::selector(part).is_some_and(|it| dom::all_shown(&it).is_ok_and(|found| !found.is_empty()))
}

/// The stamp of the data on the screen.
pub(super) fn data() -> String {
    dom::root_attribute("data-stamp").unwrap_or_default()
}

/// The short code of the view on the screen.
pub(super) fn code() -> String {
    String::new()
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

/// What a part says first.
pub(super) fn finding(part: &str) -> String {
    let text = |selector: &str| dom::text(selector).ok().flatten().filter(|text| !text.is_empty());
    let own = place::is_name(part)
        .then(|| text(&format!("#title-{part}")).or_else(|| text(&format!("#{part}-title"))));
    let figure = || {
        let selector = format!(".figure:has([data-figure=\"{part}\"]) .figure__label");
        place::is_name(part).then(|| text(&selector)).flatten()
    };
    own.flatten().or_else(figure).or_else(|| text("#headline-title")).unwrap_or_default()
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
