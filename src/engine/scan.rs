//! Walks over the rows that pass, block by block, and the counting loops.

use std::ops::Range;

use super::kernel;
use super::table::{Code, Codes, Column, with_codes};

/// Rows per block: its codes and picked positions stay in the first-level cache.
pub(super) const BLOCK: usize = 2048;
/// What [`kernel::pick`] may write past the positions that count.
const SLACK: usize = 16;

/// Positions within a block, of the rows that pass.
#[derive(Clone, Copy)]
pub(super) enum Picked<'a> {
    Every,
    These(&'a [u16]),
}

/// A run of rows, and which of them pass.
pub(super) struct Block<'a> {
    pub(super) rows: Range<usize>,
    pub(super) picked: Picked<'a>,
}

impl Block<'_> {
    /// How many rows pass.
    pub(super) fn len(&self) -> usize {
        match self.picked {
            Picked::Every => self.rows.len(),
            Picked::These(positions) => positions.len(),
        }
    }

    /// The numbers of the rows that pass, ascending.
    pub(super) fn row_numbers(&self) -> impl Iterator<Item = u32> {
        let first = self.rows.start as u32;
        let (every, these) = match self.picked {
            Picked::Every => (0..self.rows.len() as u32, [].as_slice()),
            Picked::These(positions) => (0..0, positions),
        };
        every.chain(these.iter().map(|&position| u32::from(position))).map(move |row| first + row)
    }

    /// Writes the codes of the rows that pass.
    pub(super) fn codes(&self, codes: &Codes, into: &mut Vec<u32>) {
        into.clear();
        with_codes!(
            codes,
            codes => {
                let part = self.part(codes);
                match self.picked {
                    Picked::Every => into.extend(part.iter().map(|code| code.wide())),
                    Picked::These(positions) => into.extend(positions.iter().map(|&position| {
                        part.get(usize::from(position)).map_or(0, |code| code.wide())
                    })),
                }
            },
            starts => {
                let mut code = starts.partition_point(|&start| start as usize <= self.rows.start);
                for row in self.row_numbers() {
                    while starts.get(code).is_some_and(|&start| start <= row) {
                        code += 1;
                    }
                    into.push(code.saturating_sub(1) as u32);
                }
            }
        );
    }

    /// Writes the weights of the rows that pass.
    pub(super) fn weights(&self, weights: Option<&[u32]>, into: &mut Vec<u32>) {
        into.clear();
        match weights {
            Some(weights) => each(self.part(weights), self.picked, |weight| into.push(weight)),
            None => into.resize(self.len(), 1),
        }
    }

    /// The weight of the rows that pass.
    pub(super) fn weight(&self, weights: Option<&[u32]>) -> u64 {
        let Some(weights) = weights else { return self.len() as u64 };
        let mut sum = 0;
        each(self.part(weights), self.picked, |weight| sum += u64::from(weight));
        sum
    }

    /// Adds the weight of the rows that pass to the counts of their codes; `sign` is 1, or
    /// `u64::MAX` to take it away.
    pub(super) fn count(
        &self,
        codes: &Codes,
        weights: Option<&[u32]>,
        sign: u64,
        counts: &mut [u64],
    ) {
        let weights = weights.map(|weights| self.part(weights));
        with_codes!(
            codes,
            codes => count(self.part(codes), self.picked, weights, sign, counts),
            _starts => {
                let (mut wide, mut block_weights) = (Vec::new(), Vec::new());
                self.codes(codes, &mut wide);
                if let Some(weights) = weights {
                    each(weights, self.picked, |weight| block_weights.push(weight));
                }
                let weights = weights.map(|_| block_weights.as_slice());
                count(&wide, Picked::Every, weights, sign, counts);
            }
        );
    }

    /// As [`Block::count`], at the keys after places of the rows' own: `places` has one for each row that
    /// passes.
    pub(super) fn count_keys(
        &self,
        places: &[u32],
        codes: &Codes,
        at: usize,
        weights: Option<&[u32]>,
        counts: &mut [u64],
    ) {
        with_codes!(
            codes,
            codes => self.count_beside(places, self.part(codes), self.picked, at, weights, counts),
            _starts => {
                let mut wide = Vec::new();
                self.codes(codes, &mut wide);
                self.count_beside(places, &wide, Picked::Every, at, weights, counts);
            }
        );
    }

    /// As [`Block::count_keys`], the keys being one for each row that passes.
    pub(super) fn count_near(
        &self,
        places: &[u32],
        keys: &[u16],
        at: usize,
        weights: Option<&[u32]>,
        counts: &mut [u64],
    ) {
        self.count_beside(places, keys, Picked::Every, at, weights, counts);
    }

    /// `picked` says which of the keys are those of the rows that pass.
    fn count_beside<T: Code>(
        &self,
        places: &[u32],
        keys: &[T],
        picked: Picked<'_>,
        at: usize,
        weights: Option<&[u32]>,
        counts: &mut [u64],
    ) {
        let counts = counts.get_mut(at..).unwrap_or_default();
        let mut add = |place: u32, key: T, weight: u64| {
            if let Some(count) = counts.get_mut(place as usize + key.index()) {
                *count += weight;
            }
        };
        if let Some(weights) = weights {
            let mut own = Vec::with_capacity(places.len());
            self.weights(Some(weights), &mut own);
            let mut weighted = places.iter().zip(own);
            each(keys, picked, |key| {
                if let Some((&place, weight)) = weighted.next() {
                    add(place, key, u64::from(weight));
                }
            });
            return;
        }
        match picked {
            Picked::Every => {
                places.iter().zip(keys).for_each(|(&place, &key)| add(place, key, 1));
            }
            Picked::These(positions) => {
                for (&place, &position) in places.iter().zip(positions) {
                    if let Some(&key) = keys.get(usize::from(position)) {
                        add(place, key, 1);
                    }
                }
            }
        }
    }

    /// The bins of the main column's codes, one for each row that passes.
    pub(super) fn main_bins(&self, starts: &[u32], bin_of_code: &[u16], into: &mut Vec<u16>) {
        into.clear();
        for_each_run(starts, &self.rows, |code, rows| {
            let bin = bin_of_code.get(code).copied().unwrap_or(0);
            let passing = match self.picked {
                Picked::Every => rows.len(),
                Picked::These(positions) => {
                    let place = |row: usize| {
                        positions.partition_point(|&at| usize::from(at) < row - self.rows.start)
                    };
                    place(rows.end) - place(rows.start)
                }
            };
            into.resize(into.len() + passing, bin);
        });
    }

    fn part<'s, T>(&self, slice: &'s [T]) -> &'s [T] {
        slice.get(self.rows.clone()).unwrap_or_default()
    }
}

