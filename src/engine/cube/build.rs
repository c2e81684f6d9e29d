//! Building a cube, a slice of rows at a time.

use std::ops::Range;

use super::super::filter::Runs;
use super::super::layout::Layout;
use super::super::mask::Mask;
use super::super::scan::{BLOCK, Block, Sieve};
use super::super::state::{Id, State};
use super::super::table::Codes;
use super::{CELLS_PER_ROW, Cube, MAX_CELLS, Slot, add, is_base};

/// A cube in the making. Under filters it may only go on while they and the mask are as at its start.
pub(in super::super) struct Builder {
    cube: Cube,
    /// What is counted, per code of the view and key.
    targets: Vec<Target>,
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

/// One counting: of which rows, by which keys.
struct Target {
    keys: Keys,
    /// Different keys.
    step: usize,
    of: Rows,
    counts: Vec<u64>,
}

enum Keys {
    Lane(usize),
    Column(usize),
    /// The bins of a view of the main column.
    MainBins(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// That pass every filter but the view's own.
    Passing,
    /// That pass the mask, whether the main view's filter passes or not.
    PassingMask,
    /// That fail, apart from the view's own, only the filter of this view.
    Lone(usize),
}

/// Another view, and what its counts are the sum of.
struct Passive {
    slot: Slot,
    passing: usize,
    bin_of_key: Vec<u16>,
    /// Beside those that pass, for the counts without the view's own filter.
    lone: Option<(usize, Vec<u16>)>,
    /// The counts without the view's own filter, where they are counted apart.
    unfiltered: Option<usize>,
}

/// A block's codes and weights, reused from block to block.
#[derive(Default)]
struct Scratch {
    own: Vec<u32>,
    keys: Vec<u32>,
    weights: Vec<u32>,
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
        let mut plan = Plan { layout, column, ids: &ids, targets: Vec::new() };
        let (mut passive, mut width) = (Vec::new(), 0);
        for other in (0..layout.views.len()).filter(|&other| other != view) {
            let one = plan.passive(other, width)?;
            width += one.slot.bins * (1 + usize::from(one.slot.is_filtered));
            passive.push(one);
        }
        let mut targets = plan.targets;
        let at_once = if by_stretch { 1 } else { codes };
        let steps: usize = targets.iter().map(|target| target.step).sum();
        let cells = (codes + 1).checked_mul(width)?.checked_add(at_once.checked_mul(steps)?)?;
        if cells > MAX_CELLS || cells / CELLS_PER_ROW > layout.table.rows() {
            return None;
        }
        for target in &mut targets {
            target.counts = vec![0; at_once * target.step];
        }
        let mut sums = Vec::with_capacity((codes + 1) * width);
        sums.resize(width, 0);
        let own_rows = if layout.weights().is_some() { codes } else { 0 };
        let stretches = stretches(layout, state, by_stretch, is_base(view, &ids));
        let slots = passive.iter().map(|passive| passive.slot).collect();
        let filtered = targets.iter().filter_map(|target| match target.of {
            Rows::Lone(view) => Some(view),
            Rows::Passing | Rows::PassingMask => None,
        });
        let filtered = filtered.collect();
        let (own, own_rows) = (vec![0; codes], vec![0; own_rows]);
        let cube = Cube { view, ids, own, own_rows, slots, width, sums };
        Some(Self { cube, targets, passive, filtered, stretches, by_stretch })
    }

    pub(in super::super) fn is_for(&self, ids: &[Id]) -> bool {
        self.cube.is_for(ids)
    }

    pub(in super::super) fn is_of(&self, view: usize, ids: &[Id]) -> bool {
        self.cube.is_of(view, ids)
    }

    pub(in super::super) fn view(&self) -> usize {
        self.cube.view
    }

    pub(in super::super) fn is_base(&self) -> bool {
        self.cube.is_base()
    }

    /// Looks at about this many rows more; true when the cube is ready.
    pub(in super::super) fn advance(&mut self, layout: &Layout, mask: &Mask, rows: usize) -> bool {
        let mut sieve = if self.is_base() { Sieve::open() } else { mask.sieve(&[self.cube.view]) };
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
            self.block(layout, mask, &mut sieve, &mut scratch, rows, inside, code);
            if has_ended {
                self.stretches.pop();
                if self.by_stretch {
                    self.flush(0);
                    left = left.saturating_sub(self.cube.width / 2);
                }
            }
        }
        let is_ready = self.stretches.is_empty();
        if is_ready && !self.by_stretch {
            (0..self.cube.own.len()).for_each(|code| self.flush(code));
        }
        is_ready
    }

