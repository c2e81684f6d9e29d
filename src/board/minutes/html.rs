//! Minutes as HTML, to be printed.

use super::document::{Document, Fact, Item};
use super::words;
use crate::board::markup::Markup;
use crate::board::meetings::words as named;
use crate::chart::drawing::{Cell, DataTable};
use crate::model::Lang;

/// A part of a page.
pub(super) fn write(document: &Document, lang: Lang) -> String {
    let mut html = Markup::default();
    article(&mut html, document, lang);
    html.into_html()
}

/// A page of its own.
pub(super) fn file(document: &Document, lang: Lang) -> String {
    let mut html = Markup::default();
    html.within("html", &[("lang", lang.tag())], |html| {
        html.within("head", &[], |html| {
            html.open("meta", &[("charset", "utf-8")]);
            html.open("meta", &[("name", "viewport"), ("content", "width=device-width")]);
            html.words("title", &[], &format!("{}: {}", words::NOTULEN.get(lang), document.title));
        });
        html.within("body", &[], |html| {
            html.within("main", &[], |html| article(html, document, lang));
        });
    });
    format!("<!doctype html>\n{}\n", html.into_html())
}

fn article(html: &mut Markup, document: &Document, lang: Lang) {
    html.within("article", &[("class", "notulen"), ("lang", lang.tag())], |html| {
        html.within("header", &[], |html| {
            html.words("h2", &[], &document.title);
            facts(html, &document.facts);
        });
        agenda(html, document, lang);
        attendance(html, document, lang);
        documents(html, document, lang);
        for part in &document.parts {
            html.words("h3", &[], &part.heading);
            none(html, part.items.is_empty(), lang);
            html.within("ol", &[("class", "notulen__items")], |html| {
                part.items.iter().for_each(|one| item(html, one, lang));
            });
        }
        html.within("footer", &[("class", "notulen__signers")], |html| {
            for (label, name) in &document.signers {
                html.within("div", &[], |html| {
                    html.words("p", &[], label);
                    html.words("p", &[("class", "notulen__signer")], name);
                });
            }
        });
    });
}

fn none(html: &mut Markup, is_none: bool, lang: Lang) {
    if is_none {
        html.words("p", &[], words::NONE.get(lang));
    }
}

fn facts(html: &mut Markup, facts: &[Fact]) {
    html.within("dl", &[("class", "notulen__facts")], |html| {
        for (label, words) in facts {
            html.words("dt", &[], label);
            html.words("dd", &[], words);
        }
    });
}

fn agenda(html: &mut Markup, document: &Document, lang: Lang) {
    html.words("h3", &[], named::AGENDA.get(lang));
    none(html, document.agenda.is_empty(), lang);
    for (day, items) in &document.agenda {
        html.words("h4", &[], day);
        html.within("ol", &[], |html| items.iter().for_each(|one| html.words("li", &[], one)));
    }
    html.words("h3", &[], named::SPEAKERS.get(lang));
    none(html, document.speakers.is_empty(), lang);
    html.within("ul", &[], |html| {
        document.speakers.iter().for_each(|one| html.words("li", &[], one));
    });
}

fn attendance(html: &mut Markup, document: &Document, lang: Lang) {
    let caption = named::ATTENDANCE.get(lang);
    html.words("h3", &[], caption);
    if document.attendance.is_empty() {
        return none(html, true, lang);
    }
    let row = |(who, people): &(String, String)| {
        vec![Cell::word(who.clone()), Cell::word(people.clone())]
    };
    html.table(&DataTable {
        caption: caption.to_owned(),
        headers: vec![named::INSTITUTION.get(lang).to_owned(), named::PEOPLE.get(lang).to_owned()],
        rows: document.attendance.iter().map(row).collect(),
    });
}

fn documents(html: &mut Markup, document: &Document, lang: Lang) {
    if document.documents.is_empty() {
        return;
    }
    html.words("h3", &[], named::DOCUMENTS.get(lang));
    html.within("ul", &[], |html| {
        document.documents.iter().for_each(|one| html.words("li", &[], one));
    });
}

fn item(html: &mut Markup, item: &Item, lang: Lang) {
    html.within("li", &[("class", "notulen__item")], |html| {
        html.within("p", &[("class", "ticket__text")], |html| {
            html.words("b", &[], &item.id);
            html.text(" ");
            html.text(&item.text);
        });
        if let Some(warning) = &item.warning {
            html.words("p", &[("class", "ticket__missing")], warning);
        }
        facts(html, &item.facts);
        if let Some(shown) = &item.shown {
            facts(html, &shown.facts);
            html.within("p", &[], |html| {
                html.words("a", &[("href", &*shown.link)], words::OPEN_VIEW.get(lang));
            });
        }
    });
}
