//! The small tables from spreadsheets: templates filled in by openpyxl and opened by LibreOffice, sheets as
//! offices write them, and the collected publications with their traps.

#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests, which may fail as the tests do"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use capaian::ingest::reading::date::Order;
use capaian::ingest::sheet::open;
use capaian::ingest::tables::forms::FORMS;
use capaian::ingest::tables::{Known, TablesRead, read};
use capaian::model::agency::{Deposit, SanctionKind};
use capaian::model::meeting::ActionStatus;
use capaian::model::table::{Records, TableName};
use capaian::model::target::ScopeKind;
use capaian::model::{Problem, ProblemKind, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn capaian(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capaian")).arg("--lang=en").args(arguments).output().unwrap()
}

/// What `check` says of a file, and its exit code.
fn check(path: &Path) -> (Value, i32) {
    let output = capaian(&["check", "--json", path.to_str().unwrap()]);
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code().unwrap())
}

fn templates(name: &str, lang: &str) -> PathBuf {
    let folder = folder(name);
    let arguments = ["template", "all", "--lang", lang, "--out", folder.to_str().unwrap()];
    let output = Command::new(env!("CARGO_BIN_EXE_capaian")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn python(script: &str, arguments: &[&Path]) -> String {
    let python = project("tools/.venv/bin/python");
    assert!(python.exists(), "{} is missing: run tools/setup.sh", python.display());
    let output = Command::new(python).arg("-c").arg(script).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn csv(text: &str, file: &str) -> TablesRead {
    read(&open(text.as_bytes(), file).unwrap(), Known::default())
}

fn found<'a>(read: &'a TablesRead, cell: &str) -> &'a Problem {
    let is_it = |one: &&Problem| one.place.cell.as_deref() == Some(cell);
    read.problems.iter().find(is_it).unwrap_or_else(|| panic!("{cell}: {:#?}", read.problems))
}

#[test]
fn an_untouched_template_is_read_without_a_row_or_a_complaint() {
    for lang in ["id", "en"] {
        let folder = templates(&format!("templates-{lang}"), lang);
        for table in TableName::ALL.into_iter().filter(|table| *table != TableName::Placements) {
            let (said, exit) = check(&folder.join(format!("{}.xlsx", table.as_str())));
            assert_eq!((exit, &said["rows_used"]), (0, &json!(0)), "{lang} {table:?}: {said:#}");
            let forms = FORMS.iter().filter(|form| form.table == table).count();
            assert_eq!(said["tables"].as_array().unwrap().len(), forms, "{lang} {table:?}");
            assert_eq!(said["problems"].as_array().unwrap().len() as u64, said["rows_read"]);
        }
        let (said, exit) = check(&folder.join("placements.xlsx"));
        assert_eq!((exit, &said["tables"][0]["name"]), (0, &json!("placements")));
        assert_eq!(said["columns"].as_array().unwrap().len(), 11);
    }
}

#[test]
fn templates_are_the_same_bytes_each_time() {
    let (first, second) = (templates("templates-a", "id"), templates("templates-b", "id"));
    for table in TableName::ALL {
        let file = format!("{}.xlsx", table.as_str());
        let bytes = |folder: &Path| std::fs::read(folder.join(&file)).unwrap();
        assert_eq!(bytes(&first), bytes(&second), "{file}");
    }
}

#[test]
fn openpyxl_sees_lists_frozen_headers_and_the_guide() {
    let folder = templates("templates-openpyxl", "id");
    let script = "
import openpyxl, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).glob('*.xlsx')):
    book = openpyxl.load_workbook(path)
    assert book.worksheets[-1].sheet_state == 'hidden', path
    guide = book['Petunjuk']
    headers = {cell.value for sheet in book.worksheets[:-2] for cell in sheet[1]}
    explained = {row[1].value.split(' / ')[0] for row in guide.iter_rows(min_row=3)}
    assert headers == explained, (path, headers ^ explained)
    assert all(row[3].value and row[4].value for row in guide.iter_rows(min_row=3)), path
    for sheet in book.worksheets[:-2]:
        assert sheet.freeze_panes == 'A2', path
        for rule in sheet.data_validations.dataValidation:
            if rule.type == 'list':
                name, cells = rule.formula1.lstrip('=').split('!')
                labels = [cell.value for row in book[name][cells.replace('$', '')] for cell in row]
                assert labels and all(labels), (path, rule.formula1)
                print(path.stem, rule.sqref, len(labels))
