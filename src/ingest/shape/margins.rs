//! Totals of a laid-out table against their parts.

use crate::ingest::reading::blank::blank;
use crate::ingest::reading::number::{self, Convention, Evidence, Use};
use crate::ingest::sheet::Cell;

/// The numbers of a table, read by what all of its cells say about separators.
#[derive(Default)]
pub(super) struct Numbers {
    evidence: Evidence,
}

impl Numbers {
    pub(super) fn learn(&mut self, cell: Cell<'_>) {
        if let Cell::Text(text) = cell
            && let Some(written) = number::written(text)
        {
            self.evidence.add(&written);
        }
    }

    pub(super) fn convention(&self) -> Convention {
        self.evidence.convention(Use::Count)
    }
}

/// A count; 0 where the cell is empty or a dash. `None` where it cannot be read without asking.
pub(super) fn count(cell: Cell<'_>, convention: Convention) -> Option<u64> {
    let value = match cell {
        Cell::Empty => 0.0,
        Cell::Number(value) => value,
        Cell::Text(text) if blank(text).is_some() => 0.0,
        Cell::Text(text) => number::written(text)?.read(convention, Use::Count).ok()?,
        Cell::Date(_) | Cell::Period(_) | Cell::Error(_) => return None,
    };
    (value >= 0.0 && value.fract() == 0.0 && value < 1e15).then_some(value as u64)
}

/// Running sums of columns, of the rows since the last total and of all rows. A sum that has lost a part
/// knows nothing.
pub(super) struct Sums {
    since: Vec<Option<u64>>,
    all: Vec<Option<u64>>,
    has_parts: bool,
}

impl Sums {
    pub(super) fn new(columns: usize) -> Self {
        Self { since: vec![Some(0); columns], all: vec![Some(0); columns], has_parts: false }
    }

    pub(super) fn add(&mut self, column: usize, count: Option<u64>) {
        for sums in [&mut self.since, &mut self.all] {
            if let Some(sum) = sums.get_mut(column) {
                *sum = sum.zip(count).and_then(|(sum, count)| sum.checked_add(count));
            }
        }
        self.has_parts = true;
    }

    /// The sum that a stated total misses, where it does: neither the rows since the last total nor all rows
    /// add up to it.
    pub(super) fn missed(&self, column: usize, stated: u64) -> Option<u64> {
        let all = self.all.get(column).copied().flatten()?;
        let since = self.since.get(column).copied().flatten()?;
        let part = if self.has_parts { since } else { all };
        (stated != part && stated != all).then_some(part)
    }

    /// A total row has been held against the sums.
    pub(super) fn end_part(&mut self) {
        self.since.fill(Some(0));
        self.has_parts = false;
    }
}
