//! What has to be counted for a cube, and the counting of a block.

use super::super::layout::Layout;
use super::super::scan::Block;
use super::super::state::Id;
use super::super::table::Codes;

/// One counting: of which rows, by which keys.
pub(super) struct Target {
    keys: Keys,
    pub(super) of: Rows,
    /// Where its counts are among those of a code, one per key.
    pub(super) at: usize,
    pub(super) len: usize,
}

#[derive(Clone, Copy)]
enum Keys {
    Lane(usize),
    Column(usize),
    /// The bins of a view of the main column.
    MainBins(usize),
    /// One for all: the code of the view itself says the bin.
    One,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// That pass every filter but the view's own.
    Passing,
    /// That pass the mask, whether the main view's filter passes or not.
    PassingMask,
    /// That fail, apart from the view's own, only the filter of this view.
    Lone(usize),
}

/// Where the bins of another view are among the cells.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) view: usize,
    pub(super) at: usize,
    pub(super) bins: usize,
    /// Whether bins under all filters come after those under all but the view's own.
    pub(super) is_filtered: bool,
}

/// Another view, and what its counts are the sum of.
pub(super) struct Passive {
    pub(super) slot: Slot,
    pub(super) passing: usize,
    pub(super) bins: Bins,
    /// Beside those that pass, for the counts without the view's own filter.
    pub(super) lone: Option<(usize, Bins)>,
    /// The counts without the view's own filter, where they are counted apart.
    pub(super) unfiltered: Option<usize>,
}

/// Which bins counts belong to.
#[derive(Clone)]
pub(super) enum Bins {
    /// One for each key.
    OfKeys(Vec<u16>),
    /// One for each code of the cube's view: the other view is of the same column.
    OfCodes(Vec<u16>),
}

impl Bins {
    pub(super) fn at(&self, code: usize) -> &[u16] {
        match self {
            Self::OfKeys(bins) => bins,
            Self::OfCodes(bins) => bins.get(code..=code).unwrap_or_default(),
        }
    }
}

/// Of the rows of a block, reused from block to block.
#[derive(Default)]
pub(super) struct Scratch {
    /// Where the counts of the rows' codes begin.
    places: Vec<u32>,
    /// Bins of a view of the main column.
    bins: Vec<u16>,
}

impl Scratch {
    pub(super) fn find_places(&mut self, block: &Block<'_>, own: &Codes, stride: usize) {
        block.codes(own, &mut self.places);
        self.places.iter_mut().for_each(|place| *place *= stride as u32);
    }
}

impl Target {
    /// Adds the block's rows; `code` is theirs, where they all have one of the cube's view.
    pub(super) fn count(
        &self,
        layout: &Layout,
        block: &Block<'_>,
        scratch: &mut Scratch,
        code: Option<usize>,
        counts: &mut [u64],
    ) {
        let weights = layout.weights();
        let codes = match self.keys {
            Keys::Lane(lane) => layout.lanes.get(lane).and_then(|&lane| layout.keys(lane)),
            Keys::Column(column) => {
                layout.table.columns().get(column).map(|column| (&column.codes, 0))
            }
            Keys::One if code.is_some() => {
                if let Some(count) = counts.get_mut(self.at) {
                    *count += block.weight(weights);
                }
                return;
            }
            Keys::One => {
                let Scratch { places, bins } = scratch;
                bins.clear();
                bins.resize(block.len(), 0);
                return block.count_near(places, bins, self.at, weights, counts);
            }
            Keys::MainBins(view) => {
                let Scratch { places, bins } = scratch;
                let Some(view) = layout.views.get(view) else { return };
                block.main_bins(layout.starts(), &view.bin_of_code, bins);
                return block.count_near(places, bins, self.at, weights, counts);
            }
        };
        let Some((codes, _)) = codes else { return };
        match code {
            // The counts of one code only: a key is its own place.
            Some(_) => {
                if let Some(counts) = counts.get_mut(self.at..self.at + self.len) {
                    block.count(codes, weights, counts);
                }
            }
            None => block.count_keys(&scratch.places, codes, self.at, weights, counts),
        }
    }
}

/// What has to be counted for the cube of one view.
pub(super) struct Plan<'a> {
    layout: &'a Layout,
    /// The view's column.
    column: usize,
    ids: &'a [Id],
    pub(super) targets: Vec<Target>,
    pub(super) passive: Vec<Passive>,
    /// Cells of one code.
    pub(super) width: usize,
}

impl<'a> Plan<'a> {
    /// `ids` are the filters of the other views.
    pub(super) fn new(
        layout: &'a Layout,
        view: usize,
        column: usize,
        ids: &'a [Id],
    ) -> Option<Self> {
        let (targets, passive) = (Vec::new(), Vec::new());
        let mut plan = Self { layout, column, ids, targets, passive, width: 0 };
        for other in (0..layout.views.len()).filter(|&other| other != view) {
            let passive = plan.passive(other)?;
            plan.width += passive.slot.bins * (1 + usize::from(passive.slot.is_filtered));
            plan.passive.push(passive);
        }
        Some(plan)
    }

    fn passive(&mut self, view: usize) -> Option<Passive> {
        let layout = self.layout;
        let definition = layout.views.get(view)?;
        let is_filtered = self.ids.get(view).is_some_and(|&id| id != Id::default());
        let slot = Slot { view, at: self.width, bins: definition.bins, is_filtered };
        if definition.column == self.column {
            let bins = Bins::OfCodes(definition.bin_of_code.clone());
            return Some(self.of_one_column(slot, Keys::One, 1, bins));
        }
        if layout.main.as_ref().is_some_and(|main| main.column == definition.column) {
            let bins = Bins::OfKeys((0..=u16::MAX).take(definition.bins).collect());
            return Some(self.of_one_column(slot, Keys::MainBins(view), definition.bins, bins));
        }
        let lane = layout.lane_of(definition.column)?;
        let (_, keys) = layout.keys(*layout.lanes.get(lane)?)?;
        let passing = self.lane(lane, keys);
        let codes = layout.table.columns().get(definition.column)?.codes_count();
        let lone = is_filtered.then(|| {
            let target = self.target(Keys::Column(definition.column), codes, Rows::Lone(view));
            (target, Bins::OfKeys(definition.bin_of_code.clone()))
        });
        let bins = Bins::OfKeys(layout.bin_of_key(definition));
        Some(Passive { slot, passing, bins, lone, unfiltered: None })
    }

    /// A view of the cube's own column or of the main one, which share no lane with others.
    fn of_one_column(&mut self, slot: Slot, keys: Keys, len: usize, bins: Bins) -> Passive {
        let passing = self.target(keys, len, Rows::Passing);
        let (mut lone, mut unfiltered) = (None, None);
        if slot.is_filtered && self.layout.is_main(slot.view) {
            unfiltered = Some(self.target(keys, len, Rows::PassingMask));
        } else if slot.is_filtered {
            lone = Some((self.target(keys, len, Rows::Lone(slot.view)), bins.clone()));
        }
        Passive { slot, passing, bins, lone, unfiltered }
    }

    fn lane(&mut self, lane: usize, keys: usize) -> usize {
        let is_lane = |target: &Target| matches!(target.keys, Keys::Lane(of) if of == lane);
        match self.targets.iter().position(is_lane) {
            Some(target) => target,
            None => self.target(Keys::Lane(lane), keys, Rows::Passing),
        }
    }

    fn target(&mut self, keys: Keys, len: usize, of: Rows) -> usize {
        let at = self.targets.last().map_or(0, |target| target.at + target.len);
        self.targets.push(Target { keys, of, at, len });
        self.targets.len() - 1
    }
}