";
    let lists = python(script, &[&folder]);
    assert!(lists.contains("targets B2:B5001 4\n"), "{lists}");
    assert!(lists.lines().filter(|line| line.starts_with("meetings")).count() >= 7, "{lists}");
}

/// Fills the meetings, agencies and targets in, below the examples and over them.
const FILL: &str = "
import datetime, openpyxl, pathlib, sys
folder = pathlib.Path(sys.argv[1])
def fill(file, rows):
    book = openpyxl.load_workbook(folder / file)
    for sheet, values in rows.items():
        page = book[sheet]
        headers = {cell.value: cell.column for cell in page[1]}
        if sheet == 'Sanksi':
            page.delete_rows(2)
        for row, value in enumerate(values, page.max_row + 1):
            for header, cell in value.items():
                page.cell(row, headers[header], cell)
    book.save(folder / file)
day = datetime.date
fill('agencies.xlsx', {
    'Lembaga': [{'Kode lembaga': 'P001', 'Nama lembaga': 'PT Cempaka Karya', 'Nomor izin': 'SIP3MI/7', 'Izin berlaku sampai': day(2026, 3, 31), 'Deposito jaminan': 'Utuh', 'Kota': 'Jakarta Timur'}],
    'Sanksi': [{'Lembaga': 'Cempaka Karya, PT', 'Jenis sanksi': 'Peringatan tertulis', 'Dasar hukum': 'SK/1', 'Mulai': day(2024, 5, 2)}],
})
fill('targets.xlsx', {'Target': [
    {'Periode': '2024', 'Lingkup': 'BP3MI DKI Jakarta', 'Target': 40586, 'Tanggal penetapan': day(2024, 1, 12)},
    {'Periode': 'TW III 2024', 'Jenis lingkup': 'Negara tujuan', 'Lingkup': 'Hongkong', 'Target': 9000},
]})
fill('meetings.xlsx', {
    'Rapat': [{'Judul rapat': 'Rakor 2024', 'Mulai': day(2024, 11, 29), 'Selesai': day(2024, 11, 30), 'Data per': day(2024, 10, 31), 'Jenis rapat': 'Rapat koordinasi'}],
    'Kendala': [{'Kode kendala': 'K-1', 'Kendala': 'Antrean Sisko', 'Kategori': 'Sistem', 'Tingkat': 'Tinggi'}],
    'Tindak lanjut': [{'Kode tindak lanjut': 'T-1', 'Tindak lanjut': 'Tambah loket', 'Asal': 'K-1', 'Tenggat': 'TW I 2025', 'Status': 'Berjalan', 'Kemajuan': 40}],
})
";

fn read_file(path: &Path) -> TablesRead {
    let name = path.file_name().unwrap().to_str().unwrap();
    read(&open(&std::fs::read(path).unwrap(), name).unwrap(), Known::default())
}

