//! What the views show in one state of the filters.

use super::layout::{Layout, Place};
use super::state::{Id, State};
use super::tally::Tally;
use super::view::View;

/// How much passes all filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    pub rows: u64,
    pub weight: u64,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    pub(super) views: Vec<Counts>,
    pub(super) selected: Selected,
}

/// Weight per bin of one view.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// Under the filters of all other views.
    pub(super) counts: Vec<u64>,
    /// Under all filters; `None` where the view has none, and the counts are the same.
    pub(super) under_all: Option<Vec<u64>>,
}

impl Answer {
    /// Of counts that are those of the present state.
    pub(super) fn of(tally: &Tally, layout: &Layout, state: &State) -> Self {
        let views = layout.views.iter().enumerate().map(|(number, view)| {
            if layout.is_main(number) {
                let under_all = state
                    .is_filtered(number)
                    .then(|| tally.by_code(layout, view.column))
                    .flatten()
                    .map(|passing| fold(view, &passing));
                return Counts { counts: fold(view, &tally.main), under_all };
            }
            let mut counts = passing_bins(tally, layout, view);
            if !state.is_filtered(number) {
                return Counts { counts, under_all: None };
            }
            let under_all = counts.clone();
            let lone = tally.lone.get(number).map(Vec::as_slice).unwrap_or_default();
            add(&mut counts, &view.bin_of_code, lone);
            Counts { counts, under_all: Some(under_all) }
        });
        Self {
            views: views.collect(),
            selected: Selected { rows: tally.rows, weight: tally.weight },
        }
    }

    pub(super) fn cells(&self) -> usize {
        let cells = |view: &Counts| view.counts.len() + view.under_all.as_ref().map_or(0, Vec::len);
        self.views.iter().map(cells).sum()
    }
}

fn passing_bins(tally: &Tally, layout: &Layout, view: &View) -> Vec<u64> {
    if let Place::Part(_) = layout.place(view.column) {
        let mut counts = vec![0; view.bins];
        let keys = tally.lanes.first().map(Vec::as_slice).unwrap_or_default();
        add(&mut counts, &layout.bin_of_key(view), keys);
        return counts;
    }
    fold(view, &tally.by_code(layout, view.column).unwrap_or_default())
}

/// Weight per bin, of weight per code.
pub(super) fn fold(view: &View, by_code: &[u64]) -> Vec<u64> {
    let mut counts = vec![0; view.bins];
    add(&mut counts, &view.bin_of_code, by_code);
    counts
}

/// Adds the weight of each key to its bin.
pub(super) fn add(counts: &mut [u64], bin_of_key: &[u16], by_key: &[u64]) {
    for (&bin, &weight) in bin_of_key.iter().zip(by_key) {
        if let Some(slot) = counts.get_mut(usize::from(bin)) {
            *slot = slot.wrapping_add(weight);
        }
    }
}

/// Answers of states that a person may come back to.
#[derive(Default)]
pub(super) struct Past(Vec<(Vec<Id>, Answer)>);

impl Past {
    const STATES: usize = 24;
    /// Larger answers are counted anew.
    const CELLS: usize = 1 << 14;

    pub(super) fn find(&self, ids: &[Id]) -> Option<&Answer> {
        self.0.iter().find(|(of, _)| of == ids).map(|(_, answer)| answer)
    }

    pub(super) fn keep(&mut self, ids: &[Id], answer: &Answer) {
        if answer.cells() > Self::CELLS {
            return;
        }
        if self.0.len() == Self::STATES {
            self.0.remove(0);
        }
        self.0.push((ids.to_vec(), answer.clone()));
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(|(_, answer)| answer.cells() * size_of::<u64>()).sum()
    }
}
