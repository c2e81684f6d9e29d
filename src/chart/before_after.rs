//! A measure before and after a change: observed months, their course, and the course had it gone on as
//! before. What the difference means is the caller's to say.

use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Drawing, Frame, Rect};
use super::ink::Ink;
use super::month_axis::{self, month_axis};
use super::scale::Span;
use super::{format, scale, words};
use crate::model::{Lang, Month, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct BeforeAfter {
    pub first: Month,
    /// What was observed in each month from `first`; NaN where nothing was.
    pub values: Vec<f64>,
    /// The course through the months from `first`.
    pub fitted: Vec<f64>,
    /// The first month after the change.
    pub since: Month,
    /// The course had it gone on as before, from `since`.
    pub unchanged: Vec<f64>,
    pub numbers: Numbers,
    /// What is measured: `hari`, `pengaduan per 1.000 penempatan`.
    pub unit: Text,
    pub title: String,
    pub description: String,
    pub summary: String,
}

/// How a measure's numbers are written: `0.8857` is `88,6%` with one place, the factor 100 and `%`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    pub places: usize,
    pub factor: f64,
    pub suffix: Text,
}

impl Numbers {
    fn written(self, value: f64, lang: Lang) -> String {
        self.tick(value * self.factor, self.places, lang)
    }

    fn tick(self, scaled: f64, places: usize, lang: Lang) -> String {
        let digits = format::decimal(scaled, places.min(MOST_PLACES), lang);
        if scaled.is_finite() { digits + self.suffix.get(lang) } else { digits }
    }
}

impl BeforeAfter {
    fn months(&self) -> usize {
        self.values.len().max(self.fitted.len())
    }

