//! The dialog's markup. What it holds of the data is text.

use super::cover::escaped;
use super::selection::{Selection, Sizes};
use super::words;
use crate::chart::format;
use crate::model::{Lang, Text};

/// Names of the fields.
pub(super) const SET: &str = "set";
pub(super) const TITLE: &str = "title";
pub(super) const WITH: &str = "with";
pub(super) const DECK: &str = "deck";
pub(super) const MINUTES: &str = "minutes";

/// The elements that change while it is open.
pub(super) const SUM: &str = "packer-sum";
pub(super) const STATUS: &str = "packer-status";
pub(super) const PROGRESS: &str = "packer-progress";
pub(super) const SAVE: &str = "packer-save";

const PROGRAMS: &str = "programs";
/// Characters of a title.
const LONGEST: usize = 120;

/// Bytes as a person reads them.
pub(super) fn size(bytes: usize, lang: Lang) -> String {
    match bytes {
        0..1_048_576 => format!("{} KB", format::count(bytes.div_ceil(1024) as u64, lang)),
        _ => format!("{} MB", format::decimal(bytes as f64 / 1_048_576.0, 2, lang)),
    }
}

/// The element that says how large a part is.
fn id_of_size(part: &str) -> String {
    format!("packer-size-{part}")
}

/// What is to be said of each part, by its element.
pub(super) fn said(sizes: &Sizes, lang: Lang) -> Vec<(String, String)> {
    let mut said = vec![
        (id_of_size(PROGRAMS), size(sizes.programs, lang)),
        (SUM.to_owned(), size(sizes.whole, lang)),
    ];
    for (id, bytes) in &sizes.sets {
        said.push((id_of_size(&format!("set-{id}")), size(*bytes, lang)));
    }
    for (part, bytes) in [(DECK, sizes.deck), (MINUTES, sizes.minutes)] {
        if bytes > 0 {
            said.push((id_of_size(part), size(bytes, lang)));
        }
    }
    said
}

/// All of it. `is_own`: whether a file of the person's own is open, which cannot go in.
pub(super) fn form(selection: &Selection, is_own: bool, lang: Lang) -> String {
    let say = |text: Text| escaped(text.get(lang));
    let mut html = format!(
        "<form method=\"dialog\"><h2 id=\"packer-title\">{}</h2><p class=\"packer__lead\">{}</p>\
         <label class=\"field\"><span class=\"field__label\">{}</span>\
         <input type=\"text\" name=\"{TITLE}\" maxlength=\"{LONGEST}\" autocomplete=\"off\" value=\"{}\"></label>\
         <fieldset><legend class=\"field__label\">{}</legend>",
        say(words::TITLE),
        say(words::LEAD),
        say(words::NAME),
        escaped(&selection.wishes.title),
        say(words::WHAT),
    );
    html.push_str(&row("", &say(words::PROGRAM), "", PROGRAMS));
    for offered in &selection.offered {
        let id = &offered.set.id;
        let is_chosen = selection.wishes.sets.contains(id);
        let until = match lang {
            Lang::Id => format!("s.d. {}", format::day_long(offered.line.as_of, lang)),
            Lang::En => format!("as of {}", format::day_long(offered.line.as_of, lang)),
        };
        let title = escaped(offered.set.title.get(lang));
        html.push_str(&row(&checkbox(SET, id, is_chosen), &title, &until, &format!("set-{id}")));
    }
    let wishes = &selection.wishes;
    if selection.slides > 0 {
        let slides = words::slides(selection.slides);
        let input = checkbox(WITH, DECK, wishes.has_deck);
        html.push_str(&row(&input, &say(words::DECK), slides.get(lang), DECK));
    }
    let entries = selection.minutes.standing();
    if entries > 0 {
        let note =
            format!("{}. {}", words::entries(entries).get(lang), words::NAMES_PERSONS.get(lang));
        let input = checkbox(WITH, MINUTES, wishes.has_minutes);
        html.push_str(&row(&input, &say(words::WITH_MINUTES), &escaped(&note), MINUTES));
    }
    html.push_str("</fieldset>");
    if is_own {
        html.push_str(&format!("<p class=\"packer__note\">{}</p>", say(words::OWN_STAYS)));
    }
    html.push_str(&format!(
        "<p class=\"packer__sum\"><span>{}</span><output id=\"{SUM}\"></output></p>\
         <progress id=\"{PROGRESS}\" aria-label=\"{}\" value=\"0\" max=\"1\"></progress>\
         <p id=\"{STATUS}\" role=\"status\"></p><p class=\"packer__acts\">\
         <button type=\"button\" class=\"button button--primary\" id=\"{SAVE}\" data-packer=\"save\" disabled>{}</button> \
         <button type=\"button\" class=\"button\" data-packer=\"close\">{}</button></p></form>",
        say(words::SUM),
        say(words::PACKING),
        say(words::SAVE),
        say(words::CLOSE),
    ));
    html
}

/// A part: what chooses it, what it is, more of it, how large it is. All of it is markup.
fn row(input: &str, name: &str, note: &str, part: &str) -> String {
    let tag = if input.is_empty() { "div" } else { "label" };
    let note = if note.is_empty() { String::new() } else { format!("<small>{note}</small>") };
    format!(
        "<{tag} class=\"packer__row\">{input}<span>{name}{note}</span><output id=\"{}\"></output></{tag}>",
        escaped(&id_of_size(part)),
    )
}

fn checkbox(name: &str, value: &str, is_chosen: bool) -> String {
    let checked = if is_chosen { " checked" } else { "" };
    format!("<input type=\"checkbox\" name=\"{name}\" value=\"{}\"{checked}>", escaped(value))
}