    pub(in super::super) fn finish(self) -> Cube {
        self.cube
    }

    /// Counts the rows of a block: those that pass, and those that fail one filter only.
    #[expect(clippy::too_many_arguments, reason = "what a block is, and the tools to count it")]
    fn block(
        &mut self,
        layout: &Layout,
        mask: &Mask,
        sieve: &mut Sieve<'_>,
        scratch: &mut Scratch,
        rows: Range<usize>,
        inside: bool,
        code: Option<usize>,
    ) {
        let block = sieve.pick(rows.clone());
        if block.len() > 0 {
            scratch.fill(layout, self.cube.view, &block, code);
            if inside {
                self.count_own(layout, scratch, &block, code);
            }
            for target in &mut self.targets {
                if target.of == Rows::PassingMask || (target.of == Rows::Passing && inside) {
                    target.count(layout, &block, scratch, code);
                }
            }
        }
        for at in 0..if inside { self.filtered.len() } else { 0 } {
            let Some(&view) = self.filtered.get(at) else { continue };
            let Some((plane, bit)) = mask.bit(view) else { continue };
            let block = sieve.pick_lone(rows.clone(), plane, bit);
            if block.len() > 0 {
                scratch.fill(layout, self.cube.view, &block, code);
                let of_view = |target: &&mut Target| target.of == Rows::Lone(view);
                for target in self.targets.iter_mut().filter(of_view) {
                    target.count(layout, &block, scratch, code);
                }
            }
        }
    }

    fn count_own(
        &mut self,
        layout: &Layout,
        scratch: &Scratch,
        block: &Block<'_>,
        code: Option<usize>,
    ) {
        if let Some(code) = code {
            if let Some(count) = self.cube.own.get_mut(code) {
                *count += block.weight(layout.weights());
            }
            if let Some(rows) = self.cube.own_rows.get_mut(code) {
                *rows += block.len() as u64;
            }
            return;
        }
        for (&code, &weight) in scratch.own.iter().zip(&scratch.weights) {
            if let Some(count) = self.cube.own.get_mut(code as usize) {
                *count += u64::from(weight);
            }
            if let Some(rows) = self.cube.own_rows.get_mut(code as usize) {
                *rows += 1;
            }
        }
    }

    /// Appends the cells of the next code, which were counted in this row of the targets.
    fn flush(&mut self, row: usize) {
        let sums = &mut self.cube.sums;
        let before = sums.len() - self.cube.width;
        sums.extend_from_within(before..);
        let Some(cells) = sums.get_mut(before + self.cube.width..) else { return };
        for passive in &self.passive {
            let Slot { at, bins, is_filtered, .. } = passive.slot;
            let counted = |target: usize| {
                let Some(Target { counts, step, .. }) = self.targets.get(target) else {
                    return &[][..];
                };
                counts.get(row * step..(row + 1) * step).unwrap_or_default()
            };
            let passing = counted(passive.passing);
            let Some(counts) = cells.get_mut(at..at + bins) else { continue };
            match passive.unfiltered {
                Some(target) => add(counts, &passive.bin_of_key, counted(target)),
                None => add(counts, &passive.bin_of_key, passing),
            }
            if let Some((target, bin_of_key)) = &passive.lone {
                add(counts, bin_of_key, counted(*target));
            }
            if is_filtered && let Some(under_all) = cells.get_mut(at + bins..at + 2 * bins) {
                add(under_all, &passive.bin_of_key, passing);
            }
        }
        if self.by_stretch {
            self.targets.iter_mut().for_each(|target| target.counts.fill(0));
        }
    }
}

impl Scratch {
    /// The block's codes of the view and its weights; not needed where one code says all.
    fn fill(&mut self, layout: &Layout, view: usize, block: &Block<'_>, code: Option<usize>) {
        if let (None, Some(column)) = (code, layout.column_of(view)) {
            block.codes(&column.codes, &mut self.own);
            block.weights(layout.weights(), &mut self.weights);
        }
    }
}

