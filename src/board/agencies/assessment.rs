//! The scorecards of all P3MI, under the weights and bands that a person has chosen.

use std::collections::BTreeMap;

use super::{Ground, funnel};
use crate::analysis::course::MonthlyCounts;
use crate::analysis::fairness::{Measure, Observed, Prior};
use crate::analysis::follow_up::Tally;
use crate::analysis::oversight::{Case, Reason};
use crate::analysis::records::Own;
use crate::analysis::scorecard::{Card, Facts, Place, Placed, Weights, facts, scores, standings};
use crate::analysis::units::Unit;
use crate::board::extract::Extract;
use crate::board::options::{FAIR_FROM, GOOD_FROM, LEAST_PLACEMENTS, WEIGHTS, number};
use crate::board::units;
use crate::model::agency::{Agency, AgencyKind};
use crate::model::config::Scoring;
use crate::model::{Month, Period};

/// What a score is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grade {
    Good,
    Fair,
    Guidance,
}

pub(super) struct Assessment<'a> {
    pub(super) agency: &'a Agency,
    pub(super) placements: u64,
    pub(super) facts: Facts,
    pub(super) card: Card,
    pub(super) place: Place,
    /// Why somebody should look after it.
    pub(super) reasons: &'a [Reason],
}

pub(super) struct Scorecard<'a> {
    /// In the order in which they stand.
    pub(super) agencies: Vec<Assessment<'a>>,
    pub(super) weights: Weights,
    pub(super) good_from: f64,
    pub(super) fair_from: f64,
    pub(super) least: u64,
    /// What holds where nothing else is chosen.
    pub(super) defaults: Scoring,
}

impl<'a> Scorecard<'a> {
    pub(super) fn of(ground: &Ground<'a>, cases: &'a [Case<'a>]) -> Self {
        let scene = ground.scene;
        let defaults = scene.config.map(|config| config.scoring).unwrap_or_default();
        let options = &scene.wish.options;
        let chosen = |name: &str| number(options, name);
        let mut weights = defaults.weights.all();
        for (weight, name) in weights.iter_mut().zip(WEIGHTS) {
            if let Some(percent) = chosen(name) {
                *weight = percent as f64 / 100.0;
            }
        }
        let edge = |name: &str, default: f64| {
            chosen(name).map_or(default, |edge| (edge as f64).clamp(0.0, 100.0))
        };
        let good_from = edge(GOOD_FROM, defaults.good_from);
        let least = chosen(LEAST_PLACEMENTS).unwrap_or(defaults.least_placements as usize) as u64;
        let weights = Weights(weights);
        Self {
            agencies: assess(ground, cases, weights, least),
            weights,
            good_from,
            fair_from: edge(FAIR_FROM, defaults.fair_from).min(good_from),
            least,
            defaults,
        }
    }

    pub(super) fn grade(&self, score: f64) -> Grade {
        match score {
            score if score >= self.good_from => Grade::Good,
            score if score >= self.fair_from => Grade::Fair,
            _ => Grade::Guidance,
        }
    }

    pub(super) fn find(&self, id: &str) -> Option<&Assessment<'a>> {
        self.agencies.iter().find(|one| one.agency.id == id)
    }

    /// How many agencies have a rank.
    pub(super) fn ranked(&self) -> usize {
        let is_ranked = |one: &&Assessment<'_>| matches!(one.place, Place::Ranked { .. });
        self.agencies.iter().filter(is_ranked).count()
    }
}

fn assess<'a>(
    ground: &Ground<'a>,
    cases: &'a [Case<'a>],
    weights: Weights,
    least: u64,
) -> Vec<Assessment<'a>> {
    let (period, as_of) = (ground.extract().period, ground.extract().as_of);
    let placed = placed(ground);
    let cases: BTreeMap<&str, &Case<'_>> =
        cases.iter().map(|case| (case.agency.id.as_str(), case)).collect();
    let none = Own::default();
    let mut known: BTreeMap<&str, (&Agency, Facts, u64)> = BTreeMap::new();
    let mut cards = Vec::new();
    let agencies = ground.scene.tables.agencies.iter();
    for agency in agencies.filter(|agency| agency.kind == AgencyKind::P3mi) {
        let id = agency.id.as_str();
        let placed = placed.get(id).copied().unwrap_or_default();
        let own = ground.records.get(id).unwrap_or(&none);
        let facts = facts(agency, &placed, own, period, as_of);
        cards.push(Card {
            key: agency.id.clone(),
            scores: scores(&facts, weights),
            is_gated: cases.get(id).is_some_and(|case| case.is_gated()),
            is_enough: placed.placements >= least,
        });
        known.insert(id, (agency, facts, placed.placements));
    }
    let standing = standings(cards, weights).into_iter().filter_map(|standing| {
        let (agency, facts, placements) = known.remove(standing.card.key.as_str())?;
        let reasons = cases.get(agency.id.as_str()).map(|case| case.reasons.as_slice());
        let (card, place) = (standing.card, standing.place);
        let reasons = reasons.unwrap_or_default();
        Some(Assessment { agency, placements, facts, card, place, reasons })
    });
    standing.collect()
}

