//! The versions of an entry side by side, for a person to choose from.

use super::fields::{Field, fields};
use super::{Reader, words};
use crate::chart::drawing::{Cell, DataTable};
use crate::model::Text;
use crate::model::minutes::{Entry, Version};

/// A column for each head, in the order of [`Entry::heads`], headed by who saved it and when; a row for its text, and for
/// each field in which the heads differ.
pub fn side_by_side(entry: &Entry<'_>, reader: Reader<'_>) -> DataTable {
    let lang = reader.lang;
    let columns: Vec<Vec<Field>> =
        entry.heads.iter().map(|head| all_fields(head, reader)).collect();
    let mut labels: Vec<Text> = Vec::new();
    for field in columns.iter().flatten() {
        if !labels.contains(&field.label) {
            labels.push(field.label);
        }
    }
    let row = |label: Text| {
        let cells: Vec<Cell> = columns.iter().map(|fields| cell(fields, label)).collect();
        let differs = cells.windows(2).any(|pair| matches!(pair, [a, b] if a.text != b.text));
        (differs || label == words::TEXT)
            .then(|| [vec![Cell::word(label.get(lang))], cells].concat())
    };
    let by = |head: &&Version| {
        let who = [head.by.as_str(), &words::saved(&head.at, lang)].join(" · ");
        who.trim_start_matches(" · ").to_owned()
    };
    DataTable {
        caption: format!("{} {}", words::kind(entry.kind).get(lang), entry.id),
        headers: [words::FIELD.get(lang).to_owned()]
            .into_iter()
            .chain(entry.heads.iter().map(by))
            .collect(),
        rows: labels.into_iter().filter_map(row).collect(),
    }
}

/// Its text, its fields, and whether it was taken away.
fn all_fields(head: &Version, reader: Reader<'_>) -> Vec<Field> {
    let field = |label: Text, words: &str| Field { label, words: words.into(), raw: words.into() };
    let mut all = vec![field(words::TEXT, head.content.text())];
    all.extend(fields(&head.content, reader));
    let removed = if head.is_removed { words::YES } else { words::NO };
    all.push(field(words::REMOVED, removed.get(reader.lang)));
    all
}

fn cell(fields: &[Field], label: Text) -> Cell {
    let field = fields.iter().find(|field| field.label == label);
    field.map_or_else(|| Cell::word("–"), |field| Cell::new(field.words.clone(), field.raw.clone()))
}
