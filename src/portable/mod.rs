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
const LEFT_OUT: [&str; 6] = [
    "start.js",
    "offline.js",
    "offline-worker.js",
    "manifest.webmanifest",
    "embed.js",
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
