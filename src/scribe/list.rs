//! All entries of a meeting, and the other panels of the dialog that only list.

use super::bar::button;
use super::book::{Entry, Head, Held};
use super::entry::{head, one};
use super::form::{Form, Input, filled};
use super::words;
use crate::board::markup::Markup;
use crate::chart::format;
use crate::ingest::reading::date::due::due;
use crate::model::{Day, Lang};

/// The entries in the order in which they were begun, removed ones last; what is due is understood as of a day.
pub(super) fn entries(title: &str, entries: &[Entry], said: Day, lang: Lang) -> String {
    let mut html = Markup::default();
    let heading = format!("{}: {title}", words::LIST.get(lang));
    head(&mut html, &heading);
    if entries.is_empty() {
        html.words("p", &[("class", "scribe__help")], words::EMPTY.get(lang));
    }
    let scroll =
        [("class", "scribe__list"), ("tabindex", "0"), ("aria-labelledby", "scribe-heading")];
    html.within("ol", &scroll, |html| {
        let (gone, here): (Vec<&Entry>, Vec<&Entry>) =
            entries.iter().partition(|entry| entry.is_removed());
        for entry in here.into_iter().chain(gone) {
            let class =
                if entry.is_removed() { "scribe__entry is-removed" } else { "scribe__entry" };
            html.within("li", &[("class", class), ("data-entry", &entry.id)], |html| {
                shown(html, entry, said, lang);
            });
        }
    });
    back(&mut html, lang);
    html.into_html()
}

fn shown(html: &mut Markup, entry: &Entry, said: Day, lang: Lang) {
    if entry.heads.len() > 1 {
        html.words("p", &[("class", "scribe__conflict")], words::CONFLICT.get(lang));
    }
    html.within("div", &[("class", "scribe__heads")], |html| {
        for version in &entry.heads {
            html.within("div", &[("class", "scribe__head")], |html| {
                self::version(html, entry.form, version, said, lang);
                if entry.heads.len() > 1 {
                    let does = format!("keep {} {}", entry.id, version.id);
                    let id = format!("scribe-keep-{}", version.id);
                    button(html, &id, &does, "button button--small", words::KEEP.get(lang));
                }
            });
        }
    });
    html.within("div", &[("class", "scribe__actions")], |html| {
        let (does, word) = match entry.is_removed() {
            true => ("restore", words::RESTORE),
            false => ("remove", words::REMOVE),
        };
        if !entry.is_removed() && entry.heads.len() == 1 {
            act(html, "edit", &entry.id, words::EDIT.get(lang));
        }
        act(html, does, &entry.id, word.get(lang));
        if let Some(head) = entry.heads.first() {
            let address = if head.screen.address.is_empty() { "?" } else { &head.screen.address };
            // Only an address of this page: a file from elsewhere may hold any text.
            if address.starts_with('?') {
                html.words("a", &[("href", address)], words::VIEW.get(lang));
            }
        }
    });
}

fn act(html: &mut Markup, does: &str, entry: &str, words: &str) {
    let (id, does) = (format!("scribe-{does}-{entry}"), format!("{does} {entry}"));
    button(html, &id, &does, "button button--quiet button--small", words);
}

/// A version with all that is filled in.
fn version(html: &mut Markup, form: Form, version: &Head, said: Day, lang: Lang) {
    html.within("p", &[("class", "scribe__kind")], |html| {
        html.words("strong", &[], form.title().get(lang));
        if version.is_removed {
            html.text(" · ");
            html.text(words::REMOVED.get(lang));
        }
    });
    let text = filled(&version.fields, "text").unwrap_or_default();
    html.words("p", &[("class", "scribe__text")], &text);
    html.within("div", &[("class", "scribe__details")], |html| {
        for field in form.fields().iter().filter(|field| field.name != "text") {
            let Some(value) = filled(&version.fields, field.name) else { continue };
            let day = match field.input {
                Input::Due => due_day(&value, said, lang),
                _ => String::new(),
            };
            html.within("p", &[("class", "scribe__detail")], |html| {
                html.text(&format!("{}: ", field.label.get(lang)));
                html.words("span", &[], &format!("{}{day}", field.words(&value, lang)));
            });
        }
    });
    if !version.screen.finding.is_empty() {
        html.words("p", &[("class", "scribe__seen")], &version.screen.finding);
    }
}

