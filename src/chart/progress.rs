//! Realisation against the target as one bar, with what should have been reached by now and what the
//! year is projected to bring. Nothing is clipped at 100%.

use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Drawing, Frame, Rect};
use super::ink::Ink;
use super::{finding, format, scale, share};
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

/// Draws the bar; the height follows from how many labels there are.
pub fn progress(input: &Progress, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let title = finding::progress(input, lang);
    let mut description = finding::capitalised(input.view_label.get(lang));
    if let Some(period) = input.period {
        description = format!("{description}, {}", format::period(period, lang));
    }
    let bar_top = if finite(input.elapsed).is_some() { LINE + 5.0 } else { 2.0 };
    let beneath = [input.target.is_some(), finite(input.projected).is_some(), input.band.is_some()];
    let lines = beneath.iter().filter(|line| **line).count();
    let canvas = Canvas::new(frame, bar_top + BAR + 6.0 + LINE * lines as f64);
    let plot = draw(&canvas, input, bar_top);
    let height = canvas.height;
    let (svg, marks) = canvas.finish("progress", (&title, &description));
    let summary = finding::progress_summary(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn draw(canvas: &Canvas, input: &Progress, top: f64) -> Rect {
    let lang = canvas.lang;
    let width = canvas.width - 2.0;
    let target = input.target.map(|target| target as f64);
    let far = finite(input.interval.map(|interval| interval.1));
    let values = [Some(input.realised as f64), target, input.elapsed, input.projected, far];
    let end = scale::largest(values.into_iter().flatten()) * 1.02;
    let x = |value: f64| 1.0 + scale::within(value, end) / end * width;
    let bottom = top + BAR;
    let bar = |value: f64, inset: f64| Rect {
        x: 1.0,
        y: top + inset,
        width: x(value) - 1.0,
        height: BAR - 2.0 * inset,
    };
    let label = |text: &str, at: f64, y: f64, kind: Type| {
        let half = kind.width(text) / 2.0;
        let middle = at.clamp(half, (canvas.width - half).max(half));
        canvas.text(text, (middle, y), kind.centred());
    };

    canvas.rect(bar(target.unwrap_or(end), 0.0), Ink::Ghost);
    canvas.rect(bar(input.realised as f64, 4.0), Ink::Accent);
    realised(canvas, input, x(input.realised as f64), top + BAR / 2.0);
    canvas.line(&[(1.0, top), (1.0, bottom)], Ink::Axis, 1.0);
    if let Some(elapsed) = finite(input.elapsed) {
        let at = x(elapsed);
        canvas.line(&[(at, top - 4.0), (at, bottom + 2.0)], Ink::Text, 2.0);
        let number = format::decimal(elapsed, 0, lang);
        let text = format!("{} {number}", finding::ELAPSED.get(lang));
        label(&text, at, LINE / 2.0, Type::NOTE.ink(Ink::Text));
    }
    let mut y = bottom + 4.0 + LINE / 2.0;
    if let Some(value) = target {
        let at = x(value);
        canvas.line(&[(at, top - 2.0), (at, bottom + 4.0)], Ink::Target, 3.0);
        let number = format::decimal(value, 0, lang);
        let text = format!("{} {number}", finding::TARGET.get(lang));
        label(&text, at, y, Type::NOTE.ink(Ink::Target).bold(true));
        y += LINE;
    }
    if let Some(value) = finite(input.projected) {
        let (at, middle) = (x(value), top + BAR / 2.0);
        if let Some((low, high)) = input.interval.filter(|(a, b)| a.is_finite() && b.is_finite()) {
            canvas.line(&[(x(low), middle), (x(high), middle)], Ink::Projection, 1.4);
            for end in [x(low), x(high)] {
                canvas.line(&[(end, middle - 4.0), (end, middle + 4.0)], Ink::Projection, 1.4);
            }
        }
        let diamond =
            [(at, middle - 5.5), (at + 5.5, middle), (at, middle + 5.5), (at - 5.5, middle)];
        canvas.polygon(&diamond, Ink::Projection);
        let number = format::decimal(value, 0, lang);
        let text = format!("{} {number}", finding::PROJECTION.get(lang));
        label(&text, at, y, Type::NOTE.ink(Ink::Projection));
        y += LINE;
    }
    if let Some((key, name)) = &input.band {
        sign(canvas, *key, (7.0, y));
        canvas.text(
            &Type::LABEL.shortened(name, canvas.width - 18.0),
            (18.0, y),
            Type::LABEL.bold(true),
        );
    }
    Rect { x: 1.0, y: top, width, height: BAR }
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

/// A band has a shape as well as a colour.
fn sign(canvas: &Canvas, key: BandKey, (x, y): (f64, f64)) {
    match key {
        BandKey::Achieved => {
            let square = Rect { x: x - 5.0, y: y - 5.0, width: 10.0, height: 10.0 };
            canvas.rect(square, Ink::Positive);
        }
        BandKey::OnTrack => canvas.dot((x, y), 5.5, Ink::OnTrack),
        BandKey::Attention => {
            let triangle = [(x, y - 6.0), (x + 6.5, y + 5.0), (x - 6.5, y + 5.0)];
            canvas.polygon(&triangle, Ink::Attention);
        }
        BandKey::Critical => {
            let diamond = [(x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)];
            canvas.polygon(&diamond, Ink::Negative);
        }
    }
}

fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

fn table(input: &Progress, lang: Lang) -> DataTable {
    let number = |value: Option<f64>| match finite(value) {
        Some(value) => Cell::new(format::decimal(value, 0, lang), format::raw(value)),
        None => Cell::new(finding::NOT_AVAILABLE.get(lang), ""),
    };
    let target = input.target.map(|target| target as f64);
    let line = |name: Text, cell: Cell| vec![Cell::word(name.get(lang)), cell];
    DataTable {
        caption: finding::capitalised(input.view_label.get(lang)),
        headers: vec![
            input.view_label.get(lang).to_owned(),
            finding::capitalised(input.noun.get(lang)),
        ],
        rows: vec![
            line(finding::REALISED, Cell::count(input.realised, lang)),
            line(finding::TARGET, number(target)),
            line(finding::ELAPSED, number(input.elapsed)),
            line(finding::PROJECTION, number(input.projected)),
        ],
    }
}
