//! What every view counts for every code of one view, summed up from the first code on: any filter of
//! that view, the others' unchanged, is then answered by subtraction (Falcon: Moritz, Howe, Heer, CHI
//! 2019). The step takes no longer for more rows.

mod build;
mod plan;

use std::rc::Rc;

use super::answer::{Answer, Own, Selected, Span};
use super::state::{Id, State, same_but};
pub(super) use build::Builder;

/// The most cells of a cube, and of what it is built from: 16 MiB.
pub(super) const MAX_CELLS: usize = 1 << 21;
/// A cube of more cells than this many times the rows is dearer than counting the rows.
const CELLS_PER_ROW: usize = 16;

/// For one view, under one state of the filters of the others.
pub(super) struct Cube {
    pub(super) view: usize,
    /// The filters of the others; that of the view itself does not matter.
    ids: Vec<Id>,
    /// Weight of the codes of the view before each, and after the last, under the filters of the others.
    own: Rc<[u64]>,
    /// The same in rows; empty where each row weighs 1.
    own_rows: Rc<[u64]>,
    /// The counts of the view itself, which its own filter does not change.
    counts: Vec<u64>,
    /// Where the cells of each view are; those of the view itself come last.
    spans: Rc<[Span]>,
    /// Cells of one code.
    width: usize,
    /// For each code and one more, the cells of all codes before it.
    sums: Vec<u64>,
}

impl Cube {
    /// Whether the cube answers this state.
    pub(super) fn is_for(&self, ids: &[Id]) -> bool {
        same_but(self.view, &self.ids, ids)
    }

    /// Whether the cube is of the view, under these filters of the others.
    pub(super) fn is_of(&self, view: usize, ids: &[Id]) -> bool {
        self.view == view && self.is_for(ids)
    }

    /// Whether no other view was filtered: true in every session, so kept.
    pub(super) fn is_base(&self) -> bool {
        is_base(self.view, &self.ids)
    }

    pub(super) fn cells(&self) -> usize {
        self.sums.len()
    }

    /// What the state shows, its filter of the cube's view being any.
    pub(super) fn answer(&self, state: &State) -> Answer {
        let runs = &state.runs(self.view).0;
        let row = |code: u32| {
            let from = code as usize * self.width;
            self.sums.get(from..from + self.width).unwrap_or_default()
        };
        let mut cells = Vec::with_capacity(self.width + self.counts.len());
        match runs.split_first() {
            Some((run, others)) => {
                let ends = row(run.start).iter().zip(row(run.end));
                cells.extend(ends.map(|(from, to)| to.wrapping_sub(*from)));
                for run in others {
                    let ends = row(run.start).iter().zip(row(run.end));
                    for (cell, (from, to)) in cells.iter_mut().zip(ends) {
                        *cell = cell.wrapping_add(to.wrapping_sub(*from));
                    }
                }
            }
            None => cells.resize(self.width, 0),
        }
        cells.extend_from_slice(&self.counts);
        let passing = |sums: &[u64]| -> u64 {
            let sum = |code: u32| sums.get(code as usize).copied().unwrap_or(0);
            runs.iter().map(|run| sum(run.end) - sum(run.start)).sum()
        };
        let weight = passing(&self.own);
        let rows = if self.own_rows.is_empty() { weight } else { passing(&self.own_rows) };
        let own = Own { view: self.view, sums: Rc::clone(&self.own) };
        Answer {
            cells,
            spans: Rc::clone(&self.spans),
            selected: Selected { rows, weight },
            own: Some(own),
        }
    }
}

fn is_base(view: usize, ids: &[Id]) -> bool {
    ids.iter().enumerate().all(|(at, &id)| at == view || id == Id::default())
}
