//! What stands on the screen while something is written down.

use form_urlencoded::parse;
use serde::{Deserialize, Serialize};

use super::form::Fields;
use crate::browser::dom;

/// The view of an entry: enough to come back to it, and to know what was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Screen {
    pub(super) address: String,
    pub(super) finding: String,
    pub(super) figure: String,
    pub(super) data_set: String,
}

impl Screen {
    /// What is there now; what cannot be read is empty.
    pub(super) fn now() -> Self {
        let text = |selector: &str| dom::shown_text(selector).ok().flatten();
        let address = dom::query().unwrap_or_default();
        let chosen = || dom::chosen("[data-control='dataset']").ok().flatten();
        Self {
            finding: text("#headline-title").or_else(|| text("main .card h2")).unwrap_or_default(),
            figure: text("[data-figure]").unwrap_or_default(),
            data_set: parameter(&address, "data").or_else(chosen).unwrap_or_default(),
            address,
        }
    }

    /// What a form begins with: the agency and the destination that the page is filtered by, where it is one of each.
    pub(super) fn prefilled(&self) -> Fields {
        let of = |name: &str| Some((name.to_owned(), one_key(&parameter(&self.address, name)?)?));
        ["agency", "destination"].into_iter().filter_map(of).collect()
    }
}

fn parameter(address: &str, name: &str) -> Option<String> {
    let query = address.strip_prefix('?').unwrap_or(address);
    parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// The key of a filter by one key; `~` escapes.
fn one_key(value: &str) -> Option<String> {
    if value.is_empty() || value == "-" || value.contains(',') {
        return None;
    }
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(c) = characters.next() {
        match c {
            '~' => text.extend(characters.next().map(|c| if c == '.' { ',' } else { c })),
            c => text.push(c),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_begins_with_what_the_page_is_filtered_by() {
        let screen = |address: &str| Screen { address: address.to_owned(), ..Screen::default() };
        let fields = screen("?v=1&agency=PT+A~.+B&destination=HKG,TWN").prefilled();
        assert_eq!(fields, Fields::from([("agency".to_owned(), "PT A, B".to_owned())]));
        assert!(screen("").prefilled().is_empty());
    }
}