    fn month(&self, at: usize) -> Month {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// The months between the first and the change; negative where it came before.
    fn before(&self) -> i64 {
        i64::from(self.since.number()) - i64::from(self.first.number())
    }

    fn is_after(&self, at: usize) -> bool {
        i64::try_from(at).is_ok_and(|at| at >= self.before())
    }

    /// Where the change lies among the months, if it does.
    fn change(&self) -> Option<usize> {
        usize::try_from(self.before()).ok().filter(|at| *at < self.months())
    }

    fn observed(&self, at: usize) -> Option<f64> {
        self.shown(self.values.get(at))
    }

    fn fitted(&self, at: usize) -> Option<f64> {
        self.shown(self.fitted.get(at))
    }

    fn unchanged(&self, at: usize) -> Option<f64> {
        let at = i64::try_from(at).ok()?.checked_sub(self.before())?;
        self.shown(self.unchanged.get(usize::try_from(at).ok()?))
    }

    /// A value that the scale can hold.
    fn shown(&self, value: Option<&f64>) -> Option<f64> {
        value.copied().filter(|value| (value * self.numbers.factor).is_finite())
    }
}

const MOST_PLACES: usize = 8;
/// Room above the grid for what is measured, and beneath that for the name of the change.
const TOP: f64 = 34.0;
const LINE: f64 = 13.0;
/// The least distance of two names of two lines beneath each other.
const APART: f64 = 2.0 * LINE + 3.0;
const NOTE: Type = Type::NOTE.ink(Ink::Text);

/// Draws the months in the frame's height (at least 180 pixels).
pub fn before_after(input: &BeforeAfter, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let canvas = Canvas::new(frame, scale::side(frame.height, 180.0));
    let plot = if input.months() == 0 {
        let title = Type::NOTE.shortened(&input.title, canvas.width);
        canvas.text(&title, (0.0, canvas.height / 2.0), Type::NOTE);
        Rect::default()
    } else {
        draw(&canvas, input)
    };
    let height = canvas.height;
    let (title, description) = (input.title.clone(), input.description.clone());
    let (svg, marks) = canvas.finish("before-after", (&title, &description));
    let summary = input.summary.clone();
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

/// Where months and values stand.
struct Field {
    rect: Rect,
    span: Span,
    months: usize,
    factor: f64,
}

impl Field {
    fn x(&self, place: f64) -> f64 {
        let months = self.months as f64;
        self.rect.x + scale::within(place, months) / months * self.rect.width
    }

    fn y(&self, value: f64) -> f64 {
        self.rect.y + self.rect.height * (1.0 - self.span.share(value * self.factor))
    }

    /// The middle of a month.
    fn point(&self, at: usize, value: f64) -> (f64, f64) {
        (self.x(at as f64 + 0.5), self.y(value))
    }

    /// The stretches of consecutive months in which there is a value. One month alone is as wide as it is.
    fn runs(
        &self,
        months: std::ops::Range<usize>,
        value: impl Fn(usize) -> Option<f64>,
    ) -> Vec<Vec<(f64, f64)>> {
        let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
        for at in months {
            match (value(at), runs.last_mut()) {
                (Some(value), Some(run)) => run.push(self.point(at, value)),
                _ => runs.push(Vec::new()),
            }
        }
        let half = self.rect.width / self.months as f64 * 0.4;
        for run in &mut runs {
            if let &mut [(x, y)] = run.as_mut_slice() {
                *run = vec![(x - half, y), (x + half, y)];
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }
}

fn draw(canvas: &Canvas, input: &BeforeAfter) -> Rect {
    let lang = canvas.lang;
    let months = input.months();
    let shown = (0..months)
        .flat_map(|at| [input.observed(at), input.fitted(at), input.unchanged(at)])
        .flatten()
        .map(|value| value * input.numbers.factor);
    let span = scale::span(shown, if canvas.height < 220.0 { 3 } else { 4 });
    let names = names(input, canvas);
    let labels: Vec<String> = span
        .ticks
        .iter()
        .map(|tick| input.numbers.tick(*tick, span.places, lang))
        .map(|label| Type::NOTE.shortened(&label, canvas.width / 4.0))
        .collect();
    let left = Type::NOTE.widest(labels.iter().map(String::as_str)) + 8.0;
    let texts = names.iter().flat_map(|name| [&*name.word, &*name.amount]);
    let right = texts.map(|text| NOTE.bold(true).width(text)).fold(0.0, f64::max) + 12.0;
    let rect = Rect {
        x: left,
        y: TOP,
        width: (canvas.width - left - right).max(16.0),
        height: (canvas.height - TOP - month_axis::ROOM).max(16.0),
    };
    let field = Field { rect, span, months, factor: input.numbers.factor };
    for (tick, label) in field.span.ticks.iter().zip(&labels) {
        let y = rect.y + rect.height * (1.0 - field.span.share(*tick));
        let ink = if *tick == 0.0 { Ink::Axis } else { Ink::Grid };
        canvas.line(&[(rect.x, y), (rect.x + rect.width, y)], ink, 1.0);
        canvas.text(label, (rect.x - 8.0, y), Type::NOTE.right());
    }
    month_axis(canvas, (input.first, months), |place| field.x(place), rect.y + rect.height);
    band(canvas, input, &field);
    change(canvas, input, &field);
    observed(canvas, input, &field);
    courses(canvas, input, &field);
    measure(canvas, input, field.span.is_cut());
    name(canvas, &field, names);
    rect
}

/// Between the two courses, where both are known.
fn band(canvas: &Canvas, input: &BeforeAfter, field: &Field) {
    let both = |at| input.fitted(at).zip(input.unchanged(at));
    let months = 0..input.months();
    let fitted = field.runs(months.clone(), |at| both(at).map(|(fitted, _)| fitted));
    let unchanged = field.runs(months, |at| both(at).map(|(_, unchanged)| unchanged));
    for (mut corners, mut back) in fitted.into_iter().zip(unchanged) {
        back.reverse();
        corners.extend(back);
        canvas.polygon(&corners, Ink::Selection);
    }
}

/// A line where the change's first month begins, named above the grid.
fn change(canvas: &Canvas, input: &BeforeAfter, field: &Field) {
    let Some(at) = input.change() else { return };
    let x = field.x(at as f64);
    let base = field.rect.y + field.rect.height;
    canvas.line(&[(x, TOP - 15.0), (x, base)], Ink::TextMuted, 1.2);
    let month = format::month_short(input.since, canvas.lang);
    let text = match canvas.lang {
        Lang::Id => format!("sejak {month}"),
        Lang::En => format!("since {month}"),
    };
    let (y, fits) = (TOP - 11.0, x + 5.0 + NOTE.width(&text) <= canvas.width);
    let (x, kind) = if fits { (x + 5.0, NOTE.left()) } else { (x - 5.0, NOTE.right()) };
    canvas.text(&text, (x, y), kind);
}

fn observed(canvas: &Canvas, input: &BeforeAfter, field: &Field) {
    let months = 0..input.months();
    let points: Vec<_> =
        months.filter_map(|at| Some((at, field.point(at, input.observed(at)?)))).collect();
    for pair in points.windows(2) {
        if let &[(at, from), (next, to)] = pair
            && next == at + 1
        {
            canvas.line(&[from, to], Ink::AccentPale, 1.2);
        }
    }
    for (_, point) in points {
        canvas.dot(point, 2.6, Ink::Muted);
    }
}

/// The course before and after the change, and dashed the one as before.
fn courses(canvas: &Canvas, input: &BeforeAfter, field: &Field) {
    let months = 0..input.months();
    let before = |at| input.fitted(at).filter(|_| !input.is_after(at));
    let after = |at| input.fitted(at).filter(|_| input.is_after(at));
    let fitted =
        field.runs(months.clone(), before).into_iter().chain(field.runs(months.clone(), after));
    for line in fitted {
        canvas.line(&line, Ink::Surface, 4.0);
        canvas.line(&line, Ink::Accent, 2.4);
    }
    for line in field.runs(months, |at| input.unchanged(at)) {
        canvas.dashed("5 3", || canvas.line(&line, Ink::Projection, 1.8));
    }
}

/// Says above the grid what the dots are, and where the axis does not begin at zero.
fn measure(canvas: &Canvas, input: &BeforeAfter, is_cut: bool) {
    let lang = canvas.lang;
    let observed = words::OBSERVED.get(lang);
    let cut = if is_cut { words::CUT.get(lang) } else { "" };
    let room = canvas.width - 14.0 - NOTE.width(&format!("{observed} (){cut}"));
    let unit = NOTE.shortened(input.unit.get(lang), room);
    canvas.dot((4.0, 6.0), 2.6, Ink::Muted);
    canvas.text(&format!("{observed} ({unit}){cut}"), (11.0, 6.0), NOTE);
}

/// What stands beside the end of a course.
struct Name {
    word: String,
    amount: String,
    value: f64,
    ink: Ink,
}

fn names(input: &BeforeAfter, canvas: &Canvas) -> Vec<Name> {
    let room = canvas.width * 0.3;
    let of = |word: Text, value: f64, ink| Name {
        word: NOTE.bold(true).shortened(word.get(canvas.lang), room),
        amount: NOTE.bold(true).shortened(&input.numbers.written(value, canvas.lang), room),
        value,
        ink,
    };
    let after = || (0..input.months()).rev().filter(|at| input.is_after(*at));
    let fitted = after().find_map(|at| input.fitted(at));
    let unchanged = after().find_map(|at| input.unchanged(at));
    let fitted = fitted.map(|value| of(words::AFTER, value, Ink::Accent));
    fitted
        .into_iter()
        .chain(unchanged.map(|value| of(words::UNCHANGED, value, Ink::Projection)))
        .collect()
}

/// Names the courses beside their ends, the higher first, apart from each other and within the plot.
fn name(canvas: &Canvas, field: &Field, mut names: Vec<Name>) {
    names.sort_by(|a, b| field.y(a.value).total_cmp(&field.y(b.value)));
    let (top, bottom) = (field.rect.y + LINE, field.rect.y + field.rect.height - LINE);
    let mut places: Vec<f64> =
        names.iter().map(|name| field.y(name.value).clamp(top, bottom.max(top))).collect();
    if let [upper, lower] = places.as_mut_slice() {
        let missing = (APART - (*lower - *upper)).max(0.0);
        let above = (missing / 2.0).min(*upper - top);
        *upper -= above;
        *lower = (*upper + APART).max(*lower);
        let over = (*lower - bottom).max(0.0);
        (*upper, *lower) = (*upper - over, *lower - over);
    }
    let x = field.rect.x + field.rect.width + 6.0;
    for (name, y) in names.iter().zip(places) {
        let kind = NOTE.bold(true).ink(name.ink);
        canvas.text(&name.word, (x, y - LINE / 2.0), kind);
        canvas.text(&name.amount, (x, y + LINE / 2.0), kind);
    }
}

fn table(input: &BeforeAfter, lang: Lang) -> DataTable {
    let cell = |value: Option<f64>| match value {
        Some(value) => Cell::new(input.numbers.written(value, lang), format::raw(value)),
        None => Cell::new(format::NOT_A_NUMBER, ""),
    };
    let rows = (0..input.months()).map(|at| {
        let month = input.month(at);
        vec![
            Cell::new(format::month_long(month, lang), month.to_string()),
            cell(input.observed(at)),
            cell(input.fitted(at)),
            cell(input.unchanged(at)),
        ]
    });
    let unchanged = words::capitalised(words::UNCHANGED.get(lang));
    DataTable {
        caption: input.description.clone(),
        headers: vec![
            words::MONTH.get(lang).to_owned(),
            words::OBSERVED.get(lang).to_owned(),
            words::FITTED.get(lang).to_owned(),
            unchanged,
        ],
        rows: rows.collect(),
    }
}
