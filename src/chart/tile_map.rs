//! The 38 provinces as tiles of one size, roughly where they lie; small provinces are as easy to see and
//! to touch as large ones. The value stands in the tile, its colour is one of five classes.

use super::canvas::{Canvas, Type, usable_width};
use super::classes::Classes;
use super::drawing::{Drawing, Frame, Mark, Rect};
use super::ink::Ink;
use super::ranked::{self, Bar, Ranked};
use super::{finding, format, share, summary, words};
use crate::model::order::sorted;
use crate::model::{Lang, Period, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileMap {
    /// Keys are BPS codes. What is not on the map (missing values, other codes) is listed beneath it.
    pub tiles: Vec<Bar>,
    /// What shares are shares of.
    pub whole: u64,
    pub noun: Text,
    pub view_label: Text,
    pub period: Option<Period>,
}

/// BPS code, short name, ISO 3166-2 letters, column and row: west to east, north to south.
pub const GRID: [(&str, &str, &str, u8, u8); 38] = [
    ("11", "Aceh", "AC", 0, 0),
    ("12", "Sumut", "SU", 1, 0),
    ("65", "Kaltara", "KU", 5, 0),
    ("13", "Sumbar", "SB", 1, 1),
    ("14", "Riau", "RI", 2, 1),
    ("21", "Kepri", "KR", 3, 1),
    ("61", "Kalbar", "KB", 4, 1),
    ("64", "Kaltim", "KI", 5, 1),
    ("75", "Gtlo", "GO", 6, 1),
    ("71", "Sulut", "SA", 7, 1),
    ("82", "Malut", "MU", 8, 1),
    ("17", "Bengkulu", "BE", 1, 2),
    ("15", "Jambi", "JA", 2, 2),
    ("19", "Babel", "BB", 3, 2),
    ("62", "Kalteng", "KT", 4, 2),
    ("63", "Kalsel", "KS", 5, 2),
    ("76", "Sulbar", "SR", 6, 2),
    ("72", "Sulteng", "ST", 7, 2),
    ("92", "PBD", "PD", 8, 2),
    ("91", "Pabar", "PB", 9, 2),
    ("94", "Papua", "PA", 10, 2),
    ("16", "Sumsel", "SS", 2, 3),
    ("73", "Sulsel", "SN", 6, 3),
    ("74", "Sultra", "SG", 7, 3),
    ("81", "Maluku", "MA", 8, 3),
    ("96", "Papteng", "PT", 9, 3),
    ("97", "Papeg", "PE", 10, 3),
    ("18", "Lampung", "LA", 2, 4),
    ("31", "DKI", "JK", 3, 4),
    ("95", "Papsel", "PS", 10, 4),
    ("36", "Banten", "BT", 2, 5),
    ("32", "Jabar", "JB", 3, 5),
    ("33", "Jateng", "JT", 4, 5),
    ("35", "Jatim", "JI", 5, 5),
    ("51", "Bali", "BA", 6, 5),
    ("52", "NTB", "NB", 7, 5),
    ("53", "NTT", "NT", 8, 5),
    ("34", "DIY", "YO", 4, 6),
];

const COLUMNS: f64 = 11.0;
const ROWS: f64 = 7.0;
/// Height of the line for what is not on the map.
const LINE: f64 = 26.0;

/// How large the tiles are.
#[derive(Clone, Copy)]
struct Tiles {
    gap: f64,
    width: f64,
    height: f64,
}

impl Tiles {
    fn new(width: f64) -> Self {
        let gap = if width < 480.0 { 2.0 } else { 3.0 };
        let tile = ((width - (COLUMNS - 1.0) * gap) / COLUMNS).min(96.0);
        Self { gap, width: tile, height: (tile * 0.72).clamp(30.0, 48.0) }
    }

    fn rect(self, column: u8, row: u8) -> Rect {
        Rect {
            x: f64::from(column) * (self.width + self.gap),
            y: f64::from(row) * (self.height + self.gap),
            width: self.width,
            height: self.height,
        }
    }

    /// Whether short names fit, and how they (or else the ISO letters) are set.
    fn names(self) -> (bool, Type) {
        let fits = |size: &f64| {
            let names = GRID.iter().map(|(_, short, ..)| *short);
            Type::NOTE.size(*size).widest(names) <= self.width - 2.0
        };
        match [12.0, 11.0, 10.0, 9.5].iter().find(|size| fits(size)) {
            Some(size) => (true, Type::NOTE.size(*size).centred()),
            None => (false, Type::NOTE.size(10.0).centred()),
        }
    }

    fn bottom(self) -> f64 {
        ROWS * self.height + (ROWS - 1.0) * self.gap
    }
}

/// Draws the tile map; the height follows from the width.
pub fn tile_map(input: &TileMap, frame: &Frame) -> Drawing {
    let lang = frame.lang;
    let tiles = Tiles::new(usable_width(frame));
    let (mapped, rest): (Vec<_>, Vec<_>) =
        input.tiles.iter().partition(|bar| !bar.missing && place(&bar.key).is_some());
    let ranking = ranking(input);
    let title = finding::ranked(&ranking, lang);
    let description = words::describe(input.noun, input.view_label, input.period, false, lang);
    let below = if rest.is_empty() { 0.0 } else { 8.0 + LINE * rest.len() as f64 };
    let mut canvas = Canvas::new(frame, tiles.bottom() + below);
    let classes = Classes::of(mapped.iter().map(|bar| bar.value));
    let (names, kind) = tiles.names();
    for (code, short, letters, column, row) in GRID {
        let rect = tiles.rect(column, row);
        let name = if names { short } else { letters };
        match mapped.iter().find(|bar| bar.key == code) {
            Some(bar) => tile(&mut canvas, input, bar, (name, kind), rect, &classes),
            None => absent(&canvas, (name, kind), rect),
        }
    }
    legend(&canvas, &classes, tiles);
    for (at, bar) in rest.iter().enumerate() {
        line(&mut canvas, input, bar, tiles.bottom() + 8.0 + LINE * at as f64);
    }
    let (width, height) = (canvas.width, canvas.height);
    let (svg, marks) = canvas.finish("tile-map", (&title, &description));
    Drawing {
        svg,
        title,
        description,
        summary: summary::ranked(&ranking, lang),
        marks,
        table: ranked::table(&ranking, lang),
        height,
        plot: Rect { x: 0.0, y: 0.0, width, height: tiles.bottom() },
    }
}

/// The tiles as a ranking, the largest first.
fn ranking(input: &TileMap) -> Ranked {
    let largest_first = |a: &Bar, b: &Bar| b.value.cmp(&a.value).then_with(|| a.key.cmp(&b.key));
    let bars = sorted(input.tiles.clone(), largest_first);
    Ranked {
        bars,
        others: None,
        whole: input.whole,
        is_listing: false,
        noun: input.noun,
        view_label: input.view_label,
        period: input.period,
        previous: None,
    }
}

fn place(code: &str) -> Option<(u8, u8)> {
    GRID.iter().find(|(known, ..)| *known == code).map(|(.., column, row)| (*column, *row))
}

/// The mark of a bar; `shown` is the name in its tile, which its own name contains.
fn mark(input: &TileMap, bar: &Bar, shown: &str, bounds: Rect, lang: Lang) -> Mark {
    let share = share(bar.value, input.whole)
        .map_or_else(|| format::NOT_A_NUMBER.to_owned(), |share| format::percent(share, 1, lang));
    let value = format!("{} {}", format::count(bar.value, lang), input.noun.get(lang));
    let label = match bar.label.contains(shown) {
        true => bar.label.clone(),
        false => format!("{} ({shown})", bar.label),
    };
    Mark {
        key: bar.key.clone(),
        id: String::new(),
        label: words::mark(&label, &value, &share),
        bounds,
        selected: bar.selected,
        selectable: true,
    }
}

fn tile(
    canvas: &mut Canvas,
    input: &TileMap,
    bar: &Bar,
    (name, kind): (&str, Type),
    rect: Rect,
    classes: &Classes,
) {
    let lang = canvas.lang;
    let (fill, text) = match (bar.selected, classes.ink(bar.value)) {
        (Some(false), _) => (Ink::Ghost, Ink::TextMuted),
        (_, None) => (Ink::Surface, Ink::TextMuted),
        (_, Some(inks)) => inks,
    };
    canvas.mark(mark(input, bar, name, rect, lang), |canvas| {
        canvas.rect(rect, fill);
        if fill == Ink::Surface {
            canvas.outline(inset(rect, 0.5), Ink::Grid, 1.0);
        }
        if bar.selected == Some(true) {
            canvas.outline(inset(rect, 1.0), Ink::Text, 2.0);
        }
        let (middle, centre) = (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
        let lift = (rect.height * 0.2).min(9.0);
        canvas.text(name, (middle, centre - lift), kind.ink(text));
        let kind = kind.ink(text).bold(rect.width >= 36.0);
        let value = figure(bar.value, rect.width - 2.0, kind, lang);
        let smaller = [kind, kind.size(kind.size - 1.0), kind.size(kind.size - 1.0).bold(false)];
        let fits = smaller.iter().find(|kind| kind.width(&value) <= rect.width - 1.0);
        let kind = *fits.unwrap_or(&kind.size(8.0).bold(false));
        canvas.text(&value, (middle, centre + lift), kind);
    });
}

/// A province that the data do not know: its outline only.
fn absent(canvas: &Canvas, (name, kind): (&str, Type), rect: Rect) {
    canvas.outline(inset(rect, 0.5), Ink::Grid, 1.0);
    canvas.text(name, (rect.x + rect.width / 2.0, rect.y + rect.height / 2.0), kind);
}

/// What is not on the map: name and value in a line.
fn line(canvas: &mut Canvas, input: &TileMap, bar: &Bar, top: f64) {
    let lang = canvas.lang;
    let bounds = Rect { x: 0.0, y: top, width: canvas.width, height: LINE };
    canvas.mark(mark(input, bar, &bar.label, bounds, lang), |canvas| {
        let middle = top + LINE / 2.0;
        let chosen = bar.selected == Some(true);
        let value = format::count(bar.value, lang);
        let room = canvas.width - Type::VALUE.bold(true).width(&value) - 20.0;
        let ink = if bar.selected == Some(false) { Ink::TextMuted } else { Ink::Text };
        let kind = Type::LABEL.bold(chosen).ink(ink);
        let name = kind.shortened(&bar.label, room);
        canvas.text(&name, (0.0, middle), kind);
        canvas.text(
            &value,
            (kind.width(&name) + 12.0, middle),
            Type::VALUE.left().bold(chosen).ink(ink),
        );
        if chosen {
            let end = kind.width(&name);
            canvas.line(&[(0.0, top + LINE - 3.0), (end, top + LINE - 3.0)], Ink::Accent, 2.0);
        }
    });
}

/// The classes as a small scale in the empty south-east.
fn legend(canvas: &Canvas, classes: &Classes, tiles: Tiles) {
    let inks = classes.inks();
    if inks.is_empty() {
        return;
    }
    let from = tiles.rect(6, 6);
    let room = tiles.rect(10, 6).x + tiles.width - from.x;
    let step = (room / inks.len() as f64).min(56.0);
    let left = from.x + room - step * inks.len() as f64;
    let size = if tiles.width < 40.0 { 9.0 } else { 11.0 };
    let kind = Type::NOTE.size(size).centred();
    for (at, ink) in inks.iter().enumerate() {
        let x = left + step * at as f64;
        canvas.rect(Rect { x, y: from.y + 6.0, width: step - 1.0, height: 8.0 }, *ink);
    }
    for (at, threshold) in classes.thresholds.iter().enumerate() {
        let x = left + step * (at + 1) as f64 - 0.5;
        let text = figure(*threshold, step - 4.0, kind, canvas.lang);
        canvas.text(&text, (x, from.y + 23.0), kind);
    }
}

/// A count in full where it has room, else in short.
fn figure(value: u64, room: f64, kind: Type, lang: Lang) -> String {
    let full = format::count(value, lang);
    if kind.width(&full) <= room {
        return full;
    }
    let short = i64::try_from(value).map_or(full, |n| format::compact(n, lang));
    // A no-break space of half the width would do; without it the unit still reads as one.
    if kind.width(&short) <= room { short } else { short.replace('\u{a0}', "") }
}

fn inset(rect: Rect, by: f64) -> Rect {
    Rect {
        x: rect.x + by,
        y: rect.y + by,
        width: rect.width - 2.0 * by,
        height: rect.height - 2.0 * by,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::province::PROVINCES;
    use std::collections::BTreeSet;

    #[test]
    fn the_grid_holds_every_province_once() {
        let codes: BTreeSet<&str> = GRID.iter().map(|(code, ..)| *code).collect();
        let known: BTreeSet<&str> = PROVINCES.terms.iter().map(|term| term.code).collect();
        assert_eq!(codes, known);
        let places: BTreeSet<_> = GRID.iter().map(|(.., column, row)| (column, row)).collect();
        assert_eq!(places.len(), GRID.len());
        let inside = |&(.., column, row): &(&str, &str, &str, u8, u8)| {
            f64::from(column) < COLUMNS && f64::from(row) < ROWS
        };
        assert!(GRID.iter().all(inside));
    }
}
