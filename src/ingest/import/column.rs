//! One mapped column while it is read. Each different text is understood once; the rows count how often.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::conventions::{Conventions, not_available};
use super::findings::{self, Finding};
use super::labels::Agencies;
use super::report::{Collector, repeatable};
use super::{ColumnReading, Example};
use crate::ingest::arrow::{FIRST_DAY, MOST_LEAD_DAYS};
use crate::ingest::columns::{LabelColumn, MISSING, NumberColumn};
use crate::ingest::headers::is_total_label;
use crate::ingest::reading::blank::{Blank, blank};
use crate::ingest::reading::date::{self, Written};
use crate::ingest::reading::number::{self, Use};
use crate::ingest::reading::personal;
use crate::ingest::sheet::{Cell, Row, Sheet};
use crate::model::columns::PlacementTable;
use crate::model::placement::{ColumnKind, PlacementColumn};
use crate::model::{Message, Period, Place, ProblemKind, Severity};

const EXAMPLES: usize = 4;

const UNMET: u32 = u32::MAX;

/// Numbers of texts that have a place at hand; a sheet with more has columns that hardly repeat.
const MOST_PLACES: usize = 1 << 18;

/// Different texts of a column that are reported one by one.
const MOST_TEXTS: usize = 200;

pub(super) struct Column<'a> {
    pub(super) source: usize,
    pub(super) target: PlacementColumn,
    header: String,
    conventions: Conventions,
    growing: Growing,
    /// Where each text stands in `values`; texts of number cells apart from typed ones.
    known: HashMap<(&'a str, bool), u32>,
    /// Where the text of each number does; [`UNMET`] for one that has not come yet.
    places: Vec<u32>,
    /// Of each value, its code in the growing column, for a count the number itself; and whether nothing is to
    /// be said of it. Apart from the values, which are far larger than what each row needs of them.
    codes: Vec<(u32, bool)>,
    /// Of each value, what the rows say of it.
    tallies: Vec<Tally>,
    /// The values of the rows at hand, while they are read many at once.
    block: Vec<u32>,
    values: Vec<Value<'a>>,
    /// The value of the row at hand.
    met: usize,
    pending: Vec<u32>,
}

enum Growing {
    Labels(LabelColumn),
    Numbers(NumberColumn),
    Counts(Vec<u32>),
}

/// A different text of the column, and what it is read as.
struct Value<'a> {
    text: &'a str,
    read: Message,
    finding: Option<Finding>,
    /// Of a date, what it stands for.
    period: Option<Period>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    cells: u32,
    first: Option<usize>,
    /// Of a date, those in its used rows.
    placements: u64,
}

/// What a row's cell turned out to be.
pub(super) struct Met {
    pub(super) severity: Option<Severity>,
    pub(super) kind: Option<ProblemKind>,
    pub(super) is_total: bool,
}

/// A text understood.
struct Understood {
    code: u32,
    read: Message,
    finding: Option<Finding>,
    period: Option<Period>,
}

impl Understood {
    fn missing(finding: Option<Finding>) -> Self {
        Self { code: MISSING, read: not_available(), finding, period: None }
    }
}

impl<'a> Column<'a> {
    pub(super) fn new(
        source: usize,
        header: &str,
        target: PlacementColumn,
        conventions: Conventions,
        (rows, texts): (usize, usize),
    ) -> Self {
        let growing = match target.kind() {
            ColumnKind::Date => {
                Growing::Numbers(NumberColumn::with_capacity(FIRST_DAY.into(), rows))
            }
            ColumnKind::Number if target == PlacementColumn::Count => {
                Growing::Counts(Vec::with_capacity(rows))
            }
            ColumnKind::Number => Growing::Numbers(NumberColumn::with_capacity(0, rows)),
            ColumnKind::Term | ColumnKind::Agency => {
                Growing::Labels(LabelColumn::with_capacity(rows))
            }
        };
        Self {
            source,
            target,
            header: header.to_owned(),
            conventions,
            growing,
            known: HashMap::new(),
            places: vec![UNMET; texts.min(MOST_PLACES)],
            codes: Vec::new(),
            tallies: Vec::new(),
            block: Vec::new(),
            values: Vec::new(),
            met: 0,
            pending: Vec::new(),
        }
    }

    /// Understands the row's cell.
    pub(super) fn meet(&mut self, row: Row<'a>, agencies: &mut Agencies) -> Met {
        self.met = self.place_of(row, agencies) as usize;
        let finding = self.values.get(self.met).and_then(|value| value.finding);
        Met {
            severity: finding.map(|finding| finding.severity(self.target)),
            kind: finding.map(Finding::kind),
            is_total: finding == Some(Finding::Total),
        }
    }