#[test]
fn a_template_that_was_filled_in_is_read_as_it_was_filled() {
    let folder = templates("templates-filled", "id");
    python(FILL, &[&folder]);
    let agencies = read_file(&folder.join("agencies.xlsx"));
    assert!(agencies.is_clean(), "{:#?}", agencies.problems);
    let [Records::Agencies(rows)] = agencies.records.as_slice() else { panic!() };
    assert_eq!((rows[0].id.as_str(), rows[0].deposit), ("P001", Deposit::Full));
    assert_eq!(rows[0].licence_expires.unwrap().to_string(), "2026-03-31");
    assert_eq!(rows[0].sanctions[0].kind, SanctionKind::WrittenWarning);
    assert_eq!(rows[0].sanctions[0].start.to_string(), "2024-05-02");

    let targets = read_file(&folder.join("targets.xlsx"));
    assert!(targets.is_clean(), "{:#?}", targets.problems);
    let [Records::Targets(rows)] = targets.records.as_slice() else { panic!() };
    assert_eq!(
        (rows[0].value, rows[0].scope_kind, rows[0].version),
        (40_586, ScopeKind::Office, 1)
    );
    assert_eq!(
        (rows[1].period.to_string().as_str(), rows[1].scope.as_str()),
        ("2024-07..2024-09", "HKG")
    );
    assert_eq!(rows[1].decided_on.to_string(), "2024-07-01", "the first day of its period");

    let meetings = read_file(&folder.join("meetings.xlsx"));
    assert!(meetings.is_clean(), "{:#?}", meetings.problems);
    let [Records::Meetings(rows)] = meetings.records.as_slice() else { panic!() };
    let action = &rows[0].actions[0];
    assert_eq!((action.status, action.progress), (ActionStatus::InProgress, 40));
    assert_eq!(action.due.unwrap().to_string(), "2025-03-31");
    assert_eq!(rows[0].constraints[0].id, "K-1");
    assert_eq!(rows[0].data_as_of.to_string(), "2024-10-31");
}

#[test]
fn libreoffice_opens_a_filled_template_and_its_csv_says_the_same() {
    let folder = templates("templates-soffice", "id");
    python(FILL, &[&folder]);
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new("soffice")
        // Commas, quotes, UTF-8, and cells as they are shown, as the dialogue for saving proposes.
        .args([&profile, "--headless", "--convert-to"])
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true")
        .arg("--outdir")
        .args([&folder, &folder.join("targets.xlsx")])
        .output()
        .expect("soffice is missing: run tools/setup.sh");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (xlsx, csv) = (folder.join("targets.xlsx"), folder.join("targets.csv"));
    let (xlsx, csv) = (read_file(&xlsx), read_file(&csv));
    assert!(csv.is_clean(), "{:#?}", csv.problems);
    assert_eq!(csv.records, xlsx.records);
    assert_eq!(csv.sheets[0].rows_set_aside, 2, "the examples");
}

#[test]
fn targets_as_offices_write_them() {
    let text = "TARGET PENEMPATAN;;;;\n\nTahun;Unit kerja;Target Penempatan;Tgl SK;No\n\
        2023;BP3MI DKI Jakarta;38.000;13 Januari 2023;1\n2024;BP3MI DKI Jakarta;40,586;12/01/2024;2\n\
        Triwulan III 2024;BP3MI DKI Jakarta;9.5x;1/7/2024;3\n2025;BP3MI DKI Jakarta;;31/02/2025;4\n\
        Jumlah;;78.580;;\n";
    let book = open(text.replace("Tgl SK", "Tanggal SK").as_bytes(), "target.csv").unwrap();
    let read = read(&book, Known { order: Some(Order::DayFirst), ..Known::default() });
    let [Records::Targets(rows)] = read.records.as_slice() else { panic!("{read:#?}") };
    let values: Vec<(u64, String)> =
        rows.iter().map(|row| (row.value, row.decided_on.to_string())).collect();
    assert_eq!(values, [(38_000, "2023-01-13".to_owned()), (40_586, "2024-01-12".to_owned())]);
    assert_eq!(found(&read, "C6").kind, ProblemKind::BadNumber);
    assert_eq!(found(&read, "C7").kind, ProblemKind::EmptyCell);
    assert_eq!(found(&read, "D7").kind, ProblemKind::BadDate);
    let total = found(&read, "C8");
    assert_eq!((total.kind, total.found.as_str()), (ProblemKind::TotalMismatch, "78580"));
    assert_eq!(total.expected.en, "78586");
    let sheet = &read.sheets[0];
    assert_eq!((sheet.rows_read, sheet.rows_used, sheet.rows_set_aside), (5, 2, 3));
}

