//! Writes the records of a crosstab as rows, and holds what it states twice against its parts.

use super::columns::{Plan, Values};
use super::{growth, paths};
use crate::ingest::headers::is_total_label;
use crate::ingest::reading::number::Convention;
use crate::ingest::shape::cumulative::{self, Role};
use crate::ingest::shape::margins::{Numbers, Sums, count};
use crate::ingest::shape::title::{self, When};
use crate::ingest::shape::{Note, Shape};
use crate::ingest::sheet::{Cell, Kind, Row, Sheet, TooBig};
use crate::model::Period;
use crate::model::placement::PlacementColumn;

/// One number of a row that is read.
struct Entry<'a> {
    values: &'a Values,
    when: Option<When>,
    amount: Amount,
}

/// A number as its cell has it, or what is left of it.
enum Amount {
    Own(Option<u64>),
    Rest(i64),
    /// A number that it is to be taken from cannot be read.
    Lost,
}

/// The sheet with a row for each record and column of values.
pub(super) fn unfold(sheet: &Sheet, plan: &Plan) -> Result<Sheet, TooBig> {
    let convention = convention(sheet, plan);
    let mut unfolding = Unfolding {
        sheet,
        plan,
        convention,
        is_cumulative: growth::is_cumulative(sheet, plan, convention),
        into: sheet.emptied(),
        sums: Sums::new(plan.values.len()),
        told: vec![false; plan.values.len()],
    };
    unfolding.head()?;
    for position in plan.first_row..sheet.rows() {
        unfolding.row(sheet.row(position))?;
    }
    Ok(unfolding.into)
}

pub(super) fn rows<'a>(sheet: &'a Sheet, plan: &Plan) -> impl Iterator<Item = Row<'a>> {
    (plan.first_row..sheet.rows()).map(|position| sheet.row(position))
}

fn convention(sheet: &Sheet, plan: &Plan) -> Convention {
    let mut numbers = Numbers::default();
    for row in rows(sheet, plan) {
        plan.values.iter().for_each(|values| numbers.learn(row.cell(values.column)));
    }
    numbers.convention()
}

struct Unfolding<'a> {
    sheet: &'a Sheet,
    plan: &'a Plan,
    convention: Convention,
    is_cumulative: bool,
    into: Sheet,
    sums: Sums,
    /// For each column of values, whether what its period is was told.
    told: Vec<bool>,
}

impl<'a> Unfolding<'a> {
    fn head(&mut self) -> Result<(), TooBig> {
        let (sheet, plan) = (self.sheet, self.plan);
        let into = &mut self.into;
        into.shaped.shape = if plan.is_dated { Shape::Months } else { Shape::Columns };
        into.shaped.year = plan.context.year;
        into.shaped.context = Some(plan.context.clone());
        let count_column = plan.kept.len() + usize::from(plan.is_dated) + plan.sides.len();
        into.set_columns(plan.kept.iter().map(|(column, _)| sheet.column_of(*column)));
        into.set_count_column(count_column);
        for (_, title) in &plan.kept {
            into.push(Kind::Text, title)?;
        }
        if plan.is_dated {
            into.push(Kind::Text, PlacementColumn::Date.label().id)?;
        }
        for side in &plan.sides {
            into.push(Kind::Text, side.label().id)?;
        }
        into.push(Kind::Text, PlacementColumn::Count.label().id)?;
        into.end_row(plan.header_number)?;
        for (_, title) in &plan.others {
            into.remark(0, title, Note::OtherMeasure);
        }
        for values in plan.values.iter().filter(|one| sheet.is_hidden_column(one.column)) {
            into.remark(0, &values.header, Note::Hidden);
        }
        Ok(())
    }

    fn row(&mut self, row: Row<'_>) -> Result<(), TooBig> {
        let plan = self.plan;
        let filled = || plan.values.iter().filter(|one| !row.cell(one.column).is_empty());
        if filled().next().is_none() {
            // A note, a signature, a heading within the table.
            return self.bare(row);
        }
        if paths::repeats(row, filled().map(|one| one.column)) {
            self.into.remark(row.number, "", Note::Excluded);
            return Ok(());
        }
        let mut labels = plan.kept.iter().map(|(column, _)| row.cell(*column).shown());
        if let Some(label) = labels.find(|label| is_total_label(label)) {
            let entries = if self.is_cumulative { Vec::new() } else { self.raw(row) };
            self.check_across(row, &entries);
            self.check_down(row);
            self.into.remark(row.number, &label, Note::Excluded);
            return Ok(());
        }
        let entries = self.entries(row);
        self.check_across(row, &entries);
        for (at, values) in plan.values.iter().enumerate() {
            self.sums.add(at, count(row.cell(values.column), self.convention));
        }
        for entry in &entries {
            self.record(row, entry)?;
        }
        Ok(())
    }

    fn bare(&mut self, row: Row<'_>) -> Result<(), TooBig> {
        for (column, _) in &self.plan.kept {
            self.into.push_cell(row, *column)?;
        }
        self.into.end_row(row.number)
    }

    fn record(&mut self, row: Row<'_>, entry: &Entry<'_>) -> Result<(), TooBig> {
        let plan = self.plan;
        for (column, _) in &plan.kept {
            self.into.push_cell(row, *column)?;
        }
        if plan.is_dated {
            match entry.when {
                Some(When::Period(period)) => self.into.push(Kind::Period, &period.to_string())?,
                Some(months @ When::Months { .. }) => {
                    self.into.push(Kind::Text, &months.to_string())?;
                }
                None => self.into.push(Kind::Text, "")?,
            }
        }
        for side in &plan.sides {
            self.into
                .push(Kind::Text, entry.values.term(*side).map_or("", |term| term.label.id))?;
        }
        match entry.amount {
            Amount::Own(_) => self.into.push_cell(row, entry.values.column)?,
            Amount::Rest(rest) => self.into.push(Kind::Number, &rest.to_string())?,
            Amount::Lost => self.into.push(Kind::Error, row.text(entry.values.column))?,
        }
        let source = self.sheet.column_of(entry.values.column);
        self.into.end_row_from(row.number, source)
    }

