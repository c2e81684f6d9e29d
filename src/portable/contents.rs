//! Which files of a build go into one file, and what they are there.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Carried;
use crate::ingest::manifest::sha256_hex;
use crate::model::{Place, Problem, ProblemKind};

/// The page itself.
pub const INDEX: &str = "index.html";
/// Path → SHA-256 of all files of a build but the data and what an office sets.
pub const BUILD: &str = "build.json";
/// What an office sets.
pub const CONFIG: &str = "config.json";
/// Names of codes, which every data set needs.
pub const VOCABULARY: &str = "vocabulary.json";

/// Characters of a digest that a person compares.
const CODE: usize = 12;

/// What a server needs, or pages of others, and one file does not.
const LEFT_OUT: [&str; 7] = [
    "start.js",
    "offline",
    "manifest.webmanifest",
    "embed",
    "guest",
    "sharing.js",
    "shared-worker.js",
];

/// A program of a build that goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub path: String,
    /// `None` where the build does not say.
    pub sha256: Option<String>,
}

/// What goes in of a build whose [`BUILD`] this is. Data and the configuration are chosen ([`super::choice`]).
///
/// # Errors
/// `Unreadable` for anything but such a list.
pub fn programs(build: &[u8]) -> Result<Vec<Program>, Problem> {
    let listed: BTreeMap<String, String> = serde_json::from_slice(build).map_err(|error| {
        Problem::error(ProblemKind::Unreadable, Place::file(BUILD), error.to_string())
            .expected("daftar berkas hasil `make build`", "the list of files of `make build`")
            .advice("Jalankan `make build` sekali lagi.", "Run `make build` once more.")
    })?;
    let of_build = listed
        .into_iter()
        .filter(|(path, _)| is_program(path))
        .map(|(path, sha256)| Program { path, sha256: Some(sha256) });
    let others = [BUILD, VOCABULARY].map(|path| Program { path: path.to_owned(), sha256: None });
    Ok(of_build.chain(others).collect())
}

impl Program {
    /// Whether these are its bytes.
    ///
    /// # Errors
    /// `WrongHash` for those of another build.
    pub fn verify(&self, bytes: &[u8]) -> Result<(), Problem> {
        let found = sha256_hex(bytes);
        match &self.sha256 {
            Some(expected) if *expected != found => {
                let expected = short(expected);
                Err(Problem::error(ProblemKind::WrongHash, Place::file(&self.path), short(&found))
                    .expected(expected.clone(), expected)
                    .advice(
                        "Berkas ini dari versi lain: muat ulang halaman, lalu coba sekali lagi.",
                        "This file is of another version: reload the page, then try once more.",
                    ))
            }
            _ => Ok(()),
        }
    }
}

fn is_program(path: &str) -> bool {
    !LEFT_OUT.iter().any(|start| path.starts_with(start))
        && !path.ends_with("-start.js")
        && !path.ends_with("-worker.js")
        && media_type(path).is_some()
}

fn media_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending {
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "arrow" => "application/vnd.apache.arrow.file",
        "csv" => "text/csv",
        "css" => "text/css",
        "html" => "text/html",
        _ => return None,
    })
}

/// A file, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    pub path: String,
    pub media: &'static str,
    /// Of the bytes before they were packed.
    pub sha256: String,
    /// Gzip of them, as base64.
    pub base64: String,
}

impl Packed {
    /// `gzip`: the packed bytes.
    pub fn new(path: &str, bytes: &[u8], gzip: &[u8]) -> Self {
        let media = media_type(path).unwrap_or("application/octet-stream");
        let base64 = STANDARD.encode(gzip);
        Self { path: path.to_owned(), media, sha256: sha256_hex(bytes), base64 }
    }

    /// As a member of the block of files, without what separates it from the next.
    pub(super) fn opening(&self) -> String {
        let path = serde_json::Value::from(self.path.as_str());
        format!("{path}:[\"{}\",\"", self.media)
    }
}

/// All styles among files as one: that of the whole page is first, the others add to it.
pub fn styles<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut styles: Vec<(bool, &str, String)> = files
        .filter(|(path, _)| path.ends_with(".css"))
        .map(|(path, bytes)| {
            (!path.starts_with("style-"), path, String::from_utf8_lossy(bytes).into_owned())
        })
        .collect();
    styles.sort();
    styles.into_iter().map(|(_, _, text)| text).collect()
}

/// The digest of all that is in a file, shortened: the same wherever and however it was packed.
pub fn code(files: &[&Packed], carried: Carried<'_>) -> String {
    let mut lines: Vec<(&str, String)> =
        files.iter().map(|file| (file.path.as_str(), file.sha256.clone())).collect();
    for (name, text) in [("carried-deck", carried.deck), ("carried-minutes", carried.minutes)] {
        if !text.is_empty() {
            lines.push((name, sha256_hex(text.as_bytes())));
        }
    }
    lines.sort();
    let mut all = String::new();
    for (path, sha256) in lines {
        // Writing to a text cannot fail.
        writeln!(all, "{sha256} {path}").ok();
    }
    short(&sha256_hex(all.as_bytes()))
}

/// The beginning of a digest.
pub fn short(sha256: &str) -> String {
    sha256.get(..CODE).unwrap_or(sha256).to_owned()
}
