//! Units in rows, months in columns: the stronger the colour, the more.

use super::canvas::{Canvas, Type};
use super::classes::Classes;
use super::drawing::{Cell, DataTable, Drawing, Frame, Mark, Rect};
use super::ink::Ink;
use super::{format, words};
use crate::model::{Lang, Month, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    pub first: Month,
    /// In the order in which they are drawn.
    pub rows: Vec<Row>,
    /// What a unit is: *Negara tujuan*.
    pub unit: Text,
    pub noun: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub key: String,
    pub label: String,
    /// By month, from [`Heat::first`] on.
    pub counts: Vec<u64>,
    /// Whether the view's own filter holds it; `None` without a filter.
    pub selected: Option<bool>,
}

const ROW: f64 = 26.0;
const HEAD: f64 = 22.0;
const GAP: f64 = 10.0;
const LEGEND: f64 = 30.0;
/// The narrowest column.
const LEAST: f64 = 15.0;

impl Heat {
    fn months(&self) -> usize {
        self.rows.iter().map(|row| row.counts.len()).max().unwrap_or(0)
    }

    fn month(&self, at: usize) -> Month {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }
}

/// Draws the months that the frame has room for, the last of them; the height follows from the rows.
pub fn heat(input: &Heat, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let (title, description) = (finding(input, lang), describe(input, lang));
    let rows = input.rows.len().max(1) as f64;
    let mut canvas = Canvas::new(frame, HEAD + ROW * rows + LEGEND);
    let plot = draw(&mut canvas, input, &title);
    let height = canvas.height;
    let (svg, marks) = canvas.finish("heat", (&title, &description));
    let summary = format!("{title}. {description}.");
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn draw(canvas: &mut Canvas, input: &Heat, title: &str) -> Rect {
    let (lang, width) = (canvas.lang, canvas.width);
    let months = input.months();
    if input.rows.is_empty() || months == 0 {
        canvas.text(title, (0.0, HEAD), Type::NOTE);
        return Rect::default();
    }
    let labels = input.rows.iter().map(|row| row.label.as_str());
    let label_room = Type::LABEL.bold(true).widest(labels).min(width * 0.3);
    let left = label_room + GAP;
    let room = (width - left).max(LEAST);
    let shown = months.min((room / LEAST) as usize).max(1);
    let from = months - shown;
    let pitch = room / shown as f64;
    let rect = Rect { x: left, y: HEAD, width: room, height: ROW * input.rows.len() as f64 };
    head(canvas, input, (from, shown), rect, pitch);
    let counts = input.rows.iter().flat_map(|row| row.counts.iter().skip(from));
    let words: Vec<String> = counts.map(|&count| format::count(count, lang)).collect();
    let kinds = [Type::NOTE, Type::NOTE.size(10.0), Type::NOTE.size(9.0)];
    let fits = |kind: &Type| kind.widest(words.iter().map(String::as_str)) <= pitch - 4.0;
    let kind = kinds.into_iter().find(fits);
    let classes = Classes::of(input.rows.iter().flat_map(|row| row.counts.iter().copied()));
    for (at, row) in input.rows.iter().enumerate() {
        let top = HEAD + ROW * at as f64;
        let counts = row.counts.iter().skip(from);
        let whole = counts.fold(0_u64, |sum, count| sum.saturating_add(*count));
        let mark = Mark {
            key: row.key.clone(),
            id: String::new(),
            label: format!("{}: {}", row.label, format::count(whole, lang)),
            bounds: Rect { x: 0.0, y: top, width, height: ROW },
            selected: row.selected,
            selectable: true,
        };
        canvas.mark(mark, |canvas| {
            let text = if row.selected == Some(false) { Ink::TextMuted } else { Ink::Text };
            let label = Type::LABEL.bold(row.selected == Some(true)).ink(text);
            let middle = top + ROW / 2.0;
            canvas.text(&label.shortened(&row.label, label_room), (0.0, middle), label);
            for (column, &count) in row.counts.iter().skip(from).enumerate() {
                let x = left + pitch * column as f64;
                let cell = Rect { x: x + 0.5, y: top + 1.0, width: pitch - 1.0, height: ROW - 2.0 };
                tile(canvas, (count, kind), cell, &classes, row.selected == Some(false));
            }
        });
    }
    legend(canvas, &classes, rect);
    rect
}

/// One month of one unit; its count stands in it where all of them have room.
fn tile(
    canvas: &Canvas,
    (count, kind): (u64, Option<Type>),
    cell: Rect,
    classes: &Classes,
    is_off: bool,
) {
    let Some((fill, text)) = classes.ink(count) else {
        canvas.outline(cell, Ink::Grid, 1.0);
        return;
    };
    let (fill, text) = if is_off { (Ink::Ghost, Ink::TextMuted) } else { (fill, text) };
    canvas.rect(cell, fill);
    if let Some(kind) = kind {
        let middle = (cell.x + cell.width / 2.0, cell.y + cell.height / 2.0);
        let words = format::count(count, canvas.lang);
        canvas.text(&words, middle, kind.ink(text).centred());
    }
}

/// Names of months, and of the years that begin or that the drawing begins in.
fn head(canvas: &Canvas, input: &Heat, (from, shown): (usize, usize), rect: Rect, pitch: f64) {
    let lang = canvas.lang;
    let names = (0..shown).map(|at| format::month_tick(input.month(from + at), lang));
    let room = Type::NOTE.widest(names) + 4.0;
    let step = [1, 2, 3, 6].into_iter().find(|step| *step as f64 * pitch >= room).unwrap_or(12);
    for at in 0..shown {
        let month = input.month(from + at);
        let is_january = month.month_of_year() == 1;
        let x = rect.x + pitch * (at as f64 + 0.5);
        if is_january && at > 0 {
            let line = rect.x + pitch * at as f64;
            canvas.line(&[(line, rect.y - 3.0), (line, rect.y + rect.height)], Ink::Axis, 1.0);
        }
        if (usize::from(month.month_of_year()) - 1).is_multiple_of(step) {
            let name = match is_january {
                true => month.year().to_string(),
                false => format::month_tick(month, lang).to_owned(),
            };
            canvas.text(&name, (x, HEAD / 2.0), Type::NOTE.bold(is_january).centred());
        }
    }
}

/// The classes as a scale beneath, right.
fn legend(canvas: &Canvas, classes: &Classes, rect: Rect) {
    let inks = classes.inks();
    let step = 44.0_f64.min(rect.width / inks.len().max(1) as f64);
    let left = rect.x + rect.width - step * inks.len() as f64;
    let top = rect.y + rect.height + 7.0;
    for (at, ink) in inks.iter().enumerate() {
        let x = left + step * at as f64;
        canvas.rect(Rect { x, y: top, width: step - 1.0, height: 7.0 }, *ink);
    }
    for (at, threshold) in classes.thresholds.iter().enumerate() {
        let x = left + step * (at + 1) as f64;
        let words = format::count(*threshold, canvas.lang);
        canvas.text(&words, (x, top + 15.0), Type::NOTE.size(10.0).centred());
    }
}

/// `Terbanyak Hong Kong, Maret 2024: 1.204 penempatan`.
fn finding(input: &Heat, lang: Lang) -> String {
    let cells = input.rows.iter().flat_map(|row| {
        row.counts.iter().enumerate().map(move |(at, &count)| (count, at, row.label.as_str()))
    });
    let most = cells.max_by_key(|(count, ..)| *count);
    let noun = input.noun.get(lang);
    match (most.filter(|(count, ..)| *count > 0), lang) {
        (Some((count, at, label)), Lang::Id) => {
            let (month, count) =
                (format::month_long(input.month(at), lang), format::count(count, lang));
            format!("Terbanyak {label}, {month}: {count} {noun}")
        }
        (Some((count, at, label)), Lang::En) => {
            let (month, count) =
                (format::month_long(input.month(at), lang), format::count(count, lang));
            format!("Most for {label} in {month}: {count} {noun}")
        }
        (None, Lang::Id) => format!("Belum ada {noun}"),
        (None, Lang::En) => format!("No {noun} yet"),
    }
}

fn describe(input: &Heat, lang: Lang) -> String {
    let unit = words::in_sentence(input.unit.get(lang));
    let noun = words::capitalised(input.noun.get(lang));
    match lang {
        Lang::Id => format!("{noun} per {unit} dan bulan; makin kuat warnanya makin banyak"),
        Lang::En => format!("{noun} by {unit} and month; the stronger the colour, the more"),
    }
}

fn table(input: &Heat, lang: Lang) -> DataTable {
    let months = (0..input.months()).map(|at| format::month_short(input.month(at), lang));
    let unit = words::capitalised(input.unit.get(lang));
    let row = |row: &Row| {
        let name = Cell::new(row.label.clone(), row.key.clone());
        let counts = (0..input.months()).map(|at| match row.counts.get(at) {
            Some(&count) => Cell::count(count, lang),
            None => Cell::new(format::NOT_A_NUMBER, ""),
        });
        std::iter::once(name).chain(counts).collect()
    };
    DataTable {
        caption: describe(input, lang),
        headers: std::iter::once(unit).chain(months).collect(),
        rows: input.rows.iter().map(row).collect(),
    }
}
