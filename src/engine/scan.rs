//! Walks over the rows that pass, block by block, and the counting loops.

use std::ops::Range;

use super::histogram::Histogram;
use super::kernel;
use super::mask::{WORD, within};
use super::table::{Code, Codes, Column, with_codes};

/// Rows per block: its codes and picked positions stay in the first-level cache.
pub(super) const BLOCK: usize = 2048;

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

    /// Adds the weight of the rows that pass to the counts of their codes.
    pub(super) fn count(&self, codes: &Codes, weights: Option<&[u32]>, counts: &mut [u64]) {
        let weights = weights.map(|weights| self.part(weights));
        with_codes!(
            codes,
            codes => count(self.part(codes), self.picked, weights, counts),
            _starts => {
                let (mut wide, mut block_weights) = (Vec::new(), Vec::new());
                self.codes(codes, &mut wide);
                if let Some(weights) = weights {
                    each(weights, self.picked, |weight| block_weights.push(weight));
                }
                let weights = weights.map(|_| block_weights.as_slice());
                count(&wide, Picked::Every, weights, counts);
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

    pub(super) fn part<'s, T>(&self, slice: &'s [T]) -> &'s [T] {
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
fn count<T: Code>(codes: &[T], picked: Picked<'_>, weights: Option<&[u32]>, counts: &mut [u64]) {
    let mut add = |code: T, weight: u64| {
        counts[code.index()] += weight;
    };
    match (picked, weights) {
        (Picked::Every, None) => codes.iter().for_each(|&code| add(code, 1)),
        (Picked::Every, Some(weights)) => {
            for (&code, &weight) in codes.iter().zip(weights) {
                add(code, u64::from(weight));
            }
        }
        (Picked::These(positions), None) => {
            positions.iter().for_each(|&position| add(codes[usize::from(position)], 1));
        }
        (Picked::These(positions), Some(weights)) => {
            for &position in positions {
                let position = usize::from(position);
                add(codes[position], u64::from(weights[position]));
            }
        }
    }
}

/// The filters that a row must pass, as planes of a [`super::mask::Mask`].
pub(super) struct Sieve<'a> {
    /// The views, and which rows fail each.
    planes: Vec<(usize, &'a [u64])>,
    /// Of the rows looked at last: which fail any filter, and which several; all others fail both.
    rows: Range<usize>,
    any: Vec<u64>,
    several: Vec<u64>,
    wanted: Vec<u64>,
    positions: Vec<u16>,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(planes: Vec<(usize, &'a [u64])>) -> Self {
        let room = if planes.is_empty() { 0 } else { BLOCK + WORD };
        let (any, several, wanted) = (Vec::new(), Vec::new(), Vec::new());
        Self { planes, rows: 0..0, any, several, wanted, positions: vec![0; room] }
    }

    /// Lets every row through.
    pub(super) fn open() -> Self {
        Self::new(Vec::new())
    }

    /// The rows that pass, of at most [`BLOCK`].
    pub(super) fn pick(&mut self, rows: Range<usize>) -> Block<'_> {
        if self.planes.is_empty() {
            return Block { rows, picked: Picked::Every };
        }
        self.look_at(&rows);
        self.wanted.clear();
        self.wanted.extend(self.any.iter().map(|any| !any));
        self.unpack(rows)
    }

    /// The rows that fail one filter only, that of this view, among those looked at last.
    pub(super) fn pick_lone(&mut self, view: usize) -> Block<'_> {
        self.want_lone(view);
        self.unpack(self.rows.clone())
    }

    /// How many [`Sieve::pick_lone`] would pick.
    pub(super) fn count_lone(&mut self, view: usize) -> usize {
        self.want_lone(view);
        ones(&self.wanted)
    }

    /// Rows among these that pass.
    pub(super) fn count(&mut self, rows: Range<usize>) -> usize {
        if self.planes.is_empty() {
            return rows.len();
        }
        let mut passing = 0;
        for rows in blocks(rows, BLOCK) {
            self.look_at(&rows);
            passing += self.any.len() * WORD - ones(&self.any);
        }
        passing
    }

    fn look_at(&mut self, rows: &Range<usize>) {
        let words = rows.start / WORD..rows.end.div_ceil(WORD);
        self.rows = rows.clone();
        for sums in [&mut self.any, &mut self.several] {
            sums.clear();
            sums.resize(words.len(), 0);
        }
        for (_, fails) in &self.planes {
            let fails = fails.get(words.clone()).unwrap_or_default();
            for ((any, several), fails) in self.any.iter_mut().zip(&mut self.several).zip(fails) {
                *several |= *any & fails;
                *any |= fails;
            }
        }
        for sums in [&mut self.any, &mut self.several] {
            let last = sums.len().saturating_sub(1);
            for at in [0, last] {
                if let Some(sum) = sums.get_mut(at) {
                    *sum |= !within(words.start + at, rows.start, rows.end);
                }
            }
        }
    }

    fn want_lone(&mut self, view: usize) {
        let first = self.rows.start / WORD;
        let plane = self.planes.iter().find(|(of, _)| *of == view);
        let fails = plane.and_then(|(_, fails)| fails.get(first..)).unwrap_or_default();
        self.wanted.clear();
        self.wanted
            .extend(fails.iter().zip(&self.several).map(|(fails, several)| fails & !several));
    }

    fn unpack(&mut self, rows: Range<usize>) -> Block<'_> {
        let first = (rows.start / WORD * WORD).wrapping_sub(rows.start) as u16;
        let picked = kernel::unpack(&self.wanted, first, &mut self.positions);
        if picked == rows.len() {
            return Block { rows, picked: Picked::Every };
        }
        Block { rows, picked: Picked::These(self.positions.get(..picked).unwrap_or_default()) }
    }
}

fn ones(words: &[u64]) -> usize {
    words.iter().map(|word| word.count_ones() as usize).sum()
}

/// Cuts rows into blocks of `size`, of which the last may have fewer.
pub(super) fn blocks(rows: Range<usize>, size: usize) -> impl Iterator<Item = Range<usize>> {
    let end = rows.end;
    rows.step_by(size).map(move |start| start..end.min(start + size))
}

/// Hands out the rows that pass, block by block.
pub(super) struct Picker<'a> {
    blocks: Box<dyn Iterator<Item = Range<usize>> + 'a>,
    sieve: Sieve<'a>,
}

impl<'a> Picker<'a> {
    /// Of these stretches of rows.
    pub(super) fn new(stretches: Vec<Range<usize>>, sieve: Sieve<'a>) -> Self {
        Self { blocks: Box::new(stretches.into_iter().flat_map(|rows| blocks(rows, BLOCK))), sieve }
    }

    /// The next block; `None` after the last. A block may have no row that passes.
    pub(super) fn next(&mut self) -> Option<Block<'_>> {
        let rows = self.blocks.next()?;
        Some(self.sieve.pick(rows))
    }

    /// The weight of the rows that pass, per code of the column.
    pub(super) fn histogram(mut self, column: &Column, weights: Option<&[u32]>) -> Vec<u64> {
        let mut histogram = Histogram::new(column.codes_count(), weights);
        while let Some(block) = self.next() {
            histogram.add(&block, &column.codes);
        }
        let mut counts = vec![0; column.codes_count()];
        histogram.add_to(1, &mut counts);
        counts
    }
}
