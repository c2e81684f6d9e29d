//! The committed sample: what the article says exactly, what the publications say nearly, and no more.

#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests, which may fail as the tests do"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use capaian::cli::Outcome;
use capaian::cli::sample::{SampleArgs, run};
use capaian::ingest::arrow::read_placements;
use capaian::ingest::config::read_config;
use capaian::ingest::manifest::{read_manifest, verify, verify_rows};
use capaian::ingest::records::read_records;
use capaian::ingest::rules;
use capaian::model::columns::{Codes, Domain, PlacementTable};
use capaian::model::manifest::{Format, Kind, Manifest};
use capaian::model::meeting::{Action, ActionStatus, Meeting};
use capaian::model::placement::PlacementColumn;
use capaian::model::table::{TableName, Tables};
use capaian::model::target::ScopeKind;
use capaian::model::vocabulary::complaint_category::{COMPLAINT_CATEGORIES, COMPLAINT_CHANNELS};
use capaian::model::{Day, Period};

fn data(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data").join(set)
}

fn manifest(set: &str) -> Manifest {
    let bytes = std::fs::read(data(set).join("manifest.json")).unwrap();
    read_manifest(&bytes, "manifest.json").unwrap()
}

fn bytes(set: &str, name: &str) -> (Vec<u8>, Format) {
    let manifest = manifest(set);
    let entry = manifest.tables.iter().find(|entry| entry.name == name).unwrap();
    let bytes = std::fs::read(data(set).join(&entry.url)).unwrap();
    verify(entry, &bytes).unwrap();
    (bytes, entry.format)
}

fn placements() -> PlacementTable {
    read_placements(&bytes("sample", "placements").0, "placements.arrow").unwrap()
}

fn tables(set: &str) -> Tables {
    let mut tables = Tables::default();
    for entry in manifest(set).tables {
        let name = TableName::from_name(&entry.name).unwrap();
        if name != TableName::Placements {
            let (bytes, format) = bytes(set, &entry.name);
            let records = read_records(name, format, &bytes, &entry.url).unwrap();
            verify_rows(&entry, records.len() as u64).unwrap();
            tables.insert(records);
        }
    }
    tables
}

