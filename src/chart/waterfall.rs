//! From what was expected to what came, unit by unit. The scale does not begin at zero, so the two ends are points and
//! only the changes are bars.

use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Drawing, Frame, Mark, Rect};
use super::ink::Ink;
use super::{format, words};
use crate::model::{Lang, Message, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Where it begins, in people.
    pub from: f64,
    pub steps: Vec<Step>,
    /// Where it ends: `from` and all changes.
    pub to: u64,
    /// What the two ends are.
    pub ends: [Message; 2],
    /// What a unit is: *Negara tujuan*.
    pub unit: Text,
    pub noun: Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// `None` of what cannot be chosen.
    pub key: Option<String>,
    pub label: String,
    pub change: f64,
    /// Neither good nor bad: a correction.
    pub is_neutral: bool,
    /// Whether the view's own filter holds it; `None` without a filter.
    pub selected: Option<bool>,
}

const ROW: f64 = 27.0;
const BAR: f64 = 14.0;
const GAP: f64 = 10.0;

/// Draws the steps in rows; the height follows from their number.
pub fn waterfall(input: &Waterfall, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let (title, description) = (finding(input, lang), describe(input, lang));
    let mut canvas = Canvas::new(frame, ROW * (input.steps.len() + 2) as f64);
    let plot = draw(&mut canvas, input);
    let height = canvas.height;
    let (svg, marks) = canvas.finish("waterfall", (&title, &description));
    let summary = format!("{title}. {description}.");
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

/// Where people stand; not from zero.
struct Scale {
    rect: Rect,
    low: f64,
    high: f64,
}

impl Scale {
    /// Over all that the way passes, with a little room on both sides.
    fn new(input: &Waterfall, rect: Rect) -> Self {
        let sums = input.steps.iter().scan(input.from, |sum, step| {
            *sum += step.change;
            Some(*sum)
        });
        let passed = sums.chain([input.from, input.to as f64]).filter(|value| value.is_finite());
        let (low, high) = passed.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        let room = ((high - low) * 0.04).clamp(1.0, 1e15);
        Self { rect, low: low - room, high: high + room }
    }

    fn at(&self, value: f64) -> f64 {
        let share = super::scale::within(value - self.low, self.high - self.low);
        self.rect.x + share / (self.high - self.low) * self.rect.width
    }
}

fn draw(canvas: &mut Canvas, input: &Waterfall) -> Rect {
    let (lang, width) = (canvas.lang, canvas.width);
    let [begin, end] = &input.ends;
    let ends = [(begin, input.from), (end, input.to as f64)];
    let end_words = ends.map(|(_, value)| format::decimal(value, 0, lang));
    let changes: Vec<String> = input.steps.iter().map(|step| signed(step.change, lang)).collect();
    let number = Type::VALUE.bold(true);
    let number_room = number.widest(changes.iter().chain(&end_words).map(String::as_str));
    let labels = input.steps.iter().map(|step| step.label.as_str());
    let labels = labels.chain(ends.iter().map(|(label, _)| label.get(lang)));
    let label_room = Type::LABEL.bold(true).widest(labels).min(width * 0.36);
    let left = label_room + GAP;
    let rect = Rect {
        x: left,
        y: 0.0,
        width: (width - number_room - 2.0 * GAP - left).max(8.0),
        height: canvas.height,
    };
    let scale = Scale::new(input, rect);
    let row = |at: usize| at as f64 * ROW + ROW / 2.0;
    let last = input.steps.len() + 1;
    let mut sum = input.from;
    let start = scale.at(sum);
    canvas.line(&[(start, row(0)), (start, row(1) + BAR / 2.0)], Ink::Axis, 1.0);
    for (at, (step, change)) in input.steps.iter().zip(&changes).enumerate() {
        let (middle, before) = (row(at + 1), sum);
        sum += step.change;
        let (from, to) = (scale.at(before), scale.at(sum));
        let is_off = step.selected == Some(false);
        let text = if is_off { Ink::TextMuted } else { Ink::Text };
        let body = |canvas: &Canvas| {
            let label = Type::LABEL.ink(text).bold(step.selected == Some(true));
            canvas.text(&label.shortened(&step.label, label_room), (0.0, middle), label);
            let ink = match step.change {
                _ if is_off || step.is_neutral => Ink::Muted,
                change if change < 0.0 => Ink::Negative,
                _ => Ink::Positive,
            };
            let bar = Rect {
                x: from.min(to),
                y: middle - BAR / 2.0,
                width: (to - from).abs().max(1.0),
                height: BAR,
            };
            canvas.rect(bar, ink);
            canvas.text(change, (width, middle), number.ink(text).bold(false));
        };
        match &step.key {
            Some(key) => {
                let mark = Mark {
                    key: key.clone(),
                    id: String::new(),
                    label: format!("{}: {change}", step.label),
                    bounds: Rect { x: 0.0, y: middle - ROW / 2.0, width, height: ROW },
                    selected: step.selected,
                    selectable: true,
                };
                canvas.mark(mark, body);
            }
            None => body(canvas),
        }
        canvas.line(&[(to, middle + BAR / 2.0), (to, row(at + 2) - 4.0)], Ink::Axis, 1.0);
    }
    for ((label, value), (at, words)) in ends.iter().zip([0, last].into_iter().zip(&end_words)) {
        let label_type = Type::LABEL.bold(true);
        let shortened = label_type.shortened(label.get(lang), label_room);
        canvas.text(&shortened, (0.0, row(at)), label_type);
        let ink = if at == 0 { Ink::Target } else { Ink::Accent };
        canvas.dot((scale.at(*value), row(at)), 5.0, ink);
        canvas.text(words, (width, row(at)), number);
    }
    scale.rect
}

fn signed(change: f64, lang: Lang) -> String {
    if change.is_finite() {
        format::signed(change.round() as i64, lang)
    } else {
        format::NOT_A_NUMBER.to_owned()
    }
}

/// `Selisih +1.204: terbesar Hong Kong (−312) dan Taiwan (+901)`.
fn finding(input: &Waterfall, lang: Lang) -> String {
    let gap = signed(input.to as f64 - input.from, lang);
    let units = input.steps.iter().filter(|step| step.key.is_some());
    let said = |step: &Step| format!("{} ({})", step.label, signed(step.change, lang));
    let lowest = units.clone().min_by(|a, b| a.change.total_cmp(&b.change));
    let highest = units.max_by(|a, b| a.change.total_cmp(&b.change));
    let lowest = lowest.filter(|step| step.change < 0.0).map(said);
    let highest = highest.filter(|step| step.change > 0.0).map(said);
    match (lang, lowest, highest) {
        (Lang::Id, Some(low), Some(high)) => {
            format!("Selisih {gap} orang: paling kurang {low}, paling lebih {high}")
        }
        (Lang::En, Some(low), Some(high)) => {
            format!("Gap of {gap} people: furthest behind {low}, furthest ahead {high}")
        }
        (Lang::Id, low, high) => match low.or(high) {
            Some(one) => format!("Selisih {gap} orang: terbesar dari {one}"),
            None => format!("Selisih {gap} orang"),
        },
        (Lang::En, low, high) => match low.or(high) {
            Some(one) => format!("Gap of {gap} people: most of it from {one}"),
            None => format!("Gap of {gap} people"),
        },
    }
}

fn describe(input: &Waterfall, lang: Lang) -> String {
    let [begin, end] = input.ends.each_ref().map(|end| words::in_sentence(end.get(lang)));
    let noun = words::capitalised(input.noun.get(lang));
    let unit = words::in_sentence(input.unit.get(lang));
    match lang {
        Lang::Id => format!(
            "{noun}, dari {begin} ke {end}, menurut {unit} dalam orang; skala tidak mulai dari nol"
        ),
        Lang::En => format!(
            "{noun} from {begin} to {end}, by {unit} in people; the scale does not begin at zero"
        ),
    }
}

fn table(input: &Waterfall, lang: Lang) -> DataTable {
    let number = |value: f64| Cell::new(format::decimal(value, 0, lang), format::raw(value));
    let [begin, end] = &input.ends;
    let row = |label: &Message, value: f64| vec![Cell::word(label.get(lang)), number(value)];
    let steps = input.steps.iter().map(|step| {
        let key = step.key.clone().unwrap_or_default();
        let change = Cell::new(signed(step.change, lang), format::raw(step.change));
        vec![Cell::new(step.label.clone(), key), change]
    });
    DataTable {
        caption: describe(input, lang),
        headers: vec![words::capitalised(input.unit.get(lang)), words::GAP.get(lang).to_owned()],
        rows: std::iter::once(row(begin, input.from))
            .chain(steps)
            .chain([row(end, input.to as f64)])
            .collect(),
    }
}
