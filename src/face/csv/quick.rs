//! The quick way through lines of plain numbers: where cells end is found 16 bytes at a time, and up to
//! eight digits are read as one word, without a branch per digit.

use super::column::Growing;

/// Bytes that are looked through per call: a call each lets WebAssembly engines replace the loop by its
/// better compiled form.
pub(super) const WINDOW: usize = 1 << 14;

pub(super) struct Quick {
    delimiter: u8,
    columns: usize,
    /// Whether lines end in a carriage return before the line feed.
    has_returns: bool,
    /// Where cells of the window end, in bytes from its beginning.
    ends: Vec<u32>,
    /// The numbers of the window's lines, column by column.
    numbers: Vec<u32>,
    /// How many there may be in each column.
    room: usize,
    /// What the last call has read.
    pub(super) bytes: usize,
    pub(super) lines: usize,
}

/// The most cells that end within sixteen bytes: each has a digit and what ends it.
const ENDS: usize = 8;

impl Quick {
    pub(super) fn new(delimiter: u8, columns: usize, has_returns: bool) -> Self {
        // A cell has a digit and what ends it.
        let room = WINDOW / 2 / columns.max(1);
        let numbers = vec![0; room * columns];
        let ends = vec![0; WINDOW / 2 + ENDS];
        Self { delimiter, columns, has_returns, ends, numbers, room, bytes: 0, lines: 0 }
    }

    /// Reads the whole lines of a window from a place on. False where that is not of lines of as many
    /// plain numbers as there are columns.
    pub(super) fn read(&mut self, bytes: &[u8], from: usize, columns: &mut [Growing]) -> bool {
        // Numbers are read as the end of eight bytes: those before the window are looked at too.
        let Some(before) = from.checked_sub(8) else { return false };
        let seen = bytes.get(before..bytes.len().min(from + WINDOW)).unwrap_or_default();
        if !columns.iter().all(Growing::holds_numbers) {
            return false;
        }
        let window = seen.get(8..).unwrap_or_default();
        let read = self
            .find_ends(window)
            .and_then(|(ends, lines)| (ends / self.columns == lines).then_some(lines))
            .and_then(|lines| self.read_numbers(seen, lines).map(|bytes| (lines, bytes)));
        let Some((lines, bytes)) = read else { return false };
        (self.lines, self.bytes) = (lines, bytes);
        for (numbers, column) in self.numbers.chunks(self.room.max(1)).zip(columns) {
            column.extend(numbers.get(..lines).unwrap_or_default());
        }
        lines > 0
    }

    /// How many cells and lines end in the window's blocks of 16 bytes; `None` where there are other
    /// bytes than digits and what ends cells.
    #[inline(never)]
    fn find_ends(&mut self, window: &[u8]) -> Option<(usize, usize)> {
        let (mut cells, mut lines, mut is_after_return) = (0, 0, 0);
        for (at, block) in (0..).step_by(16).zip(window.as_chunks::<16>().0) {
            let marks = Marks::of(block, self.delimiter);
            let returns = marks.returns << 1 | is_after_return;
            let is_fine =
                if self.has_returns { returns as u16 == marks.lines } else { returns == 0 };
            if marks.others != 0 || !is_fine {
                return None;
            }
            is_after_return = returns >> 16;
            let mut ends = u32::from(marks.cells);
            let found = ends.count_ones() as usize;
            let slots = self.ends.get_mut(cells..)?.first_chunk_mut::<ENDS>()?;
            // Written always and kept where there is one: no branch to mispredict.
            for slot in slots {
                *slot = at + ends.trailing_zeros();
                ends &= ends.wrapping_sub(1);
            }
            if found > ENDS {
                return None;
            }
            cells += found;
            lines += marks.lines.count_ones() as usize;
        }
        Some((cells, lines))
    }

