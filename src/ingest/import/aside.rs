//! Rows that were set aside, to download and mend.

use super::propose::personal_data;
use super::report::repeatable;
use super::{Choices, Imported};
use crate::ingest::headers;
use crate::ingest::sheet::{Sheet, Workbook};
use crate::model::{Lang, ProblemKind, Text, csv};

/// A row that was read and not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its position in the sheet, from 0.
    pub position: u32,
    pub reason: ProblemKind,
}

/// The rows that were set aside as CSV: why, their place in the file, then their cells under the file's own
/// headers. Columns of personal data are left out, and no cell is a formula.
pub fn set_aside_csv(
    workbook: &Workbook,
    choices: &Choices,
    imported: &Imported,
    lang: Lang,
) -> String {
    let empty = Sheet::default();
    let sheet = workbook.sheets.get(choices.sheet as usize).unwrap_or(&empty);
    let header = sheet.position_of(choices.header_row);
    let first_row = header.map_or(0, |header| header + 1);
    let headers = headers::headers(sheet.row(header.unwrap_or_default()), sheet.width());
    let columns: Vec<(usize, &String)> = headers
        .iter()
        .enumerate()
        .filter(|(column, header)| personal_data(sheet, first_row, *column, header).is_none())
        .collect();
    let own = match lang {
        Lang::Id => ["alasan", "lembar", "baris"],
        Lang::En => ["reason", "sheet", "row"],
    };
    let titles = own.into_iter().chain(columns.iter().map(|(_, header)| header.as_str()));
    let mut text = format!("{}{}", csv::MARK, csv::line(titles));
    for aside in &imported.aside {
        let position = aside.position as usize;
        let row = sheet.row(position);
        let place = [
            words(aside.reason).get(lang).to_owned(),
            sheet.sheet_of(position).to_owned(),
            row.number.to_string(),
        ];
        let cells = columns.iter().map(|(column, _)| repeatable(&row.cell(*column).shown()));
        let cells: Vec<String> = place.into_iter().chain(cells).collect();
        text.push_str(&csv::line(cells.iter().map(String::as_str)));
    }
    text
}

/// Why a row was set aside.
const fn words(reason: ProblemKind) -> Text {
    match reason {
        ProblemKind::TotalRow => Text::new("baris jumlah", "total row"),
        ProblemKind::Cleaned => Text::new("catatan atau judul berulang", "note, or header again"),
        ProblemKind::BadDate => Text::new("tanggal tidak terbaca", "date not readable"),
        ProblemKind::BadNumber => Text::new("angka tidak terbaca", "number not readable"),
        ProblemKind::AmbiguousNumber => Text::new("angka bermakna ganda", "ambiguous number"),
        ProblemKind::EmptyCell => Text::new("sel kosong", "empty cell"),
        _ => Text::new("di luar aturan", "against a rule"),
    }
}
