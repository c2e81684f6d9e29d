//! The records of a workbook's stream, and the strings in them.

/// What a string's byte says of it.
const WIDE: u8 = 1;
const WITH_PHONETICS: u8 = 4;
const WITH_RUNS: u8 = 8;

const CONTINUE: u16 = 0x3c;

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A record with the pieces that continue it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    more: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// Its bytes from a position on, as one stretch.
    pub(super) fn pieces(&self, from: usize) -> Option<Pieces<'_, 'a>> {
        Some(Pieces { now: self.data.get(from..)?, more: self.more.iter() })
    }
}

/// The records of a stream from a position on, to its end; an error where one is cut off.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], from: usize) -> Self {
        Self { rest: stream.get(from..).unwrap_or_default() }
    }

    fn head(&self) -> Option<(u16, usize)> {
        Some((u16_at(self.rest, 0)?, usize::from(u16_at(self.rest, 2)?)))
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], &'static str> {
        let record = self.rest.get(4..).and_then(|rest| rest.split_at_checked(length));
        let (data, rest) = record.ok_or("XLS: terpotong / cut off")?;
        self.rest = rest;
        Ok(data)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, &'static str>;

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = self.head()?;
        let mut read = || {
            let mut record = Record { kind, data: self.take(length)?, more: Vec::new() };
            while let Some((CONTINUE, length)) = self.head() {
                record.more.push(self.take(length)?);
            }
            Ok(record)
        };
        let record = read();
        if record.is_err() {
            self.rest = &[];
        }
        Some(record)
    }
}

/// Bytes of a record and of those that continue it.
pub(super) struct Pieces<'r, 'a> {
    now: &'a [u8],
    more: std::slice::Iter<'r, &'a [u8]>,
}

impl Pieces<'_, '_> {
    fn turn(&mut self) -> Option<()> {
        while self.now.is_empty() {
            self.now = self.more.next()?;
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        self.turn()?;
        let (byte, rest) = self.now.split_first()?;
        self.now = rest;
        Some(*byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            self.turn()?;
            let (gone, rest) = self.now.split_at(bytes.min(self.now.len()));
            bytes -= gone.len();
            self.now = rest;
        }
        Some(())
    }

    /// A string of Excel 97 and later, behind the number of its characters.
    pub(super) fn string(&mut self, characters: u16) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & WITH_RUNS != 0 { usize::from(self.u16()?) } else { 0 };
        let phonetics = if flags & WITH_PHONETICS != 0 { self.u32()? as usize } else { 0 };
        let text = self.characters(characters, flags)?;
        self.skip(4 * runs)?;
        self.skip(phonetics)?;
        Some(text)
    }

    /// A string of the table of shared ones.
    pub(super) fn shared_string(&mut self) -> Option<String> {
        let characters = self.u16()?;
        self.string(characters)
    }

    /// Characters of one or two bytes. Each piece that continues them says anew which.
    fn characters(&mut self, count: u16, mut flags: u8) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        let mut left = usize::from(count);
        while left > 0 {
            if self.now.is_empty() {
                flags = self.byte()?;
            }
            let width = if flags & WIDE != 0 { 2 } else { 1 };
            let taken = left.min(self.now.len() / width);
            if taken == 0 && !self.now.is_empty() {
                return None;
            }
            let (bytes, rest) = self.now.split_at_checked(taken * width)?;
            match width {
                1 => units.extend(bytes.iter().copied().map(u16::from)),
                _ => units.extend(bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit))),
            }
            self.now = rest;
            left -= taken;
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn a_string_goes_on_in_the_next_record_in_characters_of_another_width() {
        let stream = [
            record(0xfc, b"\x05\0\0Tai"),
            record(CONTINUE, b"\x01w\0a\0\x02\0\0n!"),
            record(0x0a, b""),
        ]
        .concat();
        let records: Vec<_> = Records::new(&stream, 0).map(Result::unwrap).collect();
        assert_eq!(records.iter().map(|record| record.kind).collect::<Vec<_>>(), [0xfc, 0x0a]);
        let mut pieces = records[0].pieces(0).unwrap();
        assert_eq!(pieces.shared_string().as_deref(), Some("Taiwa"));
        assert_eq!(pieces.shared_string().as_deref(), Some("n!"));
        assert_eq!(pieces.shared_string(), None);
    }

    #[test]
    fn formats_within_a_string_are_passed_over() {
        let data = b"\x02\0\x0c\x01\0\x03\0\0\0ab\0\0\0\0xyz\x01\0\0c";
        let record = Record { kind: 0xfc, data, more: Vec::new() };
        let mut pieces = record.pieces(0).unwrap();
        assert_eq!(pieces.shared_string().as_deref(), Some("ab"));
        assert_eq!(pieces.shared_string().as_deref(), Some("c"));
    }

    #[test]
    fn a_record_that_is_cut_off_ends_the_stream() {
        let stream = [record(1, b"ab"), vec![2, 0, 9, 0, 1]].concat();
        let mut records = Records::new(&stream, 0);
        assert!(records.next().unwrap().is_ok());
        assert!(records.next().unwrap().is_err());
        assert!(records.next().is_none());
        assert!(Records::new(&stream, 99).next().is_none());
    }
}
