//! Keys in words: a vocabulary's label, an agency's name, or "not available".

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::texts;
use crate::model::Lang;
use crate::model::placement::PlacementColumn;

/// The label of a key of a view or published dimension, in the page's language. Unknown codes stand for
/// themselves.
pub fn key_label(store: Store, view: &str, key: &str) -> String {
    let lang = store.lang();
    if key.is_empty() {
        return texts::NOT_AVAILABLE.get(lang).to_owned();
    }
    if view == PlacementColumn::Agency.as_str() {
        return agency_name(store, key);
    }
    store.labels.with(|labels| {
        let label = labels.get(view).and_then(|labels| labels.get(key));
        label.map_or_else(|| key.to_owned(), |label| label.get(lang).to_owned())
    })
}

fn agency_name(store: Store, id: &str) -> String {
    store.tables.with(|tables| {
        let agency = tables.agencies.iter().find(|agency| agency.id == id);
        agency.map_or_else(|| id.to_owned(), |agency| agency.name.clone())
    })
}

/// Labels joined for a chip: all of up to two, else the first and how many more.
pub fn joined(labels: &[String], lang: Lang) -> String {
    match labels {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one}, {two}"),
        [one, rest @ ..] => format!("{one}, +{}", texts::others(lang, rest.len())),
    }
}
