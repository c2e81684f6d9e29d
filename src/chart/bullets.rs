//! Bullet bars: how far each unit is with its own target, and how far it should be by now (Few, *Bullet Graph Design
//! Specification*, 2013). All on one scale of percent, since their targets differ.

use super::bands;
use super::canvas::{Canvas, Type, usable_width};
use super::drawing::{Cell, DataTable, Drawing, Frame, Mark, Rect};
use super::ink::Ink;
use super::{format, words};
use crate::model::config::BandKey;
use crate::model::{Lang, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    pub key: String,
    pub label: String,
    pub realised: u64,
    /// `None` without a target.
    pub aim: Option<Aim>,
    /// Whether the view's own filter holds it; `None` without a filter.
    pub selected: Option<bool>,
}

/// What is asked, in people: in the whole period, and by the day of the data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    pub target: f64,
    pub expected: f64,
    /// The band of realised / expected; `None` where nothing was to be expected yet.
    pub band: Option<BandKey>,
}

impl Bullet {
    fn attainment(&self) -> Option<f64> {
        self.aim.map(|aim| self.realised as f64 / aim.target).filter(|share| share.is_finite())
    }

    fn gap(&self) -> Option<f64> {
        self.aim.map(|aim| self.realised as f64 - aim.expected)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bullets {
    /// In the order in which they are drawn.
    pub bullets: Vec<Bullet>,
    /// Units that are not drawn, of which so many are behind.
    pub others: Others,
    /// What the bands are called.
    pub bands: Vec<(BandKey, String)>,
    /// What a unit is: *Negara tujuan*; and more than one, in a sentence.
    pub unit: Text,
    pub units: Text,
    pub noun: Text,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Others {
    pub count: usize,
    pub behind: usize,
}

const HEAD: f64 = 20.0;
/// A line of the names of bands.
const LEGEND: f64 = 24.0;
/// Narrower drawings set the bar beneath its name.
const ROOMY: f64 = 460.0;
const MEASURE: f64 = 10.0;
const RANGE: f64 = 20.0;
const GAP: f64 = 10.0;
/// The room of a band's sign before the percent.
const SIGN: f64 = 20.0;
/// The scale ends here at least, and at most, whatever the attainment; further bars end in an arrow.
const ENDS: (f64, f64) = (1.2, 2.0);

/// Draws the bullets; the height follows from their number.
pub fn bullets(input: &Bullets, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let (title, description) = (finding(input, lang), describe(input, lang));
    let rows = input.bullets.len().max(1) as f64;
    let row = if usable_width(frame) < ROOMY { 46.0 } else { 30.0 };
    let named = placed(input, usable_width(frame));
    let lines = named.last().map_or(0.0, |(.., line)| line + 1.0);
    let bottom = HEAD + row * rows;
    let mut canvas = Canvas::new(frame, bottom + lines * LEGEND);
    let plot = draw(&mut canvas, input, row, &title);
    for (band, name, x, line) in named {
        let y = bottom + (line + 0.5) * LEGEND;
        bands::sign(&canvas, band, (x + 7.0, y));
        canvas.text(name, (x + SIGN, y), Type::NOTE);
    }
    let height = canvas.height;
    let (svg, marks) = canvas.finish("bullets", (&title, &description));
    let summary = summary(input, lang);
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

/// The bands that occur, each with its name, where it stands from the left and in which line.
fn placed(input: &Bullets, width: f64) -> Vec<(BandKey, &str, f64, f64)> {
    let occurs = |key: BandKey| {
        input.bullets.iter().any(|bullet| bullet.aim.is_some_and(|aim| aim.band == Some(key)))
    };
    let (mut x, mut line) = (0.0, 0.0);
    let mut placed = Vec::new();
    for (key, name) in input.bands.iter().filter(|(key, _)| occurs(*key)) {
        let room = SIGN + Type::NOTE.width(name) + 18.0;
        if x > 0.0 && x + room > width {
            (x, line) = (0.0, line + 1.0);
        }
        placed.push((*key, name.as_str(), x, line));
        x += room;
    }
    placed
}

/// The words of a row.
struct Row {
    percent: String,
    gap: String,
}

fn row(bullet: &Bullet, lang: Lang) -> Row {
    Row {
        percent: bullet
            .attainment()
            .map(|share| format::percent(share, 1, lang))
            .unwrap_or_default(),
        gap: bullet.gap().map(|gap| format::signed(gap.round() as i64, lang)).unwrap_or_default(),
    }
}

/// Where shares of the target stand.
struct Scale {
    rect: Rect,
    end: f64,
}

impl Scale {
    fn at(&self, share: f64) -> f64 {
        self.rect.x + super::scale::within(share, self.end) / self.end * self.rect.width
    }
}

fn draw(canvas: &mut Canvas, input: &Bullets, height: f64, title: &str) -> Rect {
    let (lang, width) = (canvas.lang, canvas.width);
    let is_roomy = width >= ROOMY;
    if input.bullets.is_empty() {
        canvas.text(title, (0.0, HEAD), Type::NOTE);
        return Rect::default();
    }
    let rows: Vec<Row> = input.bullets.iter().map(|bullet| row(bullet, lang)).collect();
    let head = [words::ATTAINMENT.get(lang), words::GAP.get(lang)];
    let number = Type::VALUE.bold(true);
    let percent_room = number.widest(rows.iter().map(|row| row.percent.as_str()));
    let percent_room = (percent_room + SIGN).max(Type::NOTE.width(head[0]));
    let gap_room = number.widest(rows.iter().map(|row| row.gap.as_str()));
    let gap_room = gap_room.max(Type::NOTE.width(head[1]));
    let labels = input.bullets.iter().map(|bullet| bullet.label.as_str());
    let numbers = percent_room + gap_room + 2.0 * GAP;
    let label_room = match is_roomy {
        true => Type::LABEL.bold(true).widest(labels).min(width * 0.32),
        false => width - numbers,
    };
    let (left, right) =
        if is_roomy { (label_room + GAP, width - numbers) } else { (1.0, width - 12.0) };
    let furthest = input.bullets.iter().filter_map(Bullet::attainment).fold(ENDS.0, f64::max);
    let scale = Scale {
        rect: Rect {
            x: left,
            y: HEAD,
            width: (right - left).max(8.0),
            height: height * rows.len() as f64,
        },
        end: furthest.min(ENDS.1),
    };
    if is_roomy {
        axis(canvas, &scale);
    }
    let middle = HEAD / 2.0;
    canvas.text(head[0], (width - gap_room - GAP, middle), Type::NOTE.right());
    canvas.text(head[1], (width, middle), Type::NOTE.right());
    for (at, (bullet, row)) in input.bullets.iter().zip(&rows).enumerate() {
        let top = HEAD + at as f64 * height;
        let mark = Mark {
            key: bullet.key.clone(),
            id: String::new(),
            label: said(bullet, lang),
            bounds: Rect { x: 0.0, y: top, width, height },
            selected: bullet.selected,
            selectable: true,
        };
        canvas.mark(mark, |canvas| {
            let (middle, of_bar) = match is_roomy {
                true => (top + height / 2.0, top + height / 2.0),
                false => (top + 12.0, top + height - 13.0),
            };
            let is_off = bullet.selected == Some(false);
            let ink = if is_off { Ink::TextMuted } else { Ink::Text };
            let label = Type::LABEL.bold(bullet.selected == Some(true)).ink(ink);
            canvas.text(&label.shortened(&bullet.label, label_room), (0.0, middle), label);
            let words = number.ink(ink);
            match bullet.aim {
                Some(aim) => {
                    bar(canvas, bullet, aim, &scale, of_bar);
                    let right = width - gap_room - GAP;
                    if let Some(band) = aim.band {
                        bands::sign(canvas, band, (right - percent_room + 7.0, middle));
                    }
                    canvas.text(&row.percent, (right, middle), words);
                    canvas.text(&row.gap, (width, middle), words.bold(false));
                }
                None => {
                    let realised = format::count(bullet.realised, lang);
                    let text = format!("{realised} · {}", words::NO_TARGET.get(lang));
                    canvas.text(&text, (scale.rect.x, of_bar), Type::NOTE);
                }
            }
        });
    }
    scale.rect
}

/// Lines at the whole target and its halves, named above them.
fn axis(canvas: &Canvas, scale: &Scale) {
    let bottom = scale.rect.y + scale.rect.height;
    for share in [0.0, 0.5, 1.0, 1.5, 2.0].into_iter().filter(|share| *share <= scale.end) {
        let is_target = share == 1.0;
        let x = scale.at(share);
        let ink = if is_target { Ink::Axis } else { Ink::Grid };
        canvas.line(&[(x, HEAD - 4.0), (x, bottom)], ink, 1.0);
        let text = format::percent(share, 0, canvas.lang);
        canvas.text(&text, (x, HEAD / 2.0 - 2.0), Type::NOTE.centred());
    }
}

/// The elapsed target as a pale range that ends in a line, the realisation as a bar in it.
fn bar(canvas: &Canvas, bullet: &Bullet, aim: Aim, scale: &Scale, middle: f64) {
    let is_roomy = canvas.width >= ROOMY;
    let start = scale.rect.x;
    let stretch = |share: f64, height: f64| Rect {
        x: start,
        y: middle - height / 2.0,
        width: scale.at(share) - start,
        height,
    };
    let pace = aim.expected / aim.target;
    let share = bullet.realised as f64 / aim.target;
    if pace > 0.0 {
        canvas.rect(stretch(pace, RANGE), Ink::Ghost);
    }
    let is_off = bullet.selected == Some(false);
    let ink = match aim.band {
        _ if is_off => Ink::Muted,
        Some(band) => bands::ink(band),
        None => Ink::Accent,
    };
    if share > 0.0 {
        let measure = stretch(share, MEASURE);
        canvas.rect(Rect { width: measure.width.max(1.0), ..measure }, ink);
    }
    if share > scale.end {
        let x = scale.at(scale.end);
        canvas.polygon(&[(x, middle - 9.0), (x + 8.0, middle), (x, middle + 9.0)], ink);
    }
    if !is_roomy {
        let x = scale.at(1.0);
        canvas.line(&[(x, middle - RANGE / 2.0), (x, middle + RANGE / 2.0)], Ink::Axis, 1.0);
    }
    if pace > 0.0 {
        let x = scale.at(pace);
        canvas.line(&[(x, middle - RANGE / 2.0), (x, middle + RANGE / 2.0)], Ink::Target, 2.4);
    }
}

/// `PT Maju: 812 dari 900 (90,2%), +14 terhadap target berjalan`.
fn said(bullet: &Bullet, lang: Lang) -> String {
    let realised = format::count(bullet.realised, lang);
    let Row { percent, gap } = row(bullet, lang);
    match (bullet.aim, lang) {
        (None, _) => format!("{}: {realised}, {}", bullet.label, words::NO_TARGET.get(lang)),
        (Some(aim), Lang::Id) => {
            let target = format::decimal(aim.target, 0, lang);
            let label = &bullet.label;
            format!("{label}: {realised} dari {target} ({percent}), {gap} terhadap target berjalan")
        }
        (Some(aim), Lang::En) => {
            let target = format::decimal(aim.target, 0, lang);
            let label = &bullet.label;
            format!("{label}: {realised} of {target} ({percent}), {gap} against the elapsed target")
        }
    }
}

/// `7 dari 24 P3MI di bawah target berjalan; terjauh PT Maju (−312)`.
fn finding(input: &Bullets, lang: Lang) -> String {
    let units = input.units.get(lang);
    let held: Vec<(&Bullet, f64)> =
        input.bullets.iter().filter_map(|bullet| Some((bullet, bullet.gap()?))).collect();
    let all = held.len() + input.others.count;
    if held.is_empty() {
        return match lang {
            Lang::Id => format!("Belum ada {units} dengan target"),
            Lang::En => format!("No {units} with a target yet"),
        };
    }
    let behind = held.iter().filter(|(_, gap)| *gap < 0.0).count() + input.others.behind;
    let furthest = held.iter().min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, gap)| *gap < 0.0);
    let furthest = furthest.map(|(bullet, gap)| {
        format!("{} ({})", bullet.label, format::signed(gap.round() as i64, lang))
    });
    match (lang, furthest) {
        (Lang::Id, Some(furthest)) => {
            format!("{behind} dari {all} {units} di bawah target berjalan; terjauh {furthest}")
        }
        (Lang::Id, None) => format!("Tidak satu pun dari {all} {units} di bawah target berjalan"),
        (Lang::En, Some(furthest)) => {
            format!("{behind} of {all} {units} below the elapsed target; furthest {furthest}")
        }
        (Lang::En, None) => format!("None of {all} {units} is below the elapsed target"),
    }
}

fn describe(input: &Bullets, lang: Lang) -> String {
    let units = words::in_sentence(input.unit.get(lang));
    let noun = input.noun.get(lang);
    match lang {
        Lang::Id => format!(
            "Capaian {noun} menurut {units} dalam persen target; garis: target berjalan, selisih dalam orang"
        ),
        Lang::En => format!(
            "Attainment of {noun} by {units} in percent of the target; line: elapsed target, gap in people"
        ),
    }
}

fn summary(input: &Bullets, lang: Lang) -> String {
    let mut sentences = vec![format!("{}.", finding(input, lang))];
    sentences.extend(input.bullets.iter().take(3).map(|bullet| format!("{}.", said(bullet, lang))));
    sentences.join(" ")
}

/// What the bullet's band is called.
fn name_of<'a>(input: &'a Bullets, bullet: &Bullet) -> &'a str {
    let band = bullet.aim.and_then(|aim| aim.band);
    input.bands.iter().find(|(key, _)| Some(*key) == band).map_or("", |(_, name)| name)
}

