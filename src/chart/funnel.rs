//! A funnel: each unit's ratio against how much it rests on, between the limits of what chance does (Spiegelhalter 2005).

use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Drawing, Frame, Mark, Rect};
use super::ink::Ink;
use super::{format, scale, words};
use crate::model::{Lang, Message, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    pub points: Vec<Point>,
    /// What all units have together.
    pub centre: f64,
    /// By base, ascending.
    pub limits: Vec<Limit>,
    /// Below this base no unit is judged.
    pub least: f64,
    /// What ratios are multiplied with to be read, such as 1.000 for complaints in a thousand placements.
    pub per: f64,
    /// What the ratio is, and what it rests on.
    pub ratio: Message,
    pub base: Message,
    /// What a unit is, and more than one.
    pub unit: Text,
    pub units: Text,
}

/// What chance does to a base, `(low, high)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    pub base: f64,
    /// With 95%.
    pub inner: (f64, f64),
    /// With 99,8%.
    pub outer: (f64, f64),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub key: String,
    pub label: String,
    pub events: f64,
    pub base: f64,
    pub place: Place,
    /// Whether the view's own filter holds it; `None` without a filter.
    pub selected: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Too small a base to be judged.
    NotEnough,
    Within,
    /// Outside the 95% limits, to the bad side or the good.
    Doubtful,
    Good,
    /// Outside the 99,8% limits.
    Bad,
    Excellent,
}

const TOP: f64 = 16.0;
const BOTTOM: f64 = 40.0;
const RADIUS: f64 = 4.5;
/// Marks are at least as large as a finger wants.
const TOUCH: f64 = 24.0;

impl Point {
    fn ratio(&self) -> f64 {
        self.events / self.base
    }
}

