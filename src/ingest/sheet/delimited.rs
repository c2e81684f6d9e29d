//! CSV and its kin: finds the separator, splits records, keeps the line each starts on.

use csv::{ByteRecord, ReaderBuilder};

use super::{Kind, MOST_COLUMNS, Sheet};

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How much of a file is looked at to find its separator.
const SAMPLE: usize = 1 << 16;

pub(super) fn read(text: &str) -> Result<Sheet, String> {
    let (separator, body, skipped) = match named(text) {
        Some((separator, body)) => (separator, body, 1),
        None => (sniffed(text), text, 0),
    };
    let mut reader = reader(separator, body.as_bytes());
    let mut sheet = Sheet::default();
    sheet.text.reserve(body.len());
    let mut record = ByteRecord::new();
    let (mut line, mut counted) = (1 + skipped, 0);
    loop {
        let more = reader.read_byte_record(&mut record).map_err(|error| error.to_string())?;
        if !more {
            return Ok(sheet);
        }
        // The crate skips blank lines before a record, but counts the record from there.
        let start = record.position().map_or(counted, |position| position.byte() as usize);
        let blank = body.as_bytes().get(start..).unwrap_or_default();
        let blank = blank.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let start = start.saturating_add(blank);
        line += lines(body.as_bytes().get(counted..start).unwrap_or_default());
        counted = counted.max(start);
        if record.len() > MOST_COLUMNS * 100 {
            return Err(format!("{} kolom/columns", record.len()));
        }
        for field in record.iter().take(MOST_COLUMNS) {
            // Quotes and separators are ASCII: a field of valid UTF-8 is valid UTF-8.
            let text = std::str::from_utf8(field).map_err(|error| error.to_string())?;
            sheet.push(Kind::Text, text)?;
        }
        let beyond = record.len().saturating_sub(MOST_COLUMNS);
        sheet.cells_beyond = sheet.cells_beyond.saturating_add(beyond as u32);
        sheet.end_row(line)?;
    }
}

fn reader(separator: u8, bytes: &[u8]) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(bytes)
}

/// Line breaks in bytes: `\n`, or `\r` alone.
fn lines(bytes: &[u8]) -> u32 {
    let feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let count = if feeds > 0 { feeds } else { bytes.iter().filter(|&&byte| byte == b'\r').count() };
    count as u32
}

/// Excel's own first line `sep=;`.
fn named(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let separator = first.trim_end().strip_prefix("sep=")?;
    let byte = *separator.as_bytes().first()?;
    SEPARATORS.contains(&byte).then_some((byte, rest))
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
    let mut widths: Vec<usize> = reader(separator, sample)
        .into_byte_records()
        .map_while(Result::ok)
        .map(|record| record.len())
        .collect();
    widths.sort_unstable();
    let usual = widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied()));
    let scores = usual.map(|(records, width)| {
        records * 1_000 / widths.len() * width.unwrap_or_default().saturating_sub(1)
    });
    scores.max().unwrap_or_default()
}
