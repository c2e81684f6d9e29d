//! What a chart hands to the page: the SVG, what it says in words, its marks and its table.

use serde::{Deserialize, Serialize};

use crate::model::Lang;

/// The room that the page has for a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels; charts whose height follows from their rows do without it and say so in
    /// [`Drawing::height`].
    pub height: f64,
    pub lang: Lang,
    /// Prefix of all element ids, unique in the page.
    pub id: String,
}

/// A rectangle in CSS pixels, from the drawing's upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// A drawn chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// One `<svg>` element without `style` attributes. With marks it is `role="none"`: the page puts it
    /// into the `role="listbox"` whose options the marks are. Without marks it is `role="img"`.
    pub svg: String,
    /// The finding.
    pub title: String,
    /// What is shown, in which unit and period.
    pub description: String,
    /// Two to four sentences for those who do not see the drawing.
    pub summary: String,
    pub marks: Vec<Mark>,
    pub table: DataTable,
    /// CSS pixels.
    pub height: f64,
    /// Where the data are drawn: what a brush maps to bins.
    pub plot: Rect,
}

/// One element of a chart that can be pointed at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// What the mark stands for: a code, [`OTHERS`], the number of a month, the index of a bin.
    pub key: String,
    /// The DOM id of its `<g>`.
    pub id: String,
    /// What it says, with its values.
    pub label: String,
    pub bounds: Rect,
    /// Whether the view's own filter holds the mark; `None` without a filter.
    pub selected: Option<bool>,
    /// Whether choosing it filters.
    pub selectable: bool,
}

/// The key of the mark that sums what is not drawn one by one.
pub const OTHERS: &str = "others";

/// The figures of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataTable {
    pub caption: String,
    pub headers: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl DataTable {
    /// Whether most of a column's cells are numbers; the first names its row.
    pub fn is_numbers(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let (all, numbers) =
            cells.filter(|cell| !cell.text.is_empty()).fold((0, 0), |(all, numbers), cell| {
                (all + 1, numbers + usize::from(cell.is_number()))
            });
        column > 0 && numbers * 2 > all
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// In the reader's format; lines after the first are remarks.
    pub text: String,
    /// For machines: a point for decimals, no groups, ISO dates, codes.
    pub raw: String,
}

impl Cell {
    pub fn new(text: impl Into<String>, raw: impl Into<String>) -> Self {
        Self { text: text.into(), raw: raw.into() }
    }

    /// A word that people and machines read alike.
    pub fn word(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { raw: text.clone(), text }
    }

    fn is_number(&self) -> bool {
        let digits = self.raw.strip_prefix('-').unwrap_or(&self.raw);
        let is_printed = self.text.starts_with(|c: char| c.is_ascii_digit() || c == '−');
        is_printed && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    }

    /// A count of things.
    pub fn count(n: u64, lang: Lang) -> Self {
        Self::new(super::format::count(n, lang), n.to_string())
    }

    /// A share of a whole, as a percentage for people and a ratio for machines; a dash without a whole.
    pub fn share(part: u64, whole: u64, lang: Lang) -> Self {
        match super::share(part, whole) {
            Some(share) => {
                Self::new(super::format::percent(share, 1, lang), super::format::raw(share))
            }
            None => Self::new(super::format::NOT_A_NUMBER, ""),
        }
    }
}
