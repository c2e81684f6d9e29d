//! A list in which one row states the period of several others: `Januari–Oktober` below its months, or
//! numbers up to each month. Each placement is counted once.

use std::collections::{BTreeMap, HashMap};

use super::cumulative::{self, Role};
use super::margins::{Numbers, count};
use super::title::When;
use super::{Note, context};
use crate::ingest::headers::{columns_of, header_row, is_total_label};
use crate::ingest::reading::date::{self, Convention, Order};
use crate::ingest::sheet::{Cell, Kind, Row, Sheet, TooBig};
use crate::model::Period;
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::vocabulary::fold;

/// Rows of a list that is searched: longer ones have a row per placement.
const SEARCHED: usize = 100_000;

/// The longest period that cannot contain another of months.
const DAYS_OF_A_MONTH: i32 = 31;

/// What becomes of a row.
#[derive(Clone, Copy)]
enum Change {
    SetAside,
    Rest { count: i64, period: Period },
}

struct List<'a> {
    sheet: &'a Sheet,
    header: usize,
    date: usize,
    count: usize,
    names: Vec<usize>,
    is_cumulative: bool,
}

/// The list with each period once; `None` where no period of a group contains another.
pub(super) fn in_rows(sheet: &Sheet) -> Option<Sheet> {
    if sheet.rows() > SEARCHED {
        return None;
    }
    let header = header_row(sheet);
    let columns = columns_of(sheet.row(header));
    let of = |target| columns.iter().position(|(_, own)| *own == Some(target));
    let names = columns.iter().enumerate().filter_map(|(column, (_, target))| {
        matches!(target.as_ref()?.kind(), ColumnKind::Term | ColumnKind::Agency).then_some(column)
    });
    let said = sheet.shaped.context.clone().unwrap_or_else(|| context::of(sheet, header));
    let list = List {
        sheet,
        header,
        date: of(PlacementColumn::Date)?,
        count: of(PlacementColumn::Count)?,
        names: names.collect(),
        // What was unfolded has been made monthly already.
        is_cumulative: said.is_cumulative && sheet.shaped.context.is_none(),
    };
    let changes = list.changes()?;
    if changes.is_empty() { None } else { list.changed(&changes).ok() }
}

impl List<'_> {
    fn records(&self) -> impl Iterator<Item = Row<'_>> {
        let rows = (self.header + 1..self.sheet.rows()).map(|position| self.sheet.row(position));
        rows.filter(|row| !row.cells().any(|cell| is_total_label(&cell.shown())))
    }

    /// What becomes of rows, by their positions; `None` where all periods are too short to contain another.
    fn changes(&self) -> Option<BTreeMap<usize, (Change, Option<Note>)>> {
        let periods = self.periods();
        let is_long = |period: &Period| period.days() > DAYS_OF_A_MONTH;
        if !self.is_cumulative && !periods.values().flatten().any(is_long) {
            return None;
        }
        let mut groups = self.groups(&periods);
        if self.is_cumulative && groups.iter().all(Group::rises) {
            groups.iter_mut().for_each(Group::lengthen);
        }
        Some(groups.iter().flat_map(Group::changes).collect())
    }

    /// The period of each different text of a date.
    fn periods(&self) -> HashMap<&str, Option<Period>> {
        let mut known = HashMap::new();
        for row in self.records() {
            let read = || self.period(row.cell(self.date));
            known.entry(row.text(self.date)).or_insert_with(read);
        }
        known
    }

    /// The rows that differ in nothing but their date and count.
    fn groups(&self, periods: &HashMap<&str, Option<Period>>) -> Vec<Group> {
        let mut numbers = Numbers::default();
        self.records().for_each(|row| numbers.learn(row.cell(self.count)));
        let convention = numbers.convention();
        let mut groups: BTreeMap<Vec<String>, Group> = BTreeMap::new();
        for row in self.records() {
            let Some(&Some(period)) = periods.get(row.text(self.date)) else { continue };
            let count = count(row.cell(self.count), convention);
            let count = count.and_then(|count| i64::try_from(count).ok());
            let name = self.names.iter().map(|&column| fold(&row.cell(column).shown())).collect();
            groups.entry(name).or_default().add(period, row.position, count);
        }
        groups.into_values().collect()
    }

    fn period(&self, cell: Cell<'_>) -> Option<Period> {
        match cell {
            Cell::Date(day) => Period::new(day, day),
            Cell::Period(period) => Some(period),
            Cell::Text(text) => date::written(text)?
                .read(Convention { order: Some(Order::DayFirst), year: self.sheet.shaped.year }),
            Cell::Number(number) => date::of_year(number),
            Cell::Empty | Cell::Error(_) => None,
        }
    }

    fn changed(&self, changes: &BTreeMap<usize, (Change, Option<Note>)>) -> Result<Sheet, TooBig> {
        let mut changed = self.sheet.emptied();
        for position in 0..self.sheet.rows() {
            let row = self.sheet.row(position);
            let change = changes.get(&position);
            if let Some((change, note)) = change {
                let header = row.cell(self.date).shown();
                if let Some(note) = note {
                    changed.remark(row.number, &header, note.clone());
                }
                if matches!(change, Change::SetAside) {
                    changed.remark(row.number, &header, Note::Excluded);
                    continue;
                }
            }
            for column in 0..row.len() {
                match change {
                    Some((Change::Rest { period, .. }, _)) if column == self.date => {
                        changed.push(Kind::Period, &period.to_string())?;
                    }
                    Some((Change::Rest { count, .. }, _)) if column == self.count => {
                        changed.push(Kind::Number, &count.to_string())?;
                    }
                    _ => changed.push_cell(row, column)?,
                }
            }
            changed.end_row_from(row.number, self.sheet.count_source(position))?;
        }
        Ok(changed)
    }
}

