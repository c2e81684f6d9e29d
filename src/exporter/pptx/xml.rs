//! Text in XML, and paragraphs of it.

use crate::model::Lang;

/// Text as XML takes it. What XML 1.0 cannot say at all is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// A paragraph for each line; `looks` are the properties of its text, such as `b="1"`, `after` what follows them.
pub(super) fn paragraphs<'a>(
    lines: impl Iterator<Item = &'a str>,
    paragraph: &str,
    (looks, after): (&str, &str),
    lang: Lang,
) -> String {
    let tag = match lang {
        Lang::Id => "id-ID",
        Lang::En => "en-GB",
    };
    let mut out = String::new();
    for line in lines {
        let run = match escaped(line) {
            text if text.trim().is_empty() => String::new(),
            text => {
                format!(r#"<a:r><a:rPr lang="{tag}"{looks}>{after}</a:rPr><a:t>{text}</a:t></a:r>"#)
            }
        };
        out.push_str(&format!(r#"<a:p>{paragraph}{run}</a:p>"#));
    }
    if out.is_empty() { "<a:p/>".to_owned() } else { out }
}
