//! What the dialog shows besides forms: what was written, the meetings, the files, what an import brought.

use super::bar::button;
use super::desk::Record;
use super::entry::{Asked, alert, fields, head};
use super::form;
use super::listed::Item;
use super::words;
use crate::board::markup::Markup;
use crate::board::minutes::{Reader, facts, side_by_side, view_link};
use crate::model::Lang;
use crate::model::meeting::Meeting;
use crate::model::minutes::{Entry, Kind, Known};

/// The records of a meeting; removed ones last.
pub(super) fn items(title: &str, items: &[Item], reader: Reader<'_>) -> String {
    let lang = reader.lang;
    let mut html = Markup::default();
    head(&mut html, &format!("{}: {title}", words::LIST.get(lang)));
    if items.is_empty() {
        html.words("p", &[("class", "scribe__help")], words::EMPTY.get(lang));
    }
    let scroll =
        [("class", "scribe__list"), ("tabindex", "0"), ("aria-labelledby", "scribe-heading")];
    html.within("ol", &scroll, |html| {
        for item in items {
            let class = if item.is_removed { "scribe__entry is-removed" } else { "scribe__entry" };
            html.within("li", &[("class", class), ("data-entry", &item.record.2)], |html| {
                shown(html, item, reader);
            });
        }
    });
    back(&mut html, lang);
    html.into_html()
}

fn shown(html: &mut Markup, item: &Item, reader: Reader<'_>) {
    let lang = reader.lang;
    let (meeting, kind, id) = &item.record;
    html.within("p", &[("class", "scribe__kind")], |html| {
        html.words("strong", &[], form::title(*kind).get(lang));
        html.text(&format!(" {id}"));
        if item.is_removed {
            html.text(" · ");
            html.text(words::REMOVED.get(lang));
        }
    });
    html.words("p", &[("class", "scribe__text")], item.content.text());
    if item.is_in_conflict() {
        let heads = item.heads.iter().collect();
        conflict(html, &Entry { meeting, kind: *kind, id, heads }, &item.record, reader);
    } else {
        html.within("div", &[("class", "scribe__details")], |html| {
            for (label, words) in facts(&item.content, reader) {
                html.within("p", &[("class", "scribe__detail")], |html| {
                    html.text(&format!("{label}: "));
                    html.words("span", &[], &words);
                });
            }
        });
    }
    let view = item.heads.iter().rev().find_map(|head| head.view.as_ref());
    if let Some(view) = view.filter(|view| !view.sentence.is_empty()) {
        html.words("p", &[("class", "scribe__seen")], &view.sentence);
    }
    html.within("div", &[("class", "scribe__actions")], |html| {
        if item.is_removed {
            act(html, "restore", &item.record, words::RESTORE.get(lang));
        } else {
            if !item.is_in_conflict() {
                act(html, "edit", &item.record, words::EDIT.get(lang));
            }
            act(html, "remove", &item.record, words::REMOVE.get(lang));
        }
        if let Some(view) = view {
            let link = view_link(view);
            html.words("a", &[("href", &*link)], words::VIEW.get(lang));
        }
    });
}

/// The versions of a record side by side, each to be chosen.
fn conflict(html: &mut Markup, entry: &Entry<'_>, record: &Record, reader: Reader<'_>) {
    html.words("p", &[("class", "scribe__conflict")], words::CONFLICT.get(reader.lang));
    let table = side_by_side(entry, reader);
    html.within("div", &[("class", "scribe__versions")], |html| html.table(&table));
    html.within("div", &[("class", "scribe__actions")], |html| {
        let whose = table.headers.iter().skip(1);
        for (at, (head, who)) in entry.heads.iter().zip(whose).enumerate() {
            let does = [does("keep", record).as_str(), &head.id].join("\n");
            let id = format!("scribe-keep-{}-{at}", record.2);
            let words = format!("{}: {who}", words::KEEP.get(reader.lang));
            button(html, &id, &does, "button button--small", &words);
        }
    });
}

/// What a button does to a record.
fn does(name: &str, (meeting, kind, id): &Record) -> String {
    [name, kind.as_str(), meeting, id].join("\n")
}

fn act(html: &mut Markup, name: &str, record: &Record, words: &str) {
    let id = format!("scribe-{name}-{}", record.2);
    button(html, &id, &does(name, record), "button button--quiet button--small", words);
}

/// The meetings to go on with, the latest first, and the form of a new one.
pub(super) fn meetings(meetings: &[Meeting], known: &Known, lang: Lang) -> String {
    let mut html = Markup::default();
    head(&mut html, words::MINUTES.get(lang));
    html.words("p", &[("class", "scribe__help")], words::MEETING_HELP.get(lang));
    let mut held: Vec<&Meeting> = meetings.iter().collect();
    held.sort_by(|a, b| (b.start, &b.id).cmp(&(a.start, &a.id)));
    if !held.is_empty() {
        html.words("h3", &[], words::CONTINUE.get(lang));
        html.within("ul", &[("class", "scribe__meetings")], |html| {
            for meeting in held {
                html.within("li", &[], |html| {
                    let record = (meeting.id.clone(), Kind::Meeting, meeting.id.clone());
                    let id = format!("scribe-choose-{}", meeting.id);
                    button(html, &id, &does("choose", &record), "link", &meeting.title);
                    let day = meeting.start.to_string();
                    html.words("span", &[("class", "scribe__label")], &day);
                });
            }
        });
        html.words("h3", &[], words::NEW_MEETING.get(lang));
    }
    let asked = Asked { kind: Kind::Meeting, record: None, origins: Vec::new(), known };
    fields(&mut html, &asked, lang);
    alert(&mut html);
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
            ("xlsx", words::XLSX),
            ("csv", words::CSV),
            ("markdown", words::MARKDOWN),
            ("html", words::HTML),
            ("print", words::PRINT),
        ];
        for (does, word) in ways {
            let id = format!("scribe-{does}");
            button(html, &id, does, "button", word.get(lang));
        }
    });
    alert(&mut html);
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
