//! Decisions on charts over time: a thin line at the day's place and a diamond above the plot.

use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Rect};
use super::format;
use super::ink::Ink;
use crate::model::order::sorted;
use crate::model::{Day, Lang, Month, Text};

/// Something that was decided or happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What the page knows it by; without spaces, since those stand between the keys of a group.
    pub key: String,
    pub day: Day,
    /// Its words, in the reader's language.
    pub label: String,
}

const EVENTS: Text = Text::new("Keputusan dan tindak lanjut", "Decisions and actions");

/// Pixels above the plot that the diamonds take.
const ROW: f64 = 18.0;
/// Pixels beside the plot, so that no diamond is cut off.
const MARGIN: f64 = 8.0;
/// The side of what takes the pointer, and so the least distance of two diamonds.
const TARGET: f64 = 24.0;
/// From a diamond's middle to its corners.
const HALF: f64 = 5.0;
/// Where lines begin, beneath the diamonds.
const BENEATH: f64 = 2.0 * HALF + 3.0;
/// The least distance of two lines of a group.
const APART: f64 = 6.0;
const COUNT: Type = Type::NOTE.ink(Ink::Text).bold(true);

impl Event {
    /// `12 Oktober 2024: Moratorium`, on one line.
    fn words(&self, lang: Lang) -> String {
        format!("{}: {}", format::day_long(self.day, lang), self.line())
    }

    fn line(&self) -> String {
        self.label.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The events of a chart's months, in the order of their days. Others are not in the chart at all.
pub struct Shown<'a> {
    first: Month,
    events: Vec<&'a Event>,
}

impl<'a> Shown<'a> {
    pub fn new(events: &'a [Event], first: Month, months: usize) -> Self {
        let is_within = |event: &&Event| month_of(event, first).is_some_and(|at| at < months);
        let by_day = |a: &&Event, b: &&Event| a.day.cmp(&b.day).then_with(|| a.key.cmp(&b.key));
        Self { first, events: sorted(events.iter().filter(is_within).collect(), by_day) }
    }

    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// How much room above the plot the events take.
    pub fn row(&self) -> f64 {
        if self.is_empty() { 0.0 } else { ROW }
    }

    /// The room beside the plot, at least `right`.
    pub fn margin(&self, right: f64) -> f64 {
        if self.is_empty() { right } else { right.max(MARGIN) }
    }

    /// The place of a day among the months, of which the first takes 0 to 1.
    fn place(&self, event: &Event) -> f64 {
        let days = f64::from(event.day.month().last_day().day_of_month());
        let within = (f64::from(event.day.day_of_month()) - 0.5) / days.max(1.0);
        month_of(event, self.first).unwrap_or(0) as f64 + within
    }

    /// Draws the events over a plot that reaches down to `base`. `x` is the pixel of a place among the
    /// months; lines pass by what is `kept` free.
    pub fn draw(&self, canvas: &Canvas, x: impl Fn(f64) -> f64, base: f64, kept: &[Rect]) {
        for group in groups(self.events.iter().map(|event| (x(self.place(event)), *event))) {
            group.draw(canvas, base, kept);
        }
    }

    /// The sentence of a summary that names them all; nothing without events.
    pub fn sentence(&self, lang: Lang) -> Option<String> {
        let named: Vec<String> = self.events.iter().map(|event| event.words(lang)).collect();
        (!named.is_empty()).then(|| format!("{}: {}.", EVENTS.get(lang), named.join("; ")))
    }

    /// Adds a column with the events of each row's month to a table whose rows are the months.
    pub fn tabulate(&self, table: &mut DataTable, lang: Lang) {
        if self.is_empty() {
            return;
        }
        table.headers.push(EVENTS.get(lang).to_owned());
        for (at, row) in table.rows.iter_mut().enumerate() {
            let events =
                || self.events.iter().filter(move |event| month_of(event, self.first) == Some(at));
            let texts: Vec<String> = events().map(|event| event.words(lang)).collect();
            let raw: Vec<String> =
                events().map(|event| format!("{} {}", event.day, event.line())).collect();
            row.push(Cell::new(texts.join("; "), raw.join("; ")));
        }
    }
}

/// Months from the first to the event's.
fn month_of(event: &Event, first: Month) -> Option<usize> {
    let months = i64::from(event.day.month().number()) - i64::from(first.number());
    usize::try_from(months).ok()
}

/// Events whose diamonds would overlap share one.
struct Group<'a> {
    /// The pixels of their days.
    places: Vec<f64>,
    events: Vec<&'a Event>,
}

