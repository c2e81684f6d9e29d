//! Month columns: a time series that is brushed, with the monthly target as a stepped line.

use plotters::prelude::{PathElement, Rectangle};

use super::canvas::{Canvas, Plot, Type, filled, stroked};
use super::drawing::{Cell, DataTable, Drawing, Frame, Mark, Rect};
use super::ink::Ink;
use super::scale::{self, Axis};
use super::{finding, format};
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
    pub noun: Text,
    pub view_label: Text,
}

impl Columns {
    fn month(&self, at: usize) -> Month {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// The chosen months, or all, as a half-open range within the data.
    pub fn window(&self) -> (usize, usize) {
        let all = self.values.len();
        let (from, until) = self.selection.unwrap_or((0, all));
        let from = from.min(all);
        (from, until.clamp(from, all))
    }

    /// The name of a half-open range of months.
    pub fn months(&self, from: usize, until: usize, lang: Lang) -> String {
        finding::months(self.first, from, until, lang)
    }

    fn target(&self, at: usize) -> Option<f64> {
        self.target.as_ref()?.get(at).copied().flatten().filter(|target| target.is_finite())
    }

    fn total(&self, at: usize) -> u64 {
        self.totals.get(at).copied().unwrap_or(0)
    }
}

const TOP: f64 = 18.0;
const BOTTOM: f64 = 34.0;

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
    let summary = finding::columns_summary(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn draw(canvas: &mut Canvas, input: &Columns) -> Rect {
    let lang = canvas.lang;
    let months = input.values.len();
    let heights = (0..months).flat_map(|at| {
        let value = input.values.get(at).copied().unwrap_or(0);
        [value as f64, input.total(at) as f64, input.target(at).unwrap_or(0.0)]
    });
    let axis = scale::axis(heights, if canvas.height < 180.0 { 3 } else { 4 });
    let labels: Vec<String> = axis.ticks.iter().map(|tick| tick_label(*tick, lang)).collect();
    let left = Type::NOTE.widest(labels.iter().map(String::as_str)) + 8.0;
    let rect = Rect {
        x: left,
        y: TOP,
        width: (canvas.width - left - 1.0).max(16.0),
        height: canvas.height - TOP - BOTTOM,
    };
    let Some(plot) = canvas.plot(rect, 0.0..months as f64, 0.0..axis.end) else { return rect };
    let pitch = rect.width / months as f64;
    let y = |value: f64| rect.y + rect.height * (1.0 - scale::within(value, axis.end) / axis.end);

    if input.selection.is_some() {
        let (from, until) = input.window();
        let band = [(from as f64, 0.0), (until as f64, axis.end)];
        plot.draw(&Rectangle::new(band, filled(Ink::Selection))).ok();
    }
    grid(canvas, &plot, &axis, &labels, rect, months);
    for at in 0..months {
        column(canvas, &plot, input, at, rect, pitch);
    }
    let base = vec![(0.0, 0.0), (months as f64, 0.0)];
    plot.draw(&PathElement::new(base, stroked(Ink::Axis, 1.0))).ok();
    time_axis(canvas, input, rect, pitch);
    target(canvas, &plot, input, rect, pitch, &y);
    peak(canvas, input, rect, pitch, &y);
    rect
}

fn grid(canvas: &Canvas, plot: &Plot, axis: &Axis, labels: &[String], rect: Rect, months: usize) {
    for (tick, label) in axis.ticks.iter().zip(labels) {
        if *tick > 0.0 {
            let line = vec![(0.0, *tick), (months as f64, *tick)];
            plot.draw(&PathElement::new(line, stroked(Ink::Grid, 1.0))).ok();
        }
        let y = rect.y + rect.height * (1.0 - tick / axis.end);
        canvas.text(label, (rect.x - 8.0, y), Type::NOTE.right());
    }
}

fn column(canvas: &mut Canvas, plot: &Plot, input: &Columns, at: usize, rect: Rect, pitch: f64) {
    let lang = canvas.lang;
    let value = input.values.get(at).copied().unwrap_or(0);
    let (from, until) = input.window();
    let selected = input.selection.map(|_| (from..until).contains(&at));
    let partial = input.partial_last.filter(|_| at + 1 == input.values.len());
    let gap = if pitch < 6.0 { 0.08 } else { 0.14 };
    let corners = |height: u64| [(at as f64 + gap, 0.0), ((at + 1) as f64 - gap, height as f64)];
    let mark = Mark {
        key: input.month(at).number().to_string(),
        id: String::new(),
        label: label(input, at, partial, lang),
        bounds: Rect {
            x: rect.x + at as f64 * pitch,
            y: rect.y,
            width: pitch,
            height: rect.height,
        },
        selected,
        selectable: true,
    };
    canvas.mark(mark, |canvas| {
        if input.total(at) > value {
            plot.draw(&Rectangle::new(corners(input.total(at)), filled(Ink::Ghost))).ok();
        }
        if value == 0 {
            return;
        }
        if partial.is_some() {
            plot.draw(&Rectangle::new(corners(value), filled(Ink::AccentPale))).ok();
            canvas.dashed("3 2", || {
                plot.draw(&Rectangle::new(corners(value), stroked(ink(selected), 1.0))).ok();
            });
        } else {
            plot.draw(&Rectangle::new(corners(value), filled(ink(selected)))).ok();
        }
    });
}

const fn ink(selected: Option<bool>) -> Ink {
    match selected {
        Some(false) => Ink::Muted,
        _ => Ink::Accent,
    }
}

/// Month names where they have room, years beneath, a fine line between years.
fn time_axis(canvas: &Canvas, input: &Columns, rect: Rect, pitch: f64) {
    let lang = canvas.lang;
    let months = input.values.len();
    let base = rect.y + rect.height;
    let room = (1..=12)
        .map(|month| Month::new(2024, month).map_or("", |month| format::month_tick(month, lang)));
    let room = Type::NOTE.widest(room) + 6.0;
    let step = [1u8, 2, 3, 6].into_iter().find(|step| f64::from(*step) * pitch >= room);
    let mut year_from = 0;
    for at in 0..months {
        let month = input.month(at);
        let x = rect.x + at as f64 * pitch;
        if let Some(step) = step
            && (month.month_of_year() - 1).is_multiple_of(step)
        {
            let centre = x + pitch / 2.0;
            canvas.text(
                format::month_tick(month, lang),
                (centre, base + 11.0),
                Type::NOTE.centred(),
            );
        }
        let last_of_year = at + 1 == months || month.month_of_year() == 12;
        if month.month_of_year() == 1 && at > 0 {
            canvas.line(&[(x, base), (x, base + BOTTOM - 2.0)], Ink::Axis, 1.0);
        }
        if last_of_year {
            let from = rect.x + year_from as f64 * pitch;
            let until = x + pitch;
            let year = month.year().to_string();
            let kind = Type::NOTE.bold(true).centred();
            if until - from >= kind.width(&year) + 2.0 {
                let y = if step.is_some() { base + 26.0 } else { base + 13.0 };
                canvas.text(&year, ((from + until) / 2.0, y), kind);
            }
            year_from = at + 1;
        }
    }
}

/// The target as a stepped line, broken where there is none, labelled at its end.
fn target(
    canvas: &Canvas,
    plot: &Plot,
    input: &Columns,
    rect: Rect,
    pitch: f64,
    y: &dyn Fn(f64) -> f64,
) {
    let mut steps: Vec<(f64, f64)> = Vec::new();
    let mut end = None;
    for at in 0..=input.values.len() {
        match input.target(at).filter(|_| at < input.values.len()) {
            Some(value) => {
                steps.extend([(at as f64, value), ((at + 1) as f64, value)]);
                end = Some((at + 1, value));
            }
            None if !steps.is_empty() => {
                let line = std::mem::take(&mut steps);
                plot.draw(&PathElement::new(line, stroked(Ink::Target, 1.8))).ok();
            }
            None => {}
        }
    }
    if let Some((at, value)) = end {
        let text = format!(
            "{} {}",
            finding::TARGET.get(canvas.lang),
            format::decimal(value, 0, canvas.lang)
        );
        let x = (rect.x + at as f64 * pitch).min(canvas.width);
        let kind = Type::CALLOUT.ink(Ink::Target).bold(true).right();
        canvas.text(&text, (x.max(kind.width(&text)), (y(value) - 8.0).max(7.0)), kind);
    }
}

/// The value of the highest column, on its top.
fn peak(canvas: &Canvas, input: &Columns, rect: Rect, pitch: f64, y: &dyn Fn(f64) -> f64) {
    let (from, until) = input.window();
    let highest = (from..until)
        .filter_map(|at| Some((at, input.values.get(at).copied()?)))
        .max_by_key(|&(at, value)| (value, std::cmp::Reverse(at)));
    let Some((at, value)) = highest.filter(|(_, value)| *value > 0) else { return };
    let text = format::count(value, canvas.lang);
    let half = Type::CALLOUT.width(&text) / 2.0;
    let x = rect.x + (at as f64 + 0.5) * pitch;
    let x = x.clamp(half, (canvas.width - half).max(half));
    let top = y(value as f64) - 8.0;
    let clear = input.target(at).is_none_or(|target| (y(target) - top).abs() > 9.0);
    if clear {
        canvas.text(&text, (x, top.max(7.0)), Type::CALLOUT);
    }
}

fn tick_label(tick: f64, lang: Lang) -> String {
    if tick >= 1e6 { format::compact(tick as i64, lang) } else { format::decimal(tick, 0, lang) }
}

fn label(input: &Columns, at: usize, partial: Option<Day>, lang: Lang) -> String {
    let value = format::count(input.values.get(at).copied().unwrap_or(0), lang);
    let mut label =
        format!("{}: {value} {}", format::month_long(input.month(at), lang), input.noun.get(lang));
    if let Some(target) = input.target(at) {
        let target = format::decimal(target, 0, lang);
        label.push_str(&format!(", {} {target}", finding::TARGET.get(lang).to_lowercase()));
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
    let ghosts = (0..input.values.len()).any(|at| input.values.get(at) < input.totals.get(at));
    let caption = finding::caption(input.noun, input.view_label, lang);
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
    if ghosts {
        line.push_str(finding::PALE.get(lang));
    }
    line
}

fn table(input: &Columns, lang: Lang) -> DataTable {
    let targets = input.target.is_some();
    let rows = (0..input.values.len()).map(|at| {
        let month = input.month(at);
        let mut row = vec![
            Cell::new(format::month_long(month, lang), month.to_string()),
            Cell::count(input.values.get(at).copied().unwrap_or(0), lang),
            Cell::count(input.total(at), lang),
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
        finding::MONTH.get(lang).to_owned(),
        finding::capitalised(input.noun.get(lang)),
        finding::UNFILTERED.get(lang).to_owned(),
    ];
    if targets {
        headers.push(finding::TARGET.get(lang).to_owned());
    }
    DataTable {
        caption: finding::caption(input.noun, input.view_label, lang),
        headers,
        rows: rows.collect(),
    }
}
