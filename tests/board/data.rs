//! Data sets as both workers have them, and wishes of the page.

use std::fs;

use capaian::board::options::Options;
use capaian::board::page::Page;
use capaian::board::selection::Selection;
use capaian::board::session::Rows;
use capaian::board::wish::{HEADLINE, SECTIONS, Wish};
use capaian::board::{Aside, Desk, Stock};
use capaian::ingest::arrow::read_placements;
use capaian::ingest::config::read_config;
use capaian::ingest::labels::read_labels;
use capaian::ingest::manifest::read_manifest;
use capaian::ingest::reading::sentence::read;
use capaian::ingest::records::read_records;
use capaian::model::Lang;
use capaian::model::table::TableName;

/// What both workers fetch of a data set of `public/data`; `take` is given the placements' bytes.
pub fn stock(data_set: &str, mut take: impl FnMut(&[u8])) -> Stock {
    let read = |path: &str| fs::read(format!("public/{path}")).unwrap();
    let mut stock = Stock {
        config: Some(read_config(&read("config.json"), "config.json").unwrap()),
        labels: read_labels(&read("vocabulary.json"), "vocabulary.json").unwrap(),
        ..Stock::default()
    };
    let folder = format!("data/{data_set}");
    let manifest = read_manifest(&read(&format!("{folder}/manifest.json")), "manifest").unwrap();
    for table in &manifest.tables {
        let bytes = read(&format!("{folder}/{}", table.url));
        match TableName::from_name(&table.name).unwrap() {
            TableName::Placements => take(&bytes),
            name => {
                let records = read_records(name, table.format, &bytes, &table.url).unwrap();
                stock.tables.insert(records);
            }
        }
    }
    stock.manifest = Some(manifest);
    stock
}

/// A data set as the engine's worker has it on its desk.
pub fn desk(data_set: &str) -> Desk {
    let mut desk = Desk::default();
    desk.stock = stock(data_set, |bytes| {
        desk.install(Rows::New(read_placements(bytes, "placements").unwrap())).unwrap();
    });
    desk
}

pub fn wish(lang: Lang, keys: &[(&str, &str)]) -> Wish {
    let mut selection = Selection::default();
    for (view, key) in keys {
        selection.toggle(view, key);
    }
    let widths = [HEADLINE, SECTIONS, "month", "destination", "agency", "origin_province", "lead"];
    Wish {
        selection,
        lang,
        widths: widths.map(|name| (name.to_owned(), 480)).to_vec(),
        ..Wish::default()
    }
}

/// Options by name.
pub fn options(chosen: &[(&str, &str)]) -> Options {
    chosen.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What the engine hands on of a wish to the analyst, for a section.
pub fn extract(desk: &mut Desk, name: &str, wish: &Wish) -> Vec<u8> {
    let mut wish = wish.clone();
    page_of(name).open(&mut wish.options);
    desk.board(&wish).unwrap();
    desk.extract(&wish)
}

/// The page that a section is on.
fn page_of(name: &str) -> Page {
    match name {
        "targets" | "units" | "changes" => Page::Targets,
        "claims" | "sentence" | "figures" => Page::Claims,
        "follow-up" | "meetings" | "meeting" | "constraints" | "effect" => Page::Meetings,
        _ => Page::Agencies,
    }
}

/// A section of the analyst's for a wish; empty where he has none.
pub fn section(name: &str, stock: Stock, mut wish: Wish, extract: Vec<u8>) -> String {
    wish.extract = extract;
    page_of(name).open(&mut wish.options);
    let text = wish.options.get("sentence").map(String::as_str).unwrap_or_default();
    let board = Aside { stock, ..Aside::default() }.board(&wish, &read(text));
    let section = board.sections.iter().find(|section| section.name == name);
    section.map(|section| section.html.clone()).unwrap_or_default()
}
