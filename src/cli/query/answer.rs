//! Groups as text: CSV or JSON, ordered by key as it is printed, what is not available last.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::request::{Key, Request, Unit};
use crate::engine::{Column, Group, Groups, Measure, Table};
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Month};

/// A cell of the answer. Within a column all are of one kind, and [`Cell::Missing`] sorts last.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Cell<'t> {
    Label(&'t str),
    Whole(i128),
    Real(f64),
    Day(Day),
    Month(Month),
    Missing,
}

impl Cell<'_> {
    fn text(self) -> String {
        match self {
            Self::Label(label) => label.to_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Month(month) => month.to_string(),
            Self::Missing => String::new(),
        }
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Label(label) => serializer.serialize_str(label),
            Self::Whole(number) => serializer.serialize_i128(number),
            Self::Real(number) => serializer.serialize_f64(number),
            Self::Day(day) => serializer.collect_str(&day),
            Self::Month(month) => serializer.collect_str(&month),
            Self::Missing => serializer.serialize_none(),
        }
    }
}

/// One group as an object whose fields keep the order of the columns.
struct Object<'a> {
    names: &'a [&'a str],
    cells: &'a [Cell<'a>],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.names.len()))?;
        for (name, cell) in self.names.iter().zip(self.cells) {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

/// A header and a line per group.
pub(super) fn csv(table: &Table, request: &Request, groups: Groups) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let lines = cells(table, request, groups)
        .into_iter()
        .map(|cells| cells.into_iter().map(Cell::text).collect::<Vec<_>>());
    let header = names(request).into_iter().map(str::to_owned).collect();
    for line in std::iter::once(header).chain(lines) {
        // Writing to memory does not fail, and all lines have as many fields as the header.
        writer.write_record(&line).ok();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// An array of objects, one a line.
pub(super) fn json(table: &Table, request: &Request, groups: Groups) -> String {
    let names = names(request);
    let lines = cells(table, request, groups)
        .into_iter()
        .filter_map(|cells| serde_json::to_string(&Object { names: &names, cells: &cells }).ok());
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

fn names(request: &Request) -> Vec<&str> {
    let keys = request.keys.iter().map(|key| key.name.as_str());
    keys.chain([request.measure_name.as_str()]).collect()
}

fn cells<'t>(table: &'t Table, request: &Request, groups: Groups) -> Vec<Vec<Cell<'t>>> {
    let mut lines: Vec<Vec<Cell<'t>>> = groups
        .into_iter()
        .map(|group| {
            let keys = request.keys.iter().zip(&group.key);
            let keys = keys.map(|(key, &code)| key_cell(table, key, code));
            keys.chain([measure_cell(table, request, &group)]).collect()
        })
        .collect();
    // The engine's order is that of its codes: labels come in the order of the file's dictionary.
    lines.sort_by(|left, right| left.partial_cmp(right).unwrap_or(std::cmp::Ordering::Equal));
    lines
}

fn key_cell<'t>(table: &'t Table, key: &Key, code: u32) -> Cell<'t> {
    let column = table.columns().get(key.group.column);
    let cell = match key.unit {
        Unit::Label => column.and_then(|column| column.domain.label(code)).map(Cell::Label),
        Unit::Number => number(column, code).map(|number| Cell::Whole(number.into())),
        Unit::Day => number(column, code).map(day),
        Unit::Month { first, end } => {
            (code < end).then(|| Cell::Month(first.plus(i32::try_from(code).unwrap_or(0))))
        }
        Unit::Year { first, end } => {
            (code < end).then(|| Cell::Whole(i128::from(first) + i128::from(code)))
        }
    };
    cell.unwrap_or(Cell::Missing)
}

fn number(column: Option<&Column>, code: u32) -> Option<i64> {
    column.and_then(|column| column.domain.number(code))
}

fn day<'t>(number: i64) -> Cell<'t> {
    i32::try_from(number).map_or(Cell::Missing, |number| Cell::Day(Day::from_number(number)))
}

fn measure_cell<'t>(table: &'t Table, request: &Request, group: &Group) -> Cell<'t> {
    let (column, measure) = match request.measure {
        None => return Cell::Whole(group.weight.into()),
        Some(measured) => measured,
    };
    let Some(value) = group.value else { return Cell::Missing };
    let dates = table.column(PlacementColumn::Date.as_str()).map(|(number, _)| number);
    match measure {
        Measure::Mean => Cell::Real(value),
        Measure::Quantile(_) if dates == Some(column) => day(value as i64),
        Measure::Count | Measure::Sum | Measure::Quantile(_) => Cell::Whole(value as i128),
    }
}
