//! Where fields may end: the separators and line breaks of a text, 64 bytes at a time.

const WIDTH: usize = 64;

/// Goes from break to break. What stands in quotation marks is to be passed by [`Self::seek`].
pub(super) struct Breaks<'a> {
    body: &'a [u8],
    separator: u8,
    /// Where the bytes at hand begin, and which of them are breaks that were not given yet.
    first: usize,
    marks: u64,
}

impl<'a> Breaks<'a> {
    pub(super) fn new(separator: u8, body: &'a [u8]) -> Self {
        let mut breaks = Self { body, separator, first: 0, marks: 0 };
        breaks.seek(0);
        breaks
    }

    /// Goes on from a place.
    pub(super) fn seek(&mut self, place: usize) {
        self.first = place;
        let rest = self.body.get(place..).unwrap_or_default();
        self.marks = match rest.first_chunk() {
            Some(block) => marks(block, self.separator),
            None => {
                // A zero is no break.
                let mut block = [0; WIDTH];
                block.iter_mut().zip(rest).for_each(|(to, &byte)| *to = byte);
                marks(&block, self.separator)
            }
        };
    }

    /// The place of the next break; that behind the text where there is none.
    pub(super) fn next(&mut self) -> usize {
        while self.marks == 0 {
            let next = self.first + WIDTH;
            if next >= self.body.len() {
                return self.body.len();
            }
            self.seek(next);
        }
        let place = self.first + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        place
    }
}

/// One bit for each byte, that of the first the lowest: whether it is the separator or ends a line.
#[cfg(target_feature = "simd128")]
fn marks(block: &[u8; WIDTH], separator: u8) -> u64 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};

    let [separator, feed, turn] = [separator, b'\n', b'\r'].map(|byte| u8x16_splat(byte));
    let (words, _) = block.as_chunks::<8>();
    let (pairs, _) = words.as_chunks::<2>();
    pairs.iter().rev().fold(0, |marks, [low, high]| {
        let bytes = u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let is_break = v128_or(u8x16_eq(bytes, separator), u8x16_eq(bytes, feed));
        let is_break = v128_or(is_break, u8x16_eq(bytes, turn));
        (marks << 16) | u64::from(u8x16_bitmask(is_break))
    })
}

/// One bit for each byte, that of the first the lowest: whether it is the separator or ends a line.
#[cfg(not(target_feature = "simd128"))]
fn marks(block: &[u8; WIDTH], separator: u8) -> u64 {
    let is_break = |byte: u8| byte == separator || byte == b'\n' || byte == b'\r';
    block.iter().rev().fold(0, |marks, &byte| (marks << 1) | u64::from(is_break(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_break_is_found_wherever_it_stands_in_a_block() {
        let body: Vec<u8> = (0..1_000u32)
            .map(|at| match at * at % 37 {
                0 => b';',
                1 => b'\n',
                3 => b'\r',
                _ => b'x',
            })
            .collect();
        for from in [0, 1, 63, 64, 65, 936, 999, 1_000] {
            let mut breaks = Breaks::new(b';', &body);
            breaks.seek(from);
            let found: Vec<usize> = std::iter::repeat_with(|| breaks.next())
                .take_while(|&place| place < body.len())
                .collect();
            let expected: Vec<usize> = (from..body.len()).filter(|&at| body[at] != b'x').collect();
            assert_eq!(found, expected, "from {from}");
            assert_eq!(breaks.next(), body.len());
        }
    }
}
