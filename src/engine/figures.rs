//! What is asked beside the counts of views: measures, two-way tables, distributions, rows.

use super::accumulate::Accumulator;
use super::crossfilter::Crossfilter;
use super::error::EngineError;
use super::filter::{Filter, Runs};
use super::measure::Measure;
use super::order::{self, Order};
use super::scan::Picker;
use super::summary::Summary;
use super::table::Column;
use super::view::View;

/// The most cells that a two-way table may have.
pub const MAX_CELLS: usize = 1 << 24;

impl Crossfilter {
    /// A measure of a column per bin of the view, under the filters of all other views; `None` for a
    /// bin without a row that has a value.
    pub fn measure(
        &mut self,
        view: usize,
        column: usize,
        measure: Measure,
    ) -> Result<Vec<Option<f64>>, EngineError> {
        self.column_of(view)?;
        let table = &self.layout.table;
        let bins = self.layout.views.get(view).map_or(0, |view| view.bins);
        let mut bins = Accumulator::new(bins, table.column_at(column)?, measure)?;
        self.sync_mask(None);
        let binned = self.column_of(view)?;
        let Some(binning) = self.layout.views.get(view) else { return Ok(Vec::new()) };
        let measured = self.layout.table.column_at(column)?;
        self.for_each(&[view], [binned, measured], |[code, value], weight| {
            bins.add(bin(binning, code) as u32, value, weight);
        });
        Ok(bins.finish())
    }

    /// The distribution of a number column under all filters.
    ///
    /// Where a view has a bin for each of the column's codes, this takes no longer for more rows.
    pub fn summary(&mut self, column: usize) -> Result<Summary, EngineError> {
        self.layout.table.column_at(column)?.origin()?;
        let counts = self.histogram(column);
        Summary::of(self.layout.table.column_at(column)?, &counts)
    }

    /// Weight per bin of `a` (rows) and of `b` (columns), row after row, under the filters of all views
    /// but these two. Empty where the table would have more than [`MAX_CELLS`] cells.
    pub fn two_way(&mut self, a: usize, b: usize) -> Vec<u64> {
        self.sync_mask(None);
        let (Some(down), Some(across)) = (self.layout.views.get(a), self.layout.views.get(b))
        else {
            return Vec::new();
        };
        let (Ok(column_a), Ok(column_b)) = (self.column_of(a), self.column_of(b)) else {
            return Vec::new();
        };
        let cells = down.bins.checked_mul(across.bins).filter(|&cells| cells <= MAX_CELLS);
        let Some(cells) = cells else { return Vec::new() };
        let mut counts = vec![0; cells];
        self.for_each(&[a, b], [column_a, column_b], |[a, b], weight| {
            if let Some(count) = counts.get_mut(bin(down, a) * across.bins + bin(across, b)) {
                *count += u64::from(weight);
            }
        });
        counts
    }

    /// How many different values, "not available" apart, the rows that pass all filters have.
    ///
    /// Where a view has a bin for each of the column's codes, this takes no longer for more rows.
    pub fn distinct(&mut self, column: usize) -> u64 {
        let Ok(found) = self.layout.table.column_at(column) else { return 0 };
        let values = found.domain.len();
        let counts = self.histogram(column);
        counts.iter().take(values).filter(|&&count| count > 0).count() as u64
    }

    /// Rows that pass all filters, by their place in [`Crossfilter::table`]: at most `limit`, from the
    /// `offset`-th on. Empty where the column to order by does not exist.
    pub fn rows(&mut self, order: Order, offset: usize, limit: usize) -> Vec<u32> {
        self.sync_mask(None);
        order::rows(self, order, offset, limit).unwrap_or_default()
    }

    /// The source's number of a row of [`Crossfilter::table`].
    pub fn source_row(&self, row: u32) -> u32 {
        self.layout.source_row(row)
    }

    /// Weight per code under all filters.
    fn histogram(&mut self, column: usize) -> Vec<u64> {
        let is_fine = |view: &View| view.column == column && is_identity(view);
        if let Some(view) = self.layout.views.iter().position(is_fine) {
            // Other views of the same column may be filtered; this one's counts are under them too.
            return self.counts_under_all(view).to_vec();
        }
        if self.tally.is_of(&self.state)
            && let Some(counts) = self.tally.by_code(&self.layout, column)
        {
            return counts;
        }
        self.sync_mask(None);
        let Ok(column) = self.layout.table.column_at(column) else { return Vec::new() };
        self.picker(&[]).histogram(column, self.layout.weights())
    }

    /// Calls with the codes of two columns and the weight of each row that passes the filters of all
    /// views but those named.
    fn for_each(
        &self,
        ignoring: &[usize],
        [a, b]: [&Column; 2],
        mut call: impl FnMut([u32; 2], u32),
    ) {
        let mut picker = self.picker(ignoring);
        let (mut codes_a, mut codes_b, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(block) = picker.next() {
            block.codes(&a.codes, &mut codes_a);
            block.codes(&b.codes, &mut codes_b);
            block.weights(self.layout.weights(), &mut weights);
            for ((&a, &b), &weight) in codes_a.iter().zip(&codes_b).zip(&weights) {
                call([a, b], weight);
            }
        }
    }

    /// The rows that pass the filters of all views but those named. The mask is up to date.
    pub(super) fn picker(&self, ignoring: &[usize]) -> Picker<'_> {
        let main = self.layout.main.as_ref().map(|main| main.view);
        let is_ignored = main.is_some_and(|main| ignoring.contains(&main));
        let all = match main.and_then(|main| self.layout.column_of(main)) {
            Some(column) if is_ignored => Filter::All.runs(column).unwrap_or_default(),
            _ => Runs::default(),
        };
        let runs = if is_ignored { &all } else { self.state.main_runs() };
        Picker::new(self.layout.stretches(runs), self.mask.sieve(ignoring))
    }
}

fn bin(view: &View, code: u32) -> usize {
    view.bin_of_code.get(code as usize).map_or(0, |&bin| usize::from(bin))
}

/// Whether each code has the bin of its own number.
fn is_identity(view: &View) -> bool {
    (0..).zip(&view.bin_of_code).all(|(code, &bin)| code == u32::from(bin))
}
