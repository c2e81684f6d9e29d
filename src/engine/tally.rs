//! Everything that is counted of the rows under the present filters, in one walk over them.

use std::ops::Range;

use super::filter::Runs;
use super::histogram::Histogram;
use super::layout::{Layout, Place};
use super::mask::Mask;
use super::scan::{BLOCK, Sieve, blocks};
use super::state::{Id, State};
use super::table::Codes;

/// Counts under filters. Sums wrap around on the way, and are right at its end: rows are added that
/// came, and taken away that went.
#[derive(Clone, Default)]
pub(super) struct Tally {
    /// The filters of the mask that the counts are under.
    ids: Vec<Id>,
    /// The main codes that are counted.
    runs: Runs,
    pub(super) rows: u64,
    pub(super) weight: u64,
    /// Per lane and key, of the rows that pass everything.
    pub(super) lanes: Vec<Vec<u64>>,
    /// Per view that is filtered through the mask, and code: of the rows that fail its filter only.
    pub(super) lone: Vec<Vec<u64>>,
    /// Per main code, of the rows that pass the mask.
    pub(super) main: Vec<u64>,
}

impl Tally {
    /// Of every row, without filters.
    pub(super) fn of_everything(layout: &Layout, state: &State) -> Self {
        let mut tally = Self::empty(layout, state);
        tally.ids.fill(Id::default());
        let mask = Mask::new(layout.table.rows(), layout.views.len());
        tally.count_main(layout, &mask);
        tally.runs = everything(layout);
        let all = [0..layout.table.rows()];
        tally.walk(layout, &mask, all, 1);
        tally
    }

    fn empty(layout: &Layout, state: &State) -> Self {
        let keys = layout.lanes.iter().map(|&lane| layout.keys(lane).map_or(0, |(_, len)| len));
        Self {
            ids: state.mask_ids().to_vec(),
            runs: Runs::default(),
            rows: 0,
            weight: 0,
            lanes: keys.map(|len| vec![0; len]).collect(),
            lone: vec![Vec::new(); layout.views.len()],
            main: Vec::new(),
        }
    }

    /// Whether these are the counts of the present state.
    pub(super) fn is_of(&self, state: &State) -> bool {
        self.ids == state.mask_ids() && self.runs == *state.main_runs()
    }

    /// Brings the counts up to the present state, in the cheapest way: rows that came and went, or all
    /// that pass, or what is without any filter less those that are not in. `mask` is up to date.
    ///
    /// Returns how many rows were looked at.
    pub(super) fn update(
        &mut self,
        layout: &Layout,
        state: &State,
        mask: &Mask,
        totals: &Self,
    ) -> usize {
        let target = state.main_runs();
        let ids = state.mask_ids().to_vec();
        let same_mask = self.ids == ids;
        let unmasked = ids.iter().all(|&id| id == Id::default());
        if !same_mask {
            let lone = |view: usize| {
                let codes = layout.column_of(view).map_or(0, |column| column.codes_count());
                vec![0; if mask.plane(view).is_some() { codes } else { 0 }]
            };
            *self = Self::empty(layout, state);
            self.lone = (0..layout.views.len()).map(lone).collect();
            if unmasked {
                self.main.clone_from(&totals.main);
            } else {
                self.count_main(layout, mask);
            }
        }
        let rows =
            |runs: &[Range<u32>]| -> usize { runs.iter().map(|run| layout.rows(run).len()).sum() };
        let (came, went) = (target.without(&self.runs), self.runs.without(target));
        let missing = everything(layout).without(target);
        let by_change = rows(&came) + rows(&went);
        let (afresh, by_rest) = (rows(&target.0), rows(&missing));
        let looked_at = if unmasked && by_rest < by_change.min(afresh) {
            let main = std::mem::take(&mut self.main);
            *self = Self { main, ids, ..totals.clone() };
            self.walk(layout, mask, missing.iter().map(|run| layout.rows(run)), u64::MAX);
            by_rest
        } else if afresh < by_change {
            self.forget();
            self.walk(layout, mask, target.0.iter().map(|run| layout.rows(run)), 1);
            afresh
        } else {
            self.walk(layout, mask, came.iter().map(|run| layout.rows(run)), 1);
            self.walk(layout, mask, went.iter().map(|run| layout.rows(run)), u64::MAX);
            by_change
        };
        self.runs.clone_from(target);
        looked_at + if same_mask { 0 } else { layout.table.rows() / 8 }
    }

    fn forget(&mut self) {
        (self.rows, self.weight) = (0, 0);
        self.lanes.iter_mut().chain(&mut self.lone).for_each(|counts| counts.fill(0));
    }

