use super::contents::{code, programs, styles};
use super::cover::DataLine;
use super::*;
use crate::ingest::manifest::sha256_hex;
use crate::model::Message;

const INDEX: &str = "<html data-build=\"b1\"><head><title>Capaian</title>\
    <script type=\"module\" src=\"./start.js\" data-js=\"./app-1.js\" data-wasm=\"./app-1_bg.wasm\"></script>\
    <link rel=\"manifest\" href=\"manifest.webmanifest\" /></head><body><main></main></body></html>";

const FILES: [(&str, &str); 11] = [
    ("index.html", INDEX),
    ("app-1.js", "export default 1; // </script>"),
    ("engine.js", "export default 2"),
    ("engine-worker.js", "import './engine.js'"),
    ("start.js", "import './app-1.js'"),
    ("embed.js", "export default 3"),
    ("later.css", ".page { color: blue }"),
    ("style-1.css", ".page { color: red }"),
    ("data/sample/manifest.json", "{}"),
    ("config.json", "{}"),
    ("notes.md", "# notes"),
];

fn find(path: &str) -> Option<&'static [u8]> {
    FILES.into_iter().find(|(name, _)| *name == path).map(|(_, text)| text.as_bytes())
}

/// As `tools/finish-build.mjs` lists them.
fn list() -> Vec<u8> {
    let listed =
        FILES.into_iter().filter(|(path, _)| !path.starts_with("data/") && *path != "config.json");
    let listed: std::collections::BTreeMap<&str, String> =
        listed.map(|(path, text)| (path, sha256_hex(text.as_bytes()))).collect();
    serde_json::to_vec(&listed).unwrap()
}

fn packed() -> Vec<Packed> {
    let all = programs(&list()).unwrap();
    let found = all.iter().filter_map(|program| {
        let bytes = find(&program.path)?;
        program.verify(bytes).unwrap();
        Some(Packed::new(&program.path, bytes, bytes))
    });
    found.collect()
}

fn cover(title: &str) -> Cover {
    let data = DataLine {
        title: Message::new("Data contoh", "Sample data"),
        as_of: "2024-10-31".parse().unwrap(),
        is_sample: true,
        stamp: "feedfacefeed".into(),
    };
    Cover {
        title: title.into(),
        made: "2024-11-29".parse().unwrap(),
        data: vec![data],
        slides: 7,
        entries: 1,
        code: "0123456789ab".into(),
    }
}

fn file(title: &str, carried: Carried<'_>) -> String {
    let (packed, cover) = (packed(), cover(title));
    let files: Vec<&Packed> = packed.iter().collect();
    let styles = styles(FILES.iter().map(|(path, text)| (*path, text.as_bytes())));
    let parts = Parts { index: INDEX, styles: &styles, files: &files, carried, cover: &cover };
    assemble(&parts).unwrap().concat()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn one_file_holds_what_the_page_needs_and_asks_for_nothing() {
    let html = file("", Carried::default());
    let block = between(&html, "id=\"files\">", "</script>");
    let block: std::collections::BTreeMap<String, [String; 2]> =
        serde_json::from_str(block).unwrap();
    let paths: Vec<&str> = block.keys().map(String::as_str).collect();
    assert_eq!(paths, ["app-1.js", "engine.js", "index.html", "later.css", "style-1.css"]);
    assert_eq!(block["engine.js"][0], "text/javascript");
    let opening = html.split("id=\"files\">").next().unwrap();
    assert!(!opening.contains("src=") && !opening.contains("<link"));
    assert!(html.find("color: red").unwrap() < html.find("color: blue").unwrap());
    assert!(html.contains("default-src 'none'") && html.contains("0123456789ab"));
    assert_eq!(file("", Carried::default()), html);
}

#[test]
fn a_file_of_another_build_is_found_out() {
    let all = programs(&list()).unwrap();
    let engine = all.iter().find(|program| program.path == "engine.js").unwrap();
    assert_eq!(engine.verify(b"export default 9").unwrap_err().kind, ProblemKind::WrongHash);
    assert!(all.iter().any(|program| program.path == "vocabulary.json"));
    assert_eq!(programs(b"<!doctype html>").unwrap_err().kind, ProblemKind::Unreadable);
}

#[test]
fn the_cover_says_what_is_in_it_in_both_languages() {
    let html = file("Rapat \u{201c}Q4\u{201d}", Carried::default());
    for words in [
        "Rapat \u{201c}Q4\u{201d}",
        "29 November 2024",
        "Data contoh, s.d. 31 Oktober 2024",
        "Sample data, as of 31 October 2024",
        "feedfacefeed",
        "DATA CONTOH",
        "7 slide",
        "1 entry",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn the_policy_names_the_script_and_the_style_that_are_there() {
    let html = file("", Carried::default());
    for (start, end) in [("<style>", "</style>"), ("</script>\n<script>", "</script>")] {
        assert!(html.contains(&page::digest(between(&html, start, end))), "{start}");
    }
}

#[test]
fn what_persons_write_is_no_markup() {
    let evil = "</script><img src=x onerror=alert(1)>";
    let json = serde_json::json!({ "title": evil }).to_string();
    let html = file(evil, Carried { deck: &json, minutes: &json });
    assert!(!html.contains("<img"));
    for id in ["carried-deck", "carried-minutes"] {
        let text = between(&html, &format!("id=\"{id}\">"), "</script>");
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(value["title"], evil);
    }
}

#[test]
fn the_digest_is_of_what_is_in_the_file_however_it_was_packed() {
    let packed = packed();
    let files: Vec<&Packed> = packed.iter().collect();
    let first = code(&files, Carried::default());
    assert_eq!(first.len(), 12);
    let otherwise: Vec<Packed> =
        files.iter().rev().map(|&file| Packed { base64: String::new(), ..file.clone() }).collect();
    assert_eq!(code(&otherwise.iter().collect::<Vec<_>>(), Carried::default()), first);
    assert_ne!(code(&files, Carried { deck: "{}", minutes: "" }), first);
    assert_ne!(
        code(&files, Carried { deck: "{}", minutes: "" }),
        code(&files, Carried { deck: "", minutes: "{}" })
    );
}

#[test]
fn a_page_that_is_no_build_is_said_to_be_none() {
    let cover = cover("");
    let parts =
        |index| Parts { index, styles: "", files: &[], carried: Carried::default(), cover: &cover };
    assert_eq!(assemble(&parts("")).unwrap_err().kind, ProblemKind::Missing);
    assert!(assemble(&parts("<html></html>")).is_err());
}
