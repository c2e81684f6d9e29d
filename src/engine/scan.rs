//! Walks over the rows that pass, block by block, and the counting loops.

use std::ops::Range;

use super::table::{Code, Codes, Column, with_codes};

/// Rows per block: its codes and picked positions stay in the first-level cache.
const BLOCK: usize = 2048;

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
        with_codes!(codes, codes => each(self.part(codes), self.picked, |code| into.push(code.wide())));
    }

    /// Writes the weights of the rows that pass.
    pub(super) fn weights(&self, weights: Option<&[u32]>, into: &mut Vec<u32>) {
        into.clear();
        match weights {
            Some(weights) => each(self.part(weights), self.picked, |weight| into.push(weight)),
            None => into.resize(self.len(), 1),
        }
    }

    fn part<'s, T>(&self, slice: &'s [T]) -> &'s [T] {
        slice.get(self.rows.clone()).unwrap_or_default()
    }
}

#[expect(clippy::indexing_slicing, reason = "a Picker's positions lie within its block")]
fn each<T: Copy>(block: &[T], picked: Picked<'_>, mut take: impl FnMut(T)) {
    match picked {
        Picked::Every => block.iter().for_each(|&item| take(item)),
        Picked::These(positions) => {
            positions.iter().for_each(|&position| take(block[usize::from(position)]));
        }
    }
}

/// Hands out the rows that pass, block by block.
pub(super) struct Picker<'a> {
    rows: usize,
    next: usize,
    /// The planes that matter, each with the bits that make a row fail.
    planes: Vec<(&'a [u8], u8)>,
    fails: Vec<u8>,
    positions: Vec<u16>,
}

impl<'a> Picker<'a> {
    pub(super) fn new(rows: usize, planes: Vec<(&'a [u8], u8)>) -> Self {
        let room = if planes.is_empty() { 0 } else { BLOCK };
        Self { rows, next: 0, planes, fails: vec![0; room], positions: vec![0; room] }
    }

    /// Whether every row passes because no filter applies.
    pub(super) fn is_unfiltered(&self) -> bool {
        self.planes.is_empty()
    }

    /// The next block; `None` after the last. A block may have no row that passes.
    pub(super) fn next(&mut self) -> Option<Block<'_>> {
        if self.next >= self.rows {
            return None;
        }
        let rows = self.next..self.rows.min(self.next + BLOCK);
        self.next = rows.end;
        let Some((&(first, keep), others)) = self.planes.split_first() else {
            return Some(Block { rows, picked: Picked::Every });
        };
        let fails = self.fails.get_mut(..rows.len()).unwrap_or_default();
        let mut any = 0;
        for (fails, bits) in fails.iter_mut().zip(first.get(rows.clone()).unwrap_or_default()) {
            *fails = bits & keep;
            any |= *fails;
        }
        for (plane, keep) in others {
            for (fails, bits) in fails.iter_mut().zip(plane.get(rows.clone()).unwrap_or_default()) {
                *fails |= bits & keep;
                any |= *fails;
            }
        }
        if any == 0 {
            return Some(Block { rows, picked: Picked::Every });
        }
        let picked = pick(fails, &mut self.positions);
        Some(Block { rows, picked: Picked::These(picked) })
    }
}

/// Writes the positions of the zero bytes.
#[expect(clippy::indexing_slicing, reason = "no more positions are written than there are bytes")]
fn pick<'p>(fails: &[u8], positions: &'p mut [u16]) -> &'p [u16] {
    const LOW: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    let mut picked = 0;
    for (group, bytes) in (0_u16..).step_by(8).zip(fails.chunks(8)) {
        if let Ok(bytes) = <[u8; 8]>::try_from(bytes) {
            let word = u64::from_le_bytes(bytes);
            let has_zero_byte = word.wrapping_sub(LOW) & !word & HIGH != 0;
            if !has_zero_byte {
                continue;
            }
        }
        for (position, &byte) in (group..).zip(bytes) {
            // Written always and kept only where the row passes: no branch to mispredict.
            positions[picked] = position;
            picked += usize::from(byte == 0);
        }
    }
    &positions[..picked]
}

/// For each column, the weight of the rows that pass per code.
pub(super) fn histograms(
    columns: &[&Column],
    weights: Option<&[u32]>,
    mut picker: Picker<'_>,
) -> Vec<Vec<u64>> {
    let mut all: Vec<Vec<u64>> =
        columns.iter().map(|column| vec![0; column.codes_count()]).collect();
    while let Some(block) = picker.next() {
        let weights = weights.map(|weights| block.part(weights));
        for (column, counts) in columns.iter().zip(&mut all) {
            with_codes!(&column.codes, codes => {
                count(block.part(codes), block.picked, weights, counts);
            });
        }
    }
    all
}

#[expect(
    clippy::indexing_slicing,
    reason = "Table::new holds codes below the length of `counts`; positions lie within the block"
)]
fn count<T: Code>(codes: &[T], picked: Picked<'_>, weights: Option<&[u32]>, counts: &mut [u64]) {
    match (picked, weights) {
        (Picked::Every, None) => {
            for code in codes {
                counts[code.index()] += 1;
            }
        }
        (Picked::Every, Some(weights)) => {
            for (code, &weight) in codes.iter().zip(weights) {
                counts[code.index()] += u64::from(weight);
            }
        }
        (Picked::These(positions), None) => {
            for &position in positions {
                counts[codes[usize::from(position)].index()] += 1;
            }
        }
        (Picked::These(positions), Some(weights)) => {
            for &position in positions {
                let position = usize::from(position);
                counts[codes[position].index()] += u64::from(weights[position]);
            }
        }
    }
}
