//! Live minutes as a file: to carry them to another device, into a later session, or into a data set.
//!
//! `{"format": "capaian-minutes", "version": 1, "versions": [ … ]}`, each version as
//! [`crate::model::minutes::Version`]. The same minutes are always the same bytes.

mod due;
mod faults;
mod findings;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::page::{is_web_page, web_page};
use crate::model::minutes::{Minutes, Version};
use crate::model::{Place, Problem, ProblemKind};

pub use due::date_actions;
pub use findings::{conflict, homeless, twins};

/// What a file of minutes calls itself.
pub const FORMAT: &str = "capaian-minutes";

/// The version of the format that this program writes.
pub const FORMAT_VERSION: u32 = 1;

/// More than any meeting brings about, and no more than a page can hold.
const MOST_BYTES: usize = 16 << 20;
const MOST_VERSIONS: usize = 20_000;

/// How far into a file its format is looked for.
const BEGINNING: usize = 1_024;

/// The minutes of a file, and what of it was set aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MinutesRead {
    pub minutes: Minutes,
    /// A version that cannot be read is set aside; equal faults are counted with the first of them.
    pub problems: Vec<Problem>,
    /// Versions in the file.
    pub read: usize,
    pub set_aside: usize,
}

/// What every version of the format has.
#[derive(Deserialize)]
struct Heading {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Body<'a> {
    #[serde(borrow)]
    versions: Vec<&'a RawValue>,
}

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u32,
    versions: &'a [Version],
}

/// Whether bytes are meant to be minutes, damaged or not.
pub fn is_minutes(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let beginning = text.get(..BEGINNING).unwrap_or(text);
    let is_named = |text: &[u8]| text.windows(FORMAT.len()).any(|word| word == FORMAT.as_bytes());
    text.starts_with(b"{")
        && (is_named(beginning)
            || serde_json::from_slice::<Heading>(text).is_ok_and(|found| found.format == FORMAT))
}

/// Reads minutes. A version that is broken is a problem, and the others stay.
///
/// # Errors
/// `WebPage`; `NewerSchema` for a later version of the format; `Unreadable` for anything else that is no such file, one
/// that is cut off, or one that is too large.
pub fn read_minutes(bytes: &[u8], file: &str) -> Result<MinutesRead, Problem> {
    if is_web_page(bytes) {
        return Err(web_page(file, "notulen JSON", "minutes as JSON"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.len() > MOST_BYTES {
        return Err(too_large(file, format!("{} MiB", bytes.len() >> 20)));
    }
    let heading: Heading =
        serde_json::from_slice(bytes).map_err(|error| malformed(file, &error))?;
    if heading.format != FORMAT || heading.version == 0 {
        let found = format!("{} {}", faults::clipped(&heading.format), heading.version);
        return Err(no_minutes(Place::file(file), found));
    }
    if heading.version > FORMAT_VERSION {
        return Err(newer(file, heading.version));
    }
    let Body { versions } =
        serde_json::from_slice(bytes).map_err(|error| malformed(file, &error))?;
    if versions.len() > MOST_VERSIONS {
        return Err(too_large(file, versions.len().to_string()));
    }
    Ok(read_versions(&versions, bytes, file))
}

fn read_versions(raws: &[&RawValue], bytes: &[u8], file: &str) -> MinutesRead {
    let mut problems = faults::Faults::default();
    let mut versions = Vec::with_capacity(raws.len());
    let (mut line, mut looked_at) = (1usize, 0usize);
    for raw in raws {
        // A raw value is a part of the bytes.
        let start = (raw.get().as_ptr() as usize).wrapping_sub(bytes.as_ptr() as usize);
        let between = bytes.get(looked_at..start).unwrap_or_default();
        line += between.iter().filter(|&&byte| byte == b'\n').count();
        looked_at = start;
        match faults::version(raw.get(), &Place::file(file), line) {
            Ok(version) => versions.push(version),
            Err(problem) => problems.add(problem),
        }
    }
    let (read, set_aside) = (raws.len(), raws.len() - versions.len());
    MinutesRead { minutes: Minutes::new(versions), problems: problems.all, read, set_aside }
}

/// Writes minutes: indented, in the order of the saves, with a line feed at the end.
///
/// # Errors
/// `Unreadable` for what JSON cannot hold, which minutes never are.
pub fn write_minutes(minutes: &Minutes) -> Result<Vec<u8>, Problem> {
    let file = File { format: FORMAT, version: FORMAT_VERSION, versions: minutes.versions() };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| malformed(FORMAT, &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn malformed(file: &str, error: &serde_json::Error) -> Problem {
    let place = Place::file(file).at_row(u32::try_from(error.line()).unwrap_or(u32::MAX));
    no_minutes(place, faults::clipped(&error.to_string()))
}

fn no_minutes(place: Place, found: String) -> Problem {
    Problem::error(ProblemKind::Unreadable, place, found)
        .expected("notulen yang diekspor halaman ini (JSON)", "minutes exported by this page (JSON)")
        .advice(
            "Ekspor lagi dari perangkat yang mencatat; berkas ini mungkin terpotong, diubah, atau bukan notulen.",
            "Export it again on the device that took the minutes; this file may be cut off, changed, or no minutes.",
        )
}

fn too_large(file: &str, found: String) -> Problem {
    Problem::error(ProblemKind::Unreadable, Place::file(file), found)
        .expected(
            format!("paling besar {} MiB dan {MOST_VERSIONS} versi", MOST_BYTES >> 20),
            format!("at most {} MiB and {MOST_VERSIONS} versions", MOST_BYTES >> 20),
        )
        .advice("Ekspor tiap rapat tersendiri.", "Export each meeting by itself.")
}

fn newer(file: &str, found: u32) -> Problem {
    Problem::error(ProblemKind::NewerSchema, Place::file(file), format!("version {found}"))
        .expected(format!("version {FORMAT_VERSION}"), format!("version {FORMAT_VERSION}"))
        .advice(
            "Berkas ini ditulis versi halaman yang lebih baru. Muat ulang halaman, atau minta versi barunya.",
            "A newer version of the page wrote this file. Reload the page, or ask for the newer version.",
        )
}

#[cfg(test)]
mod tests;
