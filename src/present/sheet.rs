//! All slides at once: on paper, or as a file for other programs. Each is shown as in a show, and taken from there.

use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::book::{self, DIALOG};
use super::changed::changes;
use super::desk::Desk;
use super::geometry;
use super::seen::{self, Source};
use super::stage::{self, Foot, Head};
use super::{acts, show, words};
use crate::board::markup::Markup;
use crate::browser::look::{self, Sheet};
use crate::browser::{BrowserError, dom, page, task};
use crate::model::Lang;
use crate::model::deck::{Shape, Slide};
use crate::model::slides::{SlidePage, Slides};
use crate::model::told;
use crate::screen::place;

const SHEET: &str = "deck-sheet";
/// An attribute of the page: slides are being gone through, or printed.
const PRINTING: &str = "data-printing";

/// How long a slide is waited for.
const LOOKS_EVERY: Duration = Duration::from_millis(50);
const MOST_LOOKS: u32 = 400;

/// A slide as it stood on the screen.
struct Leaf {
    slide: Slide,
    /// Of its view, as it is now.
    finding: String,
    /// What it shows of the page.
    markup: String,
    code: String,
    fit: f64,
    /// The height of what stands above, in the slide's pixels.
    head: f64,
    changes: Vec<super::changed::Change>,
    /// The same as text, for programs that take no page.
    page: SlidePage,
}

/// Puts the elements of what is printed on the page, empty.
pub(super) fn build() -> Result<(), BrowserError> {
    dom::ensure("div", SHEET, &[("class", "deck-sheet")]).map(drop)
}

/// Prints the deck, one slide a page.
pub(super) fn print(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let leaves = leaves(&desk).await;
        if !leaves.is_empty() {
            // Without a printer there is nothing to tell: the dialog is the browser's.
            on_paper(&leaves, show::shape(&desk)).ok();
        }
        book::open(&desk);
        dom::close_dialog(DIALOG).ok();
        page::print().ok();
    });
}

/// Hands the deck out as a file of a presentation program: text and tables as such, drawings as pictures.
pub(super) fn pptx(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let leaves = leaves(&desk).await;
        let slides = Slides {
            name: acts::file_name(&desk),
            lang: seen::lang(),
            format: show::shape(&desk),
            slides: leaves.into_iter().map(|leaf| leaf.page).collect(),
        };
        book::open(&desk);
        // It holds nothing that JSON does not.
        let told = serde_json::to_string(&slides).unwrap_or_default();
        dom::tell(told::SLIDES, &told).ok();
    });
}

/// Goes through the slides of the deck, behind a curtain.
async fn leaves(desk: &Rc<Desk>) -> Vec<Leaf> {
    dom::close_dialog(DIALOG).ok();
    let count = desk.count();
    let lang = seen::lang();
    let mut leaves = Vec::with_capacity(count);
    page::mark(PRINTING, Some("soon")).ok();
    for at in 0..count {
        stage::say(&format!("{} {}/{count} …", words::PRINTING.get(lang), at + 1));
        show::rehearse(desk, at);
        for _ in 0..MOST_LOOKS {
            task::sleep(LOOKS_EVERY).await;
            if dom::root_attribute("data-slide") == Some((at + 1).to_string()) {
                break;
            }
        }
        leaves.extend(leaf(desk, at));
    }
    show::leave(desk);
    stage::say("");
    page::mark(PRINTING, None).ok();
    leaves
}

/// The slide that is on the screen.
fn leaf(desk: &Desk, at: usize) -> Option<Leaf> {
    let slide = desk.slide(at)?;
    let part = slide.view.as_ref().map(|view| view.part.as_str());
    let selector = part.map(|part| place::selector(part).unwrap_or_else(|| "main".to_owned()));
    let markup = selector.and_then(|it| dom::markup(&it).ok().flatten()).unwrap_or_default();
    let number = |name: &str| {
        let value = look::property(name).unwrap_or_default();
        value.trim_end_matches("px").parse::<f64>().ok()
    };
    let changed = slide.taken.as_ref().filter(|_| slide.is_pinned);
    let changes = changed
        .map(|taken| changes(&taken.figures, &seen::figures(part.unwrap_or_default())))
        .unwrap_or_default();
    let finding = part.map(seen::finding).unwrap_or_default();
    Some(Leaf {
        page: page_of(&slide, &finding, part),
        finding,
        // Names of elements are the page's alone.
        markup: markup.replace(" id=\"", " data-name=\""),
        code: seen::code(),
        fit: number("--fit").unwrap_or(1.0),
        head: number("--room-top").unwrap_or_default(),
        changes,
        slide,
    })
}

