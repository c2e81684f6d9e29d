//! What each column of a crosstab holds, by the cells above it.

use super::anchor::{Anchor, Dimension};
use super::paths::Levels;
use crate::ingest::headers::one_line;
use crate::ingest::reading::date::Written;
use crate::ingest::shape::context::{self, Context};
use crate::ingest::shape::title::{self, SIDES};
use crate::ingest::sheet::{Cell, Sheet};
use crate::model::placement::PlacementColumn;
use crate::model::vocabulary::Term;

/// Where everything is.
pub(super) struct Plan {
    /// The position of the first row below the headers.
    pub(super) first_row: usize,
    /// The number of the header's last row.
    pub(super) header_number: u32,
    /// Columns that are kept, with their titles.
    pub(super) kept: Vec<(usize, String)>,
    pub(super) values: Vec<Values>,
    pub(super) totals: Vec<Values>,
    /// Columns of other measures, with their titles.
    pub(super) others: Vec<(usize, String)>,
    /// What the values' columns differ in, besides the date.
    pub(super) sides: Vec<PlacementColumn>,
    pub(super) is_dated: bool,
    pub(super) context: Context,
    /// Among the kept columns the one that holds years.
    pub(super) year_column: Option<usize>,
}

/// A column of numbers.
#[derive(Clone, Debug)]
pub(super) struct Values {
    pub(super) column: usize,
    pub(super) header: String,
    pub(super) date: Option<Written>,
    pub(super) terms: Vec<(PlacementColumn, &'static Term)>,
}

impl Values {
    /// Whether this column is a part of what another one is the total of.
    pub(super) fn is_part_of(&self, total: &Self) -> bool {
        (total.date.is_none() || total.date == self.date)
            && total.terms.iter().all(|term| self.terms.iter().any(|own| is_same(own, term)))
    }

    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.date == other.date && self.has_terms_of(other)
    }

    pub(super) fn has_terms_of(&self, other: &Self) -> bool {
        self.terms.len() == other.terms.len()
            && other.terms.iter().all(|term| self.terms.iter().any(|own| is_same(own, term)))
    }

    pub(super) fn term(&self, side: PlacementColumn) -> Option<&'static Term> {
        self.terms.iter().find(|(column, _)| *column == side).map(|(_, term)| *term)
    }
}

fn is_same(one: &(PlacementColumn, &Term), other: &(PlacementColumn, &Term)) -> bool {
    one.0 == other.0 && one.1.code == other.1.code
}

/// What a column turned out to be.
enum Role {
    Kept(String),
    Values(Values),
    Total(Values),
    Other(String),
    Nothing,
}

/// `None` where nothing stands side by side, or two columns say the same.
pub(super) fn plan(sheet: &Sheet, anchor: &Anchor) -> Option<Plan> {
    let levels = Levels::around(sheet, anchor);
    let first_row = levels.first_row();
    let width = (*levels.rows.start()..=first_row).map(|at| sheet.row(at).len()).max()?;
    let mut plan = Plan {
        first_row,
        header_number: sheet.row(*levels.rows.end()).number,
        kept: Vec::new(),
        values: Vec::new(),
        totals: Vec::new(),
        others: Vec::new(),
        sides: Vec::new(),
        is_dated: false,
        context: context::of(sheet, *levels.rows.start()),
        year_column: None,
    };
    let mut totals = Vec::new();
    for column in 0..width {
        match role(&levels, anchor, column) {
            Role::Kept(title) => plan.kept.push((column, title)),
            Role::Values(values) => plan.values.push(values),
            Role::Total(total) => totals.push(total),
            Role::Other(title) => plan.others.push((column, title)),
            Role::Nothing => {}
        }
    }
    for total in totals {
        // The only number of its month is no total but that month.
        let has_parts = plan.values.iter().any(|values| values.is_part_of(&total));
        let is_value = !has_parts && (total.date.is_some() || !total.terms.is_empty());
        if is_value { plan.values.push(total) } else { plan.totals.push(total) }
    }
    plan.values.sort_by_key(|values| values.column);
    plan.leave_hidden_twins(sheet);
    let is_twice = plan
        .values
        .iter()
        .enumerate()
        .any(|(at, values)| plan.values.iter().skip(at + 1).any(|other| other.is_like(values)));
    let several = if anchor.dimension == Dimension::Date { 1 } else { 2 };
    if plan.values.len() < several || is_twice {
        return None;
    }
    let has = |side: &PlacementColumn| plan.values.iter().any(|one| one.term(*side).is_some());
    plan.sides = SIDES.into_iter().filter(has).collect();
    plan.is_dated = plan.values.iter().any(|values| values.date.is_some());
    plan.year_column = plan
        .kept
        .iter()
        .find(|(column, title)| is_year_header(title) && holds_years(sheet, first_row, *column))
        .map(|(column, _)| *column);
    Some(plan)
}

