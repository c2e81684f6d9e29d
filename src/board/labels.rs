//! Keys in words: a vocabulary's label, an agency's name, or "not available".

use super::scene::Scene;
use super::texts;
use crate::chart::format;
use crate::model::Lang;
use crate::model::placement::PlacementColumn;

/// The label of a key of a view or published dimension, in the page's language. Unknown codes stand for
/// themselves.
pub(super) fn key_label<'a>(scene: Scene<'a>, view: &str, key: &'a str) -> &'a str {
    if key.is_empty() {
        return texts::NOT_AVAILABLE.get(scene.lang);
    }
    if view == PlacementColumn::Agency.as_str() {
        let agency = scene.tables.agencies.iter().find(|agency| agency.id == key);
        return agency.map_or(key, |agency| &agency.name);
    }
    let label = scene.labels.get(view).and_then(|labels| labels.get(key));
    label.map_or(key, |label| label.get(scene.lang))
}

/// Labels joined for a chip: all of up to two, else the first and how many more.
pub(super) fn joined(labels: &[&str], lang: Lang) -> String {
    match labels {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one}, {two}"),
        [one, rest @ ..] => {
            let more = format::count(rest.len() as u64, lang);
            match lang {
                Lang::Id => format!("{one}, +{more} lainnya"),
                Lang::En => format!("{one}, +{more} others"),
            }
        }
    }
}
