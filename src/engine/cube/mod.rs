//! What every view counts for every code of one view, summed up from the first code on: any filter of
//! that view, the others' unchanged, is then answered by subtraction (Falcon: Moritz, Howe, Heer, CHI
//! 2019). The step takes no longer for more rows.

mod build;

use super::answer::{Answer, Counts, Selected, add, fold};
use super::filter::Runs;
use super::layout::Layout;
use super::state::{Id, State, same_but};
pub(super) use build::Builder;

/// The most cells of a cube, and of what it is built from: 16 MiB.
const MAX_CELLS: usize = 1 << 21;
/// A cube of more cells than this many times the rows is dearer than counting the rows.
const CELLS_PER_ROW: usize = 16;

/// For one view, under one state of the filters of the others.
pub(super) struct Cube {
    pub(super) view: usize,
    /// The filters of the others; that of the view itself does not matter.
    ids: Vec<Id>,
    /// Weight per code of the view's column, under the filters of the others.
    own: Vec<u64>,
    /// The same in rows; empty where each row weighs 1.
    own_rows: Vec<u64>,
    slots: Vec<Slot>,
    /// Cells of one code.
    width: usize,
    /// For each code and one more, the cells of all codes before it.
    sums: Vec<u64>,
}

/// Where the bins of another view are.
#[derive(Clone, Copy)]
struct Slot {
    view: usize,
    at: usize,
    bins: usize,
    /// Whether bins under all filters come after those under all but the view's own.
    is_filtered: bool,
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

    pub(super) fn answer(&self, layout: &Layout, state: &State) -> Answer {
        let runs = state.runs(self.view);
        let mut views = vec![Counts::default(); layout.views.len()];
        for slot in &self.slots {
            let under_all =
                slot.is_filtered.then(|| self.between(runs, slot.at + slot.bins, slot.bins));
            if let Some(view) = views.get_mut(slot.view) {
                *view = Counts { counts: self.between(runs, slot.at, slot.bins), under_all };
            }
        }
        let own = only(runs, &self.own);
        if let (Some(counts), Some(view)) = (views.get_mut(self.view), layout.views.get(self.view))
        {
            let under_all = state.is_filtered(self.view).then(|| fold(view, &own));
            *counts = Counts { counts: fold(view, &self.own), under_all };
        }
        let weight = own.iter().sum();
        let rows =
            if self.own_rows.is_empty() { weight } else { only(runs, &self.own_rows).iter().sum() };
        Answer { views, selected: Selected { rows, weight } }
    }

    /// The sums of a stretch of cells over the codes of all runs.
    fn between(&self, runs: &Runs, at: usize, bins: usize) -> Vec<u64> {
        let row = |code: u32| {
            let from = code as usize * self.width + at;
            self.sums.get(from..from + bins).unwrap_or_default()
        };
        let mut sums = vec![0_u64; bins];
        for run in &runs.0 {
            let (first, last) = (row(run.start), row(run.end));
            for ((sum, &before), &after) in sums.iter_mut().zip(first).zip(last) {
                *sum = sum.wrapping_add(after.wrapping_sub(before));
            }
        }
        sums
    }
}

fn is_base(view: usize, ids: &[Id]) -> bool {
    ids.iter().enumerate().all(|(at, &id)| at == view || id == Id::default())
}

/// The counts of the codes in the runs; 0 for others.
fn only(runs: &Runs, by_code: &[u64]) -> Vec<u64> {
    let mut counts = vec![0; by_code.len()];
    for run in &runs.0 {
        let stretch = run.start as usize..run.end as usize;
        if let (Some(into), Some(from)) = (counts.get_mut(stretch.clone()), by_code.get(stretch)) {
            into.copy_from_slice(from);
        }
    }
    counts
}