/// The day that a due text is understood as, behind it.
fn due_day(text: &str, said: Day, lang: Lang) -> String {
    due(text, said)
        .day()
        .map(|day| format!(" ({})", format::day_long(day, lang)))
        .unwrap_or_default()
}

/// The meetings to go on with, and the form of a new one.
pub(super) fn meetings(held: &[Held], lang: Lang) -> String {
    let mut html = Markup::default();
    head(&mut html, words::MINUTES.get(lang));
    html.words("p", &[("class", "scribe__help")], words::MEETING_HELP.get(lang));
    if !held.is_empty() {
        html.words("h3", &[], words::CONTINUE.get(lang));
        html.within("ul", &[("class", "scribe__meetings")], |html| {
            for meeting in held {
                html.within("li", &[], |html| {
                    let does = format!("choose {}", meeting.id);
                    let id = format!("scribe-choose-{}", meeting.id);
                    button(html, &id, &does, "link", &meeting.title);
                    html.words("span", &[("class", "scribe__label")], &meeting.date);
                });
            }
        });
        html.words("h3", &[], words::NEW_MEETING.get(lang));
    }
    html.within("div", &[("class", "scribe__fields"), ("id", "scribe-fields")], |html| {
        for field in Form::Meeting.fields() {
            one(html, &field, lang);
        }
    });
    html.words("p", &[("class", "scribe__alert"), ("id", "scribe-alert"), ("role", "alert")], "");
    html.within("div", &[("class", "scribe__actions")], |html| {
        button(html, "scribe-save", "save", "button button--primary", words::BEGIN.get(lang));
        button(html, "scribe-leave", "leave", "button", words::BACK.get(lang));
    });
    html.into_html()
}

/// The ways to hand the minutes out.
pub(super) fn export(lang: Lang) -> String {
    let mut html = Markup::default();
    head(&mut html, words::EXPORT.get(lang));
    html.words("p", &[("class", "scribe__help")], words::EXPORT_HELP.get(lang));
    html.within("div", &[("class", "scribe__choices")], |html| {
        let ways = [
            ("json", words::JSON),
            ("csv", words::CSV),
            ("markdown", words::MARKDOWN),
            ("print", words::PRINT),
        ];
        for (does, word) in ways {
            let id = format!("scribe-{does}");
            button(html, &id, does, "button", word.get(lang));
        }
    });
    html.words("p", &[("class", "scribe__alert"), ("id", "scribe-alert"), ("role", "alert")], "");
    back(&mut html, lang);
    html.into_html()
}

/// What an import brought, in lines.
pub(super) fn report(lines: &[String], lang: Lang) -> String {
    let mut html = Markup::default();
    head(&mut html, words::IMPORT_TITLE.get(lang));
    html.within("ul", &[("class", "scribe__report"), ("id", "scribe-report")], |html| {
        for line in lines {
            html.words("li", &[], line);
        }
    });
    html.within("div", &[("class", "scribe__actions")], |html| {
        button(html, "scribe-to-list", "list", "button button--primary", words::LIST.get(lang));
        button(html, "scribe-leave", "leave", "button", words::BACK.get(lang));
    });
    html.into_html()
}

fn back(html: &mut Markup, lang: Lang) {
    html.within("div", &[("class", "scribe__actions scribe__actions--last")], |html| {
        button(html, "scribe-leave", "leave", "button", words::BACK.get(lang));
    });
}
