//! A column per month becomes a row per month.

use super::Shape;
use super::header::{self, Title};
use super::margins::{Numbers, Sums, count, note};
use crate::ingest::headers::is_total_label;
use crate::ingest::reading::number::Convention;
use crate::ingest::sheet::{Cell, Kind, Row, Sheet, TooBig};
use crate::model::Month;
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::Term;

/// Rows among which the months are looked for.
const SEARCHED: usize = 40;

/// A column of counts.
struct Counts {
    column: usize,
    month: Month,
    half: Option<&'static Term>,
    header: String,
}

/// A column of totals over the months, or over one half of them.
struct Total {
    column: usize,
    half: Option<&'static Term>,
    header: String,
}

/// Where everything is.
struct Plan {
    /// The position of the first row below the headers.
    first_row: usize,
    header_number: u32,
    /// Columns that are kept, with their titles.
    kept: Vec<(usize, String)>,
    counts: Vec<Counts>,
    totals: Vec<Total>,
    /// What halves the months.
    halved_by: Option<PlacementColumn>,
}

/// The sheet with a row for each record and month; `None` where no row has months side by side, or their
/// year is nowhere to be found.
pub(super) fn in_rows(sheet: &Sheet) -> Option<Sheet> {
    let plan = plan(sheet)?;
    plan.unfold(sheet).ok()
}

fn plan(sheet: &Sheet) -> Option<Plan> {
    let months = |position: usize| -> Vec<(usize, Title)> {
        let row = sheet.row(position);
        (0..row.len())
            .filter_map(|column| Some((column, header::title(row.cell(column))?)))
            .collect()
    };
    let rows = (0..sheet.rows().min(SEARCHED)).map(|position| (position, months(position)));
    let (header, months): (usize, Vec<(usize, Title)>) =
        rows.max_by_key(|(position, months)| (months.len(), std::cmp::Reverse(*position)))?;
    if months.len() < 2 || header + 1 >= sheet.rows() {
        return None;
    }
    let (titles, below) = (sheet.row(header), sheet.row(header + 1));
    let width = titles.len().max(below.len());
    let first = months.first().map_or(0, |(column, _)| *column);
    let halved_by = header::half(below, first).map(|(half, _)| half);
    let mut plan = Plan {
        first_row: header + 1 + usize::from(halved_by.is_some()),
        header_number: titles.number,
        kept: Vec::new(),
        counts: Vec::new(),
        totals: Vec::new(),
        halved_by,
    };
    let mut over: Over = Over::Record;
    for column in 0..width {
        let title = titles.cell(column);
        if let Some(title) = header::title(title) {
            over = Over::Month(title.month(header::year_above(sheet, header, column))?);
        } else if column > first && is_total_label(&title.shown()) {
            over = Over::All;
        } else if !title.is_empty() {
            over = Over::Record;
        }
        plan.put(column, over, titles, below);
    }
    let mut seen: Vec<(Month, Option<&str>)> = Vec::new();
    for counts in &plan.counts {
        let key = (counts.month, counts.half.map(|term| term.code));
        if seen.contains(&key) {
            // The same month twice is another layout: planned beside achieved, or several tables.
            return None;
        }
        seen.push(key);
    }
    (!plan.kept.is_empty() && plan.counts.len() >= 2).then_some(plan)
}

/// What the title above a column speaks of.
#[derive(Clone, Copy)]
enum Over {
    Record,
    Month(Month),
    All,
}

impl Plan {
    fn put(&mut self, column: usize, over: Over, titles: Row<'_>, below: Row<'_>) {
        let (upper, lower) = (titles.cell(column).shown(), below.cell(column).shown());
        let half = self.halved_by.and_then(|by| {
            header::half(below, column).filter(|(half, _)| *half == by).map(|(_, term)| term)
        });
        match over {
            Over::Record => {
                let title =
                    if upper.is_empty() && self.halved_by.is_some() { lower } else { upper };
                if !title.is_empty() {
                    self.kept.push((column, title));
                }
            }
            // The sum of a month's halves says nothing that they do not.
            Over::Month(_) if self.halved_by.is_some() && half.is_none() => {}
            Over::Month(month) => {
                let header = header_of(&month.to_string(), &lower, half);
                self.counts.push(Counts { column, month, half, header });
            }
            Over::All => {
                let header = header_of(&upper, &lower, half);
                self.totals.push(Total { column, half, header });
            }
        }
    }

