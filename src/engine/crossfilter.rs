//! Cross-filter counts: every view under the filters of all other views.

use std::cell::OnceCell;

use super::accumulate::Accumulator;
use super::error::{EngineError, EngineErrorKind};
use super::filter::Filter;
use super::mask::Mask;
use super::measure::Measure;
use super::order::{self, Order};
use super::scan::{Picker, histograms};
use super::summary::Summary;
use super::table::{Column, Table};
use super::view::View;

/// The most cells that a two-way table may have.
pub const MAX_CELLS: usize = 1 << 24;

/// How much passes all filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    pub rows: u64,
    pub weight: u64,
}

/// A table, its views and their filters.
///
/// A request for a view that does not exist is answered with nothing: an empty list. Requests that can
/// be wrong in more ways return an [`EngineError`].
pub struct Crossfilter {
    table: Table,
    views: Vec<View>,
    states: Vec<State>,
    mask: Mask,
    selected: OnceCell<Selected>,
}

/// What is kept for a view.
struct State {
    filter: Filter,
    /// For each code of the view's column, whether the filter passes it.
    passes: Vec<bool>,
    totals: Vec<u64>,
    /// Under the filters of the other views; `None` once one of them has changed.
    counts: Option<Vec<u64>>,
    /// Under all filters; `None` once any of them has changed.
    counts_under_all: Option<Vec<u64>>,
}

impl Crossfilter {
    /// Checks the views against the table and counts them once without filters.
    pub fn new(table: Table, views: Vec<View>) -> Result<Self, EngineError> {
        let mut columns = Vec::with_capacity(views.len());
        for (at, view) in views.iter().enumerate() {
            view.check(&table)?;
            if views.iter().take(at).any(|earlier| earlier.name == view.name) {
                return Err(EngineErrorKind::DuplicateName { name: view.name.clone() }.into());
            }
            columns.push(table.column_at(view.column)?);
        }
        let everything = Picker::new(table.rows(), Vec::new());
        let by_code = histograms(&columns, table.weights(), everything);
        let states = views.iter().zip(by_code).map(|(view, by_code)| State {
            filter: Filter::All,
            passes: vec![true; by_code.len()],
            totals: fold(view, by_code.into_iter()),
            counts: None,
            counts_under_all: None,
        });
        let states = states.collect();
        let mask = Mask::new(table.rows(), views.len());
        Ok(Self { table, views, states, mask, selected: OnceCell::new() })
    }

    pub fn table(&self) -> &Table {
        &self.table
    }

    pub fn views(&self) -> &[View] {
        &self.views
    }

    /// A view by its name, with its number.
    pub fn view(&self, name: &str) -> Option<(usize, &View)> {
        self.views.iter().enumerate().find(|(_, view)| view.name == name)
    }

    /// The view's filter; [`Filter::All`] where it has none.
    pub fn filter(&self, view: usize) -> &Filter {
        self.states.get(view).map_or(&Filter::All, |state| &state.filter)
    }

    /// Replaces the view's filter. What it was before does not matter.
    pub fn set(&mut self, view: usize, filter: Filter) -> Result<(), EngineError> {
        let column = self.column_of(view)?;
        let passes = filter.passes(column)?;
        if *self.filter(view) == filter {
            return Ok(());
        }
        if filter == Filter::All {
            self.mask.clear(view);
        } else {
            let Self { table, views, mask, .. } = self;
            let column = views.get(view).and_then(|view| table.columns().get(view.column));
            if let Some(column) = column {
                mask.set(view, &column.codes, &filter, &passes);
            }
        }
        for (index, state) in self.states.iter_mut().enumerate() {
            state.counts_under_all = None;
            if index != view {
                state.counts = None;
            }
        }
        self.selected.take();
        if let Some(state) = self.states.get_mut(view) {
            state.filter = filter;
            state.passes = passes;
        }
        Ok(())
    }

    /// Weight per bin without any filter.
    pub fn totals(&self, view: usize) -> &[u64] {
        self.states.get(view).map_or(&[], |state| &state.totals)
    }

