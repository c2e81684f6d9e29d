//! The cells of one worksheet, whatever the order in which its writer put them.

use std::collections::BTreeSet;

use super::Fault;
use super::globals::{BEGIN, Globals, Listed};
use super::records::{Record, Records, f64_at, u16_at, u32_at};
use crate::ingest::reading::date::from_serial;
use crate::ingest::sheet::room::Room;
use crate::ingest::sheet::{Kind, MOST_COLUMNS, MOST_MERGES, Merge, Sheet, misplaced};

/// Kinds of records.
const FORMULA: u16 = 0x06;
const END: u16 = 0x0a;
const COLUMNS: u16 = 0x7d;
const MANY_NUMBERS: u16 = 0xbd;
const RICH_TEXT: u16 = 0xd6;
const MERGES: u16 = 0xe5;
const SHARED_TEXT: u16 = 0xfd;
const NUMBER: u16 = 0x203;
const TEXT: u16 = 0x204;
const TRUTH: u16 = 0x205;
const RESULT_TEXT: u16 = 0x207;
const ROW: u16 = 0x208;
const SHORT_NUMBER: u16 = 0x27e;

/// A cell and its place, row first, both from 0.
struct Placed {
    at: (u16, u16),
    kind: Kind,
    text: Text,
}

enum Text {
    Own(String),
    /// The number of a shared string.
    Shared(u32),
}

struct Worksheet<'g> {
    globals: &'g Globals,
    cells: Vec<Placed>,
    hidden_columns: BTreeSet<usize>,
    hidden_rows: BTreeSet<u32>,
    merges: Vec<Merge>,
    /// The formula whose text the next record tells.
    formula: Option<(u16, u16)>,
}

