//! Bringing rows into the order of their main codes.

use std::ops::Range;

use super::super::error::EngineError;
use super::super::kernel::CHUNK;
use super::super::scan::blocks;
use super::super::table::Codes;

/// Rows per piece, of which the last may have fewer: a column of them fits the nearer caches.
const PIECE: usize = 2 * CHUNK;

/// What brings rows into the order of their main codes.
///
/// Rows are ordered within pieces first, then the stretch of each code is moved to its place: rows that
/// went to their places one by one would miss the cache one by one.
pub(super) struct Sorter {
    /// Of each piece, its rows in the order of their codes, from the first of the piece on.
    order: Vec<u16>,
    /// Of each piece, how many rows each code has.
    counts: Vec<u16>,
    /// The first place of each code, and the number of rows.
    pub(super) starts: Vec<u32>,
}

impl Sorter {
    /// Of the main code of each row, as rows stand.
    pub(super) fn new(mut codes: Vec<u16>, codes_count: usize) -> Self {
        let pieces = codes.len().div_ceil(PIECE);
        let mut counts = vec![0; pieces * codes_count];
        let mut order = Vec::new();
        let counts_of = counts.chunks_mut(codes_count.max(1));
        for (codes, counts) in codes.chunks_mut(PIECE).zip(counts_of) {
            order.resize(codes.len(), 0);
            order_piece(codes, counts, &mut order);
            // The codes, which are not needed again, make room.
            codes.copy_from_slice(&order);
        }
        let mut starts = vec![0; codes_count + 1];
        for counts in counts.chunks(codes_count.max(1)) {
            starts
                .iter_mut()
                .skip(1)
                .zip(counts)
                .for_each(|(sum, &count)| *sum += u32::from(count));
        }
        let mut rows = 0;
        for start in &mut starts {
            rows += *start;
            *start = rows;
        }
        Self { order: codes, counts, starts }
    }

    /// Codes that are read piece by piece, all in the width of the first.
    pub(super) fn sorted_pieces(
        &self,
        read: impl Fn(&Range<usize>) -> Result<Codes, EngineError>,
    ) -> Result<Codes, EngineError> {
        let mut next = self.starts.clone();
        let mut sorted = Codes::U8(Vec::new());
        for (rows, sources) in self.pieces() {
            let piece = read(&rows)?;
            if rows.start == 0 {
                sorted = piece.zeros(self.order.len());
            }
            match (&piece, &mut sorted) {
                (Codes::U8(from), Codes::U8(into)) => sources.put(from, &mut next, into),
                (Codes::U16(from), Codes::U16(into)) => sources.put(from, &mut next, into),
                (Codes::U32(from), Codes::U32(into)) => sources.put(from, &mut next, into),
                _ => debug_assert!(false, "a supply has one width a column"),
            }
        }
        Ok(sorted)
    }

    fn pieces(&self) -> impl Iterator<Item = (Range<usize>, Piece<'_>)> {
        let codes = self.starts.len() - 1;
        blocks(0..self.order.len(), PIECE).enumerate().map(move |(number, rows)| {
            let counts = self.counts.get(number * codes..(number + 1) * codes).unwrap_or_default();
            let order = self.order.get(rows.clone()).unwrap_or_default();
            (rows, Piece { order, counts })
        })
    }

    pub(super) fn sorted<V: Copy + Default>(&self, from: &[V]) -> Vec<V> {
        let mut next = self.starts.clone();
        let mut into = vec![V::default(); from.len()];
        for (rows, piece) in self.pieces() {
            piece.put(from.get(rows).unwrap_or_default(), &mut next, &mut into);
        }
        into
    }

    /// The former number of the row at each place.
    pub(super) fn places(&self) -> Vec<u32> {
        let numbers = |rows: &Range<usize>| (rows.start as u32..rows.end as u32).collect();
        match self.sorted_pieces(|rows| Ok(Codes::U32(numbers(rows)))) {
            Ok(Codes::U32(places)) => places,
            _ => Vec::new(),
        }
    }
}

/// Counts the codes of a piece, and orders its rows by them.
#[inline(never)]
#[expect(
    clippy::indexing_slicing,
    reason = "codes are below the length of `counts`, and each code has as many places as rows"
)]
fn order_piece(codes: &[u16], counts: &mut [u16], order: &mut [u16]) {
    codes.iter().for_each(|&code| counts[usize::from(code)] += 1);
    let mut rows = 0;
    let before = counts.iter().map(|count| {
        rows += count;
        rows - count
    });
    let mut next: Vec<u16> = before.collect();
    for (row, &code) in (0..).zip(codes) {
        let place = &mut next[usize::from(code)];
        order[usize::from(*place)] = row;
        *place += 1;
    }
}

/// A piece of the rows: where its stretches come from.
struct Piece<'a> {
    order: &'a [u16],
    counts: &'a [u16],
}

impl Piece<'_> {
    /// Puts the items of each code's rows to the next free places of the code.
    #[inline(never)]
    #[expect(
        clippy::indexing_slicing,
        reason = "the rows of a piece's order are those of the piece"
    )]
    fn put<V: Copy>(&self, from: &[V], next: &mut [u32], into: &mut [V]) {
        let mut order = self.order;
        for (&count, next) in self.counts.iter().zip(next) {
            let Some((rows, rest)) = order.split_at_checked(usize::from(count)) else { return };
            let places = *next as usize..*next as usize + rows.len();
            for (place, &row) in into.get_mut(places).unwrap_or_default().iter_mut().zip(rows) {
                *place = from[usize::from(row)];
            }
            *next += u32::from(count);
            order = rest;
        }
    }
}