impl Target {
    fn count(
        &mut self,
        layout: &Layout,
        block: &Block<'_>,
        scratch: &mut Scratch,
        code: Option<usize>,
    ) {
        let codes: Option<&Codes> = match self.keys {
            Keys::Lane(lane) => {
                let lane = layout.lanes.get(lane);
                lane.and_then(|&lane| layout.keys(lane)).map(|(codes, _)| codes)
            }
            Keys::Column(column) => layout.table.columns().get(column).map(|column| &column.codes),
            Keys::MainBins(view) => layout.column_of(view).map(|column| &column.codes),
        };
        let Some(codes) = codes else { return };
        if code.is_some() {
            // One row of cells: a key is its own place.
            block.count(codes, layout.weights(), 1, &mut self.counts);
            return;
        }
        let Scratch { own, keys, weights } = scratch;
        block.codes(codes, keys);
        if let Keys::MainBins(view) = self.keys
            && let Some(view) = layout.views.get(view)
        {
            for key in keys.iter_mut() {
                *key = view.bin_of_code.get(*key as usize).map_or(0, |&bin| u32::from(bin));
            }
        }
        for ((&own, &key), &weight) in own.iter().zip(&*keys).zip(&*weights) {
            if let Some(count) = self.counts.get_mut(own as usize * self.step + key as usize) {
                *count += u64::from(weight);
            }
        }
    }
}

/// Finds out what has to be counted.
struct Plan<'a> {
    layout: &'a Layout,
    column: usize,
    ids: &'a [Id],
    targets: Vec<Target>,
}

impl Plan<'_> {
    fn passive(&mut self, view: usize, at: usize) -> Option<Passive> {
        let layout = self.layout;
        let definition = layout.views.get(view)?;
        let column = layout.table.columns().get(definition.column)?;
        let is_filtered = self.ids.get(view).is_some_and(|&id| id != Id::default());
        let slot = Slot { view, at, bins: definition.bins, is_filtered };
        let is_of_main = layout.main.as_ref().is_some_and(|main| main.column == definition.column);
        let identity = || (0..=u16::MAX).take(definition.bins).collect::<Vec<u16>>();
        if definition.column == self.column {
            // All rows of a code are in one bin: which one is told by the code itself.
            return None;
        }
        if is_of_main {
            let bins = definition.bins;
            let passing = self.target(Keys::MainBins(view), bins, Rows::Passing);
            let (lone, unfiltered) = match (is_filtered, layout.is_main(view)) {
                (false, _) => (None, None),
                (true, true) => {
                    let keys = Keys::MainBins(view);
                    (None, Some(self.target(keys, bins, Rows::PassingMask)))
                }
                (true, false) => {
                    let keys = Keys::MainBins(view);
                    (Some((self.target(keys, bins, Rows::Lone(view)), identity())), None)
                }
            };
            return Some(Passive { slot, passing, bin_of_key: identity(), lone, unfiltered });
        }
        let lane = layout.lane_of(definition.column)?;
        let (_, keys) = layout.keys(*layout.lanes.get(lane)?)?;
        let passing = self.lane(lane, keys);
        let lone = is_filtered.then(|| {
            let keys = Keys::Column(definition.column);
            let target = self.target(keys, column.codes_count(), Rows::Lone(view));
            (target, definition.bin_of_code.clone())
        });
        Some(Passive {
            slot,
            passing,
            bin_of_key: layout.bin_of_key(definition),
            lone,
            unfiltered: None,
        })
    }

    fn lane(&mut self, lane: usize, keys: usize) -> usize {
        let is_lane = |target: &Target| matches!(target.keys, Keys::Lane(of) if of == lane);
        match self.targets.iter().position(is_lane) {
            Some(target) => target,
            None => self.target(Keys::Lane(lane), keys, Rows::Passing),
        }
    }

    fn target(&mut self, keys: Keys, step: usize, of: Rows) -> usize {
        self.targets.push(Target { keys, step, of, counts: Vec::new() });
        self.targets.len() - 1
    }
}

/// The rows to look at, in order, last first.
fn stretches(layout: &Layout, state: &State, by_stretch: bool, is_base: bool) -> Vec<Stretch> {
    let codes = layout.starts().len().saturating_sub(1) as u32;
    if by_stretch {
        let stretch = |code: u32| Stretch {
            rows: layout.rows(&(code..code + 1)),
            is_inside: true,
            code: Some(code as usize),
        };
        return (0..codes).rev().map(stretch).collect();
    }
    let all = Runs(vec![0..codes.max(1)]);
    let inside = if is_base { &all } else { state.main_runs() };
    let stretch =
        |run: &Range<u32>, is_inside| Stretch { rows: layout.rows(run), is_inside, code: None };
    let outside = all.without(inside);
    inside
        .0
        .iter()
        .map(|run| stretch(run, true))
        .chain(outside.iter().map(|run| stretch(run, false)))
        .collect()
}
