//! Ingest, against the writers of Arrow's own crate and against arbitrary bytes.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::sync::Arc;

use arrow_array::builder::{StringDictionaryBuilder, StringViewBuilder};
use arrow_array::types::{Int8Type, Int64Type, UInt16Type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Date64Array, DictionaryArray, Float64Array, Int8Array,
    Int64Array, LargeStringArray, ListArray, RecordBatch, StringArray, StringViewArray,
    TimestampMicrosecondArray, UInt16Array,
};
use arrow_ipc::writer::{DictionaryHandling, FileWriter, IpcWriteOptions, StreamWriter};
use capaian::ingest::arrow::{PlacementReader, read_placements, write_placements};
use capaian::ingest::manifest::read_manifest;
use capaian::ingest::records::{read_records, write_records};
use capaian::ingest::rules::{check_records, check_references};
use capaian::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
use capaian::model::manifest::Format;
use capaian::model::placement::PlacementColumn;
use capaian::model::table::{Records, TableName, Tables};
use capaian::model::{Lang, ProblemKind};
use proptest::prelude::*;

fn stream(batches: &[RecordBatch]) -> Vec<u8> {
    let mut writer = StreamWriter::try_new(Vec::new(), &batches[0].schema()).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

fn file(batches: &[RecordBatch]) -> Vec<u8> {
    let mut writer = FileWriter::try_new(Vec::new(), &batches[0].schema()).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, array)| (name, array, true)),
    )
    .unwrap()
}

fn dates(days: &[i32]) -> (&'static str, ArrayRef) {
    ("date", Arc::new(Date32Array::from(days.to_vec())))
}

