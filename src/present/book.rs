//! The dialog in which a deck is put together.

use super::desk::Desk;
use super::words;
use crate::board::markup::Markup;
use crate::browser::{dom, storage};
use crate::model::deck::{Deck, Shape, Slide};
use crate::model::{Lang, Text};

pub(super) const DIALOG: &str = "deck";
pub(super) const FILE: &str = "deck-file";
pub(super) const FIELDS: &str = "deck-fields";
pub(super) const ALERT: &str = "deck-alert";
/// `off` where single letters are to do nothing; also the minutes'.
pub(super) const LETTERS: &str = "capaian.minutes.letters";

/// What the dialog is made of.
struct Shown<'a> {
    deck: &'a Deck,
    chosen: usize,
    can_undo: bool,
    is_kept: bool,
    was_broken: bool,
    are_letters_on: bool,
    lang: Lang,
}

/// Shows the deck as it is now.
pub(super) fn draw(desk: &Desk) {
    let deck = desk.deck();
    let chosen = desk.chosen.get().min(deck.slides.len().saturating_sub(1));
    desk.chosen.set(chosen);
    let shown = Shown {
        deck: &deck,
        chosen,
        can_undo: desk.with(super::edit::Edited::can_take_back),
        is_kept: desk.is_kept.get(),
        was_broken: desk.was_broken.get(),
        are_letters_on: storage::read(LETTERS).ok().flatten().as_deref() != Some("off"),
        lang: super::seen::lang(),
    };
    dom::fill(DIALOG, &shown.html()).ok();
}

/// Opens the dialog, or draws it anew.
pub(super) fn open(desk: &Desk) {
    draw(desk);
    dom::open_dialog(DIALOG).ok();
}

/// What a slide is called in the list.
pub(super) fn name(slide: &Slide, lang: Lang) -> String {
    let name = slide.name();
    match name.is_empty() {
        true => format!("({})", words::OF_WORDS.get(lang)),
        false => name.to_owned(),
    }
}