#[test]
fn agencies_are_known_by_code_licence_and_name_and_nobody_else() {
    let text = "Nama P3MI,No SIP3MI,Masa berlaku,Nama Direktur,No HP,E-mail\n\
        PT. Abu Bakti,SIP/1,31 Des 2026,Siti,081234567890,siti@contoh.id\n";
    let read_agencies = csv(text, "p3mi.csv");
    let [Records::Agencies(known)] = read_agencies.records.as_slice() else { panic!() };
    assert_eq!(known[0].id, "own-abubakti");
    assert_eq!(read_agencies.sheets[0].dropped, ["No HP", "E-mail"]);
    let all = format!("{read_agencies:?}");
    assert!(!all.contains("Siti") && !all.contains("0812") && !all.contains("siti@"), "{all}");

    let orders = "P3MI;Negara;Jabatan;Kuota;Tanggal terbit;Berlaku sampai\n\
        SIP/1;Hongkong;PRT;25;2/1/2024;2/7/2024\nABU BAKTI, PT;Taiwan;Caregiver;5;15/1/2024;31/12/2023\n\
        PT Lain;Atlantis;Worker;5;15/1/2024;15/7/2024\nP9;Taiwann;Worker;5;15/1/2024;15/7/2024\n";
    let book = open(orders.as_bytes(), "jo.csv").unwrap();
    let orders = read(&book, Known { agencies: known, ..Known::default() });
    let [Records::JobOrders(rows)] = orders.records.as_slice() else { panic!() };
    let ids: Vec<&str> = rows.iter().map(|row| row.agency.as_str()).collect();
    assert_eq!(ids, ["own-abubakti", "own-abubakti"]);
    assert_eq!((rows[0].destination.as_str(), rows[0].occupation.as_str()), ("HKG", "house_maid"));
    assert_eq!(found(&orders, "F3").kind, ProblemKind::RuleBroken, "it ends before it begins");
    assert_eq!(found(&orders, "B4").kind, ProblemKind::UnknownName);
    assert_eq!(found(&orders, "B5").advice.en, "Perhaps Taiwan?");
}

#[test]
fn personal_data_within_texts_are_masked() {
    let text = "Judul rapat,Tanggal,Tempat,Pimpinan\nRakor hubungi 081234567890,29 November 2024,Jakarta,Kepala\n";
    let read = csv(text, "rapat.csv");
    let [Records::Meetings(rows)] = read.records.as_slice() else { panic!() };
    assert_eq!(rows[0].title, "Rakor hubungi •••");
    assert_eq!(found(&read, "A2").kind, ProblemKind::PersonalData);
    assert!(!format!("{read:?}").contains("081234567890"));
}

#[test]
fn dates_that_may_be_turned_wait_for_an_answer() {
    let text = "Tanggal;Negara;Kategori;Status;Tanggal selesai\n\
        8/9/2024;Taiwan;Gagal berangkat;Selesai;2024-10-01\n2024-09-07;Taiwan;Gagal berangkat;Selesai;10/11/2024\n\
        7 September 2024;Taiwan;Gagal berangkat;Proses;\n";
    let book = open(text.as_bytes(), "aduan.csv").unwrap();
    let days = |known| {
        let read = read(&book, known);
        let [Records::Complaints(rows)] = read.records.as_slice() else { panic!() };
        let days = rows.iter().map(|row| {
            format!("{} {}", row.date, row.closed_on.map(|day| day.to_string()).unwrap_or_default())
        });
        (days.collect::<Vec<_>>(), read.sheets[0].clone(), read.is_clean())
    };
    let (open, sheet, is_clean) = days(Known::default());
    assert_eq!(open, ["2024-09-07 "], "nor is a complaint open whose closing waits for an answer");
    assert_eq!((sheet.rows_used, sheet.rows_set_aside, is_clean), (1, 2, false));
    let ids: Vec<String> =
        sheet.questions.iter().map(|(header, question)| question.id(header)).collect();
    assert_eq!(ids, ["Tanggal/date-order", "Tanggal selesai/date-order"]);

    let known = Known { order: Some(Order::MonthFirst), ..Known::default() };
    let (turned, _, is_clean) = days(known);
    assert_eq!(turned, ["2024-08-09 2024-10-01", "2024-09-07 2024-10-11", "2024-09-07 "]);
    assert!(is_clean);
    let answers = json!({"answers": {"Tanggal": "day-first", "Tanggal selesai/date-order": "mdy"}});
    let answers = serde_json::from_value(answers).unwrap();
    let (answered, sheet, _) = days(Known { answers: Some(&answers), ..Known::default() });
    assert_eq!(answered, ["2024-09-08 2024-10-01", "2024-09-07 2024-10-11", "2024-09-07 "]);
    assert!(sheet.questions.is_empty());
}