/// Calls with each code and the stretch of `rows` that has it.
fn for_each_run(starts: &[u32], rows: &Range<usize>, mut call: impl FnMut(usize, Range<usize>)) {
    let mut code = starts.partition_point(|&start| start as usize <= rows.start);
    let mut row = rows.start;
    while row < rows.end {
        let end = starts.get(code).map_or(rows.end, |&start| rows.end.min(start as usize));
        if row < end {
            call(code.saturating_sub(1), row..end);
        }
        row = end;
        code += 1;
    }
}

#[expect(clippy::indexing_slicing, reason = "picked positions lie within their block")]
fn each<T: Copy>(block: &[T], picked: Picked<'_>, mut take: impl FnMut(T)) {
    match picked {
        Picked::Every => block.iter().for_each(|&item| take(item)),
        Picked::These(positions) => {
            positions.iter().for_each(|&position| take(block[usize::from(position)]));
        }
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "Table::new holds codes below the length of `counts`; positions lie within the block"
)]
fn count<T: Code>(
    codes: &[T],
    picked: Picked<'_>,
    weights: Option<&[u32]>,
    sign: u64,
    counts: &mut [u64],
) {
    let mut add = |code: T, weight: u64| {
        let count = &mut counts[code.index()];
        *count = count.wrapping_add(weight);
    };
    match (picked, weights) {
        (Picked::Every, None) => codes.iter().for_each(|&code| add(code, sign)),
        (Picked::Every, Some(weights)) => {
            for (&code, &weight) in codes.iter().zip(weights) {
                add(code, u64::from(weight).wrapping_mul(sign));
            }
        }
        (Picked::These(positions), None) => {
            positions.iter().for_each(|&position| add(codes[usize::from(position)], sign));
        }
        (Picked::These(positions), Some(weights)) => {
            for &position in positions {
                let position = usize::from(position);
                add(codes[position], u64::from(weights[position]).wrapping_mul(sign));
            }
        }
    }
}