/// The rows of one period.
struct Part {
    period: Period,
    rows: Vec<usize>,
    /// `None` where one of them cannot be read.
    count: Option<i64>,
}

/// Rows that differ in nothing but their date and count, by period.
#[derive(Default)]
struct Group {
    parts: Vec<Part>,
}

impl Group {
    fn add(&mut self, period: Period, row: usize, count: Option<i64>) {
        match self.parts.iter_mut().find(|part| part.period == period) {
            Some(part) => {
                part.rows.push(row);
                part.count = part.count.zip(count).map(|(sum, count)| sum + count);
            }
            None => self.parts.push(Part { period, rows: vec![row], count }),
        }
    }

    /// Whether no month has less than the one before, and each is there once.
    fn rises(&self) -> bool {
        let mut months: Vec<(Period, Option<i64>)> =
            self.parts.iter().map(|part| (part.period, part.count)).collect();
        months.sort_unstable();
        let is_month = |part: &Part| {
            part.rows.len() == 1
                && part.period.is_whole_months()
                && part.period.days() <= DAYS_OF_A_MONTH
        };
        self.parts.iter().all(is_month) && months.is_sorted_by_key(|(_, count)| *count)
    }

    /// Takes each month as the year up to it.
    fn lengthen(&mut self) {
        for part in &mut self.parts {
            if let When::Period(longer) = When::Period(part.period).since_january() {
                part.period = longer;
            }
        }
    }

    fn changes(&self) -> Vec<(usize, (Change, Option<Note>))> {
        let periods: Vec<Period> = self.parts.iter().map(|part| part.period).collect();
        if !cumulative::overlap(&periods) {
            return Vec::new();
        }
        let counts: Vec<Option<i64>> = self.parts.iter().map(|part| part.count).collect();
        let roles = cumulative::roles(&periods).into_iter().zip(&self.parts);
        let changed = roles.filter_map(|(role, part)| {
            Some((part, change(role, part.count, &counts, part.rows.len())?))
        });
        changed
            .flat_map(|(part, change)| part.rows.iter().map(move |&row| (row, change.clone())))
            .collect()
    }
}

/// What becomes of the rows of a period by its role, and what to tell of it.
fn change(
    role: Role,
    own: Option<i64>,
    counts: &[Option<i64>],
    rows: usize,
) -> Option<(Change, Option<Note>)> {
    let sum =
        |of: &[usize]| of.iter().map(|&at| counts.get(at).copied().flatten()).sum::<Option<i64>>();
    match role {
        Role::Whole => None,
        Role::Rest { plus, less, period } if rows == 1 => {
            let left = own.zip(sum(&plus)).zip(sum(&less));
            Some(match left {
                Some(((own, plus), less)) => {
                    (Change::Rest { count: own + plus - less, period }, Some(Note::Cumulative))
                }
                None => (Change::SetAside, Some(Note::Overlapping)),
            })
        }
        Role::Sum { of, less } => {
            let parts = sum(&of).zip(sum(&less)).map(|(of, less)| of - less);
            let differs = own.zip(parts).filter(|(own, parts)| own != parts);
            let note = differs.and_then(|(stated, sum)| {
                Some(Note::Total { stated: stated.try_into().ok()?, sum: sum.try_into().ok()? })
            });
            Some((Change::SetAside, note))
        }
        Role::Rest { .. } | Role::Unclear => Some((Change::SetAside, Some(Note::Overlapping))),
    }
}
