//! A part of the page: its name, and the tables that it shows or is told with.

use super::sheet::is_value;
use crate::chart::drawing::{Cell, DataTable};
use crate::model::{csv as file, told};

/// A part that somebody wants to take along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its stable name; empty for the whole page.
    pub name: String,
    pub tables: Vec<DataTable>,
}

impl Part {
    /// What [`told::SAVE`] tells of it.
    pub fn told(text: &str) -> Self {
        let mut rows = text.split(told::ROW);
        let name = rows.next().unwrap_or_default().to_owned();
        let cells = |row: &str| -> Vec<String> {
            row.split_terminator(told::CELL).map(str::to_owned).collect()
        };
        let Some(headers) = rows.next().map(cells) else {
            return Self { name, tables: Vec::new() };
        };
        let rows = rows.map(|row| cells(row).into_iter().map(Cell::word).collect()).collect();
        let table = DataTable { caption: name.clone(), headers, rows };
        Self { name, tables: vec![table] }
    }
}

/// A table of the page, by its rows of words and values; `None` without a head.
pub fn table(caption: String, rows: Vec<Vec<(String, String)>>) -> Option<DataTable> {
    let mut rows = rows.into_iter();
    let headers: Vec<String> = rows.next()?.into_iter().map(|(text, _)| text).collect();
    (!headers.is_empty()).then(|| DataTable {
        caption,
        headers,
        rows: rows.map(|row| row.into_iter().map(cell).collect()).collect(),
    })
}

/// Words are not numbers for looking like ones: `2.024` may be two thousand.
fn cell((text, value): (String, String)) -> Cell {
    let is_count = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let raw = match value.is_empty() {
        false if is_value(&value) => value,
        true if is_count => text.clone(),
        _ => String::new(),
    };
    Cell::new(text, raw)
}

/// The tables as one file, numbers as machines read them; what a spreadsheet would run is text.
pub fn csv(tables: &[DataTable]) -> String {
    let mut text = file::MARK.to_owned();
    for (at, table) in tables.iter().enumerate() {
        if at > 0 {
            text.push_str("\r\n");
        }
        text.push_str(&file::line(table.headers.iter().map(String::as_str)));
        for row in &table.rows {
            let cell = |cell: &'_ Cell| match cell.raw.is_empty() {
                true => cell.text.clone(),
                false => cell.raw.clone(),
            };
            let cells: Vec<String> = row.iter().map(cell).collect();
            text.push_str(&file::line(cells.iter().map(String::as_str)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, &str)]) -> Vec<(String, String)> {
        cells.iter().map(|(text, value)| (text.to_string(), value.to_string())).collect()
    }

    #[test]
    fn a_part_is_told_with_its_table() {
        let part = Part::told("agency\u{1e}Nama\u{1f}Jumlah\u{1f}\u{1e}PT A\nB\u{1f}12\u{1f}");
        assert_eq!(part.name, "agency");
        assert_eq!(part.tables[0].headers, ["Nama", "Jumlah"]);
        assert_eq!(part.tables[0].rows, [[Cell::word("PT A\nB"), Cell::word("12")]]);
        assert_eq!(Part::told("targets"), Part { name: "targets".into(), tables: vec![] });
        assert_eq!(Part::told(""), Part::default());
    }

    #[test]
    fn numbers_are_those_that_the_page_has_for_machines() {
        let rows = vec![
            row(&[("Lembaga", ""), ("Realisasi", "")]),
            row(&[("=PT A", ""), ("1.234", "1234")]),
            row(&[("PT B", ""), ("2.024", "")]),
            row(&[("PT C", ""), ("7", "")]),
            row(&[("PT D", ""), ("Hong Kong", "HKG")]),
        ];
        let table = table("x".into(), rows).unwrap();
        let raws: Vec<&str> = table.rows.iter().map(|row| row[1].raw.as_str()).collect();
        assert_eq!(raws, ["1234", "", "7", ""]);
        assert_eq!(
            csv(&[table]),
            "\u{feff}Lembaga,Realisasi\r\n'=PT A,1234\r\nPT B,2.024\r\nPT C,7\r\nPT D,Hong Kong\r\n"
        );
    }
}
