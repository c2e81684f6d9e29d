//! A room of the house uses only the rooms it may, and the lower ones know no browser, clock or disk.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests, which may fail as the tests do"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Room, and the rooms it may use (DESIGN §2). The six lower ones come first.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("ingest", &["model"]),
    ("engine", &[]),
    ("analysis", &["model", "engine"]),
    ("chart", &["model"]),
    ("board", &["model", "engine", "analysis", "chart"]),
    ("browser", &[]),
    ("face", &["engine"]),
    ("source", &["model", "browser"]),
    ("worker", &["model", "ingest", "chart", "board", "source", "browser"]),
    ("app", &["model", "ingest", "chart", "board", "source", "worker", "browser"]),
    ("screen", &["model", "ingest", "browser"]),
    ("embed", &["model", "browser", "screen"]),
    ("scribe", &["model", "ingest", "analysis", "board", "chart", "browser", "screen"]),
    ("present", &["model", "ingest", "analysis", "board", "chart", "browser", "screen"]),
    ("exporter", &["model", "board", "chart", "browser", "screen"]),
    ("portable", &["model", "ingest", "chart", "browser", "screen"]),
    ("cli", &["model", "ingest", "engine", "analysis", "portable"]),
];
const LOWER: usize = 6;

/// What a lower room must not mention.
const OUTSIDE: &[&str] =
    &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "SystemTime", "Instant", "getrandom"];

/// What breaks the rules in a file of a room.
fn faults(room: &str, text: &str) -> Vec<String> {
    let Some(at) = ROOMS.iter().position(|(name, _)| *name == room) else {
        return vec![format!("{room} is no room")];
    };
    let code = without_comments(text);
    let mut faults: Vec<String> = rooms_used(&code)
        .into_iter()
        .filter(|used| used != room && !ROOMS[at].1.contains(&used.as_str()))
        .map(|used| format!("{room} uses {used}"))
        .collect();
    let words: BTreeSet<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    if at < LOWER {
        let outside = OUTSIDE.iter().filter(|word| {
            words.iter().any(|&used| {
                used == **word || used.strip_prefix(*word).is_some_and(|rest| rest.starts_with("_"))
            })
        });
        faults.extend(outside.map(|word| format!("{room} mentions {word}")));
    }
    let shipped = code.split("#[cfg(test)]").next().unwrap_or_default();
    if room != "cli" && ["std::fs", "std::env"].iter().any(|path| shipped.contains(path)) {
        faults.push(format!("{room} touches the machine"));
    }
    faults
}

/// Code without line comments. A `//` inside a string cuts the line short, which hides nothing here.
fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rooms named after `crate::`, alone or in braces.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut used = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            None => _ = used.insert(name(after)),
            Some(group) => {
                let (mut depth, mut start) = (0, true);
                for (at, c) in group.char_indices() {
                    if start && !c.is_whitespace() {
                        used.insert(name(&group[at..]));
                        start = false;
                    }
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' => start = depth == 0,
                        _ => {}
                    }
                }
            }
        }
    }
    used.remove("");
    used
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn every_room_uses_only_the_rooms_it_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for file in rust_files(&src) {
        let inside = file.strip_prefix(&src).unwrap();
        let room = inside.iter().next().unwrap().to_str().unwrap();
        // lib.rs, main.rs and the binaries stand outside the rooms.
        if room == "bin" || inside.iter().count() == 1 {
            continue;
        }
        seen.insert(room.to_owned());
        let text = fs::read_to_string(&file).unwrap();
        found.extend(faults(room, &text).into_iter().map(|fault| format!("{inside:?}: {fault}")));
    }
    assert_eq!(found, Vec::<String>::new());
    assert!(
        ["model", "ingest", "engine", "cli"].iter().all(|room| seen.contains(*room)),
        "{seen:?}"
    );
}

#[test]
fn a_back_edge_is_found_however_it_is_written() {
    assert_eq!(faults("model", "use crate::engine::Table;"), ["model uses engine"]);
    assert_eq!(
        faults("analysis", "use crate::{model::{Day, text}, chart, engine};"),
        ["analysis uses chart"]
    );
    assert_eq!(faults("engine", "fn f() -> crate::model::Day { x }"), ["engine uses model"]);
    assert_eq!(faults("ingest", "pub use crate::app::store;"), ["ingest uses app"]);
    assert_eq!(faults("kitchen", ""), ["kitchen is no room"]);
}

#[test]
fn a_browser_a_clock_or_the_disk_is_found_in_a_lower_room() {
    assert_eq!(faults("chart", "use web_sys::Window;"), ["chart mentions web_sys"]);
    assert_eq!(
        faults("model", "let t = std::time::SystemTime::now();"),
        ["model mentions SystemTime"]
    );
    assert_eq!(faults("ingest", "gloo_net::http::Request"), ["ingest mentions gloo"]);
    assert_eq!(faults("engine", "let b = std::fs::read(p);"), ["engine touches the machine"]);
}

#[test]
fn what_a_room_may_use_and_what_only_a_comment_says_is_no_fault() {
    assert_eq!(
        faults("analysis", "use crate::model::Day;\nuse crate::engine;"),
        Vec::<String>::new()
    );
    assert_eq!(
        faults("model", "//! Not for [`crate::app`], which has leptos."),
        Vec::<String>::new()
    );
    assert_eq!(faults("cli", "use std::fs;"), Vec::<String>::new());
    assert_eq!(faults("ingest", "#[cfg(test)]\nmod tests { use std::fs; }"), Vec::<String>::new());
}
