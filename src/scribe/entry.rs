//! A form in the dialog.

use super::bar::button;
use super::desk::Record;
use super::form::{self, AGENCIES, DESTINATIONS, Field, Input};
use super::{names, words};
use crate::board::markup::Markup;
use crate::chart::format;
use crate::ingest::reading::date::due::{Due, due};
use crate::model::minutes::{Kind, Known};
use crate::model::{Day, Lang};

/// Characters of a constraint or decision in a list to choose from.
const LONGEST_CHOICE: usize = 80;

/// What a form is asked for.
pub(super) struct Asked<'a> {
    pub(super) kind: Kind,
    /// What is changed; `None` of something new.
    pub(super) record: Option<&'a Record>,
    /// What an action may come from: ids with their words.
    pub(super) origins: Vec<(String, String)>,
    pub(super) known: &'a Known,
}

/// The form, empty.
pub(super) fn html(asked: &Asked<'_>, lang: Lang) -> String {
    let mut html = Markup::default();
    head(&mut html, &words::form_title(asked.kind, asked.record.is_some(), lang));
    fields(&mut html, asked, lang);
    html.words("p", &[("class", "scribe__help")], words::SAVE_KEYS.get(lang));
    alert(&mut html);
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
    html.into_html()
}

/// The heading of the dialog.
pub(super) fn head(html: &mut Markup, title: &str) {
    html.words("h2", &[("id", "scribe-heading"), ("class", "scribe__heading")], title);
}

/// Where it is said what went wrong.
pub(super) fn alert(html: &mut Markup) {
    html.words("p", &[("class", "scribe__alert"), ("id", "scribe-alert"), ("role", "alert")], "");
}

/// The fields; what is asked for later is folded away in what is new.
pub(super) fn fields(html: &mut Markup, asked: &Asked<'_>, lang: Lang) {
    html.within("div", &[("id", "scribe-fields")], |html| {
        grid(html, asked, &form::fields(asked.kind), lang);
        let more = form::more(asked.kind);
        if !more.is_empty() {
            let open = [("class", "scribe__more"), ("open", "")];
            let count = if asked.record.is_some() { 2 } else { 1 };
            html.within("details", open.get(..count).unwrap_or_default(), |html| {
                html.words("summary", &[], words::MORE.get(lang));
                grid(html, asked, &more, lang);
            });
        }
        for list in [AGENCIES, DESTINATIONS] {
            html.within("datalist", &[("id", list)], |html| {
                for (_, name) in names::names_of(asked.known, list) {
                    html.open("option", &[("value", name.as_str())]);
                }
            });
        }
    });
}

fn grid(html: &mut Markup, asked: &Asked<'_>, fields: &[Field], lang: Lang) {
    html.within("div", &[("class", "scribe__fields")], |html| {
        fields.iter().for_each(|field| one(html, asked, field, lang));
    });
}

fn one(html: &mut Markup, asked: &Asked<'_>, field: &Field, lang: Lang) {
    let (id, help) = (format!("scribe-{}", field.name), format!("scribe-help-{}", field.name));
    let class = if field.is_wide { "field scribe__wide" } else { "field" };
    html.within("div", &[("class", class)], |html| {
        let label = [("class", "field__label"), ("for", id.as_str())];
        html.words("label", &label, field.label.get(lang));
        let mut named = vec![("id", id.as_str()), ("name", field.name), ("autocomplete", "off")];
        if field.help.is_some() {
            named.push(("aria-describedby", help.as_str()));
        }
        input(html, asked, field, &named, lang);
        if let Some(words) = field.help {
            html.words("p", &[("id", &*help), ("class", "field__help")], words.get(lang));
        }
    });
}

fn input(
    html: &mut Markup,
    asked: &Asked<'_>,
    field: &Field,
    named: &[(&'static str, &str)],
    lang: Lang,
) {
    let with = |more: &[(&'static str, &'static str)]| [named, more].concat();
    match field.input {
        Input::Area => html.words("textarea", &with(&[("rows", "4")]), ""),
        Input::Parts => html.words("textarea", &with(&[("rows", "3"), ("data-lines", "")]), ""),
        Input::Line => html.open("input", &with(&[("type", "text")])),
        Input::Date => html.open("input", &with(&[("type", "date")])),
        Input::Percent => {
            let number = [("type", "number"), ("min", "0"), ("max", "100"), ("step", "5")];
            html.open("input", &with(&number));
        }
        Input::Named(list) => html.open("input", &with(&[("type", "text"), ("list", list)])),
        Input::Due => {
            html.open("input", &with(&[("type", "text"), ("aria-describedby", "scribe-due")]));
            let hint = [("id", "scribe-due"), ("class", "field__help"), ("role", "status")];
            html.words("p", &hint, words::DUE_HELP.get(lang));
        }
        Input::Term(list) => choices(html, named, form::terms(list, lang)),
        Input::Perhaps(list) => {
            choices(html, named, [("", "–")].into_iter().chain(form::terms(list, lang)));
        }
        Input::Origin => {
            let origins: Vec<(&str, String)> =
                asked.origins.iter().map(|(id, text)| (id.as_str(), shortened(text))).collect();
            let origins = origins.iter().map(|(id, text)| (*id, text.as_str()));
            choices(html, named, [("", "–")].into_iter().chain(origins));
        }
    }
}

fn choices<'a>(
    html: &mut Markup,
    named: &[(&'static str, &str)],
    choices: impl IntoIterator<Item = (&'a str, &'a str)>,
) {
    html.within("select", named, |html| {
        for (value, words) in choices {
            html.words("option", &[("value", value)], words);
        }
    });
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_CHOICE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
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
