//! Small columns as one key: a row then adds to one count for all of them.

use std::ops::{AddAssign, Mul};

use super::super::kernel::CHUNK;
use super::super::table::{Code, Codes, Table, with_codes};
use super::super::view::View;

/// The most keys: their counts stay in the first-level cache beside those of other lanes.
const MAX_KEYS: usize = 1024;

pub(super) struct Fused {
    parts: Vec<Part>,
    /// The key of each row: the codes of its parts as digits, the first the least.
    pub(super) keys: Codes,
    /// How many keys there are.
    pub(super) len: usize,
}

struct Part {
    column: usize,
    codes: usize,
    /// The product of the codes of the parts before.
    step: usize,
}

impl Fused {
    /// Of the smallest columns that have views, as many as fit. `None` where that would be one only.
    pub(super) fn new(table: &Table, views: &[View], main: Option<usize>) -> Option<Self> {
        let mut sizes: Vec<Option<usize>> = table
            .columns()
            .iter()
            .enumerate()
            .map(|(number, column)| {
                let codes = column.codes_count();
                let is_seen = views.iter().any(|view| view.column == number);
                let is_small = matches!(column.codes, Codes::U8(_)) && codes > 0;
                (is_small && is_seen && Some(number) != main).then_some(codes)
            })
            .collect();
        let (mut parts, mut len) = (Vec::new(), 1);
        while let Some((codes, column)) = smallest(&sizes)
            && len * codes <= MAX_KEYS
        {
            parts.push(Part { column, codes, step: len });
            len *= codes;
            if let Some(size) = sizes.get_mut(column) {
                *size = None;
            }
        }
        let bytes =
            parts.iter().filter_map(|part| match &table.columns().get(part.column)?.codes {
                Codes::U8(bytes) => Some((bytes.as_slice(), part.step)),
                _ => None,
            });
        let bytes: Vec<(&[u8], usize)> = bytes.collect();
        let keys = if len <= 256 {
            Codes::U8(fuse(table.rows(), &bytes, |step| step as u8))
        } else {
            Codes::U16(fuse(table.rows(), &bytes, |step| step as u16))
        };
        (parts.len() > 1).then_some(Self { parts, keys, len })
    }

    /// Takes the parts' codes away, which the keys hold as well.
    pub(super) fn clear_parts(&self, table: &mut Table) {
        for part in &self.parts {
            table.set_codes(part.column, Codes::U8(Vec::new()));
        }
    }

    /// Reads the parts' codes from the keys.
    pub(super) fn restore_parts(&self, table: &mut Table) {
        for (number, part) in self.parts.iter().enumerate() {
            let code_of_key: Vec<u8> = self.codes_of(number).map(|code| code as u8).collect();
            let mut codes = vec![0; self.keys.len()];
            with_codes!(&self.keys, keys => {
                for (codes, keys) in codes.chunks_mut(CHUNK).zip(keys.chunks(CHUNK)) {
                    look_up(codes, keys, &code_of_key);
                }
            }, _starts => {});
            table.set_codes(part.column, Codes::U8(codes));
        }
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().map(|part| part.column)
    }

    /// The code that each key has in a part.
    pub(super) fn codes_of(&self, part: usize) -> impl Iterator<Item = u16> {
        let (step, codes) = self.parts.get(part).map_or((1, 1), |part| (part.step, part.codes));
        (0..self.len).map(move |key| (key / step % codes) as u16)
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

fn fuse<T>(rows: usize, parts: &[(&[u8], usize)], narrow: impl Fn(usize) -> T) -> Vec<T>
where
    T: Copy + Default + From<u8> + AddAssign + Mul<Output = T>,
{
    let mut keys = vec![T::default(); rows];
    for &(codes, step) in parts {
        for (keys, codes) in keys.chunks_mut(CHUNK).zip(codes.chunks(CHUNK)) {
            add_digits(keys, codes, narrow(step));
        }
    }
    keys
}

#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "keys are below the length of `code_of_key`")]
fn look_up<T: Code>(codes: &mut [u8], keys: &[T], code_of_key: &[u8]) {
    for (code, key) in codes.iter_mut().zip(keys) {
        *code = code_of_key[key.index()];
    }
}

#[inline(never)]
fn add_digits<T>(keys: &mut [T], codes: &[u8], step: T)
where
    T: Copy + From<u8> + AddAssign + Mul<Output = T>,
{
    for (key, &code) in keys.iter_mut().zip(codes) {
        *key += T::from(code) * step;
    }
}
