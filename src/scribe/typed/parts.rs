//! Lists as lines of a field: parts with `|` between them.

use crate::model::Day;
use crate::model::meeting::{AgendaItem, Attendance, Document, Speaker};

/// The lines that hold something, each in at most so many parts.
fn lines(text: &str, most: usize) -> impl Iterator<Item = Vec<String>> {
    let parts = move |line: &str| -> Vec<String> {
        line.splitn(most, '|').map(|part| part.trim().to_owned()).collect()
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(parts)
}

/// `2024-11-29 | Pembukaan`, or `Pembukaan` on the first day.
pub(super) fn agenda(text: &str, start: Day) -> Vec<AgendaItem> {
    let item = |parts: Vec<String>| match parts.as_slice() {
        [day, title] if day.parse::<Day>().is_ok() => {
            AgendaItem { day: day.parse().unwrap_or(start), title: title.clone() }
        }
        _ => AgendaItem { day: start, title: parts.join(" | ") },
    };
    lines(text, 2).map(item).collect()
}

/// `Nama | Instansi | Topik`, or without the name.
pub(super) fn speakers(text: &str) -> Vec<Speaker> {
    let speaker = |parts: Vec<String>| {
        let mut parts = parts.into_iter().rev();
        let last = parts.next().unwrap_or_default();
        let (institution, topic) = match parts.next() {
            Some(institution) => (institution, last),
            None => (last, String::new()),
        };
        let name = parts.next().filter(|name| !name.is_empty());
        Speaker { name, institution, topic }
    };
    lines(text, 3).map(speaker).collect()
}

/// `Instansi | 12`, or without a number.
pub(super) fn attendance(text: &str) -> Vec<Attendance> {
    let came = |parts: Vec<String>| {
        let people = parts.get(1).and_then(|people| people.parse().ok());
        let institution = match (people, parts.first()) {
            (Some(_), Some(institution)) => institution.clone(),
            _ => parts.join(" | "),
        };
        Attendance { institution, people }
    };
    lines(text, 2).map(came).collect()
}

/// `Judul | alamat`, or without an address.
pub(super) fn documents(text: &str) -> Vec<Document> {
    let document = |parts: Vec<String>| {
        let mut parts = parts.into_iter();
        let title = parts.next().unwrap_or_default();
        Document { title, address: parts.next().filter(|address| !address.is_empty()) }
    };
    lines(text, 2).map(document).collect()
}