/// # Errors
/// As for the whole workbook.
pub(super) fn read(
    stream: &[u8],
    globals: &Globals,
    listed: &Listed,
    room: &mut Room,
) -> Result<Sheet, Fault> {
    let mut worksheet = Worksheet {
        globals,
        cells: Vec::new(),
        hidden_columns: BTreeSet::new(),
        hidden_rows: BTreeSet::new(),
        merges: Vec::new(),
        formula: None,
    };
    let mut depth = 0usize;
    for record in Records::new(stream, listed.start) {
        let record = record?;
        match record.kind {
            BEGIN => depth += 1,
            END => depth = depth.saturating_sub(1),
            // A chart within the sheet has cells of its own.
            _ if depth == 1 => {
                let before = worksheet.cells.len();
                worksheet.add(&record).ok_or_else(|| format!("XLS: {:#x}", record.kind))?;
                room.take(worksheet.cells.len() - before)?;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    worksheet.into_sheet(listed, room)
}

impl Worksheet<'_> {
    /// `None` for a record that is too short for what it tells.
    fn add(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data;
        let at = || Some((u16_at(data, 0)?, u16_at(data, 2)?));
        let format = || u16_at(data, 4);
        match record.kind {
            NUMBER => self.number(at()?, format()?, f64_at(data, 6)?),
            SHORT_NUMBER => self.number(at()?, format()?, short_number(u32_at(data, 6)?)),
            MANY_NUMBERS => {
                let (row, first) = at()?;
                let cells = data.get(4..data.len().checked_sub(2)?)?.as_chunks::<6>().0;
                for (column, cell) in (first..).zip(cells) {
                    let number = short_number(u32_at(cell, 2)?);
                    self.number((row, column), u16_at(cell, 0)?, number);
                }
            }
            SHARED_TEXT => self.place(at()?, Kind::Text, Text::Shared(u32_at(data, 6)?)),
            TEXT | RICH_TEXT => {
                let text = self.globals.string(record, 6)?;
                self.place(at()?, Kind::Text, Text::Own(text));
            }
            TRUTH => self.truth(at()?, *data.get(7)? != 0, *data.get(6)?),
            FORMULA => self.result(at()?, format()?, data.get(6..)?.first_chunk()?),
            RESULT_TEXT => {
                if let Some(at) = self.formula.take() {
                    let text = self.globals.string(record, 0)?;
                    self.place(at, Kind::Text, Text::Own(text));
                }
            }
            ROW if data.get(12)? & 0x20 != 0 => {
                self.hidden_rows.insert(u32::from(u16_at(data, 0)?) + 1);
            }
            COLUMNS if data.get(8)? & 1 != 0 => {
                let (first, last) = (u16_at(data, 0)?, u16_at(data, 2)?);
                self.hidden_columns.extend(
                    (first..=last).map(usize::from).take_while(|column| *column < MOST_COLUMNS),
                );
            }
            MERGES => {
                let room = MOST_MERGES.saturating_sub(self.merges.len());
                self.merges
                    .extend(data.get(2..)?.as_chunks().0.iter().filter_map(merge).take(room));
            }
            _ => {}
        }
        Some(())
    }

    fn place(&mut self, at: (u16, u16), kind: Kind, text: Text) {
        self.cells.push(Placed { at, kind, text });
    }

    fn number(&mut self, at: (u16, u16), format: u16, number: f64) {
        let day = from_serial(number + self.globals.shift);
        let (kind, text) = match day.filter(|_| self.globals.is_date(format)) {
            Some(day) => (Kind::Date, day.to_string()),
            None => (Kind::Number, number.to_string()),
        };
        self.place(at, kind, Text::Own(text));
    }

    fn truth(&mut self, at: (u16, u16), is_error: bool, value: u8) {
        let (kind, text) = match (is_error, value) {
            (true, code) => (Kind::Error, error(code)),
            (false, 0) => (Kind::Text, "FALSE"),
            (false, _) => (Kind::Text, "TRUE"),
        };
        self.place(at, kind, Text::Own(text.to_owned()));
    }

    /// What a formula gave last.
    fn result(&mut self, at: (u16, u16), format: u16, result: &[u8; 8]) {
        self.formula = None;
        match result {
            [0, .., 0xff, 0xff] => self.formula = Some(at),
            [1, _, value, .., 0xff, 0xff] => self.truth(at, false, *value),
            [2, _, code, .., 0xff, 0xff] => self.truth(at, true, *code),
            [.., 0xff, 0xff] => {}
            number => self.number(at, format, f64::from_le_bytes(*number)),
        }
    }

    fn into_sheet(mut self, listed: &Listed, room: &mut Room) -> Result<Sheet, Fault> {
        let mut sheet = Sheet {
            name: listed.name.clone(),
            is_hidden: listed.is_hidden,
            hidden_columns: self.hidden_columns.into_iter().collect(),
            hidden_rows: self.hidden_rows.into_iter().collect(),
            merges: self.merges,
            ..Sheet::default()
        };
        self.cells.sort_by_key(|cell| cell.at);
        let (mut row, mut next) = (0, 0);
        for cell in &self.cells {
            let (at, column) = (u32::from(cell.at.0), usize::from(cell.at.1));
            if at > row {
                sheet.end_row(row + 1).map_err(String::from)?;
                (row, next) = (at, 0);
            }
            if column < next {
                return Err(misplaced(at, column).into());
            }
            if column >= MOST_COLUMNS {
                sheet.cells_beyond = sheet.cells_beyond.saturating_add(1);
                continue;
            }
            let text = match &cell.text {
                Text::Own(text) => text,
                Text::Shared(number) => {
                    self.globals.strings.get(*number as usize).ok_or("XLS: SST")?
                }
            };
            room.take(column - next)?;
            room.take_text(text.len())?;
            for _ in next..column {
                sheet.push(Kind::Text, "").map_err(String::from)?;
            }
            sheet.push(cell.kind, text).map_err(String::from)?;
            next = column + 1;
        }
        sheet.end_row(row + 1).map_err(String::from)?;
        Ok(sheet)
    }
}

/// A number of four bytes: 30 bits of a whole one or of a real one's front, perhaps in hundredths.
fn short_number(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

fn merge(region: &[u8; 8]) -> Option<Merge> {
    let edge = |at| u16_at(region, at);
    let (rows, columns) = ((edge(0)?, edge(2)?), (edge(4)?, edge(6)?));
    (rows.0 <= rows.1 && columns.0 <= columns.1).then_some(Merge {
        rows: (u32::from(rows.0) + 1, u32::from(rows.1) + 1),
        columns: (columns.0.into(), columns.1.into()),
    })
}

const fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERR!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_whole_real_or_hundredths() {
        assert_eq!(short_number(0x3ff0_0000), 1.0);
        assert_eq!(short_number(0x3ff0_0001), 0.01);
        assert_eq!(short_number(123 << 2 | 2), 123.0);
        assert_eq!(short_number(12_345 << 2 | 3), 123.45);
        assert_eq!(short_number((-5i32 << 2).cast_unsigned() | 2), -5.0);
    }
}
