//! The words of a question, read against the table: columns, filters and the measure, or a problem that
//! names what is known.

use crate::analysis::placements::{self, NOT_AVAILABLE, filter_for_labels, filter_for_numbers};
use crate::engine::{Column, Domain, Filter, GroupKey, MAX_BINS, Measure, Table};
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Month, Period, Place, Problem, ProblemKind};

const DATE: &str = PlacementColumn::Date.as_str();
const MONTH: &str = "month";
const YEAR: &str = "year";

/// How many of the known values a problem lists.
const LISTED: usize = 24;

/// A question that the engine can answer.
pub(super) struct Request {
    pub(super) keys: Vec<Key>,
    pub(super) filters: Vec<(usize, Filter)>,
    pub(super) measure: Option<(usize, Measure)>,
    /// The measure as it was asked for: the name of its column in the answer.
    pub(super) measure_name: String,
}

/// A column of the answer.
pub(super) struct Key {
    pub(super) name: String,
    pub(super) group: GroupKey,
    pub(super) unit: Unit,
}

/// What the groups of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Label,
    Number,
    Day,
    /// Bin 0 is the first month; `end` is the bin of rows without a date.
    Month {
        first: Month,
        end: u32,
    },
    Year {
        first: i32,
        end: u32,
    },
}

impl Request {
    pub(super) fn new(
        table: &Table,
        by: &[String],
        filters: &[String],
        measure: &str,
    ) -> Result<Self, Problem> {
        let mut keys: Vec<Key> = Vec::new();
        for name in by {
            if keys.iter().any(|key| key.name == *name) {
                return Err(problem("--by", ProblemKind::RuleBroken, name)
                    .expected("setiap kolom satu kali", "every column once"));
            }
            keys.push(key(table, name)?);
        }
        let filters = filters.iter().map(|text| filter(table, text)).collect::<Result<_, _>>()?;
        let measured = self::measure(table, measure)?;
        Ok(Self { keys, filters, measure: measured, measure_name: measure.to_owned() })
    }
}

fn problem(argument: &str, kind: ProblemKind, found: &str) -> Problem {
    Problem::error(kind, Place::file(argument), format!("“{found}”"))
}

fn known(names: &[&str]) -> String {
    let listed = names.get(..LISTED).unwrap_or(names).join(", ");
    if names.len() > LISTED { format!("{listed}, … ({})", names.len()) } else { listed }
}

fn find<'t>(
    table: &'t Table,
    argument: &str,
    name: &str,
    further: &[&'static str],
) -> Result<(usize, &'t Column), Problem> {
    table.column(name).ok_or_else(|| {
        let columns = table.columns().iter().map(|column| column.name.as_str());
        let names: Vec<&str> = columns.chain(further.iter().copied()).collect();
        let names = known(&names);
        problem(argument, ProblemKind::WrongColumn, name)
            .expected(format!("salah satu kolom {names}"), format!("one of the columns {names}"))
    })
}

fn key(table: &Table, name: &str) -> Result<Key, Problem> {
    let calendar = matches!(name, MONTH | YEAR);
    let asked = if calendar { DATE } else { name };
    let (number, column) = find(table, "--by", asked, &[MONTH, YEAR])?;
    let (group, unit) = match (name, &column.domain) {
        (MONTH | YEAR, Domain::Numbers { origin, len }) => {
            let part = |month: Month| if name == YEAR { month.year() } else { month.number() };
            let of_code = |code: u32| part(month(*origin, code));
            let first = of_code(0);
            let last = of_code(len.saturating_sub(1));
            let end = u32::try_from(last - first).unwrap_or(0) + 1;
            if end as usize >= MAX_BINS {
                return Err(problem("--by", ProblemKind::BadDate, name)
                    .expected("tanggal yang masuk akal", "dates within reason"));
            }
            let mut bins: Vec<u16> = (0..*len).map(|code| (of_code(code) - first) as u16).collect();
            bins.extend(column.missing.then_some(end as u16));
            let unit = match name {
                YEAR => Unit::Year { first, end },
                _ => Unit::Month { first: Month::from_number(first), end },
            };
            (GroupKey::bins(number, bins), unit)
        }
        (_, Domain::Labels(_)) => (GroupKey::codes(number), Unit::Label),
        (DATE, _) => (GroupKey::codes(number), Unit::Day),
        (_, Domain::Numbers { .. }) => (GroupKey::codes(number), Unit::Number),
    };
    Ok(Key { name: name.to_owned(), group, unit })
}

fn month(origin: i64, code: u32) -> Month {
    let day = origin.saturating_add(i64::from(code));
    let day = day.clamp(i64::from(Day::MIN.number()), i64::from(Day::MAX.number()));
    Day::from_number(day as i32).month()
}