    /// Understands the cells of many rows; `false` where something is to be said of one of them.
    pub(super) fn meet_all(
        &mut self,
        sheet: &'a Sheet,
        rows: Range<usize>,
        agencies: &mut Agencies,
    ) -> bool {
        self.block.clear();
        for position in rows {
            let place = self.place_of(sheet.row(position), agencies);
            if !self.codes.get(place as usize).is_some_and(|(_, is_plain)| *is_plain) {
                return false;
            }
            self.block.push(place);
        }
        true
    }

    /// Counts and keeps the cells just met, of rows from a position on: all are used.
    pub(super) fn keep_all(&mut self, first: usize) {
        for (row, &place) in self.block.iter().enumerate() {
            if let Some(tally) = self.tallies.get_mut(place as usize) {
                tally.cells = tally.cells.saturating_add(1);
                tally.first.get_or_insert(first + row);
            }
        }
        let code = |&place: &u32| self.codes.get(place as usize).map_or(MISSING, |(code, _)| *code);
        self.pending.extend(self.block.iter().map(code));
    }

    /// How many placements each of the rows just met stands for, when this is the count.
    pub(super) fn counts(&self) -> Option<Vec<u32>> {
        let code = |&place: &u32| self.codes.get(place as usize).map_or(MISSING, |(code, _)| *code);
        let counts = || self.block.iter().map(code).collect();
        (self.target == PlacementColumn::Count).then(counts)
    }

    /// Adds the placements of the rows just met to those of their dates; one each without `counts`.
    pub(super) fn add_all(&mut self, counts: Option<&[u32]>) {
        for (row, &place) in self.block.iter().enumerate() {
            let count = counts.map_or(Some(1), |counts| counts.get(row).copied());
            if let Some(tally) = self.tallies.get_mut(place as usize) {
                tally.placements += u64::from(count.unwrap_or_default());
            }
        }
    }

    /// Where the text of a row's cell stands in `values`, now if not before.
    fn place_of(&mut self, row: Row<'a>, agencies: &mut Agencies) -> u32 {
        let number = row.number_of(self.source);
        match self.places.get(number) {
            Some(&UNMET) | None => {}
            Some(&place) => return place,
        }
        let place = self.understood_place(row, agencies);
        if let Some(slot) = self.places.get_mut(number) {
            *slot = place;
        }
        place
    }

    fn understood_place(&mut self, row: Row<'a>, agencies: &mut Agencies) -> u32 {
        let (text, cell) = (row.text(self.source), row.cell(self.source));
        let key = (text, matches!(cell, Cell::Number(_) | Cell::Date(_) | Cell::Period(_)));
        if let Some(&place) = self.known.get(&key) {
            return place;
        }
        let Understood { code, read, finding, period } = self.understand(cell, agencies);
        let place = u32::try_from(self.values.len()).unwrap_or(UNMET);
        self.values.push(Value { text, read, finding, period });
        self.codes.push((code, finding.is_none()));
        self.tallies.push(Tally::default());
        self.known.insert(key, place);
        place
    }

    /// Counts the cell just met: its row is no total, whether it is used or set aside.
    pub(super) fn charge(&mut self, position: usize) {
        if let Some(tally) = self.tallies.get_mut(self.met) {
            tally.cells = tally.cells.saturating_add(1);
            tally.first.get_or_insert(position);
        }
    }

    /// Keeps the cell just met: its row is used.
    pub(super) fn keep(&mut self) {
        self.pending.push(self.codes.get(self.met).map_or(MISSING, |(code, _)| *code));
    }

    /// Adds the placements of the row just met to those of its date.
    pub(super) fn add(&mut self, placements: u32) {
        if let Some(tally) = self.tallies.get_mut(self.met) {
            tally.placements += u64::from(placements);
        }
    }

    /// The placements of each period of a date column; a day's are its month's.
    pub(super) fn by_period(&self) -> BTreeMap<Period, u64> {
        let mut periods = BTreeMap::new();
        for (value, tally) in self.values.iter().zip(&self.tallies) {
            let Some(period) = value.period.filter(|_| tally.placements > 0) else { continue };
            let month = period.first().month();
            let whole = if period.is_whole_months() || month != period.last().month() {
                Some(period)
            } else {
                Period::months(month, month)
            };
            *periods.entry(whole.unwrap_or(period)).or_default() += tally.placements;
        }
        periods
    }

