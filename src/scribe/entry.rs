//! A form in the dialog.

use super::bar::button;
use super::form::{Field, Form, Input};
use super::words;
use crate::board::markup::Markup;
use crate::chart::format;
use crate::ingest::reading::date::due::{Due, due};
use crate::model::{Day, Lang};

/// The form of an entry, empty.
pub(super) fn html(form: Form, lang: Lang) -> String {
    let mut html = Markup::default();
    head(&mut html, form.title().get(lang));
    html.within("div", &[("class", "scribe__fields"), ("id", "scribe-fields")], |html| {
        for field in form.fields() {
            one(html, &field, lang);
        }
    });
    html.words("p", &[("class", "scribe__help")], words::SAVE_KEYS.get(lang));
    html.words("p", &[("class", "scribe__alert"), ("id", "scribe-alert"), ("role", "alert")], "");
    buttons(&mut html, lang);
    html.into_html()
}

/// The heading of the dialog.
pub(super) fn head(html: &mut Markup, title: &str) {
    html.words("h2", &[("id", "scribe-heading"), ("class", "scribe__heading")], title);
}

fn buttons(html: &mut Markup, lang: Lang) {
    html.within("div", &[("class", "scribe__actions")], |html| {
        button(html, "scribe-save", "save", "button button--primary", words::SAVE.get(lang));
        button(html, "scribe-leave", "leave", "button", words::LEAVE.get(lang));
        let attributes = [
            ("type", "button"),
            ("id", "scribe-rescue"),
            ("class", "button"),
            ("data-do", "rescue"),
            ("hidden", ""),
        ];
        html.words("button", &attributes, words::EXPORT_UNSAVED.get(lang));
    });
}

/// The fields of a form with their labels.
pub(super) fn one(html: &mut Markup, field: &Field, lang: Lang) {
    let id = format!("scribe-{}", field.name);
    let class = if field.is_wide { "field scribe__wide" } else { "field" };
    html.within("div", &[("class", class)], |html| {
        let label = [("class", "field__label"), ("for", id.as_str())];
        html.words("label", &label, field.label.get(lang));
        let named = [("id", id.as_str()), ("name", field.name), ("autocomplete", "off")];
        match &field.input {
            Input::Area => html.words("textarea", &[&named[..], &[("rows", "4")]].concat(), ""),
            Input::Line => html.open("input", &[&named[..], &[("type", "text")]].concat()),
            Input::Date => html.open("input", &[&named[..], &[("type", "date")]].concat()),
            Input::Due => {
                let more = [("type", "text"), ("aria-describedby", "scribe-due")];
                html.open("input", &[&named[..], &more[..]].concat());
                let hint = [("id", "scribe-due"), ("class", "field__help"), ("role", "status")];
                html.words("p", &hint, words::DUE_HELP.get(lang));
            }
            Input::Choice(choices) => html.within("select", &named, |html| {
                for (value, words) in choices {
                    html.words("option", &[("value", value)], words.get(lang));
                }
            }),
        }
    });
}

/// What a due text is understood as, said on a day.
pub(super) fn due_words(text: &str, said: Day, lang: Lang) -> String {
    if text.trim().is_empty() {
        return words::DUE_HELP.get(lang).to_owned();
    }
    match due(text, said) {
        Due::By(day) => {
            let weekday = format::weekday(day, lang);
            format!("{} {weekday}, {}", words::DUE_BY.get(lang), format::day_long(day, lang))
        }
        Due::Undated => words::DUE_UNDATED.get(lang).to_owned(),
        Due::Unread => words::DUE_UNREAD.get(lang).to_owned(),
    }
}
