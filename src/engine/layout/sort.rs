//! Which column the rows are ordered by, and putting them in its order.

use super::super::kernel::CHUNK;
use super::super::table::{Code, Codes, Table, with_codes};
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
    let (codes_count, is_sorted) = (key.codes_count(), is_sorted(&key.codes));
    let starts = starts(&key.codes, codes_count);
    if is_sorted {
        table.set_codes(column, Codes::Runs(starts));
        return None;
    }
    let codes = table.set_codes(column, Codes::Runs(starts.clone()));
    let codes = codes.unwrap_or(Codes::U8(Vec::new()));
    if let Some(fused) = &mut fused {
        fused.clear_parts(table);
        let keys = std::mem::replace(&mut fused.keys, Codes::U8(Vec::new()));
        fused.keys = scatter_codes(keys, &codes, &starts);
    }
    let width = |table: &Table, number: usize| match table.columns().get(number).map(|c| &c.codes) {
        Some(Codes::U32(_) | Codes::Runs(_)) => 4,
        Some(Codes::U16(_)) => 2,
        _ => 1,
    };
    let mut others: Vec<usize> =
        (0..table.columns().len()).filter(|&other| other != column).collect();
    // Wide ones first: each then finds room where the one before it was, and the narrow ones as well.
    others.sort_by_key(|&other| std::cmp::Reverse(width(table, other)));
    let weights = table.take_weights();
    table.put_weights(weights.map(|weights| scatter(&weights, &codes, &starts)));
    for other in others {
        let moved = table.set_codes(other, Codes::U8(Vec::new()));
        let moved = moved.map(|moved| scatter_codes(moved, &codes, &starts));
        moved.and_then(|moved| table.set_codes(other, moved));
    }
    if let Some(fused) = fused {
        fused.restore_parts(table);
    }
    keep_order.then(|| places(&codes, &starts))
}

fn is_sorted(codes: &Codes) -> bool {
    with_codes!(codes, codes => codes.is_sorted_by_key(|code| code.wide()), _starts => true)
}

fn starts(codes: &Codes, codes_count: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; codes_count];
    with_codes!(
        codes,
        codes => codes.chunks(CHUNK).for_each(|codes| count(codes, &mut counts)),
        ready => return ready.clone()
    );
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
fn count<T: Code>(codes: &[T], counts: &mut [u32]) {
    codes.iter().for_each(|code| counts[code.index()] += 1);
}

fn scatter_codes(from: Codes, codes: &Codes, starts: &[u32]) -> Codes {
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
fn scatter<V: Copy + Default>(from: &[V], codes: &Codes, starts: &[u32]) -> Vec<V> {
    let mut next = starts.to_vec();
    let mut into = vec![V::default(); from.len()];
    with_codes!(codes, codes => {
        for (from, codes) in from.chunks(CHUNK).zip(codes.chunks(CHUNK)) {
            scatter_chunk(from, codes, &mut next, &mut into);
        }
    }, _starts => into.copy_from_slice(from));
    into
}

#[inline(never)]
#[expect(
    clippy::indexing_slicing,
    reason = "codes are below the length of `next`, and each code has as many places as rows"
)]
fn scatter_chunk<V: Copy, T: Code>(from: &[V], codes: &[T], next: &mut [u32], into: &mut [V]) {
    for (&item, code) in from.iter().zip(codes) {
        let place = &mut next[code.index()];
        into[*place as usize] = item;
        *place += 1;
    }
}

/// The former number of the row at each place.
fn places(codes: &Codes, starts: &[u32]) -> Vec<u32> {
    let mut next = starts.to_vec();
    let mut rows = vec![0; codes.len()];
    for row in 0..codes.len() {
        if let Some(place) = next.get_mut(codes.get(row) as usize) {
            if let Some(slot) = rows.get_mut(*place as usize) {
                *slot = row as u32;
            }
            *place += 1;
        }
    }
    rows
}
