//! What the views show in one state of the filters.

use std::borrow::Cow;
use std::rc::Rc;

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
    /// Weights per bin, of all views.
    pub(super) cells: Vec<u64>,
    /// Where those of each view are.
    pub(super) spans: Rc<[Span]>,
    pub(super) selected: Selected,
    /// A cube's own view: its counts under all filters are worked out where they are asked for.
    pub(super) own: Option<Own>,
}

/// Where the cells of a view are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    /// Under the filters of all other views.
    pub(super) counts: usize,
    /// Under all filters; `None` where the view has none, and they are the same.
    pub(super) under_all: Option<usize>,
    pub(super) bins: usize,
}

/// The counts of one view's codes, under the filters of all others.
#[derive(Clone, Debug)]
pub(super) struct Own {
    pub(super) view: usize,
    /// Before each code, and after the last.
    pub(super) sums: Rc<[u64]>,
}

impl Answer {
    /// Of counts that are those of the present state.
    pub(super) fn of(tally: &Tally, layout: &Layout, state: &State) -> Self {
        let (mut cells, mut spans) = (Vec::new(), Vec::new());
        for (number, view) in layout.views.iter().enumerate() {
            let is_filtered = state.is_filtered(number);
            let passing = || passing_bins(tally, layout, view);
            let (counts, under_all) = if layout.is_main(number) {
                (fold(view, &tally.main), is_filtered.then(passing))
            } else {
                let mut counts = passing();
                let under_all = is_filtered.then(|| counts.clone());
                if is_filtered {
                    let lone = tally.lone.get(number).map(Vec::as_slice).unwrap_or_default();
                    add(&mut counts, &view.bin_of_code, lone);
                }
                (counts, under_all)
            };
            let at = cells.len();
            cells.extend(counts);
            let under_all = under_all.map(|under_all| {
                cells.extend(under_all);
                at + view.bins
            });
            spans.push(Span { counts: at, under_all, bins: view.bins });
        }
        let selected = Selected { rows: tally.rows, weight: tally.weight };
        Self { cells, spans: spans.into(), selected, own: None }
    }

    /// Under the filters of all other views.
    pub(super) fn counts(&self, view: usize) -> &[u64] {
        let Some(span) = self.spans.get(view) else { return &[] };
        self.cells.get(span.counts..span.counts + span.bins).unwrap_or_default()
    }

    /// Under all filters.
    pub(super) fn under_all(&self, view: usize, layout: &Layout, state: &State) -> Cow<'_, [u64]> {
        if let (Some(own), Some(definition)) = (&self.own, layout.views.get(view))
            && own.view == view
        {
            let mut counts = vec![0; definition.bins];
            for run in &state.runs(view).0 {
                let codes = run.start as usize..run.end as usize;
                let bins = definition.bin_of_code.get(codes.clone()).unwrap_or_default();
                let sums = own.sums.get(codes.start..=codes.end).unwrap_or_default();
                let by_code: Vec<u64> = sums.array_windows().map(|[from, to]| to - from).collect();
                add(&mut counts, bins, &by_code);
            }
            return Cow::Owned(counts);
        }
        let span = self.spans.get(view).copied().unwrap_or_default();
        let at = span.under_all.unwrap_or(span.counts);
        Cow::Borrowed(self.cells.get(at..at + span.bins).unwrap_or_default())
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
        if answer.cells.len() > Self::CELLS {
            return;
        }
        if self.0.len() == Self::STATES {
            self.0.remove(0);
        }
        self.0.push((ids.to_vec(), answer.clone()));
    }

    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(|(_, answer)| answer.cells.len() * size_of::<u64>()).sum()
    }
}
