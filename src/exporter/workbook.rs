//! A workbook: its tables, and where their figures come from.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use super::sheet;
use crate::board::Workbook;
use crate::chart::drawing::{Cell, DataTable};

/// The file. The same workbook is always the same bytes.
///
/// # Errors
/// More rows or columns than a sheet can hold.
pub fn bytes(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    // There is no clock here, and the day of a workbook is that of its data.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    file.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut taken: Vec<String> = Vec::new();
    let about = (!workbook.about.is_empty()).then(|| about(workbook));
    for table in workbook.sheets.iter().chain(&about) {
        let name = sheet::name(&table.caption, &taken);
        let added = file.add_worksheet();
        added.set_name(&name)?;
        taken.push(name);
        sheet::write(added, table)?;
    }
    file.save_to_buffer()
}

fn about(workbook: &Workbook) -> DataTable {
    let row = |(name, words): &(String, String)| {
        vec![Cell::word(name.clone()), Cell::word(words.clone())]
    };
    DataTable {
        caption: "Sumber".to_owned(),
        headers: vec!["Keterangan".to_owned(), "Isi".to_owned()],
        rows: workbook.about.iter().map(row).collect(),
    }
}