    /// How many placements the row just met stands for, when this is the count.
    pub(super) fn count(&self) -> Option<u32> {
        let (code, _) = self.codes.get(self.met)?;
        (self.target == PlacementColumn::Count).then_some(*code)
    }

    pub(super) fn flush(&mut self) {
        match &mut self.growing {
            Growing::Labels(labels) => labels.extend(&self.pending),
            Growing::Numbers(numbers) => numbers.extend(&self.pending),
            Growing::Counts(counts) => counts.extend_from_slice(&self.pending),
        }
        self.pending.clear();
    }

    pub(super) fn finish(self, table: &mut PlacementTable) {
        match self.growing {
            Growing::Labels(labels) => table.columns.push(labels.finish(self.target)),
            Growing::Numbers(numbers) => table.columns.push(numbers.finish(self.target)),
            Growing::Counts(counts) => table.count = Some(counts),
        }
    }

    /// What was found in the column's cells, each different text once; after [`MOST_TEXTS`] of them the rest
    /// by kind of finding.
    pub(super) fn report(&self, problems: &mut Collector<'_>) {
        let mut told = 0;
        let mut rest: Vec<(Finding, Option<usize>, u32)> = Vec::new();
        for (value, tally) in self.values.iter().zip(&self.tallies) {
            if tally.cells == 0 {
                continue;
            }
            let Some(finding) = value.finding else { continue };
            if told < MOST_TEXTS {
                told += 1;
                let shown = repeatable(value.text);
                let place = self.place(problems, tally.first);
                let mut problem = finding.problem(self.target, place, &shown, &value.read);
                problem.count = tally.cells;
                problems.add(problem);
            } else {
                match rest.iter_mut().find(|(kind, ..)| *kind == finding) {
                    Some((_, _, cells)) => *cells = cells.saturating_add(tally.cells),
                    None => rest.push((finding, tally.first, tally.cells)),
                }
            }
        }
        for (finding, first, cells) in rest {
            let place = self.place(problems, first);
            let mut problem = finding.problem(self.target, place, "…", &Message::same("…"));
            problem.count = cells;
            problems.add(problem);
        }
    }

    fn place(&self, problems: &Collector<'_>, first: Option<usize>) -> Place {
        match first {
            Some(position) => problems.place_of_cell(position, self.source, &self.header),
            None => problems.place(None, Some(&self.header)),
        }
    }

    pub(super) fn reading(&self) -> ColumnReading {
        let usable = self.values.iter().zip(&self.tallies);
        let usable = usable
            .filter(|(value, tally)| tally.cells > 0 && !value.text.is_empty())
            .map(|(value, _)| value);
        let examples = usable
            .clone()
            .take(EXAMPLES)
            .map(|value| Example { printed: repeatable(value.text), read: value.read.clone() });
        ColumnReading {
            header: self.header.clone(),
            target: Some(self.target),
            convention: findings::convention(
                self.target,
                &self.conventions,
                usable.clone().count(),
            ),
            examples: examples.collect(),
        }
    }

    fn understand(&mut self, cell: Cell<'a>, agencies: &mut Agencies) -> Understood {
        match self.target.kind() {
            ColumnKind::Date => self.date(cell),
            ColumnKind::Number => self.number(cell),
            ColumnKind::Term | ColumnKind::Agency => self.label(cell, agencies),
        }
    }

    fn date(&self, cell: Cell<'a>) -> Understood {
        let of_day = |day| (Period::new(day, day), None);
        let (period, finding) = match cell {
            Cell::Date(day) => of_day(day),
            Cell::Number(number) => match (date::from_serial(number), date::of_year(number)) {
                (Some(day), _) => of_day(day),
                (None, Some(year)) => (Some(year), Some(Finding::Month)),
                (None, None) => (None, Some(Finding::BadDate)),
            },
            Cell::Period(period) => (Some(period), None),
            Cell::Text(text) if blank(text).is_none() => match date::written(text) {
                Some(written) => {
                    let convention = self.conventions.date;
                    let open = if written.lacks_order() && convention.order.is_none() {
                        Finding::AmbiguousDate
                    } else if written.lacks_year() && convention.year.is_none() {
                        Finding::NoYear
                    } else {
                        Finding::BadDate
                    };
                    match written.read(convention) {
                        Some(period) => {
                            let is_longer =
                                matches!(written, Written::Period(_) | Written::Months { .. });
                            (Some(period), is_longer.then_some(Finding::Month))
                        }
                        None => (None, Some(open)),
                    }
                }
                None => (None, Some(Finding::BadDate)),
            },
            Cell::Text(_) | Cell::Empty | Cell::Error(_) => match self.conventions.period {
                Some(period) => (Some(period), None),
                None if self.conventions.is_undated => (None, Some(Finding::NoPeriod)),
                None => (None, Some(Finding::Empty)),
            },
        };
        let day = period.map(Period::last);
        match day.and_then(|day| Some((day, self.number_code(day.number().into())?))) {
            Some((day, code)) => {
                Understood { code, read: Message::same(day.to_string()), finding, period }
            }
            None => {
                // A year that no placement can have was read, and is none all the same.
                let is_fault = |finding: &Finding| finding.severity(self.target) == Severity::Error;
                Understood::missing(finding.filter(is_fault).or(Some(Finding::BadDate)))
            }
        }
    }

