//! The speaker's own window: notes, what comes next, and the clocks. It follows the window with the slides and leads it,
//! by the lines of [`super::line`], and needs nothing of the page's program.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, KeyboardEvent};

use super::line::{CHANNEL, Line, Standing};
use super::{clock, words};
use crate::board::markup::Markup;
use crate::browser::broadcast::Broadcast;
use crate::browser::pair::Pair;
use crate::browser::{BrowserError, dom, page, stage, task};
use crate::model::deck::{Slide, SlideView};
use crate::model::{Lang, Text};

const CONSOLE: &str = "console";
const TIMES: &str = "console-times";
const NOW: &str = "console-now";
const NEXT: &str = "console-next";
const NEXT_WORDS: &str = "console-next-words";
const PREVIEW: &str = "console-preview";
const EMPTY: &str = "about:blank";

/// What its buttons do, by the keys that do the same.
const BUTTONS: [(&str, Text); 5] = [
    ("ArrowLeft", words::PREVIOUS),
    ("ArrowRight", words::NEXT),
    ("b", words::DARKEN),
    ("r", words::RESET),
    ("T", words::START_CLOCK),
];

/// How the window with the slides is reached.
enum Way {
    Channel(Broadcast),
    Opener(Pair),
}

impl Way {
    fn open(hear: impl Fn(String) + 'static) -> Result<Self, BrowserError> {
        match stage::is_file() {
            true => Pair::with_opener(hear).map(Self::Opener),
            false => Broadcast::open(CHANNEL, hear).map(Self::Channel),
        }
    }

    fn tell(&self, words: &str) -> Result<(), BrowserError> {
        match self {
            Self::Channel(channel) => channel.tell(words),
            Self::Opener(pair) => pair.tell(words),
        }
    }
}

#[derive(Default)]
struct Console {
    way: RefCell<Option<Way>>,
    standing: RefCell<Option<Standing>>,
    /// The address in the frame of the next slide.
    previewed: RefCell<Option<String>>,
}

/// Makes this window the speaker's.
pub(super) fn start() -> Result<(), BrowserError> {
    page::mark("data-console", Some(""))?;
    page::set_title(words::WINDOW.get(Lang::Id))?;
    dom::ensure("main", CONSOLE, &[("class", "console")])?;
    dom::ensure_in(CONSOLE, "p", TIMES, &[("class", "console__times"), ("aria-live", "off")])?;
    dom::ensure_in(CONSOLE, "section", NOW, &[("class", "console__now"), ("aria-live", "polite")])?;
    dom::ensure_in(CONSOLE, "section", NEXT, &[("class", "console__next")])?;
    dom::ensure_in(NEXT, "div", NEXT_WORDS, &[])?;
    dom::ensure_in(NEXT, "iframe", PREVIEW, &[("class", "console__preview"), ("hidden", "")])?;
    let console = Rc::new(Console::default());
    let ours = Rc::clone(&console);
    let way = Way::open(move |text| match Line::read(&text) {
        Some(Line::At(standing)) => ours.learn(Some(*standing)),
        Some(Line::Over) => ours.learn(None),
        _ => {}
    });
    console.way.replace(way.ok());
    console.draw();
    console.tell(&Line::Hello);
    let ours = Rc::clone(&console);
    dom::on_document("keydown", move |event| ours.pressed(&event))?;
    let ours = Rc::clone(&console);
    dom::on_document("click", move |event| {
        if let Some((_, key)) = page::marked(&event, "data-key") {
            ours.tell(&Line::Key { is_shifted: key == "T", key });
        }
    })?;
    spawn_local(async move {
        loop {
            console.draw_times();
            task::sleep(Duration::from_millis(500)).await;
        }
    });
    Ok(())
}

impl Console {
    fn tell(&self, line: &Line) {
        if let Ok(way) = self.way.try_borrow()
            && let Some(way) = &*way
        {
            way.tell(&line.write()).ok();
        }
    }

    fn learn(&self, standing: Option<Standing>) {
        if self.standing.try_borrow().is_ok_and(|known| *known != standing) {
            self.standing.replace(standing);
            self.draw();
        }
    }

    fn standing(&self) -> Option<Standing> {
        self.standing.try_borrow().ok().and_then(|standing| standing.clone())
    }

    fn pressed(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_held = key.ctrl_key() || key.alt_key() || key.meta_key();
        let is_of_button = matches!(key.key().as_str(), "Enter" | " ") && dom::is_on_control();
        let moves_here =
            matches!(key.key().as_str(), "Tab" | "Escape" | "ArrowUp" | "ArrowDown" | "Shift");
        if is_held || is_of_button || moves_here {
            return;
        }
        event.prevent_default();
        self.tell(&Line::Key { key: key.key(), is_shifted: key.shift_key() });
    }

