//! Tables laid out for the eye: what rows they become, and what their totals give away.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use capaian::ingest::import::{Answer, Choices, Imported, QuestionKind, propose, read};
use capaian::ingest::shape::{Shape, in_rows};
use capaian::ingest::sheet::open;
use capaian::model::columns::{Codes, Domain};
use capaian::model::placement::PlacementColumn::{self, Date, Destination, OriginProvince, Sex};
use capaian::model::{Day, ProblemKind, Severity};

fn import(text: &str) -> Imported {
    let workbook = in_rows(open(text.as_bytes(), "data.csv").unwrap());
    read(&workbook, &Choices::from(&propose(&workbook))).unwrap()
}

/// The records, a line each: the columns asked for, then the count.
fn records(imported: &Imported, columns: &[PlacementColumn]) -> Vec<String> {
    let table = &imported.placements;
    let cell = |column: PlacementColumn, row: usize| {
        let coded = table.column(column).unwrap();
        let code: u32 = match &coded.codes {
            Codes::U8(codes) => codes[row].into(),
            Codes::U16(codes) => codes[row].into(),
            Codes::U32(codes) => codes[row],
        };
        let text = match &coded.domain {
            Domain::Labels(labels) => labels.get(code as usize).cloned(),
            Domain::Numbers { origin, .. } => {
                Some(Day::from_number((origin + i64::from(code)) as i32).to_string())
            }
        };
        text.unwrap_or_else(|| "-".to_owned())
    };
    (0..table.rows)
        .map(|row| {
            let mut cells: Vec<String> = columns.iter().map(|&column| cell(column, row)).collect();
            cells.extend(table.count.as_ref().map(|counts| counts[row].to_string()));
            cells.join(" ")
        })
        .collect()
}

/// Row, column, what is stated and what the parts add up to, of each total that does not hold.
fn mismatches(imported: &Imported) -> Vec<(u32, String, String, String)> {
    let wrong = |kind| kind == ProblemKind::TotalMismatch;
    let problems = imported.report.problems.iter().filter(|one| wrong(one.kind));
    problems
        .map(|one| {
            let place = one.place.clone();
            let sum = one.expected.en.split(',').next().unwrap().to_owned();
            (place.row.unwrap(), place.column.unwrap(), one.found.clone(), sum)
        })
        .collect()
}

fn adds_up(imported: &Imported) {
    let report = &imported.report;
    assert_eq!(report.rows_read, report.rows_used + report.rows_set_aside);
    assert_eq!(report.rows_used as usize, imported.placements.rows);
}

const MONTHS: &str = "\
REKAPITULASI PENEMPATAN PMI;;;;;
TAHUN 2024;;;;;
No;Negara;Januari;Februari;Mar;Jumlah
1;Hong Kong;1.204;998;1.100;3.302
2;Taiwan;310;295;301;906
Jumlah;;1.514;1.293;1.401;4.208
Sumber: Sisko P2MI;;;;;
";

#[test]
fn months_side_by_side_become_a_row_each() {
    let imported = import(MONTHS);
    assert_eq!(
        records(&imported, &[Destination, Date]),
        [
            "HKG 2024-01-31 1204",
            "HKG 2024-02-29 998",
            "HKG 2024-03-31 1100",
            "TWN 2024-01-31 310",
            "TWN 2024-02-29 295",
            "TWN 2024-03-31 301",
        ]
    );
    assert_eq!(imported.report.shape, Shape::Months);
    assert_eq!(imported.report.placements, 4_208);
    assert_eq!(mismatches(&imported), []);
    adds_up(&imported);
}

