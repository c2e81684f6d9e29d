//! Minutes for other readers: a table, a text, a sheet of paper.

use super::book::{Book, Entry, Head};
use super::form::{Form, filled};
use super::words;
use crate::board::markup::Markup;
use crate::model::{Lang, Text, csv};

/// The columns of the table, by field; the first ones are the meeting's and the entry's kind.
const COLUMNS: &[(&str, Text)] = &[
    ("text", words::TEXT),
    ("category", words::CATEGORY),
    ("severity", words::SEVERITY),
    ("owner_person", words::OWNER_PERSON),
    ("owner_institution", words::OWNER_INSTITUTION),
    ("due_text", words::DUE),
    ("measure", words::MEASURE),
    ("priority", words::PRIORITY),
    ("basis", words::BASIS),
    ("root_cause", words::ROOT_CAUSE),
    ("raised_by", words::RAISED_BY),
    ("agency", words::AGENCY),
    ("destination", words::DESTINATION),
];

/// The versions that hold and are not removed; where they differ, all of them.
fn shown(book: &Book, meeting: &str) -> Vec<(Entry, Vec<Head>)> {
    let entries = book.entries(meeting).into_iter().filter(|entry| !entry.is_removed());
    entries.map(|entry| (entry.clone(), entry.heads)).collect()
}

/// A value in words of the reader's language.
fn value(form: Form, head: &Head, name: &str, lang: Lang) -> Option<String> {
    let value = filled(&head.fields, name)?;
    let field = form.fields().into_iter().find(|field| field.name == name);
    Some(field.map_or_else(|| value.clone(), |field| field.words(&value, lang).to_owned()))
}

/// A row for each entry.
pub(super) fn csv(book: &Book, meeting: &str, lang: Lang) -> String {
    let mut text = csv::MARK.to_owned();
    let headers = COLUMNS.iter().map(|(_, word)| word.get(lang));
    text.push_str(&csv::line(
        [words::MEETING, words::KIND].map(|it| it.get(lang)).into_iter().chain(headers),
    ));
    let title = book.meeting(meeting).map(|held| held.title).unwrap_or_default();
    for (entry, heads) in shown(book, meeting) {
        for head in heads {
            let value =
                |(name, _): &(&str, Text)| value(entry.form, &head, name, lang).unwrap_or_default();
            let cells: Vec<String> = COLUMNS.iter().map(value).collect();
            let first = [title.as_str(), entry.form.title().get(lang)];
            text.push_str(&csv::line(first.into_iter().chain(cells.iter().map(String::as_str))));
        }
    }
    text
}

pub(super) fn markdown(book: &Book, meeting: &str, lang: Lang) -> String {
    let mut text = String::new();
    let held = book.meeting(meeting);
    let (title, date) = held.map(|held| (held.title, held.date)).unwrap_or_default();
    text.push_str(&format!("# {}\n\n{}\n", plain(&title), plain(&date)));
    let all = shown(book, meeting);
    for form in Form::ENTRIES {
        let of: Vec<_> = all.iter().filter(|(entry, _)| entry.form == form).collect();
        if of.is_empty() {
            continue;
        }
        text.push_str(&format!("\n## {}\n\n", form.title().get(lang)));
        for head in of.iter().flat_map(|(_, heads)| heads) {
            let words = value(form, head, "text", lang).unwrap_or_default();
            text.push_str(&format!("1. {}\n", plain(&words)));
            for (label, value) in details(form, head, lang) {
                text.push_str(&format!("   - {label}: {}\n", plain(&value)));
            }
        }
    }
    text
}

/// What is filled in besides the text.
fn details(form: Form, head: &Head, lang: Lang) -> Vec<(&'static str, String)> {
    let rest = COLUMNS.iter().skip(1);
    rest.filter_map(|(name, word)| Some((word.get(lang), value(form, head, name, lang)?))).collect()
}

/// Text in which nothing is a mark of Markdown or HTML.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_{}[]<>()#+-!|&~".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

/// The minutes for the printer.
pub(super) fn print(book: &Book, meeting: &str, lang: Lang) -> String {
    let mut html = Markup::default();
    let held = book.meeting(meeting);
    let (title, date) = held.map(|held| (held.title, held.date)).unwrap_or_default();
    html.words("h1", &[], &title);
    html.words("p", &[], &date);
    let all = shown(book, meeting);
    for form in Form::ENTRIES {
        let of: Vec<_> = all.iter().filter(|(entry, _)| entry.form == form).collect();
        if of.is_empty() {
            continue;
        }
        html.words("h2", &[], form.title().get(lang));
        html.within("ol", &[], |html| {
            for head in of.iter().flat_map(|(_, heads)| heads) {
                html.within("li", &[], |html| {
                    html.words("p", &[], &value(form, head, "text", lang).unwrap_or_default());
                    for (label, value) in details(form, head, lang) {
                        html.words(
                            "p",
                            &[("class", "scribe__detail")],
                            &format!("{label}: {value}"),
                        );
                    }
                });
            }
        });
    }
    html.into_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_a_mark() {
        assert_eq!(plain("# <b>\n[x](y)"), "\\# \\<b\\> \\[x\\]\\(y\\)");
    }
}
