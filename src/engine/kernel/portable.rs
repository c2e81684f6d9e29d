//! The loops, row by row.

use super::super::filter::Runs;
use super::super::table::Code;
use super::CHUNK;

/// Sets `bit` in the byte of every row whose code is in none of the runs, and clears it in the others.
///
/// `codes_count` is above every code.
pub(in super::super) fn mark<T: Code>(
    fails: &mut [u8],
    bit: u8,
    codes: &[T],
    runs: &Runs,
    codes_count: usize,
) {
    if let [run] = runs.0.as_slice() {
        let span = run.end - run.start;
        for (fails, code) in fails.iter_mut().zip(codes) {
            let outside = code.wide().wrapping_sub(run.start) >= span;
            *fails = (*fails & !bit) | if outside { bit } else { 0 };
        }
        return;
    }
    let marks = table(runs, bit, codes_count);
    for (fails, codes) in fails.chunks_mut(CHUNK).zip(codes.chunks(CHUNK)) {
        mark_by_table(fails, bit, codes, &marks);
    }
}

/// What each code sets: 0 where it passes, else `bit`.
pub(super) fn table(runs: &Runs, bit: u8, codes_count: usize) -> Vec<u8> {
    let mut marks = vec![bit; codes_count];
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
pub(super) fn mark_by_table<T: Code>(fails: &mut [u8], bit: u8, codes: &[T], marks: &[u8]) {
    let (fails8, fails_rest) = fails.as_chunks_mut::<8>();
    let (codes8, codes_rest) = codes.as_chunks::<8>();
    let keep = !u64::from_le_bytes([bit; 8]);
    for (fails, codes) in fails8.iter_mut().zip(codes8) {
        // Eight rows are read and written at once.
        let looked_up =
            codes.iter().rev().fold(0, |word, code| word << 8 | u64::from(marks[code.index()]));
        *fails = (u64::from_le_bytes(*fails) & keep | looked_up).to_le_bytes();
    }
    for (fails, code) in fails_rest.iter_mut().zip(codes_rest) {
        *fails = (*fails & !bit) | marks[code.index()];
    }
}

/// The largest code; 0 where there is none.
#[inline(never)]
pub(in super::super) fn largest<T: Code>(codes: &[T]) -> u32 {
    codes.iter().fold(0, |largest, code| largest.max(code.wide()))
}

/// How many bytes have none of the bits of `keep`.
#[inline(never)]
pub(in super::super) fn count_passing(fails: &[u8], keep: u8) -> usize {
    fails.iter().filter(|&&fails| fails & keep == 0).count()
}

/// Eight bytes of which each has a bit of `keep`: nothing to pick among them.
fn all_fail(fails: &[u8; 8], keep: u8) -> bool {
    const LOW: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    let word = u64::from_le_bytes(*fails) & u64::from_le_bytes([keep; 8]);
    word.wrapping_sub(LOW) & !word & HIGH == 0
}

/// Writes the positions of the bytes that have none of the bits of `keep`, and says how many.
///
/// `positions` has room for 16 more than there are bytes, of which there are at most 65,536.
#[inline(never)]
pub(in super::super) fn pick(fails: &[u8], keep: u8, positions: &mut [u16]) -> usize {
    let (fails8, rest) = fails.as_chunks::<8>();
    let (mut picked, mut first) = (0, 0_u16);
    for fails in fails8 {
        if !all_fail(fails, keep) {
            let room = positions.get_mut(picked..).unwrap_or_default();
            picked += pick_if(fails, room, first, |fails| fails & keep == 0);
        }
        first = first.wrapping_add(8);
    }
    let room = positions.get_mut(picked..).unwrap_or_default();
    picked + pick_if(rest, room, first, |fails| fails & keep == 0)
}

/// As [`pick`], of the bytes that have exactly one of the bits of `keep`, and that one among `wanted`.
#[inline(never)]
pub(in super::super) fn pick_lone(
    fails: &[u8],
    keep: u8,
    wanted: u8,
    positions: &mut [u16],
) -> usize {
    pick_if(fails, positions, 0, |fails| is_lone(fails & keep, wanted))
}

pub(super) fn is_lone(fails: u8, wanted: u8) -> bool {
    fails.is_power_of_two() && fails & wanted != 0
}

/// Numbers the bytes from `first`.
pub(super) fn pick_if(
    fails: &[u8],
    positions: &mut [u16],
    first: u16,
    wanted: impl Fn(u8) -> bool,
) -> usize {
    let mut picked = 0;
    for (position, &fails) in (first..).zip(fails) {
        // Written always and kept only where wanted: no branch to mispredict.
        if let Some(slot) = positions.get_mut(picked) {
            *slot = position;
        }
        picked += usize::from(wanted(fails));
    }
    picked
}