    /// Reads so many lines, and says where the next one begins. `seen` begins eight bytes before the
    /// window. `None` where a line has another number of cells, or a cell has not one to eight digits.
    #[inline(never)]
    fn read_numbers(&mut self, seen: &[u8], lines: usize) -> Option<usize> {
        let mut start = 0_u32;
        for (line, ends) in self.ends.chunks_exact(self.columns).enumerate().take(lines) {
            let (&last, others) = ends.split_last()?;
            let mut slot = line;
            for &end in others {
                *self.numbers.get_mut(slot)? = number(seen, start, end)?;
                start = end + 1;
                slot += self.room;
            }
            // As many lines end as there are: where each ends with its last cell, no other does.
            if seen.get(last as usize + 8) != Some(&b'\n') {
                return None;
            }
            *self.numbers.get_mut(slot)? = number(seen, start, last - u32::from(self.has_returns))?;
            start = last + 1;
        }
        Some(start as usize)
    }
}

/// The number whose digits stand from `start` up to, but without, `end`, both counted from the ninth byte.
/// `None` where it has not one to eight.
#[inline(always)]
fn number(seen: &[u8], start: u32, end: u32) -> Option<u32> {
    let length = end.wrapping_sub(start);
    if length.wrapping_sub(1) < 4 {
        let word = u32::from_le_bytes(*seen.get(end as usize + 4..)?.first_chunk()?);
        let unused = 32 - 8 * length;
        let digits = ((word ^ 0x3030_3030) >> unused) << unused;
        let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8) & 0x00FF_00FF;
        return Some(pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0xFFFF);
    }
    if length.wrapping_sub(1) < 8 {
        let word = u64::from_le_bytes(*seen.get(end as usize..)?.first_chunk()?);
        let unused = 64 - 8 * length;
        return Some(eight_digits(((word ^ each(b'0')) >> unused) << unused));
    }
    None
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

/// A bit for each byte of some kind, the first the lowest.
struct Marks {
    /// Ends a cell.
    cells: u16,
    /// Ends a line.
    lines: u16,
    returns: u32,
    /// Is neither a digit nor any of these.
    others: u16,
}

impl Marks {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[inline(always)]
    fn of(bytes: &[u8; 16], delimiter: u8) -> Self {
        use std::arch::wasm32::{
            u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, u8x16_sub, v128_not, v128_or,
        };
        let bytes = bytemuck::cast(*bytes);
        let lines = u8x16_eq(bytes, u8x16_splat(b'\n'));
        let cells = v128_or(lines, u8x16_eq(bytes, u8x16_splat(delimiter)));
        let returns = u8x16_eq(bytes, u8x16_splat(b'\r'));
        let digits = u8x16_lt(u8x16_sub(bytes, u8x16_splat(b'0')), u8x16_splat(10));
        Self {
            cells: u8x16_bitmask(cells),
            lines: u8x16_bitmask(lines),
            returns: u8x16_bitmask(returns).into(),
            others: u8x16_bitmask(v128_not(v128_or(v128_or(cells, returns), digits))),
        }
    }

    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    fn of(bytes: &[u8; 16], delimiter: u8) -> Self {
        let bits = |is_one: &dyn Fn(u8) -> bool| {
            bytes.iter().rev().fold(0_u16, |bits, &byte| bits << 1 | u16::from(is_one(byte)))
        };
        let lines = bits(&|byte| byte == b'\n');
        let cells = lines | bits(&|byte| byte == delimiter);
        let returns = bits(&|byte| byte == b'\r');
        let others = !(cells | returns | bits(&|byte| byte.is_ascii_digit()));
        Self { cells, lines, returns: returns.into(), others }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_from_their_end() {
        let read = |text: &str| {
            let seen = format!("{text:>16}");
            number(seen.as_bytes(), 8 - text.len().min(8) as u32, 8)
        };
        for (text, expected) in [
            ("12345678", 12_345_678),
            ("345678", 345_678),
            ("9876", 9_876),
            ("98765", 98_765),
            ("0", 0),
            ("00000000", 0),
            ("42", 42),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        assert_eq!(number(&[b'1'; 24], 8, 8), None, "no digit");
        assert_eq!(number(&[b'1'; 24], 0, 9), None, "nine digits");
        assert_eq!(number(&[b'1'; 24], 9, 8), None, "an end before the start");
    }
}