    /// The numbers of a row as its cells have them.
    fn raw(&self, row: Row<'_>) -> Vec<Entry<'a>> {
        let filled = self.plan.values.iter().filter(|one| !row.cell(one.column).is_empty());
        let year = self.year(row);
        filled
            .map(|values| Entry {
                values,
                when: values.date.and_then(|date| When::of(date, year)),
                amount: Amount::Own(count(row.cell(values.column), self.convention)),
            })
            .collect()
    }

    fn year(&self, row: Row<'_>) -> Option<i32> {
        let own = self.plan.year_column.and_then(|column| title::dated(row.cell(column)));
        own.and_then(title::year_of).or(self.plan.context.year)
    }

    /// The numbers of a row, each period once.
    fn entries(&mut self, row: Row<'_>) -> Vec<Entry<'a>> {
        let mut open = self.raw(row);
        if self.is_cumulative {
            open.iter_mut().for_each(|entry| entry.when = entry.when.map(When::since_january));
        }
        let mut read = Vec::with_capacity(open.len());
        while let Some(first) = open.first().map(|entry| entry.values) {
            let (group, others) =
                open.into_iter().partition(|entry| entry.values.has_terms_of(first));
            read.extend(self.disjoint(row, group));
            open = others;
        }
        read.sort_by_key(|entry| entry.values.column);
        read
    }

    /// What each of several periods adds to those within it.
    fn disjoint(&mut self, row: Row<'_>, group: Vec<Entry<'a>>) -> Vec<Entry<'a>> {
        let periods = group.iter().map(|entry| entry.when.and_then(When::period));
        let periods: Option<Vec<Period>> = periods.collect();
        let Some(periods) = periods.filter(|periods| cumulative::overlap(periods)) else {
            return group;
        };
        let counts: Vec<Option<i64>> = group.iter().map(Entry::count).collect();
        let sum = |of: &[usize]| {
            of.iter().map(|&at| counts.get(at).copied().flatten()).sum::<Option<i64>>()
        };
        let mut read = Vec::with_capacity(group.len());
        for (entry, role) in group.into_iter().zip(cumulative::roles(&periods)) {
            match role {
                Role::Whole => read.push(entry),
                Role::Rest { plus, less, period } => {
                    self.tell(entry.values, Note::Cumulative);
                    let left = entry.count().zip(sum(&plus)).zip(sum(&less));
                    read.push(Entry {
                        when: entry.when.map(|when| when.at(period)),
                        amount: left.map_or(Amount::Lost, |((own, plus), less)| {
                            Amount::Rest(own + plus - less)
                        }),
                        ..entry
                    });
                }
                Role::Sum { of, less } => {
                    let parts = sum(&of).zip(sum(&less)).map(|(of, less)| of - less);
                    self.hold(row, &entry.values.header, entry.count(), parts);
                }
                Role::Unclear => self.tell(entry.values, Note::Overlapping),
            }
        }
        read
    }

    /// Tells something of a column once.
    fn tell(&mut self, values: &Values, note: Note) {
        let place = self.plan.values.iter().position(|one| one.column == values.column);
        if let Some(told @ false) = place.and_then(|place| self.told.get_mut(place)) {
            *told = true;
            self.into.remark(0, &values.header, note);
        }
    }

    /// The totals of a row against its parts.
    fn check_across(&mut self, row: Row<'_>, entries: &[Entry<'_>]) {
        for total in &self.plan.totals {
            let cell = row.cell(total.column);
            if cell.is_empty() {
                continue;
            }
            let parts = entries.iter().filter(|entry| entry.values.is_part_of(total));
            let sum = parts.map(Entry::count).sum::<Option<i64>>();
            let stated = count(cell, self.convention).and_then(|stated| i64::try_from(stated).ok());
            self.hold(row, &total.header, stated, sum);
        }
    }

    /// Notes a total that is not the sum of its parts, where both are known.
    fn hold(&mut self, row: Row<'_>, header: &str, stated: Option<i64>, sum: Option<i64>) {
        if let Some((stated, sum)) = stated.zip(sum).filter(|(stated, sum)| stated != sum)
            && let (Ok(stated), Ok(sum)) = (stated.try_into(), sum.try_into())
        {
            self.into.remark(row.number, header, Note::Total { stated, sum });
        }
    }

    /// A total row against the rows above it.
    fn check_down(&mut self, row: Row<'_>) {
        for (at, values) in self.plan.values.iter().enumerate() {
            let cell = row.cell(values.column);
            if let Some(stated) =
                count(cell, self.convention).filter(|_| !matches!(cell, Cell::Empty))
                && let Some(sum) = self.sums.missed(at, stated)
            {
                self.into.remark(row.number, &values.header, Note::Total { stated, sum });
            }
        }
        self.sums.end_part();
    }
}

impl Entry<'_> {
    fn count(&self) -> Option<i64> {
        match self.amount {
            Amount::Own(count) => count.and_then(|count| count.try_into().ok()),
            Amount::Rest(rest) => Some(rest),
            Amount::Lost => None,
        }
    }
}
