//! Spreadsheets as offices send them, each with what `capaian check --json` must say of it. `tests/import/make.py`
//! wrote both, and added the expectations up itself.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// The corpus: each file beside its expectation.
fn files() -> Vec<(PathBuf, Value)> {
    let mut files: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().unwrap().ends_with(".expected.json"))
        .map(|path| {
            let expected = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            (PathBuf::from(path.to_str().unwrap().trim_end_matches(".expected.json")), expected)
        })
        .collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files
}

/// What `check` says of a file, and its exit code.
fn check(path: &Path, options: &[&str]) -> (Value, i64) {
    let output = Command::new(env!("CARGO_BIN_EXE_capaian"))
        .args(["--lang=en", "check", "--json", path.to_str().unwrap()])
        .args(options)
        .output()
        .unwrap();
    let said = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (said, output.status.code().unwrap().into())
}

/// Where an answer differs from what is expected.
fn differences(expected: &Value, said: &Value, exit: i64) -> Vec<String> {
    let mut differences = Vec::new();
    let mut hold = |what: &str, expected: &Value, found: Value| {
        if *expected != found {
            differences.push(format!("{what}: expected {expected}, found {found}"));
        }
    };
    for (name, value) in expected.as_object().unwrap() {
        match name.as_str() {
            "answers" | "answered" => {}
            "exit" => hold(name, value, json!(exit)),
            "shape" => hold(name, value, said["tables"][0]["shape"].clone()),
            "columns" => {
                for (header, field) in value.as_object().unwrap() {
                    let columns = said["columns"].as_array().cloned().unwrap_or_default();
                    let column = columns.iter().find(|column| column["header"] == json!(header));
                    hold(header, field, column.map_or(Value::Null, |one| one["field"].clone()));
                }
            }
            "problems" | "sheets" => {
                for wanted in value.as_array().unwrap() {
                    let list = said[name].as_array().cloned().unwrap_or_default();
                    let found = list.iter().any(|one| covers(one, wanted));
                    hold(&format!("{name}: {wanted}"), &json!(true), json!(found));
                }
            }
            "absent" => {
                for kind in value.as_array().unwrap() {
                    let list = said["problems"].as_array().cloned().unwrap_or_default();
                    let found = list.iter().any(|one| one["kind"] == *kind);
                    hold(&format!("absent {kind}"), &json!(false), json!(found));
                }
            }
            "never" => {
                for text in value.as_array().unwrap() {
                    let found = said.to_string().contains(text.as_str().unwrap());
                    hold(&format!("never {text}"), &json!(false), json!(found));
                }
            }
            "questions" => {
                let questions = said[name].as_array().cloned().unwrap_or_default();
                let wanted = value.as_array().unwrap();
                hold("questions", &json!(wanted.len()), json!(questions.len()));
                for (wanted, question) in wanted.iter().zip(&questions) {
                    let readings = question["readings"].as_array().unwrap();
                    let answers: Vec<&Value> =
                        readings.iter().map(|reading| &reading["answer"]).collect();
                    hold("header", &wanted["header"], question["header"].clone());
                    hold("kind", &wanted["kind"], question["kind"].clone());
                    if !wanted["answers"].is_null() {
                        hold("answers", &wanted["answers"], json!(answers));
                    }
                }
            }
            _ => hold(name, value, said[name].clone()),
        }
    }
    if let (Some(read), Some(used), Some(aside)) =
        (said["rows_read"].as_u64(), said["rows_used"].as_u64(), said["rows_set_aside"].as_u64())
    {
        hold("rows used + set aside", &json!(read), json!(used + aside));
    }
    differences
}

/// Whether an object has all that another one asks for.
fn covers(object: &Value, wanted: &Value) -> bool {
    wanted.as_object().unwrap().iter().all(|(name, value)| object[name] == *value)
}

#[test]
fn every_file_is_read_as_its_author_meant_it() {
    let files = files();
    assert!(files.len() >= 40, "{}", files.len());
    let mut failures = Vec::new();
    for (path, expected) in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (said, exit) = check(&path, &[]);
        let mut all = differences(&expected, &said, exit);
        if !expected["answers"].is_null() {
            let answers = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.answers"));
            std::fs::write(&answers, json!({"answers": expected["answers"]}).to_string()).unwrap();
            let (said, exit) = check(&path, &["--answers", answers.to_str().unwrap()]);
            let answered = differences(&expected["answered"], &said, exit);
            all.extend(answered.into_iter().map(|difference| format!("answered: {difference}")));
        }
        if !all.is_empty() {
            failures.push(format!("{name}\n  {}", all.join("\n  ")));
        }
    }
    assert!(failures.is_empty(), "{} files\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_package_that_swells_without_end_is_refused() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bomb.xlsx");
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/.venv/bin/python");
    let script = "
import sys, zipfile
source, target = sys.argv[1:]
with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as after:
    for part in before.namelist():
        if part != 'xl/worksheets/sheet1.xml':
            after.writestr(part, before.read(part))
    with after.open('xl/worksheets/sheet1.xml', 'w', force_zip64=True) as sheet:
        sheet.write(b'<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>')
        for _ in range(700):
            sheet.write(b'a' * (1 << 20))
        sheet.write(b'</t></is></c></row></sheetData></worksheet>')
";
    let source = folder().join("serials.xlsx");
    let made = Command::new(python).args(["-c", script]).arg(&source).arg(&path).status().unwrap();
    assert!(made.success());
    assert!(std::fs::metadata(&path).unwrap().len() < 2 << 20);
    let (said, exit) = check(&path, &[]);
    assert_eq!(exit, 2);
    let found = said["problems"][0]["found"].as_str().unwrap();
    assert!(found.starts_with("ZIP: >"), "{found}");
}
