//! The loops, 16 rows at a time, for WebAssembly's `simd128`.
//!
//! `bytemuck` casts arrays to vectors and back: the intrinsics themselves are safe, loads through
//! pointers are not.

use std::arch::wasm32::*;
use std::ops::Range;

use bytemuck::cast;

use super::super::filter::Runs;
use super::super::mask::WORD;
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
    fails: &mut [u64],
    codes: &[T],
    runs: &Runs,
    codes_count: usize,
) {
    let (fails, fails_rest) = fails.split_at_mut(fails.len().min(codes.len() / WORD));
    let (codes, codes_rest) = codes.split_at(fails.len() * WORD);
    portable::mark(fails_rest, codes_rest, runs, codes_count);
    let chunks = fails.chunks_mut(CHUNK / WORD).zip(codes.chunks(CHUNK));
    if runs.0.len() <= COMPARED_RUNS {
        let bounds: Vec<Bounds> = runs.0.iter().filter_map(T::bounds).collect();
        chunks.for_each(|(fails, codes)| mark_within(fails, codes, &bounds));
        return;
    }
    let marks = portable::table(runs, codes_count);
    if codes_count > SWIZZLED_CODES || size_of::<T>() > 1 {
        chunks.for_each(|(fails, codes)| portable::mark_by_table(fails, codes, &marks));
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
    chunks.for_each(|(fails, codes)| mark_looked_up(fails, codes, &tables));
}

/// Of whole words.
#[inline(never)]
fn mark_within<T: Lanes>(fails: &mut [u64], codes: &[T], bounds: &[Bounds]) {
    put(fails, codes, |codes| {
        let within = bounds.iter().map(|&bounds| T::within(codes, bounds));
        within.fold(u8x16_splat(0), |any, within| v128_or(any, within))
    });
}

/// Of whole words. A lane finds 0 in every table but that of its own sixteen codes.
#[inline(never)]
fn mark_looked_up<T: Lanes>(fails: &mut [u64], codes: &[T], tables: &[v128]) {
    put(fails, codes, |codes| {
        let mut at = T::bytes(codes);
        let mut within = u8x16_splat(0);
        for &table in tables {
            within = v128_or(within, u8x16_swizzle(table, at));
            at = u8x16_sub(at, u8x16_splat(16));
        }
        within
    });
}

/// Clears the bits of the codes for which `within` is all ones, and sets them where it is 0.
#[inline(always)]
fn put<T>(fails: &mut [u64], codes: &[T], within: impl Fn(&[T; 16]) -> v128) {
    for (fails, codes) in fails.iter_mut().zip(codes.as_chunks::<WORD>().0) {
        let sixteens = codes.as_chunks::<16>().0.iter().rev();
        *fails =
            !sixteens.fold(0, |word, codes| word << 16 | u64::from(u8x16_bitmask(within(codes))));
    }
}

/// As [`portable::largest`].
#[inline(never)]
pub(in super::super) fn largest<T: Lanes + Default>(codes: &[T]) -> u32 {
    let (codes16, rest) = codes.as_chunks::<16>();
    let lanes = codes16.iter().fold([T::default(); 16], T::larger);
    portable::largest(&lanes).max(portable::largest(rest))
}
