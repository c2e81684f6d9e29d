//! The loops, row by row.

use super::super::filter::Runs;
use super::super::mask::WORD;
use super::super::table::Code;
use super::CHUNK;

/// Sets the bit of every row whose code is in none of the runs, and clears it in the others.
///
/// There is a word for each 64 codes or part of them. `codes_count` is above every code.
pub(in super::super) fn mark<T: Code>(
    fails: &mut [u64],
    codes: &[T],
    runs: &Runs,
    codes_count: usize,
) {
    let marks = table(runs, codes_count);
    for (fails, codes) in fails.chunks_mut(CHUNK / WORD).zip(codes.chunks(CHUNK)) {
        mark_by_table(fails, codes, &marks);
    }
}

/// What each code sets: 0 where it passes, else 1.
pub(super) fn table(runs: &Runs, codes_count: usize) -> Vec<u8> {
    let mut marks = vec![1; codes_count];
    for run in &runs.0 {
        if let Some(marks) = marks.get_mut(run.start as usize..run.end as usize) {
            marks.fill(0);
        }
    }
    marks
}

/// As [`mark`], what each code sets being looked up.
#[expect(clippy::indexing_slicing, reason = "Table::new holds codes below the length of `marks`")]
#[inline(never)]
pub(super) fn mark_by_table<T: Code>(fails: &mut [u64], codes: &[T], marks: &[u8]) {
    for (fails, codes) in fails.iter_mut().zip(codes.chunks(WORD)) {
        let bits = codes.iter().rev().map(|code| u64::from(marks[code.index()]));
        *fails = bits.fold(0, |word, bit| word << 1 | bit);
    }
}

/// The largest code; 0 where there is none.
#[inline(never)]
pub(in super::super) fn largest<T: Code>(codes: &[T]) -> u32 {
    codes.iter().fold(0, |largest, code| largest.max(code.wide()))
}

/// Positions that are written at once, whether or not there are as many.
const AT_ONCE: usize = 8;

/// Writes the positions of the ones, those of the first word from `first` on, and says how many.
///
/// `positions` has room for [`WORD`] more than there are bits, of which there are at most 65,536.
#[inline(never)]
pub(in super::super) fn unpack(words: &[u64], first: u16, positions: &mut [u16]) -> usize {
    let (mut picked, mut first) = (0, first);
    for &word in words {
        let mut left = word;
        let mut at = picked;
        // By eights: the end of a word's ones is hard to foresee, that of its eights is not.
        while left != 0 {
            let slots =
                positions.get_mut(at..).and_then(|slots| slots.first_chunk_mut::<AT_ONCE>());
            let Some(slots) = slots else { break };
            for slot in slots {
                *slot = first.wrapping_add(left.trailing_zeros() as u16);
                left &= left.wrapping_sub(1);
            }
            at += AT_ONCE;
        }
        picked += word.count_ones() as usize;
        first = first.wrapping_add(WORD as u16);
    }
    picked
}
