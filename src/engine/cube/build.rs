//! Building a cube, a slice of rows at a time.

use std::ops::Range;
use std::rc::Rc;

use super::super::answer::{Span, add, fold};
use super::super::filter::Runs;
use super::super::layout::Layout;
use super::super::mask::Mask;
use super::super::scan::{BLOCK, Block, Sieve};
use super::super::state::{Id, State, same_but};
use super::super::table::Codes;
use super::plan::{Passive, Plan, Rows, Scratch, Slot, Target};
use super::{CELLS_PER_ROW, Cube, MAX_CELLS, is_base};

/// A cube in the making. Under filters it may only go on while they and the mask are as at its start.
pub(in super::super) struct Builder {
    view: usize,
    /// The filters of the others.
    ids: Vec<Id>,
    /// Weight per code of the view, under the filters of the others.
    own: Vec<u64>,
    /// The same in rows; empty where each row weighs 1.
    own_rows: Vec<u64>,
    /// Cells of one code.
    width: usize,
    /// For each code that is done and one more, the cells of all codes before it.
    sums: Vec<u64>,
    /// What is counted.
    targets: Vec<Target>,
    /// The counts of all targets, for one code of the view after the other: a row then adds to places
    /// that are near each other.
    counts: Vec<u64>,
    /// Counts of one code.
    stride: usize,
    passive: Vec<Passive>,
    /// The views whose lone rows are counted.
    filtered: Vec<usize>,
    /// Rows still to be looked at, last first.
    stretches: Vec<Stretch>,
    /// Whether the view is the main one: its codes come one after the other, and one row of cells is
    /// counted at a time.
    by_stretch: bool,
}

struct Stretch {
    rows: Range<usize>,
    /// Whether the main view's filter passes.
    is_inside: bool,
    /// The code of the main column that these rows have, where that is the view's own.
    code: Option<usize>,
}

impl Builder {
    /// `None` where a cube would be too large, or not worth its cells.
    pub(in super::super) fn new(
        layout: &Layout,
        state: &State,
        view: usize,
        ids: Vec<Id>,
    ) -> Option<Self> {
        let column = layout.views.get(view)?.column;
        let codes = layout.column_of(view)?.codes_count();
        let by_stretch = layout.is_main(view);
        let Plan { targets, passive, width, .. } = Plan::new(layout, view, column, &ids)?;
        let at_once = if by_stretch { 1 } else { codes };
        let stride = targets.last().map_or(0, |target| target.at + target.len);
        let counts = at_once.checked_mul(stride)?;
        let cells = (codes + 1).checked_mul(width)?.checked_add(counts)?;
        if cells > MAX_CELLS || cells / CELLS_PER_ROW > layout.table.rows() {
            return None;
        }
        let mut sums = Vec::with_capacity((codes + 1) * width);
        sums.resize(width, 0);
        let own_rows = if layout.weights().is_some() { codes } else { 0 };
        let stretches = if by_stretch {
            code_by_code(layout)
        } else {
            inside_and_outside(layout, (!is_base(view, &ids)).then(|| state.main_runs()))
        };
        let filtered = targets.iter().filter_map(|target| match target.of {
            Rows::Lone(view) => Some(view),
            Rows::Passing | Rows::PassingMask => None,
        });
        let filtered = filtered.collect();
        let (own, own_rows) = (vec![0; codes], vec![0; own_rows]);
        let counts = vec![0; counts];
        Some(Self {
            view,
            ids,
            own,
            own_rows,
            width,
            sums,
            targets,
            counts,
            stride,
            passive,
            filtered,
            stretches,
            by_stretch,
        })
    }

    /// Whether the cube will answer this state.
    pub(in super::super) fn is_for(&self, ids: &[Id]) -> bool {
        same_but(self.view, &self.ids, ids)
    }

    pub(in super::super) fn view(&self) -> usize {
        self.view
    }

    /// Whether no other view is filtered.
    pub(in super::super) fn is_base(&self) -> bool {
        is_base(self.view, &self.ids)
    }

    /// Looks at about this many rows more; true when the cube is ready.
    pub(in super::super) fn advance(&mut self, layout: &Layout, mask: &Mask, rows: usize) -> bool {
        let mut sieve = if self.is_base() { Sieve::open() } else { mask.sieve(&[self.view]) };
        let mut scratch = Scratch::default();
        let mut left = rows;
        while left > 0 {
            let Some(stretch) = self.stretches.last_mut() else { break };
            let (inside, code) = (stretch.is_inside, stretch.code);
            let end = stretch.rows.end.min(stretch.rows.start + BLOCK);
            let rows = stretch.rows.start..end;
            stretch.rows.start = end;
            let has_ended = stretch.rows.is_empty();
            left = left.saturating_sub(rows.len());
            self.block(layout, &mut sieve, &mut scratch, rows, inside, code);
            if has_ended {
                self.stretches.pop();
                if let Some(code) = code {
                    self.flush(code, 0);
                    left = left.saturating_sub(self.width / 2);
                }
            }
        }
        let is_ready = self.stretches.is_empty();
        if is_ready && !self.by_stretch {
            (0..self.own.len()).for_each(|code| self.flush(code, code));
        }
        is_ready
    }

