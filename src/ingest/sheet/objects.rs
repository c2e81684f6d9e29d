//! JSON as a table: lines of objects, a list of objects, or an object with one such list. Each key is a
//! column, in the order in which keys first appear.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::{Deserializer, Map, Value};

use super::{Kind, MOST_COLUMNS, Sheet, TooBig};

/// Whether a text begins like JSON objects.
pub(super) fn is_json(text: &str) -> bool {
    let mut visible = text.trim_start().chars();
    match visible.next() {
        Some('{') => visible.find(|c| !c.is_whitespace()).is_some_and(|c| c == '"' || c == '}'),
        Some('[') => visible.find(|c| !c.is_whitespace()).is_some_and(|c| c == '{'),
        _ => false,
    }
}

/// One object, its keys as they come.
struct Record(Vec<(String, Value)>);

/// What stands at the top of a text.
enum Top {
    Record(Record),
    List(Vec<Record>),
}

/// The records of a text, the keys as its first row. Rows are numbered as objects, from 1 for the keys.
///
/// # Errors
/// Where the text is no JSON, or holds something else than objects.
pub(super) fn read(text: &str) -> Result<Sheet, String> {
    let mut records = Vec::new();
    for top in Deserializer::from_str(text).into_iter::<Top>() {
        match top.map_err(|error| error.to_string())? {
            Top::Record(record) => gather(record, &mut records),
            Top::List(list) => records.extend(list),
        }
    }
    let mut names: Vec<&str> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (name, _) in records.iter().flat_map(|Record(fields)| fields) {
        places.entry(name).or_insert_with(|| {
            names.push(name);
            names.len() - 1
        });
    }
    let mut sheet = Sheet::default();
    let width = names.len().min(MOST_COLUMNS);
    sheet.cells_beyond = (names.len() - width) as u32;
    for name in names.iter().take(width) {
        sheet.push(Kind::Text, name)?;
    }
    sheet.end_row(1)?;
    let mut cells: Vec<&Value> = Vec::new();
    for (number, Record(fields)) in (2..).zip(&records) {
        cells.clear();
        cells.resize(width, &Value::Null);
        for (name, value) in fields {
            let place = places.get(name.as_str()).and_then(|&place| cells.get_mut(place));
            if let Some(cell) = place {
                *cell = value;
            }
        }
        cells.iter().try_for_each(|value| push(&mut sheet, value))?;
        sheet.end_row(number)?;
    }
    Ok(sheet)
}

/// A record, or those of the one list of objects in it.
fn gather(record: Record, records: &mut Vec<Record>) {
    let is_list = |(_, value): &&(String, Value)| {
        value.as_array().is_some_and(|list| list.first().is_some_and(Value::is_object))
    };
    let mut lists = record.0.iter().filter(is_list);
    let (list, is_only) = (lists.next(), lists.next().is_none());
    match list.filter(|_| is_only).and_then(|(_, list)| list.as_array()) {
        Some(list) => {
            let objects = list.iter().filter_map(Value::as_object);
            let fields = |object: &Map<String, Value>| {
                object.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
            };
            records.extend(objects.map(|object| Record(fields(object))));
        }
        None => records.push(record),
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

impl<'de> Deserialize<'de> for Top {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tops)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{…}")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record, M::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Record(fields))
    }
}

struct Tops;

impl<'de> Visitor<'de> for Tops {
    type Value = Top;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{…} / [{…}]")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Top, M::Error> {
        Fields.visit_map(map).map(Top::Record)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Top, S::Error> {
        let mut records = Vec::new();
        while let Some(record) = list.next_element()? {
            records.push(record);
        }
        Ok(Top::List(records))
    }
}

fn push(sheet: &mut Sheet, value: &Value) -> Result<(), TooBig> {
    match value {
        Value::Null => sheet.push(Kind::Text, ""),
        Value::String(text) => sheet.push(Kind::Text, text),
        Value::Number(number) => sheet.push(Kind::Number, &number.to_string()),
        other => sheet.push(Kind::Text, &other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let sheet = read(text).unwrap();
        sheet.iter().map(|row| row.cells().map(|cell| cell.shown()).collect()).collect()
    }

    #[test]
    fn lines_lists_and_a_list_within_an_object_are_tables() {
        for text in [
            "{\"a\":1,\"b\":\"x\"}\n{\"b\":null,\"c\":2.5}\n",
            "[{\"a\":1,\"b\":\"x\"},{\"b\":null,\"c\":2.5}]",
            "{\"asOf\":\"2024\",\"rows\":[{\"a\":1,\"b\":\"x\"},{\"b\":null,\"c\":2.5}]}",
        ] {
            assert!(is_json(text), "{text}");
            assert_eq!(texts(text), [["a", "b", "c"], ["1", "x", ""], ["", "", "2.5"]], "{text}");
        }
    }

    #[test]
    fn what_is_no_table_says_so() {
        assert!(read("[1,2]").is_err());
        assert!(read("{\"a\":").is_err());
        assert!(!is_json("[catatan] tgl;jml"));
        assert!(!is_json("tgl;jml"));
    }
}
