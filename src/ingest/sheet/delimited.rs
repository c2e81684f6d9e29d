//! CSV and its kin: finds the separator, splits records, keeps the line each starts on.

use super::open::unreadable;
use super::separated::{Records, lines};
use super::{MOST_COLUMNS, Sheet};
use crate::model::{Place, Problem, ProblemKind};

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How much of a file is looked at to find its separator.
pub(super) const SAMPLE: usize = 1 << 16;

/// Fields of one record: more are no table, but a file of another kind.
const MOST_FIELDS: usize = 100 * MOST_COLUMNS;

/// Lines of one record: an address has a few.
const MOST_LINES: u32 = 500;

/// How a text begins.
pub(super) struct Outset {
    pub separator: u8,
    /// Bytes and lines before the first record.
    pub skipped: usize,
    pub lines: u32,
}

/// How a text begins; its first [`SAMPLE`] bytes and one more say it.
pub(super) fn outset(text: &str) -> Outset {
    match named(text) {
        Some((separator, body)) => Outset { separator, skipped: text.len() - body.len(), lines: 1 },
        None => Outset { separator: sniffed(text), skipped: 0, lines: 0 },
    }
}

/// The table of a text.
///
/// # Errors
/// Those of [`take`].
pub(super) fn read(text: &str, file: &str) -> Result<Sheet, Problem> {
    let Outset { separator, skipped, lines } = outset(text);
    let body = text.as_bytes().get(skipped..).unwrap_or_default();
    let mut records = Records::new(separator, body);
    let mut sheet = Sheet::default();
    let mut is_reserved = false;
    while records.advance() {
        take(&mut sheet, &records, records.line + lines, file)?;
        if !is_reserved && records.end >= SAMPLE {
            is_reserved = true;
            sheet.reserve(body.len() as f64 / records.end as f64);
        }
    }
    Ok(sheet)
}

/// Adds the record at hand, which begins on this line, as a row.
///
/// # Errors
/// `Unreadable`, with the line where a quotation mark is not closed: all that follows would be one cell.
pub(super) fn take(
    sheet: &mut Sheet,
    records: &Records<'_>,
    line: u32,
    file: &str,
) -> Result<(), Problem> {
    if is_unclosed(records) {
        return Err(unclosed(file, line));
    }
    if records.len() > MOST_FIELDS {
        return Err(unreadable(file, format!("{} kolom/columns", records.len())));
    }
    push(sheet, records, line)
        .map_err(|found| unreadable(file, format!("baris/row {line}: {found}")))
}

fn push(sheet: &mut Sheet, records: &Records<'_>, line: u32) -> Result<(), String> {
    sheet.push_texts(records.fields().take(MOST_COLUMNS))?;
    if records.len() > MOST_COLUMNS {
        let beyond = records.fields().skip(MOST_COLUMNS).filter(|field| !field.is_empty()).count();
        sheet.cells_beyond = sheet.cells_beyond.saturating_add(beyond as u32);
    }
    sheet.end_row(line)?;
    Ok(())
}

/// Whether a record goes on where a person would have ended it: over hundreds of lines, or over several up to
/// the end of the file, which a quotation mark without its pair would reach.
fn is_unclosed(records: &Records<'_>) -> bool {
    let (raw, is_last) = (records.raw(), records.is_last());
    if !records.is_quoted() || (!is_last && raw.len() <= MOST_LINES as usize) {
        return false;
    }
    let inside: u32 = records.fields().map(lines).sum();
    let is_odd = || raw.iter().filter(|&&byte| byte == b'"').count() % 2 == 1;
    inside > MOST_LINES || (is_last && inside > 0 && is_odd())
}

fn unclosed(file: &str, line: u32) -> Problem {
    Problem::error(ProblemKind::Unreadable, Place::file(file).at_row(line), "\"")
        .expected("tanda kutip penutup", "a closing quotation mark")
        .advice(
            "Tanda kutip di baris ini tidak ditutup, sehingga baris-baris sesudahnya menjadi satu sel. \
             Tutup atau hapus tanda kutip itu, lalu buka lagi.",
            "A quotation mark in this row is not closed, which makes the rows after it one cell. \
             Close or delete it, then open the file again.",
        )
}