impl Shown<'_> {
    fn html(&self) -> String {
        let mut html = Markup::default();
        html.within("header", &[("class", "deck__head")], |html| self.head(html));
        let alert = [("id", ALERT), ("class", "deck__alert"), ("role", "alert")];
        html.words("p", &alert, self.warning());
        html.within("div", &[("class", "deck__body")], |html| {
            html.within("div", &[("class", "deck__list")], |html| self.list(html));
            html.within("div", &[("class", "deck__slide")], |html| self.slide(html));
        });
        html.within("footer", &[("class", "deck__foot")], |html| self.foot(html));
        html.into_html()
    }

    fn warning(&self) -> &'static str {
        match (self.is_kept, self.was_broken) {
            (false, _) => words::NOT_KEPT.get(self.lang),
            (true, true) => words::BROKEN_KEPT.get(self.lang),
            (true, false) => "",
        }
    }

    fn head(&self, html: &mut Markup) {
        let lang = self.lang;
        html.words("h2", &[("id", "deck-heading")], words::PRESENTATION.get(lang));
        html.within("label", &[("class", "field deck__title")], |html| {
            html.words("span", &[("class", "field__label")], words::DECK_TITLE.get(lang));
            let field = [
                ("type", "text"),
                ("id", "deck-title"),
                ("data-field", "deck"),
                ("maxlength", "200"),
                ("autocomplete", "off"),
                ("value", self.deck.title.as_str()),
            ];
            html.open("input", &field);
        });
        html.within("label", &[("class", "field")], |html| {
            html.words("span", &[("class", "field__label")], words::SHAPE.get(lang));
            html.within("select", &[("id", "deck-shape"), ("data-field", "shape")], |html| {
                for shape in Shape::ALL {
                    let attributes = [("value", shape.name()), ("selected", "")];
                    let count = if shape == self.deck.shape { 2 } else { 1 };
                    let attributes = attributes.get(..count).unwrap_or_default();
                    html.words("option", attributes, words::shape(shape).get(lang));
                }
            });
        });
        html.within("div", &[("class", "deck__start")], |html| {
            self.button(html, "start", "button button--primary", words::START);
            self.button(html, "window", "button", words::WINDOW);
            self.button(html, "close", "button button--quiet", words::CLOSE);
        });
    }

    fn list(&self, html: &mut Markup) {
        let lang = self.lang;
        html.words("h3", &[("id", "deck-slides")], words::SLIDES.get(lang));
        if self.deck.slides.is_empty() {
            html.words("p", &[("class", "deck__empty")], words::EMPTY.get(lang));
        }
        let list = [("class", "deck__slides"), ("aria-labelledby", "deck-slides")];
        html.within("ol", &list, |html| {
            for (at, slide) in self.deck.slides.iter().enumerate() {
                html.within("li", &[], |html| self.row(html, at, slide));
            }
        });
        html.within("div", &[("class", "deck__adding")], |html| {
            self.button(html, "add", "button", words::ADD_VIEW);
            self.button(html, "words", "button", words::ADD_WORDS);
            self.button(html, "agenda", "button", words::AGENDA);
        });
        html.words("p", &[("class", "deck__help")], words::AGENDA_HELP.get(lang));
    }

    fn row(&self, html: &mut Markup, at: usize, slide: &Slide) {
        let (id, does) = (format!("deck-row-{at}"), format!("choose\n{at}"));
        let current = if at == self.chosen { "true" } else { "false" };
        let attributes = [
            ("type", "button"),
            ("id", id.as_str()),
            ("class", "deck__row"),
            ("data-do", does.as_str()),
            ("aria-current", current),
        ];
        html.within("button", &attributes, |html| {
            html.words("span", &[("class", "deck__number")], &(at + 1).to_string());
            let name_id = format!("deck-name-{at}");
            html.words("span", &[("id", &*name_id)], &name(slide, self.lang));
        });
    }

    fn slide(&self, html: &mut Markup) {
        let lang = self.lang;
        let Some(slide) = self.deck.slides.get(self.chosen) else { return };
        let of_all = words::of_all(self.chosen, self.deck.slides.len(), lang);
        html.words("h3", &[("id", "deck-of-all")], &of_all);
        html.within("div", &[("class", "deck__acts")], |html| {
            for (does, word) in [
                ("up", words::UP),
                ("down", words::DOWN),
                ("copy", words::COPY),
                ("remove", words::REMOVE),
            ] {
                self.button(html, does, "button button--small", word);
            }
        });
        html.within("div", &[("id", FIELDS), ("class", "deck__fields")], |html| {
            field(html, "title", words::TITLE.get(lang), &slide.title, 1);
            field(html, "lines", words::LINES.get(lang), &slide.lines.join("\n"), 3);
            field(html, "notes", words::NOTES.get(lang), &slide.notes, 5);
        });
        if let Some(taken) = &slide.taken {
            html.words("p", &[("class", "deck__finding")], &taken.finding);
            html.within("label", &[("class", "deck__pin")], |html| {
                let checked = [
                    ("type", "checkbox"),
                    ("id", "deck-pin"),
                    ("data-field", "pin"),
                    ("checked", ""),
                ];
                let count = if slide.is_pinned { 4 } else { 3 };
                html.open("input", checked.get(..count).unwrap_or_default());
                html.words("span", &[], words::PIN.get(lang));
            });
        }
        html.within("div", &[("class", "deck__acts")], |html| {
            if slide.view.is_some() {
                self.button(html, "open", "button button--small", words::OPEN_VIEW);
            }
            self.button(html, "retake", "button button--small", words::RETAKE);
        });
    }

    fn foot(&self, html: &mut Markup) {
        for (does, word) in [
            ("import", words::IMPORT),
            ("export", words::EXPORT),
            ("print", words::PRINT),
            ("pptx", words::PPTX),
        ] {
            self.button(html, does, "button button--quiet", word);
        }
        if self.can_undo {
            self.button(html, "undo", "button button--quiet", words::UNDO);
        }
        let pressed = if self.are_letters_on { "true" } else { "false" };
        let attributes = [
            ("type", "button"),
            ("id", "deck-letters"),
            ("class", "button button--quiet deck__letters"),
            ("data-do", "letters"),
            ("aria-pressed", pressed),
        ];
        html.words("button", &attributes, words::LETTERS.get(self.lang));
    }

    fn button(&self, html: &mut Markup, does: &str, class: &str, word: Text) {
        let id = format!("deck-{does}");
        let attributes =
            [("type", "button"), ("id", id.as_str()), ("class", class), ("data-do", does)];
        html.words("button", &attributes, word.get(self.lang));
    }
}

fn field(html: &mut Markup, name: &str, label: &str, value: &str, rows: u32) {
    let id = format!("deck-{name}-field");
    let rows = rows.to_string();
    html.within("label", &[("class", "field"), ("for", &*id)], |html| {
        html.words("span", &[("class", "field__label")], label);
    });
    let attributes =
        [("id", id.as_str()), ("name", name), ("data-field", name), ("rows", rows.as_str())];
    html.words("textarea", &attributes, value);
}

/// The keys of a presentation, as a list.
pub(super) fn keys(lang: Lang) -> String {
    let mut html = Markup::default();
    html.words("h2", &[], words::HELP.get(lang));
    html.within("dl", &[("class", "stage-keys")], |html| {
        for (keys, does) in words::KEYS {
            html.within("div", &[], |html| {
                html.within("dt", &[], |html| {
                    for key in keys.split(' ') {
                        html.words("kbd", &[], key);
                        html.text(" ");
                    }
                });
                html.words("dd", &[], does.get(lang));
            });
        }
    });
    let close =
        [("type", "button"), ("id", "keys-close"), ("class", "button"), ("data-do", "keys-close")];
    html.words("button", &close, words::CLOSE.get(lang));
    html.into_html()
}
