//! Codes straight from a CSV (RFC 4180), for tables of codes that need none of the importer's reading.

mod column;
mod quick;

use std::fmt;

use column::Growing;
use quick::Quick;

use crate::engine::{Codes, Column, Domain};

/// A CSV that cannot be read as columns of codes. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvError {
    /// There is not even a line of headers.
    Empty,
    NotUtf8 {
        line: usize,
    },
    /// A quoted cell does not end, or does not end with its quote.
    BadQuote {
        line: usize,
    },
    /// A line has another number of cells than there are headers.
    UnequalCells {
        line: usize,
        expected: usize,
        found: usize,
    },
    /// A cell of a column whose first cell is a whole number is none, or is above 4,294,967,294.
    NotANumber {
        line: usize,
        column: String,
        found: String,
    },
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the CSV has no line of headers"),
            Self::NotUtf8 { line } => write!(f, "line {line} of the CSV is not UTF-8"),
            Self::BadQuote { line } => {
                write!(
                    f,
                    "a quoted cell that begins on line {line} of the CSV does not end properly"
                )
            }
            Self::UnequalCells { line, expected, found } => write!(
                f,
                "line {line} of the CSV has {found} cells where there are {expected} headers"
            ),
            Self::NotANumber { line, column, found } => write!(
                f,
                "line {line} of the CSV has '{found}' in column {column}, whose cells are whole numbers"
            ),
        }
    }
}

impl std::error::Error for CsvError {}

/// A column of numbers that are their own codes, of which there are as many as its views say.
pub fn numbers(name: String, codes: Codes) -> Column {
    Column { name, codes, domain: Domain::Numbers { origin: 0, len: 0 }, missing: false }
}

/// Reads a CSV with a line of headers. Cells are parted by the one of `,`, `;` and tab that the headers
/// have most of; a byte order mark and empty lines are passed over.
///
/// A column whose first cell is a whole number has its numbers as codes, and so must all its cells. Any
/// other column has a code for each different text, in the order of their first appearance.
pub fn read(bytes: &[u8]) -> Result<Vec<Column>, CsvError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first_line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let most = |mark: &&u8| first_line.iter().filter(|byte| byte == mark).count();
    // Of equally frequent ones the last is taken: the comma.
    let delimiter = b"\t;,".iter().max_by_key(most).copied().unwrap_or(b',');
    let mut reader = Reader { bytes, delimiter, at: 0, line: 1, quoted: Vec::new() };
    let mut columns = reader.headers()?;
    if columns.is_empty() {
        return Err(CsvError::Empty);
    }
    let rest = bytes.get(reader.at..).unwrap_or_default();
    let line = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
    let rows = rest.len() / line.max(columns.len()).max(1) + 1;
    columns.iter_mut().for_each(|column| column.expected = rows);
    let has_returns = first_line.ends_with(b"\r");
    let mut quick = Quick::new(delimiter, columns.len(), has_returns);
    let mut careful_up_to = reader.at + 1;
    while reader.skip_empty_lines() {
        if reader.at >= careful_up_to {
            if quick.read(bytes, reader.at, &mut columns) {
                reader.at += quick.bytes;
                reader.line += quick.lines;
                continue;
            }
            // Line by line, which also says what is wrong if anything is.
            careful_up_to = reader.at + quick::WINDOW;
        }
        reader.row(&mut columns)?;
    }
    Ok(columns.into_iter().map(Growing::finish).collect())
}

struct Reader<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    at: usize,
    line: usize,
    /// The text of a quoted cell.
    quoted: Vec<u8>,
}

/// What comes after a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Cell,
    Line,
}

