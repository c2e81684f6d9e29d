//! Which column the rows are ordered by, and putting them in its order.

use super::super::kernel::CHUNK;
use super::super::table::{Codes, Table};
use super::super::view::View;
use super::Main;
use super::fuse::Fused;

/// Columns with more codes than this have too few rows a code for their order to be worth its cost.
const MAX_CODES: usize = 1 << 16;

/// The view that is most likely brushed finely: of those whose bins ascend with their codes, one that
/// puts several codes into a bin, and of these the one with the most codes. Else the most codes.
pub(super) fn choose(table: &Table, views: &[View]) -> Option<Main> {
    let candidates = views.iter().enumerate().filter_map(|(number, view)| {
        let codes = table.columns().get(view.column)?.codes_count();
        let is_ordinal = view.bin_of_code.is_sorted();
        let rank = (is_ordinal && view.bins < codes, is_ordinal, codes);
        (codes > 0 && codes <= MAX_CODES).then_some((rank, number, view.column))
    });
    // The first of equals: `max_by_key` would take the last.
    let best = candidates.max_by_key(|&(rank, number, _)| (rank, std::cmp::Reverse(number)))?;
    Some(Main { view: best.1, column: best.2 })
}

/// Puts the rows in the order of a column's codes, equal ones as they stood, and the column into runs.
///
/// Of fused columns the key is moved, and they are read from it again: one column's way for all of them.
///
/// Returns the former number of each row; `None` where the order is the former one, or not to be kept.
pub(super) fn order_by(
    table: &mut Table,
    column: usize,
    mut fused: Option<&mut Fused>,
    keep_order: bool,
) -> Option<Vec<u32>> {
    let key = table.columns().get(column)?;
    let codes_count = key.codes_count();
    if let Codes::Runs(_) = key.codes {
        return None;
    }
    let codes = narrow(table.set_codes(column, Codes::U8(Vec::new()))?);
    let starts = starts(&codes, codes_count);
    table.set_codes(column, Codes::Runs(starts.clone()));
    if codes.is_sorted() {
        return None;
    }
    if let Some(fused) = &mut fused {
        fused.clear_parts(table);
        let keys = std::mem::replace(&mut fused.keys, Codes::U8(Vec::new()));
        fused.keys = scatter_codes(keys, &codes, &starts);
    }
    let weights = table.take_weights();
    table.put_weights(weights.map(|weights| scatter(&weights, &codes, &starts)));
    // Wide ones first: each then finds room where the one before it was, and the narrow ones as well.
    for width in [4, 2, 1] {
        for other in (0..table.columns().len()).filter(|&other| other != column) {
            let is_due =
                table.columns().get(other).is_some_and(|other| bytes(&other.codes) == width);
            if is_due && let Some(former) = table.set_codes(other, Codes::U8(Vec::new())) {
                table.set_codes(other, scatter_codes(former, &codes, &starts));
            }
        }
    }
    if let Some(fused) = fused {
        fused.restore_parts(table);
    }
    keep_order.then(|| places(&codes, &starts))
}

fn bytes(codes: &Codes) -> usize {
    match codes {
        Codes::U8(_) => 1,
        Codes::U16(_) => 2,
        Codes::U32(_) | Codes::Runs(_) => 4,
    }
}

/// In the width that holds [`MAX_CODES`], whatever width the codes came in.
fn narrow(codes: Codes) -> Vec<u16> {
    match codes {
        Codes::U8(codes) => codes.into_iter().map(u16::from).collect(),
        Codes::U16(codes) => codes,
        Codes::U32(codes) => codes.into_iter().map(|code| code as u16).collect(),
        Codes::Runs(_) => Vec::new(),
    }
}

fn starts(codes: &[u16], codes_count: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; codes_count];
    codes.chunks(CHUNK).for_each(|codes| count(codes, &mut counts));
    let mut starts = Vec::with_capacity(codes_count + 1);
    let mut rows = 0;
    for count in counts {
        starts.push(rows);
        rows += count;
    }
    starts.push(rows);
    starts
}

#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "codes are below the length of `counts`")]
fn count(codes: &[u16], counts: &mut [u32]) {
    codes.iter().for_each(|&code| counts[usize::from(code)] += 1);
}

fn scatter_codes(from: Codes, codes: &[u16], starts: &[u32]) -> Codes {
    match from {
        Codes::U8(from) => Codes::U8(scatter(&from, codes, starts)),
        Codes::U16(from) => Codes::U16(scatter(&from, codes, starts)),
        Codes::U32(from) => Codes::U32(scatter(&from, codes, starts)),
        // Runs of another column are rows in that column's order, and no longer will be.
        Codes::Runs(_) => {
            let wide: Vec<u32> = (0..from.len()).map(|row| from.get(row)).collect();
            Codes::U32(scatter(&wide, codes, starts))
        }
    }
}

/// Each item to the next free place of its row's code.
fn scatter<V: Copy + Default>(from: &[V], codes: &[u16], starts: &[u32]) -> Vec<V> {
    let mut next = starts.to_vec();
    let mut into = vec![V::default(); from.len()];
    for (from, codes) in from.chunks(CHUNK).zip(codes.chunks(CHUNK)) {
        scatter_chunk(from, codes, &mut next, &mut into);
    }
    into
}

#[inline(never)]
#[expect(
    clippy::indexing_slicing,
    reason = "codes are below the length of `next`, and each code has as many places as rows"
)]
fn scatter_chunk<V: Copy>(from: &[V], codes: &[u16], next: &mut [u32], into: &mut [V]) {
    for (&item, &code) in from.iter().zip(codes) {
        let place = &mut next[usize::from(code)];
        into[*place as usize] = item;
        *place += 1;
    }
}

/// The former number of the row at each place.
fn places(codes: &[u16], starts: &[u32]) -> Vec<u32> {
    let mut next = starts.to_vec();
    let mut rows = vec![0; codes.len()];
    for (row, &code) in (0..).zip(codes) {
        if let Some(place) = next.get_mut(usize::from(code)) {
            if let Some(slot) = rows.get_mut(*place as usize) {
                *slot = row;
            }
            *place += 1;
        }
    }
    rows
}
