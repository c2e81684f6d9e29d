//! What an XLSX sheet's part says of its layout and calamine does not tell: hidden columns and rows, merged
//! cells.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::package::{Package, attribute};
use super::{MOST_COLUMNS, MOST_MERGES, Merge, Sheet};

/// The largest part, in bytes, that is read once more for its hidden rows and merged cells. Of larger ones
/// the columns are read, which come first.
const MOST_BYTES: u64 = 32 << 20;

/// Rows and columns of a sheet.
const MOST_ROWS: u32 = 1 << 20;
const WIDEST: usize = 1 << 14;

/// Reads the layout of the sheet in a part.
pub(super) fn read(package: &mut Package<'_>, part: &str, sheet: &mut Sheet) {
    let is_whole = package.size(part) <= MOST_BYTES;
    let mut columns = BTreeSet::new();
    let mut row = 0u32;
    package.elements(part, |element| {
        match element.local_name().as_ref() {
            "col" if is_hidden(element) => columns.extend(span(element)),
            "sheetData" => return is_whole,
            "row" => {
                row = number(element, "r").unwrap_or(row.saturating_add(1));
                if is_hidden(element) && row <= MOST_ROWS {
                    sheet.hidden_rows.push(row);
                }
            }
            "mergeCell" => {
                sheet.merges.extend(attribute(element, "ref").as_deref().and_then(region));
                return sheet.merges.len() < MOST_MERGES;
            }
            _ => {}
        }
        true
    });
    sheet.hidden_columns = columns.into_iter().collect();
    sheet.hidden_rows.sort_unstable();
    sheet.hidden_rows.dedup();
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"))
}

fn number<N: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(element, name)?.parse().ok()
}

/// The columns, from 0, that an element is about.
fn span(element: &BytesStart<'_>) -> std::ops::Range<usize> {
    let edge = |name| number::<usize>(element, name).unwrap_or_default();
    edge("min").saturating_sub(1)..edge("max").min(MOST_COLUMNS)
}

/// A region such as `A1:C3`; `None` for one that no sheet has.
fn region(reference: &str) -> Option<Merge> {
    let (first, last) = reference.split_once(':')?;
    let ((first_column, first_row), (last_column, last_row)) = (corner(first)?, corner(last)?);
    let is_region = first_column <= last_column && first_row <= last_row;
    is_region.then_some(Merge { rows: (first_row, last_row), columns: (first_column, last_column) })
}

/// The column from 0 and the row from 1 of a cell such as `$C$3`.
fn corner(reference: &str) -> Option<(usize, u32)> {
    let reference = reference.replace('$', "");
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    let mut column = 0usize;
    for letter in letters.bytes() {
        let letter = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A')?;
        column = column.checked_mul(26)?.checked_add(usize::from(letter) + 1)?;
    }
    let column = column.checked_sub(1).filter(|column| *column < WIDEST)?;
    Some((column, row.parse().ok().filter(|row| (1..=MOST_ROWS).contains(row))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_of_a_sheet_are_read_and_others_are_not() {
        let merge = |rows, columns| Some(Merge { rows, columns });
        assert_eq!(region("A1:C3"), merge((1, 3), (0, 2)));
        assert_eq!(region("$AA$10:AB10"), merge((10, 10), (26, 27)));
        assert_eq!(region("XFD1048576:XFD1048576"), merge((1 << 20, 1 << 20), (16383, 16383)));
        for reference in ["", "A1", "A1:", "C3:A1", "A0:A1", "A1:XFE1", "A1:ZZZZZZZZZZZZZZ9", "1:2"]
        {
            assert_eq!(region(reference), None, "{reference}");
        }
    }
}