    fn count_main(&mut self, layout: &Layout, mask: &Mask) {
        let mut sieve = mask.sieve(&[]);
        let weights = layout.weights();
        let codes = layout.starts().len().saturating_sub(1) as u32;
        self.main = (0..codes)
            .map(|code| {
                let rows = layout.rows(&(code..code + 1));
                if weights.is_none() {
                    return sieve.count(rows) as u64;
                }
                blocks(rows, BLOCK).map(|rows| sieve.pick(rows).weight(weights)).sum()
            })
            .collect();
    }

    fn walk(
        &mut self,
        layout: &Layout,
        mask: &Mask,
        stretches: impl IntoIterator<Item = Range<usize>>,
        sign: u64,
    ) {
        let mut walk = Walk::new(self, layout, mask);
        for rows in stretches.into_iter().flat_map(|rows| blocks(rows, BLOCK)) {
            walk.block(rows);
        }
        let Walk { rows, weight, lanes, lone, .. } = walk;
        self.rows = self.rows.wrapping_add(sign.wrapping_mul(rows));
        self.weight = self.weight.wrapping_add(sign.wrapping_mul(weight));
        let found = lanes.iter().map(|(_, found)| found);
        found.zip(&mut self.lanes).for_each(|(found, counts)| found.add_to(sign, counts));
        for Lone { view, found, .. } in lone {
            if let Some(counts) = self.lone.get_mut(view) {
                found.add_to(sign, counts);
            }
        }
    }

    /// Per code of a column, of the rows that pass everything. `None` for a column without a view.
    pub(super) fn by_code(&self, layout: &Layout, column: usize) -> Option<Vec<u64>> {
        if layout.place(column) == Place::Main {
            let mut counts = vec![0; self.main.len()];
            for run in &self.runs.0 {
                let stretch = run.start as usize..run.end as usize;
                if let (Some(into), Some(from)) =
                    (counts.get_mut(stretch.clone()), self.main.get(stretch))
                {
                    into.copy_from_slice(from);
                }
            }
            return Some(counts);
        }
        layout.by_code(column, &self.lanes).map(std::borrow::Cow::into_owned)
    }

    pub(super) fn bytes(&self) -> usize {
        let lists = self.lanes.iter().chain(&self.lone);
        (lists.map(Vec::len).sum::<usize>() + self.main.len()) * size_of::<u64>()
    }
}

/// What one walk finds.
struct Walk<'a> {
    weights: Option<&'a [u32]>,
    sieve: Sieve<'a>,
    rows: u64,
    weight: u64,
    lanes: Vec<(&'a Codes, Histogram<'a>)>,
    lone: Vec<Lone<'a>>,
}

/// The rows that fail one filter only.
struct Lone<'a> {
    view: usize,
    codes: &'a Codes,
    /// The code of all of them, where it is one only.
    only: Option<usize>,
    found: Histogram<'a>,
}

impl<'a> Walk<'a> {
    fn new(tally: &Tally, layout: &'a Layout, mask: &'a Mask) -> Self {
        let weights = layout.weights();
        let lanes = layout.lanes.iter().filter_map(|&lane| layout.keys(lane));
        let lone = tally.lone.iter().enumerate().filter_map(|(view, counts)| {
            let only = mask.plane(view)?.only.filter(|_| weights.is_none());
            let codes = &layout.column_of(view)?.codes;
            Some(Lone { view, codes, only, found: Histogram::new(counts.len(), weights) })
        });
        Self {
            weights,
            sieve: mask.sieve(&[]),
            rows: 0,
            weight: 0,
            lanes: lanes.map(|(keys, len)| (keys, Histogram::new(len, weights))).collect(),
            lone: lone.collect(),
        }
    }

    fn block(&mut self, rows: Range<usize>) {
        debug_assert!(rows.len() <= BLOCK);
        let block = self.sieve.pick(rows);
        if block.len() > 0 {
            self.rows += block.len() as u64;
            self.weight += block.weight(self.weights);
            for (keys, found) in &mut self.lanes {
                found.add(&block, keys);
            }
        }
        for Lone { view, codes, only, found } in &mut self.lone {
            if let Some(code) = *only {
                found.add_rows(code, self.sieve.count_lone(*view));
                continue;
            }
            let block = self.sieve.pick_lone(*view);
            if block.len() > 0 {
                found.add(&block, codes);
            }
        }
    }
}

/// The main codes without a filter.
fn everything(layout: &Layout) -> Runs {
    let codes = layout.starts().len().saturating_sub(1).max(1) as u32;
    Runs(vec![0..codes])
}
