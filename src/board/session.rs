//! The data in the engine and the answers about them. No browser in it: tested natively.

use std::rc::Rc;

use crate::analysis::placements::{self, LEAD_BIN_DAYS, LEAD_DAYS_VIEW};
use crate::engine::{
    Ahead, Column, Crossfilter, Domain, EngineError, Filter, Ground, Order, Summary, Table,
};
use crate::model::columns::PlacementTable;
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Month, Period, Place, Problem, ProblemKind};

use super::question::{
    Answer, Bins, Clause, Clauses, LeadSummary, PlacementsInfo, Question, RowCell, RowOrder,
    RowsPage, RowsRequest, ViewInfo, ViewName,
};

/// A placements table as it is without filters, which several sessions may have in common.
pub struct Opened {
    ground: Ground,
    info: PlacementsInfo,
}

impl Opened {
    pub const fn rows(&self) -> u64 {
        self.info.rows
    }
}

/// Placements to be explored.
pub enum Rows {
    New(PlacementTable),
    /// Those that another session has open too.
    Opened(Rc<Opened>),
}

/// A placements table under filters.
pub struct Session {
    crossfilter: Crossfilter,
    opened: Rc<Opened>,
}

impl Session {
    /// Takes the table over and counts its views.
    pub fn open(table: PlacementTable) -> Result<Self, Problem> {
        let placements = table.placements();
        let table = placements::engine_table(table).map_err(|error| broken(&error))?;
        let mut views = placements::standard_views(&table);
        let shown = views.len();
        views.extend(placements::lead_days_view(&table));
        let crossfilter = Crossfilter::new(table, views).map_err(|error| broken(&error))?;
        let info = describe(&crossfilter, shown, placements).ok_or_else(no_dates)?;
        let opened = Rc::new(Opened { ground: crossfilter.ground(), info });
        Ok(Self { crossfilter, opened })
    }

    /// Filters of its own over these placements.
    ///
    /// # Errors
    /// Those of [`Session::open`].
    pub fn of(rows: Rows) -> Result<Self, Problem> {
        let opened = match rows {
            Rows::New(table) => return Self::open(table),
            Rows::Opened(opened) => opened,
        };
        let crossfilter = Crossfilter::on(opened.ground.clone()).map_err(|error| broken(&error))?;
        Ok(Self { crossfilter, opened })
    }

    pub fn opened(&self) -> &Rc<Opened> {
        &self.opened
    }

    pub fn info(&self) -> &PlacementsInfo {
        &self.opened.info
    }

    /// The counts of every view, and the totals under all clauses.
    pub fn answer(&mut self, question: &Question) -> Result<Answer, Problem> {
        let base = if question.with_base { Some(self.base(&question.clauses)?) } else { None };
        let unknown = self.filter(&question.clauses)?;
        let counts = self.counts();
        let selected = self.crossfilter.selected();
        let agencies = match self.crossfilter.table().column(PlacementColumn::Agency.as_str()) {
            Some((column, _)) => self.crossfilter.distinct(column),
            None => 0,
        };
        Ok(Answer {
            counts,
            base,
            rows: selected.rows,
            placements: selected.weight,
            lead: self.lead()?,
            agencies,
            unknown,
        })
    }

    /// Does about as much work ahead as looking at this many rows is; false when nothing is left to do.
    pub fn work(&mut self, rows: usize, ahead: Ahead) -> bool {
        self.crossfilter.work(rows, ahead)
    }

    /// Says that somebody points at this view, and may filter it next.
    pub fn expect(&mut self, view: &str) {
        let expected = self.crossfilter.view(view).map(|(number, _)| number);
        self.crossfilter.expect(expected);
    }

    fn counts(&mut self) -> Vec<Vec<u64>> {
        (0..self.info().views.len()).map(|view| self.crossfilter.counts(view).to_vec()).collect()
    }

    fn base(&mut self, clauses: &Clauses) -> Result<Vec<Vec<u64>>, Problem> {
        let mut alone = Clauses::new();
        if let Some((view, clause)) = clauses.get_key_value(placements::MONTH) {
            alone.insert(view.clone(), clause.clone());
        }
        self.filter(&alone)?;
        Ok(self.counts())
    }

    fn lead(&mut self) -> Result<Option<LeadSummary>, Problem> {
        let Some((column, _)) = self.crossfilter.table().column(PlacementColumn::LeadDays.as_str())
        else {
            return Ok(None);
        };
        let summary = self.crossfilter.summary(column).map_err(|error| broken(&error))?;
        let quantile = |part| summary.quantile(part).map(|days| days as f64);
        Ok((|| {
            Some(LeadSummary {
                known: summary.weight,
                mean: summary.mean?,
                median: quantile(0.5)?,
                p90: quantile(0.9)?,
            })
        })())
    }