impl Reader<'_> {
    fn headers(&mut self) -> Result<Vec<Growing>, CsvError> {
        let mut headers = Vec::new();
        if !self.skip_empty_lines() {
            return Ok(headers);
        }
        loop {
            let line = self.line;
            let (name, after) = self.cell(|cell| std::str::from_utf8(cell).map(str::to_owned))?;
            let name = name.map_err(|_| CsvError::NotUtf8 { line })?;
            headers.push(Growing::new(name.trim().to_owned()));
            if after == After::Line {
                return Ok(headers);
            }
        }
    }

    fn row(&mut self, columns: &mut [Growing]) -> Result<(), CsvError> {
        let (line, expected) = (self.line, columns.len());
        let unequal = |found| CsvError::UnequalCells { line, expected, found };
        for (at, column) in columns.iter_mut().enumerate() {
            let (pushed, after) = self.cell(|cell| match column.push(cell) {
                Some(true) => Ok(()),
                Some(false) => Err(CsvError::NotANumber {
                    line,
                    column: column.name.clone(),
                    found: String::from_utf8_lossy(cell).chars().take(40).collect(),
                }),
                None => Err(CsvError::NotUtf8 { line }),
            })?;
            pushed?;
            if (after == After::Line) != (at + 1 == expected) {
                let mut found = at + 1;
                let mut after = after;
                while after == After::Cell {
                    after = self.cell(|_| ())?.1;
                    found += 1;
                }
                return Err(unequal(found));
            }
        }
        Ok(())
    }

    /// Takes the next cell in, and what parts it from the one after.
    fn cell<T>(&mut self, take: impl FnOnce(&[u8]) -> T) -> Result<(T, After), CsvError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if rest.first() == Some(&b'"') {
            return self.quoted_cell(take);
        }
        let end = rest.iter().position(|&byte| byte == self.delimiter || byte == b'\n');
        let cell = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let after = self.pass(cell.len());
        let is_last = after == After::Line;
        let cell = cell.strip_suffix(b"\r").filter(|_| is_last).unwrap_or(cell);
        Ok((take(cell), after))
    }

    fn quoted_cell<T>(&mut self, take: impl FnOnce(&[u8]) -> T) -> Result<(T, After), CsvError> {
        let line = self.line;
        let mut text = std::mem::take(&mut self.quoted);
        text.clear();
        let mut rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        loop {
            let quote = rest.iter().position(|&byte| byte == b'"');
            let quote = quote.ok_or(CsvError::BadQuote { line })?;
            let (inner, outer) = rest.split_at(quote);
            text.extend_from_slice(inner);
            rest = outer.get(1..).unwrap_or_default();
            if rest.first() != Some(&b'"') {
                break;
            }
            text.push(b'"');
            rest = rest.get(1..).unwrap_or_default();
        }
        self.line += text.iter().filter(|&&byte| byte == b'\n').count();
        self.at = self.bytes.len() - rest.len();
        let is_end = |byte: u8| byte == self.delimiter || byte == b'\n';
        let after = match rest {
            [b'\r', b'\n', ..] | [b'\r'] => self.pass(1),
            [] => self.pass(0),
            [byte, ..] if is_end(*byte) => self.pass(0),
            _ => return Err(CsvError::BadQuote { line }),
        };
        let taken = take(&text);
        self.quoted = text;
        Ok((taken, after))
    }

    /// Passes over so many bytes and what comes after them.
    fn pass(&mut self, bytes: usize) -> After {
        self.at += bytes;
        let mark = self.bytes.get(self.at);
        self.at += 1;
        if mark == Some(&self.delimiter) {
            return After::Cell;
        }
        self.line += 1;
        After::Line
    }

    /// False at the end.
    fn skip_empty_lines(&mut self) -> bool {
        loop {
            match self.bytes.get(self.at..).unwrap_or_default() {
                [] => return false,
                [b'\n', ..] => self.at += 1,
                [b'\r', b'\n', ..] => self.at += 2,
                _ => return true,
            }
            self.line += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(columns: &[Column], name: &str) -> (Vec<u32>, Domain) {
        let column = columns.iter().find(|column| column.name == name).unwrap();
        let codes = (0..column.codes.len()).map(|row| column.codes.get(row)).collect();
        (codes, column.domain.clone())
    }

    #[test]
    fn numbers_are_their_own_codes_and_texts_get_codes_as_they_appear() {
        let text = "\u{feff}day,agency,place\r\n7,300,\"a \"\"b\"\", c\"\r\n0,70000,d\r\n\r\n9,1,d";
        let columns = read(text.as_bytes()).unwrap();
        let numbers = Domain::Numbers { origin: 0, len: 0 };
        assert_eq!(column(&columns, "day"), (vec![7, 0, 9], numbers.clone()));
        assert!(matches!(columns[0].codes, Codes::U8(_)));
        assert_eq!(column(&columns, "agency"), (vec![300, 70_000, 1], numbers));
        let labels = Domain::Labels(vec!["a \"b\", c".into(), "d".into()]);
        assert_eq!(column(&columns, "place"), (vec![0, 1, 1], labels));
    }

    #[test]
    fn semicolons_and_tabs_part_cells_too() {
        for mark in [";", "\t"] {
            let text = format!("a{mark}b\n1{mark}x,y\n2{mark}x,y\n");
            let columns = read(text.as_bytes()).unwrap();
            assert_eq!(column(&columns, "a").0, [1, 2]);
            assert_eq!(column(&columns, "b").1, Domain::Labels(vec!["x,y".into()]));
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line_and_column() {
        let error = |text: &str| read(text.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            error("day,sex\n1,2\n3,x\n"),
            "line 3 of the CSV has 'x' in column sex, whose cells are whole numbers"
        );
        assert_eq!(
            error("a,b\n1,2\n\n3\n"),
            "line 4 of the CSV has 1 cells where there are 2 headers"
        );
        assert_eq!(
            error("a,b\n1,2,3\n"),
            "line 2 of the CSV has 3 cells where there are 2 headers"
        );
        assert!(error("a\n1\n4294967295\n").contains("4294967295"));
        assert!(error("a\n\"x\ny").contains("line 2"));
        assert!(error("a\n\"x\"y\n").contains("line 2"));
        assert_eq!(error("\n\n"), CsvError::Empty.to_string());
        assert_eq!(read(b"a\nx\n\xff\n").unwrap_err(), CsvError::NotUtf8 { line: 3 });
    }

    /// Many lines, so that the quick way reads most of them, among them some that it cannot.
    #[test]
    fn lines_are_read_alike_wherever_they_stand() {
        for end in ["\n", "\r\n"] {
            for odd in ["7,\"8\",9", "4000000000,0000000001,00", "1,2,\"3\""] {
                let mut text = format!("a,b,c{end}");
                let mut expected = Vec::new();
                for row in 0..9_000_u32 {
                    let cells = [row, row % 3, row * 70_001 % 4_000_000];
                    text.push_str(&cells.map(|cell| cell.to_string()).join(","));
                    text.push_str(end);
                    expected.push(cells);
                    if row % 1_777 == 5 {
                        text.push_str(&format!("{odd}{end}"));
                        let cells =
                            odd.split(',').map(|cell| cell.trim_matches('"').parse().unwrap());
                        expected.push(<[u32; 3]>::try_from(cells.collect::<Vec<u32>>()).unwrap());
                    }
                }
                let columns = read(text.trim_end().as_bytes()).unwrap();
                for (at, name) in ["a", "b", "c"].into_iter().enumerate() {
                    let codes: Vec<u32> = expected.iter().map(|cells| cells[at]).collect();
                    assert_eq!(column(&columns, name).0, codes, "{name} with {odd}");
                }
                let wrong = format!("{text}1,2{end}");
                let line = expected.len() + 2;
                assert_eq!(
                    read(wrong.as_bytes()).unwrap_err(),
                    CsvError::UnequalCells { line, expected: 3, found: 2 }
                );
            }
        }
    }

    #[test]
    fn a_column_widens_at_any_row() {
        let rows: Vec<u32> = (0..70_000).step_by(7).collect();
        let mut text = String::from("n\n");
        rows.iter().for_each(|row| text.push_str(&format!("{row}\n")));
        assert_eq!(column(&read(text.as_bytes()).unwrap(), "n").0, rows);
    }
}
