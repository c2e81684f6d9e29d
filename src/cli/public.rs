//! `pack --public`: placements as counts that may be published, and no table that tells of single persons or
//! offices.

use std::collections::BTreeMap;

use clap::Args;

use super::files;
use crate::analysis::disclosure::{HIDDEN, Protected, Record, protect};
use crate::ingest::arrow::FIRST_DAY;
use crate::ingest::columns::{LabelColumn, MISSING, NumberColumn};
use crate::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
use crate::model::placement::PlacementColumn;
use crate::model::table::{Records, TableName};
use crate::model::{Day, Lang, Message, Month, Place, Problem, ProblemKind};

/// What a column's label is worth: the dearer, the later it is left out.
const COLUMNS: [(PlacementColumn, u32); 8] = [
    (PlacementColumn::Agency, 3),
    (PlacementColumn::Destination, 8),
    (PlacementColumn::Scheme, 5),
    (PlacementColumn::Sector, 4),
    (PlacementColumn::EmployerType, 2),
    (PlacementColumn::Sex, 4),
    (PlacementColumn::OriginProvince, 3),
    (PlacementColumn::Occupation, 3),
];

/// Tables whose rows speak of single offices, complaints or meetings.
const WITHHELD: [TableName; 4] =
    [TableName::JobOrders, TableName::Indicators, TableName::Complaints, TableName::Meetings];

/// What may be published.
#[derive(Clone, Debug, Args)]
pub struct PublicArgs {
    /// Publish counts that protect single persons, instead of the rows
    #[arg(long)]
    pub public: bool,
    /// The smallest number of persons that may be published
    #[arg(long, default_value_t = 5, requires = "public", value_parser = clap::value_parser!(u64).range(2..))]
    pub k: u64,
}

/// Leaves out what may not be published, and says so.
///
/// # Errors
/// Where fewer than `k` persons are left.
pub fn publish(
    table: &PlacementTable,
    tables: &mut BTreeMap<TableName, Records>,
    k: u64,
    lang: Lang,
) -> Result<PlacementTable, Problem> {
    let withheld: Vec<&str> = WITHHELD
        .into_iter()
        .filter(|name| tables.remove(name).is_some())
        .map(TableName::as_str)
        .collect();
    let columns: Vec<(&CodedColumn, u32)> =
        COLUMNS.iter().filter_map(|(column, cost)| Some((table.column(*column)?, *cost))).collect();
    let costs: Vec<u32> = columns.iter().map(|(_, cost)| *cost).collect();
    let records = records(table, &columns);
    let protected = protect(&records, k, &costs);
    if protected.rows.is_empty() {
        return Err(too_few(k));
    }
    files::say(&describe(&records, &protected, &columns, &withheld, lang))?;
    let published = published(&protected, &columns);
    forget_hidden(tables, &published);
    Ok(published)
}

/// Leaves out the agencies of which nothing is known but placements that are hidden.
fn forget_hidden(tables: &mut BTreeMap<TableName, Records>, published: &PlacementTable) {
    let shown = match published.column(PlacementColumn::Agency).map(|column| &column.domain) {
        Some(Domain::Labels(ids)) => ids.as_slice(),
        _ => &[],
    };
    if let Some(Records::Agencies(agencies)) = tables.get_mut(&TableName::Agencies) {
        agencies.retain(|agency| agency.licence_number.is_some() || shown.contains(&agency.id));
    }
}

/// What readers of a public pack must know.
pub fn notice(k: u64) -> Message {
    Message::new(
        format!(
            "Label yang dimiliki kurang dari {k} orang dihilangkan: jumlah per label adalah jumlah terkecil, \
             jumlah per bulan tepat."
        ),
        format!(
            "Labels of fewer than {k} persons are left out: sums by label are the least there are, sums by \
             month are exact."
        ),
    )
}

/// The code of each row, `None` where it is not available.
fn codes(column: &CodedColumn) -> Vec<Option<u32>> {
    let len = match &column.domain {
        Domain::Labels(labels) => labels.len() as u32,
        Domain::Numbers { len, .. } => *len,
    };
    let known = |code: u32| (code < len).then_some(code);
    match &column.codes {
        Codes::U8(codes) => codes.iter().map(|&code| known(code.into())).collect(),
        Codes::U16(codes) => codes.iter().map(|&code| known(code.into())).collect(),
        Codes::U32(codes) => codes.iter().map(|&code| known(code)).collect(),
    }
}

