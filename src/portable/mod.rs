//! The page with all its programs and data as one file: it opens by a double click, from a stick, without a network.
//!
//! The files of a build are packed into one block of the page; `boot.js` gives them to whoever asks. The page's policy
//! allows nothing from anywhere else.

mod page;

use std::collections::BTreeMap;
use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::model::{Place, Problem, ProblemKind};

/// What the cover says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// When the file was made: a day in words.
    pub made: String,
    /// Which data are in it, in words.
    pub data: String,
    /// The digest of all that is in it, shortened.
    pub code: String,
}

/// The files of a build by their paths, `index.html` among them.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a server needs and one file does not.
const LEFT_OUT: [&str; 7] = [
    "start.js",
    "offline.js",
    "offline-worker.js",
    "manifest.webmanifest",
    "embed.js",
    "sharing.js",
    "index.html",
];

/// The page as one file. The same build, data and cover are always the same bytes.
///
/// # Errors
/// `Missing` where the folder holds no build of the page.
pub fn assemble(files: &Files, cover: &Cover) -> Result<String, Problem> {
    let index = files.get("index.html").and_then(|bytes| std::str::from_utf8(bytes).ok());
    let parts = index.and_then(page::Parts::of).ok_or_else(no_build)?;
    let is_needed = |path: &str| {
        !LEFT_OUT.contains(&path)
            && !path.ends_with("-start.js")
            && !path.ends_with("-worker.js")
            && !path.ends_with(".css")
            && media_type(path).is_some()
    };
    let mut block = serde_json::Map::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_needed(path)) {
        let media = Value::from(media_type(path).unwrap_or_default());
        block.insert(path.clone(), Value::Array(vec![media, Value::from(packed(bytes))]));
    }
    let mut styles = String::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".css")) {
        // That of the whole page comes first: the others add to it.
        let text = String::from_utf8_lossy(bytes);
        match path.starts_with("style-") {
            true => styles.insert_str(0, &text),
            false => styles.push_str(&text),
        }
    }
    Ok(parts.write(&styles, &Value::Object(block).to_string(), cover))
}

/// Gzip at its best, as base64.
fn packed(bytes: &[u8]) -> String {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    encoder.write_all(bytes).ok();
    STANDARD.encode(encoder.finish().unwrap_or_default())
}

fn media_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending {
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "arrow" => "application/vnd.apache.arrow.file",
        "csv" => "text/csv",
        _ => return None,
    })
}

fn no_build() -> Problem {
    Problem::error(ProblemKind::Missing, Place::file("index.html"), "")
        .expected("folder hasil `make build`", "a folder that `make build` has made")
        .advice(
            "Jalankan `make build`, lalu beri folder dist.",
            "Run `make build`, then give dist.",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<html data-build=\"b1\"><head><title>Capaian</title>\
        <script type=\"module\" src=\"./start.js\" data-js=\"./app-1.js\" data-wasm=\"./app-1_bg.wasm\"></script>\
        <link rel=\"manifest\" href=\"manifest.webmanifest\" /></head><body><main></main></body></html>";

    fn files() -> Files {
        [
            ("index.html", INDEX),
            ("app-1.js", "export default 1; // </script>"),
            ("engine.js", "export default 2"),
            ("engine-worker.js", "import './engine.js'"),
            ("start.js", "import './app-1.js'"),
            ("style-1.css", ".page { color: red }"),
            ("later.css", ".page { color: blue }"),
            ("data/sample/manifest.json", "{}"),
            ("notes.md", "# notes"),
        ]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    fn cover(data: &str) -> Cover {
        Cover { made: "2024-11-29".into(), data: data.into(), code: "0123456789ab".into() }
    }

    #[test]
    fn one_file_holds_what_the_page_needs_and_asks_for_nothing() {
        let html = assemble(&files(), &cover("data s.d. 2024-10-31")).unwrap();
        let block = html.split("id=\"files\">").nth(1).unwrap().split("</script>").next().unwrap();
        let block: BTreeMap<String, [String; 2]> = serde_json::from_str(block).unwrap();
        let paths: Vec<&str> = block.keys().map(String::as_str).collect();
        assert_eq!(paths, ["app-1.js", "data/sample/manifest.json", "engine.js"]);
        assert!(!html.contains("src=") && !html.contains("<link"));
        assert!(html.find("color: red").unwrap() < html.find("color: blue").unwrap());
        assert!(html.contains("default-src 'none'") && html.contains("2024-11-29 · 0123456789ab"));
        assert_eq!(assemble(&files(), &cover("data s.d. 2024-10-31")).unwrap(), html);
    }

    #[test]
    fn the_policy_names_the_script_and_the_style_that_are_there() {
        let html = assemble(&files(), &cover("")).unwrap();
        for (start, end) in [("<style>", "</style>"), ("</script>\n<script>", "</script>")] {
            let text = html.split(start).nth(1).unwrap().split(end).next().unwrap();
            assert!(html.contains(&page::digest(text)), "{start}");
        }
    }

    #[test]
    fn words_of_the_cover_are_no_markup() {
        let html = assemble(&files(), &cover("<img src=x onerror=alert(1)>")).unwrap();
        assert!(!html.contains("<img"));
    }

    #[test]
    fn a_folder_without_a_build_is_said_to_be_none() {
        assert_eq!(assemble(&Files::new(), &cover("")).unwrap_err().kind, ProblemKind::Missing);
        let other = [("index.html".to_owned(), b"<html></html>".to_vec())].into();
        assert!(assemble(&other, &cover("")).is_err());
    }
}
