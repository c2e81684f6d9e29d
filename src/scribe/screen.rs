//! What stands on the screen while something is written down.

use form_urlencoded::parse;

use super::desk::Desk;
use super::form::Fields;
use super::names;
use crate::browser::dom;
use crate::model::keys;
use crate::model::minutes::{Known, View, ViewFigure};
use crate::screen;

/// The view on the screen: its address, and what it says.
pub(super) fn view(desk: &Desk) -> View {
    let text = |selector: &str| dom::shown_text(selector).ok().flatten();
    let finding = || text("#headline-title").or_else(|| text("main .card h2"));
    let (data_set, data_as_of) =
        desk.with(|state| (state.known.data_set.clone(), state.known.as_of));
    View {
        address: screen::query(),
        sentence: finding().unwrap_or_default(),
        figure: figure(),
        data_set: if data_as_of.is_some() { data_set } else { chosen() },
        data_as_of,
    }
}

/// The first figure in sight.
fn figure() -> Option<ViewFigure> {
    let value = dom::shown_text(".figure__value[data-figure]").ok()??;
    let label = dom::shown_text(".figure__label").ok().flatten().unwrap_or_default();
    let raw = dom::shown_attribute(".figure__value[data-figure]", "data-value").ok().flatten();
    Some(ViewFigure { label, value, raw: raw.unwrap_or_default() })
}

/// The data set that the page shows by its address or its list, while it has not told.
fn chosen() -> String {
    let of_list = || dom::chosen("[data-control='dataset']").ok().flatten();
    screen::parameter("data").or_else(of_list).unwrap_or_default()
}

/// What a form begins with: the agency and the destination that the page is filtered by, where it is one of each.
pub(super) fn prefilled(known: &Known) -> Fields {
    filtered(&screen::query(), known)
}

fn filtered(address: &str, known: &Known) -> Fields {
    let lists = [("agency", super::form::AGENCIES), ("destination", super::form::DESTINATIONS)];
    let of = |(name, list): (&str, &str)| {
        let key = one_key(&parameter(address, name)?)?;
        Some((name.to_owned(), names::name_of(known, list, &key)))
    };
    lists.into_iter().filter_map(of).collect()
}

fn parameter(address: &str, name: &str) -> Option<String> {
    parse(address.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// The key of a filter by one key that is known.
fn one_key(value: &str) -> Option<String> {
    let mut keys = keys::split(value);
    let key = keys.next().filter(|key| !key.is_empty())?;
    keys.next().is_none().then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_begins_with_what_the_page_is_filtered_by() {
        let known = Known {
            destinations: vec![("HKG".to_owned(), "Hong Kong".to_owned())],
            ..Known::default()
        };
        let fields = filtered("v=1&agency=PT+A~.+B&destination=HKG,TWN", &known);
        assert_eq!(fields, Fields::from([("agency".to_owned(), "PT A, B".to_owned())]));
        let fields = filtered("v=1&destination=HKG", &known);
        assert_eq!(fields, Fields::from([("destination".to_owned(), "Hong Kong".to_owned())]));
        assert!(filtered("", &known).is_empty());
    }
}
