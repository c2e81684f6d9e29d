//! The placements table in the engine: its columns, the views of the overview, and filters in the
//! words of the field (labels, periods, days) instead of codes.

use std::ops::RangeInclusive;

use crate::engine::{self, EngineError, Filter, MAX_BINS, Table, View};
use crate::model::columns::{Codes, Domain, PlacementTable};
use crate::model::order::sorted;
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Month, Period};

/// The view of dates by calendar month. [`month_bins`] says which months.
pub const MONTH: &str = "month";
/// The view of lead days by [`LEAD_BIN_DAYS`].
pub const LEAD: &str = "lead";

/// Days per bin of the lead view.
pub const LEAD_BIN_DAYS: i64 = 7;
/// The last bin of the lead view holds this many days and more.
pub const LEAD_OPEN_FROM: i64 = 182;
/// Bins of the lead view, the open one among them; "not available" comes after.
pub const LEAD_BINS: usize = (LEAD_OPEN_FROM / LEAD_BIN_DAYS) as usize + 1;

/// How "not available" is written where labels are: files have no empty label.
pub const NOT_AVAILABLE: &str = "";

/// Columns that have a view of their own name, a bin per label and "not available" last.
const LABEL_VIEWS: [PlacementColumn; 8] = [
    PlacementColumn::Agency,
    PlacementColumn::Destination,
    PlacementColumn::OriginProvince,
    PlacementColumn::Scheme,
    PlacementColumn::Sector,
    PlacementColumn::Sex,
    PlacementColumn::EmployerType,
    PlacementColumn::Occupation,
];

/// Hands the table to the engine. Codes are moved, not copied; the counts become the weights.
pub fn engine_table(table: PlacementTable) -> Result<Table, EngineError> {
    let columns = table.columns.into_iter().map(|coded| engine::Column {
        name: coded.column.as_str().to_owned(),
        codes: match coded.codes {
            Codes::U8(codes) => engine::Codes::U8(codes),
            Codes::U16(codes) => engine::Codes::U16(codes),
            Codes::U32(codes) => engine::Codes::U32(codes),
        },
        domain: match coded.domain {
            Domain::Labels(labels) => engine::Domain::Labels(labels),
            Domain::Numbers { origin, len } => engine::Domain::Numbers { origin, len },
        },
        missing: coded.missing,
    });
    Table::new(columns.collect(), table.count)
}

/// The overview's views: [`MONTH`], the label columns, [`LEAD`]; each only where its column is.
///
/// Rows without a date, label or lead time fall into a last bin of their own, which is there only where
/// the column has such rows.
pub fn standard_views(table: &Table) -> Vec<View> {
    let labels = LABEL_VIEWS.into_iter().filter_map(|column| {
        let (number, column) = table.column(column.as_str())?;
        View::identity(column.name.clone(), table, number).ok()
    });
    month_view(table).into_iter().chain(labels).chain(lead_view(table)).collect()
}

/// The first month with placements, and the number of months up to the last: the bins of [`MONTH`],
/// months without placements among them. `None` where no row has a date.
pub fn month_bins(table: &Table) -> Option<(Month, usize)> {
    let (_, column) = table.column(PlacementColumn::Date.as_str())?;
    let mut days = (0..)
        .zip(column.occurring())
        .filter(|&(_, present)| present)
        .filter_map(|(code, _)| day(&column.domain, code));
    let first = days.next()?.month();
    let last = days.last().map_or(first, Day::month);
    Some((first, usize::try_from(last.number() - first.number()).ok()? + 1))
}

fn day(domain: &engine::Domain, code: u32) -> Option<Day> {
    i32::try_from(domain.number(code)?).ok().map(Day::from_number)
}