/// What follows from the placements of each agency.
fn placed<'a>(ground: &Ground<'a>) -> BTreeMap<&'a str, Placed> {
    let extract = ground.extract();
    let mut all: BTreeMap<&str, Placed> = BTreeMap::new();
    let lead = extract.median_lead.map(f64::from);
    let traits = extract.traits.iter().map(Some).chain(std::iter::repeat(None));
    for ((id, placements), traits) in extract.agencies.iter().zip(traits) {
        let own = traits.and_then(|traits| traits.median_lead).map(f64::from);
        let formal = traits.and_then(|traits| traits.formal);
        let placed = Placed {
            placements: *placements,
            lead: own.zip(lead),
            formal: formal.map(|(formal, known)| (formal as f64, known as f64)),
            ..Placed::default()
        };
        all.insert(id, placed);
    }
    for (id, attainment) in attainments(ground) {
        all.entry(id).or_default().attainment = Some(attainment);
    }
    for (id, growth) in growths(extract) {
        all.entry(id).or_default().growth = Some(growth);
    }
    for (id, rates) in complaints(ground) {
        all.entry(id).or_default().complaints = Some(rates);
    }
    for agency in &ground.scene.tables.agencies {
        let own = ground
            .follow_up
            .actions
            .iter()
            .filter(|one| one.action.agency.as_deref() == Some(&agency.id));
        let (in_time, known) = Tally::of(own).in_time();
        let parts = (in_time as f64, known as f64);
        all.entry(&agency.id).or_default().actions = (known > 0).then_some(parts);
    }
    all
}

/// What each agency realised in the year, and what was to be expected of it by now.
fn attainments<'a>(ground: &Ground<'a>) -> Vec<(&'a str, (f64, f64))> {
    let Some(grouped) = &ground.extract().grouped else { return Vec::new() };
    let Some((_, units)) = units::of_kind(ground.scene, ground.subject, grouped) else {
        return Vec::new();
    };
    let agencies = ground.scene.tables.agencies.iter();
    let ids: BTreeMap<&str, &'a str> =
        agencies.map(|agency| (agency.id.as_str(), agency.id.as_str())).collect();
    let of = |unit: Unit| {
        let id = *ids.get(unit.key.as_str())?;
        Some((id, (unit.realised as f64, unit.aim?.expected)))
    };
    units.into_iter().filter_map(of).collect()
}

/// Placements of the period and of the same months of the year before; none for periods of other than whole months.
fn growths<'a>(extract: &'a Extract) -> Vec<(&'a str, (f64, f64))> {
    let whole = Some(extract.period).filter(|period| period.is_whole_months());
    let before = whole.and_then(|period| {
        let year_before = |month: Month| month.plus(-12);
        let first = year_before(period.first().month());
        (first >= extract.first)
            .then(|| Period::months(first, year_before(period.last().month())))
            .flatten()
    });
    let (Some(grouped), Some(before)) = (&extract.grouped, before) else { return Vec::new() };
    let of = |(id, counts): (&'a String, &Vec<u64>)| {
        let counts = MonthlyCounts { first: extract.first, counts: counts.clone() };
        (id.as_str(), (counts.within(extract.period) as f64, counts.within(before) as f64))
    };
    grouped.keys.iter().zip(&grouped.counts).map(of).collect()
}

/// The shrunken rate of complaints against each agency, and the rate of all of them.
fn complaints<'a>(ground: &Ground<'a>) -> Vec<(&'a str, (f64, f64))> {
    let units = funnel::observed(ground, funnel::By::Complaints);
    let all: Vec<Observed> =
        units.iter().map(|(_, unit)| *unit).filter(|unit| unit.base > 0.0).collect();
    let Some(prior) = Prior::of(Measure::Rate, &all) else { return Vec::new() };
    let of = |(id, unit): (&'a str, Observed)| {
        (unit.base > 0.0).then(|| (id, (prior.shrink(unit).mean, prior.mean)))
    };
    units.into_iter().filter_map(of).collect()
}
