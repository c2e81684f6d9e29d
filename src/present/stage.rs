//! The slide on the screen: the page's own card, enlarged, with a head and a foot around it.

use super::changed::Change;
use super::geometry::{self, Placed};
use super::seen::{self, Source};
use super::words;
use crate::board::markup::Markup;
use crate::browser::{BrowserError, dom, look, stage};
use crate::model::Lang;
use crate::model::deck::{Shape, Slide, Taken};

pub(super) const STAGE: &str = "stage";
const HEAD: &str = "stage-head";
const FOOT: &str = "stage-foot";
pub(super) const NOTES: &str = "stage-notes";
pub(super) const BLACK: &str = "stage-black";
pub(super) const SAID: &str = "stage-said";
/// An attribute of the page while slides are shown: the shape of them.
pub(super) const PRESENTING: &str = "data-presenting";
/// While what is shown is being fitted to the slide.
const FITTING: &str = "data-fitting";
/// That what is shown is longer than its slide.
const OVERFLOWS: &str = "data-overflows";
/// While a slide has no view.
const WORDS_ALONE: &str = "data-words";

/// The changes of a pinned slide that are named.
const MOST_CHANGES: usize = 4;
/// Tries at fitting; each is drawn anew.
const MOST_TRIES: usize = 6;

/// Puts the elements of a slide on the page, empty.
pub(super) fn build() -> Result<(), BrowserError> {
    dom::ensure("section", STAGE, &[("class", "stage"), ("hidden", "")])?;
    dom::ensure_in(STAGE, "div", HEAD, &[("class", "stage__head")])?;
    dom::ensure_in(STAGE, "div", FOOT, &[("class", "stage__foot")])?;
    dom::ensure("p", SAID, &[("class", "stage-said"), ("role", "status"), ("hidden", "")])?;
    dom::ensure("div", NOTES, &[("class", "stage-notes"), ("hidden", "")])?;
    dom::ensure("p", BLACK, &[("class", "stage-black"), ("hidden", "")])?;
    Ok(())
}

pub(super) fn enter(shape: Shape, lang: Lang) -> Result<(), BrowserError> {
    dom::set_attribute(STAGE, "aria-label", words::PRESENTATION.get(lang))?;
    crate::browser::page::reveal(STAGE)?;
    crate::browser::page::mark(PRESENTING, Some(shape.name()))?;
    place(shape);
    Ok(())
}

pub(super) fn leave() {
    for mark in [PRESENTING, FITTING, OVERFLOWS, WORDS_ALONE] {
        crate::browser::page::mark(mark, None).ok();
    }
    for id in [STAGE, NOTES, BLACK, SAID] {
        dom::set_attribute(id, "hidden", "").ok();
    }
}

/// Puts the slide in the middle of the window, above the minutes where they are taken.
pub(super) fn place(shape: Shape) -> Placed {
    let (width, height) = stage::room();
    let bar = dom::all_shown("#scribe")
        .ok()
        .and_then(|bar| bar.first().map(|bar| bar.get_bounding_client_rect().height()));
    let placed = geometry::placed(shape, (width, height - bar.unwrap_or_default()));
    let (_, high) = shape.size();
    set("--stage-scale", placed.scale);
    set_pixels("--stage-x", placed.x);
    set_pixels("--stage-y", placed.y);
    set_pixels("--stage-height", f64::from(high));
    placed
}

fn set(name: &str, value: f64) {
    look::set_property(name, &format!("{value:.4}")).ok();
}

fn set_pixels(name: &str, value: f64) {
    look::set_property(name, &format!("{value:.2}px")).ok();
}

/// What stands above what a slide shows.
pub(super) struct Head<'a> {
    pub(super) slide: &'a Slide,
    /// What the view says now.
    pub(super) finding: &'a str,
    /// Of a pinned slide, since when and what; `None` of any other.
    pub(super) changes: Option<(&'a Taken, Vec<Change>)>,
    pub(super) is_filtered: bool,
    /// Counted from 0.
    pub(super) at: usize,
}

/// The class of the head of the first slide, where that is words alone.
pub(super) const COVER: &str = "is-cover";

pub(super) const fn is_cover(slide: &Slide, at: usize) -> bool {
    at == 0 && slide.view.is_none()
}

pub(super) fn draw_head(head: &Head<'_>, lang: Lang) {
    let mut html = Markup::default();
    head_of(&mut html, head, lang);
    dom::fill(HEAD, &html.into_html()).ok();
    let is_words = head.slide.view.is_none();
    crate::browser::page::mark(WORDS_ALONE, is_words.then_some("")).ok();
    dom::set_class(HEAD, COVER, is_cover(head.slide, head.at)).ok();
}

/// The head of a slide, on the screen and on paper.
pub(super) fn head_of(html: &mut Markup, head: &Head<'_>, lang: Lang) {
    let Head { slide, finding, changes, is_filtered, at: _ } = head;
    let title = if slide.title.is_empty() { finding } else { slide.title.as_str() };
    html.words("h1", &[("class", "stage__title")], &unbroken(title));
    if !slide.title.is_empty() && slide.view.is_some() && !finding.is_empty() {
        html.words("p", &[("class", "stage__finding")], &unbroken(finding));
    }
    if !slide.lines.is_empty() {
        let class = if slide.view.is_some() { "stage__lines" } else { "stage__lines is-alone" };
        html.within("ul", &[("class", class)], |html| {
            for line in &slide.lines {
                html.words("li", &[], line);
            }
        });
    }
    if let Some((taken, changes)) = changes {
        html.words("p", &[("class", "stage__changed")], &changed(taken, changes, lang));
    }
    if *is_filtered {
        html.words("p", &[("class", "stage__filtered")], words::FILTERED.get(lang));
    }
}