fn filter(table: &Table, text: &str) -> Result<(usize, Filter), Problem> {
    let Some((name, values)) = text.split_once('=') else {
        return Err(problem("--where", ProblemKind::RuleBroken, text)
            .expected("KOLOM=NILAI,NILAI", "COLUMN=VALUE,VALUE"));
    };
    let asked = if matches!(name, MONTH | YEAR) { DATE } else { name };
    let (number, column) = find(table, "--where", asked, &[])?;
    let filter = match column.domain {
        Domain::Labels(_) => labels(column, values)?,
        Domain::Numbers { .. } => numbers(column, asked == DATE, values)?,
    };
    Ok((number, filter))
}

/// Labels are taken as they are; where the column has a vocabulary, also in its other spellings. What the
/// vocabulary knows and the table does not have passes no row, without being wrong.
fn labels(column: &Column, values: &str) -> Result<Filter, Problem> {
    let vocabulary = PlacementColumn::from_name(&column.name).and_then(PlacementColumn::vocabulary);
    let Domain::Labels(labels) = &column.domain else { return Ok(Filter::All) };
    let mut wanted = Vec::new();
    for value in values.split(',').map(str::trim) {
        let term = vocabulary.and_then(|vocabulary| vocabulary.recognise(value));
        if value == NOT_AVAILABLE || labels.iter().any(|label| label == value) {
            wanted.push(value);
        } else if let Some(term) = term {
            wanted.push(term.code);
        } else {
            let mut names: Vec<&str> = labels.iter().map(String::as_str).collect();
            names.sort_unstable();
            let names = known(&names);
            return Err(Problem {
                place: Place::file("--where").at_column(&column.name),
                ..problem("--where", ProblemKind::UnknownName, value)
            }
            .expected(format!("salah satu dari {names}"), format!("one of {names}")));
        }
    }
    Ok(filter_for_labels(column, &wanted).filter)
}

fn numbers(column: &Column, dates: bool, values: &str) -> Result<Filter, Problem> {
    let mut ranges = Vec::new();
    for value in values.split(',').map(str::trim) {
        let range = match value {
            NOT_AVAILABLE => match column.missing_code() {
                Some(code) => Filter::Range { lo: code, hi: code + 1 },
                None => Filter::In(Vec::new()),
            },
            _ if dates => {
                let period: Period = value.parse().map_err(|_| {
                    problem("--where", ProblemKind::BadDate, value).expected(
                        "hari, bulan, triwulan, tahun, atau rentang, misalnya 2024-01-01..2024-10-31",
                        "a day, month, quarter, year or range, such as 2024-01-01..2024-10-31",
                    )
                })?;
                placements::filter_for_period(column, period)
            }
            _ => {
                let range = number_range(value).ok_or_else(|| {
                    problem("--where", ProblemKind::BadNumber, value).expected(
                        "bilangan bulat atau rentang, misalnya 0..30",
                        "a whole number or a range, such as 0..30",
                    )
                })?;
                filter_for_numbers(column, range)
            }
        };
        ranges.push(range);
    }
    Ok(union(ranges))
}

fn number_range(text: &str) -> Option<std::ops::RangeInclusive<i64>> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some(first..=last)
}

fn union(ranges: Vec<Filter>) -> Filter {
    match <[Filter; 1]>::try_from(ranges) {
        Ok([only]) => only,
        Err(ranges) => Filter::In(
            ranges
                .into_iter()
                .flat_map(|range| match range {
                    Filter::Range { lo, hi } => (lo..hi).collect(),
                    Filter::In(codes) => codes,
                    Filter::All => Vec::new(),
                })
                .collect(),
        ),
    }
}

fn measure(table: &Table, text: &str) -> Result<Option<(usize, Measure)>, Problem> {
    let mut parts = text.split(':');
    let parts = (parts.next(), parts.next(), parts.next(), parts.next());
    let (measure, name) = match parts {
        (Some("count"), None, ..) => return Ok(None),
        (Some("sum"), Some(name), None, _) => (Measure::Sum, name),
        (Some("mean"), Some(name), None, _) => (Measure::Mean, name),
        (Some("quantile"), Some(name), Some(part), None) => {
            let part = part.parse().ok().filter(|part| (0.0..=1.0).contains(part));
            let part = part.ok_or_else(|| {
                problem("--measure", ProblemKind::BadNumber, text).expected(
                    "kuantil antara 0 dan 1, misalnya quantile:lead_days:0.5",
                    "a quantile from 0 to 1, such as quantile:lead_days:0.5",
                )
            })?;
            (Measure::Quantile(part), name)
        }
        _ => {
            return Err(problem("--measure", ProblemKind::RuleBroken, text).expected(
                "count, sum:KOLOM, mean:KOLOM atau quantile:KOLOM:Q",
                "count, sum:COLUMN, mean:COLUMN or quantile:COLUMN:Q",
            ));
        }
    };
    let (number, column) = find(table, "--measure", name, &[])?;
    let of_days = name == DATE && !matches!(measure, Measure::Quantile(_));
    if of_days || matches!(column.domain, Domain::Labels(_)) {
        return Err(problem("--measure", ProblemKind::WrongColumn, text).expected(
            "kolom bilangan, misalnya lead_days",
            "a column of numbers, such as lead_days",
        ));
    }
    Ok(Some((number, measure)))
}