fn month_view(table: &Table) -> Option<View> {
    let (number, column) = table.column(PlacementColumn::Date.as_str())?;
    let (first, months) = month_bins(table)?;
    let bins = months + usize::from(column.missing);
    if bins > MAX_BINS {
        return None;
    }
    let last = u16::try_from(months - 1).ok()?;
    let mut bin_of_code: Vec<u16> = (0..)
        .take(column.domain.len())
        .map(|code| {
            // Days of the domain before the first or after the last one present have no rows.
            let month = day(&column.domain, code).map_or(first, Day::month);
            u16::try_from((month.number() - first.number()).max(0)).unwrap_or(last).min(last)
        })
        .collect();
    bin_of_code.extend(column.missing.then_some(last.saturating_add(1)));
    Some(View { name: MONTH.to_owned(), column: number, bin_of_code, bins })
}

/// The bin of a lead time. Lead times are 0 or more (`PlacementColumn::LeadDays`).
pub fn lead_bin(days: i64) -> usize {
    (days.clamp(0, LEAD_OPEN_FROM) / LEAD_BIN_DAYS) as usize
}

fn lead_view(table: &Table) -> Option<View> {
    let (number, column) = table.column(PlacementColumn::LeadDays.as_str())?;
    let mut bin_of_code: Vec<u16> = (0..)
        .take(column.domain.len())
        .map(|code| lead_bin(column.domain.number(code).unwrap_or(0)) as u16)
        .collect();
    bin_of_code.extend(column.missing.then_some(LEAD_BINS as u16));
    let bins = LEAD_BINS + usize::from(column.missing);
    Some(View { name: LEAD.to_owned(), column: number, bin_of_code, bins })
}

/// The most days that [`lead_days_view`] tells apart: more would make every count dearer.
const MOST_DAYS_APART: usize = 4096;

/// The name of [`lead_days_view`].
pub const LEAD_DAYS_VIEW: &str = "lead, by day";

/// A view of lead times day by day, which is never filtered: exact quantiles are read from it. `None`
/// where there are too many different ones.
pub fn lead_days_view(table: &Table) -> Option<View> {
    let (number, column) = table.column(PlacementColumn::LeadDays.as_str())?;
    let is_small = column.codes_count() <= MOST_DAYS_APART;
    is_small.then(|| View::identity(LEAD_DAYS_VIEW, table, number).ok()).flatten()
}

/// A filter made of labels, and the labels that the column does not have, for the person to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelFilter {
    /// Passes the known labels; nothing, where none of them is known.
    pub filter: Filter,
    pub unknown: Vec<String>,
}

/// The filter that passes the rows with one of these labels; [`NOT_AVAILABLE`] stands for none.
pub fn filter_for_labels<L: AsRef<str>>(column: &engine::Column, labels: &[L]) -> LabelFilter {
    let (mut codes, mut unknown) = (Vec::new(), Vec::new());
    for label in labels.iter().map(AsRef::as_ref) {
        let code = if label == NOT_AVAILABLE { column.missing_code() } else { None };
        match code.or_else(|| code_of_label(&column.domain, label)) {
            Some(code) => codes.push(code),
            None => unknown.push(label.to_owned()),
        }
    }
    let mut codes = sorted(codes, u32::cmp);
    codes.dedup();
    LabelFilter { filter: Filter::In(codes), unknown }
}

fn code_of_label(domain: &engine::Domain, label: &str) -> Option<u32> {
    match domain {
        engine::Domain::Labels(labels) => {
            (0..).zip(labels).find(|(_, known)| *known == label).map(|(code, _)| code)
        }
        engine::Domain::Numbers { .. } => None,
    }
}

/// The filter that passes the days of a period, both ends among them. Rows without a date do not pass.
pub fn filter_for_period(column: &engine::Column, period: Period) -> Filter {
    filter_for_numbers(column, period.first().number().into()..=period.last().number().into())
}