#[test]
fn totals_of_rows_and_of_columns_are_held_against_their_parts() {
    let wrong = MONTHS.replace("3.302", "3.320").replace("1.293", "1.239");
    let found = mismatches(&import(&wrong));
    let expected = [
        (4, "Jumlah", "3320", "3302"),
        (6, "Februari", "1239", "1293"),
        (6, "Jumlah", "4208", "4154"),
    ];
    let expected = expected.map(|(row, column, stated, sum)| {
        (row, column.to_owned(), stated.to_owned(), sum.to_owned())
    });
    assert_eq!(sorted(found), sorted(expected.to_vec()));
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

#[test]
fn months_may_be_halved_by_sex_below_them() {
    let imported = import(
        "Provinsi,Jan-24,,,Feb-24,,,Jumlah\n\
         ,L,P,Jml,L,P,Jml,\n\
         Jawa Barat,1,9,10,2,8,10,20\n\
         Jawa Timur,3,7,10,,6,6,16\n\
         TOTAL,4,16,20,2,14,16,36\n",
    );
    assert_eq!(
        records(&imported, &[OriginProvince, Date, Sex]),
        [
            "32 2024-01-31 male 1",
            "32 2024-01-31 female 9",
            "32 2024-02-29 male 2",
            "32 2024-02-29 female 8",
            "35 2024-01-31 male 3",
            "35 2024-01-31 female 7",
            "35 2024-02-29 female 6",
        ]
    );
    assert_eq!(mismatches(&imported), []);
    adds_up(&imported);
}

#[test]
fn each_month_has_the_year_above_it() {
    let imported =
        import(";2023;;2024;\nNegara;November;Desember;Januari;Februari\nHongkong;1;2;3;4\n");
    assert_eq!(
        records(&imported, &[Date]),
        ["2023-11-30 1", "2023-12-31 2", "2024-01-31 3", "2024-02-29 4"]
    );
}

#[test]
fn the_same_month_twice_is_left_as_it_stands() {
    let text = "2024;;;;\nNegara;Januari;Februari;Januari;Februari\nHongkong;1;2;3;4\n";
    let workbook = in_rows(open(text.as_bytes(), "data.csv").unwrap());
    assert_eq!(workbook.sheets[0].shaped.shape, Shape::Placements);
}

#[test]
fn a_period_that_no_placement_can_have_sets_its_row_aside() {
    let imported =
        import("Periode;Negara;Jumlah\nTW I 2024;Taiwan;10\nSemester II 1012;Taiwan;30\n");
    assert_eq!((imported.report.placements, imported.report.rows_set_aside), (10, 1));
}

#[test]
fn one_month_beside_a_name_is_a_count_too() {
    let imported = import("Negara;Januari 2024\nHongkong;1\nTaiwan;2\n");
    assert_eq!(records(&imported, &[Date, Destination]), ["2024-01-31 HKG 1", "2024-01-31 TWN 2"]);
}

#[test]
fn months_without_a_year_ask_for_it_once() {
    let text = "Negara;Januari;Februari\nHongkong;1;2\n";
    let workbook = in_rows(open(text.as_bytes(), "rekap 2023.csv").unwrap());
    let proposal = propose(&workbook);
    assert_eq!(proposal.questions.len(), 1);
    assert_eq!(proposal.questions[0].kind, QuestionKind::Year);
    assert_eq!(proposal.questions[0].readings[0].answer, Answer::Year(2023), "of the file's name");
    let mut choices = Choices::from(&proposal);
    let open = read(&workbook, &choices).unwrap();
    assert_eq!((open.report.rows_read, open.report.rows_set_aside), (2, 2));
    choices.answer(proposal.questions[0].column, Answer::Year(2024));
    let answered = read(&workbook, &choices).unwrap();
    assert_eq!(records(&answered, &[Date]), ["2024-01-31 1", "2024-02-29 2"]);
}

#[test]
fn a_year_in_one_column_is_that_of_the_months_beside_it() {
    for text in [
        "Tahun;Bulan;Jumlah\n2023;Desember;1\n2024;Januari;2\n",
        "Tahun;Bulan;Jumlah\n2023;12;1\n2024;1;2\n",
        "Bulan;Tahun;Jumlah\nDes;2023;1\nJan;2024;2\n",
        "Tahun;Desember;Januari\n2023;1;\n2024;;2\n",
    ] {
        assert_eq!(records(&import(text), &[Date]), ["2023-12-31 1", "2024-01-31 2"], "{text}");
    }
    let quarters = import("Tahun;Triwulan;Jumlah\n2024;I;1\n2024;II;2\n");
    assert_eq!(records(&quarters, &[Date]), ["2024-03-31 1", "2024-06-30 2"]);
}

#[test]
fn other_terms_than_months_stand_side_by_side_too() {
    let countries = import("Bulan;Hongkong;Taiwan;Jumlah\nJan 2024;1;2;3\nFeb 2024;3;4;8\n");
    assert_eq!(
        records(&countries, &[Date, Destination]),
        ["2024-01-31 HKG 1", "2024-01-31 TWN 2", "2024-02-29 HKG 3", "2024-02-29 TWN 4"]
    );
    assert_eq!(mismatches(&countries), [(3, "Jumlah".into(), "8".into(), "7".into())]);
    let sexes = import("Penempatan Oktober 2024\nNegara;Laki-laki;Perempuan\nTaiwan;1;2\n");
    assert_eq!(records(&sexes, &[Date, Sex]), ["2024-10-31 male 1", "2024-10-31 female 2"]);
    assert_eq!(sexes.report.by_period, [("2024-10".parse().unwrap(), 3)]);
}

#[test]
fn months_up_to_which_is_counted_are_told_apart() {
    let imported = import(
        "Negara;Januari 2024;s.d. Februari 2024;s.d. Maret 2024\nTaiwan;10;25;25\nHongkong;1;2;4\n",
    );
    assert_eq!(
        records(&imported, &[Date, Destination]),
        [
            "2024-01-31 TWN 10",
            "2024-02-29 TWN 15",
            "2024-03-31 TWN 0",
            "2024-01-31 HKG 1",
            "2024-02-29 HKG 1",
            "2024-03-31 HKG 2"
        ]
    );
    let said = import("Data kumulatif tahun 2024\nNegara;Januari;Februari\nTaiwan;10;25\n");
    assert_eq!(records(&said, &[Date]), ["2024-01-31 10", "2024-02-29 15"]);
    let grown = import(
        "Tahun 2024\nNegara;Jan;Feb;Mar;Total\nTaiwan;1;2;4;4\nHongkong;2;2;5;5\nMalaysia;0;3;3;3\n",
    );
    assert_eq!(grown.report.placements, 12);
    assert_eq!(mismatches(&grown), []);
}

#[test]
fn a_longer_period_in_a_list_is_a_check_on_its_months() {
    let list = "Periode;Negara;Jumlah\nJanuari 2024;Taiwan;10\nFebruari 2024;Taiwan;5\n";
    let checked = import(&format!("{list}Januari-Februari 2024;Taiwan;15\n"));
    assert_eq!(records(&checked, &[Date]), ["2024-01-31 10", "2024-02-29 5"]);
    assert_eq!(mismatches(&checked), []);
    adds_up(&checked);
    let wrong = import(&format!("{list}Januari-Februari 2024;Taiwan;16\n"));
    assert_eq!(mismatches(&wrong), [(4, "Januari-Februari 2024".into(), "16".into(), "15".into())]);
    let rest = import(&format!("{list}Januari-Maret 2024;Taiwan;18\n"));
    assert_eq!(records(&rest, &[Date]), ["2024-01-31 10", "2024-02-29 5", "2024-03-31 3"]);
    let others = import(&format!("{list}Januari-Maret 2024;Hongkong;18\n"));
    assert_eq!(others.report.placements, 33, "another country's quarter holds no part of it");
    let keys: Vec<String> =
        others.report.by_period.iter().map(|(period, _)| period.to_string()).collect();
    assert_eq!(keys, ["2024-01", "2024-01..2024-03", "2024-02"]);
}

#[test]
fn the_title_or_a_person_says_the_period_of_a_table_without_dates() {
    let rows = "Negara;Jumlah\nTaiwan;3\nHongkong;4\n";
    let titled = import(&format!("REKAPITULASI JANUARI S.D. OKTOBER 2024\n{rows}"));
    assert_eq!(titled.report.by_period, [("2024-01..2024-10".parse().unwrap(), 7)]);
    assert_eq!(titled.report.problems.len(), 1, "that it was so read");
    let workbook = in_rows(open(format!("per Oktober 2024\n{rows}").as_bytes(), "a.csv").unwrap());
    let proposal = propose(&workbook);
    let question = &proposal.questions[0];
    assert_eq!(question.kind, QuestionKind::Period);
    let readings: Vec<String> =
        question.readings.iter().map(|reading| reading.answer.text()).collect();
    assert_eq!(readings, ["2024-10", "2024-01..2024-10"], "the month, or the year up to it");
    let mut choices = Choices::from(&proposal);
    assert_eq!(read(&workbook, &choices).unwrap().report.rows_used, 0);
    choices.answer(question.column, question.readings[1].answer);
    let answered = read(&workbook, &choices).unwrap();
    assert_eq!(answered.report.by_period, [("2024-01..2024-10".parse().unwrap(), 7)]);
}

#[test]
fn columns_of_other_measures_are_left_out_and_named() {
    let imported = import("Negara;Januari 2024;Februari 2024;Target;% capaian\nTaiwan;1;2;9;33\n");
    assert_eq!(records(&imported, &[Date]), ["2024-01-31 1", "2024-02-29 2"]);
    let named: Vec<&str> = imported.report.problems.iter().map(|one| one.found.as_str()).collect();
    assert_eq!(named, ["% capaian", "Target"]);
}

#[test]
fn tables_below_and_beside_one_another_are_read_as_one_where_their_headers_agree() {
    let below = import(
        "Bulan Januari 2024;\nNegara;Jumlah\nTaiwan;1\nTotal;1\nBulan Februari 2024;\n\
         Negara;Jumlah\nTaiwan;2\nHongkong;3\nTotal;6\n",
    );
    assert_eq!(
        records(&below, &[Date, Destination]),
        ["2024-01-31 TWN 1", "2024-02-29 TWN 2", "2024-02-29 HKG 3"]
    );
    assert_eq!(mismatches(&below), [(9, "Jumlah".into(), "Total: 6".into(), "5".into())]);
    let beside = import(
        "Januari 2024;;;Februari 2024;\nNegara;Jumlah;;Negara;Jumlah\nTaiwan;1;;Taiwan;2\n;;;Hongkong;3\n",
    );
    assert_eq!(
        records(&beside, &[Date, Destination]),
        ["2024-01-31 TWN 1", "2024-02-29 TWN 2", "2024-02-29 HKG 3"]
    );
}

#[test]
fn a_header_of_two_rows_is_one_and_column_numbers_are_no_row() {
    let imported = import(
        "No;Tanggal;Tujuan;;Jumlah\n;;Negara;Skema;\n1;2;3;4;5\n1;2/1/2024;Taiwan;P to P;7\n2;13/1/2024;Hongkong;Mandiri;8\n",
    );
    assert_eq!(records(&imported, &[Date, Destination]), ["2024-01-02 TWN 7", "2024-01-13 HKG 8"]);
    assert_eq!(imported.report.rows_read, 2);
}

#[test]
fn a_dash_among_the_months_is_asked_about() {
    let text = "Negara;Jan 2024;Feb 2024\nHongkong;-;2\nTaiwan;4;5\n";
    let workbook = in_rows(open(text.as_bytes(), "data.csv").unwrap());
    let proposal = propose(&workbook);
    assert_eq!(proposal.questions.len(), 1);
    let imported = read(&workbook, &Choices::from(&proposal)).unwrap();
    assert_eq!((imported.report.rows_used, imported.report.rows_set_aside), (3, 1));
}

#[test]
fn a_name_at_the_head_of_its_block_is_every_rows() {
    let imported = import(
        "Provinsi;Negara;Tanggal;Jumlah\n\
         Jawa Barat;Hongkong;2/1/2024;3\n\
         ;;15/1/2024;4\n\
         ;Taiwan;3/1/2024;5\n\
         Jumlah Jawa Barat;;;12\n\
         Jawa Timur;Hongkong;4/1/2024;6\n\
         ;Taiwan;5/1/2024;7\n\
         ;;25/1/2024;1\n\
         Jumlah;;;26\n",
    );
    assert_eq!(
        records(&imported, &[OriginProvince, Destination]),
        ["32 HKG 3", "32 HKG 4", "32 TWN 5", "35 HKG 6", "35 TWN 7", "35 TWN 1"]
    );
    let filled: Vec<u32> = imported
        .report
        .problems
        .iter()
        .filter(|one| one.kind == ProblemKind::Cleaned && one.severity == Severity::Note)
        .map(|one| one.count)
        .collect();
    assert_eq!(filled.iter().sum::<u32>(), 6, "{:#?}", imported.report.problems);
    assert_eq!(imported.report.shape, Shape::Counts);
    adds_up(&imported);
}

#[test]
fn a_table_may_have_both_blocks_and_months() {
    let imported = import(
        "TAHUN 2024;;;;\n\
         Provinsi;Negara;Januari;Februari;Jumlah\n\
         Jawa Barat;Hongkong;3;4;7\n\
         ;Taiwan;5;6;11\n\
         Jawa Timur;Hongkong;1;;1\n\
         ;Taiwan;2;3;5\n\
         Jumlah;;11;13;24\n",
    );
    assert_eq!(
        records(&imported, &[OriginProvince, Destination]),
        ["32 HKG 3", "32 HKG 4", "32 TWN 5", "32 TWN 6", "35 HKG 1", "35 TWN 2", "35 TWN 3"]
    );
    assert_eq!(mismatches(&imported), []);
    assert_eq!(imported.report.shape, Shape::Months);
}

#[test]
fn a_cell_that_somebody_left_empty_is_not_available() {
    let imported = import(
        "Provinsi;Negara;Tanggal\n\
         Jawa Barat;Hongkong;13/1/2024\n\
         Jawa Barat;Taiwan;14/1/2024\n\
         ;Taiwan;15/1/2024\n",
    );
    assert_eq!(records(&imported, &[OriginProvince]), ["32", "32", "-"]);
    assert_eq!(imported.report.shape, Shape::Placements);
    assert_eq!(imported.placements.count, None);
}

#[test]
fn cells_are_named_as_the_spreadsheet_names_them_where_they_are_its_own() {
    let cells = |text: &str| -> Vec<Option<Box<str>>> {
        let problems = import(text).report.problems;
        let errors = problems.into_iter().filter(|one| one.kind != ProblemKind::TotalMismatch);
        errors.map(|one| one.place.cell).collect()
    };
    let list = "Laporan;;\n\nNo;Negara;Tanggal\n1;Hongkong;32/13/2024\n";
    assert_eq!(cells(list), [Some("C4".into())]);
    let months = "No;Negara;Jan 2024;Feb 2024\n1;Atlantis;3;4\n";
    assert_eq!(cells(months), [Some("B2".into())]);
    let wrong = "Negara;Jan 2024;Feb 2024\nHongkong;3;x\n";
    assert_eq!(cells(wrong), [Some("C2".into())], "where the count stood before it got a row");
}
