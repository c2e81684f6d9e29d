//! A person's spreadsheets: what is proposed, read and reported.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use capaian::ingest::import::{
    Answer, Answered, Choices, Imported, Proposal, Question, QuestionKind, Report, propose,
    propose_at, questions, read,
};
use capaian::ingest::reading::date::Order;
use capaian::ingest::shape::in_rows;
use capaian::ingest::sheet::{Workbook, open};
use capaian::model::columns::{Codes, Domain};
use capaian::model::placement::PlacementColumn;
use capaian::model::{Day, ProblemKind, Severity};
use proptest::prelude::*;

fn workbook(text: &str) -> Workbook {
    in_rows(open(text.as_bytes(), "data.csv").unwrap())
}

fn import(text: &str) -> Imported {
    let workbook = workbook(text);
    read(&workbook, &Choices::from(&propose(&workbook))).unwrap()
}

/// A column's cells as text, `None` where not available.
fn cells(imported: &Imported, column: PlacementColumn) -> Vec<Option<String>> {
    let coded = imported.placements.column(column).unwrap();
    let codes: Vec<u32> = match &coded.codes {
        Codes::U8(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U16(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U32(codes) => codes.clone(),
    };
    let text = |code: u32| match &coded.domain {
        Domain::Labels(labels) => labels.get(code as usize).cloned(),
        Domain::Numbers { origin, len } if column == PlacementColumn::Date => {
            (code < *len).then(|| Day::from_number((origin + i64::from(code)) as i32).to_string())
        }
        Domain::Numbers { origin, len } => {
            (code < *len).then(|| (origin + i64::from(code)).to_string())
        }
    };
    codes.into_iter().map(text).collect()
}

fn some(texts: &[&str]) -> Vec<Option<String>> {
    texts.iter().map(|text| Some((*text).to_owned())).collect()
}

fn kinds(report: &Report) -> Vec<(ProblemKind, Option<u32>, u32)> {
    report.problems.iter().map(|one| (one.kind, one.place.row, one.count)).collect()
}

fn targets(proposal: &Proposal) -> Vec<Option<&'static str>> {
    proposal.columns.iter().map(|one| one.target.map(PlacementColumn::as_str)).collect()
}

const PLAIN: &str = "\
LAPORAN PENEMPATAN PMI;;;;
Periode Januari 2024;;;;

No;Tanggal;Negara Tujuan;P3MI;JK;Jumlah
1;29/01/2024;Hongkong;PT. Contoh Satu;P;35.945
2;30/01/2024;Taiwan (ROC);CONTOH SATU, PT;L;40,586
3;31/01/2024;Korea Selatan;PT Contoh Dua;P;7 orang
;Jumlah;;;;76.538
Sumber: Sisko P2MI;;;;
";

#[test]
fn a_sheet_of_an_indonesian_office_is_read_without_any_question() {
    let workbook = workbook(PLAIN);
    let proposal = propose(&workbook);
    assert_eq!(proposal.header_row, 4, "title rows stand above");
    assert_eq!(
        targets(&proposal),
        [None, Some("date"), Some("destination"), Some("agency"), Some("sex"), Some("count")]
    );
    assert_eq!(proposal.questions, []);

    let imported = read(&workbook, &Choices::from(&proposal)).unwrap();
    let of = |column| cells(&imported, column);
    assert_eq!(of(PlacementColumn::Date), some(&["2024-01-29", "2024-01-30", "2024-01-31"]));
    assert_eq!(of(PlacementColumn::Destination), some(&["HKG", "TWN", "KOR"]));
    assert_eq!(
        of(PlacementColumn::Agency),
        some(&["own-contohsatu", "own-contohsatu", "own-contohdua"])
    );
    assert_eq!(of(PlacementColumn::Sex), some(&["female", "male", "female"]));
    assert_eq!(imported.placements.count, Some(vec![35_945, 40_586, 7]));

    let names: Vec<&str> = imported.agencies.iter().map(|agency| agency.name.as_str()).collect();
    assert_eq!(names, ["PT Contoh Dua", "PT. Contoh Satu"]);

    let report = &imported.report;
    assert_eq!((report.rows_read, report.rows_used, report.rows_set_aside), (5, 3, 2));
    assert_eq!(report.placements, 76_538);
    assert!(report.problems.iter().all(|one| one.severity == Severity::Note), "{report:#?}");
    assert!(kinds(report).contains(&(ProblemKind::TotalRow, Some(8), 1)));
    let count = report.columns.iter().find(|one| one.header == "Jumlah").unwrap();
    assert_eq!(count.convention.id, "“.” ribuan, “,” ribuan");
    assert_eq!(count.examples[0].read.id, "35945");
}

#[test]
fn a_total_that_does_not_hold_is_told_and_not_counted() {
    let imported = import(
        "tgl;negara;jml\n13/1/2024;Hongkong;10\n14/1/2024;Taiwan;5\nSub total;;15\n\
         15/1/2024;Jepang;7\nSub total;;8\nGRAND TOTAL;;22\n",
    );
    assert_eq!(imported.report.placements, 22);
    let mismatches: Vec<_> = imported
        .report
        .problems
        .iter()
        .filter(|one| one.kind == ProblemKind::TotalMismatch)
        .map(|one| (one.place.row, one.found.as_str(), one.expected.en.as_str()))
        .collect();
    assert_eq!(mismatches, [(Some(6), "Sub total: 8", "7, the sum of its parts")]);
    assert_eq!(imported.report.rows_set_aside, 3);
}

#[test]
fn what_cannot_be_read_is_reported_with_its_row_and_never_lost() {
    let imported = import(
        "Tanggal,Negara,Lama Proses,Jumlah\n\
         31/02/2024,Hongkong,30,1\n\
         13/02/2024,Atlantis,many,2\n\
         14/02/2024,Hongkonk,-1,3\n\
         15/02/2024,n/a,,58.44\n\
         16/02/2024,Atlantis,10,4\n\
         ,Taiwan,10,5\n",
    );
    let report = &imported.report;
    assert_eq!((report.rows_read, report.rows_used, report.rows_set_aside), (6, 3, 3));
    assert_eq!(imported.placements.count, Some(vec![2, 3, 4]));
    assert_eq!(cells(&imported, PlacementColumn::Destination), [None, None, None]);
    let lead = cells(&imported, PlacementColumn::LeadDays);
    assert_eq!(lead, [None, None, Some("10".to_owned())]);
    let found: Vec<_> = report
        .problems
        .iter()
        .map(|one| (one.kind, one.severity, one.place.row, one.found.as_str(), one.count))
        .collect();
    use ProblemKind::{BadDate, BadNumber, EmptyCell, RuleBroken, UnknownName};
    use Severity::{Error, Warning};
    assert_eq!(
        found,
        [
            (BadNumber, Error, Some(5), "58.44", 1),
            (BadDate, Error, Some(2), "31/02/2024", 1),
            (EmptyCell, Error, Some(7), "", 1),
            (BadNumber, Warning, Some(3), "many", 1),
            (UnknownName, Warning, Some(3), "Atlantis", 2),
            (UnknownName, Warning, Some(4), "Hongkonk", 1),
            (RuleBroken, Warning, Some(4), "-1", 1),
        ]
    );
    let near = report.problems.iter().find(|one| one.found == "Hongkonk").unwrap();
    assert!(near.advice.en.contains("Hong Kong"), "{}", near.advice.en);
}

#[test]
fn personal_data_are_dropped_and_named_but_never_repeated() {
    let text = "Nama,NIK,Kontak,Tanggal,Negara\n\
         Siti Contoh,3171234567890001,081234567890,29/01/2024,Hongkong\n\
         Budi Contoh,3171234567890002,+62 812-3456-7891,30/01/2024,siti@contoh.id\n\
         Citra Contoh,,,31/01/2024,Taiwan\n\
         Dewi Contoh,,,31/01/2024,Taiwan\n";
    let workbook = workbook(text);
    let proposal = propose(&workbook);
    assert_eq!(targets(&proposal), [None, None, None, Some("date"), Some("destination")]);
    let mut choices = Choices::from(&proposal);
    choices.targets[0] = Some(PlacementColumn::Agency);
    let imported = read(&workbook, &choices).unwrap();
    assert!(imported.agencies.is_empty(), "a name column cannot be chosen for anything");
    let personal: Vec<_> = imported
        .report
        .problems
        .iter()
        .filter(|one| one.kind == ProblemKind::PersonalData)
        .map(|one| one.place.column.as_deref().unwrap())
        .collect();
    assert_eq!(personal, ["Kontak", "NIK", "Nama", "Negara"]);
    let said = format!("{proposal:?} {:?}", imported.report);
    for secret in ["Siti", "Budi", "3171234567890001", "81234567890", "3456-7891", "siti@"] {
        assert!(!said.contains(secret), "{secret}");
    }
}

#[test]
fn what_only_a_person_knows_is_asked_once_and_set_aside_until_then() {
    let text = "Tanggal,Jumlah\n8/9/2024,1\n2/3/2024,-\n4/4/2024,3\n";
    let workbook = workbook(text);
    let proposal = propose(&workbook);
    let asked: Vec<_> =
        proposal.questions.iter().map(|one| (one.column, one.readings.len())).collect();
    assert_eq!(asked, [(0, 2), (1, 2)]);
    let readings = &proposal.questions[0].readings;
    assert_eq!(readings[0].examples[0].printed, "8/9/2024");
    assert_eq!(readings[0].examples[0].read.id, "2024-09-08");
    assert_eq!(readings[1].examples[0].read.id, "2024-08-09");

    let mut choices = Choices::from(&proposal);
    let open = read(&workbook, &choices).unwrap();
    assert_eq!((open.report.rows_used, open.report.rows_set_aside), (1, 2));
    assert!(open.report.problems.iter().all(|one| one.severity == Severity::Error));

    choices.answers = vec![
        Answered { column: 0, answer: Answer::DateOrder(Order::MonthFirst) },
        Answered { column: 1, answer: Answer::DashIsZero },
    ];
    let answered = read(&workbook, &choices).unwrap();
    assert_eq!(
        cells(&answered, PlacementColumn::Date),
        some(&["2024-08-09", "2024-02-03", "2024-04-04"])
    );
    assert_eq!(answered.placements.count, Some(vec![1, 0, 3]));
    assert_eq!(answered.report.problems, []);
}

#[test]
fn a_person_can_choose_other_columns_and_another_header() {
    let text = "a,b\nx,29/01/2024\n";
    let workbook = workbook(text);
    let proposal = propose(&workbook);
    assert_eq!(
        read(&workbook, &Choices::from(&proposal)).unwrap_err().kind,
        ProblemKind::WrongColumn
    );
    let mut choices = Choices::from(&propose_at(&workbook, 0, Some(1)));
    choices.targets = vec![None, Some(PlacementColumn::Date)];
    assert_eq!(questions(&workbook, &choices), []);
    assert_eq!(read(&workbook, &choices).unwrap().report.rows_used, 1);
    choices.sheet = 7;
    assert!(read(&workbook, &choices).is_err());
}

#[test]
fn proposals_choices_and_reports_travel_as_postcard_and_json() {
    let workbook = workbook("Tanggal,Jumlah,Negara\n8/9/2024,-,Atlantis\n");
    let proposal = propose(&workbook);
    let bytes = postcard::to_allocvec(&proposal).unwrap();
    assert_eq!(postcard::from_bytes::<Proposal>(&bytes).unwrap(), proposal);
    let mut choices = Choices::from(&proposal);
    choices.answers.push(Answered { column: 0, answer: Answer::DateOrder(Order::DayFirst) });
    let bytes = postcard::to_allocvec(&choices).unwrap();
    assert_eq!(postcard::from_bytes::<Choices>(&bytes).unwrap(), choices);
    let report = read(&workbook, &choices).unwrap().report;
    let bytes = postcard::to_allocvec(&report).unwrap();
    assert_eq!(postcard::from_bytes::<Report>(&bytes).unwrap(), report);
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
}

/// Cells as they come, and some that look like what is read.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,8}",
        "\\PC{0,6}",
        "[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}",
        "[0-9.,]{1,9}",
        "[-+(±]?[0-9]{1,5}[)]?( orang| ribu)?",
        Just("Jumlah".to_owned()),
        Just("Hongkong".to_owned()),
        Just("\u{a0}-\u{200b}".to_owned()),
    ]
}

