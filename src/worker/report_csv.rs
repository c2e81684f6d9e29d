//! A reading's problems as a file: all of them, in both languages, for whoever mends the spreadsheet.

use super::kinds::{kind_words, severity_words};
use super::reading::advice;
use crate::ingest::import::Report;
use crate::model::{Lang, Problem, csv};

const COLUMNS: [&str; 13] = [
    "tingkat",
    "severity",
    "jenis",
    "kind",
    "berkas/file",
    "lembar/sheet",
    "baris/row",
    "kolom/column",
    "sel/cell",
    "ditemukan/found",
    "saran",
    "advice",
    "jumlah/count",
];

/// The problems of a report as CSV, the worst first. No cell is a formula.
pub fn report_csv(report: &Report) -> String {
    let rows = report.problems.iter().map(row);
    let head = format!("{}{}", csv::MARK, csv::line(COLUMNS.into_iter()));
    rows.fold(head, |text, row| text + &csv::line(row.iter().map(String::as_str)))
}

fn row(problem: &Problem) -> [String; 13] {
    let (severity, kind) = (severity_words(problem.severity), kind_words(problem.kind));
    let place = &problem.place;
    [
        severity.id.to_owned(),
        severity.en.to_owned(),
        kind.id.to_owned(),
        kind.en.to_owned(),
        place.file.clone(),
        place.sheet.clone().unwrap_or_default(),
        place.row.map(|row| row.to_string()).unwrap_or_default(),
        place.column.clone().unwrap_or_default(),
        place.cell.as_deref().unwrap_or_default().to_owned(),
        problem.found.clone(),
        advice(problem, Lang::Id),
        advice(problem, Lang::En),
        problem.count.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, ProblemKind};

    #[test]
    fn every_problem_is_a_line_in_both_languages_and_none_is_a_formula() {
        let place = Place::file("a.csv").at_row(3).at_column("Tanggal");
        let problem =
            Problem::error(ProblemKind::BadDate, place, "=1+1").expected("tanggal", "a date");
        let report = Report { problems: vec![problem], ..Report::default() };
        let text = report_csv(&report);
        let lines: Vec<&str> = text.trim_start_matches(csv::MARK).lines().collect();
        assert_eq!(
            lines[1],
            "tidak terbaca,not read,tanggal,date,a.csv,,3,Tanggal,,'=1+1,Diharapkan tanggal.,\
             Expected a date.,1"
        );
        assert_eq!(lines.len(), 2);
    }
}
