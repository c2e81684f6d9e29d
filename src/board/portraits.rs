//! What the engine counts of agencies one by one, for the page that judges them.

use super::extract::{Portrait, Traits};
use super::options::{MOST_COMPARED, effect};
use super::page::Page;
use super::question::{Answer, Clause, Clauses, PlacementsInfo, Question};
use super::session::Session;
use super::wish::Wish;
use crate::analysis::placements::MONTH;
use crate::model::Day;
use crate::model::meeting::Affected;
use crate::model::placement::PlacementColumn;

const AGENCY: &str = PlacementColumn::Agency.as_str();
/// The code of the sector of employment contracts with a legal entity.
const FORMAL: &str = "formal";

/// Lead times and sectors of every agency, and the median lead time of all, under the filters that are set; empty where
/// the page does not ask.
pub(super) fn traits(wish: &Wish, session: &mut Session) -> (Vec<Traits>, Option<u32>) {
    if Page::of(&wish.options) != Page::Agencies {
        return (Vec::new(), None);
    }
    let agencies = keys(session.info(), AGENCY).map_or(0, <[String]>::len);
    let (leads, all) = session.median_leads(AGENCY).unwrap_or_default();
    let sector = PlacementColumn::Sector.as_str();
    let sectors = session.two_way(AGENCY, sector).unwrap_or_default();
    let kinds = keys(session.info(), sector).unwrap_or_default();
    let traits = |at: usize| Traits {
        median_lead: leads.get(at).copied().flatten(),
        formal: sectors.get(at).and_then(|counts| formal(kinds, counts)),
    };
    ((0..agencies).map(traits).collect(), all)
}

fn formal(kinds: &[String], counts: &[u64]) -> Option<(u64, u64)> {
    let known = || kinds.iter().zip(counts).filter(|(kind, _)| !kind.is_empty());
    let all: u64 = known().map(|(_, count)| count).sum();
    let formal: u64 = known().filter(|(kind, _)| *kind == FORMAL).map(|(_, count)| count).sum();
    (all > 0).then_some((formal, all))
}

/// The agencies that are chosen, one by one, after all of them together; empty where none is chosen, or too many are.
/// Leaves other filters set than those of the wish.
pub(super) fn portraits(wish: &Wish, as_of: Day, session: &mut Session) -> Vec<Portrait> {
    let mut clauses = wish.selection.clauses(as_of);
    let chosen = match clauses.remove(AGENCY) {
        Some(Clause::In(keys)) if keys.len() <= MOST_COMPARED => keys,
        _ => return Vec::new(),
    };
    if Page::of(&wish.options) != Page::Agencies {
        return Vec::new();
    }
    let all = portrait(session, String::new(), clauses.clone());
    let one = |key: String| {
        let mut clauses = clauses.clone();
        clauses.insert(AGENCY.to_owned(), Clause::In(vec![key.clone()]));
        portrait(session, key, clauses)
    };
    all.into_iter().chain(chosen.into_iter().filter_map(one).collect::<Vec<_>>()).collect()
}

/// The mean lead time of each month, for the office or for the unit whose lead times before and after a decision are asked
/// for; empty where they are not. Leaves other filters set than those of the wish.
pub(super) fn leads(wish: &Wish, as_of: Day, session: &mut Session) -> Vec<Option<f64>> {
    let wanted = effect(&wish.options).filter(|_| Page::of(&wish.options) == Page::Meetings);
    let Some(wanted) = wanted.filter(|wanted| wanted.affects == Affected::LeadTime) else {
        return Vec::new();
    };
    let mut clauses = wish.selection.clauses(as_of);
    if let Some((kind, key)) = wanted.scope
        && let Some(column) = kind.column()
    {
        clauses.insert(column.as_str().to_owned(), Clause::In(vec![key]));
    }
    session.mean_leads(&clauses, MONTH).unwrap_or_default()
}

fn portrait(session: &mut Session, key: String, clauses: Clauses) -> Option<Portrait> {
    let answer = session.answer(&Question { clauses: clauses.clone(), with_base: false }).ok()?;
    let info = session.info();
    // A view is not filtered by itself: of its codes only those count that its clause holds.
    let occurring = |column: PlacementColumn| {
        let mut found = occurring(info, &answer, column);
        if let Some(Clause::In(keys)) = clauses.get(column.as_str()) {
            found.retain(|(key, _)| keys.contains(key));
        }
        found
    };
    Some(Portrait {
        key,
        placements: answer.placements,
        lead: answer.lead.map(|lead| (lead.median, lead.p90)),
        destinations: occurring(PlacementColumn::Destination),
        occupations: occurring(PlacementColumn::Occupation),
    })
}

fn occurring(
    info: &PlacementsInfo,
    answer: &Answer,
    column: PlacementColumn,
) -> Vec<(String, u64)> {
    let view = info.views.iter().position(|view| view.name == column.as_str());
    let counts = view.and_then(|view| answer.counts.get(view)).cloned().unwrap_or_default();
    let keys = keys(info, column.as_str()).unwrap_or_default();
    keys.iter().cloned().zip(counts).filter(|(_, count)| *count > 0).collect()
}

fn keys<'a>(info: &'a PlacementsInfo, view: &str) -> Option<&'a [String]> {
    info.views.iter().find(|known| known.name == view).map(|view| view.bins.keys())
}
