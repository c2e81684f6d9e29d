//! Years one over the other, month by month: how this one goes against those before.

use super::canvas::{Canvas, Type};
use super::drawing::{Cell, DataTable, Drawing, Frame, Rect};
use super::ink::Ink;
use super::{format, scale, words};
use crate::model::{Day, Lang, Month, Period, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// Years with their months, from January on; the last year is the one looked at.
    pub years: Vec<Year>,
    /// The last day that the figures cover.
    pub as_of: Day,
    pub noun: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: i32,
    /// `None` where the data do not reach.
    pub months: [Option<u64>; 12],
}

impl Year {
    fn sum(&self, months: usize) -> Option<u64> {
        let mut counts = self.months.iter().take(months);
        counts.try_fold(0_u64, |sum, count| Some(sum.saturating_add((*count)?)))
    }
}

const TOP: f64 = 14.0;
const BOTTOM: f64 = 22.0;

impl Yearly {
    fn last(&self) -> Option<&Year> {
        self.years.last()
    }

    /// Whole months of the year looked at.
    fn whole(&self) -> usize {
        let Some(year) = self.last() else { return 0 };
        let is_over = |month: u8| {
            Month::new(year.year, month).is_some_and(|month| month.last_day() <= self.as_of)
        };
        (1..=12).take_while(|&month| is_over(month)).count()
    }
}

/// Draws the years in the frame's height (at least 160 pixels).
pub fn yearly(input: &Yearly, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let (title, description) = (finding(input, lang), describe(input, lang));
    let canvas = Canvas::new(frame, scale::side(frame.height, 160.0));
    let plot = draw(&canvas, input);
    let height = canvas.height;
    let (svg, marks) = canvas.finish("yearly", (&title, &description));
    let summary = format!("{title}. {description}.");
    Drawing { svg, title, description, summary, marks, table: table(input, lang), height, plot }
}

fn draw(canvas: &Canvas, input: &Yearly) -> Rect {
    let lang = canvas.lang;
    let values = input.years.iter().flat_map(|year| year.months).flatten();
    let axis = scale::axis(values.map(|count| count as f64), 4);
    let labels: Vec<String> =
        axis.ticks.iter().map(|tick| format::decimal(*tick, 0, lang)).collect();
    let left = Type::NOTE.widest(labels.iter().map(String::as_str)) + 8.0;
    let right = Type::NOTE.bold(true).width("2024") + 12.0;
    let rect = Rect {
        x: left,
        y: TOP,
        width: (canvas.width - left - right).max(16.0),
        height: (canvas.height - TOP - BOTTOM).max(16.0),
    };
    let pitch = rect.width / 12.0;
    let at = |month: usize, count: f64| {
        let share = scale::within(count, axis.end) / axis.end;
        (rect.x + pitch * (month as f64 + 0.5), rect.y + rect.height * (1.0 - share))
    };
    for (tick, label) in axis.ticks.iter().zip(&labels) {
        let y = at(0, *tick).1;
        let ink = if *tick > 0.0 { Ink::Grid } else { Ink::Axis };
        canvas.line(&[(rect.x, y), (rect.x + rect.width, y)], ink, 1.0);
        canvas.text(label, (rect.x - 8.0, y), Type::NOTE.right());
    }
    let names: Vec<&str> = (1..=12)
        .filter_map(|month| Month::new(2024, month))
        .map(|month| format::month_tick(month, lang))
        .collect();
    let room = Type::NOTE.widest(names.iter().copied()) + 6.0;
    let step = [1, 2, 3, 6].into_iter().find(|step| *step as f64 * pitch >= room).unwrap_or(6);
    for (month, name) in names.into_iter().enumerate().step_by(step) {
        let (x, y) = (at(month, 0.0).0, rect.y + rect.height + 12.0);
        canvas.text(name, (x, y), Type::NOTE.centred());
    }
    let mut taken: Vec<f64> = Vec::new();
    for (number, year) in input.years.iter().enumerate().rev() {
        let is_last = number + 1 == input.years.len();
        let is_before = number + 2 == input.years.len();
        let (ink, width) = match (is_last, is_before) {
            (true, _) => (Ink::Accent, 2.8),
            (_, true) => (Ink::TextMuted, 1.8),
            _ => (Ink::Muted, 1.4),
        };
        let months = year.months.iter().enumerate();
        let points: Vec<(f64, f64)> =
            months.filter_map(|(month, count)| Some(at(month, (*count)? as f64))).collect();
        canvas.line(&points, ink, width);
        let Some(&(x, y)) = points.last() else { continue };
        if is_last {
            canvas.dot((x, y), 4.0, ink);
        }
        let y = free(&taken, y);
        taken.push(y);
        let kind = if is_last { Type::CALLOUT.left().bold(true) } else { Type::NOTE };
        canvas.text(&year.year.to_string(), (x + 8.0, y), kind.ink(ink));
    }
    rect
}