/// The first reading, or any answer to a question that has none.
fn any_answer(question: &Question) -> Answer {
    let reading = question.readings.first().map(|reading| reading.answer);
    reading.unwrap_or(match question.kind {
        QuestionKind::Year => Answer::Year(2024),
        _ => Answer::Period("2024-10".parse().unwrap()),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn opening_and_reading_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for head in [&b""[..], b"PK\x03\x04", b"\xff\xfe", b"tgl;jml\n"] {
            let bytes = [head, &bytes].concat();
            if let Ok(workbook) = open(&bytes, "x").map(in_rows) {
                let proposal = propose(&workbook);
                let _ = read(&workbook, &Choices::from(&proposal));
            }
        }
    }

    #[test]
    fn every_row_is_used_or_set_aside(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..6), 0..40),
        separator in prop::sample::select(vec![b';', b',', b'\t']),
        answered in any::<bool>(),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
        writer.write_record(["Tanggal", "Negara", "P3MI", "Lama proses", "Jumlah"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let workbook = in_rows(open(&writer.into_inner().unwrap(), "x").unwrap());
        let proposal = propose(&workbook);
        let mut choices = Choices::from(&proposal);
        if answered {
            choices.answers = proposal
                .questions
                .iter()
                .map(|one| Answered { column: one.column, answer: any_answer(one) })
                .collect();
        }
        if let Ok(imported) = read(&workbook, &choices) {
            let report = &imported.report;
            prop_assert_eq!(report.rows_read, report.rows_used + report.rows_set_aside);
            prop_assert_eq!(imported.placements.rows, report.rows_used as usize);
            for column in &imported.placements.columns {
                prop_assert_eq!(column.codes.len(), report.rows_used as usize);
            }
            let set_aside: u32 = report
                .problems
                .iter()
                .filter(|one| one.severity == Severity::Error)
                .map(|one| one.count)
                .sum();
            if report.rows_set_aside == 0 {
                prop_assert_eq!(set_aside, 0);
            }
        }
    }
}
