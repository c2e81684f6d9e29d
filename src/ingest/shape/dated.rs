//! A list gets the date that stands elsewhere: its year in a column beside the months, its period in the
//! title or the sheet's name. Where it stands nowhere, a column is left for a person's answer.

use super::crosstab::{holds_years, is_year_header};
use super::title::{self, When};
use super::{Note, Undated, context};
use crate::ingest::headers::{columns_of, header_row, is_total_label};
use crate::ingest::reading::date::{self, Written};
use crate::ingest::sheet::{Cell, Kind, Row, Sheet, TooBig};
use crate::model::placement::PlacementColumn;

/// Rows in which dates without a year are looked for.
const LOOKED_AT: usize = 500;

/// The header, and the columns that matter for the date.
struct Table<'a> {
    sheet: &'a Sheet,
    header: usize,
    columns: Vec<(String, Option<PlacementColumn>)>,
}

/// The list with a date in every row; `None` where it has one already, or is no list of placements.
pub(super) fn in_rows(sheet: &Sheet) -> Option<Sheet> {
    let header = header_row(sheet);
    let table = Table { sheet, header, columns: columns_of(sheet.row(header)) };
    let known = sheet.shaped.context.clone().unwrap_or_else(|| context::of(sheet, header));
    if let Some(date) = table.column(PlacementColumn::Date) {
        if !table.lacks_year(date) {
            return None;
        }
        if let Some(year) = table.year_column(date) {
            return table.with_years(date, year).ok();
        }
        let mut dated = sheet.clone();
        dated.shaped.year = dated.shaped.year.or(known.year);
        return Some(dated);
    }
    let named = table.columns.iter().filter(|(_, target)| target.is_some()).count();
    if named < 2 && table.column(PlacementColumn::Count).is_none() {
        return None;
    }
    let width = table.width();
    let (cell, note) = match (known.period, known.months) {
        (Some(said), _) => {
            let note = Note::Period { period: said.period, words: said.words };
            ((Kind::Period, said.period.to_string()), Some(note))
        }
        (None, Some((first, last))) => {
            ((Kind::Text, When::Months { first, last }.to_string()), None)
        }
        (None, None) => ((Kind::Text, String::new()), None),
    };
    let mut dated = table.with_column(|_| Some(cell.clone())).ok()?;
    if let Some(note) = note {
        dated.remark(0, "", note);
    } else if cell.1.is_empty() {
        dated.shaped.undated = Some(Undated { column: width, as_of: known.as_of });
    }
    Some(dated)
}

impl Table<'_> {
    fn column(&self, target: PlacementColumn) -> Option<usize> {
        self.columns.iter().position(|(_, own)| *own == Some(target))
    }

    fn width(&self) -> usize {
        let rows = self.sheet.rows().min(self.header + LOOKED_AT);
        (self.header..rows).map(|at| self.sheet.row(at).len()).max().unwrap_or_default()
    }

    /// Whether a column has months or days, and no year with them.
    fn lacks_year(&self, column: usize) -> bool {
        let last = self.sheet.rows().min(self.header + LOOKED_AT);
        (self.header + 1..last).any(|position| match self.sheet.row(position).cell(column) {
            Cell::Text(text) => {
                date::written(text).is_some_and(Written::lacks_year)
                    || self.of_part(column, text).is_some()
                    || month_number(text).is_some()
            }
            Cell::Number(number) => (1.0..=12.0).contains(&number),
            _ => false,
        })
    }

    fn year_column(&self, date: usize) -> Option<usize> {
        let titles = self.columns.iter().enumerate();
        titles
            .filter(|(column, (title, _))| *column != date && is_year_header(title))
            .map(|(column, _)| column)
            .find(|&column| holds_years(self.sheet, self.header + 1, column))
    }

    /// The months of a part of the year that its header names: `III` below `Triwulan`.
    fn of_part(&self, column: usize, text: &str) -> Option<Written> {
        let (header, _) = self.columns.get(column)?;
        date::written(&format!("{header} {text}")).filter(|written| written.lacks_year())
    }

    /// The list with the year of one column and the months of another in one.
    fn with_years(&self, date: usize, year: usize) -> Result<Sheet, TooBig> {
        self.with_column(|row| {
            let year = title::dated(row.cell(year)).and_then(title::year_of);
            let months = match row.cell(date) {
                Cell::Number(number) if (1.0..=12.0).contains(&number) => {
                    let month = number as u8;
                    self.of_part(date, &month.to_string())
                        .or(Some(Written::Months { first: month, last: month }))
                }
                Cell::Text(text) => date::written(text)
                    .or_else(|| self.of_part(date, text))
                    .or_else(|| month_number(text)),
                _ => None,
            };
            let period = months.and_then(|months| title::with_year(months, year))?;
            Some((Kind::Period, period.to_string()))
        })
    }

    /// The list with one more column, a date, of what a row makes of it. Totals and notes have none.
    fn with_column(
        &self,
        cell: impl Fn(Row<'_>) -> Option<(Kind, String)>,
    ) -> Result<Sheet, TooBig> {
        let (sheet, width) = (self.sheet, self.width());
        let mut dated = sheet.emptied();
        dated.set_columns((0..width).map(|column| sheet.column_of(column)));
        for position in 0..sheet.rows() {
            let row = sheet.row(position);
            for column in 0..width {
                dated.push_cell(row, column)?;
            }
            let is_record = || {
                let filled = row.cells().filter(|cell| !cell.is_empty()).count();
                filled >= 2 && !row.cells().any(|cell| is_total_label(&cell.shown()))
            };
            if position == self.header {
                dated.push(Kind::Text, PlacementColumn::Date.label().id)?;
            } else if position > self.header
                && is_record()
                && let Some((kind, text)) = cell(row)
            {
                dated.push(kind, &text)?;
            }
            dated.end_row_from(row.number, sheet.count_source(position))?;
        }
        Ok(dated)
    }
}

fn month_number(text: &str) -> Option<Written> {
    let month = text.trim().parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Written::Months { first: month, last: month })
}