fn records(table: &PlacementTable, columns: &[(&CodedColumn, u32)]) -> Vec<Record> {
    let months = table.column(PlacementColumn::Date).map(months).unwrap_or_default();
    let columns: Vec<Vec<Option<u32>>> = columns.iter().map(|(column, _)| codes(column)).collect();
    let dated = months.into_iter().enumerate().filter_map(|(row, month)| Some((row, month?)));
    dated
        .map(|(row, month)| Record {
            month: month.number(),
            labels: columns
                .iter()
                .map(|codes| codes.get(row).copied().flatten().unwrap_or(HIDDEN))
                .collect(),
            persons: table
                .count
                .as_ref()
                .map_or(1, |counts| counts.get(row).copied().unwrap_or(0).into()),
        })
        .collect()
}

fn months(date: &CodedColumn) -> Vec<Option<Month>> {
    let Domain::Numbers { origin, .. } = date.domain else { return Vec::new() };
    let day = |code: u32| i32::try_from(origin + i64::from(code)).ok().map(Day::from_number);
    codes(date).into_iter().map(|code| code.and_then(day).map(Day::month)).collect()
}

/// A row a record: the last day of its month, its labels, its persons.
fn published(protected: &Protected, columns: &[(&CodedColumn, u32)]) -> PlacementTable {
    let rows = protected.rows.len();
    let mut days = NumberColumn::with_capacity(FIRST_DAY.into(), rows);
    let last = |record: &Record| Month::from_number(record.month).last_day().number();
    let codes: Vec<u32> = protected
        .rows
        .iter()
        .map(|record| days.code(last(record).into()).unwrap_or(MISSING))
        .collect();
    days.extend(&codes);
    let mut table =
        PlacementTable { rows, columns: vec![days.finish(PlacementColumn::Date)], count: None };
    for (at, (column, _)) in columns.iter().enumerate() {
        let Domain::Labels(domain) = &column.domain else { continue };
        let mut labels = LabelColumn::with_capacity(rows);
        let codes: Vec<u32> = protected
            .rows
            .iter()
            .map(|record| {
                let label = record.labels.get(at).and_then(|&code| domain.get(code as usize));
                label.map_or(MISSING, |label| labels.code(label))
            })
            .collect();
        labels.extend(&codes);
        table.columns.push(labels.finish(column.column));
    }
    table.columns.sort_by_key(|column| column.column);
    let persons = |record: &Record| u32::try_from(record.persons).unwrap_or(u32::MAX);
    table.count = Some(protected.rows.iter().map(persons).collect());
    table
}

/// How many rows there are, and for each column which share of the persons keeps its label.
fn describe(
    records: &[Record],
    protected: &Protected,
    columns: &[(&CodedColumn, u32)],
    withheld: &[&str],
    lang: Lang,
) -> String {
    let labelled = |records: &[Record], at: usize| -> u64 {
        let known =
            records.iter().filter(|record| record.labels.get(at).is_some_and(|&one| one != HIDDEN));
        known.map(|record| record.persons).sum()
    };
    let (rows, left_out) = (protected.rows.len(), protected.left_out);
    let mut text = match lang {
        Lang::Id => format!(
            "{rows} baris terbit; {left_out} orang di bulan yang terlalu kecil ditinggalkan\n"
        ),
        Lang::En => {
            format!("{rows} rows published; {left_out} persons of months too small left out\n")
        }
    };
    for (at, (column, _)) in columns.iter().enumerate() {
        let (before, after) = (labelled(records, at), labelled(&protected.rows, at));
        let share = (after * 100).checked_div(before).unwrap_or(100);
        text.push_str(&format!("  {}: {share}%\n", column.column.label().get(lang)));
    }
    if !withheld.is_empty() {
        let words = match lang {
            Lang::Id => "tidak diterbitkan",
            Lang::En => "not published",
        };
        text.push_str(&format!("  {words}: {}\n", withheld.join(", ")));
    }
    text
}

fn too_few(k: u64) -> Problem {
    Problem::error(ProblemKind::EmptyCell, Place::default(), "0")
        .expected(
            format!("sebuah bulan dengan sekurangnya {k} orang"),
            format!("a month with at least {k} persons"),
        )
        .advice(
            "Data ini terlalu sedikit untuk diterbitkan.",
            "These data are too few to be published.",
        )
}