fn table(input: &Bullets, lang: Lang) -> DataTable {
    let number = |value: Option<f64>| match value.filter(|value| value.is_finite()) {
        Some(value) => Cell::new(format::decimal(value, 0, lang), format::raw(value)),
        None => Cell::new(format::NOT_A_NUMBER, ""),
    };
    let rows = input.bullets.iter().map(|bullet| {
        let share = bullet.attainment();
        let gap = bullet.gap();
        vec![
            Cell::new(bullet.label.clone(), bullet.key.clone()),
            Cell::count(bullet.realised, lang),
            match bullet.aim {
                Some(aim) => number(Some(aim.target)),
                None => Cell::new(words::NO_TARGET.get(lang), ""),
            },
            match share {
                Some(share) => Cell::new(format::percent(share, 1, lang), format::raw(share)),
                None => Cell::new(format::NOT_A_NUMBER, ""),
            },
            number(bullet.aim.map(|aim| aim.expected)),
            match gap {
                Some(gap) => Cell::new(format::signed(gap.round() as i64, lang), format::raw(gap)),
                None => Cell::new(format::NOT_A_NUMBER, ""),
            },
            Cell::word(name_of(input, bullet)),
        ]
    });
    let headers = [
        words::REALISED,
        words::TARGET,
        words::ATTAINMENT,
        words::ELAPSED,
        words::GAP,
        words::BAND,
    ]
    .map(|text| text.get(lang).to_owned());
    DataTable {
        caption: describe(input, lang),
        headers: std::iter::once(words::capitalised(input.unit.get(lang))).chain(headers).collect(),
        rows: rows.collect(),
    }
}