#[test]
fn a_term_that_nobody_knows_sets_its_row_aside() {
    let text = "Lingkup;Jenis lingkup;Periode;Target\nKantor;kantor;2024;40.586\nIndonesia;semesta;2024;12\n";
    let read = csv(text, "target.csv");
    let [Records::Targets(rows)] = read.records.as_slice() else { panic!("{read:#?}") };
    assert_eq!((rows.len(), rows[0].value), (1, 40_586));
    assert_eq!((read.sheets[0].rows_used, read.sheets[0].rows_set_aside), (1, 1));
    assert_eq!(found(&read, "B3").kind, ProblemKind::UnknownName);
}

#[test]
fn shares_and_progress_are_what_a_percent_sign_means() {
    let text = "Lembaga;Periode;Indikator;Nilai\nP1;TW I 2024;opp_share;98,5%\nP1;2024;reports_on_time;11\n\
        P1;2023;bpjs_share;1,5\n";
    let read = csv(text, "indikator.csv");
    let [Records::Indicators(rows)] = read.records.as_slice() else { panic!() };
    assert_eq!(rows.iter().map(|row| row.value).collect::<Vec<_>>(), [0.985, 11.0, 1.5]);
    assert_eq!(found(&read, "D4").kind, ProblemKind::RuleBroken, "no share is above one");
}

#[test]
fn rows_of_a_list_need_the_row_they_belong_to() {
    let text = "Rapat;Tindak lanjut;Tenggat;Status\nRakor;Tambah loket;segera;Berjalan\n";
    let read = csv(text, "tindak-lanjut.csv");
    assert_eq!(read.records, []);
    assert_eq!(found(&read, "A2").kind, ProblemKind::BrokenReference);
    assert_eq!((read.sheets[0].rows_used, read.sheets[0].rows_set_aside), (0, 1));
}

#[test]
fn every_header_and_alias_of_a_form_leads_to_its_own_field() {
    for form in FORMS {
        for field in form.fields {
            for header in [field.name, field.label.id, field.label.en].iter().chain(field.aliases) {
                let owners = form.fields.iter().filter(|other| {
                    let own = [other.name, other.label.id, other.label.en];
                    own.iter().chain(other.aliases).any(|one| {
                        capaian::model::vocabulary::fold(one)
                            == capaian::model::vocabulary::fold(header)
                    })
                });
                let names: Vec<&str> = owners.map(|field| field.name).collect();
                assert_eq!(names, [field.name], "{}: {header}", form.name());
            }
        }
    }
}

/// Kind, cell, and what was found there.
type Traps = &'static [(&'static str, &'static str, &'static str)];