/// The filters that a row must pass, as planes of a [`super::mask::Mask`].
pub(super) struct Sieve<'a> {
    /// The planes that matter, each with the bits that make a row fail.
    planes: Vec<(&'a [u8], u8)>,
    joined: Vec<u8>,
    positions: Vec<u16>,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(planes: Vec<(&'a [u8], u8)>) -> Self {
        let joined = if planes.len() > 1 { BLOCK } else { 0 };
        let room = if planes.is_empty() { 0 } else { BLOCK + SLACK };
        Self { planes, joined: vec![0; joined], positions: vec![0; room] }
    }

    /// Lets every row through.
    pub(super) fn open() -> Self {
        Self::new(Vec::new())
    }

    /// The rows that pass, of at most [`BLOCK`].
    pub(super) fn pick(&mut self, rows: Range<usize>) -> Block<'_> {
        let Some((&(first, keep), others)) = self.planes.split_first() else {
            return Block { rows, picked: Picked::Every };
        };
        let first = first.get(rows.clone()).unwrap_or_default();
        let picked = if others.is_empty() {
            kernel::pick(first, keep, &mut self.positions)
        } else {
            let joined = self.joined.get_mut(..rows.len()).unwrap_or_default();
            joined.iter_mut().zip(first).for_each(|(joined, fails)| *joined = fails & keep);
            for (plane, keep) in others {
                let plane = plane.get(rows.clone()).unwrap_or_default();
                joined.iter_mut().zip(plane).for_each(|(joined, fails)| *joined |= fails & keep);
            }
            kernel::pick(joined, u8::MAX, &mut self.positions)
        };
        if picked == rows.len() {
            return Block { rows, picked: Picked::Every };
        }
        Block { rows, picked: Picked::These(self.positions.get(..picked).unwrap_or_default()) }
    }

    /// The rows that fail one filter only: the one that has this bit of this plane of the mask.
    pub(super) fn pick_lone(&mut self, rows: Range<usize>, plane: &[u8], bit: u8) -> Block<'_> {
        let picked = if let [(fails, keep)] = *self.planes.as_slice() {
            let fails = fails.get(rows.clone()).unwrap_or_default();
            kernel::pick_lone(fails, keep, bit, &mut self.positions)
        } else {
            let joined = self.joined.get_mut(..rows.len()).unwrap_or_default();
            joined.fill(0);
            for &(fails, keep) in &self.planes {
                let is_own = std::ptr::eq(fails, plane);
                let fails = fails.get(rows.clone()).unwrap_or_default();
                for (joined, fails) in joined.iter_mut().zip(fails) {
                    let fails = fails & keep;
                    // Failing in another plane as well is marked by all bits, which no lone row has.
                    *joined |= if is_own || fails == 0 { fails } else { u8::MAX };
                }
            }
            kernel::pick_lone(joined, u8::MAX, bit, &mut self.positions)
        };
        Block { rows, picked: Picked::These(self.positions.get(..picked).unwrap_or_default()) }
    }

    /// Rows among these that pass.
    pub(super) fn count(&mut self, rows: Range<usize>) -> usize {
        match *self.planes.as_slice() {
            [] => rows.len(),
            [(fails, keep)] => kernel::count_passing(fails.get(rows).unwrap_or_default(), keep),
            _ => blocks(rows).map(|rows| self.pick(rows).len()).sum(),
        }
    }
}

/// Cuts rows into blocks.
pub(super) fn blocks(rows: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = rows.end;
    rows.step_by(BLOCK).map(move |start| start..end.min(start + BLOCK))
}

/// Hands out the rows that pass, block by block.
pub(super) struct Picker<'a> {
    blocks: Box<dyn Iterator<Item = Range<usize>> + 'a>,
    sieve: Sieve<'a>,
}

impl<'a> Picker<'a> {
    /// Of these stretches of rows.
    pub(super) fn new(stretches: Vec<Range<usize>>, sieve: Sieve<'a>) -> Self {
        Self { blocks: Box::new(stretches.into_iter().flat_map(blocks)), sieve }
    }

    /// The next block; `None` after the last. A block may have no row that passes.
    pub(super) fn next(&mut self) -> Option<Block<'_>> {
        let rows = self.blocks.next()?;
        Some(self.sieve.pick(rows))
    }

    /// The weight of the rows that pass, per code of the column.
    pub(super) fn histogram(mut self, column: &Column, weights: Option<&[u32]>) -> Vec<u64> {
        let mut counts = vec![0; column.codes_count()];
        while let Some(block) = self.next() {
            block.count(&column.codes, weights, 1, &mut counts);
        }
        counts
    }
}
