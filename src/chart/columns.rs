//! Month columns: a time series that is brushed, with the monthly target as a stepped line.

use plotters::prelude::PathElement;

use super::bins::{Bins, Field, Spacing};
use super::canvas::{Canvas, Type, stroked};
use super::drawing::{Cell, DataTable, Drawing, Frame, Rect};
use super::events::{Event, Shown};
use super::ink::Ink;
use super::month_axis::{self, month_axis};
use super::{finding, format, scale, summary, words};
use crate::model::case::lower;
use crate::model::{Day, Lang, Month, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    pub first: Month,
    /// One count for each month from `first`, under the filters of the other views.
    pub values: Vec<u64>,
    /// The same without filters; drawn as a pale ghost where it differs.
    pub totals: Vec<u64>,
    /// The target of each month; `None` where there is none.
    pub target: Option<Vec<Option<f64>>>,
    /// The brushed months, half-open, counted from `first`.
    pub selection: Option<(usize, usize)>,
    /// The day on which the data end, when that is inside the last month.
    pub partial_last: Option<Day>,
    /// Decisions to point out; those outside the months are left out.
    pub events: Vec<Event>,
    pub noun: Text,
    pub view_label: Text,
}

impl Columns {
    fn month(&self, at: usize) -> Month {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    pub(super) fn bins(&self) -> Bins<'_> {
        Bins { values: &self.values, totals: &self.totals, selection: self.selection }
    }

    pub(super) fn shown(&self) -> Shown<'_> {
        Shown::new(&self.events, self.first, self.values.len())
    }

    /// The name of a half-open range of months.
    pub fn months(&self, from: usize, until: usize, lang: Lang) -> String {
        words::months(self.first, from, until, lang)
    }

    fn target(&self, at: usize) -> Option<f64> {
        let target = self.target.as_ref()?.get(at).copied().flatten();
        target.filter(|target| target.is_finite() && at < self.values.len())
    }
}

const SPACING: Spacing = Spacing { top: 18.0, right: 1.0, bottom: month_axis::ROOM, gap: 0.14 };
/// The narrowest drawing that names the target beside its line; others do so above the grid.
const ROOMY: f64 = 420.0;

