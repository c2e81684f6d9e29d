//! A histogram that is brushed, with the median and the value that a tenth exceeds marked by name.

use super::bins::{Bins, Field, Spacing};
use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Drawing, Frame, Rect};
use super::ink::Ink;
use super::{finding, format, scale, summary, words};
use crate::model::{Lang, Period, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// The bins' edges, ascending: one more than there are bins. A bin holds its lower edge.
    pub edges: Vec<f64>,
    /// Whether the last bin holds everything from its lower edge upwards.
    pub open_end: bool,
    /// Under the filters of the other views.
    pub values: Vec<u64>,
    /// Without filters; drawn as a pale ghost where it differs.
    pub totals: Vec<u64>,
    /// The brushed bins, half-open.
    pub selection: Option<(usize, usize)>,
    pub median: Option<f64>,
    /// The value that a tenth exceeds.
    pub tail: Option<f64>,
    /// How many are counted without a value.
    pub missing: u64,
    /// What the edges are measured in: *hari*.
    pub unit: Text,
    pub noun: Text,
    pub view_label: Text,
    pub period: Option<Period>,
}

impl Histogram {
    pub(super) fn bins(&self) -> Bins<'_> {
        Bins { values: &self.values, totals: &self.totals, selection: self.selection }
    }

    fn edge(&self, at: usize) -> f64 {
        self.edges.get(at).copied().filter(|edge| edge.is_finite()).unwrap_or(0.0)
    }

    /// Where a value lies among the bins: 1.5 is the middle of the second.
    fn place(&self, value: f64) -> f64 {
        let bins = self.values.len();
        let at = (1..bins).take_while(|&at| self.edge(at) <= value).count();
        let (from, until) = (self.edge(at), self.edge(at + 1));
        let part = if until > from { (value - from) / (until - from) } else { 0.0 };
        at as f64 + scale::within(part, 1.0)
    }

    /// `56–62 hari`; whole numbers are counted, so a bin ends before its upper edge.
    pub fn range(&self, from: usize, until: usize, lang: Lang) -> String {
        let unit = self.unit.get(lang);
        let number = |x: f64| format::decimal(x, 0, lang);
        let (low, high) = (self.edge(from), self.edge(until) - 1.0);
        match () {
            () if self.open_end && until >= self.values.len() => {
                format!("≥ {} {unit}", number(low))
            }
            () if high <= low => format!("{} {unit}", number(low)),
            () => format!("{}–{} {unit}", number(low), number(high)),
        }
    }
}

const SPACING: Spacing = Spacing { top: 22.0, right: 1.0, bottom: 20.0, gap: 0.05 };