    /// Placements by the bins of a view (rows) and of another, under the filters of all views but these two; `None`
    /// for a view that the data do not have.
    pub fn two_way(&mut self, view: &str, other: &str) -> Option<Vec<Vec<u64>>> {
        let (view, _) = self.crossfilter.view(view)?;
        let (other, of) = self.crossfilter.view(other)?;
        let bins = of.bins.max(1);
        let counts = self.crossfilter.two_way(view, other);
        Some(counts.chunks(bins).map(<[u64]>::to_vec).collect())
    }

    /// The median lead time in days of each bin of a view, and of all of them together, under the filters of all
    /// other views; `None` where no lead time is known.
    pub fn median_leads(&mut self, view: &str) -> Option<(Vec<Option<u32>>, Option<u32>)> {
        let counts = self.two_way(view, LEAD_DAYS_VIEW)?;
        let (_, column) = self.crossfilter.table().column(PlacementColumn::LeadDays.as_str())?;
        let median = |counts: &Vec<u64>| {
            let median = Summary::of(column, counts).ok()?.quantile(0.5)?;
            u32::try_from(median).ok()
        };
        let mut all = vec![0; counts.first().map_or(0, Vec::len)];
        for counts in &counts {
            all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        Some((counts.iter().map(median).collect(), median(&all)))
    }

    /// The mean lead time in days of each bin of a view, under clauses of which the view's own does not count; `None` for
    /// a view that the data do not have.
    pub fn mean_leads(&mut self, clauses: &Clauses, view: &str) -> Option<Vec<Option<f64>>> {
        self.filter(clauses).ok()?;
        let counts = self.two_way(view, LEAD_DAYS_VIEW)?;
        let (_, column) = self.crossfilter.table().column(PlacementColumn::LeadDays.as_str())?;
        let mean = |counts: Vec<u64>| Summary::of(column, &counts).ok()?.mean;
        Some(counts.into_iter().map(mean).collect())
    }

    /// Placements by month, of days up to `last`, under clauses of which the period does not count; `None` where the
    /// data have no months.
    ///
    /// # Errors
    /// A table that cannot be counted.
    pub fn up_to(
        &mut self,
        clauses: &Clauses,
        last: Day,
    ) -> Result<Option<(Month, Vec<u64>)>, Problem> {
        let Some((view, _)) = self.crossfilter.view(placements::MONTH) else { return Ok(None) };
        let Some((first, _)) = placements::month_bins(self.crossfilter.table()) else {
            return Ok(None);
        };
        let mut clauses = clauses.clone();
        clauses.remove(placements::MONTH);
        self.filter(&clauses)?;
        let mut counts = self.crossfilter.counts(view).to_vec();
        let months = (first.number()..).map(Month::from_number);
        for (count, month) in counts.iter_mut().zip(months) {
            if month.first_day() > last {
                *count = 0;
            } else if last < month.last_day() {
                let part = Period::new(month.first_day(), last).map(Clause::Within);
                clauses.extend(part.map(|part| (placements::MONTH.to_owned(), part)));
                self.filter(&clauses)?;
                *count = self.crossfilter.selected().weight;
            }
        }
        Ok(Some((first, counts)))
    }

    /// One page of the rows that pass all clauses.
    pub fn rows(&mut self, request: &RowsRequest) -> Result<RowsPage, Problem> {
        self.filter(&request.clauses)?;
        let table = self.crossfilter.table();
        let order = match &request.order {
            RowOrder::Source => Order::Source,
            RowOrder::By { column, descending } => {
                let (column, _) = table.column(column).ok_or_else(|| no_column(column))?;
                Order::By { column, descending: *descending }
            }
        };
        let (offset, limit) = (request.offset as usize, request.limit as usize);
        let numbers = self.crossfilter.rows(order, offset, limit);
        let table = self.crossfilter.table();
        let weights = table.weights();
        let rows = numbers
            .iter()
            .map(|&number| {
                let row = number as usize;
                let cells = table.columns().iter().map(|column| cell(column, row)).collect();
                let weight = weights.and_then(|weights| weights.get(row)).copied().unwrap_or(1);
                (self.crossfilter.source_row(number).saturating_add(1), cells, weight)
            })
            .collect();
        let selected = self.crossfilter.selected();
        Ok(RowsPage {
            columns: self.info().columns.clone(),
            rows,
            offset: request.offset,
            total_rows: selected.rows,
            total_placements: selected.weight,
        })
    }

    /// Sets every view's filter; returns the wanted keys that the data do not have.
    fn filter(&mut self, clauses: &Clauses) -> Result<Vec<(ViewName, String)>, Problem> {
        let mut unknown = Vec::new();
        for view in 0..self.info().views.len() {
            let Some(info) = self.info().views.get(view) else { continue };
            let filter = match clauses.get(&info.name) {
                Some(clause) => self.filter_of(view, clause, &mut unknown),
                None => Filter::All,
            };
            if *self.crossfilter.filter(view) != filter {
                self.crossfilter.set(view, filter).map_err(|error| broken(&error))?;
            }
        }
        for name in clauses.keys() {
            if !self.info().views.iter().any(|view| view.name == *name) {
                unknown.push((name.clone(), String::new()));
            }
        }
        Ok(unknown)
    }

    fn filter_of(
        &self,
        view: usize,
        clause: &Clause,
        unknown: &mut Vec<(ViewName, String)>,
    ) -> Filter {
        let Some(definition) = self.crossfilter.views().get(view) else { return Filter::All };
        let Ok(column) = self.crossfilter.table().column_at(definition.column) else {
            return Filter::All;
        };
        match clause {
            Clause::In(keys) => {
                let found = placements::filter_for_labels(column, keys);
                let name = &definition.name;
                unknown.extend(found.unknown.into_iter().map(|key| (name.clone(), key)));
                found.filter
            }
            Clause::Within(period) => placements::filter_for_period(column, *period),
            Clause::Between(from, to) => {
                placements::filter_for_numbers(column, i64::from(*from)..=i64::from(*to))
            }
        }
    }
}

/// Of the first `shown` views; one after them serves figures only.
fn describe(crossfilter: &Crossfilter, shown: usize, placements: u64) -> Option<PlacementsInfo> {
    let table = crossfilter.table();
    let (first_month, months) = placements::month_bins(table)?;
    let (first, last) = days(table)?;
    let views = crossfilter
        .views()
        .iter()
        .enumerate()
        .take(shown)
        .map(|(number, view)| {
            let column = table.column_at(view.column).ok()?;
            let bins = match (&column.domain, view.name.as_str()) {
                (_, placements::MONTH) => {
                    Bins::Months { first: first_month, count: u32::try_from(months).ok()? }
                }
                (Domain::Numbers { .. }, _) => {
                    let steps = view.bins - usize::from(column.missing);
                    Bins::Steps {
                        width: u32::try_from(LEAD_BIN_DAYS).ok()?,
                        count: u32::try_from(steps).ok()?,
                        missing: column.missing,
                    }
                }
                (Domain::Labels(labels), _) => {
                    let mut keys = labels.clone();
                    keys.extend(column.missing.then(String::new));
                    Bins::Keys(keys)
                }
            };
            let totals = crossfilter.totals(number);
            Some(ViewInfo { name: view.name.clone(), bins, totals })
        })
        .collect::<Option<Vec<_>>>()?;
    Some(PlacementsInfo {
        rows: table.rows() as u64,
        placements,
        first,
        last,
        views,
        columns: table.columns().iter().map(|column| column.name.clone()).collect(),
        bytes: crossfilter.bytes() as u64,
    })
}

/// The first and the last day that the data speak of: those of the date column's domain, which holds no day
/// beyond the data's. Where every date is the last of its month, whole months were counted.
fn days(table: &Table) -> Option<(Day, Day)> {
    let (_, column) = table.column(PlacementColumn::Date.as_str())?;
    let last = u32::try_from(column.domain.len()).ok()?.checked_sub(1)?;
    let day = |code| Some(Day::from_number(i32::try_from(column.domain.number(code)?).ok()?));
    let occurring = (0..).zip(column.occurring()).filter(|(_, occurs)| *occurs);
    let mut days = occurring.filter_map(|(code, _)| day(code));
    let are_months = days.all(|day| day == day.month().last_day());
    let first = day(0)?;
    Some((if are_months { first.month().first_day() } else { first }, day(last)?))
}

fn cell(column: &Column, row: usize) -> RowCell {
    let code = column.codes.get(row);
    match (column.domain.label(code), column.domain.number(code)) {
        (Some(label), _) => RowCell::Key(label.to_owned()),
        (None, Some(number)) if column.name == PlacementColumn::Date.as_str() => {
            i32::try_from(number)
                .map_or(RowCell::Missing, |number| RowCell::Date(Day::from_number(number)))
        }
        (None, Some(number)) => RowCell::Number(number),
        (None, None) => RowCell::Missing,
    }
}

fn broken(error: &EngineError) -> Problem {
    Problem::error(ProblemKind::Unreadable, Place::file("placements"), error.to_string())
        .expected("tabel yang dapat dihitung", "a table that can be counted")
        .advice("Periksa berkasnya dengan `capaian check`.", "Check the file with `capaian check`.")
}

fn no_dates() -> Problem {
    Problem::error(ProblemKind::EmptyCell, Place::file("placements").at_column("date"), "")
        .expected("sedikitnya satu baris bertanggal", "at least one row with a date")
        .advice("Pilih kolom tanggal yang benar.", "Choose the right date column.")
}

fn no_column(name: &str) -> Problem {
    Problem::error(ProblemKind::WrongColumn, Place::file("placements"), name)
        .expected("nama kolom tabel ini", "the name of a column of this table")
}
