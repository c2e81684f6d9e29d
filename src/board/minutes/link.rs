//! The address of a view, safe wherever it is written.

use std::fmt::Write as _;

use crate::model::minutes::View;

/// The page's address with a query. Whatever the query holds, it stays one: a character that no address has, or that
/// would end a link in Markdown or HTML, is written as its bytes.
pub(super) fn link(page: &str, query: &str) -> String {
    let is_web = ["https://", "http://"].iter().any(|scheme| page.starts_with(scheme));
    let page = if is_web { page } else { "" };
    let mut link = String::new();
    push_encoded(&mut link, page.split(['?', '#']).next().unwrap_or_default());
    link.push('?');
    push_encoded(&mut link, query.trim_start_matches('?'));
    link
}

/// The way back to a view from the page itself.
pub fn view_link(view: &View) -> String {
    link("", &view.address)
}

fn push_encoded(link: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => link.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b'@' | b'%' | b'=' | b'&' | b'+' | b','
            | b';' => {
                link.push(char::from(byte));
            }
            // Writing to a String cannot fail.
            _ => _ = write!(link, "%{byte:02X}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_of_a_view_stays_as_it_is() {
        let query = "v=1&period=2024-01..2024-10&destination=HKG%2CTWN&sentence=a+b";
        assert_eq!(
            link("https://kantor.go.id/capaian/", query),
            format!("https://kantor.go.id/capaian/?{query}")
        );
        assert_eq!(link("", "?lang=en"), "?lang=en");
        assert_eq!(link("https://kantor.go.id/?lang=id#x", ""), "https://kantor.go.id/?");
    }

    #[test]
    fn no_query_becomes_a_script_or_ends_its_link() {
        assert_eq!(link("", "javascript:alert(1)"), "?javascript:alert%281%29");
        assert_eq!(link("javascript:alert(1)//", "v=1"), "?v=1");
        let hostile = link("", "x>\" onclick='a'\n](http://evil) <b>`|é");
        assert!(!hostile.contains(['>', '<', '"', '\'', ' ', '\n', '(', ')', '[', ']', '`', '|']));
        assert!(hostile.is_ascii() && hostile.starts_with("?x%3E"));
    }
}
