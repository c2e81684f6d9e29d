//! Realisation against the target as one bar, with what should have been reached by now and what the
//! year is projected to bring. Nothing is clipped at 100%.

use super::canvas::{Canvas, Type, usable_width};
use super::drawing::{Cell, DataTable, Drawing, Frame, Rect};
use super::ink::Ink;
use super::{bands, finding, format, scale, share, summary, words};
use crate::model::config::BandKey;
use crate::model::{Lang, Period, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub realised: u64,
    pub target: Option<u64>,
    /// What the target expects by now.
    pub elapsed: Option<f64>,
    /// What the whole period is projected to bring.
    pub projected: Option<f64>,
    /// The interval of the projection.
    pub interval: Option<(f64, f64)>,
    /// The band of the attainment, and its name.
    pub band: Option<(BandKey, String)>,
    pub noun: Text,
    pub view_label: Text,
    pub period: Option<Period>,
}

/// Height of a line of labels, and of the bar.
const LINE: f64 = 17.0;
const BAR: f64 = 20.0;

const TARGET: Type = Type::NOTE.ink(Ink::Target).bold(true);
const PROJECTION: Type = Type::NOTE.ink(Ink::Projection);
const BAND: Type = Type::LABEL.bold(true);
/// Room of a band's sign before its name.
const SIGN: f64 = 18.0;

/// Where everything lies.
struct Layout {
    width: f64,
    /// What the bar's full length stands for.
    end: f64,
    top: f64,
    bottom: f64,
    /// The line of the projection's marks and that of its name.
    projection: (f64, f64),
    band: f64,
    height: f64,
}

impl Layout {
    fn new(input: &Progress, width: f64, lang: Lang) -> Self {
        let far = finite(interval(input).map(|(_, high)| high));
        let target = input.target.map(|target| target as f64);
        let values = [Some(input.realised as f64), target, input.elapsed, input.projected, far];
        let end = scale::largest(values.into_iter().flatten()) * 1.02;
        let top = if finite(input.elapsed).is_some() { LINE + 5.0 } else { 2.0 };
        let bottom = top + BAR;
        let first = bottom + 4.0 + LINE / 2.0;
        let mut layout =
            Self { width, end, top, bottom, projection: (first, first), band: first, height: 0.0 };
        let mut next = first;
        if target.is_some() {
            next += LINE;
        }
        if let Some(value) = finite(input.projected) {
            let (left, right) = layout.whisker(input, value);
            let name = PROJECTION.width(&amount(words::PROJECTION, value, lang)) + 9.0;
            let beside = name <= left.max(width - right);
            layout.projection = (next, if beside { next } else { next + LINE });
            next = layout.projection.1 + LINE;
        }
        if let Some((_, name)) = &input.band {
            let until = SIGN + BAND.width(name) + 14.0;
            let free = target.is_some_and(|target| {
                let name = TARGET.width(&amount(words::TARGET, target, lang));
                (layout.x(target) - name / 2.0).min(width - name) >= until
            });
            if !free {
                layout.band = next;
                next += LINE;
            }
        }
        layout.height = next - LINE / 2.0 + 2.0;
        layout
    }

    /// The pixel of a count.
    fn x(&self, value: f64) -> f64 {
        1.0 + scale::within(value, self.end) / self.end * (self.width - 2.0)
    }

    /// From where to where the projection's marks reach.
    fn whisker(&self, input: &Progress, value: f64) -> (f64, f64) {
        let (low, high) = interval(input).unwrap_or((value, value));
        (self.x(low).min(self.x(value) - 5.0), self.x(high).max(self.x(value) + 5.0))
    }
}

