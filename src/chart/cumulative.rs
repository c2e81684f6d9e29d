//! A year's placements as they add up, against the target's path, with the fan in which the year may end.

use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Drawing, Frame, Rect};
use super::events::{Event, Shown};
use super::ink::Ink;
use super::{finding, format, scale, summary, words};
use crate::model::{Day, Lang, Month, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Cumulative {
    pub year: i32,
    /// Since January, at the end of each month that has begun.
    pub realised: Vec<u64>,
    /// The last day that they cover.
    pub as_of: Day,
    /// What the target asks by the end of each of the twelve months.
    pub path: Option<[f64; 12]>,
    /// The months to come, the one that has begun first.
    pub fan: Vec<Ahead>,
    /// Decisions to point out; those of other years are left out.
    pub events: Vec<Event>,
    pub noun: Text,
}

/// The year's sum at the end of a month to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// From 1, January.
    pub month: u8,
    pub mean: f64,
    pub within_80: (f64, f64),
    pub within_95: (f64, f64),
}

impl Cumulative {
    fn month(&self, number: u8) -> Option<Month> {
        Month::new(self.year, number)
    }

    pub(super) fn shown(&self) -> Shown<'_> {
        let january = Month::new(self.year, 1);
        Shown::new(&self.events, january.unwrap_or(self.as_of.month()), january.map_or(0, |_| 12))
    }

    pub(super) fn last(&self) -> u64 {
        self.realised.last().copied().unwrap_or(0)
    }

    /// How far through the year the data go, in months.
    fn now(&self) -> f64 {
        let month = self.as_of.month();
        if month.year() != self.year {
            return self.realised.len() as f64;
        }
        let days = f64::from(month.last_day().day_of_month());
        f64::from(month.month_of_year() - 1) + f64::from(self.as_of.day_of_month()) / days
    }

    pub(super) fn target(&self) -> Option<f64> {
        self.path.and_then(|path| path.last().copied())
    }
}

const TOP: f64 = 14.0;
const BOTTOM: f64 = 22.0;
/// The narrowest drawing that names lines beside their ends; others do so in the description.
const ROOMY: f64 = 420.0;
/// The least distance of two names beneath each other.
const APART: f64 = 14.0;

