//! The loops, 16 rows at a time, for WebAssembly's `simd128`.
//!
//! `bytemuck` casts arrays to vectors and back: the intrinsics themselves are safe, loads through
//! pointers are not.

use std::arch::wasm32::*;
use std::ops::Range;

use bytemuck::cast;

use super::super::filter::Runs;
use super::super::table::Code;
use super::{CHUNK, portable};

/// The first code of a run and how many follow it, in every lane.
type Bounds = (v128, v128);

/// Sixteen codes in vectors.
pub(in super::super) trait Lanes: Code {
    /// `None` where the run lies beyond the width.
    fn bounds(run: &Range<u32>) -> Option<Bounds>;

    /// All ones in the bytes of the codes within.
    fn within(codes: &[Self; 16], bounds: Bounds) -> v128;

    /// The larger ones, lane by lane.
    fn larger(largest: [Self; 16], codes: &[Self; 16]) -> [Self; 16];

    /// The codes as bytes; meaningful for byte-wide codes only.
    fn bytes(codes: &[Self; 16]) -> v128;
}

macro_rules! lanes {
    ($width:ty, $vectors:literal, $splat:ident, $sub:ident, $le:ident, $max:ident, $narrow:expr) => {
        impl Lanes for $width {
            #[inline(always)]
            fn bounds(run: &Range<u32>) -> Option<Bounds> {
                let last = (run.end - 1).min(u32::from(<$width>::MAX));
                let more = last.checked_sub(run.start)?;
                Some(($splat(run.start as $width), $splat(more as $width)))
            }

            #[inline(always)]
            fn within(codes: &[Self; 16], (first, more): Bounds) -> v128 {
                let vectors: [v128; $vectors] = cast(*codes);
                $narrow(vectors.map(|codes| $le($sub(codes, first), more)))
            }

            #[inline(always)]
            fn larger(largest: [Self; 16], codes: &[Self; 16]) -> [Self; 16] {
                let mut vectors: [v128; $vectors] = cast(largest);
                for (largest, codes) in vectors.iter_mut().zip(cast::<_, [v128; $vectors]>(*codes))
                {
                    *largest = $max(*largest, codes);
                }
                cast(vectors)
            }

            #[inline(always)]
            fn bytes(codes: &[Self; 16]) -> v128 {
                let vectors: [v128; $vectors] = cast(*codes);
                $narrow(vectors)
            }
        }
    };
}

lanes!(u8, 1, u8x16_splat, u8x16_sub, u8x16_le, u8x16_max, |[a]: [v128; 1]| a);
lanes!(
    u16,
    2,
    u16x8_splat,
    u16x8_sub,
    u16x8_le,
    u16x8_max,
    |[a, b]: [v128; 2]| i8x16_narrow_i16x8(a, b)
);
lanes!(u32, 4, u32x4_splat, u32x4_sub, u32x4_le, u32x4_max, |[a, b, c, d]: [v128; 4]| {
    i8x16_narrow_i16x8(i16x8_narrow_i32x4(a, b), i16x8_narrow_i32x4(c, d))
});

/// Up to this many runs are compared one after the other; above, a table is quicker.
const COMPARED_RUNS: usize = 6;
/// Up to this many codes fit the registers that `swizzle` looks up.
const SWIZZLED_CODES: usize = 64;

/// As [`portable::mark`].
pub(in super::super) fn mark<T: Lanes>(
    fails: &mut [u8],
    bit: u8,
    codes: &[T],
    runs: &Runs,
    codes_count: usize,
) {
    let whole = fails.len() & !15;
    let (fails, fails_rest) = fails.split_at_mut(whole);
    let (codes, codes_rest) = codes.split_at(whole.min(codes.len()));
    portable::mark(fails_rest, bit, codes_rest, runs, codes_count);
    let chunks = fails.chunks_mut(CHUNK).zip(codes.chunks(CHUNK));
    if runs.0.len() <= COMPARED_RUNS {
        let bounds: Vec<Bounds> = runs.0.iter().filter_map(T::bounds).collect();
        chunks.for_each(|(fails, codes)| mark_within(fails, bit, codes, &bounds));
        return;
    }
    let marks = portable::table(runs, bit, codes_count);
    if codes_count > SWIZZLED_CODES || size_of::<T>() > 1 {
        chunks.for_each(|(fails, codes)| portable::mark_by_table(fails, bit, codes, &marks));
        return;
    }
    let tables: Vec<v128> = marks
        .chunks(16)
        .map(|marks| {
            let mut passes = [0_u8; 16];
            for (slot, &mark) in passes.iter_mut().zip(marks) {
                *slot = if mark == 0 { u8::MAX } else { 0 };
            }
            cast(passes)
        })
        .collect();
    chunks.for_each(|(fails, codes)| mark_looked_up(fails, bit, codes, &tables));
}

/// Of whole sixteens of rows.
#[inline(never)]
fn mark_within<T: Lanes>(fails: &mut [u8], bit: u8, codes: &[T], bounds: &[Bounds]) {
    for (fails, codes) in fails.as_chunks_mut::<16>().0.iter_mut().zip(codes.as_chunks::<16>().0) {
        let within = bounds.iter().map(|&bounds| T::within(codes, bounds));
        put(fails, bit, within.fold(u8x16_splat(0), |any, within| v128_or(any, within)));
    }
}

