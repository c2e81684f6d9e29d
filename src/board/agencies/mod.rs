//! Agencies: who has to be looked after and why, how each does, and who stands out by more than chance.

mod assessment;
mod comparison;
mod facts;
mod funnel;
mod indicators;
mod profile;
mod scorecard;
mod supporting;
mod words;
mod worklist;

use std::collections::{BTreeMap, BTreeSet};

use super::extract::Extract;
use super::scene::Scene;
use super::targets::Subject;
use super::wish::Section;
use crate::analysis::follow_up::FollowUp;
use crate::analysis::oversight::{Known, cases};
use crate::analysis::records::{Own, by_agency};
use crate::model::agency_name::is_found;
use crate::model::placement::PlacementColumn;

/// What the cards of the page have in common.
struct Ground<'a> {
    scene: Scene<'a>,
    subject: &'a Subject<'a>,
    /// The records from the destinations that are chosen.
    records: BTreeMap<&'a str, Own>,
    /// Placements of the period.
    placements: BTreeMap<&'a str, u64>,
    /// The agencies that the filters hold; empty where they are all.
    chosen: Vec<String>,
    /// What was agreed in meetings, and what became of it.
    follow_up: FollowUp<'a>,
}

/// The cards of the page; none where the data know no agencies.
pub(super) fn page(scene: Scene<'_>, subject: &Subject<'_>, width: u32) -> Vec<Section> {
    let ground = Ground::of(scene, subject);
    let known = ground.known();
    let cases = cases(&known);
    let scorecard = assessment::Scorecard::of(&ground, &cases);
    [
        profile::section(&ground, &scorecard, width),
        comparison::section(&ground, &scorecard),
        worklist::section(&ground, &cases),
        scorecard::section(&ground, &scorecard),
        funnel::section(&ground, width),
        supporting::section(&ground),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl<'a> Ground<'a> {
    fn of(scene: Scene<'a>, subject: &'a Subject<'a>) -> Self {
        let keys = &scene.wish.selection.keys;
        let held = |column: PlacementColumn| keys.get(column.as_str()).cloned().unwrap_or_default();
        let destinations: BTreeSet<String> = held(PlacementColumn::Destination);
        let is_held =
            |destination: &str| destinations.is_empty() || destinations.contains(destination);
        let tables = scene.tables;
        let records = by_agency(
            tables.job_orders.iter().filter(|order| is_held(&order.destination)),
            tables.complaints.iter().filter(|complaint| is_held(&complaint.destination)),
            tables.indicators.iter(),
        );
        let named = subject.extract.agencies.iter().filter(|(id, _)| !id.is_empty());
        Self {
            scene,
            subject,
            records,
            placements: named.map(|(id, placements)| (id.as_str(), *placements)).collect(),
            chosen: held(PlacementColumn::Agency).into_iter().collect(),
            follow_up: FollowUp::of(scene.meetings, scene.minutes_as_of(subject.extract.as_of)),
        }
    }

    fn extract(&self) -> &'a Extract {
        &self.subject.extract
    }

    fn known(&self) -> Known<'_> {
        Known {
            agencies: &self.scene.tables.agencies,
            records: &self.records,
            placements: &self.placements,
            period: self.extract().period,
            as_of: self.extract().as_of,
        }
    }

    /// Whether a filter is on that complaints and job orders do not know.
    fn is_filtered_otherwise(&self) -> bool {
        let known =
            [PlacementColumn::Destination, PlacementColumn::Agency].map(PlacementColumn::as_str);
        let selection = &self.scene.wish.selection;
        selection.lead.is_some()
            || selection.keys.keys().any(|view| !known.contains(&view.as_str()))
    }

    /// Whether the person's search finds an agency; any, without one.
    fn is_searched(&self, name: &str, licence: Option<&str>) -> bool {
        let search = &self.scene.wish.search;
        is_found(search, name, &[licence.unwrap_or_default()])
    }
}
