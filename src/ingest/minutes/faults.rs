//! One version of a file, and what may be wrong with it.

use crate::model::minutes::{Content, Version, moment};
use crate::model::{Place, Problem, ProblemKind};

/// A version that is longer is no save of a person.
const MOST_BYTES: usize = 256 << 10;
const MOST_IN_ID: usize = 200;
/// Of what was found, to be shown.
const SHOWN: usize = 120;

/// Faults, equal ones counted.
#[derive(Default)]
pub(super) struct Faults {
    pub(super) all: Vec<Problem>,
}

impl Faults {
    pub(super) fn add(&mut self, problem: Problem) {
        let is_alike = |known: &&mut Problem| {
            (known.kind, &known.place.column) == (problem.kind, &problem.place.column)
        };
        match self.all.iter_mut().find(is_alike) {
            Some(known) => known.count = known.count.saturating_add(1),
            None => self.all.push(problem),
        }
    }
}

/// Reads a version that begins in a line of the file.
pub(super) fn version(json: &str, file: &Place, line: usize) -> Result<Version, Problem> {
    let at = |line: usize| file.clone().at_row(u32::try_from(line).unwrap_or(u32::MAX));
    if json.len() > MOST_BYTES {
        let found = format!("{} KiB", json.len() >> 10);
        let most = MOST_BYTES >> 10;
        return Err(set_aside(ProblemKind::RuleBroken, at(line), found)
            .expected(format!("paling besar {most} KiB"), format!("at most {most} KiB")));
    }
    let version: Version = serde_json::from_str(json).map_err(|error| {
        let found = error.to_string();
        // "... at line 3 column 14": of the version, not of the file.
        let found = found.rsplit_once(" at line ").map_or(found.as_str(), |(what, _)| what);
        let line = line + error.line().saturating_sub(1);
        set_aside(ProblemKind::WrongColumn, at(line), clipped(found))
            .expected("satu versi notulen", "a version of minutes")
    })?;
    match fault(&version) {
        None => Ok(version),
        Some(Fault { kind, field, found, expected: (id, en) }) => {
            let place = at(line).at_column(field);
            Err(set_aside(kind, place, clipped(found)).expected(id, en))
        }
    }
}

fn set_aside(kind: ProblemKind, place: Place, found: String) -> Problem {
    Problem::error(kind, place, found).advice(
        "Versi ini disisihkan, yang lain tetap dibaca. Ekspor lagi dari perangkat asalnya.",
        "This version is set aside, the others are read. Export it again where it was written.",
    )
}

struct Fault<'a> {
    kind: ProblemKind,
    field: &'static str,
    found: &'a str,
    expected: (&'static str, &'static str),
}

fn fault(version: &Version) -> Option<Fault<'_>> {
    let ids = [("id", &*version.id), ("meeting", &*version.meeting), ("id", version.entry())];
    let id = ids.into_iter().find_map(|(field, id)| fault_of_id(field, id));
    id.or_else(|| {
        moment(&version.at).is_none().then_some(Fault {
            kind: ProblemKind::BadDate,
            field: "at",
            found: &version.at,
            expected: ("waktu RFC 3339: 2024-11-29T03:15:00Z", "RFC 3339: 2024-11-29T03:15:00Z"),
        })
    })
    .or_else(|| fault_of_content(version))
}

fn fault_of_id<'a>(field: &'static str, id: &'a str) -> Option<Fault<'a>> {
    if id.trim().is_empty() {
        return Some(Fault {
            kind: ProblemKind::EmptyCell,
            field,
            found: "",
            expected: ("id yang terisi", "an id"),
        });
    }
    let is_fit = id.len() <= MOST_IN_ID && !id.chars().any(char::is_control);
    (!is_fit).then_some(Fault {
        kind: ProblemKind::RuleBroken,
        field,
        found: id,
        expected: ("id pendek dalam satu baris", "a short id in one line"),
    })
}

fn fault_of_content(version: &Version) -> Option<Fault<'_>> {
    let content = &version.content;
    if content.text().trim().is_empty() {
        return Some(Fault {
            kind: ProblemKind::EmptyCell,
            field: "text",
            found: version.entry(),
            expected: ("uraian yang terisi", "words"),
        });
    }
    match content {
        Content::Meeting(head) if head.id != version.meeting => Some(Fault {
            kind: ProblemKind::RuleBroken,
            field: "meeting",
            found: &version.meeting,
            expected: ("id rapat itu sendiri", "the meeting's own id"),
        }),
        Content::Action(action) if action.progress > 100 => Some(Fault {
            kind: ProblemKind::RuleBroken,
            field: "progress",
            found: &action.id,
            expected: ("kemajuan 0 sampai 100", "progress of 0 to 100"),
        }),
        _ => None,
    }
}

/// The beginning of a text.
pub(super) fn clipped(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