    pub(in super::super) fn finish(self, layout: &Layout) -> Cube {
        let own = layout.views.get(self.view);
        let mut spans = vec![Span::default(); layout.views.len()];
        for Passive { slot: Slot { view, at, bins, is_filtered }, .. } in &self.passive {
            if let Some(span) = spans.get_mut(*view) {
                let under_all = is_filtered.then_some(at + bins);
                *span = Span { counts: *at, under_all, bins: *bins };
            }
        }
        if let Some(span) = spans.get_mut(self.view) {
            let bins = own.map_or(0, |own| own.bins);
            *span = Span { counts: self.width, under_all: None, bins };
        }
        Cube {
            view: self.view,
            ids: self.ids,
            counts: own.map(|own| fold(own, &self.own)).unwrap_or_default(),
            own: running(&self.own),
            own_rows: if self.own_rows.is_empty() {
                Rc::default()
            } else {
                running(&self.own_rows)
            },
            spans: spans.into(),
            width: self.width,
            sums: self.sums,
        }
    }

    /// Counts the rows of a block: those that pass, and those that fail one filter only.
    fn block(
        &mut self,
        layout: &Layout,
        sieve: &mut Sieve<'_>,
        scratch: &mut Scratch,
        rows: Range<usize>,
        inside: bool,
        code: Option<usize>,
    ) {
        let Some(own) = layout.column_of(self.view) else { return };
        let block = sieve.pick(rows);
        if block.len() > 0 {
            match code {
                Some(code) => self.count_code(layout, &block, code),
                None => {
                    scratch.find_places(&block, &own.codes, self.stride);
                    if inside {
                        self.count_own(layout, &block, &own.codes);
                    }
                }
            }
            for target in &self.targets {
                if target.of == Rows::PassingMask || (target.of == Rows::Passing && inside) {
                    target.count(layout, &block, scratch, code, &mut self.counts);
                }
            }
        }
        for &view in self.filtered.iter().filter(|_| inside) {
            let block = sieve.pick_lone(view);
            if block.len() == 0 {
                continue;
            }
            if code.is_none() {
                scratch.find_places(&block, &own.codes, self.stride);
            }
            for target in self.targets.iter().filter(|target| target.of == Rows::Lone(view)) {
                target.count(layout, &block, scratch, code, &mut self.counts);
            }
        }
    }

    /// Appends the cells of the next code, whose counts are in this row of them.
    fn flush(&mut self, code: usize, row: usize) {
        let Some(row) = self.counts.get_mut(row * self.stride..(row + 1) * self.stride) else {
            return;
        };
        let sums = &mut self.sums;
        let before = sums.len() - self.width;
        sums.extend_from_within(before..);
        let Some(cells) = sums.get_mut(before + self.width..) else { return };
        for passive in &self.passive {
            let Slot { at, bins, is_filtered, .. } = passive.slot;
            let counted = |target: usize| {
                let target =
                    self.targets.get(target).map(|target| target.at..target.at + target.len);
                target.and_then(|cells| row.get(cells)).unwrap_or_default()
            };
            let passing = counted(passive.passing);
            let Some(counts) = cells.get_mut(at..at + bins) else { continue };
            match passive.unfiltered {
                Some(target) => add(counts, passive.bins.at(code), counted(target)),
                None => add(counts, passive.bins.at(code), passing),
            }
            if let Some((target, bins)) = &passive.lone {
                add(counts, bins.at(code), counted(*target));
            }
            if is_filtered && let Some(under_all) = cells.get_mut(at + bins..at + 2 * bins) {
                add(under_all, passive.bins.at(code), passing);
            }
        }
        if self.by_stretch {
            row.fill(0);
        }
    }

    /// Counts rows that all have one code.
    fn count_code(&mut self, layout: &Layout, block: &Block<'_>, code: usize) {
        if let Some(count) = self.own.get_mut(code) {
            *count += block.weight(layout.weights());
        }
        if let Some(rows) = self.own_rows.get_mut(code) {
            *rows += block.len() as u64;
        }
    }

    fn count_own(&mut self, layout: &Layout, block: &Block<'_>, codes: &Codes) {
        block.count(codes, layout.weights(), &mut self.own);
        if !self.own_rows.is_empty() {
            block.count(codes, None, &mut self.own_rows);
        }
    }
}

/// The sums before each count, and after the last.
fn running(counts: &[u64]) -> Rc<[u64]> {
    let after = counts.iter().scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    std::iter::once(0).chain(after).collect()
}

/// The rows of each main code, last first.
fn code_by_code(layout: &Layout) -> Vec<Stretch> {
    let stretch = |code: u32| Stretch {
        rows: layout.rows(&(code..code + 1)),
        is_inside: true,
        code: Some(code as usize),
    };
    (0..main_codes(layout)).rev().map(stretch).collect()
}

/// The rows inside and outside of the main view's filter; `None` where no filter matters.
fn inside_and_outside(layout: &Layout, filter: Option<&Runs>) -> Vec<Stretch> {
    let all = Runs(vec![0..main_codes(layout).max(1)]);
    let inside = filter.unwrap_or(&all);
    let stretch =
        |run: &Range<u32>, is_inside| Stretch { rows: layout.rows(run), is_inside, code: None };
    let outside = all.without(inside);
    let inside = inside.0.iter().map(|run| stretch(run, true));
    inside.chain(outside.iter().map(|run| stretch(run, false))).collect()
}

fn main_codes(layout: &Layout) -> u32 {
    layout.starts().len().saturating_sub(1) as u32
}
