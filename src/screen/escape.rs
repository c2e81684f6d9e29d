//! Text in markup.

/// Text as text, in an element or between double quotes.
pub fn escape(code: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => code.push_str("&amp;"),
            '<' => code.push_str("&lt;"),
            '>' => code.push_str("&gt;"),
            '"' => code.push_str("&quot;"),
            c => code.push(c),
        }
    }
}
