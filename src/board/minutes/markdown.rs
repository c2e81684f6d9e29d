//! Minutes as CommonMark. What was written stands in it as text: no link, no heading, no markup comes of it.

use super::document::{Document, Fact, Item};
use super::words;
use crate::board::meetings::words as named;
use crate::model::Lang;

pub(super) fn write(document: &Document, lang: Lang) -> String {
    let mut text = format!("# {}\n\n", escaped(&document.title));
    facts(&mut text, &document.facts, "");
    heading(&mut text, named::AGENDA.get(lang));
    for (day, items) in &document.agenda {
        text.push_str(&format!("### {}\n\n", escaped(day)));
        let lines = items.iter().enumerate();
        lines.for_each(|(at, item)| text.push_str(&format!("{}. {}\n", at + 1, escaped(item))));
        text.push('\n');
    }
    none(&mut text, document.agenda.is_empty(), lang);
    heading(&mut text, named::SPEAKERS.get(lang));
    document.speakers.iter().for_each(|one| text.push_str(&format!("- {}\n", escaped(one))));
    none(&mut text, document.speakers.is_empty(), lang);
    attendance(&mut text, document, lang);
    if !document.documents.is_empty() {
        heading(&mut text, named::DOCUMENTS.get(lang));
        document.documents.iter().for_each(|one| text.push_str(&format!("- {}\n", escaped(one))));
    }
    for part in &document.parts {
        heading(&mut text, &part.heading);
        let items = part.items.iter().enumerate();
        items.for_each(|(at, one)| item(&mut text, at + 1, one, lang));
        none(&mut text, part.items.is_empty(), lang);
    }
    text
}

fn heading(text: &mut String, words: &str) {
    let blank = if text.ends_with("\n\n") { "" } else { "\n" };
    text.push_str(&format!("{blank}## {}\n\n", escaped(words)));
}

fn none(text: &mut String, is_none: bool, lang: Lang) {
    if is_none {
        text.push_str(&format!("{}\n", words::NONE.get(lang)));
    }
}

fn facts(text: &mut String, facts: &[Fact], indent: &str) {
    for (label, words) in facts {
        text.push_str(&format!("{indent}- **{label}:** {}\n", escaped(words)));
    }
}

fn attendance(text: &mut String, document: &Document, lang: Lang) {
    heading(text, named::ATTENDANCE.get(lang));
    if document.attendance.is_empty() {
        return none(text, true, lang);
    }
    let (who, people) = (named::INSTITUTION.get(lang), named::PEOPLE.get(lang));
    text.push_str(&format!("| {who} | {people} |\n| --- | ---: |\n"));
    for (who, people) in &document.attendance {
        text.push_str(&format!("| {} | {} |\n", escaped(who), escaped(people)));
    }
}

fn item(text: &mut String, number: usize, item: &Item, lang: Lang) {
    text.push_str(&format!("{number}. **{}** {}\n", escaped(&item.id), escaped(&item.text)));
    if let Some(warning) = &item.warning {
        text.push_str(&format!("    - {}\n", escaped(warning)));
    }
    facts(text, &item.facts, "    ");
    if let Some(shown) = &item.shown {
        facts(text, &shown.facts, "    ");
        text.push_str(&format!("    - [{}](<{}>)\n", words::OPEN_VIEW.get(lang), shown.link));
    }
}

/// One line of text, in which nothing has a meaning to Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let line = text.split(|c: char| c.is_control() || c.is_whitespace() || is_break(c));
    let line: Vec<&str> = line.filter(|word| !word.is_empty()).collect();
    let line = line.join(" ");
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let ends_number = at == digits && digits > 0 && is_end(line.get(at + 1..));
        let is_list = match c {
            '-' | '+' => at == 0,
            '.' | ')' => ends_number,
            _ => false,
        };
        if is_list || "\\`*_[]<>#|~&!$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether a word ends here.
fn is_end(rest: Option<&str>) -> bool {
    rest.is_none_or(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Line and paragraph separators, and what turns the direction of the text after it.
const fn is_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_stay_as_they_are() {
        for text in ["Struktur biaya (Hong Kong), 88,6%.", "PT Contoh - cabang 2", "1.064"] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        for (text, expected) in [
            ("# judul", "\\# judul"),
            ("- butir", "\\- butir"),
            ("1. butir", "1\\. butir"),
            ("12) butir", "12\\) butir"),
            ("a\n\n# b\r\n---", "a \\# b ---"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("<img src=x>", "\\<img src=x\\>"),
            (
                "![x](y) **b** `c` ~~d~~ a|b",
                "\\!\\[x\\](y) \\*\\*b\\*\\* \\`c\\` \\~\\~d\\~\\~ a\\|b",
            ),
            ("&lt;b&gt; \\", "\\&lt;b\\&gt; \\\\"),
            ("\u{202e}terbalik\u{0}", "terbalik"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
