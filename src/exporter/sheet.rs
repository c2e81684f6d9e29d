//! One sheet: headers, and cells as what they are.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use crate::chart::drawing::{Cell, DataTable};
use crate::model::Day;

/// Characters of the name of a sheet, and what may not be in it.
const LONGEST_NAME: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// Characters of a cell.
const LONGEST_TEXT: usize = 32_767;
/// Spreadsheets have no days before.
const FIRST_YEAR: i32 = 1900;

/// The widths of columns, in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

/// A table, with its headers frozen and to filter by.
pub(super) fn write(sheet: &mut Worksheet, table: &DataTable) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    for (column, header) in (0_u16..).zip(&table.headers) {
        sheet.write_string_with_format(0, column, clipped(header), &bold)?;
        sheet.set_column_width(column, width(table, usize::from(column)))?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            put(sheet, (row, column), cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = (table.rows.len(), table.headers.len());
    if let (Ok(rows), Ok(columns)) = (u32::try_from(last.0), u16::try_from(last.1))
        && rows > 0
        && columns > 0
    {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    if let Some(number) = number(&cell.raw) {
        sheet.write_number(row, column, number)?;
    } else if let Some(day) = day(&cell.raw) {
        let format = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_datetime_with_format(row, column, &day, &format)?;
    } else {
        let text = if cell.raw.is_empty() { &cell.text } else { &cell.raw };
        let wrapped = Format::new().set_text_wrap();
        sheet.write_string_with_format(row, column, clipped(text), &wrapped)?;
    }
    Ok(())
}

/// Whether a spreadsheet holds this as a number or a day.
pub fn is_value(raw: &str) -> bool {
    number(raw).is_some() || day(raw).is_some()
}

/// A raw number; a code that begins with a zero is none.
fn number(raw: &str) -> Option<f64> {
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    let is_code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    (is_number && !is_code && digits.len() <= 15).then(|| raw.parse().ok())?
}

fn day(raw: &str) -> Option<ExcelDateTime> {
    let day: Day = raw.parse().ok().filter(|_| raw.len() == 10)?;
    let year = u16::try_from(day.year()).ok().filter(|_| day.year() >= FIRST_YEAR)?;
    ExcelDateTime::from_ymd(year, day.month_of_year(), day.day_of_month()).ok()
}

/// What a cell can hold of a text.
fn clipped(text: &str) -> &str {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}

fn width(table: &DataTable, column: usize) -> f64 {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let widest = cells.map(|cell| longest(&cell.text).max(longest(&cell.raw))).max().unwrap_or(0);
    let header = table.headers.get(column).map_or(0, |header| longest(header));
    widest.max(header).clamp(NARROWEST, WIDEST) as f64 + 2.0
}

/// A name that a sheet may have, and that none of `taken` has.
pub(super) fn name(caption: &str, taken: &[String]) -> String {
    let plain: String = caption.chars().filter(|c| !NOT_IN_NAMES.contains(c)).collect();
    let plain = plain.trim_matches(['\'', ' ']);
    let plain = if plain.is_empty() { "Data" } else { plain };
    let clip = |most: usize| plain.chars().take(most).collect::<String>();
    let numbered = (2..).map(|at| {
        let suffix = format!(" ({at})");
        format!("{}{suffix}", clip(LONGEST_NAME - suffix.len()))
    });
    let is_free = |name: &String| !taken.iter().any(|other| other.eq_ignore_ascii_case(name));
    let first = clip(LONGEST_NAME);
    [first.clone()].into_iter().chain(numbered).find(is_free).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_long_numbers_stay_text() {
        assert_eq!(number("35945"), Some(35945.0));
        assert_eq!(number("-0.5"), Some(-0.5));
        for text in ["", "007", "1e5", "NaN", "=1+1", "-", "1.234.567", "1234567890123456", "12 a"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn sheets_have_names_that_spreadsheets_take() {
        assert_eq!(name("Kendala", &[]), "Kendala");
        assert_eq!(name("a/b:c*[d]?\\", &[]), "abcd");
        assert_eq!(name("''", &[]), "Data");
        let long = "x".repeat(40);
        let first = name(&long, &[]);
        assert_eq!(first.chars().count(), 31);
        assert_eq!(name(&long, &[first]), format!("{} (2)", "x".repeat(27)));
    }
}
