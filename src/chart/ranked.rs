//! Ranked bars: label left, bar, value and share in columns right; no axis, because every bar says its
//! value.

use super::canvas::{Canvas, Type, usable_width};
use super::drawing::{Cell, DataTable, Drawing, Frame, Mark, OTHERS, Rect};
use super::ink::Ink;
use super::{finding, format, scale, share, summary, words};
use crate::model::{Lang, Message, Period, Text};

/// One value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub key: String,
    pub label: String,
    /// Under the filters of the other views.
    pub value: u64,
    /// Without filters; drawn as a pale ghost where it differs.
    pub total: u64,
    /// Whether the view's own filter holds it; `None` without a filter.
    pub selected: Option<bool>,
    /// Whether it stands for "not available".
    pub missing: bool,
}

/// The values that are not drawn one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Others {
    /// How many values they are.
    pub count: usize,
    pub value: u64,
    pub total: u64,
}

/// The same bars in an earlier period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// In the order of [`Ranked::bars`].
    pub values: Vec<u64>,
    pub whole: u64,
    /// What the period is called.
    pub label: Message,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// In the order in which they are drawn.
    pub bars: Vec<Bar>,
    pub others: Option<Others>,
    /// What shares are shares of.
    pub whole: u64,
    /// Whether the bars are figures side by side instead of parts of a whole: without shares, without
    /// anything to choose, one image.
    pub is_listing: bool,
    /// What is counted: *penempatan*.
    pub noun: Text,
    /// The dimension: *negara tujuan*.
    pub view_label: Text,
    pub period: Option<Period>,
    pub previous: Option<Previous>,
}

const ROW: f64 = 26.0;
const BAR: f64 = 14.0;
const GAP: f64 = 10.0;
/// Room for the tick before a chosen value.
const TICK: f64 = 15.0;

/// One row of the drawing.
struct Row {
    key: String,
    label: String,
    value: u64,
    total: u64,
    value_text: String,
    share_text: String,
    selected: Option<bool>,
    missing: bool,
    others: bool,
}

