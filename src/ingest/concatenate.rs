//! Several tables of placements as one: a file a month becomes a year.

use super::columns::{LabelColumn, MISSING, NumberColumn};
use crate::ingest::arrow::FIRST_DAY;
use crate::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
use crate::model::placement::{ColumnKind, PlacementColumn};

/// The rows of all tables, in their order. A column that one of them lacks is "not available" in its rows.
/// `rename` may give a label another name; labels that get the same name become one.
pub fn concatenate<'a>(
    tables: &'a [PlacementTable],
    rename: impl Fn(PlacementColumn, &'a str) -> &'a str,
) -> PlacementTable {
    let rows = tables.iter().map(|table| table.rows).sum();
    let columns = PlacementColumn::ALL
        .into_iter()
        .filter(|&column| tables.iter().any(|table| table.column(column).is_some()));
    let columns = columns.map(|column| match column.kind() {
        ColumnKind::Term | ColumnKind::Agency => labels(tables, column, rows, &rename),
        ColumnKind::Date | ColumnKind::Number => numbers(tables, column, rows),
    });
    let columns = columns.collect();
    let has_counts = tables.iter().any(|table| table.count.is_some());
    let count = has_counts.then(|| {
        tables
            .iter()
            .flat_map(|table| table.count.clone().unwrap_or_else(|| vec![1; table.rows]))
            .collect()
    });
    PlacementTable { rows, columns, count }
}

fn labels<'a>(
    tables: &'a [PlacementTable],
    column: PlacementColumn,
    rows: usize,
    rename: &impl Fn(PlacementColumn, &'a str) -> &'a str,
) -> CodedColumn {
    let mut labels = LabelColumn::with_capacity(rows);
    for table in tables {
        let codes: Vec<u32> = match table.column(column).map(|coded| (&coded.codes, &coded.domain))
        {
            Some((codes, Domain::Labels(domain))) => {
                let known: Vec<u32> =
                    domain.iter().map(|label| labels.code(rename(column, label))).collect();
                translated(codes, |code| known.get(code as usize).copied())
            }
            _ => vec![MISSING; table.rows],
        };
        labels.extend(&codes);
    }
    labels.finish(column)
}

fn numbers(tables: &[PlacementTable], column: PlacementColumn, rows: usize) -> CodedColumn {
    let base = if column.kind() == ColumnKind::Date { FIRST_DAY.into() } else { 0 };
    let mut numbers = NumberColumn::with_capacity(base, rows);
    for table in tables {
        let codes = match table.column(column).map(|coded| (&coded.codes, &coded.domain)) {
            Some((codes, &Domain::Numbers { origin, len })) => translated(codes, |code| {
                (code < len).then(|| numbers.code(origin + i64::from(code)))?
            }),
            _ => vec![MISSING; table.rows],
        };
        numbers.extend(&codes);
    }
    numbers.finish(column)
}

fn translated(codes: &Codes, translate: impl Fn(u32) -> Option<u32>) -> Vec<u32> {
    let translate = |code: u32| translate(code).unwrap_or(MISSING);
    match codes {
        Codes::U8(codes) => codes.iter().map(|&code| translate(code.into())).collect(),
        Codes::U16(codes) => codes.iter().map(|&code| translate(code.into())).collect(),
        Codes::U32(codes) => codes.iter().map(|&code| translate(code)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(day: i64, labels: &[&str], codes: &[u8], count: Option<Vec<u32>>) -> PlacementTable {
        let date = CodedColumn {
            column: PlacementColumn::Date,
            codes: Codes::U8(vec![0; codes.len()]),
            domain: Domain::Numbers { origin: day, len: 1 },
            missing: false,
        };
        let scheme = CodedColumn {
            column: PlacementColumn::Scheme,
            codes: Codes::U8(codes.to_vec()),
            domain: Domain::Labels(labels.iter().map(|&label| label.to_owned()).collect()),
            missing: codes.iter().any(|&code| usize::from(code) == labels.len()),
        };
        let columns = if labels.is_empty() { vec![date] } else { vec![date, scheme] };
        PlacementTable { rows: codes.len(), columns, count }
    }

    #[test]
    fn a_file_a_month_becomes_a_year() {
        let tables = [
            table(100, &["b"], &[0, 1], None),
            table(131, &["a", "old"], &[0, 1], Some(vec![5, 6])),
            table(160, &[], &[0], None),
        ];
        let whole = concatenate(&tables, |_, label| if label == "old" { "b" } else { label });
        assert_eq!(whole.rows, 5);
        assert_eq!(whole.count, Some(vec![1, 1, 5, 6, 1]));
        let date = whole.column(PlacementColumn::Date).unwrap();
        assert_eq!(date.domain, Domain::Numbers { origin: 100, len: 61 });
        assert_eq!(date.codes, Codes::U8(vec![0, 0, 31, 31, 60]));
        let scheme = whole.column(PlacementColumn::Scheme).unwrap();
        assert_eq!(scheme.domain, Domain::Labels(vec!["a".into(), "b".into()]));
        assert_eq!(scheme.codes, Codes::U8(vec![1, 2, 0, 1, 2]));
    }
}