/// The filter that passes the numbers of a range, both ends among them: lead days, and dates as days
/// since 1970-01-01. Rows without a number do not pass.
pub fn filter_for_numbers(column: &engine::Column, numbers: RangeInclusive<i64>) -> Filter {
    let engine::Domain::Numbers { origin, len } = column.domain else {
        return Filter::In(Vec::new());
    };
    let code = |number: i64| number.saturating_sub(origin).clamp(0, i64::from(len)) as u32;
    Filter::Range { lo: code(*numbers.start()), hi: code(numbers.end().saturating_add(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Crossfilter;
    use crate::model::columns::CodedColumn;

    fn number(day: &str) -> i64 {
        day.parse::<Day>().unwrap().number().into()
    }

    fn table() -> Table {
        let days = ["2024-01-31", "2024-02-01", "2024-02-29", "2024-04-01"];
        let origin = number("2024-01-01");
        let date = CodedColumn {
            column: PlacementColumn::Date,
            codes: Codes::U16(days.iter().map(|day| (number(day) - origin) as u16).collect()),
            // Wider than the days present, at both ends.
            domain: Domain::Numbers { origin, len: 366 },
            missing: false,
        };
        let destination = CodedColumn {
            column: PlacementColumn::Destination,
            codes: Codes::U8(vec![0, 1, 2, 0]),
            domain: Domain::Labels(vec!["HKG".into(), "TWN".into()]),
            missing: true,
        };
        let lead = CodedColumn {
            column: PlacementColumn::LeadDays,
            codes: Codes::U16(vec![6, 7, 181, 400]),
            domain: Domain::Numbers { origin: 0, len: 401 },
            missing: false,
        };
        let columns = vec![date, destination, lead];
        engine_table(PlacementTable { rows: 4, columns, count: Some(vec![1, 2, 4, 8]) }).unwrap()
    }

    fn overview() -> Crossfilter {
        let table = table();
        let views = standard_views(&table);
        Crossfilter::new(table, views).unwrap()
    }

    #[test]
    fn months_run_from_the_first_to_the_last_day_present() {
        let table = table();
        assert_eq!(month_bins(&table), Some(("2024-01".parse().unwrap(), 4)));
        let overview = overview();
        let (month, _) = overview.view(MONTH).unwrap();
        assert_eq!(overview.totals(month), [1, 6, 0, 8]);
    }

    #[test]
    fn lead_times_fall_into_weeks_and_an_open_end() {
        let overview = overview();
        let (lead, view) = overview.view(LEAD).unwrap();
        assert_eq!(view.bins, 27);
        let totals = overview.totals(lead);
        assert_eq!((totals[0], totals[1], totals[25], totals[26]), (1, 2, 4, 8));
        assert_eq!(lead_bin(LEAD_OPEN_FROM), LEAD_BINS - 1);
        assert_eq!(lead_bin(LEAD_OPEN_FROM - 1), LEAD_BINS - 2);
    }

    #[test]
    fn views_without_their_column_are_left_out() {
        let table = table();
        let names: Vec<String> = standard_views(&table).into_iter().map(|view| view.name).collect();
        assert_eq!(names, ["month", "destination", "lead"]);
        let empty =
            engine_table(PlacementTable { rows: 0, columns: Vec::new(), count: None }).unwrap();
        assert!(standard_views(&empty).is_empty());
    }

    #[test]
    fn a_period_includes_both_its_ends() {
        let mut overview = overview();
        let (month, _) = overview.view(MONTH).unwrap();
        for (period, weight) in [
            ("2024-02", 6),
            ("2024-02-01..2024-02-29", 6),
            ("2024-01-31..2024-02-28", 3),
            ("2023..2025", 15),
            ("2023", 0),
            ("2026", 0),
        ] {
            let (_, column) = overview.table().column("date").unwrap();
            let filter = filter_for_period(column, period.parse().unwrap());
            overview.set(month, filter).unwrap();
            assert_eq!(overview.selected().weight, weight, "{period}");
        }
    }

    #[test]
    fn unknown_labels_are_named_and_the_others_kept() {
        let table = table();
        let (_, column) = table.column("destination").unwrap();
        let found = filter_for_labels(column, &["TWN", "XXX", NOT_AVAILABLE]);
        assert_eq!(found.filter, Filter::In(vec![1, 2]));
        assert_eq!(found.unknown, ["XXX"]);
        let (_, lead) = table.column("lead_days").unwrap();
        assert_eq!(filter_for_labels(lead, &[NOT_AVAILABLE]).unknown, [NOT_AVAILABLE]);
    }
}
