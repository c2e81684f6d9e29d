//! The engine's desk, natively: the same answers that the page gets, against counts made row by row.

#![expect(clippy::unwrap_used, reason = "what does not hold in a test should end it")]

use std::collections::BTreeMap;

use capaian::board::question::{
    Bins, Clause, Clauses, PlacementsInfo, Question, RowOrder, RowsRequest,
};
use capaian::board::session::Session;
use capaian::ingest::arrow::read_placements;
use capaian::ingest::import::{Choices, propose, read};
use capaian::ingest::shape::in_rows;
use capaian::ingest::sheet::open;
use capaian::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
use capaian::model::placement::PlacementColumn;

fn sample() -> PlacementTable {
    let file = "public/data/sample/placements.arrow";
    read_placements(&std::fs::read(file).unwrap(), file).unwrap()
}

fn clauses(list: &[(&str, Clause)]) -> Clauses {
    list.iter().map(|(view, clause)| ((*view).to_owned(), clause.clone())).collect()
}

fn keys(list: &[&str]) -> Clause {
    Clause::In(list.iter().map(|key| (*key).to_owned()).collect())
}

fn view(info: &PlacementsInfo, name: &str) -> usize {
    info.views.iter().position(|view| view.name == name).unwrap()
}

/// The cells of a column as text, one by one.
fn cells(table: &PlacementTable, column: PlacementColumn) -> Vec<String> {
    let CodedColumn { codes, domain, .. } = table.column(column).unwrap();
    let codes: Vec<u32> = match codes {
        Codes::U8(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U16(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U32(codes) => codes.clone(),
    };
    let text = |code: u32| match domain {
        Domain::Labels(labels) => labels.get(code as usize).cloned().unwrap_or_default(),
        Domain::Numbers { origin, len } if code < *len => (origin + i64::from(code)).to_string(),
        Domain::Numbers { .. } => String::new(),
    };
    codes.into_iter().map(text).collect()
}

#[test]
fn data_of_whole_months_begin_with_a_months_first_day() {
    let first_and_last = |text: &str| {
        let workbook = in_rows(open(text.as_bytes(), "data.csv").unwrap());
        let choices = Choices::from(&propose(&workbook));
        let session = Session::open(read(&workbook, &choices).unwrap().placements).unwrap();
        (session.info().first.to_string(), session.info().last.to_string())
    };
    let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
    let months = "TAHUN 2024;;\nNegara;Januari;Februari\nHongkong;1;2\n";
    assert_eq!(first_and_last(months), pair("2024-01-01", "2024-02-29"));
    let days = "Negara;Tanggal\nHongkong;31/1/2024\nHongkong;28/2/2024\n";
    assert_eq!(first_and_last(days), pair("2024-01-31", "2024-02-28"));
}

#[test]
fn each_view_counts_under_the_clauses_of_all_others() {
    let table = sample();
    let destinations = cells(&table, PlacementColumn::Destination);
    let sexes = cells(&table, PlacementColumn::Sex);
    let days: Vec<i32> =
        cells(&table, PlacementColumn::Date).iter().map(|day| day.parse().unwrap()).collect();
    let mut session = Session::open(table).unwrap();
    let info = session.info().clone();
    let period = "2024-01..2024-10".parse().unwrap();
    let wanted = clauses(&[
        ("month", Clause::Within(period)),
        ("destination", keys(&["HKG", "TWN"])),
        ("sex", keys(&["female"])),
    ]);
    let answer = session.answer(&Question { clauses: wanted, with_base: true }).unwrap();

    let first: i32 = period.first().number();
    let in_period = |row: usize| (first..=period.last().number()).contains(&days[row]);
    let mut by_destination: BTreeMap<&str, u64> = BTreeMap::new();
    let mut base: BTreeMap<&str, u64> = BTreeMap::new();
    let mut passing = 0;
    for row in 0..days.len() {
        if !in_period(row) {
            continue;
        }
        *base.entry(&destinations[row]).or_default() += 1;
        if sexes[row] == "female" {
            *by_destination.entry(&destinations[row]).or_default() += 1;
            passing += u64::from(["HKG", "TWN"].contains(&destinations[row].as_str()));
        }
    }
    let number = view(&info, "destination");
    let Bins::Keys(bins) = &info.views[number].bins else { panic!("destinations have keys") };
    for (bin, key) in bins.iter().enumerate() {
        let expected = by_destination.get(key.as_str()).copied().unwrap_or(0);
        assert_eq!(answer.counts[number][bin], expected, "{key}");
        let expected = base.get(key.as_str()).copied().unwrap_or(0);
        assert_eq!(answer.base.as_ref().unwrap()[number][bin], expected, "{key}");
    }
    assert_eq!(answer.placements, passing);
    assert_eq!(answer.unknown, vec![]);
}

#[test]
fn the_headline_of_the_sample_is_the_article_s() {
    let mut session = Session::open(sample()).unwrap();
    let wanted = clauses(&[("month", Clause::Within("2024-01..2024-10".parse().unwrap()))]);
    let answer = session.answer(&Question { clauses: wanted, with_base: false }).unwrap();
    assert_eq!(answer.placements, 35_945);
    assert_eq!(answer.base, None);
}

#[test]
fn clearing_the_clauses_gives_the_totals_back() {
    let mut session = Session::open(sample()).unwrap();
    let info = session.info().clone();
    let wanted = clauses(&[("destination", keys(&["HKG"])), ("lead", Clause::Between(0, 13))]);
    session.answer(&Question { clauses: wanted, with_base: true }).unwrap();
    let answer = session.answer(&Question::default()).unwrap();
    for (view, counts) in info.views.iter().zip(&answer.counts) {
        assert_eq!(&view.totals, counts, "{}", view.name);
    }
    assert_eq!(answer.placements, info.placements);
}

#[test]
fn the_rows_behind_a_figure_add_up_to_it() {
    let mut session = Session::open(sample()).unwrap();
    let wanted = clauses(&[("destination", keys(&["KOR"])), ("sex", keys(&["female"]))]);
    let question = Question { clauses: wanted.clone(), with_base: false };
    let placements = session.answer(&question).unwrap().placements;
    let mut listed = 0;
    for page in 0.. {
        let order = RowOrder::By { column: "date".to_owned(), descending: page % 2 == 0 };
        let (limit, offset) = (100, page * 100);
        let request = RowsRequest { clauses: wanted.clone(), order, offset, limit };
        let rows = session.rows(&request).unwrap();
        assert_eq!(rows.total_placements, placements);
        listed += rows.rows.iter().map(|(_, _, count)| u64::from(*count)).sum::<u64>();
        if rows.rows.len() < 100 {
            break;
        }
    }
    assert_eq!(listed, placements);
    assert!(placements > 0);
}

#[test]
fn what_the_data_do_not_have_is_named() {
    let mut session = Session::open(sample()).unwrap();
    let wanted = clauses(&[("destination", keys(&["HKG", "XXX"])), ("nonsense", keys(&["a"]))]);
    let answer = session.answer(&Question { clauses: wanted, with_base: false }).unwrap();
    let unknown: Vec<(&str, &str)> =
        answer.unknown.iter().map(|(view, key)| (view.as_str(), key.as_str())).collect();
    assert_eq!(unknown, [("destination", "XXX"), ("nonsense", "")]);
}

#[test]
fn a_table_without_rows_is_a_problem_and_no_panic() {
    assert!(Session::open(PlacementTable { rows: 0, columns: vec![], count: None }).is_err());
}