/// Draws the bar; the height follows from how many labels there are.
pub fn progress(input: &Progress, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let title = finding::progress(input, lang);
    let mut description = words::capitalised(input.view_label.get(lang));
    if let Some(period) = input.period {
        description = format!("{description}, {}", format::period(period, lang));
    }
    let layout = Layout::new(input, usable_width(frame), lang);
    let canvas = Canvas::new(frame, layout.height);
    draw(&canvas, input, &layout);
    let height = canvas.height;
    let plot = Rect { x: 1.0, y: layout.top, width: layout.width - 2.0, height: BAR };
    let (svg, marks) = canvas.finish("progress", (&title, &description));
    let summary = summary::progress(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn draw(canvas: &Canvas, input: &Progress, layout: &Layout) {
    let lang = canvas.lang;
    let Layout { top, bottom, .. } = *layout;
    let target = input.target.map(|target| target as f64);
    let bar = |value: f64, inset: f64| Rect {
        x: 1.0,
        y: top + inset,
        width: layout.x(value) - 1.0,
        height: BAR - 2.0 * inset,
    };
    let label = |text: &str, at: f64, y: f64, kind: Type| {
        let half = kind.width(text) / 2.0;
        let middle = at.clamp(half, (canvas.width - half).max(half));
        canvas.text(text, (middle, y), kind.centred());
    };

    canvas.rect(bar(target.unwrap_or(layout.end), 0.0), Ink::Ghost);
    canvas.rect(bar(input.realised as f64, 4.0), Ink::Accent);
    realised(canvas, input, layout.x(input.realised as f64), top + BAR / 2.0);
    canvas.line(&[(1.0, top), (1.0, bottom)], Ink::Axis, 1.0);
    if let Some(elapsed) = finite(input.elapsed) {
        let at = layout.x(elapsed);
        canvas.line(&[(at, top - 4.0), (at, bottom + 2.0)], Ink::Text, 2.0);
        let text = amount(words::ELAPSED, elapsed, lang);
        label(&text, at, LINE / 2.0, Type::NOTE.ink(Ink::Text));
    }
    if let Some(value) = target {
        let at = layout.x(value);
        canvas.line(&[(at, top - 2.0), (at, bottom + 4.0)], Ink::Target, 3.0);
        label(&amount(words::TARGET, value, lang), at, bottom + 4.0 + LINE / 2.0, TARGET);
    }
    if let Some(value) = finite(input.projected) {
        projection(canvas, input, value, layout);
    }
    if let Some((key, name)) = &input.band {
        bands::sign(canvas, *key, (7.0, layout.band));
        let name = BAND.shortened(name, canvas.width - SIGN);
        canvas.text(&name, (SIGN, layout.band), BAND);
    }
}

/// The projection beneath the bar: its interval, the value as a diamond, its name on the roomier side or,
/// where neither has room, in a line of its own.
fn projection(canvas: &Canvas, input: &Progress, value: f64, layout: &Layout) {
    let (y, name_y) = layout.projection;
    let at = layout.x(value);
    let (left, right) = layout.whisker(input, value);
    if let Some((low, high)) = interval(input) {
        let ends = [layout.x(low), layout.x(high)];
        canvas.line(&ends.map(|end| (end, y)), Ink::Projection, 1.4);
        for end in ends {
            canvas.line(&[(end, y - 4.0), (end, y + 4.0)], Ink::Projection, 1.4);
        }
    }
    let diamond = [(at, y - 5.0), (at + 5.0, y), (at, y + 5.0), (at - 5.0, y)];
    canvas.polygon(&diamond, Ink::Projection);
    let text = amount(words::PROJECTION, value, canvas.lang);
    if name_y > y {
        let half = PROJECTION.width(&text) / 2.0;
        let middle = at.clamp(half, (canvas.width - half).max(half));
        canvas.text(&text, (middle, name_y), PROJECTION.centred());
    } else if left >= canvas.width - right {
        canvas.text(&text, (left - 7.0, y), PROJECTION.right());
    } else {
        canvas.text(&text, (right + 7.0, y), PROJECTION);
    }
}

/// The projection's interval, the lower end first.
fn interval(input: &Progress) -> Option<(f64, f64)> {
    let (a, b) = input.interval.filter(|(a, b)| a.is_finite() && b.is_finite())?;
    input.projected.filter(|value| value.is_finite()).map(|_| (a.min(b), a.max(b)))
}

fn amount(name: Text, value: f64, lang: Lang) -> String {
    format!("{} {}", name.get(lang), format::decimal(value, 0, lang))
}

/// The realised number: in the bar where it has room, else beside it.
fn realised(canvas: &Canvas, input: &Progress, end: f64, y: f64) {
    let number = format::count(input.realised, canvas.lang);
    let text = match input.target.and_then(|target| share(input.realised, target)) {
        Some(share) => format!("{number} · {}", format::percent(share, 1, canvas.lang)),
        None => number,
    };
    let kind = Type::VALUE.bold(true);
    if kind.width(&text) + 14.0 <= end {
        canvas.text(&text, (9.0, y), kind.left().ink(Ink::OnSequentialHigh));
    } else {
        canvas.text(&text, (end + 7.0, y), kind.left());
    }
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

fn table(input: &Progress, lang: Lang) -> DataTable {
    let number = |value: Option<f64>| match finite(value) {
        Some(value) => Cell::new(format::decimal(value, 0, lang), format::raw(value)),
        None => Cell::new(words::NOT_AVAILABLE.get(lang), ""),
    };
    let target = input.target.map(|target| target as f64);
    let line = |name: Text, cell: Cell| vec![Cell::word(name.get(lang)), cell];
    DataTable {
        caption: words::capitalised(input.view_label.get(lang)),
        headers: vec![
            input.view_label.get(lang).to_owned(),
            words::capitalised(input.noun.get(lang)),
        ],
        rows: vec![
            line(words::REALISED, Cell::count(input.realised, lang)),
            line(words::TARGET, number(target)),
            line(words::ELAPSED, number(input.elapsed)),
            line(words::PROJECTION, number(input.projected)),
        ],
    }
}
