//! Published figures: numbers without rows behind them, each with its source.

use super::labels::key_label;
use super::markup::{FRAME, Markup};
use super::options::{FIGURES, FIGURES_PERIOD, number};
use super::scene::Scene;
use super::texts;
use super::wish::Section;
use crate::chart::drawing::{Cell, DataTable, Drawing, Frame};
use crate::chart::format;
use crate::chart::ranked::{Bar, Ranked, ranked};
use crate::model::case::lower;
use crate::model::figure::Figure;
use crate::model::order::sorted;
use crate::model::{Lang, Period};

/// A published table is one measure broken down by one dimension in one area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Block {
    measure: String,
    area: String,
    dimension: String,
}

impl Block {
    fn of(figure: &Figure) -> Self {
        Self {
            measure: figure.measure.clone(),
            area: figure.area.clone(),
            dimension: figure.dimension.clone(),
        }
    }

    fn title(&self, lang: Lang) -> String {
        let measure = texts::measure(&self.measure, lang);
        if self.is_series() {
            return format!("{measure}, {}", self.area);
        }
        let dimension = lower(&texts::dimension(&self.dimension, lang));
        match lang {
            Lang::Id => format!("{measure} menurut {dimension}, {}", self.area),
            Lang::En => format!("{measure} by {dimension}, {}", self.area),
        }
    }

    /// Totals have no parts to compare, only periods.
    fn is_series(&self) -> bool {
        self.dimension == "total"
    }
}

/// The published tables, those with the most figures first.
fn blocks(figures: &[Figure]) -> Vec<Block> {
    let mut blocks: Vec<(Block, usize)> = Vec::new();
    for figure in figures {
        let of = Block::of(figure);
        match blocks.iter_mut().find(|(block, _)| *block == of) {
            Some((_, count)) => *count += 1,
            None => blocks.push((of, 1)),
        }
    }
    let blocks = sorted(blocks, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    blocks.into_iter().map(|(block, _)| block).collect()
}

/// The table that the wish chooses, in the period that it chooses.
struct Chosen<'a> {
    blocks: Vec<Block>,
    table: usize,
    periods: Vec<Period>,
    /// Which of the periods it is.
    place: usize,
    block: Block,
    period: Option<Period>,
    figures: Vec<&'a Figure>,
}

/// A choice beyond the end is the first one.
fn choose(scene: Scene<'_>) -> Option<Chosen<'_>> {
    let all = &scene.tables.figures;
    let blocks = blocks(all);
    let options = &scene.wish.options;
    let table = number(options, FIGURES).unwrap_or_default();
    let block = blocks.get(table).or_else(|| blocks.first())?.clone();
    let of_block = || all.iter().filter(|figure| Block::of(figure) == block);
    let periods: Vec<Period> = if block.is_series() {
        Vec::new()
    } else {
        let mut periods: Vec<Period> = Vec::new();
        for figure in of_block() {
            if !periods.contains(&figure.period) {
                periods.push(figure.period);
            }
        }
        sorted(periods, |a, b| b.cmp(a))
    };
    let figures_of = |period: Period| of_block().filter(|figure| figure.period == period).count();
    let newest_largest = || {
        let counts: Vec<usize> = periods.iter().map(|period| figures_of(*period)).collect();
        counts.iter().position(|count| Some(count) == counts.iter().max())
    };
    let place = number(options, FIGURES_PERIOD).filter(|place| *place < periods.len());
    let place = place.or_else(newest_largest).unwrap_or_default();
    let period = periods.get(place).copied();
    let figures =
        of_block().filter(|figure| period.is_none_or(|period| figure.period == period)).collect();
    Some(Chosen { blocks, table, periods, place, block, period, figures })
}

/// The published figures as a card `width` CSS pixels wide; `None` where the data have none.
pub(super) fn figures(scene: Scene<'_>, width: u32) -> Option<Section> {
    let lang = scene.lang;
    let chosen = choose(scene)?;
    let drawing = chart(scene, &chosen, width.saturating_sub(FRAME));
    let numbered = |words: Vec<String>| -> Vec<(String, String)> {
        words.into_iter().enumerate().map(|(place, words)| (place.to_string(), words)).collect()
    };
    let tables = numbered(chosen.blocks.iter().map(|block| block.title(lang)).collect());
    let periods = chosen.periods.iter().map(|period| format::period(*period, lang));
    let periods = numbered(periods.collect());
    let mut html = Markup::default();
    let card = [
        ("class", "card published"),
        ("data-panel", "figures"),
        ("aria-labelledby", "figures-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("figures", "figures-title"), lang, |html| {
            html.words("h2", &[("id", "figures-title")], texts::PUBLISHED_FIGURES.get(lang));
            html.words("p", &[], texts::FIGURES_INTRO.get(lang));
        });
        html.within("div", &[("class", "published__controls")], |html| {
            let (table, place) = (chosen.table.to_string(), chosen.place.to_string());
            let words = texts::TABLE.get(lang);
            html.select(FIGURES, FIGURES_PERIOD, words, &tables, &table);
            html.select(FIGURES_PERIOD, "", texts::PERIOD.get(lang), &periods, &place);
        });
        html.words("h3", &[("class", "published__finding")], &drawing.title);
        html.drawing("published__chart", &drawing);
        html.table(&table(scene, &chosen));
    });
    Some(Section { name: "figures".to_owned(), html: html.into_html() })
}

fn table(scene: Scene<'_>, chosen: &Chosen<'_>) -> DataTable {
    let lang = scene.lang;
    let rows = chosen.figures.iter().map(|figure| {
        vec![
            Cell::new(value_label(scene, &chosen.block, figure), figure.value.clone()),
            Cell::count(figure.count, lang),
            Cell::word(figure.note.clone()),
            Cell::word(figure.source.clone()),
        ]
    });
    let headers = [texts::VALUE, texts::COUNT, texts::NOTE, texts::SOURCE];
    DataTable {
        caption: chosen.block.title(lang),
        headers: headers.map(|text| text.get(lang).to_owned()).to_vec(),
        rows: rows.collect(),
    }
}

fn value_label(scene: Scene<'_>, block: &Block, figure: &Figure) -> String {
    let label = if block.is_series() {
        format::period(figure.period, scene.lang)
    } else {
        key_label(scene, &figure.dimension, &figure.value).to_owned()
    };
    match figure.status.as_str() {
        "" => label,
        status => format!("{label} ({status})"),
    }
}

/// Bars without shares: the published lists are rarely complete.
fn chart(scene: Scene<'_>, chosen: &Chosen<'_>, width: u32) -> Drawing {
    let bars: Vec<Bar> = chosen
        .figures
        .iter()
        .enumerate()
        .map(|(number, figure)| Bar {
            // Published tables repeat values across vintages; the row's number keeps them apart.
            key: number.to_string(),
            label: value_label(scene, &chosen.block, figure),
            value: figure.count,
            total: figure.count,
            selected: None,
            missing: false,
        })
        .collect();
    let bars = if chosen.block.is_series() {
        bars
    } else {
        sorted(bars, |a, b| b.value.cmp(&a.value).then_with(|| a.label.cmp(&b.label)))
    };
    let input = Ranked {
        bars,
        others: None,
        whole: 0,
        is_listing: true,
        noun: texts::VALUE,
        view_label: texts::view_label(&chosen.block.dimension),
        period: chosen.period,
        previous: None,
    };
    let id = "figures".to_owned();
    ranked(&input, &Frame { width: width.into(), height: 0.0, lang: scene.lang, id })
}
