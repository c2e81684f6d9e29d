//! What a person has to look at in minutes that were merged.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::faults::clipped;
use crate::model::minutes::{Entry, Minutes, Version};
use crate::model::{Place, Problem, ProblemKind, Severity};

/// An entry that two people wrote differently: its fields that differ, what stands first.
pub fn conflict(entry: &Entry<'_>, file: &str) -> Problem {
    warning(ProblemKind::Conflict, place(entry, file), differences(entry))
        .expected("satu versi", "one version")
        .advice(
            "Dua orang menulisnya berbeda. Yang disimpan terakhir dipakai; semua versi tetap ada di notulen. Buka notulen di halaman dan pilih salah satunya.",
            "Two people wrote it differently. What was saved last stands; all versions remain in the minutes. Open the minutes on the page and choose.",
        )
}

/// An entry of a meeting that nobody knows.
pub fn homeless(entry: &Entry<'_>, file: &str) -> Problem {
    warning(ProblemKind::BrokenReference, place(entry, file), entry.meeting.to_owned())
        .expected("rapat di tabel meetings atau di notulen", "a meeting of the table meetings or of the minutes")
        .advice(
            "Catatan ini tidak masuk tabel. Sertakan tabel meetings atau notulen yang memuat rapatnya.",
            "This entry is in no table. Add the table meetings or the minutes that have its meeting.",
        )
}

/// Versions that share an id and nothing else.
pub fn twins(minutes: &Minutes, file: &str) -> Vec<Problem> {
    let twin = |version: &Version| {
        let place = Place::file(file).at_column(version.entry());
        warning(ProblemKind::Conflict, place, version.id.clone())
            .expected("id versi yang hanya dipakai sekali", "an id that no other version has")
            .advice(
                "Salah satu berkas diubah sesudah diekspor. Kedua isinya disimpan dan ditampilkan.",
                "One of the files was changed after it was exported. Both are kept and shown.",
            )
    };
    minutes.twins().into_iter().map(twin).collect()
}

fn warning(kind: ProblemKind, place: Place, found: String) -> Problem {
    Problem::error(kind, place, found).severity(Severity::Warning)
}

fn place(entry: &Entry<'_>, file: &str) -> Place {
    Place::file(file).at_column(format!("{} {} {}", entry.meeting, entry.kind.as_str(), entry.id))
}

/// `due: 2024-12-31 ≠ null; status: done ≠ not_started`.
fn differences(entry: &Entry<'_>) -> String {
    let Some(kept) = entry.kept() else { return String::new() };
    let others = entry.heads.iter().filter(|head| **head != kept).map(|head| fields(head));
    let (kept, others): (_, Vec<_>) = (fields(kept), others.collect());
    let names: BTreeSet<&String> = kept.keys().chain(others.iter().flat_map(Map::keys)).collect();
    let said = |value: Option<&Value>| match value {
        None | Some(Value::Null) => "–".to_owned(),
        Some(Value::String(text)) => clipped(text),
        Some(value) => clipped(&value.to_string()),
    };
    let differing = names.into_iter().filter_map(|name| {
        let value = said(kept.get(name));
        let other: BTreeSet<String> = others.iter().map(|other| said(other.get(name))).collect();
        let other: Vec<String> = other.into_iter().filter(|other| *other != value).collect();
        (!other.is_empty()).then(|| format!("{name}: {value} ≠ {}", other.join(" ≠ ")))
    });
    differing.collect::<Vec<_>>().join("; ")
}

/// The fields of the record, and whether it was taken away.
fn fields(version: &Version) -> Map<String, Value> {
    let record = match serde_json::to_value(&version.content) {
        Ok(Value::Object(tagged)) => tagged.into_iter().next().map(|(_, record)| record),
        _ => None,
    };
    let mut fields = match record {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    fields.insert("is_removed".to_owned(), Value::Bool(version.is_removed));
    fields
}
