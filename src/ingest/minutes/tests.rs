use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::minutes::{Content, Kind, into_meetings};
use crate::model::{Day, Lang, Severity};

/// A meeting, a constraint and an action whose view was on the screen.
fn file() -> Value {
    json!({
        "format": FORMAT,
        "version": 1,
        "versions": [
            {
                "id": "v1", "at": "2024-11-29T09:00:00+07:00", "by": "Notulis", "meeting": "rakor",
                "parents": [], "is_removed": false, "view": null,
                "content": {"meeting": {
                    "id": "rakor", "kind": "coordination", "title": "Rapat koordinasi",
                    "start": "2024-11-29", "end": "2024-11-29", "place": "Aula", "chair": "Kepala",
                    "minute_taker": null, "data_as_of": "2024-10-31",
                }},
            },
            {
                "id": "v2", "at": "2024-11-29T02:10:00Z", "by": "Notulis", "meeting": "rakor",
                "content": {"constraint": {
                    "id": "K-1", "text": "Struktur biaya belum terbit", "category": "cost", "agency": null,
                    "destination": "HKG", "severity": "high", "root_cause": null, "raised_by": null,
                }},
                "view": {
                    "address": "period=2024-10&destination=HKG", "sentence": "Hong Kong turun",
                    "figure": {"label": "Penempatan", "value": "1.234", "raw": "1234"},
                    "data_set": "sample", "data_as_of": "2024-10-31",
                },
            },
            {
                "id": "v3", "at": "2024-11-29T02:20:00Z", "by": "", "meeting": "rakor", "parents": ["v0"],
                "content": {"action": {
                    "id": "T-1", "text": "Menagih jawaban", "origin": "K-1", "owner_person": null,
                    "owner_institution": "BP3MI", "due_text": "TW IV", "due": null, "measure": null,
                    "priority": "high", "status": "not_started", "progress": 0, "reason": null,
                    "evidence": null, "done_on": null, "verified_by": null, "agency": null,
                    "destination": null, "carried_over_from": null, "affects": null,
                }},
            },
        ],
    })
}

/// What somebody does to a version.
type Damage = fn(&mut Value);

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(file).unwrap()
}

fn read(file: &Value) -> MinutesRead {
    read_minutes(&bytes(file), "notulen.json").unwrap()
}

#[test]
fn what_is_exported_and_imported_is_exported_again_byte_by_byte() {
    let first = write_minutes(&read(&file()).minutes).unwrap();
    let again = read_minutes(&first, "notulen.json").unwrap();
    assert_eq!((again.read, again.set_aside, again.problems), (3, 0, vec![]));
    assert_eq!(write_minutes(&again.minutes).unwrap(), first);
    assert!(is_minutes(&first) && is_minutes(&bytes(&file())));
    let text = String::from_utf8(first).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"capaian-minutes\",\n  \"version\": 1,\n"));
    assert!(text.ends_with("}\n"));
}

#[test]
fn a_broken_version_is_told_with_its_line_and_the_others_stay() {
    let breaks: [(Damage, ProblemKind); 8] = [
        (|version| version["at"] = json!("jam sepuluh"), ProblemKind::BadDate),
        (|version| version["id"] = json!(" "), ProblemKind::EmptyCell),
        (|version| version["meeting"] = json!("a\nb"), ProblemKind::RuleBroken),
        (|version| version["content"]["constraint"]["text"] = json!(""), ProblemKind::EmptyCell),
        (
            |version| version["content"]["constraint"]["severity"] = json!(3),
            ProblemKind::WrongColumn,
        ),
        (|version| version["content"] = json!({"vote": {}}), ProblemKind::WrongColumn),
        (|version| version["by"] = json!("x".repeat(300_000)), ProblemKind::RuleBroken),
        (|version| *version = json!([[["x"]]]), ProblemKind::WrongColumn),
    ];
    for (damage, kind) in breaks {
        let mut file = file();
        damage(&mut file["versions"][1]);
        let found = read(&file);
        assert_eq!((found.read, found.set_aside, found.problems.len()), (3, 1, 1), "{kind:?}");
        let problem = &found.problems[0];
        assert_eq!(problem.kind, kind, "{problem:?}");
        let line = problem.place.row.unwrap() as usize;
        let text = String::from_utf8(bytes(&file)).unwrap();
        let starts: Vec<usize> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.starts_with("    {"))
            .map(|(at, _)| at + 1)
            .collect();
        assert!(line > starts[0] && line < *starts.last().unwrap(), "{line} {starts:?}");
        for lang in [Lang::Id, Lang::En] {
            assert!(!problem.expected.get(lang).is_empty() && !problem.advice.get(lang).is_empty());
            assert!(problem.describe(lang).len() < 1_000);
        }
    }
}

