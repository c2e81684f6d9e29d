//! Printed weekdays against the calendar: a list of dates that publications gave with a weekday.

use super::report::{Problems, SheetReport, in_sheet, notice};
use crate::ingest::headers::headers;
use crate::ingest::import::letters;
use crate::ingest::reading::date::{Convention, Order, weekday_named, written};
use crate::ingest::sheet::{Cell, Sheet};
use crate::model::vocabulary::fold;
use crate::model::{Day, Message, Place, ProblemKind, Severity};

/// Headers of the date and of the weekday printed with it.
const DATES: &[&str] = &["date", "printed_date", "tanggal", "tanggal tercetak"];
const WEEKDAYS: &[&str] = &["stated_weekday", "hari tercetak", "printed weekday"];

fn column(headers: &[String], names: &[&str]) -> Option<usize> {
    headers.iter().position(|header| names.iter().any(|name| fold(name) == fold(header)))
}

pub(super) fn is_header(headers: &[String]) -> bool {
    column(headers, DATES).is_some() && column(headers, WEEKDAYS).is_some()
}

/// Checks each row. Nothing is kept of the list: the data contract has no such table.
pub(super) fn check(
    file: &str,
    sheet: &Sheet,
    header: usize,
    problems: &mut Problems,
) -> SheetReport {
    let headers = headers(sheet.row(header), sheet.width());
    let (date, weekday) = (column(&headers, DATES), column(&headers, WEEKDAYS));
    let mut report =
        SheetReport { name: "weekdays", sheet: sheet.name.clone(), ..SheetReport::default() };
    report.columns = headers
        .iter()
        .enumerate()
        .map(|(at, header)| {
            let field = if Some(at) == date { Some("date") } else { None };
            (header.clone(), field.or((Some(at) == weekday).then_some("weekday")))
        })
        .collect();
    let (Some(date), Some(weekday)) = (date, weekday) else { return report };
    for row in (header + 1..sheet.rows()).map(|position| sheet.row(position)) {
        report.rows_read += 1;
        let printed = row.cell(weekday).shown();
        let said = weekday_named(&printed);
        let day = day(row.cell(date));
        let place = |column: usize| Place {
            cell: Some(format!("{}{}", letters(column), row.number).into()),
            ..in_sheet(file, sheet, row.number, headers.get(column).map(String::as_str))
        };
        let (Some(day), Some(said)) = (day, said) else {
            report.rows_set_aside += 1;
            let (kind, column) = if day.is_none() {
                (ProblemKind::BadDate, date)
            } else {
                (ProblemKind::UnknownName, weekday)
            };
            let words = (
                Message::new("tanggal dan nama hari", "a date and the name of a weekday"),
                Message::default(),
            );
            problems.cell(notice(
                kind,
                Severity::Error,
                place(column),
                row.cell(column).shown(),
                words,
            ));
            continue;
        };
        report.rows_used += 1;
        if day.weekday() != said {
            let [id, en] = day.weekday_name();
            let words = (
                Message::new(
                    format!("{id}: hari dari {day}"),
                    format!("{en}: the weekday of {day}"),
                ),
                Message::new(
                    "Hari tercetak tidak cocok dengan kalender: tanyakan mana yang benar.",
                    "The printed weekday is not the calendar's: ask which of the two is right.",
                ),
            );
            problems.add(notice(
                ProblemKind::FalseStatement,
                Severity::Warning,
                place(weekday),
                printed,
                words,
            ));
        }
    }
    report
}

fn day(cell: Cell<'_>) -> Option<Day> {
    match cell {
        Cell::Date(day) => Some(day),
        Cell::Text(text) => {
            let convention = Convention { order: Some(Order::DayFirst), ..Convention::default() };
            written(text)?.read(convention).filter(|one| one.days() == 1).map(|one| one.last())
        }
        _ => None,
    }
}