impl Plan {
    /// Of two columns that say the same, one visible and one hidden, the visible one is read.
    fn leave_hidden_twins(&mut self, sheet: &Sheet) {
        let is_hidden = |values: &Values| sheet.is_hidden_column(values.column);
        let visible: Vec<Values> =
            self.values.iter().filter(|values| !is_hidden(values)).cloned().collect();
        self.values
            .retain(|values| !is_hidden(values) || !visible.iter().any(|one| one.is_like(values)));
    }
}

/// Whether a header is that of years.
pub(in crate::ingest::shape) fn is_year_header(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    matches!(lower.trim_end_matches('.'), "tahun" | "thn" | "th" | "year")
}

/// Whether a column holds years, and nothing else.
pub(in crate::ingest::shape) fn holds_years(
    sheet: &Sheet,
    first_row: usize,
    column: usize,
) -> bool {
    let mut years = 0;
    let all =
        (first_row..sheet.rows()).map(|position| sheet.row(position).cell(column)).all(|cell| {
            years += usize::from(!cell.is_empty());
            cell.is_empty()
                || title::is_total(cell)
                || title::dated(cell).and_then(title::year_of).is_some()
        });
    all && years > 0
}

fn role(levels: &Levels<'_>, anchor: &Anchor, column: usize) -> Role {
    let above = levels.above(column);
    let header = header_of(&above);
    if above.is_empty() {
        return Role::Nothing;
    }
    let is_named = above.iter().any(|(position, cell)| {
        *position >= anchor.row && (is_titled(*cell, anchor) || title::is_total(*cell))
    });
    let is_other = above.iter().any(|(_, cell)| title::is_other_measure(&cell.shown()));
    if column < anchor.first {
        let lowest = above.last().map(|(_, cell)| one_line(&cell.shown()));
        return Role::Kept(lowest.unwrap_or_default());
    }
    if is_other {
        return Role::Other(header);
    }
    let mut values = Values { column, header, date: None, terms: Vec::new() };
    let (mut is_total, mut is_known) = (false, false);
    // A total merged over all rows of the header stands in the first of them.
    let is_alone = above.iter().all(|(position, _)| *position < anchor.row);
    for (position, cell) in &above {
        if title::is_total(*cell) {
            is_total |= is_alone || *position >= anchor.row;
            continue;
        }
        if let Some(date) = title::dated(*cell) {
            values.date = joined(values.date, date);
            is_known = true;
        } else if let Some(term) = new_term(&values, *cell, anchor) {
            values.terms.push(term);
            is_known = true;
        }
    }
    match (is_total, is_known && is_named) {
        (true, _) => Role::Total(values),
        (false, true) => Role::Values(values),
        (false, false) => Role::Kept(values.header),
    }
}

fn header_of(above: &[(usize, Cell<'_>)]) -> String {
    let texts: Vec<String> = above.iter().map(|(_, cell)| one_line(&cell.shown())).collect();
    texts.join(" ")
}

fn is_titled(cell: Cell<'_>, anchor: &Anchor) -> bool {
    match anchor.dimension {
        Dimension::Date => title::dated(cell).is_some(),
        Dimension::Term(side) => title::term(cell, side).is_some(),
    }
}

/// The term of a cell, of the anchor's column before others, and of none that is there already.
fn new_term(
    values: &Values,
    cell: Cell<'_>,
    anchor: &Anchor,
) -> Option<(PlacementColumn, &'static Term)> {
    let own = match anchor.dimension {
        Dimension::Term(side) => Some(side),
        Dimension::Date => None,
    };
    let sides = own.into_iter().chain(SIDES.into_iter().filter(|side| Some(*side) != own));
    sides
        .filter(|side| values.term(*side).is_none())
        .find_map(|side| Some((side, title::term(cell, side)?)))
}

/// A year above, and a month of it below.
fn joined(upper: Option<Written>, lower: Written) -> Option<Written> {
    let year = upper.and_then(title::year_of);
    match year {
        Some(_) if lower.lacks_year() => {
            title::with_year(lower, year).map(Written::Period).or(Some(lower))
        }
        _ => Some(lower),
    }
}