#[test]
fn equal_faults_are_counted() {
    let mut file = file();
    for at in 0..3 {
        file["versions"][at]["at"] = json!("kemarin");
    }
    let found = read(&file);
    assert_eq!((found.set_aside, found.problems.len(), found.problems[0].count), (3, 1, 3));
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    let refused = |bytes: &[u8]| read_minutes(bytes, "notulen.json").unwrap_err();
    assert_eq!(refused(b"<!DOCTYPE html><title>404</title>").kind, ProblemKind::WebPage);
    let with = |field: &str, value: Value| {
        let mut file = file();
        file[field] = value;
        refused(&bytes(&file)).kind
    };
    assert_eq!(with("version", json!(2)), ProblemKind::NewerSchema);
    for (field, value) in [
        ("version", json!("1")),
        ("version", json!(0)),
        ("version", json!(-1)),
        ("format", json!("lain")),
        ("format", json!(null)),
        ("versions", json!({})),
        ("versions", json!(vec![0; MOST_VERSIONS + 1])),
    ] {
        assert_eq!(with(field, value.clone()), ProblemKind::Unreadable, "{field}");
    }
    let whole = bytes(&file());
    assert_eq!(refused(&whole[..whole.len() / 2]).kind, ProblemKind::Unreadable);
    assert!(is_minutes(&whole[..whole.len() / 2]));
    for text in ["", "null", "[]", "{}", "\u{0}"] {
        assert_eq!(refused(text.as_bytes()).kind, ProblemKind::Unreadable, "{text:?}");
        assert!(!is_minutes(text.as_bytes()));
    }
    let large = vec![b' '; MOST_BYTES + 1];
    assert_eq!(refused(&large).kind, ProblemKind::Unreadable);
}

#[test]
fn deep_nesting_ends_in_a_problem() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let file =
        format!("{{\"format\":\"{FORMAT}\",\"version\":1,\"versions\":[{deep}],\"x\":{deep}}}");
    let found = read_minutes(file.as_bytes(), "notulen.json");
    assert!(found.is_err() || found.is_ok_and(|found| found.set_aside == 1));
}

#[test]
fn due_texts_get_their_day_from_the_meeting() {
    let minutes = read(&file()).minutes;
    let mut meetings = into_meetings(&minutes, vec![]).meetings;
    meetings.iter_mut().for_each(date_actions);
    assert_eq!(meetings[0].actions[0].due, "2024-12-31".parse::<Day>().ok());
}

#[test]
fn a_conflict_names_the_fields_that_differ() {
    let mut theirs = file();
    theirs["versions"][1]["id"] = json!("v9");
    theirs["versions"][1]["at"] = json!("2024-11-29T02:30:00Z");
    theirs["versions"][1]["content"]["constraint"]["severity"] = json!("low");
    let both = read(&file()).minutes.merge(&read(&theirs).minutes);
    let entry = both.entry("rakor", Kind::Constraint, "K-1").unwrap();
    let problem = conflict(&entry, "notulen.json");
    assert_eq!((problem.kind, problem.severity), (ProblemKind::Conflict, Severity::Warning));
    assert_eq!(problem.found, "severity: low ≠ high");
    assert_eq!(problem.place.column.as_deref(), Some("rakor constraint K-1"));
}

#[test]
fn a_file_that_was_changed_by_hand_is_told() {
    let mut theirs = file();
    theirs["versions"][1]["content"]["constraint"]["text"] = json!("Sudah terbit");
    let both = read(&file()).minutes.merge(&read(&theirs).minutes);
    assert_eq!(twins(&both, "notulen.json").len(), 1);
    let joined = into_meetings(&both, vec![]);
    assert_eq!(joined.conflicts.len(), 1);
}

proptest! {
    #[test]
    fn any_words_come_back_byte_by_byte(texts in prop::collection::vec("\\PC{1,20}", 0..6), by in any::<String>()) {
        let mut file = file();
        let version = file["versions"][1].clone();
        for (at, text) in texts.iter().filter(|text| !text.trim().is_empty()).enumerate() {
            let mut version = version.clone();
            version["id"] = json!(format!("w{at}"));
            version["by"] = json!(by);
            version["content"]["constraint"]["text"] = json!(text);
            file["versions"].as_array_mut().unwrap().push(version);
        }
        let found = read(&file);
        prop_assert_eq!(found.problems, vec![]);
        let written = write_minutes(&found.minutes).unwrap();
        let again = read_minutes(&written, "notulen.json").unwrap();
        prop_assert_eq!(write_minutes(&again.minutes).unwrap(), written);
        prop_assert_eq!(again.minutes, found.minutes);
    }

    #[test]
    fn no_damage_panics(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = bytes(&file());
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if let Ok(found) = read_minutes(&bytes, "notulen.json") {
            prop_assert_eq!(found.read, found.set_aside + found.minutes.versions().len());
            let joined = into_meetings(&found.minutes, vec![]);
            prop_assert!(joined.meetings.len() <= 1);
            prop_assert!(found.minutes.versions().iter().all(|one| !matches!(&one.content, Content::Meeting(head) if head.id != one.meeting)));
        }
        let end = cut.index(bytes.len());
        prop_assert!(read_minutes(&bytes[..end], "notulen.json").is_err());
    }
}
