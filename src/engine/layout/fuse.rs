//! Small columns as one key: a row then adds to one count for all of them.

use std::ops::Range;

use super::super::error::EngineError;
use super::super::kernel::CHUNK;
use super::super::table::{Code, Codes, Table, with_codes};
use super::super::view::View;

/// The most keys: their counts stay in the first-level cache beside those of other lanes.
const MAX_KEYS: usize = 1 << 11;
/// The most codes of a column that is fused, of which a byte can be made again.
const MAX_CODES: usize = 1 << 8;

pub(super) struct Fused {
    parts: Vec<Part>,
    /// The key of each row: the codes of its parts, the first in the lowest bits.
    pub(super) keys: Codes,
    /// How many keys there are.
    pub(super) len: usize,
}

struct Part {
    column: usize,
    /// The lowest of the bits that the code has in the key.
    shift: u32,
    /// The bits of a code.
    mask: u16,
}

impl Fused {
    /// Of the smallest columns that have views, as many as fit; the keys are yet to be made. `None` where
    /// that would be one only.
    pub(super) fn plan(table: &Table, views: &[View], main: Option<usize>) -> Option<Self> {
        let mut sizes: Vec<Option<usize>> = table
            .columns()
            .iter()
            .enumerate()
            .map(|(number, column)| {
                let codes = column.codes_count();
                let is_seen = views.iter().any(|view| view.column == number);
                let is_small = codes > 0 && codes <= MAX_CODES;
                (is_small && is_seen && Some(number) != main).then_some(codes)
            })
            .collect();
        let (mut parts, mut len, mut shift) = (Vec::new(), 1, 0);
        while let Some((codes, column)) = smallest(&sizes)
            && codes << shift <= MAX_KEYS
        {
            len = codes << shift;
            let bits = usize::BITS - (codes - 1).leading_zeros();
            parts.push(Part { column, shift, mask: (1 << bits) - 1 });
            shift += bits;
            if let Some(size) = sizes.get_mut(column) {
                *size = None;
            }
        }
        let keys = if len <= 256 { Codes::U8(Vec::new()) } else { Codes::U16(Vec::new()) };
        (parts.len() > 1).then_some(Self { parts, keys, len })
    }

    /// The keys of some rows, whose codes of a column `read` gives.
    pub(super) fn keys_of(
        &self,
        rows: &Range<usize>,
        read: impl Fn(usize) -> Result<Codes, EngineError>,
    ) -> Result<Codes, EngineError> {
        let mut keys = vec![0_u16; rows.len()];
        for part in &self.parts {
            with_codes!(
                read(part.column)?,
                codes => put_bits(&mut keys, &codes, part.shift),
                _starts => {}
            );
        }
        Ok(match self.keys {
            Codes::U8(_) => Codes::U8(keys.into_iter().map(|key| key as u8).collect()),
            _ => Codes::U16(keys),
        })
    }

    /// Reads the parts' codes from the keys.
    pub(super) fn restore_parts(&self, table: &mut Table) {
        for part in &self.parts {
            let mut codes = vec![0; self.keys.len()];
            with_codes!(&self.keys, keys => {
                for (codes, keys) in codes.chunks_mut(CHUNK).zip(keys.chunks(CHUNK)) {
                    get_bits(codes, keys, part.shift, part.mask);
                }
            }, _starts => {});
            table.set_codes(part.column, Codes::U8(codes));
        }
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().map(|part| part.column)
    }

    /// The code that each key has in a part; of keys that no row has, perhaps one that it does not have.
    pub(super) fn codes_of(&self, part: usize) -> impl Iterator<Item = u16> {
        let (shift, mask) = self.parts.get(part).map_or((0, 0), |part| (part.shift, part.mask));
        (0..self.len).map(move |key| (key >> shift) as u16 & mask)
    }

    /// Counts per code of a part, out of those per key.
    pub(super) fn margin(&self, part: usize, by_key: &[u64], codes: usize) -> Vec<u64> {
        let mut counts = vec![0_u64; codes];
        for (code, &count) in self.codes_of(part).zip(by_key) {
            if let Some(slot) = counts.get_mut(usize::from(code)) {
                *slot = slot.wrapping_add(count);
            }
        }
        counts
    }

    pub(super) fn bytes(&self) -> usize {
        with_codes!(&self.keys, keys => size_of_val(keys.as_slice()), starts => starts.len())
    }
}

/// The least of the sizes, with its place.
fn smallest(sizes: &[Option<usize>]) -> Option<(usize, usize)> {
    sizes.iter().enumerate().filter_map(|(place, size)| Some(((*size)?, place))).min()
}

#[inline(never)]
fn put_bits<T: Code>(keys: &mut [u16], codes: &[T], shift: u32) {
    for (key, code) in keys.iter_mut().zip(codes) {
        *key |= (code.wide() as u16) << shift;
    }
}

#[inline(never)]
fn get_bits<T: Code>(codes: &mut [u8], keys: &[T], shift: u32, mask: u16) {
    for (code, key) in codes.iter_mut().zip(keys) {
        *code = ((key.wide() as u16 >> shift) & mask) as u8;
    }
}