/// Draws a histogram in the frame's height (at least 110 pixels).
pub fn histogram(input: &Histogram, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let title = finding::histogram(input, lang);
    let ghosts = input.bins().has_ghosts();
    let description = words::describe(input.noun, input.view_label, input.period, ghosts, lang);
    let mut canvas = Canvas::new(frame, scale::side(frame.height, 110.0));
    let plot = if input.values.is_empty() {
        canvas.text(&title, (0.0, canvas.height / 2.0), Type::NOTE);
        Rect::default()
    } else {
        draw(&mut canvas, input)
    };
    let height = canvas.height;
    let (svg, marks) = canvas.finish("histogram", (&title, &description));
    let summary = summary::histogram(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn draw(canvas: &mut Canvas, input: &Histogram) -> Rect {
    let lang = canvas.lang;
    let bins = input.bins();
    let Some(field) = Field::new(canvas, bins, std::iter::empty(), SPACING) else {
        return Rect::default();
    };
    for at in 0..input.values.len() {
        let count = format::count(bins.value(at), lang);
        let label = format!("{}: {count} {}", input.range(at, at + 1, lang), input.noun.get(lang));
        field.bin(canvas, bins, at, (at.to_string(), label), false);
    }
    field.base();
    ticks(canvas, input, &field);
    quantiles(canvas, input, &field);
    field.rect
}

/// Every n-th edge, the last with its unit.
fn ticks(canvas: &Canvas, input: &Histogram, field: &Field) {
    let lang = canvas.lang;
    let bins = input.values.len();
    let y = field.rect.y + field.rect.height + 11.0;
    let edge = if input.open_end { bins.saturating_sub(1) } else { bins };
    let mark = if input.open_end { "≥ " } else { "" };
    let last =
        format!("{mark}{} {}", format::decimal(input.edge(edge), 0, lang), input.unit.get(lang));
    let last_from = canvas.width - Type::NOTE.width(&last);
    canvas.text(&last, (canvas.width, y), Type::NOTE.right());
    let text = |at: usize| format::decimal(input.edge(at), 0, lang);
    let room = Type::NOTE.width(&text(edge)) + 14.0;
    let step = [1, 2, 4, 8, 16, 32].into_iter().find(|step| *step as f64 * field.pitch >= room);
    for at in (0..edge).step_by(step.unwrap_or(64)) {
        let label = text(at);
        let x = field.x(at as f64);
        if x + Type::NOTE.width(&label) / 2.0 + 6.0 < last_from {
            canvas.line(&[(x, y - 11.0), (x, y - 7.0)], Ink::Axis, 1.0);
            canvas.text(&label, (x, y + 1.0), Type::NOTE.centred());
        }
    }
}

/// A line with its name for the median and, where there is room, for the tail.
fn quantiles(canvas: &Canvas, input: &Histogram, field: &Field) {
    let lang = canvas.lang;
    let bottom = field.rect.y + field.rect.height;
    let number = |x: f64| format!("{} {}", format::decimal(x, 0, lang), input.unit.get(lang));
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    let mut taken = 0.0;
    if let Some(median) = finite(input.median) {
        let x = field.x(input.place(median));
        let text = format!("{} {}", words::MEDIAN.get(lang), number(median));
        let kind = Type::CALLOUT.bold(true).left();
        let at = x.min(canvas.width - kind.width(&text)).max(0.0);
        canvas.line(&[(x, 15.0), (x, bottom)], Ink::Text, 1.4);
        canvas.text(&text, (at, 7.0), kind);
        taken = at + kind.width(&text) + 10.0;
    }
    if let Some(tail) = finite(input.tail) {
        let x = field.x(input.place(tail));
        let text = words::tail(&number(tail), lang);
        let kind = Type::CALLOUT.ink(Ink::TextMuted).left();
        let width = kind.width(&text);
        let at = x.min(canvas.width - width);
        if at >= taken {
            canvas.dashed("2 2", || canvas.line(&[(x, 15.0), (x, bottom)], Ink::TextMuted, 1.2));
            canvas.text(&text, (at, 7.0), kind);
        }
    }
}

fn table(input: &Histogram, lang: Lang) -> DataTable {
    let whole = words::total(input.values.iter().copied());
    let bins = input.bins();
    let mut rows: Vec<Vec<Cell>> = (0..input.values.len())
        .map(|at| {
            let raw = match input.open_end && at + 1 == input.values.len() {
                true => format!("{}..", format::raw(input.edge(at))),
                false => format!(
                    "{}..{}",
                    format::raw(input.edge(at)),
                    format::raw(input.edge(at + 1) - 1.0)
                ),
            };
            vec![
                Cell::new(input.range(at, at + 1, lang), raw),
                Cell::count(bins.value(at), lang),
                Cell::share(bins.value(at), whole, lang),
                Cell::count(bins.total(at), lang),
            ]
        })
        .collect();
    if input.missing > 0 {
        rows.push(vec![
            Cell::new(words::NOT_AVAILABLE.get(lang), ""),
            Cell::count(input.missing, lang),
            Cell::new(format::NOT_A_NUMBER, ""),
            Cell::new(format::NOT_A_NUMBER, ""),
        ]);
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
