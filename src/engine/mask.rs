//! The row mask: for every row, which of the filtered views' filters it fails.

use super::filter::Runs;
use super::kernel;
use super::scan::Sieve;
use super::table::{Column, with_codes};

/// Rows per word.
pub(super) const WORD: usize = u64::BITS as usize;

/// A plane of bits for each filtered view: memory is what limits the walks, and a bit is the least.
pub(super) struct Mask {
    rows: usize,
    /// Of each view; `None` where it is not filtered.
    planes: Vec<Option<Plane>>,
    /// Words of planes that are not in use.
    spare: Vec<Vec<u64>>,
}

/// Which rows fail the filter of a view.
pub(super) struct Plane {
    /// A bit for each row, the first the lowest, set where the row fails. What the last word has beyond
    /// the rows means nothing.
    pub(super) fails: Vec<u64>,
    /// The code of all rows that fail, where it is one only.
    pub(super) only: Option<usize>,
}

impl Mask {
    pub(super) fn new(rows: usize, views: usize) -> Self {
        let planes = std::iter::repeat_with(|| None).take(views).collect();
        Self { rows, planes, spare: Vec::new() }
    }

    /// `None` where the view has no filter.
    pub(super) fn plane(&self, view: usize) -> Option<&Plane> {
        self.planes.get(view)?.as_ref()
    }

    /// Marks the rows that do not pass the view's filter.
    pub(super) fn set(&mut self, view: usize, column: &Column, runs: &Runs) {
        self.clear(view);
        let Some(plane) = self.planes.get_mut(view) else { return };
        let words = self.rows.div_ceil(WORD);
        let mut fails = self.spare.pop().unwrap_or_else(|| vec![0; words]);
        let codes_count = column.codes_count();
        with_codes!(
            &column.codes,
            codes => kernel::mark(&mut fails, codes, runs, codes_count),
            starts => {
                fails.fill(u64::MAX);
                let row = |code: u32| starts.get(code as usize).map_or(0, |&row| row as usize);
                runs.0.iter().for_each(|run| pass(&mut fails, row(run.start), row(run.end)));
            }
        );
        let all = Runs(vec![0..codes_count as u32]);
        let only = match all.without(runs).as_slice() {
            [failing] if failing.len() == 1 => Some(failing.start as usize),
            _ => None,
        };
        *plane = Some(Plane { fails, only });
    }

    /// Takes the view's filter away.
    pub(super) fn clear(&mut self, view: usize) {
        let plane = self.planes.get_mut(view).and_then(Option::take);
        self.spare.extend(plane.map(|plane| plane.fails));
    }

    /// What lets through the rows that pass the filters of all views but those named.
    pub(super) fn sieve(&self, ignoring: &[usize]) -> Sieve<'_> {
        let planes = self.planes.iter().enumerate().filter(|(view, _)| !ignoring.contains(view));
        Sieve::new(
            planes
                .filter_map(|(view, plane)| Some((view, plane.as_ref()?.fails.as_slice())))
                .collect(),
        )
    }

    pub(super) fn bytes(&self) -> usize {
        let planes = self.planes.iter().flatten().count() + self.spare.len();
        planes * self.rows.div_ceil(WORD) * size_of::<u64>()
    }
}

/// Unmarks the rows.
fn pass(fails: &mut [u64], from: usize, to: usize) {
    for (word, fails) in fails.iter_mut().enumerate().take(to.div_ceil(WORD)).skip(from / WORD) {
        *fails &= !within(word, from, to);
    }
}

/// The bits of a word whose rows are among these.
pub(super) fn within(word: usize, from: usize, to: usize) -> u64 {
    let first = word * WORD;
    let below = |row: usize| match row.saturating_sub(first) {
        bits if bits < WORD => (1 << bits) - 1,
        _ => u64::MAX,
    };
    below(to) & !below(from)
}
