//! Agencies: who has to be looked after and why, and who stands out by more than chance.

mod funnel;
mod words;
mod worklist;

pub(super) use funnel::section as funnel;
pub(super) use worklist::section as worklist;

use std::collections::{BTreeMap, BTreeSet};

use super::extract::Extract;
use super::scene::Scene;
use crate::model::complaint::Complaint;
use crate::model::placement::PlacementColumn;

/// Placements of the period by agency.
fn placements(extract: &Extract) -> BTreeMap<&str, u64> {
    let named = extract.agencies.iter().filter(|(id, _)| !id.is_empty());
    named.map(|(id, placements)| (id.as_str(), *placements)).collect()
}

/// The destinations that the filters hold; empty where they are all.
fn destinations(scene: Scene<'_>) -> BTreeSet<String> {
    let keys = &scene.wish.selection.keys;
    keys.get(PlacementColumn::Destination.as_str()).cloned().unwrap_or_default()
}

/// The complaints from the destinations that are chosen.
fn complaints(scene: Scene<'_>) -> Vec<Complaint> {
    let chosen = destinations(scene);
    let all = scene.tables.complaints.iter();
    all.filter(|complaint| chosen.is_empty() || chosen.contains(&complaint.destination))
        .cloned()
        .collect()
}

/// The agencies that the filters hold; empty where they are all.
fn chosen(scene: Scene<'_>) -> Vec<String> {
    let keys = &scene.wish.selection.keys;
    let chosen = keys.get(PlacementColumn::Agency.as_str()).cloned().unwrap_or_default();
    chosen.into_iter().collect()
}

/// Whether a filter is on that complaints and job orders do not know.
fn is_filtered_otherwise(scene: Scene<'_>) -> bool {
    let known =
        [PlacementColumn::Destination, PlacementColumn::Agency].map(PlacementColumn::as_str);
    scene.wish.selection.lead.is_some()
        || scene.wish.selection.keys.keys().any(|view| !known.contains(&view.as_str()))
}
