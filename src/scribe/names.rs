//! Agencies and destinations by name, as people write them, and by id, as the data have them.

use super::form::{AGENCIES, DESTINATIONS};
use crate::model::minutes::Known;
use crate::model::placement::PlacementColumn;

/// The names that a field offers.
pub(super) fn names_of<'a>(known: &'a Known, list: &str) -> &'a [(String, String)] {
    match list {
        AGENCIES => &known.agencies,
        DESTINATIONS => &known.destinations,
        _ => &[],
    }
}

/// The id of a name; what is no name of the list stays as it is.
pub(super) fn id_of(known: &Known, list: &str, name: &str) -> String {
    let found = names_of(known, list).iter().find(|(_, known)| known == name);
    found.map_or_else(|| name.to_owned(), |(id, _)| id.clone())
}

/// The name of an id, or the id.
pub(super) fn name_of(known: &Known, list: &str, id: &str) -> String {
    let found = names_of(known, list).iter().find(|(known, _)| known == id);
    found.map_or_else(|| id.to_owned(), |(_, name)| name.clone())
}

/// The name of a key of a view.
pub(super) fn name_in(known: &Known, view: &str, key: &str) -> String {
    let list = match PlacementColumn::from_name(view) {
        Some(PlacementColumn::Agency) => AGENCIES,
        _ => DESTINATIONS,
    };
    name_of(known, list, key)
}