    fn number(&self, cell: Cell<'a>) -> Understood {
        let is_count = self.target == PlacementColumn::Count;
        let empty = || Understood::missing(is_count.then_some(Finding::Empty));
        let (value, finding) = match cell {
            Cell::Empty | Cell::Error(_) => return empty(),
            Cell::Date(_) | Cell::Period(_) => {
                return Understood::missing(Some(Finding::BadNumber));
            }
            Cell::Number(value) if value.fract() != 0.0 => {
                return Understood::missing(Some(Finding::NotWhole));
            }
            Cell::Number(value) => (value, None),
            Cell::Text(text) => match (blank(text), self.conventions.dash_is_zero) {
                (Some(Blank::ZeroOrMissing), Some(true)) if is_count => (0.0, None),
                (Some(Blank::ZeroOrMissing), None) if is_count => {
                    return Understood::missing(Some(Finding::OpenDash));
                }
                (Some(_), _) => return empty(),
                (None, _) => match self.text_number(text) {
                    Ok(read) => read,
                    Err(finding) => return Understood::missing(Some(finding)),
                },
            },
        };
        let most = if is_count { f64::from(u32::MAX) } else { MOST_LEAD_DAYS as f64 };
        if !(0.0..=most).contains(&value) {
            return Understood::missing(Some(Finding::OutOfRange));
        }
        let read = Message::same(value.to_string());
        let code = if is_count { Some(value as u32) } else { self.number_code(value as i64) };
        match code {
            Some(code) => Understood { code, read, finding, period: None },
            None => Understood::missing(Some(Finding::OutOfRange)),
        }
    }

    fn text_number(&self, text: &str) -> Result<(f64, Option<Finding>), Finding> {
        let written = number::written(text).ok_or(Finding::BadNumber)?;
        let value =
            written.read(self.conventions.separators, Use::Count).map_err(|fault| match fault {
                number::Fault::Ambiguous => Finding::AmbiguousNumber,
                number::Fault::DigitLost => Finding::DigitLost,
                number::Fault::NotWhole => Finding::NotWhole,
            })?;
        let finding = match (written.is_about, written.is_cleaned) {
            (true, _) => Some(Finding::About),
            (false, true) => Some(Finding::Cleaned),
            (false, false) => None,
        };
        Ok((value, finding))
    }

    fn label(&mut self, cell: Cell<'a>, agencies: &mut Agencies) -> Understood {
        let shown = cell.shown();
        if matches!(cell, Cell::Empty | Cell::Error(_)) || blank(&shown).is_some() {
            return Understood::missing(None);
        }
        if is_total_label(&shown) {
            return Understood::missing(Some(Finding::Total));
        }
        if personal::of_cell(&shown).is_some() {
            return Understood::missing(Some(Finding::Personal));
        }
        let named = match self.target.vocabulary() {
            Some(vocabulary) => vocabulary
                .recognise(&shown)
                .map(|term| (term.code.to_owned(), Message::from(term.label))),
            None => agencies.id(&shown).map(|id| (id, Message::same(agency_name(&shown)))),
        };
        match (named, &mut self.growing) {
            (Some((code, read)), Growing::Labels(labels)) => {
                Understood { code: labels.code(&code), read, finding: None, period: None }
            }
            _ => Understood::missing(Some(Finding::Unknown)),
        }
    }

    fn number_code(&self, value: i64) -> Option<u32> {
        match &self.growing {
            Growing::Numbers(numbers) => numbers.code(value),
            Growing::Labels(_) | Growing::Counts(_) => None,
        }
    }
}

fn agency_name(text: &str) -> String {
    crate::model::agency_name::cleaned(text)
}