    /// Weight per bin under the filters of all other views. Kept until one of them changes.
    pub fn counts(&mut self, view: usize) -> Vec<u64> {
        self.refresh(view, |state| &state.counts)
    }

    /// Weight per bin under all filters, the view's own among them.
    pub fn counts_under_all(&mut self, view: usize) -> Vec<u64> {
        self.refresh(view, |state| &state.counts_under_all)
    }

    fn refresh(&mut self, view: usize, wanted: impl Fn(&State) -> &Option<Vec<u64>>) -> Vec<u64> {
        if self.states.get(view).is_some_and(|state| wanted(state).is_none()) {
            self.count(view);
        }
        self.states.get(view).and_then(|state| wanted(state).clone()).unwrap_or_default()
    }

    /// Counts the view and, if it has no filter, all others without one whose counts are due: they are
    /// under the same filters, and finding the rows is most of the work.
    fn count(&mut self, asked: usize) {
        let filtered = self.mask.has(asked);
        let due = |view: usize, state: &State| {
            view == asked || (!filtered && state.counts.is_none() && !self.mask.has(view))
        };
        let states = self.states.iter().enumerate();
        let due: Vec<usize> = states.filter(|&(v, state)| due(v, state)).map(|(v, _)| v).collect();
        let picker = self.mask.picker(&[asked]);
        let by_code = if picker.is_unfiltered() && !filtered {
            None
        } else {
            let views = due.iter().filter_map(|&view| self.views.get(view));
            let columns: Vec<&Column> =
                views.filter_map(|view| self.table.columns().get(view.column)).collect();
            Some(histograms(&columns, self.table.weights(), picker))
        };
        for (place, view) in due.into_iter().enumerate() {
            let (Some(state), Some(view)) = (self.states.get_mut(view), self.views.get(view))
            else {
                continue;
            };
            match by_code.as_ref().and_then(|by_code| by_code.get(place)) {
                Some(by_code) => {
                    let own = by_code.iter().zip(&state.passes);
                    let own = own.map(|(&count, &pass)| if pass { count } else { 0 });
                    state.counts_under_all = Some(fold(view, own));
                    state.counts = Some(fold(view, by_code.iter().copied()));
                }
                None => {
                    state.counts_under_all = Some(state.totals.clone());
                    state.counts = Some(state.totals.clone());
                }
            }
        }
    }

    fn histogram(&self, column: &Column) -> Vec<u64> {
        let picker = self.mask.picker(&[]);
        histograms(&[column], self.table.weights(), picker).pop().unwrap_or_default()
    }

    /// How much passes all filters.
    pub fn selected(&self) -> Selected {
        *self.selected.get_or_init(|| {
            let (mut picker, mut weights) = (self.mask.picker(&[]), Vec::new());
            let mut selected = Selected::default();
            while let Some(block) = picker.next() {
                selected.rows += block.len() as u64;
                if self.table.weights().is_some() {
                    block.weights(self.table.weights(), &mut weights);
                    selected.weight += weights.iter().map(|&weight| u64::from(weight)).sum::<u64>();
                }
            }
            if self.table.weights().is_none() {
                selected.weight = selected.rows;
            }
            selected
        })
    }

    /// A measure of a column per bin of the view, under the filters of all other views; `None` for a
    /// bin without a row that has a value.
    pub fn measure(
        &mut self,
        view: usize,
        column: usize,
        measure: Measure,
    ) -> Result<Vec<Option<f64>>, EngineError> {
        let binned = self.column_of(view)?;
        let Some(binning) = self.views.get(view) else { return Ok(Vec::new()) };
        let measured = self.table.column_at(column)?;
        let mut bins = Accumulator::new(binning.bins, measured, measure)?;
        let (mut picker, mut scratch) = (self.mask.picker(&[view]), Scratch::default());
        let Scratch { a, b, weights } = &mut scratch;
        while let Some(block) = picker.next() {
            block.codes(&binned.codes, a);
            block.codes(&measured.codes, b);
            block.weights(self.table.weights(), weights);
            for ((&code, &value), &weight) in a.iter().zip(&*b).zip(&*weights) {
                bins.add(bin(binning, code) as u32, value, weight);
            }
        }
        Ok(bins.finish())
    }