/// Draws the year in the frame's height (at least 160 pixels).
pub fn cumulative(input: &Cumulative, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let (title, description) = (finding::cumulative(input, lang), describe(input, lang));
    let mut canvas = Canvas::new(frame, scale::side(frame.height, 160.0));
    let plot = draw(&mut canvas, input);
    let height = canvas.height;
    let (svg, marks) = canvas.finish("cumulative", (&title, &description));
    let summary = summary::cumulative(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

/// Where months and counts stand.
struct Field {
    rect: Rect,
    end: f64,
}

impl Field {
    fn at(&self, month: f64, count: f64) -> (f64, f64) {
        let x = self.rect.x + scale::within(month, 12.0) / 12.0 * self.rect.width;
        let share = scale::within(count, self.end) / self.end;
        (x, self.rect.y + self.rect.height * (1.0 - share))
    }
}

fn draw(canvas: &mut Canvas, input: &Cumulative) -> Rect {
    let lang = canvas.lang;
    let highest = input.fan.iter().map(|ahead| ahead.within_95.1);
    let values = highest.chain(input.target()).chain([input.last() as f64]);
    let axis = scale::axis(values, if canvas.height < 220.0 { 3 } else { 4 });
    let labels: Vec<String> =
        axis.ticks.iter().map(|tick| format::decimal(*tick, 0, lang)).collect();
    let left = Type::NOTE.widest(labels.iter().map(String::as_str)) + 8.0;
    let names = names(input, lang);
    let right = if canvas.width >= ROOMY {
        names.iter().map(|name| name.kind.width(&name.words)).fold(0.0, f64::max) + 10.0
    } else {
        6.0
    };
    let events = input.shown();
    let (top, right) = (TOP + events.row(), events.margin(right));
    let rect = Rect {
        x: left,
        y: top,
        width: (canvas.width - left - right).max(16.0),
        height: (canvas.height - top - BOTTOM).max(16.0),
    };
    let field = Field { rect, end: axis.end };
    for (tick, label) in axis.ticks.iter().zip(&labels) {
        let (x, y) = field.at(0.0, *tick);
        let ink = if *tick > 0.0 { Ink::Grid } else { Ink::Axis };
        canvas.line(&[(x, y), (x + rect.width, y)], ink, 1.0);
        canvas.text(label, (rect.x - 8.0, y), Type::NOTE.right());
    }
    months(canvas, &field);
    fan(canvas, input, &field);
    let x = |place| field.at(place, 0.0).0;
    let kept = value(canvas, input, &field).map(|value| value.bounds);
    events.draw(canvas, x, rect.y + rect.height, kept.as_slice());
    path(canvas, input, &field);
    realised(canvas, input, &field);
    if canvas.width >= ROOMY {
        name(canvas, &field, names);
    }
    rect
}

/// Month names beneath their middles, every second or third where room is short.
fn months(canvas: &Canvas, field: &Field) {
    let lang = canvas.lang;
    let names: Vec<&str> = (1..=12)
        .filter_map(|month| Month::new(2024, month))
        .map(|month| format::month_tick(month, lang))
        .collect();
    let room = Type::NOTE.widest(names.iter().copied()) + 6.0;
    let pitch = field.rect.width / 12.0;
    let step = [1, 2, 3, 6].into_iter().find(|step| *step as f64 * pitch >= room).unwrap_or(6);
    let y = field.rect.y + field.rect.height + 12.0;
    for (at, name) in names.into_iter().enumerate().step_by(step) {
        canvas.text(name, (field.at(at as f64 + 0.5, 0.0).0, y), Type::NOTE.centred());
    }
}

/// Both intervals as bands, and the mean as a dashed line, from where the data end.
fn fan(canvas: &Canvas, input: &Cumulative, field: &Field) {
    if input.fan.is_empty() {
        return;
    }
    let start = field.at(input.now(), input.last() as f64);
    let ends = |of: fn(&Ahead) -> f64| {
        input.fan.iter().map(move |ahead| field.at(f64::from(ahead.month), of(ahead)))
    };
    let band = |low: fn(&Ahead) -> f64, high: fn(&Ahead) -> f64, ink| {
        let mut corners = vec![start];
        corners.extend(ends(high));
        corners.extend(ends(low).collect::<Vec<_>>().into_iter().rev());
        canvas.polygon(&corners, ink);
    };
    band(|ahead| ahead.within_95.0, |ahead| ahead.within_95.1, Ink::Selection);
    band(|ahead| ahead.within_80.0, |ahead| ahead.within_80.1, Ink::AccentPale);
    let mean: Vec<(f64, f64)> = std::iter::once(start).chain(ends(|ahead| ahead.mean)).collect();
    canvas.dashed("5 3", || canvas.line(&mean, Ink::Projection, 1.8));
}

fn path(canvas: &Canvas, input: &Cumulative, field: &Field) {
    let Some(path) = input.path else { return };
    let ends = (1..=12_u8).zip(path).map(|(month, count)| field.at(f64::from(month), count));
    let line: Vec<(f64, f64)> = std::iter::once(field.at(0.0, 0.0)).chain(ends).collect();
    canvas.line(&line, Ink::Surface, 3.6);
    canvas.line(&line, Ink::Target, 1.8);
}

/// The realisation as a line through the ends of months, up to where the data end.
fn course(input: &Cumulative, field: &Field) -> Vec<(f64, f64)> {
    let now = input.now();
    let ends = (1..)
        .zip(&input.realised)
        .map(|(month, count): (u32, &u64)| field.at(f64::from(month).min(now), *count as f64));
    std::iter::once(field.at(0.0, 0.0)).chain(ends).collect()
}

/// The realisation, ending in a dot where the data do, with its value.
fn realised(canvas: &Canvas, input: &Cumulative, field: &Field) {
    let line = course(input, field);
    canvas.line(&line, Ink::Accent, 2.6);
    let Some(&end) = line.last() else { return };
    canvas.dot(end, 5.5, Ink::Surface);
    canvas.dot(end, 3.8, Ink::Accent);
    if let Some(Value { text, at, .. }) = value(canvas, input, field) {
        canvas.text(&text, at, VALUE);
    }
}

const VALUE: Type = Type::CALLOUT.right().bold(true);

/// What the realisation has come to, set before its dot.
struct Value {
    text: String,
    at: (f64, f64),
    bounds: Rect,
}

fn value(canvas: &Canvas, input: &Cumulative, field: &Field) -> Option<Value> {
    let (x, y) = course(input, field).last().copied()?;
    let text = format::count(input.last(), canvas.lang);
    let x = (x - 8.0).max(field.rect.x + Type::CALLOUT.width(&text) + 2.0);
    let y = (y - 10.0).max(field.rect.y - TOP + 8.0);
    let width = VALUE.width(&text) + 4.0;
    let bounds = Rect { x: x + 2.0 - width, y: y - 8.0, width, height: 15.0 };
    Some(Value { text, at: (x, y), bounds })
}

/// What stands beside the end of a line.
struct Name {
    words: String,
    count: f64,
    kind: Type,
}

fn names(input: &Cumulative, lang: Lang) -> Vec<Name> {
    let of = |word: Text, count: f64, ink| Name {
        words: format!("{} {}", word.get(lang), format::decimal(count, 0, lang)),
        count,
        kind: Type::NOTE.ink(ink).bold(true),
    };
    let target = input.target().map(|count| of(words::TARGET, count, Ink::Target));
    let end = input.fan.last().map(|ahead| of(words::PROJECTION, ahead.mean, Ink::Projection));
    target.into_iter().chain(end).collect()
}

/// Names the lines beside their ends, apart from each other.
fn name(canvas: &Canvas, field: &Field, mut names: Vec<Name>) {
    names.sort_by(|a, b| b.count.total_cmp(&a.count));
    let mut lowest = f64::NEG_INFINITY;
    for Name { words, count, kind } in names {
        let (x, y) = field.at(12.0, count);
        let y = y.max(lowest + APART);
        canvas.text(&words, (x + 8.0, y), kind);
        lowest = y;
    }
}

fn describe(input: &Cumulative, lang: Lang) -> String {
    let noun = words::capitalised(input.noun.get(lang));
    let fan = !input.fan.is_empty();
    match (lang, input.path.is_some(), fan) {
        (Lang::Id, true, true) => format!(
            "{noun} sejak Januari {}, jalur target, dan proyeksi dengan rentang 80% dan 95%",
            input.year
        ),
        (Lang::Id, true, false) => format!("{noun} sejak Januari {} dan jalur target", input.year),
        (Lang::Id, false, true) => {
            format!("{noun} sejak Januari {} dan proyeksi dengan rentang 80% dan 95%", input.year)
        }
        (Lang::Id, false, false) => format!("{noun} sejak Januari {}", input.year),
        (Lang::En, true, true) => format!(
            "{noun} since January {}, the target's path, and the projection with its 80% and 95% intervals",
            input.year
        ),
        (Lang::En, true, false) => {
            format!("{noun} since January {} and the target's path", input.year)
        }
        (Lang::En, false, true) => format!(
            "{noun} since January {} and the projection with its 80% and 95% intervals",
            input.year
        ),
        (Lang::En, false, false) => format!("{noun} since January {}", input.year),
    }
}

fn table(input: &Cumulative, lang: Lang) -> DataTable {
    let (within_80, within_95) = match lang {
        Lang::Id => ("Rentang 80%", "Rentang 95%"),
        Lang::En => ("80% interval", "95% interval"),
    };
    let number = |value: Option<f64>| match value {
        Some(value) => Cell::new(format::decimal(value, 0, lang), format::raw(value)),
        None => Cell::new(format::NOT_A_NUMBER, ""),
    };
    let interval = |ends: Option<(f64, f64)>| match ends {
        Some((low, high)) => Cell::new(
            words::range((low, high), lang),
            format!("{}..{}", format::raw(low), format::raw(high)),
        ),
        None => Cell::new(format::NOT_A_NUMBER, ""),
    };
    let rows = (1..=12_u8).filter_map(|month| {
        let at = usize::from(month) - 1;
        let ahead = input.fan.iter().find(|ahead| ahead.month == month);
        let named = input.month(month)?;
        Some(vec![
            Cell::new(format::month_long(named, lang), named.to_string()),
            number(input.realised.get(at).map(|&count| count as f64)),
            number(input.path.and_then(|path| path.get(at).copied())),
            number(ahead.map(|ahead| ahead.mean)),
            interval(ahead.map(|ahead| ahead.within_80)),
            interval(ahead.map(|ahead| ahead.within_95)),
        ])
    });
    let mut table = DataTable {
        caption: describe(input, lang),
        headers: [
            words::MONTH.get(lang),
            words::REALISED.get(lang),
            words::TARGET.get(lang),
            words::PROJECTION.get(lang),
            within_80,
            within_95,
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
    };
    input.shown().tabulate(&mut table, lang);
    table
}
