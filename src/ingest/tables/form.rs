//! What a sheet of a small table is made of. The same description reads a sheet and makes its template.

use serde_json::{Map, Value};

use crate::model::Text;
use crate::model::table::TableName;
use crate::model::vocabulary::{Vocabulary, fold};

/// A row under the names that the table's type has in JSON.
pub type Object = Map<String, Value>;

/// A kind of sheet: a table, or one list within its rows.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    pub table: TableName,
    /// The list of the table's rows that this sheet fills, such as `sanctions`; `None` for the rows
    /// themselves.
    pub list: Option<&'static str>,
    /// What the sheet is called in a template.
    pub sheet: Text,
    pub fields: &'static [Field],
    /// A sheet is of this form when it has all the fields of any of these.
    pub signatures: &'static [&'static [&'static str]],
    /// Fills what follows from the other cells of a row.
    pub settle: fn(&mut Object, &Context<'_>),
}

/// Where a row stands, for what is made up from it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The file's name without its extension.
    pub stem: &'a str,
    /// The row's number in the file.
    pub row: u32,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the data contract, which is a header too.
    pub name: &'static str,
    pub label: Text,
    /// What stands in it, for the guide of a template.
    pub help: Text,
    pub kind: Kind,
    pub empty: Empty,
    /// Further headers as they are written, compared by [`fold`].
    pub aliases: &'static [&'static str],
    /// Its cells in the example rows of a template, as a person would write them.
    pub examples: [&'static str; 2],
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Text,
    /// Tells the rows of a table apart.
    Key,
    /// The number of a paper: a licence, a decree.
    Code,
    /// The id, licence number or name of an agency.
    Agency,
    Day,
    Period,
    /// A whole number, not negative.
    Count,
    /// A number in the unit that its row names.
    Quantity,
    /// A number; with a percent sign behind it a hundredth of it.
    Share,
    /// 0 to 100; a fraction between 0 and 1 is of 100.
    Percent,
    Term(&'static Vocabulary),
}

/// What an empty cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Without it the row is set aside.
    Fault,
    /// Not available.
    Missing,
    /// This, as JSON.
    Is(&'static str),
}

impl Field {
    /// A column that may be empty.
    pub(super) const fn new(
        name: &'static str,
        kind: Kind,
        label: (&'static str, &'static str),
    ) -> Self {
        Self {
            name,
            label: Text::new(label.0, label.1),
            help: Text::same(""),
            kind,
            empty: Empty::Missing,
            aliases: &[],
            examples: ["", ""],
        }
    }

    pub(super) const fn needed(mut self) -> Self {
        self.empty = Empty::Fault;
        self
    }

    pub(super) const fn or(mut self, json: &'static str) -> Self {
        self.empty = Empty::Is(json);
        self
    }

    pub(super) const fn known_as(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    pub(super) const fn help(mut self, id: &'static str, en: &'static str) -> Self {
        self.help = Text::new(id, en);
        self
    }

    pub(super) const fn examples(mut self, first: &'static str, second: &'static str) -> Self {
        self.examples = [first, second];
        self
    }

    /// Whether a header, folded, is this column's; lower is better.
    fn fit(&self, header: &str) -> Option<u8> {
        let own = [self.name, self.label.id, self.label.en];
        if own.iter().any(|name| fold(name) == header) {
            return Some(0);
        }
        self.aliases.iter().any(|alias| fold(alias) == header).then_some(1)
    }
}

impl Form {
    /// The name by which the program lists it: that of the table, or of the list in it.
    pub fn name(&self) -> &'static str {
        self.list.unwrap_or(self.table.as_str())
    }

    /// For each header the field that it names. A field is named once, by the header that fits best.
    pub(super) fn fields_of(&self, headers: &[String]) -> Vec<Option<&'static Field>> {
        let mut found: Vec<(u8, usize, &'static Field)> = Vec::new();
        for (position, header) in headers.iter().enumerate() {
            let header = fold(header);
            if header.is_empty() {
                continue;
            }
            let fits = self.fields.iter().filter_map(|field| Some((field.fit(&header)?, field)));
            found.extend(fits.map(|(fit, field)| (fit, position, field)));
        }
        found.sort_by_key(|(fit, position, _)| (*fit, *position));
        let mut fields: Vec<Option<&'static Field>> = vec![None; headers.len()];
        for (_, position, field) in found {
            let is_taken = fields.iter().flatten().any(|taken| taken.name == field.name);
            if let Some(place @ None) = fields.get_mut(position).filter(|_| !is_taken) {
                *place = Some(field);
            }
        }
        fields
    }

    /// How many fields the headers name, when they are those of this form.
    pub(super) fn score(&self, headers: &[String]) -> Option<usize> {
        let fields = self.fields_of(headers);
        let has = |name: &&str| fields.iter().flatten().any(|field| field.name == *name);
        let is_it = self.signatures.iter().any(|names| names.iter().all(has));
        is_it.then(|| fields.iter().flatten().count())
    }
}

/// For forms whose cells say all.
pub(super) fn as_it_is(_: &mut Object, _: &Context<'_>) {}

/// The text of a cell that was read; empty without one.
pub(super) fn text<'a>(object: &'a Object, name: &str) -> &'a str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Sets what was left empty.
pub(super) fn fill(object: &mut Object, name: &str, value: impl Into<Value>) {
    let is_empty = object.get(name).is_none_or(|old| old.is_null() || old.as_str() == Some(""));
    if is_empty {
        object.insert(name.to_owned(), value.into());
    }
}
