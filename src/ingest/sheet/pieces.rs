//! A separated text that comes a piece at a time: one piece is split while the next is on its way, and the
//! whole never stands in memory.

use super::delimited::{self, Outset};
use super::open::plain_text;
use super::separated::Records;
use super::{Sheet, Workbook};

/// Bytes of one record that are waited for: more are no record, but a quotation mark without its pair.
const MOST_REST: usize = 1 << 24;

/// Each step gives `None` where only the whole file can say more, which [`super::open()`] then opens: for all
/// that is no separated text in UTF-8, holds a zero, or has a fault to be told.
pub struct Pieces {
    separator: u8,
    sheet: Sheet,
    /// What stands behind the last record that surely ended, and the line that it begins on, from 1.
    rest: Vec<u8>,
    line: u32,
    /// Bytes of the file that were split, and all of them.
    split: usize,
    size: usize,
    is_reserved: bool,
}

impl Pieces {
    /// Begins with the first bytes of a file of `size` bytes.
    pub fn begin(first: &[u8], size: usize) -> Option<Self> {
        let first = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first);
        let Outset { separator, skipped, lines } = delimited::outset(plain_text(first)?);
        let mut pieces = Self {
            separator,
            sheet: Sheet::default(),
            rest: Vec::new(),
            line: 1 + lines,
            split: 0,
            size,
            is_reserved: false,
        };
        pieces.push(first.get(skipped..)?)?;
        Some(pieces)
    }

    /// Takes the bytes that follow.
    pub fn push(&mut self, piece: &[u8]) -> Option<()> {
        if piece.contains(&0) {
            return None;
        }
        self.rest.extend_from_slice(piece);
        // A turn whose feed may come counts as no line of its own.
        let body = self.rest.strip_suffix(b"\r").unwrap_or(&self.rest);
        let mut records = Records::new(self.separator, body);
        // Where a record reaches the end, more of it may come.
        while records.advance() && !records.is_last() {
            let line = self.line + records.line - 1;
            delimited::take(&mut self.sheet, &records, line, "").ok()?;
        }
        let (start, line) = (records.start, records.line);
        self.line += line - 1;
        self.rest.drain(..start);
        self.split += start;
        if !self.is_reserved && self.split > 0 {
            self.is_reserved = true;
            self.sheet.reserve(self.size as f64 / self.split as f64);
        }
        (self.rest.len() <= MOST_REST).then_some(())
    }

    /// Takes what is left behind the last piece.
    pub fn finish(mut self, file: &str) -> Option<Workbook> {
        let mut records = Records::new(self.separator, &self.rest);
        while records.advance() {
            let line = self.line + records.line - 1;
            delimited::take(&mut self.sheet, &records, line, "").ok()?;
        }
        Some(Workbook { file: file.to_owned(), sheets: vec![self.sheet] })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::open;
    use super::*;

    /// The rows of a workbook with their numbers.
    fn rows(workbook: &Workbook) -> Vec<(u32, Vec<String>)> {
        let rows = workbook.sheets.iter().flat_map(|sheet| sheet.iter());
        rows.map(|row| (row.number, row.cells().map(|cell| cell.shown()).collect())).collect()
    }

    /// A file as it comes: its first 66,000 bytes, then pieces of this length.
    fn in_pieces(bytes: &[u8], length: usize) -> Option<Workbook> {
        let (first, others) = bytes.split_at(bytes.len().min(66_000));
        let mut pieces = Pieces::begin(first, bytes.len())?;
        others.chunks(length).try_for_each(|piece| pieces.push(piece))?;
        pieces.finish("x.csv")
    }

    fn begun(end: &str) -> String {
        format!("negara;jumlah\n{}{end}", "Côte d’Ivoire;\"1\"\r\n".repeat(3_010))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(80))]
        #[test]
        fn it_is_the_same_table_wherever_it_is_cut(
            length in 1usize..40,
            end in prop::collection::vec(
                prop::sample::select(vec![";", "\n", "\r\n", "\r", "\"", "\"\"", "a", "é", "\u{feff}"]), 0..60),
        ) {
            let text = begun(&end.concat());
            if let Some(workbook) = in_pieces(text.as_bytes(), length) {
                prop_assert_eq!(rows(&workbook), rows(&open(text.as_bytes(), "x.csv").unwrap()));
            } else {
                prop_assert!(open(text.as_bytes(), "x.csv").is_err());
            }
        }
    }

    #[test]
    fn a_mark_and_excels_line_are_passed() {
        let text = format!("\u{feff}sep=;\n{}", begun("Jepang;2"));
        let workbook = in_pieces(text.as_bytes(), 9).unwrap();
        assert_eq!(rows(&workbook), rows(&open(text.as_bytes(), "x.csv").unwrap()));
        assert_eq!(rows(&workbook).last().unwrap().0, 3_013);
    }

    #[test]
    fn other_files_are_left_to_be_opened_whole() {
        let text = begun("Jepang;2\n");
        assert!(in_pieces(text.as_bytes(), 9).is_some());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [
            b"negara;jumlah\nJepang;1\n".to_vec(),
            wide,
            [text.as_bytes(), b"Taiwan\0;1\n"].concat(),
            [text.as_bytes(), b"C\xf4te;1\n"].concat(),
            [b"PK\x03\x04", text.as_bytes()].concat(),
            [b"ARROW1\0\0", text.as_bytes()].concat(),
            [b"<html>", text.as_bytes()].concat(),
            [b"{\"a\": 1}\n", text.as_bytes()].concat(),
            format!("{text}\"x;{}", "1\n".repeat(600)).into_bytes(),
            [b"\xe9", text.as_bytes()].concat(),
        ] {
            assert!(in_pieces(&bytes, 9).is_none(), "{:?}", &bytes[..9]);
        }
    }
}
