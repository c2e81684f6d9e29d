//! What a file says of itself when it opens, and at its foot.

use super::words;
use crate::chart::format;
use crate::model::{Day, Lang, Message};

/// A data set in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataLine {
    pub title: Message,
    /// The last day that it covers.
    pub as_of: Day,
    /// Made up: marked wherever it is shown.
    pub is_sample: bool,
    /// The beginning of its stamp ([`crate::ingest::manifest::stamp`]).
    pub stamp: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// What the file is for, in a person's words; may be empty.
    pub title: String,
    /// The day it was made.
    pub made: Day,
    pub data: Vec<DataLine>,
    /// Slides of the deck in it.
    pub slides: usize,
    /// Entries of the minutes in it.
    pub entries: usize,
    /// The digest of all that is in it ([`super::contents::code`]).
    pub code: String,
}

impl Cover {
    /// As markup, in both languages: the style shows that of the page.
    pub(super) fn html(&self) -> String {
        let title = match self.title.trim() {
            "" => both(&words::COVER_TITLE.into()),
            title => escaped(title),
        };
        let mut facts = String::new();
        let day =
            |day| Message::new(format::day_long(day, Lang::Id), format::day_long(day, Lang::En));
        facts.push_str(&fact(&words::MADE.into(), &both(&day(self.made))));
        for DataLine { title, as_of, stamp, .. } in &self.data {
            let until = day(*as_of);
            let line = Message::new(
                format!("{}, s.d. {}", title.id, until.id),
                format!("{}, as of {}", title.en, until.en),
            );
            facts.push_str(&fact(
                &words::DATA.into(),
                &format!("{} <code>{}</code>", both(&line), escaped(stamp)),
            ));
        }
        if self.slides > 0 {
            facts.push_str(&fact(&words::DECK.into(), &both(&words::slides(self.slides))));
        }
        if self.entries > 0 {
            facts.push_str(&fact(&words::MINUTES.into(), &both(&words::entries(self.entries))));
        }
        let code = format!("<code>{}</code>", escaped(&self.code));
        facts.push_str(&fact(&words::CODE.into(), &code));
        let is_sample = self.data.iter().any(|line| line.is_sample);
        let mark = match is_sample {
            true => format!("<p class=\"cover__mark\">{}</p>", both(&words::SAMPLE.into())),
            false => String::new(),
        };
        let note = both(&words::COVER_NOTE.into());
        format!(
            "<section class=\"cover\" aria-labelledby=\"cover-title\"><div><p class=\"cover__product\">Capaian</p>\
             <h2 id=\"cover-title\">{title}</h2><dl>{facts}</dl>{mark}<p>{note}</p></div></section>"
        )
    }
}

fn fact(name: &Message, value: &str) -> String {
    format!("<div><dt>{}</dt><dd>{value}</dd></div>", both(name))
}

fn both(message: &Message) -> String {
    if message.id == message.en {
        return escaped(&message.id);
    }
    let of =
        |lang: Lang| format!("<span lang=\"{}\">{}</span>", lang.tag(), escaped(message.get(lang)));
    of(Lang::Id) + &of(Lang::En)
}

/// Text as markup.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