/// Excel's own first line `sep=;`.
fn named(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end_matches('\r').trim_matches('"');
    let (name, separator) = first.split_at_checked(4)?;
    let byte = *separator.as_bytes().first()?;
    let is_named = name.eq_ignore_ascii_case("sep=") && SEPARATORS.contains(&byte);
    is_named.then_some((byte, rest))
}

/// The separator by which most records get equally many fields, and many of them.
fn sniffed(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    // A record that the sample cuts would count wrong.
    let sample = match sample.rfind('\n') {
        Some(last) if end < text.len() => sample.get(..last).unwrap_or(sample),
        _ => sample,
    };
    let mut best = (0, b',');
    for separator in SEPARATORS {
        let score = regularity(separator, sample.as_bytes());
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// The share of records with the most usual number of fields, in thousandths, times one less than that.
fn regularity(separator: u8, sample: &[u8]) -> usize {
    let mut records = Records::new(separator, sample);
    let mut widths = Vec::new();
    while records.advance() {
        widths.push(records.len());
    }
    widths.sort_unstable();
    let usual = widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied()));
    let scores = usual.map(|(records, width)| {
        records * 1_000 / widths.len() * width.unwrap_or_default().saturating_sub(1)
    });
    scores.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let sheet = read(text, "x.csv").unwrap();
        sheet.iter().map(|row| row.cells().map(|cell| cell.shown()).collect()).collect()
    }

    #[test]
    fn excels_line_names_the_separator() {
        for line in ["sep=\t", "SEP=\t\r", "\"sep=\t\""] {
            assert_eq!(texts(&format!("{line}\na,b;c\td\n")), [["a,b;c", "d"]], "{line}");
        }
    }

    #[test]
    fn quotes_may_span_lines_and_hold_separators() {
        let text = "nama;alamat\n\"PT \"\"A\"\"; B\";\"Jl. X\r\nJakarta\"\nC;D\n";
        let rows = texts(text);
        assert_eq!(rows[1], ["PT \"A\"; B", "Jl. X\r\nJakarta"]);
        let numbers: Vec<u32> = read(text, "x").unwrap().iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 4]);
    }

    #[test]
    fn a_quote_that_is_not_closed_is_named_by_its_line() {
        for text in [
            "a;b\n1;2\n\"x;3\n4;5\n".to_owned(),
            format!("a;b\n1;2\n\"{}\"\n", "x;1\n".repeat(501)),
        ] {
            let problem = read(&text, "x.csv").unwrap_err();
            assert_eq!((problem.kind, problem.place.row), (ProblemKind::Unreadable, Some(3)));
        }
        for text in ["a;b\n1;\"x\ny\"", "a;b\n1;5\" pipa", "a;b\n1;\"x\n\"\"y\"\"\"\n"] {
            assert_eq!(texts(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn columns_beyond_all_tables_are_counted_and_a_million_refused() {
        let row = |fields: usize| format!("{}\n", vec!["1"; fields].join(";"));
        let sheet = read(&row(1_003).repeat(2), "x").unwrap();
        assert_eq!((sheet.width(), sheet.cells_beyond), (MOST_COLUMNS, 6));
        assert_eq!(read(&row(1_000_000), "x").unwrap_err().found, "1000000 kolom/columns");
        assert_eq!(texts("Negara\nTaiwan\nJepang\n").len(), 3);
    }

    #[test]
    fn a_line_longer_than_the_sample_is_one_cell() {
        let long = "x".repeat(3 * SAMPLE);
        assert_eq!(texts(&format!("{long}\ny\n")), [[long.as_str()], ["y"]]);
        let problem = read(&format!("y\n{}\n", long.repeat(2)), "x.csv").unwrap_err();
        assert_eq!(problem.found, "baris/row 2: sel/cell > 256 KiB");
    }
}