    /// The distribution of a number column under all filters.
    pub fn summary(&mut self, column: usize) -> Result<Summary, EngineError> {
        let column = self.table.column_at(column)?;
        column.origin()?;
        Summary::of(column, &self.histogram(column))
    }

    /// Weight per bin of `a` (rows) and of `b` (columns), row after row, under the filters of all views
    /// but these two. Empty where the table would have more than [`MAX_CELLS`] cells.
    pub fn two_way(&mut self, a: usize, b: usize) -> Vec<u64> {
        let (Some(down), Some(across)) = (self.views.get(a), self.views.get(b)) else {
            return Vec::new();
        };
        let (Ok(column_a), Ok(column_b)) = (self.column_of(a), self.column_of(b)) else {
            return Vec::new();
        };
        let cells = down.bins.checked_mul(across.bins).filter(|&cells| cells <= MAX_CELLS);
        let Some(cells) = cells else { return Vec::new() };
        let mut counts = vec![0; cells];
        let (mut picker, mut scratch) = (self.mask.picker(&[a, b]), Scratch::default());
        let Scratch { a, b, weights } = &mut scratch;
        while let Some(block) = picker.next() {
            block.codes(&column_a.codes, a);
            block.codes(&column_b.codes, b);
            block.weights(self.table.weights(), weights);
            for ((&a, &b), &weight) in a.iter().zip(&*b).zip(&*weights) {
                if let Some(count) = counts.get_mut(bin(down, a) * across.bins + bin(across, b)) {
                    *count += u64::from(weight);
                }
            }
        }
        counts
    }

    /// How many different values, "not available" apart, the rows that pass all filters have.
    pub fn distinct(&mut self, column: usize) -> u64 {
        let Ok(column) = self.table.column_at(column) else { return 0 };
        let counts = self.histogram(column);
        counts.iter().take(column.domain.len()).filter(|&&count| count > 0).count() as u64
    }

    /// Row numbers that pass all filters: at most `limit`, from the `offset`-th on. Empty where the
    /// column to order by does not exist.
    pub fn rows(&self, order: Order, offset: usize, limit: usize) -> Vec<u32> {
        order::rows(&self.table, &self.mask, order, offset, limit).unwrap_or_default()
    }

    /// Memory that the table, the mask and the kept counts take.
    pub fn bytes(&self) -> usize {
        let kept = |state: &State| {
            let counts =
                [Some(&state.totals), state.counts.as_ref(), state.counts_under_all.as_ref()];
            let counts: usize = counts.into_iter().flatten().map(Vec::len).sum();
            counts * size_of::<u64>() + state.passes.len()
        };
        let states: usize = self.states.iter().map(kept).sum();
        let bins: usize = self.views.iter().map(|view| view.bin_of_code.len()).sum();
        self.table.bytes() + self.mask.bytes() + states + bins * size_of::<u16>()
    }

    fn column_of(&self, view: usize) -> Result<&Column, EngineError> {
        let views = self.views.len();
        let view = self.views.get(view).ok_or(EngineErrorKind::UnknownView { view, views })?;
        self.table.column_at(view.column)
    }
}

/// A block's codes and weights, reused from block to block.
#[derive(Default)]
struct Scratch {
    a: Vec<u32>,
    b: Vec<u32>,
    weights: Vec<u32>,
}

fn bin(view: &View, code: u32) -> usize {
    view.bin_of_code.get(code as usize).map_or(0, |&bin| usize::from(bin))
}

/// Weight per bin, of weight per code.
fn fold(view: &View, by_code: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut counts = vec![0; view.bins];
    for (&bin, count) in view.bin_of_code.iter().zip(by_code) {
        if let Some(slot) = counts.get_mut(usize::from(bin)) {
            *slot += count;
        }
    }
    counts
}
