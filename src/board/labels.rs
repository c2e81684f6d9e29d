//! Keys in words: a vocabulary's label, an agency's name, or "not available".

use super::scene::Scene;
use super::texts;
use crate::chart::words::others;
use crate::model::Lang;
use crate::model::placement::PlacementColumn;
use crate::model::target::ScopeKind;

/// The label of a key of a view or published dimension, in the page's language. Unknown codes stand for
/// themselves.
pub(super) fn key_label<'a>(scene: Scene<'a>, view: &str, key: &'a str) -> &'a str {
    if key.is_empty() {
        return texts::NOT_AVAILABLE.get(scene.lang);
    }
    if view == PlacementColumn::Agency.as_str() {
        return scene.agencies.get(key).copied().unwrap_or(key);
    }
    let label = scene.labels.get(view).and_then(|labels| labels.get(key));
    label.map_or(key, |label| label.get(scene.lang))
}

/// The codes of a dimension with their labels.
pub(super) fn names_of(scene: Scene<'_>, column: PlacementColumn) -> Vec<(String, String)> {
    let labels = scene.labels.get(column.as_str()).into_iter().flatten();
    labels.map(|(key, label)| (key.clone(), label.get(scene.lang).to_owned())).collect()
}

/// The label of whom a target is for; empty for the office.
pub(super) fn unit_label<'a>(scene: Scene<'a>, kind: ScopeKind, key: &'a str) -> &'a str {
    kind.column().map_or("", |column| key_label(scene, column.as_str(), key))
}

/// Labels joined for a chip: all of up to two, else the first and how many more.
pub(super) fn joined(labels: &[&str], lang: Lang) -> String {
    match labels {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one}, {two}"),
        [one, rest @ ..] => format!("{one}, +{}", others(rest.len(), lang)),
    }
}