/// Draws month columns in the frame's height (at least 120 pixels).
pub fn columns(input: &Columns, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let title = finding::columns(input, lang);
    let description = describe(input, lang);
    let mut canvas = Canvas::new(frame, scale::side(frame.height, 120.0));
    let plot = if input.values.is_empty() {
        canvas.text(&title, (0.0, canvas.height / 2.0), Type::NOTE);
        Rect::default()
    } else {
        draw(&mut canvas, input)
    };
    let height = canvas.height;
    let (svg, marks) = canvas.finish("columns", (&title, &description));
    let summary = summary::columns(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn draw(canvas: &mut Canvas, input: &Columns) -> Rect {
    let lang = canvas.lang;
    let bins = input.bins();
    let months = input.values.len();
    let targets = (0..months).filter_map(|at| input.target(at));
    let name = target_name(input, lang);
    let right = match &name {
        Some((word, amount)) if canvas.width >= ROOMY => {
            TARGET.widest([word.as_str(), amount.as_str()]) + 8.0
        }
        _ => SPACING.right,
    };
    let events = input.shown();
    let (top, right) = (SPACING.top + events.row(), events.margin(right));
    let Some(field) = Field::new(canvas, bins, targets, Spacing { top, right, ..SPACING }) else {
        return Rect::default();
    };
    for at in 0..months {
        let partial = input.partial_last.filter(|_| at + 1 == months);
        let words = (input.month(at).number().to_string(), label(input, at, partial, lang));
        field.bin(canvas, bins, at, words, partial.is_some());
    }
    field.base();
    let base = field.rect.y + field.rect.height;
    month_axis(canvas, (input.first, months), |place| field.x(place), base);
    let taken = name.as_ref().and_then(|name| above_grid(canvas, &field, name));
    let value = Peak::of(canvas, input, &field, taken);
    let kept: Vec<Rect> = taken.into_iter().chain(value.as_ref().map(Peak::bounds)).collect();
    events.draw(canvas, |place| field.x(place), base, &kept);
    target_line(input, &field);
    if let Some(name) = name {
        name_target(canvas, input, &field, name);
    }
    if let Some(Peak { text, at, .. }) = value {
        canvas.text(&text, at, Type::CALLOUT);
    }
    field.rect
}

/// The target as a stepped line, broken where there is none, with a casing against the columns.
fn target_line(input: &Columns, field: &Field) {
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for at in 0..=input.values.len() {
        if let Some(value) = input.target(at) {
            let height = field.within(value);
            steps.extend([(at as f64, height), ((at + 1) as f64, height)]);
        } else if !steps.is_empty() {
            for style in [stroked(Ink::Surface, 3.6), stroked(Ink::Target, 1.8)] {
                field.plot.draw(&PathElement::new(steps.clone(), style)).ok();
            }
            steps.clear();
        }
    }
}

const TARGET: Type = Type::NOTE.ink(Ink::Target).bold(true);

/// The word and the amount of the last month's target.
fn target_name(input: &Columns, lang: Lang) -> Option<(String, String)> {
    let last = (0..input.values.len()).rev().find_map(|at| input.target(at))?;
    Some((words::TARGET.get(lang).to_owned(), format::decimal(last, 0, lang)))
}

/// The room that a narrow drawing gives the target's name above the grid.
fn above_grid(canvas: &Canvas, field: &Field, (word, amount): &(String, String)) -> Option<Rect> {
    let width = 19.0 + TARGET.width(&format!("{word} {amount}")) + 6.0;
    let y = field.rect.y - SPACING.top - 1.0;
    (canvas.width < ROOMY).then_some(Rect { x: field.rect.x, y, width, height: 14.0 })
}

/// Names the target: beside its end, or with a sample of the line above the grid.
fn name_target(canvas: &Canvas, input: &Columns, field: &Field, (word, amount): (String, String)) {
    if canvas.width < ROOMY {
        let (from, y) = (field.rect.x, field.rect.y - SPACING.top + 6.0);
        canvas.line(&[(from, y), (from + 14.0, y)], Ink::Target, 1.8);
        canvas.text(&format!("{word} {amount}"), (from + 19.0, y), TARGET);
        return;
    }
    let last = (0..input.values.len()).rev().find_map(|at| input.target(at)).unwrap_or(0.0);
    let x = field.rect.x + field.rect.width + 6.0;
    let y = field.y(last).clamp(field.rect.y - 5.0, field.rect.y + field.rect.height - 13.0);
    canvas.text(&word, (x, y - 6.5), TARGET);
    canvas.text(&amount, (x, y + 6.5), TARGET);
}

/// The value of the highest column, on its top.
struct Peak {
    text: String,
    at: (f64, f64),
    half: f64,
}

impl Peak {
    /// Where it is free.
    fn of(canvas: &Canvas, input: &Columns, field: &Field, taken: Option<Rect>) -> Option<Self> {
        let (at, value) = input.bins().peak()?;
        let text = format::count(value, canvas.lang);
        let half = Type::CALLOUT.width(&text) / 2.0;
        let end = (field.rect.x + field.rect.width + 1.0 - half).max(half);
        let x = field.x(at as f64 + 0.5).clamp(half, end);
        let top = field.rect.y - SPACING.top;
        let y = (field.y(value as f64) - 8.0).max(top + 7.0);
        let crossed = input.target(at).is_some_and(|target| (field.y(target) - y).abs() <= 9.0);
        let taken = taken.map_or(0.0, |taken| taken.x + taken.width);
        let covered = y < top + 15.0 && x - half < taken;
        (!crossed && !covered).then_some(Self { text, at: (x, y), half })
    }

    fn bounds(&self) -> Rect {
        let ((x, y), half) = (self.at, self.half + 2.0);
        Rect { x: x - half, y: y - 8.0, width: 2.0 * half, height: 15.0 }
    }
}

fn label(input: &Columns, at: usize, partial: Option<Day>, lang: Lang) -> String {
    let value = format::count(input.bins().value(at), lang);
    let mut label =
        format!("{}: {value} {}", format::month_long(input.month(at), lang), input.noun.get(lang));
    if let Some(target) = input.target(at) {
        let target = format::decimal(target, 0, lang);
        label.push_str(&format!(", {} {target}", lower(words::TARGET.get(lang))));
    }
    if let Some(day) = partial {
        let day = format::day_long(day, lang);
        label.push_str(&match lang {
            Lang::Id => format!(" (sampai {day})"),
            Lang::En => format!(" (to {day})"),
        });
    }
    label
}

fn describe(input: &Columns, lang: Lang) -> String {
    let caption = words::caption(input.noun, input.view_label, lang);
    let mut line = match input.values.len() {
        0 => caption,
        all => format!("{caption}, {}", input.months(0, all, lang)),
    };
    if let Some(day) = input.partial_last {
        let day = format::day_long(day, lang);
        line.push_str(&match lang {
            Lang::Id => format!(", data sampai {day}"),
            Lang::En => format!(", data to {day}"),
        });
    }
    if input.bins().has_ghosts() {
        line.push_str(words::PALE.get(lang));
    }
    line
}

fn table(input: &Columns, lang: Lang) -> DataTable {
    let targets = input.target.is_some();
    let rows = (0..input.values.len()).map(|at| {
        let month = input.month(at);
        let mut row = vec![
            Cell::new(format::month_long(month, lang), month.to_string()),
            Cell::count(input.bins().value(at), lang),
            Cell::count(input.bins().total(at), lang),
        ];
        if targets {
            row.push(match input.target(at) {
                Some(target) => Cell::new(format::decimal(target, 0, lang), format::raw(target)),
                None => Cell::new(format::NOT_A_NUMBER, ""),
            });
        }
        row
    });
    let mut headers = vec![
        words::MONTH.get(lang).to_owned(),
        words::capitalised(input.noun.get(lang)),
        words::UNFILTERED.get(lang).to_owned(),
    ];
    if targets {
        headers.push(words::TARGET.get(lang).to_owned());
    }
    let mut table = DataTable {
        caption: words::caption(input.noun, input.view_label, lang),
        headers,
        rows: rows.collect(),
    };
    input.shown().tabulate(&mut table, lang);
    table
}
