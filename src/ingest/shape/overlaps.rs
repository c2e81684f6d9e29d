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
    let changes = list.changes(&list.periods()?);
    if changes.is_empty() { None } else { list.changed(&changes).ok() }
}

impl List<'_> {
    fn records(&self) -> impl Iterator<Item = Row<'_>> {
        let rows = (self.header + 1..self.sheet.rows()).map(|position| self.sheet.row(position));
        rows.filter(|row| !row.cells().any(|cell| is_total_label(&cell.shown())))
    }

    /// The period of each row that has one; `None` where all are too short to contain another.
    fn periods(&self) -> Option<BTreeMap<usize, Period>> {
        let mut known: HashMap<&str, Option<Period>> = HashMap::new();
        let mut periods = BTreeMap::new();
        for row in self.records() {
            let read = || match row.cell(self.date) {
                Cell::Date(day) => Period::new(day, day),
                Cell::Period(period) => Some(period),
                Cell::Text(text) => date::written(text)?.read(Convention {
                    order: Some(Order::DayFirst),
                    year: self.sheet.shaped.year,
                }),
                Cell::Number(_) => super::title::dated(row.cell(self.date))
                    .and_then(|written| super::title::with_year(written, None)),
                Cell::Empty | Cell::Error(_) => None,
            };
            let period = *known.entry(row.text(self.date)).or_insert_with(read);
            if let Some(mut period) = period {
                if self.is_cumulative
                    && let When::Period(longer) = When::Period(period).since_january()
                {
                    period = longer;
                }
                periods.insert(row.position, period);
            }
        }
        periods.values().any(|period| period.days() > DAYS_OF_A_MONTH).then_some(periods)
    }

    fn changes(
        &self,
        periods: &BTreeMap<usize, Period>,
    ) -> BTreeMap<usize, (Change, Option<Note>)> {
        let mut numbers = Numbers::default();
        self.records().for_each(|row| numbers.learn(row.cell(self.count)));
        let convention = numbers.convention();
        let mut groups: BTreeMap<Vec<String>, BTreeMap<Period, Vec<usize>>> = BTreeMap::new();
        for (&position, &period) in periods {
            let row = self.sheet.row(position);
            let name = self.names.iter().map(|&column| fold(&row.cell(column).shown())).collect();
            groups.entry(name).or_default().entry(period).or_default().push(position);
        }
        let mut changes = BTreeMap::new();
        for group in groups.values() {
            let spans: Vec<Period> = group.keys().copied().collect();
            if !cumulative::overlap(&spans) {
                continue;
            }
            let counts: Vec<Option<i64>> = group
                .values()
                .map(|rows| {
                    let counts = rows.iter().map(|&at| {
                        let count = count(self.sheet.row(at).cell(self.count), convention)?;
                        i64::try_from(count).ok()
                    });
                    counts.sum()
                })
                .collect();
            for ((rows, role), own) in group.values().zip(cumulative::roles(&spans)).zip(&counts) {
                let Some(change) = change(role, *own, &counts, rows.len()) else { continue };
                changes.extend(rows.iter().map(|&row| (row, change.clone())));
            }
        }
        changes
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
