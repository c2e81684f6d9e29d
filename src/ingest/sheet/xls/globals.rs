//! What a workbook says once for all its sheets: their names, the shared strings, the formats of its cells.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::Fault;
use super::format::{is_date, is_date_code};
use super::records::{Record, Records, u16_at, u32_at};
use crate::ingest::sheet::room::Room;

/// Kinds of records.
const END: u16 = 0x0a;
const DATE_MODE: u16 = 0x22;
const FILE_PASS: u16 = 0x2f;
const CODE_PAGE: u16 = 0x42;
const BOUND_SHEET: u16 = 0x85;
const XF: u16 = 0xe0;
const SHARED_STRINGS: u16 = 0xfc;
const FORMAT: u16 = 0x41e;
pub(super) const BEGIN: u16 = 0x809;

/// Days between the epochs of the 1900 and the 1904 date systems.
const EPOCH_1904: f64 = 1_462.0;

/// Sheets of a workbook.
const MOST_SHEETS: usize = 1_000;

pub(super) struct Globals {
    pub(super) sheets: Vec<Listed>,
    pub(super) strings: Vec<String>,
    /// Days to add to a date's number.
    pub(super) shift: f64,
    /// Of each cell format, whether it shows a date.
    dates: Vec<bool>,
    /// Strings are in Unicode, as since Excel 97.
    is_unicode: bool,
    encoding: &'static Encoding,
}

/// A worksheet and where its records begin.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) start: usize,
}

impl Globals {
    /// # Errors
    /// As for the whole workbook.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Fault> {
        let mut globals = Self {
            sheets: Vec::new(),
            strings: Vec::new(),
            shift: 0.0,
            dates: Vec::new(),
            is_unicode: true,
            encoding: WINDOWS_1252,
        };
        let mut codes = BTreeMap::new();
        let mut formats = Vec::new();
        for record in Records::new(stream, 0) {
            let record = record?;
            match record.kind {
                BEGIN => globals.is_unicode = is_unicode(&record)?,
                // Not only a password to write: the record is there when the cells are scrambled.
                FILE_PASS => return Err(Fault::Locked),
                CODE_PAGE => globals.encoding = encoding(u16_at(record.data, 0)),
                DATE_MODE if u16_at(record.data, 0) == Some(1) => globals.shift = EPOCH_1904,
                BOUND_SHEET if globals.sheets.len() < MOST_SHEETS => {
                    globals.sheets.extend(globals.listed(&record).ok_or("XLS: BOUNDSHEET")?);
                }
                FORMAT => codes.extend(globals.format(&record)),
                XF => formats.extend(u16_at(record.data, 2)),
                SHARED_STRINGS => globals.strings = strings(&record)?,
                END => break,
                _ => {}
            }
        }
        let is_shown = |format: &u16| codes.get(format).copied().unwrap_or(is_date(*format));
        globals.dates = formats.iter().map(is_shown).collect();
        Ok(globals)
    }

    /// Whether a cell format shows a date.
    pub(super) fn is_date(&self, format: u16) -> bool {
        self.dates.get(usize::from(format)).copied().unwrap_or_default()
    }

    /// A string behind its length of two bytes.
    pub(super) fn string(&self, record: &Record<'_>, at: usize) -> Option<String> {
        self.string_of(record, u16_at(record.data, at)?, at + 2)
    }

    fn short_string(&self, record: &Record<'_>, at: usize) -> Option<String> {
        self.string_of(record, u16::from(*record.data.get(at)?), at + 1)
    }

    fn string_of(&self, record: &Record<'_>, length: u16, at: usize) -> Option<String> {
        if self.is_unicode {
            return record.pieces(at)?.string(length);
        }
        let bytes = record.data.get(at..)?.get(..usize::from(length))?;
        Some(self.encoding.decode_without_bom_handling(bytes).0.into_owned())
    }

    /// The sheet that a record lists: none when it lists a chart or a module.
    fn listed(&self, record: &Record<'_>) -> Option<Option<Listed>> {
        let [visibility, kind] = *record.data.get(4..)?.first_chunk()?;
        let start = u32_at(record.data, 0)? as usize;
        let name = self.short_string(record, 6)?;
        Some((kind == 0).then_some(Listed { name, is_hidden: visibility & 3 != 0, start }))
    }

    /// A written format, by its number; whether it shows a date.
    fn format(&self, record: &Record<'_>) -> Option<(u16, bool)> {
        let code = match self.is_unicode {
            true => self.string(record, 2)?,
            false => self.short_string(record, 2)?,
        };
        Some((u16_at(record.data, 0)?, is_date_code(&code)))
    }
}

/// Whether a beginning is that of Excel 97 and later; an error for one before Excel 5.
fn is_unicode(record: &Record<'_>) -> Result<bool, Fault> {
    match u16_at(record.data, 0) {
        Some(0x600) => Ok(true),
        Some(0x500) => Ok(false),
        _ => Err("Excel < 5".into()),
    }
}

fn strings(record: &Record<'_>) -> Result<Vec<String>, Fault> {
    let unique = u32_at(record.data, 4).ok_or("XLS: SST")?;
    let mut pieces = record.pieces(8).ok_or("XLS: SST")?;
    let mut room = Room::default();
    let mut strings = Vec::new();
    for _ in 0..unique {
        // The number may be too large: a cell that asks for a string that is not there is refused.
        let Some(text) = pieces.shared_string() else { break };
        room.take(1)?;
        strings.push(text);
    }
    Ok(strings)
}

fn encoding(page: Option<u16>) -> &'static Encoding {
    use encoding_rs::{
        BIG5, EUC_KR, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
        WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
    };
    match page {
        Some(874) => WINDOWS_874,
        Some(932) => SHIFT_JIS,
        Some(936) => GBK,
        Some(949) => EUC_KR,
        Some(950) => BIG5,
        Some(1250) => WINDOWS_1250,
        Some(1251) => WINDOWS_1251,
        Some(1253) => WINDOWS_1253,
        Some(1254) => WINDOWS_1254,
        Some(1255) => WINDOWS_1255,
        Some(1256) => WINDOWS_1256,
        Some(1257) => WINDOWS_1257,
        Some(1258) => WINDOWS_1258,
        Some(10_000) => MACINTOSH,
        _ => WINDOWS_1252,
    }
}
