//! Real files: saved by LibreOffice, by openpyxl, and packed by the native program.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use capaian::ingest::arrow::read_placements;
use capaian::ingest::import::{Choices, Imported, propose, read};
use capaian::ingest::shape::{Shape, in_rows};
use capaian::ingest::sheet::{MOST_COLUMNS, Workbook, open};
use capaian::model::columns::{Codes, Domain};
use capaian::model::placement::PlacementColumn;
use capaian::model::{Day, ProblemKind, Severity};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn workbook(name: &str) -> Workbook {
    in_rows(open(&std::fs::read(fixture(name)).unwrap(), name).unwrap())
}

fn import(workbook: &Workbook) -> Imported {
    let proposal = propose(workbook);
    assert_eq!(proposal.questions, [], "the file leaves nothing open");
    read(workbook, &Choices::from(&proposal)).unwrap()
}

fn python(script: &str, arguments: &[&Path]) -> String {
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/.venv/bin/python");
    assert!(python.exists(), "{} is missing: run tools/setup.sh", python.display());
    let output = Command::new(python).arg("-c").arg(script).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn capaian(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capaian")).arg("--lang=en").args(arguments).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The sum of a fixture's last column, added up without the importer.
fn printed_sum(name: &str, rows: usize) -> u64 {
    let text = std::fs::read_to_string(fixture(name)).unwrap();
    let counts = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let counts: Vec<u64> = counts
        .map(|line| line.rsplit(';').next().unwrap().replace('.', "").parse().unwrap())
        .collect();
    assert_eq!(counts.len(), rows);
    counts.iter().sum()
}

#[test]
fn a_csv_of_an_indonesian_libreoffice_is_read_to_the_last_row() {
    let imported = import(&workbook("libreoffice.csv"));
    let report = &imported.report;
    assert_eq!((report.rows_read, report.rows_used), (200, 200));
    assert_eq!(report.placements, printed_sum("libreoffice.csv", 200));
    assert!(report.problems.iter().all(|one| one.severity == Severity::Note), "{report:#?}");
    let read: Vec<_> = imported.placements.columns.iter().map(|one| one.column).collect();
    use PlacementColumn::{
        Agency, Date, Destination, LeadDays, Occupation, OriginProvince, Scheme, Sector, Sex,
    };
    assert_eq!(
        read,
        [Date, Agency, Destination, Scheme, Sector, Sex, OriginProvince, Occupation, LeadDays]
    );
    assert!(imported.placements.columns.iter().all(|column| !column.missing));
    assert_eq!(imported.agencies.len(), 5, "two spellings are one company");
}

#[test]
fn the_encoding_of_a_file_does_not_change_what_it_says() {
    let windows = import(&workbook("windows-1252.csv"));
    let wide = import(&workbook("utf-16.tsv"));
    assert_eq!(windows.report.rows_used, 20);
    assert_eq!(windows.placements, wide.placements);
    assert_eq!(windows.agencies, wide.agencies);
    assert!(windows.agencies.iter().any(|agency| agency.name == "PT Dahlia Contoh Réka"));
}

#[test]
fn titles_totals_and_notes_are_found_and_the_totals_hold() {
    let imported = import(&workbook("totals.csv"));
    let report = &imported.report;
    assert_eq!((report.rows_read, report.rows_used, report.rows_set_aside), (52, 40, 12));
    assert_eq!(report.placements, printed_sum("totals.csv", 40));
    let totals = report.problems.iter().filter(|one| one.kind == ProblemKind::TotalRow);
    assert_eq!(totals.map(|one| one.count).sum::<u32>(), 11);
    assert!(report.problems.iter().all(|one| one.kind != ProblemKind::TotalMismatch));
}

#[test]
fn personal_columns_of_a_real_export_leave_no_trace() {
    let workbook = workbook("personal.csv");
    let imported = import(&workbook);
    let report = &imported.report;
    assert_eq!(report.rows_used, 20);
    let dropped = report.problems.iter().filter(|one| one.kind == ProblemKind::PersonalData);
    assert_eq!(dropped.count(), 5);
    let said = format!("{:?} {report:?} {:?}", propose(&workbook), imported.agencies);
    for secret in ["31710101", "X00000", "0812000", "@contoh", "Budi", "Citra"] {
        assert!(!said.contains(secret), "{secret}");
    }
}

#[test]
fn a_workbook_of_excel_is_read_with_its_dates_numbers_and_far_cells() {
    let path = folder("xlsx").join("excel.xlsx");
    python(
        "import sys, datetime, openpyxl
book = openpyxl.Workbook()
hidden = book.active
hidden.title = 'Arsip'
hidden.append(['Tanggal', 'Negara', 'Jumlah'])
hidden.append([datetime.date(2020, 1, 1), 'Taiwan', 9])
hidden.sheet_state = 'hidden'
sheet = book.create_sheet('Data 2024')
sheet['A1'] = 'LAPORAN PENEMPATAN'
sheet.merge_cells('A1:C1')
sheet.append([])
for row in [
    ['Tanggal', 'Negara Tujuan', 'Jumlah', 'NIK'],
    [datetime.date(2024, 11, 29), 'Hongkong', 35, 3171010101900001],
    [45626, 'Taiwan', '40,586', 3171010101900002],
    ['30 November 2024', '=\"Jep\"&\"ang\"', 7, 3171010101900003],
    [datetime.datetime(2024, 11, 28, 23, 59), '#N/A', 1, None],
    [1e9, 'Malaysia', 1, None],
    [datetime.date(2024, 11, 27), 'Malaysia', 35.945, None],
]:
    sheet.append(row)
sheet['XFD1048576'] = 'stray'
book.save(sys.argv[1])",
        &[&path],
    );
    let workbook = in_rows(open(&std::fs::read(&path).unwrap(), "excel.xlsx").unwrap());
    let proposal = propose(&workbook);
    assert_eq!((proposal.sheet, proposal.header_row), (1, 3));
    assert!(proposal.sheets.first().unwrap().is_hidden);
    let sheet = workbook.sheets.get(1).unwrap();
    assert!(sheet.rows() < 12 && sheet.width() <= MOST_COLUMNS && sheet.cells_beyond == 1);

    let imported = import(&workbook);
    let report = &imported.report;
    assert_eq!((report.rows_read, report.rows_used), (6, 4));
    assert_eq!(imported.placements.count, Some(vec![35, 40_586, 7, 1]));
    let found: Vec<_> = report
        .problems
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| (one.kind, one.place.row, one.found.as_str()))
        .collect();
    assert!(found.contains(&(ProblemKind::BadNumber, Some(9), "35.945")), "{found:?}");
    assert!(found.contains(&(ProblemKind::BadDate, Some(8), "1000000000")), "{found:?}");
    assert!(!format!("{report:?} {proposal:?}").contains("31710101"));
}

#[test]
fn packing_twice_gives_the_same_bytes_and_a_clean_data_set() {
    let (first, second) = (folder("pack-1"), folder("pack-2"));
    for out in [&first, &second] {
        let input = fixture("libreoffice.csv");
        let output = capaian(&["pack", text(&input), "--out", text(out), "--as-of", "2024-10-31"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            said.starts_with("libreoffice.csv: 200 rows read = 200 used + 0 set aside"),
            "{said}"
        );
    }
    for file in ["manifest.json", "placements.arrow", "agencies.json"] {
        let bytes = |folder: &Path| std::fs::read(folder.join(file)).unwrap();
        assert_eq!(bytes(&first), bytes(&second), "{file}");
    }
    let output = capaian(&["check", text(&first), "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let sum = printed_sum("libreoffice.csv", 200);
    assert_eq!(report.pointer("/total_count").and_then(|sum| sum.as_u64()), Some(sum));

    let said = python(
        "import sys, duckdb, pyarrow.ipc
placements = pyarrow.ipc.open_file(sys.argv[1]).read_all()
print(duckdb.sql('select sum(count), count(distinct agency), min(date), max(lead_days) < 200 from placements').fetchall())",
        &[&first.join("placements.arrow")],
    );
    assert!(
        said.contains(&format!("{sum}")) && said.contains("5, datetime.date(2024, 1, "),
        "{said}"
    );
}

#[test]
fn a_damaged_data_set_is_told_by_file_and_the_exit_code() {
    let out = folder("damaged");
    let input = fixture("totals.csv");
    assert_eq!(capaian(&["pack", text(&input), "--out", text(&out)]).status.code(), Some(0));
    let agencies = out.join("agencies.json");
    let shorter = std::fs::read_to_string(&agencies).unwrap().replacen("PT", "", 1);
    std::fs::write(&agencies, shorter).unwrap();
    let output = capaian(&["check", text(&out)]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("agencies.json: found"), "{said}");
    std::fs::write(out.join("manifest.json"), "{").unwrap();
    assert_eq!(capaian(&["check", text(&out)]).status.code(), Some(2));
    assert_eq!(capaian(&["check", text(&out.join("no.csv"))]).status.code(), Some(2));
}

#[test]
fn the_command_line_answers_questions_and_maps_columns() {
    let path = folder("answers").join("data.csv");
    std::fs::write(&path, ",Waktu,Jumlah\n,8/9/2024,1\n,2/3/2024,-\n").unwrap();
    let unmapped = capaian(&["check", text(&path)]);
    assert_eq!(unmapped.status.code(), Some(1), "no column of dates: the period is asked");
    let said = String::from_utf8(unmapped.stdout).unwrap();
    assert!(said.contains("--period") && said.contains("0 used + 2 set aside"), "{said}");
    let open = capaian(&["check", text(&path), "--map", "Waktu=date", "--json"]);
    assert_eq!(open.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&open.stdout).unwrap();
    assert_eq!(report.pointer("/questions").and_then(|all| all.as_array()).unwrap().len(), 2);
    let header = report.pointer("/questions/1/header").and_then(|header| header.as_str());
    assert_eq!(header, Some("Jumlah"));
    assert_eq!(report.pointer("/rows_set_aside").and_then(|all| all.as_u64()), Some(2));
    let arguments = ["--map", "Waktu=date", "--dates", "day-first", "--dash", "zero", "--json"];
    let answered = capaian(&[&["check", text(&path)][..], &arguments].concat());
    assert_eq!(answered.status.code(), Some(0), "{}", String::from_utf8_lossy(&answered.stdout));
    let report: serde_json::Value = serde_json::from_slice(&answered.stdout).unwrap();
    assert_eq!(report.pointer("/by_period/2024-09").and_then(|all| all.as_u64()), Some(1));
}

#[test]
fn compressed_arrow_is_refused_with_the_way_out() {
    let path = folder("lz4").join("lz4.arrow");
    python(
        "import sys, datetime, pyarrow as pa, pyarrow.feather
table = pa.table({'date': pa.array([datetime.date(2024, 1, 1)] * 99, pa.date32())})
pyarrow.feather.write_feather(table, sys.argv[1], compression='lz4')",
        &[&path],
    );
    let problem = read_placements(&std::fs::read(&path).unwrap(), "lz4.arrow").unwrap_err();
    assert_eq!(
        (problem.kind, problem.found.as_str()),
        (ProblemKind::Unreadable, "compression: LZ4_FRAME")
    );
    assert!(problem.advice.en.contains("uncompressed"));
}

#[test]
fn a_sheet_per_month_is_one_table_and_problems_name_their_sheet() {
    let path = folder("month-sheets").join("bulanan.xlsx");
    python(
        r#"
import sys
from openpyxl import Workbook
book = Workbook()
book.remove(book.active)
for name, rows in [
    ("Februari", [("Taiwan", 5), ("Hongkong", 7), ("Jumlah", 13)]),
    ("Januari", [("Hongkong", 3), ("Atlantis", 4)]),
    ("Catatan", []),
]:
    sheet = book.create_sheet(name)
    sheet["A1"] = "PENEMPATAN PMI TAHUN 2024"
    sheet.merge_cells("A1:C1")
    sheet.append(["No", "Negara Tujuan", "Jumlah PMI"])
    for number, row in enumerate(rows, 1):
        sheet.append([number, *row])
book.save(sys.argv[1])
"#,
        &[&path],
    );
    let workbook = in_rows(open(&std::fs::read(&path).unwrap(), "bulanan.xlsx").unwrap());
    let imported = import(&workbook);
    let report = &imported.report;
    assert_eq!(report.shape, Shape::Sheets);
    assert_eq!((report.rows_read, report.rows_used, report.placements), (5, 4, 19));
    let days: Vec<i64> = {
        let dates = imported.placements.column(PlacementColumn::Date).unwrap();
        let Domain::Numbers { origin, .. } = dates.domain else { panic!("dates are numbers") };
        let Codes::U8(codes) = &dates.codes else { panic!("two months fit bytes") };
        codes.iter().map(|&code| origin + i64::from(code)).collect()
    };
    let last = |month, day| i64::from(Day::from_ymd(2024, month, day).unwrap().number());
    assert_eq!(days, [last(1, 31), last(1, 31), last(2, 29), last(2, 29)], "January first");
    let place = |kind| {
        let problem = report.problems.iter().find(|one| one.kind == kind).unwrap();
        (problem.place.sheet.as_deref().unwrap(), problem.place.row.unwrap())
    };
    assert_eq!(place(ProblemKind::UnknownName), ("Januari", 4));
    assert_eq!(place(ProblemKind::TotalMismatch), ("Februari", 5));
    let mismatch = report.problems.iter().find(|one| one.kind == ProblemKind::TotalMismatch);
    assert!(mismatch.unwrap().expected.en.starts_with("12,"), "of its own sheet's rows");
}
