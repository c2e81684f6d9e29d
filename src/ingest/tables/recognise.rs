//! Which form a sheet has: the one whose headers it has the most of, and more of than of placements.

use super::form::Form;
use super::forms::FORMS;
use super::weekdays;
use crate::ingest::headers::{header_row, headers, targets};
use crate::ingest::sheet::{Sheet, Workbook};
use crate::model::placement::PlacementColumn;

/// Rows among which the header is looked for.
const SEARCHED: usize = 40;

/// What a sheet is, and where its header stands.
#[derive(Clone, Copy)]
pub(super) enum Recognised {
    Table {
        form: &'static Form,
        header: usize,
    },
    /// Printed weekdays, which are checked and kept nowhere.
    Weekdays {
        header: usize,
    },
}

/// Whether any visible sheet holds one of the small tables.
pub fn is_table(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(|sheet| !sheet.is_hidden && recognise(sheet).is_some())
}

/// The other sheets of a workbook that holds small tables, when one of them seems to hold placements.
pub fn placements_beside(workbook: &Workbook) -> Option<Workbook> {
    let others =
        workbook.sheets.iter().filter(|sheet| sheet.is_hidden || recognise(sheet).is_none());
    let sheets: Vec<Sheet> = others.cloned().collect();
    let holds_placements = |sheet: &Sheet| {
        let named = targets(&headers(sheet.row(header_row(sheet)), 0));
        named.contains(&Some(PlacementColumn::Date)) && named.iter().flatten().count() >= 3
    };
    let has_placements = sheets.iter().any(|sheet| !sheet.is_hidden && holds_placements(sheet));
    has_placements.then(|| Workbook { file: workbook.file.clone(), sheets })
}

pub(super) fn recognise(sheet: &Sheet) -> Option<Recognised> {
    let mut best: Option<(usize, usize, &'static Form)> = None;
    for header in 0..sheet.rows().min(SEARCHED) {
        let headers = headers(sheet.row(header), 0);
        if weekdays::is_header(&headers) {
            return Some(Recognised::Weekdays { header });
        }
        let of_placements = targets(&headers).iter().flatten().count();
        for form in FORMS {
            let Some(score) = form.score(&headers).filter(|score| *score > of_placements) else {
                continue;
            };
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, header, form));
            }
        }
    }
    best.map(|(_, header, form)| Recognised::Table { form, header })
}
