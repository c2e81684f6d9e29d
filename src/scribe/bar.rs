//! The bar at the bottom of the page: the meeting, how much is written, whether it is kept, and what can be done.

use super::form::{self, OUTCOMES};
use super::words;
use crate::board::markup::Markup;
use crate::model::minutes::Kind;
use crate::model::{Lang, Text};

/// What the bar shows.
pub(super) struct Bar {
    /// Of the meeting that is written down.
    pub(super) meeting: Option<String>,
    pub(super) entries: usize,
    /// Whose forms have a draft.
    pub(super) drafts: Vec<Kind>,
    pub(super) conflicts: usize,
    pub(super) are_letters_on: bool,
}

impl Bar {
    pub(super) fn html(&self, lang: Lang) -> String {
        let mut html = Markup::default();
        html.within("div", &[("class", "scribe__meeting")], |html| {
            let name = self.meeting.as_deref().unwrap_or(words::NO_MEETING.get(lang));
            html.words("span", &[("class", "scribe__label")], words::MINUTES.get(lang));
            button(html, "scribe-meeting", "meeting", "link scribe__title", name);
            if self.meeting.is_some() {
                let count = [("class", "scribe__count"), ("id", "scribe-count")];
                html.words("span", &count, &entries(self.entries, lang));
            }
        });
        html.within("div", &[("class", "scribe__buttons")], |html| self.buttons(html, lang));
        html.into_html()
    }

    fn buttons(&self, html: &mut Markup, lang: Lang) {
        for kind in OUTCOMES {
            let draft = self.drafts.contains(&kind).then_some(words::DRAFT);
            let (title, key) = (form::title(kind), form::key(kind));
            keyed(html, kind.as_str(), "button", title, key, draft, lang);
        }
        let conflict = (self.conflicts > 0).then_some(Text::new("berbeda", "differ"));
        keyed(html, "list", "button", words::LIST, "L", conflict, lang);
        for (name, word) in [("export", words::EXPORT), ("import", words::IMPORT)] {
            let id = format!("scribe-{name}");
            button(html, &id, name, "button button--quiet", word.get(lang));
        }
        let pressed = if self.are_letters_on { "true" } else { "false" };
        let attributes = [
            ("type", "button"),
            ("id", "scribe-letters"),
            ("class", "button button--quiet"),
            ("data-do", "letters"),
            ("aria-pressed", pressed),
            ("title", words::LETTERS_HELP.get(lang)),
        ];
        html.words("button", &attributes, words::LETTERS.get(lang));
        button(html, "scribe-close", "close", "button button--quiet", words::CLOSE.get(lang));
    }
}

/// A button of the scribe, with what it does.
pub(super) fn button(html: &mut Markup, id: &str, does: &str, class: &str, words: &str) {
    let attributes = [("type", "button"), ("id", id), ("class", class), ("data-do", does)];
    html.words("button", &attributes, words);
}

fn keyed(
    html: &mut Markup,
    does: &str,
    class: &str,
    word: Text,
    key: &str,
    remark: Option<Text>,
    lang: Lang,
) {
    let id = format!("scribe-{does}");
    let attributes = [
        ("type", "button"),
        ("id", id.as_str()),
        ("class", class),
        ("data-do", does),
        ("aria-keyshortcuts", key),
    ];
    html.within("button", &attributes, |html| {
        html.text(word.get(lang));
        html.text(" ");
        html.words("kbd", &[], key);
        if let Some(remark) = remark {
            html.text(" ");
            html.words("span", &[("class", "scribe__remark")], remark.get(lang));
        }
    });
}

fn entries(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("{count} entri"),
        Lang::En if count == 1 => "1 entry".to_owned(),
        Lang::En => format!("{count} entries"),
    }
}