/// Each collected file, and traps that its README names, by kind and cell.
const TRAPS: &[(&str, &str, Traps)] = &[
    (
        "placements_total",
        "figures",
        &[
            ("incomparable", "B12", "273747, 274965, 297108"),
            ("incomparable", "A7", "2015-01..2015-05"),
            ("incomparable", "D12", "2023-12-29"),
        ],
    ),
    ("placements_by_country", "figures", &[("incomparable", "C118", "99168, 99773")]),
    ("placements_by_origin_province", "figures", &[("incomparable", "C41", "79001, 79339")]),
    (
        "placements_by_regency",
        "figures",
        &[(
            "incomparable",
            "E2",
            "all Jawa Timur-origin placements / served at BP3MI Jawa Timur only",
        )],
    ),
    ("placements_by_sector_sex", "figures", &[("incomparable", "A12", "2015-01..2015-05")]),
    (
        "placements_by_scheme",
        "figures",
        &[("incomparable", "E2", "four lines sum to 189337, not 200761")],
    ),
    ("placements_by_occupation", "figures", &[("incomparable", "D29", "51582, 51852")]),
    ("complaints", "figures", &[("incomparable", "D8", "1923, 1999")]),
    ("p3mi_counts", "figures", &[("total-mismatch", "D3", "408")]),
    (
        "upt_totals",
        "figures",
        &[
            ("incomparable", "C2", "served"),
            ("incomparable", "E6", "42000, 92000"),
            ("total-mismatch", "E12", "27833"),
        ],
    ),
    (
        "targets_projections",
        "figures",
        &[("incomparable", "D2", "259144, 300000, 425000"), ("total-mismatch", "D8", "340093")],
    ),
    ("protection_totals", "figures", &[("incomparable", "D3", "does not equal the parts")]),
    (
        "claims",
        "claims",
        &[
            ("false-statement", "C2", "86%"),
            ("false-statement", "C7", "31.54%"),
            ("false-statement", "C19", "12240"),
            ("false-statement", "C20", "271378"),
        ],
    ),
    (
        "weekday_claims",
        "weekdays",
        &[("false-statement", "C2", "Selasa"), ("false-statement", "C3", "Rabu")],
    ),
];

#[test]
fn every_collected_publication_loads_and_its_traps_show() {
    let folder = project("tests/fixtures/published");
    let files = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, TRAPS.len());
    for (name, table, traps) in TRAPS {
        let path = folder.join(format!("{name}.csv"));
        let (said, exit) = check(&path);
        let lines = csv::Reader::from_path(&path).unwrap().records().count();
        assert_eq!((exit, &said["tables"][0]["name"]), (1, &json!(table)), "{name}");
        assert_eq!(said["rows_used"], json!(lines), "{name}");
        let problems = said["problems"].as_array().unwrap();
        assert!(problems.iter().all(|one| one["severity"] != "error"), "{name}: {problems:#?}");
        for (kind, cell, found) in *traps {
            let is_it = |one: &&Value| one["kind"] == *kind && one["cell"] == *cell;
            let problem = problems.iter().find(|one| is_it(one) && one["found"] == *found);
            assert!(problem.is_some(), "{name} {cell}: {problems:#?}");
        }
    }
    let (said, _) = check(&folder.join("claims.csv"));
    let first = &said["problems"][0];
    assert_eq!(first["expected"], "88.565% = 35945/40586");
    let (said, _) = check(&folder.join("weekday_claims.csv"));
    assert_eq!(said["problems"].as_array().unwrap().len(), 5, "5 of 16, as the README counts");
}

#[test]
fn statements_stand_to_their_sums_as_their_collector_found() {
    let read = read_file(&project("tests/fixtures/published/claims.csv"));
    let [Records::Claims(claims)] = read.records.as_slice() else { panic!() };
    for (row, claim) in (2..).zip(claims) {
        let said = read.problems.iter().find(|one| one.place.row == Some(row));
        let expected = match claim.verdict.as_str() {
            "holds" => None,
            "holds only if truncated" => Some(Severity::Note),
            _ => Some(Severity::Warning),
        };
        assert_eq!(said.map(|one| one.severity), expected, "{}", claim.text);
    }
}

#[test]
fn the_published_data_set_is_what_the_collected_files_give() {
    let out = folder("tables-published");
    let from = project("tests/fixtures/published");
    let arguments = ["published", "--from", from.to_str().unwrap(), "--out", out.to_str().unwrap()];
    assert!(capaian(&arguments).status.success());
    for file in ["figures.csv", "claims.csv", "manifest.json"] {
        let shipped = std::fs::read(project("public/data/published").join(file)).unwrap();
        assert!(std::fs::read(out.join(file)).unwrap() == shipped, "{file}");
    }
}

