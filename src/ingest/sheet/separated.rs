//! Records of a separated text, one after the other, in buffers that each uses again.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

pub(super) struct Records<'a> {
    core: Reader,
    body: &'a [u8],
    /// Where the record at hand begins and ends; it begins behind blank lines.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line that it begins on, from 1.
    pub(super) line: u32,
    /// Up to where lines were counted, and how many feeds are there.
    counted: usize,
    feeds: u64,
    /// The fields without quotes and separators, and where each ends.
    text: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    fields: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(separator: u8, body: &'a [u8]) -> Self {
        Self {
            core: ReaderBuilder::new().delimiter(separator).build(),
            body,
            start: 0,
            end: 0,
            line: 1,
            counted: 0,
            feeds: 0,
            text: vec![0; 1 << 10],
            filled: 0,
            ends: vec![0; 1 << 6],
            fields: 0,
        }
    }

    /// Goes on to the next record; `false` behind the last.
    pub(super) fn advance(&mut self) -> bool {
        self.begin();
        (self.filled, self.fields) = (0, 0);
        loop {
            let input = self.body.get(self.end..).unwrap_or_default();
            let text = self.text.get_mut(self.filled..).unwrap_or_default();
            let ends = self.ends.get_mut(self.fields..).unwrap_or_default();
            let (result, read, filled, fields) = self.core.read_record(input, text, ends);
            self.end += read;
            self.filled += filled;
            self.fields += fields;
            match result {
                // Asked again with nothing left, it ends the last record.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => return true,
                ReadRecordResult::End => return false,
            }
        }
    }

    /// Passes the blank lines before a record, and counts its line.
    fn begin(&mut self) {
        let rest = self.body.get(self.end..).unwrap_or_default();
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        self.start = self.end + blank;
        let blank = rest.get(..blank).unwrap_or_default();
        let feeds =
            self.core.line() - 1 + blank.iter().filter(|&&byte| byte == b'\n').count() as u64;
        self.line += match u32::try_from(feeds - self.feeds).unwrap_or(u32::MAX) {
            // Lines that end with a return alone, of which the reader does not tell.
            0 => lines(self.body.get(self.counted..self.start).unwrap_or_default()),
            more => more,
        };
        (self.counted, self.feeds) = (self.start, feeds);
    }

    /// How many fields the record has.
    pub(super) const fn len(&self) -> usize {
        self.fields
    }

    /// Its fields; of valid UTF-8 each is valid UTF-8, since quotes and separators are ASCII.
    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let ends = self.ends.get(..self.fields).unwrap_or_default();
        let mut start = 0;
        ends.iter().map(move |&end| {
            let field = self.text.get(start..end).unwrap_or_default();
            start = end;
            field
        })
    }

    /// The text of all its fields.
    pub(super) fn text(&self) -> &[u8] {
        self.text.get(..self.filled).unwrap_or_default()
    }

    /// The record as it stands.
    pub(super) fn raw(&self) -> &'a [u8] {
        self.body.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) const fn is_last(&self) -> bool {
        self.end == self.body.len()
    }
}

/// Line breaks in bytes: `\n`, or `\r` alone.
pub(super) fn lines(bytes: &[u8]) -> u32 {
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let count = if feeds > 0 { feeds } else { bytes.iter().filter(|&&byte| byte == b'\r').count() };
    count as u32
}
