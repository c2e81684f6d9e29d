//! Live minutes on their way into a data set: two laptops took them, `capaian pack` merges what both exported.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn capaian(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capaian")).arg("--lang=en").args(arguments).output().unwrap()
}

fn version(id: &str, minute: u32, parents: &[&str], content: Value) -> Value {
    json!({
        "id": id, "at": format!("2024-11-29T03:{minute:02}:00Z"), "by": "Notulis", "meeting": "2024-11-29-langsung",
        "parents": parents, "is_removed": false, "content": content, "view": null,
    })
}

fn head() -> Value {
    json!({"meeting": {
        "id": "2024-11-29-langsung", "kind": "coordination", "title": "Rapat koordinasi", "start": "2024-11-29",
        "end": "2024-11-29", "place": "Aula", "chair": "Kepala", "minute_taker": "Staf", "data_as_of": "2024-10-31",
    }})
}

fn decision(text: &str) -> Value {
    json!({"decision": {
        "id": "D-1", "text": text, "basis": null, "valid_from": "2024-12-01", "affects": null, "agency": null,
        "destination": null,
    }})
}

fn action(id: &str, origin: &str) -> Value {
    json!({"action": {
        "id": id, "text": "Menagih jawaban", "origin": origin, "owner_person": null, "owner_institution": "BP3MI",
        "due_text": "TW IV", "due": null, "measure": "Surat", "priority": "high", "status": "not_started",
        "progress": 0, "reason": null, "evidence": null, "done_on": null, "verified_by": null, "agency": null,
        "destination": null, "carried_over_from": null, "affects": null,
    }})
}

/// Writes a file of minutes, and gives its path.
fn export(folder: &Path, name: &str, versions: &[Value]) -> String {
    let path = folder.join(name);
    let file = json!({"format": "capaian-minutes", "version": 1, "versions": versions});
    std::fs::write(&path, serde_json::to_vec_pretty(&file).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

fn pack(inputs: &[&str], out: &Path) -> (Vec<Value>, String, i32) {
    let mut arguments = vec!["pack"];
    arguments.extend(inputs);
    arguments.extend(["--out", out.to_str().unwrap()]);
    let output = capaian(&arguments);
    let said = String::from_utf8(output.stdout).unwrap();
    let meetings = std::fs::read(out.join("meetings.json")).unwrap_or_else(|_| b"[]".to_vec());
    let meetings = serde_json::from_slice(&meetings).unwrap();
    (meetings, said, output.status.code().unwrap())
}

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/sample/meetings.json");

#[test]
fn minutes_of_two_laptops_become_one_meeting() {
    let folder = folder("minutes-pack");
    let common = [version("1", 0, &[], head()), version("2", 1, &[], decision("Berlaku besok"))];
    let mine = [&common[..], &[version("3", 2, &[], action("T-1", "D-1"))]].concat();
    let theirs = [&common[..], &[version("4", 3, &[], action("T-2", "D-1"))]].concat();
    let (mine, theirs) =
        (export(&folder, "a.json", &mine), export(&folder, "meetings.json", &theirs));
    let (meetings, said, exit) = pack(&[SAMPLE, &mine, &theirs], &folder.join("out"));
    assert_eq!(exit, 0, "{said}");
    let sample: Vec<Value> = serde_json::from_slice(&std::fs::read(SAMPLE).unwrap()).unwrap();
    assert_eq!(meetings[..sample.len()], sample[..]);
    let meeting = &meetings[sample.len()];
    assert_eq!(meetings.len(), sample.len() + 1);
    assert_eq!(
        (&meeting["id"], &meeting["chair"]),
        (&json!("2024-11-29-langsung"), &json!("Kepala"))
    );
    let due: Vec<(&Value, &Value)> = meeting["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|action| (&action["id"], &action["due"]))
        .collect();
    let day = json!("2024-12-31");
    assert_eq!(due, [(&json!("T-1"), &day), (&json!("T-2"), &day)]);

    let check = capaian(&["check", folder.join("out").to_str().unwrap()]);
    assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stdout));
    let again = pack(&[&theirs, SAMPLE, &mine, &mine], &folder.join("again"));
    assert_eq!(again.0, meetings);
}

#[test]
fn a_conflict_is_said_and_what_was_saved_last_stands() {
    let folder = folder("minutes-conflict");
    let common = [version("1", 0, &[], head()), version("2", 1, &[], decision("Berlaku besok"))];
    let with =
        |id, minute, text| [&common[..], &[version(id, minute, &["2"], decision(text))]].concat();
    let mine = export(&folder, "a.json", &with("3", 2, "Berlaku lusa"));
    let theirs = export(&folder, "b.json", &with("4", 3, "Berlaku pekan depan"));
    let (meetings, said, exit) = pack(&[&mine, &theirs], &folder.join("out"));
    assert_eq!(exit, 1, "{said}");
    assert!(said.contains("text: Berlaku pekan depan ≠ Berlaku lusa"), "{said}");
    assert_eq!(meetings[0]["decisions"][0]["text"], "Berlaku pekan depan");

    let both =
        [with("3", 2, "Berlaku lusa"), vec![version("4", 3, &["2"], decision("Batal"))]].concat();
    let file = export(&folder, "both.json", &both);
    let output = capaian(&["check", "--json", &file]);
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &said["rows_used"]), (Some(1), &json!(4)));
    assert_eq!(said["problems"][0]["kind"], "conflict");
}

#[test]
fn what_is_broken_or_without_a_meeting_is_said_and_the_rest_packed() {
    let folder = folder("minutes-broken");
    let mut stray = version("2", 1, &[], decision("Tanpa rapat"));
    stray["meeting"] = json!("rapat-lain");
    let mut broken = version("3", 2, &[], action("T-1", "D-9"));
    broken["content"]["action"]["due"] = json!("31 Desember");
    let kept = version("4", 3, &[], action("T-2", "D-9"));
    let file = export(&folder, "a.json", &[version("1", 0, &[], head()), stray, broken, kept]);
    let (meetings, said, exit) = pack(&[&file], &folder.join("out"));
    assert_eq!(exit, 1, "{said}");
    assert!(said.contains("4 versions read = 3 used + 1 set aside"), "{said}");
    assert!(said.contains("rapat-lain decision D-1"), "{said}");
    // The action's origin is no constraint or decision of the meeting.
    assert!(said.contains("D-9"), "{said}");
    assert_eq!(meetings[0]["actions"].as_array().unwrap().len(), 1);

    let cut = std::fs::read(&file).unwrap();
    std::fs::write(folder.join("cut.json"), &cut[..cut.len() / 2]).unwrap();
    let output = capaian(&["pack", folder.join("cut.json").to_str().unwrap(), "--out", "/nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("minutes exported by this page"));
}
