//! ARCHITECTURE.md is true: its paths are there, its names stand in their files, its rooms are all there are.

use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = include_str!("../ARCHITECTURE.md");
const LAYERING: &str = include_str!("layering.rs");

/// How a path begins in the document.
const FOLDERS: [&str; 6] = ["src/", "tests/", "tools/", "style/", "public/", "benches/"];

fn in_project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What stands between backticks in a line.
fn spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_path(span: &str) -> bool {
    FOLDERS.iter().any(|folder| span.starts_with(folder))
}

fn is_function(span: &str) -> bool {
    span.ends_with("()")
}

/// Whether a span is a name of code: `Type`, `CONSTANT`, `function()`, `Type::function()`.
fn is_name(span: &str) -> bool {
    let name = span.trim_end_matches("()");
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':')
}

/// Whether every part of a name is a word of the code, and a function is defined in it.
fn stands_in(code: &str, span: &str) -> bool {
    let parts: Vec<&str> = span.trim_end_matches("()").split("::").collect();
    let last = parts.last().copied().unwrap_or_default();
    let is_word = |part: &&str| {
        code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *part)
    };
    let is_defined = ["(", "<"].iter().any(|after| code.contains(&format!("fn {last}{after}")));
    parts.iter().all(is_word) && (is_defined || !is_function(span))
}

/// The names that are not in the Rust file before them in their line. `read` gives a file's text.
fn lost_names(document: &str, read: impl Fn(&str) -> String) -> Vec<String> {
    let mut lost = Vec::new();
    for line in document.lines() {
        let mut file = None;
        for span in spans(line) {
            if is_path(span) {
                file = span.ends_with(".rs").then_some(span);
            } else if is_name(span) {
                match file {
                    Some(file) if !stands_in(&read(file), span) => {
                        lost.push(format!("{file} {span}"));
                    }
                    None if is_function(span) => lost.push(format!("{span} without its file")),
                    _ => {}
                }
            }
        }
    }
    lost
}

/// A row of the table of rooms: the room, and what it may use.
fn room(line: &str) -> Option<(&str, Vec<&str>)> {
    let (name, rest) = line.strip_prefix("| `")?.split_once("/` | ")?;
    let (_, uses) = rest.split_once(" | ")?;
    Some((name, spans(uses).collect()))
}

#[test]
fn every_path_is_there() {
    let missing: Vec<&str> = DOCUMENT
        .lines()
        .flat_map(spans)
        .filter(|span| is_path(span) && !in_project(span).exists())
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn every_name_stands_in_the_file_before_it() {
    let read = |file: &str| fs::read_to_string(in_project(file)).unwrap_or_default();
    assert_eq!(lost_names(DOCUMENT, read), Vec::<String>::new());
}

#[test]
fn every_room_has_its_row_and_the_row_has_its_rule() {
    let rooms: Vec<(&str, Vec<&str>)> = DOCUMENT.lines().filter_map(room).collect();
    for entry in fs::read_dir(in_project("src")).unwrap() {
        let entry = entry.unwrap();
        let folder = entry.file_name().into_string().unwrap();
        // The binaries stand outside the rooms.
        if entry.path().is_dir() && folder != "bin" {
            assert!(rooms.iter().any(|(room, _)| *room == folder), "no row for {folder}");
        }
    }
    let layering: String = LAYERING.split_whitespace().collect();
    for (room, uses) in rooms {
        let uses: Vec<String> = uses.iter().map(|used| format!("\"{used}\"")).collect();
        let rule = format!("(\"{room}\",&[{}]", uses.join(","));
        assert!(layering.contains(&rule), "tests/layering.rs has no {rule}");
    }
}

#[test]
fn a_name_that_has_moved_is_found() {
    let read = |_: &str| "struct Session; fn answer() {} fn ask_all<T>() {}".to_owned();
    let right =
        "`src/a.rs` `answer()`, `Session::answer()`, `ask_all()` of a `Session`, by `make run`";
    assert_eq!(lost_names(right, read), Vec::<String>::new());
    assert_eq!(
        lost_names("`src/a.rs` `ask()`, `Desk::answer()`, `Session()`, `Sess`", read),
        ["src/a.rs ask()", "src/a.rs Desk::answer()", "src/a.rs Session()", "src/a.rs Sess"]
    );
    assert_eq!(lost_names("`answer()`", read), ["answer() without its file"]);
}
