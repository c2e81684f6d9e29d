//! JSON as a table: lines of objects, a list of objects, or an object with one such list. Each key is a
//! column, in the order in which keys first appear.
//!
//! The text is gone through twice, for its keys and for its values: no tree of the whole is ever held.

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Value, from_str};

use super::room::Room;
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
struct Record<V>(Vec<(String, V)>);

/// The records of a text, the keys as its first row. Rows are numbered as objects, from 1 for the keys.
///
/// # Errors
/// Where the text is no JSON, or holds something else than objects.
pub(super) fn read(text: &str, mut room: Room) -> Result<Sheet, String> {
    let records = records(text)?;
    let columns = columns(&records)?;
    let mut sheet = Sheet::default();
    let mut names: Vec<_> = columns.iter().collect();
    names.sort_unstable_by_key(|(_, place)| **place);
    let width = names.len().min(MOST_COLUMNS);
    for (name, _) in names.into_iter().take(width) {
        sheet.push(Kind::Text, name)?;
    }
    sheet.end_row(1)?;
    let mut cells = Vec::new();
    for (number, record) in (2..).zip(&records) {
        let Record(fields) = parse::<Record<Value>>(record)?;
        cells.clear();
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
            let place = columns.get(&name).copied().unwrap_or(width);
            if place >= width {
                sheet.cells_beyond = sheet.cells_beyond.saturating_add(1);
                continue;
            }
            cells.resize(cells.len().max(place + 1), Value::Null);
            if let Some(cell) = cells.get_mut(place) {
                *cell = value;
            }
        }
        room.take(cells.len())?;
        cells.iter().try_for_each(|value| push(&mut sheet, value))?;
        sheet.end_row(number)?;
    }
    Ok(sheet)
}

/// The objects of a text, unread.
fn records(text: &str) -> Result<Vec<&RawValue>, String> {
    let tops = Deserializer::from_str(text).into_iter::<&RawValue>();
    let tops: Vec<&RawValue> = tops.collect::<Result<_, _>>().map_err(|error| error.to_string())?;
    let [top] = tops.as_slice() else { return Ok(tops) };
    if top.get().starts_with('[') {
        return parse(top);
    }
    let Record(fields) = parse::<Record<&RawValue>>(top)?;
    let mut tables = fields.iter().filter(|(_, value)| is_json(value.get()) && is_list(value));
    match (tables.next(), tables.next()) {
        (Some((_, list)), None) => parse(list),
        _ => Ok(tops),
    }
}

fn is_list(value: &RawValue) -> bool {
    value.get().starts_with('[')
}

/// The place of each key, in the order in which they first appear.
fn columns(records: &[&RawValue]) -> Result<HashMap<String, usize>, String> {
    let mut columns = HashMap::new();
    for record in records {
        let Record(fields) = parse::<Record<&RawValue>>(record)?;
        for (name, _) in fields {
            let next = columns.len();
            columns.entry(name).or_insert(next);
        }
    }
    Ok(columns)
}

fn parse<'a, T: Deserialize<'a>>(value: &'a RawValue) -> Result<T, String> {
    from_str(value.get()).map_err(|error| error.to_string())
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Record<V> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields(std::marker::PhantomData))
    }
}

struct Fields<V>(std::marker::PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Fields<V> {
    type Value = Record<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{…}")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record<V>, M::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Record(fields))
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

    fn open(text: &str) -> Result<Sheet, String> {
        read(text, Room::of(10_000))
    }

    fn texts(text: &str) -> Vec<Vec<String>> {
        let sheet = open(text).unwrap();
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
            assert_eq!(texts(text), [vec!["a", "b", "c"], vec!["1", "x"], vec!["", "", "2.5"]]);
        }
    }

    #[test]
    fn what_is_no_table_says_so() {
        assert!(open("[1,2]").is_err());
        assert!(open("{\"a\":").is_err());
        assert!(!is_json("[catatan] tgl;jml"));
        assert!(!is_json("tgl;jml"));
    }

    #[test]
    fn keys_stand_in_the_order_in_which_they_come_and_values_as_they_are() {
        let text = "{\"rows\":[{\"z\":3171000000000001,\"a\":[1,{\"b\":2}],\"m\":true}]}";
        let rows = [["z", "a", "m"], ["3171000000000001", "[1,{\"b\":2}]", "true"]];
        assert_eq!(texts(text), rows);
    }

    #[test]
    fn a_few_bytes_cannot_ask_for_more_cells_than_there_is_room() {
        let wide: Vec<String> = (0..1_000).map(|key| format!("\"{key}\":1")).collect();
        let text = format!("{{{}}}\n{}", wide.join(","), "{\"999\":1}\n".repeat(10));
        assert_eq!(open(&text).unwrap_err(), "> 60.000.000 sel/cells");
        let text = format!("{{{},\"1000\":1}}\n{{\"1000\":2}}", wide.join(","));
        assert_eq!(open(&text).unwrap().cells_beyond, 2);
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert!(open(&format!("{{\"a\":{}", "[".repeat(100_000))).is_err());
    }
}