/// The position in the domain of every row.
fn codes(table: &PlacementTable, column: PlacementColumn) -> Vec<usize> {
    match &table.column(column).unwrap().codes {
        Codes::U8(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U16(codes) => codes.iter().map(|&code| code.into()).collect(),
        Codes::U32(codes) => codes.iter().map(|&code| code as usize).collect(),
    }
}

fn dates(table: &PlacementTable) -> Vec<Day> {
    let Domain::Numbers { origin, .. } = table.column(PlacementColumn::Date).unwrap().domain else {
        panic!("dates are numbers");
    };
    let day =
        |code| Day::from_number(i32::try_from(origin).unwrap() + i32::try_from(code).unwrap());
    codes(table, PlacementColumn::Date).into_iter().map(day).collect()
}

/// Placements of a period by the label of a column; those without one are left out.
fn counts(column: PlacementColumn, period: &str) -> BTreeMap<String, u32> {
    let table = placements();
    let period: Period = period.parse().unwrap();
    let Domain::Labels(labels) = &table.column(column).unwrap().domain else {
        panic!("{column:?} has labels");
    };
    let mut counts = BTreeMap::new();
    for (code, date) in codes(&table, column).into_iter().zip(dates(&table)) {
        if let (true, Some(label)) = (period.contains(date), labels.get(code)) {
            *counts.entry(label.clone()).or_default() += 1;
        }
    }
    counts
}

/// Shares in percent of what a period published, against the sample's.
fn assert_near(column: PlacementColumn, period: &str, total: u32, published: &[(&str, u32)]) {
    let counts = counts(column, period);
    let all: u32 = counts.values().sum();
    for (label, count) in published {
        let wanted = 100.0 * f64::from(*count) / f64::from(total);
        let found = 100.0 * f64::from(counts.get(*label).copied().unwrap_or(0)) / f64::from(all);
        assert!(
            (found - wanted).abs() < TOLERANCE,
            "{column:?} {label} {period}: {found:.2}% against {wanted:.2}% published"
        );
    }
}

/// Percentage points. The rows are drawn one by one, so a share of a third of 36.000 has a standard
/// error of a quarter point.
const TOLERANCE: f64 = 0.8;

#[test]
fn the_committed_sample_is_what_the_program_makes_now() {
    let as_of = "2024-08-31".parse().ok();
    for (set, as_of) in [("sample", None), ("sample-2024-08", as_of)] {
        is_made_now(set, as_of);
    }
}

fn is_made_now(set: &str, as_of: Option<Day>) {
    let out = std::env::temp_dir().join(format!("capaian-{set}-{}", std::process::id()));
    let args =
        SampleArgs { out: out.clone(), rows: None, seed: SEED, as_of, placements_only: false };
    assert_eq!(run(&args), Ok(Outcome::Clean));
    let files = |folder: &Path| -> BTreeMap<String, Vec<u8>> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let read = |entry: std::fs::DirEntry| {
            (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
        };
        entries.map(read).collect()
    };
    let (made, committed) = (files(&out), files(&data(set)));
    std::fs::remove_dir_all(out).unwrap();
    assert!(made.keys().eq(committed.keys()));
    for (name, bytes) in made {
        assert!(
            bytes == committed[&name],
            "run `capaian sample` for {set}: {name} is not what it makes"
        );
    }
}

/// The default of `capaian sample --seed`.
const SEED: u64 = 20_241_130;

#[test]
fn the_office_served_35945_of_a_target_of_40586() {
    let served: u32 = counts(PlacementColumn::Destination, "2024-01..2024-10").values().sum();
    assert_eq!(served, 35_945);
    let in_force = tables("sample")
        .targets
        .into_iter()
        .filter(|target| {
            target.scope_kind == ScopeKind::Office && target.period.to_string() == "2024"
        })
        .max_by_key(|target| target.version)
        .unwrap();
    assert_eq!((in_force.value, in_force.version), (40_586, 2));
    let manifest = manifest("sample");
    assert_eq!(manifest.kind, Kind::Sample);
    assert_eq!(manifest.data_as_of.to_string(), "2024-10-31");
    assert!(
        manifest.notice.id.starts_with("Data contoh") && manifest.notice.en.starts_with("Sample")
    );
    let dates = dates(&placements());
    assert!(dates.is_sorted());
    assert_eq!(dates[0].month().to_string(), "2022-01");
    assert_eq!(dates.last().unwrap().month().to_string(), "2024-10");
}

#[test]
fn targets_of_2024_sum_to_the_offices() {
    let targets = tables("sample").targets;
    let sum = |kind, version| -> u64 {
        let of = |target: &&capaian::model::target::Target| {
            target.scope_kind == kind
                && target.version == version
                && target.period.first().year() == 2024
        };
        targets.iter().filter(of).map(|target| target.value).sum()
    };
    for version in [1, 2] {
        let office = sum(ScopeKind::Office, version);
        assert_eq!(sum(ScopeKind::Destination, version), office);
        assert_eq!(sum(ScopeKind::Scheme, version), office);
        let through_agencies =
            targets.iter().find(|target| target.scope == "p_to_p" && target.version == version);
        assert_eq!(sum(ScopeKind::Agency, version), through_agencies.unwrap().value);
    }
}

#[test]
fn shares_are_those_of_the_published_tables() {
    use PlacementColumn as C;
    assert_near(
        C::Destination,
        "2022",
        200_761,
        &[("HKG", 60_096), ("TWN", 53_459), ("MYS", 43_163)],
    );
    assert_near(
        C::Destination,
        "2023",
        274_965,
        &[("TWN", 83_216), ("MYS", 72_260), ("HKG", 65_916)],
    );
    assert_near(
        C::Destination,
        "2024-01..2024-10",
        250_391,
        &[
            ("HKG", 85_674),
            ("TWN", 72_973),
            ("MYS", 40_695),
            ("JPN", 10_774),
            ("SGP", 8_757),
            ("KOR", 8_595),
            ("SAU", 6_612),
            ("ITA", 2_873),
            ("BRN", 2_476),
            ("TUR", 2_472),
        ],
    );
    assert_near(
        C::Occupation,
        "2024-01..2024-10",
        250_391,
        &[
            ("house_maid", 85_934),
            ("caregiver", 44_833),
            ("worker", 19_452),
            ("plantation_worker", 13_595),
            ("construction_worker", 8_020),
        ],
    );
    assert_near(
        C::OriginProvince,
        "2023",
        274_965,
        &[("35", 68_069), ("33", 59_009), ("12", 10_550)],
    );
    assert_near(
        C::OriginProvince,
        "2024",
        297_434,
        &[("35", 79_339), ("32", 61_556), ("18", 25_162)],
    );
    assert_near(C::Sex, "2022", 200_761, &[("female", 122_147)]);
    assert_near(C::Sex, "2023", 237_992, &[("female", 146_785)]);
    assert_near(C::Sector, "2024-01..2024-10", 250_391, &[("informal", 134_154)]);
}

#[test]
fn what_is_not_g_to_g_has_the_offices_own_schemes_of_2025() {
    let mut counts = counts(PlacementColumn::Scheme, "2024");
    let all: u32 = counts.values().sum();
    let g_to_g = counts.remove("g_to_g").unwrap();
    assert!((0.025..0.045).contains(&(f64::from(g_to_g) / f64::from(all))));
    for (scheme, printed) in
        [("p_to_p", 38_424), ("individual", 1_788), ("ukps", 544), ("re_entry", 34)]
    {
        let found = f64::from(counts[scheme]) / f64::from(all - g_to_g);
        assert!((found - f64::from(printed) / 40_790.0).abs() < 0.005, "{scheme} {found}");
    }
}

#[test]
fn months_follow_the_published_months() {
    let served = |period| f64::from(counts(PlacementColumn::Sex, period).values().sum::<u32>());
    for (month, national) in
        [("2024-02", 23_716.0), ("2024-07", 46_594.0 - 23_197.0), ("2024-08", 23_197.0)]
    {
        let found = served(month) / 35_945.0;
        assert!((found - national / 250_391.0).abs() < 0.001, "{month} {found}");
    }
    assert!(served("2023-04") < 0.7 * served("2023-03"), "Idul Fitri 2023");
}

#[test]
fn every_code_and_every_reference_is_known_and_no_row_breaks_a_rule() {
    let (tables, placements) = (tables("sample"), placements());
    assert_eq!(rules::check_references(&tables, Some(&placements), TableName::as_str), []);
    for entry in manifest("sample").tables {
        let name = TableName::from_name(&entry.name).unwrap();
        if name != TableName::Placements {
            let (bytes, format) = bytes("sample", &entry.name);
            let records = read_records(name, format, &bytes, &entry.url).unwrap();
            assert_eq!(rules::check_records(&records, &entry.url), []);
        }
    }
}

#[test]
fn the_program_itself_finds_no_problem_in_what_is_shipped() {
    for set in ["sample", "published"] {
        let mut check = Command::new(env!("CARGO_BIN_EXE_capaian"));
        let output = check.args(["--lang", "en", "check"]).arg(data(set)).output().unwrap();
        let said =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{set}: {said}");
    }
}

#[test]
fn complaints_use_the_vocabulary() {
    for complaint in tables("sample").complaints {
        assert!(COMPLAINT_CATEGORIES.term(&complaint.category).is_some(), "{complaint:?}");
        assert!(COMPLAINT_CHANNELS.term(&complaint.channel).is_some(), "{complaint:?}");
    }
}

#[test]
fn a_sample_to_measure_with_has_the_rows_that_were_asked_for_and_no_other_table() {
    let out = std::env::temp_dir().join(format!("capaian-rows-{}", std::process::id()));
    let args = SampleArgs {
        out: out.clone(),
        rows: Some(2_000),
        seed: SEED,
        as_of: None,
        placements_only: true,
    };
    assert_eq!(run(&args), Ok(Outcome::Clean));
    let manifest = std::fs::read(out.join("manifest.json")).unwrap();
    let manifest = read_manifest(&manifest, "manifest.json").unwrap();
    let bytes = std::fs::read(out.join("placements.arrow")).unwrap();
    std::fs::remove_dir_all(out).unwrap();
    assert_eq!(manifest.tables.len(), 1);
    assert_eq!(manifest.tables[0].rows, 2_000);
    assert_eq!(read_placements(&bytes, "placements.arrow").unwrap().placements(), 2_000);
}

#[test]
fn only_placements_through_an_agency_have_one() {
    let table = placements();
    let known = |column| {
        let Domain::Labels(labels) = &table.column(column).unwrap().domain else { panic!() };
        codes(&table, column).into_iter().map(|code| labels.get(code).cloned()).collect::<Vec<_>>()
    };
    let agencies = known(PlacementColumn::Agency);
    for (agency, scheme) in agencies.into_iter().zip(known(PlacementColumn::Scheme)) {
        assert_eq!(agency.is_some(), scheme.as_deref() == Some("p_to_p"));
    }
}

#[test]
fn agencies_are_marked_as_made_up_and_tell_their_stories() {
    let tables = tables("sample");
    assert_eq!(tables.agencies.len(), 132);
    let as_of = manifest("sample").data_as_of;
    assert!(tables.agencies.iter().all(|agency| agency.name.contains("Contoh")));
    let names: BTreeSet<&str> = tables.agencies.iter().map(|agency| agency.name.as_str()).collect();
    assert_eq!(names.len(), 132);
    let expired =
        tables.agencies.iter().filter(|agency| agency.licence_expires < Some(as_of)).count();
    assert!((4..12).contains(&expired), "{expired}");
    let served = counts(PlacementColumn::Agency, "2024");
    let idle = tables
        .job_orders
        .iter()
        .filter(|order| order.issued.year() == 2024 && !served.contains_key(&order.agency));
    let idle: BTreeSet<&str> = idle.map(|order| order.agency.as_str()).collect();
    assert!(idle.len() >= 4, "agencies with job orders and nobody placed: {idle:?}");
}

fn meeting(id: &str) -> Meeting {
    tables("sample").meetings.into_iter().find(|meeting| meeting.id == id).unwrap()
}

#[test]
fn the_meeting_of_november_2024_is_the_articles() {
    let meeting = meeting("2024-11-rakor");
    assert_eq!(
        (meeting.start.to_string(), meeting.end.to_string()),
        ("2024-11-29".into(), "2024-11-30".into())
    );
    // The article prints Selasa and Rabu; the days were a Friday and a Saturday.
    assert_eq!((meeting.start.weekday(), meeting.end.weekday()), (4, 5));
    assert_eq!(meeting.data_as_of.to_string(), "2024-10-31");
    assert!(meeting.place.contains("Taman Bukit Palem Resort Bogor"));
    assert_eq!(meeting.speakers.len(), 4);
    assert!(meeting.speakers.iter().all(|speaker| speaker.name.is_none()));
    assert!(meeting.attendance.iter().all(|group| group.people.is_none()));
    let [figure] = meeting.figures.as_slice() else { panic!("one figure was shown") };
    assert_eq!((figure.stated, figure.inputs.as_str()), (86.0, "35945/40586"));
}

#[test]
fn what_the_article_does_not_record_is_marked_as_made_up() {
    for meeting in tables("sample").meetings {
        let texts = meeting.constraints.iter().map(|one| &one.text);
        let texts = texts.chain(meeting.decisions.iter().map(|one| &one.text));
        let texts: Vec<_> = texts.chain(meeting.actions.iter().map(|one| &one.text)).collect();
        assert!(texts.len() >= 6, "{}", meeting.id);
        assert!(texts.iter().all(|text| text.starts_with("[Contoh] ")), "{}", meeting.id);
        let people = meeting.actions.iter().filter_map(|action| action.owner_person.as_deref());
        assert!(people.chain([meeting.chair.as_str()]).all(|person| {
            ["Kepala ", "Ketua Tim ", "Kasubbag TU"].iter().any(|role| person.starts_with(role))
        }));
    }
}

#[test]
fn actions_have_soft_commitments_and_due_dates_that_match_their_words() {
    let actions: Vec<Action> =
        tables("sample").meetings.into_iter().flat_map(|meeting| meeting.actions).collect();
    assert!(actions.iter().any(|action| action.owner_person.is_none() && action.due.is_none()));
    for action in &actions {
        match action.due_text.as_deref() {
            Some("segera") | None => assert_eq!(action.due, None, "{}", action.id),
            Some("Desember 2024") => assert_eq!(action.due, Day::from_ymd(2024, 12, 31)),
            Some(_) => assert!(action.due.is_some(), "{}", action.id),
        }
        let done = matches!(action.status, ActionStatus::Done | ActionStatus::Verified);
        assert_eq!(done, action.done_on.is_some(), "{}", action.id);
        assert_eq!(done, action.progress == 100, "{}", action.id);
    }
    let ids: BTreeSet<&str> = actions.iter().map(|action| action.id.as_str()).collect();
    let carried: Vec<&str> =
        actions.iter().filter_map(|action| action.carried_over_from.as_deref()).collect();
    assert!(carried.len() >= 4 && carried.iter().all(|id| ids.contains(id)), "{carried:?}");
}

#[test]
fn complaints_end_with_the_data_and_some_are_open_for_long() {
    let complaints = tables("sample").complaints;
    let as_of = manifest("sample").data_as_of;
    assert!(complaints.iter().all(|one| one.date <= as_of && one.closed_on <= Some(as_of)));
    let long = |one: &&capaian::model::complaint::Complaint| {
        one.closed_on.is_none() && one.date.plus(90) < as_of
    };
    let open_long = complaints.iter().filter(long).count();
    assert!((3..60).contains(&open_long), "{open_long}");
    let in_2023: Vec<_> = complaints.iter().filter(|one| one.date.year() == 2023).collect();
    let wants = in_2023.iter().filter(|one| one.category == "wants_to_return").count();
    let share = wants as f64 / in_2023.len() as f64;
    assert!((share - 521.0 / 1_999.0).abs() < 0.06, "{share}");
}

#[test]
fn published_figures_keep_their_source_and_their_vintages() {
    let manifest = manifest("published");
    assert_eq!(manifest.kind, Kind::Published);
    let tables = tables("published");
    assert!(tables.figures.len() > 400);
    assert!(tables.figures.iter().all(|figure| !figure.source.is_empty()));
    let last = tables.figures.iter().map(|figure| figure.period.last()).max();
    assert_eq!(last, Some(manifest.data_as_of));
    let of_2023 = tables.figures.iter().filter(|figure| {
        figure.measure == "placements_total" && figure.period.to_string() == "2023"
    });
    let vintages: BTreeSet<u64> = of_2023.map(|figure| figure.count).collect();
    assert_eq!(vintages, BTreeSet::from([273_747, 274_965, 297_108]));
    let office = |measure: &str, period: &str| {
        tables.figures.iter().find(|figure| {
            figure.area == "BP3MI DKI Jakarta"
                && figure.measure == measure
                && figure.period.to_string() == period
        })
    };
    assert_eq!(office("served", "2024-01..2024-10").unwrap().count, 35_945);
    assert_eq!(office("target", "2024").unwrap().count, 40_586);
    assert_eq!(tables.claims.len(), 33);
    assert_eq!(tables.claims, self::tables("sample").claims);
}

#[test]
fn the_configuration_names_every_data_set_and_has_sound_bands() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/config.json");
    let config = read_config(&std::fs::read(path).unwrap(), "config.json").unwrap();
    assert_eq!(config.validate("config.json"), []);
    for set in &config.data_sets {
        let manifest = manifest(&set.id);
        assert_eq!(set.manifest, format!("data/{}/manifest.json", set.id));
        assert_eq!(manifest.kind == Kind::Sample, set.id.starts_with("sample"));
    }
    let edges: Vec<f64> = config.bands.iter().map(|band| band.from).collect();
    assert_eq!(edges, [0.0, 0.75, 0.9, 1.0]);
}