/// A range such as 41.706–44.349 stays on one line: a browser would break it behind the dash.
fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        out.push(c);
        let joins = c == '–' && before.is_ascii_digit();
        if joins && rest.peek().is_some_and(char::is_ascii_digit) {
            out.push('\u{2060}');
        }
        before = c;
    }
    out
}

/// What has changed since a slide was made, in a sentence.
fn changed(taken: &Taken, changes: &[Change], lang: Lang) -> String {
    let since = taken.data_as_of.map(|day| crate::chart::format::day_long(day, lang));
    let since = since.unwrap_or_default();
    if changes.is_empty() {
        return format!("{} {since}.", words::UNCHANGED_SINCE.get(lang));
    }
    let named = changes.iter().take(MOST_CHANGES).map(|change| {
        let now = change.now.as_deref().unwrap_or(words::GONE.get(lang));
        format!("{} {} → {now}", change.label, change.before)
    });
    let named = named.collect::<Vec<_>>().join("; ");
    let more = match changes.len().saturating_sub(MOST_CHANGES) {
        0 => String::new(),
        more => format!("; +{more} {}", words::MORE.get(lang)),
    };
    format!("{} {since}: {named}{more}", words::CHANGED_SINCE.get(lang))
}

/// What stands beneath.
pub(super) struct Foot<'a> {
    pub(super) code: &'a str,
    pub(super) at: usize,
    pub(super) count: usize,
    /// The clock, as `12:05`; empty while it stands.
    pub(super) clock: &'a str,
}

pub(super) fn draw_foot(foot: &Foot<'_>) {
    let mut html = Markup::default();
    foot_of(&mut html, foot, &seen::source());
    dom::fill(FOOT, &html.into_html()).ok();
}

pub(super) fn foot_of(html: &mut Markup, foot: &Foot<'_>, source: &Source) {
    let line = [source.office.as_str(), source.as_of.as_str()];
    let line = line.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    html.words("span", &[("class", "stage__source")], &line);
    if !source.sample.is_empty() {
        html.words("span", &[("class", "stage__sample")], &source.sample);
    }
    if !foot.code.is_empty() {
        html.words("span", &[("class", "stage__code"), ("data-code", foot.code)], foot.code);
    }
    if !foot.clock.is_empty() {
        html.words("span", &[("class", "stage__clock")], foot.clock);
    }
    let number = format!("{} / {}", foot.at + 1, foot.count);
    html.words("span", &[("class", "stage__number")], &number);
}

/// Draws what is shown as large as the slide has room for; the size that it has come to. `from`: the size to begin with.
/// `goes_on` says whether this slide is still the one to be shown.
pub(super) async fn fit(shape: Shape, from: f64, goes_on: impl Fn() -> bool) -> f64 {
    crate::browser::page::mark(FITTING, Some("")).ok();
    crate::browser::page::mark(OVERFLOWS, None).ok();
    let mut room = lay_room(shape);
    let mut fit = from;
    let mut largest_that_fits = None;
    for _ in 0..MOST_TRIES {
        set("--fit", fit);
        seen::settled("").await;
        if !goes_on() {
            return fit;
        }
        room = lay_room(shape);
        let wanted = wanted();
        if wanted <= room / fit {
            largest_that_fits = Some(fit);
        }
        match geometry::next_fit(fit, wanted, room / fit) {
            Some(next) => fit = next,
            None => break,
        }
    }
    // Larger than fits is worse than smaller than could be.
    if let Some(fits) = largest_that_fits
        && wanted() > room / fit
    {
        fit = fits;
        set("--fit", fit);
        seen::settled("").await;
    }
    let overflows = wanted() > room / fit + 1.0;
    crate::browser::page::mark(OVERFLOWS, overflows.then_some("")).ok();
    crate::browser::page::mark(FITTING, None).ok();
    fit
}

/// Gives what is shown the room that the head leaves; how high it is, in the slide's pixels.
pub(super) fn lay_room(shape: Shape) -> f64 {
    let (wide, high) = shape.size();
    let head = dom::by_id(HEAD).map(|head| f64::from(head.scroll_height())).unwrap_or_default();
    let room = (f64::from(high) - geometry::FOOT - head).max(60.0);
    set_pixels("--room-top", head);
    set_pixels("--room-width", f64::from(wide) - 2.0 * geometry::SIDE);
    set_pixels("--room-height", room);
    room
}

/// How high what is shown would be, in the pixels that it is drawn in.
fn wanted() -> f64 {
    let heights = dom::all_shown("main > *").unwrap_or_default();
    let bottom = heights.iter().map(|element| {
        let html = wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlElement>(element);
        html.map_or(0.0, |html| f64::from(html.offset_top() + html.offset_height()))
    });
    let top = heights.iter().filter_map(|element| {
        let html = wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlElement>(element)?;
        Some(f64::from(html.offset_top()))
    });
    bottom.fold(0.0, f64::max) - top.fold(f64::INFINITY, f64::min).min(1e6)
}

/// Says something to the room for a while, or takes it away.
pub(super) fn say(text: &str) {
    dom::say(SAID, text).ok();
    match text.is_empty() {
        true => dom::set_attribute(SAID, "hidden", "").ok(),
        false => crate::browser::page::reveal(SAID).ok(),
    };
}
