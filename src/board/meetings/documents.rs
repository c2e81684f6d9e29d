//! What was handed out in a meeting, and where it is.

use super::words;
use crate::board::markup::Markup;
use crate::model::Lang;
use crate::model::meeting::{Document, Meeting};

pub(super) fn documents(html: &mut Markup, meeting: &Meeting, lang: Lang) {
    html.words("h3", &[], words::DOCUMENTS.get(lang));
    if meeting.documents.is_empty() {
        html.words("p", &[], words::NOT_RECORDED.get(lang));
        return;
    }
    html.within("ul", &[], |html| {
        meeting.documents.iter().for_each(|one| html.within("li", &[], |html| item(html, one)));
    });
}

/// A link where the address is one of the web: of any other kind the browser might run it.
fn item(html: &mut Markup, document: &Document) {
    let address = document.address.as_deref().unwrap_or_default();
    if is_of_the_web(address) {
        let link = [("href", address), ("rel", "noreferrer noopener"), ("target", "_blank")];
        return html.words("a", &link, &document.title);
    }
    html.text(&words::document(document));
}

fn is_of_the_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let html = |address: &str| {
            let mut html = Markup::default();
            let address = Some(address.to_owned());
            item(&mut html, &Document { title: "Bahan".to_owned(), address });
            html.into_html()
        };
        assert!(
            html("https://bp3mi.go.id/a.pdf").starts_with("<a href=\"https://bp3mi.go.id/a.pdf\"")
        );
        for address in ["javascript:alert(1)", "data:text/html,x", "//evil", "Arsip TU, rak 2"] {
            assert!(!html(address).contains("<a"), "{address}");
        }
        assert_eq!(html("Arsip TU"), "Bahan (Arsip TU)");
    }
}
