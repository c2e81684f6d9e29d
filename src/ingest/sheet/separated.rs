//! Records of a separated text, one after the other.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::breaks::Breaks;

const QUOTE: u8 = b'"';

pub(super) struct Records<'a> {
    separator: u8,
    body: &'a [u8],
    breaks: Breaks<'a>,
    /// Where the record at hand begins and ends; it begins behind blank lines.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line that it begins on, from 1.
    pub(super) line: u32,
    /// Up to where lines were counted.
    counted: usize,
    /// Where its fields stand in the body, or among the `unquoted`.
    fields: Vec<(usize, usize)>,
    is_quoted: bool,
    /// Reads the records whose quotation marks are more than a pair around a field.
    core: Reader,
    is_unquoted: bool,
    unquoted: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Records<'a> {
    pub(super) fn new(separator: u8, body: &'a [u8]) -> Self {
        Self {
            separator,
            body,
            breaks: Breaks::new(separator, body),
            start: 0,
            end: 0,
            line: 1,
            counted: 0,
            fields: Vec::new(),
            is_quoted: false,
            core: core(separator),
            is_unquoted: false,
            unquoted: vec![0; 1 << 10],
            ends: vec![0; 1 << 6],
        }
    }

    /// Goes on to the next record; `false` behind the last.
    pub(super) fn advance(&mut self) -> bool {
        self.begin();
        if self.start == self.body.len() {
            return false;
        }
        self.fields.clear();
        (self.is_quoted, self.is_unquoted) = (false, false);
        if self.plain().is_none() {
            self.entangled();
        }
        true
    }

    /// Passes the blank lines before a record, and counts its line.
    fn begin(&mut self) {
        let rest = self.body.get(self.end..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        self.start = self.end + blank;
        self.line += lines(self.body.get(self.counted..self.start).unwrap_or_default());
        self.counted = self.start;
        if blank > 0 {
            self.breaks.seek(self.start);
        }
    }

    /// The record whose fields stand in the body as they are, some between two quotation marks; `None` where
    /// there are other quotation marks.
    fn plain(&mut self) -> Option<()> {
        let mut start = self.start;
        loop {
            let end = match self.body.get(start) {
                Some(&QUOTE) => self.quoted(start)?,
                _ => {
                    let end = self.breaks.next();
                    self.fields.push((start, end));
                    end
                }
            };
            if self.body.get(end).is_none_or(|&byte| byte != self.separator) {
                self.end = self.body.len().min(end + 1);
                if !self.is_quoted {
                    self.counted = end;
                }
                return Some(());
            }
            start = end + 1;
        }
    }

    /// Where the field ends that a quotation mark begins, if the next one is its last character.
    fn quoted(&mut self, mark: usize) -> Option<usize> {
        self.is_quoted = true;
        let inside = self.body.get(mark + 1..)?;
        let close = mark + 1 + inside.iter().position(|&byte| byte == QUOTE)?;
        let end = close + 1;
        let is_end = |&byte: &u8| byte == self.separator || byte == b'\n' || byte == b'\r';
        if !self.body.get(end).is_none_or(is_end) {
            return None;
        }
        self.fields.push((mark + 1, close));
        self.breaks.seek(end);
        // The break itself is given next.
        Some(self.breaks.next())
    }

    /// The record whatever its quotation marks are.
    fn entangled(&mut self) {
        self.is_unquoted = true;
        self.end = self.start;
        let (mut filled, mut fields) = (0, 0);
        loop {
            let input = self.body.get(self.end..).unwrap_or_default();
            let text = self.unquoted.get_mut(filled..).unwrap_or_default();
            let ends = self.ends.get_mut(fields..).unwrap_or_default();
            let (result, read, more_filled, more_fields) = self.core.read_record(input, text, ends);
            self.end += read;
            filled += more_filled;
            fields += more_fields;
            match result {
                // Asked again with nothing left, it ends the last record.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.unquoted.resize(self.unquoted.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let ends = self.ends.get(..fields).unwrap_or_default();
        let starts = std::iter::once(&0).chain(ends);
        self.fields.clear();
        self.fields.extend(starts.copied().zip(ends.iter().copied()));
        self.breaks.seek(self.end);
    }

    /// How many fields the record has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// Its fields; of valid UTF-8 each is valid UTF-8, since quotes and separators are ASCII.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let text = if self.is_unquoted { self.unquoted.as_slice() } else { self.body };
        self.fields.iter().map(move |&(start, end)| text.get(start..end).unwrap_or_default())
    }

    /// Whether a field begins with a quotation mark: only then it can hold line breaks.
    pub(super) const fn is_quoted(&self) -> bool {
        self.is_quoted
    }

    /// The record as it stands.
    pub(super) fn raw(&self) -> &'a [u8] {
        self.body.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) const fn is_last(&self) -> bool {
        self.end == self.body.len()
    }
}

/// A reader that has begun: what it reads first it would take a byte order mark from, though it stands amid a text.
fn core(separator: u8) -> Reader {
    let mut core = ReaderBuilder::new().delimiter(separator).build();
    core.read_record(b"\n", &mut [0], &mut [0]);
    core
}

/// Line breaks in bytes: `\n`, `\r\n`, or `\r` alone.
pub(super) fn lines(bytes: &[u8]) -> u32 {
    let count = |(lines, before), &byte: &u8| {
        let is_break = byte == b'\r' || byte == b'\n' && before != b'\r';
        (lines + u32::from(is_break), byte)
    };
    bytes.iter().fold((0, 0), count).0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the `csv` crate makes of a text.
    fn expected(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .flexible(true)
            .from_reader(text);
        let records = reader.byte_records().map(|record| record.unwrap());
        records.map(|record| record.iter().map(<[u8]>::to_vec).collect()).collect()
    }

    fn found(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut records = Records::new(b';', text);
        let mut found = Vec::new();
        while records.advance() {
            found.push(records.fields().map(<[u8]>::to_vec).collect());
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn records_are_those_of_csv(pieces in prop::collection::vec(
            prop::sample::select(vec![";", "\n", "\r\n", "\r", "\"", "\"", "\"\"", "a", "Hong Kong", " ", "é", "x;y;z\n"]),
            0..60,
        )) {
            let text = pieces.concat();
            prop_assert_eq!(found(text.as_bytes()), expected(text.as_bytes()), "{:?}", text);
        }
    }

    #[test]
    fn a_byte_order_mark_amid_a_text_is_text() {
        for before in ["", "\"a\"\"\";b\n"] {
            let text = format!("{before}\u{feff}\"x\"\"\";y\n");
            let rows = found(text.as_bytes());
            let last: Vec<_> =
                rows.last().unwrap().iter().map(|cell| str::from_utf8(cell).unwrap()).collect();
            assert_eq!(last, ["\u{feff}\"x\"\"\"", "y"]);
        }
    }

    #[test]
    fn lines_are_counted_through_blank_ones_and_quotes() {
        let text = b"a;b\n\n1;2\r\n\"x\ny\";3\n\"u \"\"v\"\"\nw\";4\nlast";
        let mut records = Records::new(b';', text);
        let mut begun = Vec::new();
        while records.advance() {
            begun.push(records.line);
        }
        assert_eq!(begun, [1, 3, 4, 6, 8]);
    }
}