/// The place nearest beneath or above `y` that no other name takes.
fn free(taken: &[f64], y: f64) -> f64 {
    let is_free = |y: &f64| taken.iter().all(|other| (other - y).abs() >= 13.0);
    let offsets = (0..8).flat_map(|step| [f64::from(step) * 13.0, -f64::from(step) * 13.0]);
    offsets.map(|offset| y + offset).filter(|y| *y > 6.0).find(is_free).unwrap_or(y)
}

/// `Januari–Oktober 2024: 35.945 penempatan, +12,3% dari 2023`.
fn finding(input: &Yearly, lang: Lang) -> String {
    let noun = input.noun.get(lang);
    let whole = input.whole();
    let found = (|| {
        let last = input.last()?;
        let first = Month::new(last.year, 1)?;
        let period = Period::months(first, first.plus(i32::try_from(whole).ok()? - 1))?;
        Some((format::period(period, lang), last.sum(whole)?, last.year))
    })();
    let Some((period, sum, year)) = found.filter(|_| whole > 0) else {
        return match lang {
            Lang::Id => format!("Belum ada bulan {noun} yang penuh tahun ini"),
            Lang::En => format!("No whole month of {noun} this year yet"),
        };
    };
    let count = format::count(sum, lang);
    let before = input.years.iter().rev().find(|before| before.year == year - 1);
    match (before.and_then(|before| before.sum(whole)).filter(|before| *before > 0), lang) {
        (Some(before), _) => {
            let change = sum as f64 / before as f64 - 1.0;
            let sign = if change > 0.0 { "+" } else { "" };
            let change = format!("{sign}{}", format::percent(change, 1, lang));
            match lang {
                Lang::Id => format!("{period}: {count} {noun}, {change} dari {}", year - 1),
                Lang::En => format!("{period}: {count} {noun}, {change} on {}", year - 1),
            }
        }
        (None, _) => format!("{period}: {count} {noun}"),
    }
}

fn describe(input: &Yearly, lang: Lang) -> String {
    let noun = words::capitalised(input.noun.get(lang));
    match lang {
        Lang::Id => format!("{noun} per bulan, tahun demi tahun; dibandingkan bulan-bulan penuh"),
        Lang::En => format!("{noun} by month, year over year; whole months are compared"),
    }
}

fn table(input: &Yearly, lang: Lang) -> DataTable {
    let rows = (1..=12_u8).filter_map(|month| {
        let name = Month::new(2024, month)?;
        let counts = input.years.iter().map(|year| {
            match year.months.get(usize::from(month) - 1).copied().flatten() {
                Some(count) => Cell::count(count, lang),
                None => Cell::new(format::NOT_A_NUMBER, ""),
            }
        });
        let name = Cell::new(format::month_name(name, lang), month.to_string());
        Some(std::iter::once(name).chain(counts).collect())
    });
    let years = input.years.iter().map(|year| year.year.to_string());
    DataTable {
        caption: describe(input, lang),
        headers: std::iter::once(words::MONTH.get(lang).to_owned()).chain(years).collect(),
        rows: rows.collect(),
    }
}