/// What each row of a column says, as text; `None` where it is missing.
fn cells(table: &PlacementTable, column: PlacementColumn) -> Vec<Option<String>> {
    let coded = table.column(column).unwrap();
    let codes: Vec<u32> = match &coded.codes {
        Codes::U8(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U16(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U32(codes) => codes.clone(),
    };
    codes
        .into_iter()
        .map(|code| match &coded.domain {
            Domain::Labels(labels) => labels.get(code as usize).cloned(),
            Domain::Numbers { origin, len } => {
                (code < *len).then(|| (origin + i64::from(code)).to_string())
            }
        })
        .collect()
}

fn texts(texts: &[Option<&str>]) -> Vec<Option<String>> {
    texts.iter().map(|text| text.map(str::to_owned)).collect()
}

#[test]
fn every_type_that_other_programs_write_is_read() {
    let mut views = StringViewBuilder::new();
    ["house_maid", "caregiver of the elderly, long", "caregiver of the elderly, long"]
        .iter()
        .for_each(|label| views.append_value(label));
    let nested =
        ListArray::from_iter_primitive::<Int64Type, _, _>([Some(vec![Some(1)]), None, None]);
    let schemes: DictionaryArray<UInt16Type> =
        vec![Some("p_to_p"), None, Some("g_to_g")].into_iter().collect();
    let batch = batch(vec![
        ("notes", Arc::new(StringViewArray::from(vec!["an unknown, long column", "", "c"]))),
        ("nested", Arc::new(nested)),
        ("flag", Arc::new(BooleanArray::from(vec![true, false, true]))),
        ("occupation", Arc::new(views.finish())),
        ("date", Arc::new(Date64Array::from(vec![19_000 * 86_400_000, 19_001 * 86_400_000, 0]))),
        ("agency", Arc::new(LargeStringArray::from(vec![Some("b"), None, Some("a")]))),
        ("destination", Arc::new(StringArray::from(vec![Some("HKG"), Some(""), Some("TWN")]))),
        ("scheme", Arc::new(schemes)),
        ("lead_days", Arc::new(Float64Array::from(vec![Some(30.0), Some(f64::NAN), None]))),
        ("count", Arc::new(Int8Array::from(vec![1, 0, 127]))),
    ]);
    for bytes in [file(std::slice::from_ref(&batch)), stream(&[batch])] {
        let table = read_placements(&bytes, "x.arrow").unwrap();
        assert_eq!(table.rows, 3);
        assert_eq!(table.count, Some(vec![1, 0, 127]));
        let of = |column| cells(&table, column);
        assert_eq!(of(PlacementColumn::Date), texts(&[Some("19000"), Some("19001"), Some("0")]));
        assert_eq!(of(PlacementColumn::Agency), texts(&[Some("b"), None, Some("a")]));
        assert_eq!(of(PlacementColumn::Destination), texts(&[Some("HKG"), None, Some("TWN")]));
        assert_eq!(of(PlacementColumn::Scheme), texts(&[Some("p_to_p"), None, Some("g_to_g")]));
        assert_eq!(of(PlacementColumn::LeadDays), texts(&[Some("30"), None, None]));
        let long = Some("caregiver of the elderly, long");
        assert_eq!(of(PlacementColumn::Occupation), texts(&[Some("house_maid"), long, long]));
        assert!(table.column(PlacementColumn::Sex).is_none(), "an absent column stays absent");
        let order: Vec<_> = table.columns.iter().map(|column| column.column).collect();
        assert!(order.is_sorted(), "columns come in the contract's order");
    }
}

#[test]
fn timestamps_fall_on_the_day_of_their_zone() {
    // Midnight of 2024-01-01 in Jakarta is 17.00 of the day before in UTC.
    let midnight = (19_723 * 86_400 - 7 * 3_600) * 1_000_000;
    for (zone, day) in [
        (None, "19722"),
        (Some("UTC"), "19722"),
        (Some("Asia/Jakarta"), "19723"),
        (Some("+07:00"), "19723"),
    ] {
        let times = TimestampMicrosecondArray::from(vec![midnight]).with_timezone_opt(zone);
        let bytes = file(&[batch(vec![("date", Arc::new(times))])]);
        let table = read_placements(&bytes, "x.arrow").unwrap();
        assert_eq!(cells(&table, PlacementColumn::Date), texts(&[Some(day)]), "{zone:?}");
    }
    let elsewhere = TimestampMicrosecondArray::from(vec![0]).with_timezone("Europe/Berlin");
    let bytes = file(&[batch(vec![("date", Arc::new(elsewhere))])]);
    let problem = read_placements(&bytes, "x.arrow").unwrap_err();
    assert_eq!(problem.kind, ProblemKind::WrongColumn);
    assert!(problem.found.contains("Europe/Berlin"));
}

fn scheme_batch(builder: &mut StringDictionaryBuilder<Int8Type>, labels: &[&str]) -> RecordBatch {
    labels.iter().for_each(|label| builder.append_value(label));
    let days = vec![0; labels.len()];
    batch(vec![dates(&days), ("scheme", Arc::new(builder.finish_preserve_values()))])
}

#[test]
fn dictionaries_may_grow_or_change_between_batches() {
    let mut builder = StringDictionaryBuilder::<Int8Type>::new();
    let grown = [scheme_batch(&mut builder, &["b", "a"]), scheme_batch(&mut builder, &["c", "a"])];
    let changed = [
        scheme_batch(&mut StringDictionaryBuilder::new(), &["b", "a"]),
        scheme_batch(&mut StringDictionaryBuilder::new(), &["c", "a"]),
    ];
    let options = IpcWriteOptions::default().with_dictionary_handling(DictionaryHandling::Delta);
    let schema = grown[0].schema();
    let mut stream_deltas =
        StreamWriter::try_new_with_options(Vec::new(), &schema, options.clone()).unwrap();
    let mut file_deltas = FileWriter::try_new_with_options(Vec::new(), &schema, options).unwrap();
    for batch in &grown {
        stream_deltas.write(batch).unwrap();
        file_deltas.write(batch).unwrap();
    }
    let deltas = [stream_deltas.into_inner().unwrap(), file_deltas.into_inner().unwrap()];
    for bytes in deltas.into_iter().chain([stream(&grown), stream(&changed)]) {
        let table = read_placements(&bytes, "x.arrow").unwrap();
        assert_eq!(
            cells(&table, PlacementColumn::Scheme),
            texts(&[Some("b"), Some("a"), Some("c"), Some("a")])
        );
    }
}

#[test]
fn a_cell_against_the_rules_is_named_by_row_and_column() {
    let days = |days: Vec<Option<i32>>| ("date", Arc::new(Date32Array::from(days)) as ArrayRef);
    let counts = |array: ArrayRef| vec![dates(&[0, 0]), ("count", array)];
    let leads = |array: ArrayRef| vec![dates(&[0, 0]), ("lead_days", array)];
    for (columns, kind, row) in [
        (vec![days(vec![Some(1), None])], ProblemKind::EmptyCell, 2),
        (vec![days(vec![Some(i32::MAX), None])], ProblemKind::BadDate, 1),
        (counts(Arc::new(Int64Array::from(vec![1, -1]))), ProblemKind::RuleBroken, 2),
        (counts(Arc::new(Int64Array::from(vec![Some(1), None]))), ProblemKind::EmptyCell, 2),
        (counts(Arc::new(Float64Array::from(vec![1.0, 0.5]))), ProblemKind::RuleBroken, 2),
        (leads(Arc::new(UInt16Array::from(vec![1, 65_535]))), ProblemKind::RuleBroken, 2),
    ] {
        let problem = read_placements(&file(&[batch(columns)]), "x.arrow").unwrap_err();
        assert_eq!((problem.kind, problem.place.row), (kind, Some(row)), "{problem:?}");
        assert!(problem.describe(Lang::Id).starts_with(&format!("x.arrow › baris {row} › ")));
    }
}

#[test]
fn files_that_are_no_placements_say_what_they_are() {
    let good = file(&[batch(vec![dates(&[1, 2, 3])])]);
    let stream = stream(&[batch(vec![dates(&[1, 2, 3])])]);
    let no_date = file(&[batch(vec![("tanggal", dates(&[1]).1)])]);
    for (bytes, kind) in [
        (&b""[..], ProblemKind::CutOff),
        (&good[..good.len() - 1], ProblemKind::CutOff),
        (&good[..40], ProblemKind::CutOff),
        (&stream[..stream.len() - 40], ProblemKind::CutOff),
        (b"<!doctype html>", ProblemKind::WebPage),
        (b"date,agency\n2024-01-01,a\n", ProblemKind::Unreadable),
        (&no_date, ProblemKind::WrongColumn),
    ] {
        assert_eq!(read_placements(bytes, "x.arrow").unwrap_err().kind, kind);
    }
}

#[test]
fn a_reader_tells_its_progress_and_can_be_left_between_steps() {
    let days: Vec<i32> = (0..150_000).map(|row| row % 1_000).collect();
    let bytes = file(&[batch(vec![dates(&days)])]);
    let mut reader = PlacementReader::new(&bytes, "x.arrow").unwrap();
    assert_eq!(reader.total_rows(), 150_000);
    let mut progress = Vec::new();
    while let Some(rows) = reader.step().unwrap() {
        progress.push(rows);
    }
    assert!(progress.is_sorted() && progress.contains(&65_536), "{progress:?}");
    assert_eq!(reader.finish().rows, 150_000);
}

/// A label column over at most `size` labels, as reading leaves it: sorted, none unused.
fn coded(column: PlacementColumn, cells: &[Option<u8>], size: u8) -> CodedColumn {
    let mut used: Vec<u8> = cells.iter().flatten().map(|cell| cell % size).collect();
    used.sort_unstable();
    used.dedup();
    let code = |cell: &Option<u8>| {
        cell.map_or(used.len(), |cell| used.binary_search(&(cell % size)).unwrap()) as u8
    };
    CodedColumn {
        column,
        codes: Codes::U8(cells.iter().map(code).collect()),
        domain: Domain::Labels(used.iter().map(|label| format!("{label:03}")).collect()),
        missing: cells.iter().any(Option::is_none),
    }
}

prop_compose! {
    fn any_table()(rows in prop::collection::vec(
        (0u8..=255, prop::option::of(any::<u8>()), prop::option::of(any::<u8>()), any::<u32>()),
        0..300,
    ), counted in any::<bool>()) -> PlacementTable {
        let least = rows.iter().map(|row| row.0).min();
        let most = rows.iter().map(|row| row.0).max();
        let origin = least.map_or(0, |least| 19_000 + i64::from(least));
        let len = least.zip(most).map_or(0, |(least, most)| u32::from(most - least) + 1);
        let date = CodedColumn {
            column: PlacementColumn::Date,
            codes: Codes::U8(rows.iter().map(|row| row.0 - least.unwrap()).collect()),
            domain: Domain::Numbers { origin, len },
            missing: false,
        };
        let agency: Vec<_> = rows.iter().map(|row| row.1).collect();
        let scheme: Vec<_> = rows.iter().map(|row| row.2).collect();
        PlacementTable {
            rows: rows.len(),
            columns: vec![
                date,
                coded(PlacementColumn::Agency, &agency, 200),
                coded(PlacementColumn::Scheme, &scheme, 5),
            ],
            count: counted.then(|| rows.iter().map(|row| row.3).collect()),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_written_alike(table in any_table()) {
        let bytes = write_placements(&table).unwrap();
        let read = read_placements(&bytes, "x.arrow").unwrap();
        prop_assert_eq!(&read, &table);
        prop_assert_eq!(write_placements(&read).unwrap(), bytes);
    }

    #[test]
    fn arrow_reading_never_panics_on_damaged_files(
        table in any_table(),
        as_stream in any::<bool>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = write_placements(&table).unwrap();
        if as_stream {
            // The file format is the stream format between a magic and a footer.
            bytes.drain(..8);
        }
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if cut {
            bytes.truncate(length.index(bytes.len()));
        }
        let _ = read_placements(&bytes, "x.arrow");
    }

    #[test]
    fn no_reader_panics_on_arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_placements(&bytes, "x");
        let _ = read_manifest(&bytes, "x");
        for name in TableName::ALL {
            let _ = read_records(name, Format::Csv, &bytes, "x");
            let _ = read_records(name, Format::Json, &bytes, "x");
        }
        let mut framed = b"ARROW1\0\0".to_vec();
        framed.extend(&bytes);
        framed.extend((bytes.len() as i32).to_le_bytes());
        framed.extend(b"ARROW1");
        let _ = read_placements(&framed, "x");
    }
}

#[test]
fn a_table_that_contradicts_itself_is_not_written() {
    let column = |codes| CodedColumn {
        column: PlacementColumn::Scheme,
        codes: Codes::U8(codes),
        domain: Domain::Labels(vec!["a".into()]),
        missing: false,
    };
    for codes in [vec![0], vec![0, 1]] {
        let table = PlacementTable { rows: 2, columns: vec![column(codes)], count: None };
        assert_eq!(write_placements(&table).unwrap_err().kind, ProblemKind::RuleBroken);
    }
}

const TARGETS: &str = "\
period,scope_kind,scope,value,version,decided_on,decree,source
2024,office,BP3MI DKI Jakarta,40586,1,2024-01-05,\"SK, 1\",x
2024-Q1,destination,HKG,100,1,2024-01-05,SK 1,x
";

const AGENCIES: &str = r#"[
{"id":"a1","name":"PT Contoh","kind":"p3mi","licence_number":null,"licence_expires":"2025-01-31",
 "deposit":"full","city":"Jakarta","sanctions":[{"kind":"full_stop","legal_basis":"Pasal 9",
 "start":"2024-03-01","end":"2024-02-01"}]}
]"#;

#[test]
fn small_tables_are_read_from_csv_and_json_and_written_back() {
    let targets = read_records(TableName::Targets, Format::Csv, TARGETS.as_bytes(), "t").unwrap();
    let agencies =
        read_records(TableName::Agencies, Format::Json, AGENCIES.as_bytes(), "a").unwrap();
    for (records, format) in
        [(&targets, Format::Csv), (&targets, Format::Json), (&agencies, Format::Json)]
    {
        let bytes = write_records(records, format).unwrap();
        assert_eq!(&read_records(records.name(), format, &bytes, "x").unwrap(), records);
    }
    let semicolons = TARGETS.replace("\"SK, 1\"", "SK 1").replace(',', ";");
    let read = read_records(TableName::Targets, Format::Csv, semicolons.as_bytes(), "t").unwrap();
    assert_eq!(read.len(), 2);
    let nested = write_records(&agencies, Format::Csv).unwrap_err();
    assert_eq!(nested.kind, ProblemKind::WrongColumn, "sanctions would be lost");

    let Records::Agencies(mut rows) = agencies else { unreachable!() };
    for row in &mut rows {
        row.sanctions.clear();
        row.licence_number = None;
        row.name = "PT \"Maju\", \\ Jaya".into();
    }
    let flat = Records::Agencies(rows);
    let bytes = write_records(&flat, Format::Csv).unwrap();
    assert_eq!(read_records(TableName::Agencies, Format::Csv, &bytes, "x").unwrap(), flat);
}

/// Every table that a CSV can hold, with its optional cells empty and full.
#[test]
fn cells_of_every_table_keep_their_meaning_through_csv() {
    for (name, text) in [
        (
            TableName::JobOrders,
            "id,agency,destination,occupation,quota,issued,expires\n0012,A,HKG,x,7,2024-01-02,2024-02-03\n",
        ),
        (
            TableName::Indicators,
            "agency,period,indicator,value,source\n7,2024-01,x,-1.5e3,s\n7,2024,x,0.1,\n",
        ),
        (
            TableName::Complaints,
            "date,agency,destination,category,phase,attributable_to,channel,status,closed_on,count\n2024-01-02,,HKG,c,before_work,agency,web,new,,3\n2024-01-02,A,HKG,c,before_work,agency,web,closed,2024-02-03,4\n",
        ),
        (
            TableName::Claims,
            "id,text,stated,unit,inputs,computed,verdict,kind,comment,source\n1,t,86,percent,i,,v,k,,s\n2,t,86.5,percent,i,88.6,v,k,c,s\n",
        ),
        (
            TableName::Figures,
            "measure,period,area,dimension,value,count,status,note,source\nm,2024,ID,d,12,345,final,,s\n",
        ),
    ] {
        let read = |bytes: &[u8]| read_records(name, Format::Csv, bytes, "x");
        let records = read(text.as_bytes()).unwrap_or_else(|problem| panic!("{problem:?}"));
        let written = write_records(&records, Format::Csv).unwrap();
        assert_eq!(read(&written).unwrap(), records, "{name:?}");
        let json = write_records(&records, Format::Json).unwrap();
        assert_eq!(read_records(name, Format::Json, &json, "x").unwrap(), records, "{name:?}");
    }
}

#[test]
fn a_bad_cell_of_a_small_table_is_named() {
    for (from, to, kind, row, column) in [
        ("40586", "40.586,5", ProblemKind::Unreadable, 2, None),
        ("40586", "many", ProblemKind::BadNumber, 2, Some("value")),
        ("2024-Q1", "2024-Q9", ProblemKind::WrongColumn, 3, Some("period")),
        ("scope_kind", "scope_type", ProblemKind::WrongColumn, 2, None),
        ("destination", "planet", ProblemKind::WrongColumn, 3, Some("scope_kind")),
    ] {
        let text = TARGETS.replacen(from, to, 1);
        let problem =
            read_records(TableName::Targets, Format::Csv, text.as_bytes(), "t.csv").unwrap_err();
        assert_eq!((problem.kind, problem.place.row), (kind, Some(row)), "{problem:?}");
        assert_eq!(problem.place.column.as_deref(), column, "{problem:?}");
    }
    let broken = AGENCIES.replace("2025-01-31", "31/01/2025");
    let problem =
        read_records(TableName::Agencies, Format::Json, broken.as_bytes(), "a.json").unwrap_err();
    assert_eq!((problem.kind, problem.place.row), (ProblemKind::Unreadable, Some(2)));
}

#[test]
fn rows_that_contradict_themselves_or_refer_to_nobody_are_found() {
    let agencies =
        read_records(TableName::Agencies, Format::Json, AGENCIES.as_bytes(), "a").unwrap();
    let found = check_records(&agencies, "agencies.json");
    assert_eq!(found.len(), 1, "the sanction ends before it starts: {found:?}");
    assert!(found[0].describe(Lang::En).contains("2024-03-01"));

    let text = TARGETS.replace("destination,HKG", "agency,nobody");
    let mut tables = Tables::default();
    let targets = read_records(TableName::Targets, Format::Csv, text.as_bytes(), "t").unwrap();
    assert!(check_records(&targets, "t").is_empty());
    tables.insert(targets);
    assert!(check_references(&tables, None, TableName::as_str).is_empty(), "no agencies, no check");
    tables.insert(agencies.clone());
    let found = check_references(&tables, None, TableName::as_str);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].place.row), (ProblemKind::BrokenReference, Some(2)));

    let Records::Agencies(mut rows) = agencies else { unreachable!() };
    rows.push(rows[0].clone());
    let twice = write_records(&Records::Agencies(rows), Format::Json).unwrap();
    let problem = read_records(TableName::Agencies, Format::Json, &twice, "a").unwrap_err();
    assert_eq!((problem.kind, problem.place.row), (ProblemKind::RuleBroken, Some(2)));
}
