//! The quick way through lines of plain numbers: where cells end is found 16 bytes at a time, and up to
//! eight digits are read as one word, without a branch per digit.

use super::Growing;

/// Bytes that are looked through per call: a call each lets WebAssembly engines replace the loop by its
/// better compiled form.
const WINDOW: usize = 1 << 14;

pub(super) struct Quick {
    delimiter: u8,
    columns: usize,
    /// Where cells of the window end.
    ends: Vec<usize>,
    /// The numbers of the window's lines, column by column.
    numbers: Vec<Vec<u32>>,
    /// What the last call has read.
    pub(super) bytes: usize,
    pub(super) lines: usize,
}

impl Quick {
    pub(super) fn new(delimiter: u8, columns: usize) -> Self {
        let numbers = vec![Vec::new(); columns];
        Self { delimiter, columns, ends: Vec::new(), numbers, bytes: 0, lines: 0 }
    }

    /// Reads whole lines from a place on, up to one that is not of plain numbers only. False where there
    /// was nothing to read so.
    #[inline(never)]
    pub(super) fn read(&mut self, bytes: &[u8], from: usize, columns: &mut [Growing]) -> bool {
        (self.bytes, self.lines) = (0, 0);
        if !columns.iter().all(Growing::holds_numbers) {
            return false;
        }
        // Numbers are read as the end of eight bytes: those before the window are looked at too.
        let seen = bytes.get(..bytes.len().min(from + WINDOW)).unwrap_or_default();
        self.find_ends(seen, from);
        self.numbers.iter_mut().for_each(Vec::clear);
        let mut start = from;
        for line in self.ends.chunks_exact(self.columns) {
            let Some(next) = read_line(seen, start, line, self.delimiter, &mut self.numbers) else {
                break;
            };
            start = next;
            self.lines += 1;
        }
        self.bytes = start - from;
        for (column, numbers) in columns.iter_mut().zip(&self.numbers) {
            // A line that was given up half-way has left numbers in the first columns.
            column.extend(numbers.get(..self.lines).unwrap_or_default());
        }
        self.lines > 0
    }

    fn find_ends(&mut self, bytes: &[u8], from: usize) {
        self.ends.clear();
        let (chunks, rest) = bytes.get(from..).unwrap_or_default().as_chunks::<16>();
        let mut at = from;
        for chunk in chunks {
            let mut found = marks(chunk, self.delimiter);
            while found != 0 {
                self.ends.push(at + found.trailing_zeros() as usize);
                found &= found - 1;
            }
            at += 16;
        }
        let is_end = |byte: u8| byte == self.delimiter || byte == b'\n';
        let rest = rest.iter().enumerate().filter(|&(_, &byte)| is_end(byte));
        self.ends.extend(rest.map(|(place, _)| at + place));
    }
}

/// Where the line after this one begins; `None` where the line is not of as many numbers of up to eight
/// digits as there are ends.
#[inline(always)]
fn read_line(
    bytes: &[u8],
    start: usize,
    ends: &[usize],
    delimiter: u8,
    numbers: &mut [Vec<u32>],
) -> Option<usize> {
    let mut start = start;
    let last = ends.len() - 1;
    for (at, (&end, numbers)) in ends.iter().zip(numbers).enumerate() {
        let mark = *bytes.get(end)?;
        let mut digits_end = end;
        if at == last {
            if mark != b'\n' {
                return None;
            }
            digits_end -= usize::from(bytes.get(end.checked_sub(1)?) == Some(&b'\r'));
        } else if mark != delimiter {
            return None;
        }
        let length = digits_end.checked_sub(start)?;
        let word = bytes.get(digits_end.checked_sub(8)?..digits_end)?.first_chunk()?;
        numbers.push(number(u64::from_le_bytes(*word), length)?);
        start = end + 1;
    }
    Some(start)
}

/// The number that the last `length` of eight bytes are the digits of; `None` where they are not, or
/// none, or more than eight.
#[inline(always)]
fn number(word: u64, length: usize) -> Option<u32> {
    if length == 0 || length > 8 {
        return None;
    }
    let unused = 64 - 8 * length as u32;
    let digits = ((word ^ each(b'0')) >> unused) << unused;
    let others = (digits.wrapping_add(each(0x80 - 10)) | digits) & each(0x80);
    (others == 0).then(|| eight_digits(digits))
}

const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The number whose eight digits are the bytes, the first the highest: joined in pairs, then those in
/// pairs, then the two halves.
fn eight_digits(digits: u64) -> u32 {
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let odd = (pairs & 0x0000_00FF_0000_00FF).wrapping_mul(0x000F_4240_0000_0064);
    let even = (pairs >> 16 & 0x0000_00FF_0000_00FF).wrapping_mul(0x0000_2710_0000_0001);
    (odd.wrapping_add(even) >> 32) as u32
}

/// A bit for each byte that ends a cell, the first the lowest.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn marks(bytes: &[u8; 16], delimiter: u8) -> u16 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128_or};
    let bytes = bytemuck::cast(*bytes);
    let delimiters = u8x16_eq(bytes, u8x16_splat(delimiter));
    u8x16_bitmask(v128_or(delimiters, u8x16_eq(bytes, u8x16_splat(b'\n'))))
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn marks(bytes: &[u8; 16], delimiter: u8) -> u16 {
    let is_end = |byte: u8| byte == delimiter || byte == b'\n';
    bytes.iter().rev().fold(0, |marks, &byte| marks << 1 | u16::from(is_end(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_from_the_end_of_eight_bytes() {
        let read = |bytes: &[u8; 8], length| number(u64::from_le_bytes(*bytes), length);
        assert_eq!(read(b"12345678", 8), Some(12_345_678));
        assert_eq!(read(b"x,345678", 6), Some(345_678));
        assert_eq!(read(b"99999999", 1), Some(9));
        assert_eq!(read(b"00000000", 8), Some(0));
        for (bytes, length) in
            [(b"1234567x", 8), (b"1234/678", 8), (b"1234:678", 4), (b"12345678", 0)]
        {
            assert_eq!(read(bytes, length), None, "{bytes:?}");
        }
        assert_eq!(number(u64::from_le_bytes([0xB0; 8]), 8), None);
        assert_eq!(number(0, 9), None);
    }
}