/// The slide on the screen as text, with its drawing as a picture.
fn page_of(slide: &Slide, finding: &str, part: Option<&str>) -> SlidePage {
    let mut lines = slide.lines.clone();
    let is_titled = !slide.title.is_empty();
    if is_titled && !finding.is_empty() {
        lines.push(finding.to_owned());
    }
    let figures = part.map(seen::figures).unwrap_or_default();
    let said = figures.iter().filter(|figure| !figure.key.starts_with(seen::MARK));
    lines.extend(said.map(|figure| format!("{}: {}", figure.label, figure.text)));
    lines.extend(part.map(seen::tickets).unwrap_or_default());
    let source = seen::source();
    let footer = [source.office, source.as_of, source.sample, seen::code()];
    SlidePage {
        title: if is_titled { slide.title.clone() } else { finding.to_owned() },
        lines,
        svg: part.and_then(seen::drawing),
        table: part.and_then(seen::table),
        notes: slide.notes.clone(),
        footer: footer.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
    }
}

/// Lays the slides out for the printer, until it has them.
fn on_paper(leaves: &[Leaf], shape: Shape) -> Result<(), BrowserError> {
    let lang = seen::lang();
    let source = seen::source();
    let html: String = leaves
        .iter()
        .enumerate()
        .map(|(at, leaf)| leaf.html(at, leaves.len(), &source, lang))
        .collect();
    dom::fill(SHEET, &html)?;
    let rules = Sheet::add()?;
    rules.replace(&css(leaves, shape))?;
    page::mark(PRINTING, Some("deck"))?;
    let is_over = std::cell::Cell::new(false);
    crate::browser::stage::on_window("afterprint", move || {
        if !is_over.replace(true) {
            page::mark(PRINTING, None).ok();
            dom::fill(SHEET, "").ok();
            rules.replace("").ok();
        }
    })
}

impl Leaf {
    fn html(&self, at: usize, count: usize, source: &Source, lang: Lang) -> String {
        let mut head = Markup::default();
        let changes = self.slide.taken.as_ref().filter(|_| self.slide.is_pinned);
        let changes = changes.map(|taken| (taken, self.changes.clone()));
        let slide = &self.slide;
        stage::head_of(
            &mut head,
            &Head { slide, finding: &self.finding, changes, is_filtered: false, at },
            lang,
        );
        let mut foot = Markup::default();
        stage::foot_of(&mut foot, &Foot { code: &self.code, at, count, clock: "" }, source);
        let cover = if stage::is_cover(slide, at) { " is-cover" } else { "" };
        format!(
            r#"<section class="sheet" data-leaf="{at}"><div class="stage__head{cover}">{}</div><div class="sheet__room">{}</div><div class="stage__foot">{}</div></section>"#,
            head.into_html(),
            self.markup,
            foot.into_html(),
        )
    }
}

/// The page's size, and of each slide how large what it shows is drawn.
fn css(leaves: &[Leaf], shape: Shape) -> String {
    let (wide, high) = shape.size();
    let mut css = format!(
        "@page {{ size: {wide}px {high}px; margin: 0; }}\n.sheet {{ block-size: {high}px; }}\n"
    );
    for (at, leaf) in leaves.iter().enumerate() {
        let width = (f64::from(wide) - 2.0 * geometry::SIDE) / leaf.fit;
        let height = (f64::from(high) - geometry::FOOT - leaf.head) / leaf.fit;
        css.push_str(&format!(
            "[data-leaf=\"{at}\"] .sheet__room {{ inset-block-start: {:.1}px; inline-size: {width:.1}px; \
             block-size: {height:.1}px; transform: scale({:.4}); }}\n",
            leaf.head, leaf.fit
        ));
    }
    css
}