#[test]
fn pack_joins_tables_of_several_files_and_check_finds_nothing_wrong() {
    let folder = templates("tables-pack", "id");
    python(FILL, &[&folder]);
    let orders = folder.join("jo.csv");
    std::fs::write(&orders, "P3MI;Negara;Jabatan;Kuota;Tanggal terbit;Berlaku sampai\nSIP3MI/7;Hongkong;PRT;1.200;20/1/2024;20/7/2024\n").unwrap();
    let out = folder.join("out");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let inputs = ["jo.csv", "targets.xlsx", "meetings.xlsx", "agencies.xlsx"].map(path);
    let mut arguments = vec!["pack"];
    arguments.extend(inputs.iter().map(String::as_str));
    arguments.extend(["--out", out.to_str().unwrap()]);
    let output = capaian(&arguments);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let (said, exit) = check(&out);
    assert_eq!(exit, 0, "{said:#}");
    let names: Vec<&str> = said["tables"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["targets", "agencies", "job_orders", "meetings"]);
    let orders = std::fs::read_to_string(out.join("job_orders.csv")).unwrap();
    assert_eq!(orders.lines().nth(1), Some("jo-2,P001,HKG,house_maid,1200,2024-01-20,2024-07-20"));
    let manifest = std::fs::read_to_string(out.join("manifest.json")).unwrap();
    assert!(manifest.contains("\"data_as_of\": \"2024-11-30\""), "{manifest}");
}

#[test]
fn a_workbook_may_hold_placements_beside_small_tables() {
    let folder = templates("tables-mixed", "id");
    python(FILL, &[&folder]);
    let script = "
import datetime, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
page = book.create_sheet('Penempatan', 0)
page.append(['Tanggal', 'Nama P3MI', 'Negara Tujuan', 'Jumlah'])
page.append([datetime.date(2024, 10, 14), 'PT Cempaka Karya', 'Hongkong', 12])
page.append([datetime.date(2024, 10, 31), 'PT Cempaka Karya', 'Taiwan', 30])
book.save(sys.argv[1])
";
    let path = folder.join("agencies.xlsx");
    python(script, &[&path]);
    let (said, _) = check(&path);
    let names: Vec<&str> = said["tables"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["agencies", "sanctions", "placements"]);
    assert_eq!((&said["total_count"], &said["by_period"]["2024-10"]), (&json!(42), &json!(42)));
    assert_eq!(said["rows_read"], json!(3 + 2 + 2), "examples and rows of all three sheets");
    let sum = |field: &str| said[field].as_u64().unwrap();
    assert_eq!(sum("rows_read"), sum("rows_used") + sum("rows_set_aside"));

    let out = folder.join("out");
    let arguments = ["pack", path.to_str().unwrap(), "--out", out.to_str().unwrap()];
    assert_ne!(capaian(&arguments).status.code(), Some(2));
    let (said, exit) = check(&out);
    assert_eq!((exit, &said["total_count"]), (0, &json!(42)), "{said:#}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_stands_in_the_cells_every_row_is_counted_and_nothing_panics(
        which in 0..FORMS.len(),
        cells in prop::collection::vec(prop::collection::vec(
            prop_oneof!["[ -~]{0,12}", "[0-9.,/%-]{0,12}", Just("Taiwan".to_owned()), Just("29/11/2024".to_owned())],
            1..20,
        ), 0..12),
    ) {
        let form = FORMS[which];
        let quote = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let headers: Vec<String> = form.fields.iter().map(|field| quote(field.label.id)).collect();
        let mut text = format!("{}\n", headers.join(";"));
        for row in &cells {
            let row: Vec<String> = row.iter().map(|cell| quote(cell)).collect();
            text.push_str(&format!("{}\n", row.join(";")));
        }
        let read = csv(&text, "x.csv");
        for sheet in &read.sheets {
            prop_assert_eq!(sheet.rows_read, sheet.rows_used + sheet.rows_set_aside);
        }
        let kept: usize = read.records.iter().map(Records::len).sum();
        let used: u32 = read.sheets.iter().map(|sheet| sheet.rows_used).sum();
        prop_assert!(kept as u32 <= used);
    }
}