/// Groups events that come in the order of their places.
fn groups<'a>(events: impl Iterator<Item = (f64, &'a Event)>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (x, event) in events {
        let mut group = Group { places: vec![x], events: vec![event] };
        while let Some(mut before) = groups.pop_if(|last| group.middle() - last.middle() < TARGET) {
            before.places.append(&mut group.places);
            before.events.append(&mut group.events);
            group = before;
        }
        groups.push(group);
    }
    groups
}

impl Group<'_> {
    fn middle(&self) -> f64 {
        let first = self.places.first().copied().unwrap_or(0.0);
        (first + self.places.last().copied().unwrap_or(first)) / 2.0
    }

    fn draw(&self, canvas: &Canvas, base: f64, kept: &[Rect]) {
        let lang = canvas.lang;
        let x = self.middle();
        let keys: Vec<&str> = self.events.iter().map(|event| event.key.as_str()).collect();
        let words: Vec<String> = self.events.iter().map(|event| event.words(lang)).collect();
        let hit = Rect { x: x - TARGET / 2.0, y: 0.0, width: TARGET, height: TARGET };
        canvas.event(&keys.join(" "), &words.join("; "), hit, |canvas| {
            self.lines(canvas, base, kept);
            self.diamond(canvas, x);
        });
    }

    /// A line for each day that stands apart, held together beneath the diamond.
    fn lines(&self, canvas: &Canvas, base: f64, kept: &[Rect]) {
        let (mut first, mut last) = (f64::INFINITY, f64::NEG_INFINITY);
        for &x in &self.places {
            if x - last < APART {
                continue;
            }
            (first, last) = (first.min(x), x);
            for (from, until) in around(x, (BENEATH, base), kept) {
                canvas.line(&[(x, from), (x, until)], Ink::Surface, 2.6);
                canvas.line(&[(x, from), (x, until)], Ink::Text, 1.0);
            }
        }
        if last > first {
            canvas.line(&[(first, BENEATH), (last, BENEATH)], Ink::Text, 1.0);
        }
    }

    /// A diamond, with the number of the events that share it.
    fn diamond(&self, canvas: &Canvas, x: f64) {
        let y = HALF + 2.0;
        let corners = [(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)];
        canvas.polygon(&corners, Ink::Text);
        if self.events.len() > 1 {
            let count = self.events.len().to_string();
            let is_free = x + HALF + 2.0 + COUNT.width(&count) <= canvas.width;
            let (at, kind) = match is_free {
                true => (x + HALF + 2.0, COUNT.left()),
                false => (x - HALF - 2.0, COUNT.right()),
            };
            canvas.text(&count, (at, y), kind);
        }
    }
}

/// The parts of an upright line that pass by the rectangles.
fn around(x: f64, (from, until): (f64, f64), kept: &[Rect]) -> Vec<(f64, f64)> {
    let mut parts = vec![(from, until)];
    for rect in kept.iter().filter(|rect| x >= rect.x && x <= rect.x + rect.width) {
        let (top, bottom) = (rect.y, rect.y + rect.height);
        parts = parts
            .into_iter()
            .flat_map(|(from, until)| [(from, until.min(top)), (from.max(bottom), until)])
            .filter(|(from, until)| until > from)
            .collect();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(places: &[f64]) -> Vec<usize> {
        let event = Event { key: String::new(), day: Day::MIN, label: String::new() };
        let groups = groups(places.iter().map(|x| (*x, &event)));
        assert!(groups.windows(2).all(|pair| match pair {
            [a, b] => b.middle() - a.middle() >= TARGET,
            _ => true,
        }));
        groups.iter().map(|group| group.events.len()).collect()
    }

    #[test]
    fn diamonds_never_overlap() {
        assert_eq!(sizes(&[]), [0usize; 0]);
        assert_eq!(sizes(&[10.0, 40.0]), [1, 1]);
        assert_eq!(sizes(&[10.0, 12.0, 60.0]), [2, 1]);
        assert_eq!(sizes(&[10.0, 35.0, 58.0]), [1, 2]);
        assert_eq!(sizes(&[10.0, 34.0, 50.0, 51.0]), [1, 3]);
    }

    #[test]
    fn a_line_stops_at_what_is_kept() {
        let kept = Rect { x: 5.0, y: 20.0, width: 10.0, height: 8.0 };
        assert_eq!(around(4.0, (10.0, 90.0), &[kept]), [(10.0, 90.0)]);
        assert_eq!(around(6.0, (10.0, 90.0), &[kept]), [(10.0, 20.0), (28.0, 90.0)]);
        assert_eq!(around(6.0, (22.0, 27.0), &[kept]), []);
    }
}