/// Draws ranked bars. The height follows from the number of rows.
pub fn ranked(input: &Ranked, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let rows = rows(input, lang, usable_width(frame) < 360.0);
    let title = finding::ranked(input, lang);
    let description = describe(input, lang);
    let mut canvas = Canvas::new(frame, ROW * rows.len().max(1) as f64);
    let plot = draw(&mut canvas, input, &rows, &title);
    let height = canvas.height;
    let (svg, marks) = canvas.finish("ranked", (&title, &description));
    let summary = summary::ranked(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn rows(input: &Ranked, lang: Lang, narrow: bool) -> Vec<Row> {
    let value_text = |value: u64| match i64::try_from(value) {
        Ok(n) if n.unsigned_abs() >= 10_000_000 && narrow => format::compact(n, lang),
        _ => format::count(value, lang),
    };
    let share_text = |value| match share(value, input.whole) {
        _ if input.is_listing => String::new(),
        Some(share) => format::percent(share, 1, lang),
        None => format::NOT_A_NUMBER.to_owned(),
    };
    let mut rows: Vec<Row> = input
        .bars
        .iter()
        .map(|bar| Row {
            key: bar.key.clone(),
            label: bar.label.clone(),
            value: bar.value,
            total: bar.total,
            value_text: value_text(bar.value),
            share_text: share_text(bar.value),
            selected: bar.selected,
            missing: bar.missing,
            others: false,
        })
        .collect();
    let filtered = input.bars.iter().any(|bar| bar.selected.is_some());
    rows.extend(input.others.filter(|others| others.count > 0).map(|others| Row {
        key: OTHERS.to_owned(),
        label: words::others(others.count, lang),
        value: others.value,
        total: others.total,
        value_text: value_text(others.value),
        share_text: share_text(others.value),
        selected: filtered.then_some(false),
        missing: false,
        others: true,
    }));
    rows
}

fn draw(canvas: &mut Canvas, input: &Ranked, rows: &[Row], title: &str) -> Rect {
    let lang = canvas.lang;
    let width = canvas.width;
    if rows.is_empty() {
        canvas.text(title, (0.0, ROW / 2.0), Type::NOTE);
        return Rect::default();
    }
    let indent = if rows.iter().any(|row| row.selected == Some(true)) { TICK } else { 0.0 };
    let value_room = Type::VALUE.bold(true).widest(rows.iter().map(|row| row.value_text.as_str()));
    let share_room = Type::NOTE.widest(rows.iter().map(|row| row.share_text.as_str()));
    let label_room = Type::LABEL
        .bold(indent > 0.0)
        .widest(rows.iter().map(|row| row.label.as_str()))
        .min((width - indent) * 0.36);
    let left = indent + label_room + GAP;
    let share_room = if input.is_listing { 0.0 } else { share_room + GAP };
    let right = width - value_room - share_room - GAP;
    let plot = Rect { x: left, y: 0.0, width: (right - left).max(8.0), height: canvas.height };
    let longest = scale::largest(rows.iter().flat_map(|row| [row.value as f64, row.total as f64]));

    for (at, row) in rows.iter().enumerate() {
        let top = at as f64 * ROW;
        let middle = top + ROW / 2.0;
        let length = |value: u64| match value {
            0 => 0.0,
            value => (scale::within(value as f64, longest) / longest * plot.width).max(1.0),
        };
        let bar =
            |value| Rect { x: left, y: middle - BAR / 2.0, width: length(value), height: BAR };
        let mark = Mark {
            key: row.key.clone(),
            id: String::new(),
            label: words::mark(&row.label, &said(input, row.value, lang), &row.share_text),
            bounds: Rect { x: 0.0, y: top, width, height: ROW },
            selected: row.selected,
            selectable: !row.others,
        };
        let body = |canvas: &Canvas| {
            let chosen = row.selected == Some(true);
            let text = if row.selected == Some(false) { Ink::TextMuted } else { Ink::Text };
            let label = Type::LABEL.bold(chosen).ink(text);
            if chosen {
                let tick = [(1.0, middle), (4.0, middle + 3.5), (10.0, middle - 4.0)];
                canvas.line(&tick, Ink::Accent, 2.0);
            }
            canvas.text(&label.shortened(&row.label, label_room), (indent, middle), label);
            if row.total > row.value {
                canvas.rect(bar(row.total), Ink::Ghost);
            }
            let muted = row.others || row.selected == Some(false);
            let ink = if muted { Ink::Muted } else { Ink::Accent };
            if row.missing && row.value > 0 {
                let Rect { x, y, width, height } = bar(row.value);
                let inner = Rect {
                    x: x + 0.5,
                    y: y + 0.5,
                    width: (width - 1.0).max(2.0),
                    height: height - 1.0,
                };
                canvas.outline(inner, if muted { Ink::Muted } else { Ink::Accent }, 1.0);
            } else if row.value > 0 {
                canvas.rect(bar(row.value), ink);
            }
            let value = Type::VALUE.bold(chosen).ink(text);
            canvas.text(&row.value_text, (width - share_room, middle), value);
            canvas.text(&row.share_text, (width, middle), Type::NOTE.right());
        };
        if input.is_listing {
            body(canvas);
        } else {
            canvas.mark(mark, body);
        }
    }
    canvas.line(&[(left, 1.0), (left, canvas.height - 1.0)], Ink::Axis, 1.0);
    plot
}

/// `11.302 penempatan`.
fn said(input: &Ranked, value: u64, lang: Lang) -> String {
    format!("{} {}", format::count(value, lang), input.noun.get(lang))
}

fn describe(input: &Ranked, lang: Lang) -> String {
    let ghosts = input.bars.iter().any(|bar| bar.total > bar.value);
    let line = words::describe(input.noun, input.view_label, input.period, ghosts, lang);
    let Some(previous) = &input.previous else { return line };
    let before = previous.label.get(lang);
    match lang {
        Lang::Id => format!("{line}. Perubahan terhadap {before}"),
        Lang::En => format!("{line}. Change from {before}"),
    }
}

pub(super) fn table(input: &Ranked, lang: Lang) -> DataTable {
    let row = |label: &str, key: &str, value, total| {
        vec![
            Cell::new(label, key),
            Cell::count(value, lang),
            Cell::share(value, input.whole, lang),
            Cell::count(total, lang),
        ]
    };
    let mut rows: Vec<_> =
        input.bars.iter().map(|bar| row(&bar.label, &bar.key, bar.value, bar.total)).collect();
    if let Some(others) = input.others.filter(|others| others.count > 0) {
        let label = words::others(others.count, lang);
        rows.push(row(&label, OTHERS, others.value, others.total));
    }
    DataTable {
        caption: words::caption(input.noun, input.view_label, lang),
        headers: vec![
            input.view_label.get(lang).to_owned(),
            words::capitalised(input.noun.get(lang)),
            words::SHARE.get(lang).to_owned(),
            words::UNFILTERED.get(lang).to_owned(),
        ],
        rows,
    }
}
