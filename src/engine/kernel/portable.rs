//! The loops, row by row.

use super::super::filter::Runs;
use super::super::table::Code;

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
    mark_by_table(fails, bit, codes, &table(runs, bit, codes_count));
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

#[expect(clippy::indexing_slicing, reason = "Table::new holds codes below the length of `marks`")]
pub(super) fn mark_by_table<T: Code>(fails: &mut [u8], bit: u8, codes: &[T], marks: &[u8]) {
    for (fails, code) in fails.iter_mut().zip(codes) {
        *fails = (*fails & !bit) | marks[code.index()];
    }
}

/// How many bytes have none of the bits of `keep`.
pub(in super::super) fn count_passing(fails: &[u8], keep: u8) -> usize {
    fails.iter().filter(|&&fails| fails & keep == 0).count()
}

/// Writes the positions of the bytes that have none of the bits of `keep`, and says how many.
///
/// `positions` has room for 16 more than there are bytes, of which there are at most 65,536.
pub(in super::super) fn pick(fails: &[u8], keep: u8, positions: &mut [u16]) -> usize {
    pick_if(fails, positions, 0, |fails| fails & keep == 0)
}

/// As [`pick`], of the bytes that have exactly one of the bits of `keep`, and that one among `wanted`.
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