/// Draws the funnel in the frame's height (at least 220 pixels).
pub fn funnel(input: &Funnel, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let (title, description) = (finding(input, lang), describe(input, lang));
    let mut canvas = Canvas::new(frame, scale::side(frame.height, 220.0));
    let plot = draw(&mut canvas, input);
    let height = canvas.height;
    let (svg, marks) = canvas.finish("funnel", (&title, &description));
    let summary = format!("{title}. {description}.");
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

struct Field {
    rect: Rect,
    base: f64,
    end: f64,
}

impl Field {
    fn at(&self, base: f64, value: f64) -> (f64, f64) {
        let across = scale::within(base, self.base) / self.base;
        let up = scale::within(value, self.end) / self.end;
        (self.rect.x + across * self.rect.width, self.rect.y + self.rect.height * (1.0 - up))
    }
}

fn draw(canvas: &mut Canvas, input: &Funnel) -> Rect {
    let lang = canvas.lang;
    let judged = |point: &&Point| point.place != Place::NotEnough;
    let ratios = input.points.iter().filter(judged).map(Point::ratio);
    // A few units of a base near nothing may have any ratio: they do not stretch the scale.
    let highest = ratios.chain([input.centre * 2.0]).map(|ratio| ratio * input.per);
    let up = scale::axis(highest, 5);
    let across = scale::axis(input.points.iter().map(|point| point.base), 5);
    let name = |tick: f64| words::plain(tick, lang);
    let ticks: Vec<String> = up.ticks.iter().map(|tick| name(*tick)).collect();
    let left = Type::NOTE.widest(ticks.iter().map(String::as_str)) + 8.0;
    let rect = Rect {
        x: left,
        y: TOP,
        width: (canvas.width - left - 14.0).max(16.0),
        height: (canvas.height - TOP - BOTTOM).max(16.0),
    };
    let field = Field { rect, base: across.end, end: up.end };
    for (tick, words) in up.ticks.iter().zip(&ticks) {
        let (x, y) = field.at(0.0, *tick);
        let ink = if *tick > 0.0 { Ink::Grid } else { Ink::Axis };
        canvas.line(&[(x, y), (x + rect.width, y)], ink, 1.0);
        canvas.text(words, (x - 8.0, y), Type::NOTE.right());
    }
    let bottom = rect.y + rect.height;
    for tick in &across.ticks {
        let x = field.at(*tick, 0.0).0;
        canvas.text(&format::decimal(*tick, 0, lang), (x, bottom + 11.0), Type::NOTE.centred());
    }
    canvas.text(
        input.base.get(lang),
        (rect.x + rect.width / 2.0, bottom + 28.0),
        Type::NOTE.centred(),
    );
    limits(canvas, input, &field);
    let mut labels = Vec::new();
    // Those that stand out last, over the others.
    let mut order: Vec<&Point> = input.points.iter().collect();
    order.sort_by_key(|point| (point.place != Place::NotEnough, rank(point.place)));
    for point in order {
        let (x, y) = field.at(point.base, point.ratio() * input.per);
        mark(canvas, input, point, (x, y));
        if point.place == Place::Bad || point.selected == Some(true) {
            labels.push((x, y, point));
        }
    }
    name_points(canvas, &field, labels);
    rect
}

const fn rank(place: Place) -> u8 {
    match place {
        Place::NotEnough => 0,
        Place::Within => 1,
        Place::Good | Place::Excellent => 2,
        Place::Doubtful => 3,
        Place::Bad => 4,
    }
}

/// The limits as lines, the centre as a line across.
fn limits(canvas: &Canvas, input: &Funnel, field: &Field) {
    type End = fn(&Limit) -> f64;
    let line = |end: End| -> Vec<(f64, f64)> {
        let points = input.limits.iter().map(|limit| (limit.base, end(limit) * input.per));
        // Beyond the scale, and at zero, a line would run along its edge.
        let points = points.filter(|(_, value)| *value > 0.0 && *value <= field.end);
        points.map(|(base, value)| field.at(base, value)).collect()
    };
    let outer: [End; 2] = [|limit| limit.outer.0, |limit| limit.outer.1];
    let inner: [End; 2] = [|limit| limit.inner.0, |limit| limit.inner.1];
    for end in outer {
        canvas.line(&line(end), Ink::TextMuted, 1.3);
    }
    for end in inner {
        canvas.dashed("4 3", || canvas.line(&line(end), Ink::Muted, 1.2));
    }
    let centre = input.centre * input.per;
    let (from, to) = (field.at(0.0, centre), field.at(field.base, centre));
    canvas.line(&[from, to], Ink::Target, 1.6);
    let lang = canvas.lang;
    let last = input.limits.last();
    for (last, words) in
        [(last.map(|limit| limit.outer.1), "99,8%"), (last.map(|limit| limit.inner.1), "95%")]
    {
        if let Some(value) = last.map(|value| value * input.per).filter(|value| *value <= field.end)
        {
            let (x, y) = field.at(field.base, value);
            let words = if lang == Lang::Id { words.to_owned() } else { words.replace(',', ".") };
            canvas.text(&words, (x, y - 11.0), Type::NOTE.size(10.0).right());
        }
    }
}

fn mark(canvas: &mut Canvas, input: &Funnel, point: &Point, (x, y): (f64, f64)) {
    let mark = Mark {
        key: point.key.clone(),
        id: String::new(),
        label: said(input, point, canvas.lang),
        bounds: Rect { x: x - TOUCH / 2.0, y: y - TOUCH / 2.0, width: TOUCH, height: TOUCH },
        selected: point.selected,
        selectable: true,
    };
    canvas.mark(mark, |canvas| {
        let ink = match point.place {
            _ if point.selected == Some(false) => Ink::Ghost,
            Place::NotEnough => Ink::Muted,
            Place::Within => Ink::Accent,
            Place::Doubtful => Ink::Attention,
            Place::Bad => Ink::Negative,
            Place::Good | Place::Excellent => Ink::Positive,
        };
        match point.place {
            Place::NotEnough => {
                canvas.dot((x, y), 3.0, ink);
                canvas.dot((x, y), 1.8, Ink::Surface);
            }
            Place::Bad => {
                let corners = [(x, y - 7.0), (x + 7.0, y), (x, y + 7.0), (x - 7.0, y)];
                canvas.polygon(&corners, ink);
            }
            Place::Doubtful => {
                let corners = [(x, y - 6.0), (x + 6.5, y + 5.0), (x - 6.5, y + 5.0)];
                canvas.polygon(&corners, ink);
            }
            _ => {
                canvas.dot((x, y), RADIUS + 1.2, Ink::Surface);
                canvas.dot((x, y), RADIUS, ink);
            }
        }
    });
}

/// Names beside the points that stand out, where no other name is.
fn name_points(canvas: &Canvas, field: &Field, mut labels: Vec<(f64, f64, &Point)>) {
    labels.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut taken: Vec<Rect> = Vec::new();
    for (x, y, point) in labels {
        let kind = Type::CALLOUT.left();
        let room = kind.width(&point.label);
        let is_left = x + 10.0 + room > field.rect.x + field.rect.width;
        let left = if is_left { x - 10.0 - room } else { x + 10.0 };
        let rect = Rect { x: left, y: y - 7.0, width: room, height: 14.0 };
        let is_free = left >= field.rect.x && taken.iter().all(|other| !overlap(*other, rect));
        if is_free {
            canvas.text(&point.label, (left, y), kind);
            taken.push(rect);
        }
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/// `PT Maju: 12 dari 400 (30 per 1.000)`.
fn said(input: &Funnel, point: &Point, lang: Lang) -> String {
    let of = |value: f64| format::decimal(value, 0, lang);
    let ratio = words::plain(point.ratio() * input.per, lang);
    let (events, base) = (of(point.events), of(point.base));
    match lang {
        Lang::Id => {
            format!("{}: {events} dari {base}, {ratio} {}", point.label, input.ratio.get(lang))
        }
        Lang::En => {
            format!("{}: {events} of {base}, {ratio} {}", point.label, input.ratio.get(lang))
        }
    }
}

/// `3 dari 96 P3MI di luar batas 99,8%: PT Maju, …`.
fn finding(input: &Funnel, lang: Lang) -> String {
    let units = input.units.get(lang);
    let judged = input.points.iter().filter(|point| point.place != Place::NotEnough).count();
    let mut bad: Vec<&Point> =
        input.points.iter().filter(|point| point.place == Place::Bad).collect();
    bad.sort_by(|a, b| b.ratio().total_cmp(&a.ratio()));
    let names: Vec<&str> = bad.iter().take(2).map(|point| point.label.as_str()).collect();
    let (count, names) = (bad.len(), names.join(", "));
    match (lang, judged, count) {
        (Lang::Id, 0, _) => format!("Belum cukup data untuk membandingkan {units}"),
        (Lang::En, 0, _) => format!("Not enough data to compare {units}"),
        (Lang::Id, _, 0) => {
            format!("Tidak satu pun dari {judged} {units} di luar batas kewajaran 99,8%")
        }
        (Lang::En, _, 0) => format!("None of {judged} {units} is outside the 99.8% limits"),
        (Lang::Id, ..) => {
            format!("{count} dari {judged} {units} di luar batas kewajaran 99,8%: {names}")
        }
        (Lang::En, ..) => format!("{count} of {judged} {units} outside the 99.8% limits: {names}"),
    }
}

fn describe(input: &Funnel, lang: Lang) -> String {
    let ratio = words::capitalised(input.ratio.get(lang));
    let least = format::decimal(input.least, 0, lang);
    match lang {
        Lang::Id => format!(
            "{ratio} menurut besarnya; garis: rata-rata dan batas 95% dan 99,8%; titik kosong: kurang dari {least}, belum cukup data"
        ),
        Lang::En => format!(
            "{ratio} by size; lines: mean and the 95% and 99.8% limits; hollow: below {least}, not enough data"
        ),
    }
}

fn table(input: &Funnel, lang: Lang) -> DataTable {
    let rows = input.points.iter().map(|point| {
        let ratio = point.ratio() * input.per;
        vec![
            Cell::new(point.label.clone(), point.key.clone()),
            Cell::new(format::decimal(point.base, 0, lang), format::raw(point.base)),
            Cell::new(format::decimal(point.events, 0, lang), format::raw(point.events)),
            Cell::new(words::plain(ratio, lang), format::raw(ratio)),
        ]
    });
    let events = match lang {
        Lang::Id => "Kejadian",
        Lang::En => "Events",
    };
    DataTable {
        caption: describe(input, lang),
        headers: vec![
            words::capitalised(input.unit.get(lang)),
            words::capitalised(input.base.get(lang)),
            events.to_owned(),
            words::capitalised(input.ratio.get(lang)),
        ],
        rows: rows.collect(),
    }
}