/// Of whole sixteens of rows. A lane finds 0 in every table but that of its own sixteen codes.
#[inline(never)]
fn mark_looked_up<T: Lanes>(fails: &mut [u8], bit: u8, codes: &[T], tables: &[v128]) {
    for (fails, codes) in fails.as_chunks_mut::<16>().0.iter_mut().zip(codes.as_chunks::<16>().0) {
        let mut at = T::bytes(codes);
        let mut within = u8x16_splat(0);
        for &table in tables {
            within = v128_or(within, u8x16_swizzle(table, at));
            at = u8x16_sub(at, u8x16_splat(16));
        }
        put(fails, bit, within);
    }
}

/// Clears the bit where the byte of `within` is all ones, and sets it where it is 0.
#[inline(always)]
fn put(fails: &mut [u8; 16], bit: u8, within: v128) {
    let bit = u8x16_splat(bit);
    let cleared = v128_andnot(cast(*fails), bit);
    *fails = cast(v128_or(cleared, v128_andnot(bit, within)));
}

/// As [`portable::largest`].
#[inline(never)]
pub(in super::super) fn largest<T: Lanes + Default>(codes: &[T]) -> u32 {
    let (codes16, rest) = codes.as_chunks::<16>();
    let lanes = codes16.iter().fold([T::default(); 16], T::larger);
    portable::largest(&lanes).max(portable::largest(rest))
}

/// As [`portable::count_passing`].
#[inline(never)]
pub(in super::super) fn count_passing(fails: &[u8], keep: u8) -> usize {
    let (fails16, rest) = fails.as_chunks::<16>();
    let keep16 = u8x16_splat(keep);
    let passing = fails16.iter().map(|&fails| {
        u8x16_bitmask(u8x16_eq(v128_and(cast(fails), keep16), u8x16_splat(0))).count_ones() as usize
    });
    passing.sum::<usize>() + portable::count_passing(rest, keep)
}

/// As [`portable::pick`].
#[inline(never)]
pub(in super::super) fn pick(fails: &[u8], keep: u8, positions: &mut [u16]) -> usize {
    let keep16 = u8x16_splat(keep);
    pick_if(
        fails,
        positions,
        |fails| u8x16_eq(v128_and(fails, keep16), u8x16_splat(0)),
        |fails| fails & keep == 0,
    )
}

/// As [`portable::pick_lone`].
#[inline(never)]
pub(in super::super) fn pick_lone(
    fails: &[u8],
    keep: u8,
    wanted: u8,
    positions: &mut [u16],
) -> usize {
    let (keep16, wanted16) = (u8x16_splat(keep), u8x16_splat(wanted));
    let (zero, one) = (u8x16_splat(0), u8x16_splat(1));
    pick_if(
        fails,
        positions,
        |fails| {
            let fails = v128_and(fails, keep16);
            let at_most_one = u8x16_eq(v128_and(fails, u8x16_sub(fails, one)), zero);
            v128_andnot(at_most_one, u8x16_eq(v128_and(fails, wanted16), zero))
        },
        |fails| portable::is_lone(fails & keep, wanted),
    )
}

#[inline(always)]
fn pick_if(
    fails: &[u8],
    positions: &mut [u16],
    wanted16: impl Fn(v128) -> v128,
    wanted: impl Fn(u8) -> bool,
) -> usize {
    let (fails16, rest) = fails.as_chunks::<16>();
    let mut picked = 0;
    let mut first = 0_u16;
    for &fails in fails16 {
        let hits = u8x16_bitmask(wanted16(cast(fails)));
        if hits != 0 {
            picked += unpack(hits as u8, first, positions, picked);
            picked += unpack((hits >> 8) as u8, first + 8, positions, picked);
        }
        first = first.wrapping_add(16);
    }
    let room = positions.get_mut(picked..).unwrap_or_default();
    picked + portable::pick_if(rest, room, first, wanted)
}

/// For each byte, the positions of its ones, lowest first.
static ONES: [[u8; 8]; 256] = ones();

#[expect(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, which would stop at a panic"
)]
const fn ones() -> [[u8; 8]; 256] {
    let mut all = [[0; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut bit, mut found) = (0, 0);
        while bit < 8 {
            if byte >> bit & 1 == 1 {
                all[byte][found] = bit as u8;
                found += 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    all
}

/// Writes eight positions, of which as many count as `hits` has ones.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "a byte is below the 256 places")]
fn unpack(hits: u8, first: u16, positions: &mut [u16], at: usize) -> usize {
    let ones = ONES[usize::from(hits)];
    let wide = u16x8_extend_low_u8x16(u64x2(u64::from_le_bytes(ones), 0));
    if let Some(slots) = positions.get_mut(at..).and_then(|slots| slots.first_chunk_mut::<8>()) {
        *slots = cast(u16x8_add(wide, u16x8_splat(first)));
    }
    hits.count_ones() as usize
}
