//! The weight of the rows that pass, per code: the loop that most of the counting is.

use super::scan::{Block, Picked};
use super::table::{Code, Codes, with_codes};

/// Of columns with more codes than this, two cells a code would take too much memory.
const MAX_PAIRS: usize = 1 << 16;

pub(super) struct Histogram<'a> {
    weights: Option<&'a [u32]>,
    cells: Cells,
}

enum Cells {
    /// Of rows that weigh 1 each. Rows add to the two cells of their code in turn: with one cell, a row
    /// would wait for the row before it where both have a frequent code.
    Pairs(Vec<[u32; 2]>),
    Single(Vec<u64>),
}

impl<'a> Histogram<'a> {
    /// `weights`: of all rows; without them each row weighs 1.
    pub(super) fn new(codes_count: usize, weights: Option<&'a [u32]>) -> Self {
        let cells = if weights.is_none() && codes_count <= MAX_PAIRS {
            Cells::Pairs(vec![[0; 2]; codes_count])
        } else {
            Cells::Single(vec![0; codes_count])
        };
        Self { weights, cells }
    }

    pub(super) fn add(&mut self, block: &Block<'_>, codes: &Codes) {
        match &mut self.cells {
            Cells::Single(counts) => block.count(codes, self.weights, counts),
            Cells::Pairs(pairs) => with_codes!(
                codes,
                codes => count(block.part(codes), block.picked, pairs),
                _starts => {
                    let mut wide = Vec::new();
                    block.codes(codes, &mut wide);
                    count(&wide, Picked::Every, pairs);
                }
            ),
        }
    }

    /// Adds rows of weight 1 that all have one code.
    pub(super) fn add_rows(&mut self, code: usize, rows: usize) {
        match &mut self.cells {
            Cells::Pairs(pairs) => {
                if let Some([one, _]) = pairs.get_mut(code) {
                    *one += rows as u32;
                }
            }
            Cells::Single(counts) => {
                if let Some(count) = counts.get_mut(code) {
                    *count += rows as u64;
                }
            }
        }
    }

    /// Adds the weights `sign` times: 1, or `u64::MAX` to take them away.
    pub(super) fn add_to(&self, sign: u64, counts: &mut [u64]) {
        let mut add = |place: usize, weight: u64| {
            if let Some(count) = counts.get_mut(place) {
                *count = count.wrapping_add(weight.wrapping_mul(sign));
            }
        };
        match &self.cells {
            Cells::Pairs(pairs) => pairs
                .iter()
                .enumerate()
                .for_each(|(code, [one, other])| add(code, u64::from(*one) + u64::from(*other))),
            Cells::Single(weights) => {
                weights.iter().enumerate().for_each(|(code, &weight)| add(code, weight));
            }
        }
    }
}

/// Rows whose counting is written out one after the other: the loop's own steps then matter less.
const AT_ONCE: usize = 4;

#[expect(
    clippy::indexing_slicing,
    reason = "Table::new holds codes below the number of pairs; positions lie within the block"
)]
fn count<T: Code>(codes: &[T], picked: Picked<'_>, pairs: &mut [[u32; 2]]) {
    let mut add = |at: usize, code: usize| pairs[code][at & 1] += 1;
    match picked {
        Picked::Every => {
            let (several, rest) = codes.as_chunks::<AT_ONCE>();
            for codes in several {
                (0..AT_ONCE).for_each(|at| add(at, codes[at].index()));
            }
            rest.iter().for_each(|&code| add(0, code.index()));
        }
        Picked::These(positions) => {
            let (several, rest) = positions.as_chunks::<AT_ONCE>();
            let code = |position: u16| codes[usize::from(position)].index();
            for positions in several {
                (0..AT_ONCE).for_each(|at| add(at, code(positions[at])));
            }
            rest.iter().for_each(|&position| add(0, code(position)));
        }
    }
}