    fn draw(&self) {
        let standing = self.standing();
        let lang = standing.as_ref().map(|standing| standing.lang).unwrap_or_default();
        page::mark("lang", Some(lang.tag())).ok();
        page::set_title(words::WINDOW.get(lang)).ok();
        dom::fill(NOW, &now(standing.as_ref(), lang)).ok();
        let next = standing.as_ref().and_then(|it| it.deck.slides.get(it.at + 1));
        dom::fill(NEXT_WORDS, &next_words(next, lang)).ok();
        self.preview(next, lang).ok();
        self.draw_times();
    }

    /// A live picture of the next slide, where there is a page to take it from.
    fn preview(&self, next: Option<&Slide>, lang: Lang) -> Result<(), BrowserError> {
        let view = next.and_then(|slide| slide.view.as_ref()).filter(|_| !is_one_file());
        let address = view.map(|view| embedded(view, lang));
        if self.previewed.try_borrow().is_ok_and(|shown| *shown == address) {
            return Ok(());
        }
        dom::set_attribute(PREVIEW, "title", words::NEXT.get(lang))?;
        match &address {
            Some(_) => dom::remove_attribute(PREVIEW, "hidden")?,
            None => dom::set_attribute(PREVIEW, "hidden", "")?,
        }
        stage::steer_frame(PREVIEW, address.as_deref().unwrap_or(EMPTY))?;
        self.previewed.replace(address);
        Ok(())
    }

    fn draw_times(&self) {
        let standing = self.standing();
        let lang = standing.as_ref().map(|standing| standing.lang).unwrap_or_default();
        let started = standing.as_ref().and_then(|standing| standing.started);
        let elapsed = started.map_or_else(|| "00:00".to_owned(), clock::elapsed);
        let time = clock::time_of_day();
        let words =
            format!("{} {time} · {} {elapsed}", words::TIME.get(lang), words::ELAPSED.get(lang));
        dom::say(TIMES, &words).ok();
    }
}

fn now(standing: Option<&Standing>, lang: Lang) -> String {
    let mut html = Markup::default();
    let slide = standing.and_then(|standing| standing.deck.slides.get(standing.at));
    let (Some(standing), Some(slide)) = (standing, slide) else {
        html.words("h1", &[], words::WINDOW.get(lang));
        html.words("p", &[], words::WAITING.get(lang));
        return html.into_html();
    };
    let of_all = words::of_all(standing.at, standing.deck.slides.len(), lang);
    html.words("p", &[("class", "console__count"), ("id", "console-count")], &of_all);
    html.words("h1", &[("id", "console-title")], title(slide, &standing.finding));
    if standing.is_black {
        html.words("p", &[("class", "stage__filtered")], words::BLACK.get(lang));
    }
    if standing.is_filtered {
        html.words("p", &[("class", "stage__filtered")], words::FILTERED.get(lang));
    }
    let notes = if slide.notes.is_empty() { words::NO_NOTES.get(lang) } else { &slide.notes };
    let class = [("class", "console__notes"), ("id", "console-notes"), ("tabindex", "0")];
    html.within("div", &class, |html| {
        for line in notes.lines() {
            html.words("p", &[], line);
        }
    });
    html.within("div", &[("class", "console__buttons")], |html| {
        for (key, word) in BUTTONS {
            let is_running = key == "T" && standing.started.is_some();
            let word = if is_running { words::STOP_CLOCK } else { word };
            let id = format!("console-{key}");
            let attributes =
                [("type", "button"), ("id", id.as_str()), ("class", "button"), ("data-key", key)];
            html.words("button", &attributes, word.get(lang));
        }
    });
    html.into_html()
}

/// What a slide says first.
fn title<'a>(slide: &'a Slide, finding: &'a str) -> &'a str {
    match (slide.title.is_empty(), finding.is_empty()) {
        (true, false) => finding,
        _ => slide.name(),
    }
}

/// What the next slide says.
fn next_words(next: Option<&Slide>, lang: Lang) -> String {
    let mut html = Markup::default();
    html.words("h2", &[], words::NEXT.get(lang));
    let title = next.map_or(words::LAST.get(lang), Slide::name);
    html.words("p", &[("id", "console-next-title")], title);
    if let Some(slide) = next.filter(|slide| !slide.lines.is_empty()) {
        html.within("ul", &[], |html| {
            for line in &slide.lines {
                html.words("li", &[], line);
            }
        });
    }
    html.into_html()
}

/// The address of a slide's view as pages frame it.
fn embedded(view: &SlideView, lang: Lang) -> String {
    let lang = format!("lang={}", lang.tag());
    let pairs = [view.address.as_str(), lang.as_str(), "embed=1"];
    let pairs = pairs.into_iter().filter(|pair| !pair.is_empty()).collect::<Vec<_>>().join("&");
    match view.part.as_str() {
        "" => format!("?{pairs}"),
        part => format!("?{pairs}&chart={part}"),
    }
}

/// A page that is one file would be in its own frame once more, all of it.
fn is_one_file() -> bool {
    dom::root_attribute("data-portable").is_some()
}