    fn unfold(&self, sheet: &Sheet) -> Result<Sheet, TooBig> {
        let mut unfolded = sheet.emptied();
        unfolded.shaped.shape = Shape::Months;
        unfolded.set_columns(self.kept.iter().map(|(column, _)| Some(*column)));
        self.head(&mut unfolded)?;
        let rows = || (self.first_row..sheet.rows()).map(|position| sheet.row(position));
        let mut numbers = Numbers::default();
        rows().for_each(|row| self.counts.iter().for_each(|at| numbers.learn(row.cell(at.column))));
        let convention = numbers.convention();
        let mut sums = Sums::new(self.counts.len());
        for row in rows() {
            let has_counts = self.counts.iter().any(|at| !row.cell(at.column).is_empty());
            if !has_counts {
                // A note, a signature, a heading within the table.
                self.record(&mut unfolded, row, None)?;
                continue;
            }
            let is_total =
                self.kept.iter().any(|(column, _)| is_total_label(&row.cell(*column).shown()));
            self.check_across(&mut unfolded, row, convention);
            if is_total {
                self.check_down(&mut unfolded, row, convention, &mut sums);
                continue;
            }
            for (at, counts) in self.counts.iter().enumerate() {
                sums.add(at, count(row.cell(counts.column), convention));
                if !row.cell(counts.column).is_empty() {
                    self.record(&mut unfolded, row, Some(counts))?;
                }
            }
        }
        Ok(unfolded)
    }

    fn head(&self, sheet: &mut Sheet) -> Result<(), TooBig> {
        for (_, title) in &self.kept {
            sheet.push(Kind::Text, title)?;
        }
        sheet.push(Kind::Text, PlacementColumn::Date.label().id)?;
        if let Some(half) = self.halved_by {
            sheet.push(Kind::Text, half.label().id)?;
        }
        sheet.push(Kind::Text, PlacementColumn::Count.label().id)?;
        sheet.end_row(self.header_number)
    }

    fn record(
        &self,
        sheet: &mut Sheet,
        row: Row<'_>,
        counts: Option<&Counts>,
    ) -> Result<(), TooBig> {
        for (column, _) in &self.kept {
            sheet.push_cell(row, *column)?;
        }
        if let Some(counts) = counts {
            sheet.push(Kind::Date, &counts.month.last_day().to_string())?;
            if self.halved_by.is_some() {
                sheet.push(Kind::Text, counts.half.map_or("", |term| term.label.id))?;
            }
            sheet.push_cell(row, counts.column)?;
        }
        sheet.end_row(row.number)
    }

    /// The totals at the end of a row against its months.
    fn check_across(&self, sheet: &mut Sheet, row: Row<'_>, convention: Convention) {
        for total in &self.totals {
            let parts =
                self.counts.iter().filter(|at| total.half.is_none() || at.half == total.half);
            let parts = parts.map(|at| count(row.cell(at.column), convention));
            let sum = parts.sum::<Option<u64>>();
            if row.cell(total.column).is_empty() {
                continue;
            }
            if let (Some(stated), Some(sum)) = (count(row.cell(total.column), convention), sum)
                && stated != sum
            {
                note(sheet, row.number, &total.header, stated, sum);
            }
        }
    }

    /// A total row against the rows above it.
    fn check_down(&self, sheet: &mut Sheet, row: Row<'_>, convention: Convention, sums: &mut Sums) {
        for (at, counts) in self.counts.iter().enumerate() {
            let cell = row.cell(counts.column);
            if let Some(stated) = count(cell, convention).filter(|_| !matches!(cell, Cell::Empty))
                && let Some(sum) = sums.missed(at, stated)
            {
                note(sheet, row.number, &counts.header, stated, sum);
            }
        }
        sums.end_part();
    }
}

fn header_of(upper: &str, lower: &str, half: Option<&Term>) -> String {
    if half.is_some() { format!("{upper} {lower}") } else { upper.to_owned() }
}
