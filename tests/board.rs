//! The board natively: what the page shows of the sample data, word for word and figure for figure.

#![expect(clippy::unwrap_used, reason = "what does not hold in a test should end it")]

use std::fs;

use capaian::board::extract::Extract;
use capaian::board::selection::{PeriodChoice, Selection};
use capaian::board::wish::{Board, Figure, HEADLINE, SECTIONS, Wish};
use capaian::board::{Aside, Desk, Stock, about};
use capaian::chart::drawing::Drawing;
use capaian::chart::format::count;
use capaian::ingest::arrow::read_placements;
use capaian::ingest::config::read_config;
use capaian::ingest::labels::read_labels;
use capaian::ingest::manifest::read_manifest;
use capaian::ingest::records::read_records;
use capaian::model::Lang;
use capaian::model::table::TableName;
use capaian::model::target::{ScopeKind, Target};

/// What both workers fetch of a data set of `public/data`; `take` is given the placements' bytes.
fn stock(data_set: &str, mut take: impl FnMut(&[u8])) -> Stock {
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
fn desk(data_set: &str) -> Desk {
    let mut desk = Desk::default();
    desk.stock = stock(data_set, |bytes| {
        desk.install(read_placements(bytes, "placements").unwrap()).unwrap();
    });
    desk
}

fn wish(lang: Lang, keys: &[(&str, &str)]) -> Wish {
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

fn figure<'a>(board: &'a Board, key: &str) -> &'a Figure {
    let figures = &board.headline.as_ref().unwrap().figures;
    figures.iter().find(|figure| figure.key == key).unwrap()
}

fn drawing<'a>(board: &'a Board, name: &str) -> &'a Drawing {
    board.drawings.iter().find(|(drawn, _)| drawn == name).map(|(_, drawing)| drawing).unwrap()
}

#[test]
fn the_head_says_what_the_article_should_have_said() {
    let mut desk = desk("sample");
    let board = desk.board(&wish(Lang::Id, &[])).unwrap();
    assert_eq!(figure(&board, "realisation").value, "35.945");
    assert_eq!(figure(&board, "target").value, "40.586");
    assert_eq!(figure(&board, "attainment").value, "88,6%");
    assert_eq!(figure(&board, "elapsed-attainment").band.as_ref().unwrap().key, "achieved");
    let headline = board.headline.as_ref().unwrap();
    assert!(headline.finding.starts_with("88,6% dari target 40.586"), "{}", headline.finding);
    assert!(headline.provenance.iter().any(|line| line.contains("35.945 / 40.586 = 88,5650%")));
    let english = desk.board(&wish(Lang::En, &[])).unwrap();
    assert_eq!(figure(&english, "attainment").value, "88.6%");
    assert_eq!(figure(&english, "attainment").raw, figure(&board, "attainment").raw);
}

#[test]
fn a_choice_changes_every_drawing_but_its_own_bars() {
    let mut desk = desk("sample");
    let all = desk.board(&wish(Lang::Id, &[])).unwrap();
    let chosen = desk.board(&wish(Lang::Id, &[("destination", "HKG")])).unwrap();
    let values = |board: &Board, name: &str| -> Vec<String> {
        drawing(board, name).table.rows.iter().map(|row| row[1].raw.clone()).collect()
    };
    assert_eq!(values(&all, "destination"), values(&chosen, "destination"));
    for name in ["month", "agency", "origin_province", "lead"] {
        assert_ne!(values(&all, name), values(&chosen, name), "{name}");
    }
    let hong_kong = &drawing(&all, "destination").table.rows[0];
    assert_eq!(hong_kong[0].raw, "HKG");
    assert_eq!(figure(&chosen, "realisation").raw, hong_kong[1].raw);
    let words: Vec<(&str, &str)> =
        chosen.chips.iter().map(|chip| (chip.view.as_str(), chip.words.as_str())).collect();
    assert_eq!(words, [("month", "Januari–Oktober 2024"), ("destination", "Hong Kong")]);
    assert!(drawing(&chosen, "destination").marks.iter().any(|mark| mark.selected == Some(true)));
}

#[test]
fn the_steps_of_a_brush_keep_what_stands_behind_the_bars() {
    let mut desk = desk("sample");
    let behind = |board: &Board| -> u64 {
        let rows = &drawing(board, "agency").table.rows;
        rows.iter().map(|row| row[3].raw.parse::<u64>().unwrap()).sum()
    };
    let before = desk.board(&wish(Lang::Id, &[])).unwrap();
    let mut step = wish(Lang::Id, &[]);
    step.selection.period = PeriodChoice::Of("2024-03..2024-05".parse().unwrap());
    step.is_step = true;
    let during = desk.board(&step).unwrap();
    step.is_step = false;
    let after = desk.board(&step).unwrap();
    assert_eq!(figure(&during, "realisation"), figure(&after, "realisation"));
    assert_eq!(behind(&before), behind(&during), "the step did not count anew what is behind");
    assert_eq!(behind(&after).to_string(), figure(&after, "realisation").raw);
}

#[test]
fn rows_add_up_to_the_figure_that_was_opened() {
    let mut desk = desk("sample");
    let mut wish = wish(Lang::Id, &[("destination", "HKG"), ("sex", "male")]);
    wish.rows = Some(1);
    let board = desk.board(&wish).unwrap();
    let rows = board.rows.as_ref().unwrap();
    assert_eq!(rows.placements.to_string(), figure(&board, "realisation").raw);
    assert_eq!(rows.table.rows.len(), 50);
    assert!(rows.has_next);
    let destination = rows.table.headers.iter().position(|name| name == "Negara tujuan").unwrap();
    assert!(rows.table.rows.iter().all(|row| row[destination].text == "Hong Kong"));
}

#[test]
fn published_figures_come_with_their_sources() {
    assert_eq!(desk("published").board(&wish(Lang::Id, &[])).unwrap(), Board::default());
    let aside = Aside { stock: stock("published", |_| {}) };
    let board = aside.board(&wish(Lang::Id, &[]));
    let section = |name: &str| {
        let mut sections = board.sections.iter();
        sections.find(|section| section.name == name).unwrap().html.as_str()
    };
    let figures = section("figures");
    assert!(figures.contains("<h3 class=\"published__finding\">Hong Kong terbesar: 99.773</h3>"));
    assert!(figures.contains(">Sumber</th>") && figures.contains("<svg "));
    assert!(section("claims").contains("35945/40586"));
    let about = about(aside.stock.manifest.as_ref().unwrap());
    assert!(!about.is_sample);
}

#[test]
fn what_the_data_do_not_have_is_said() {
    let mut desk = desk("sample");
    let board = desk.board(&wish(Lang::Id, &[("destination", "ATA")])).unwrap();
    assert_eq!(figure(&board, "realisation").raw, "0");
    assert!(board.notices.iter().any(|notice| notice.id.contains("ATA")), "{:?}", board.notices);
}

/// The analyst's card of targets for a wish.
fn targets(stock: Stock, mut wish: Wish, extract: Vec<u8>) -> String {
    wish.extract = extract;
    let board = Aside { stock }.board(&wish);
    let section = board.sections.iter().find(|section| section.name == "targets");
    section.map(|section| section.html.clone()).unwrap_or_default()
}

#[test]
fn the_meeting_of_november_2024_was_ahead_of_pace() {
    let mut months = vec![3_594; 10];
    months[9] += 5;
    let extract = Extract {
        first: "2024-01".parse().unwrap(),
        counts: months,
        as_of: "2024-10-31".parse().unwrap(),
        year: 2024,
        scope: Some((ScopeKind::Office, None)),
    };
    let target = Target {
        period: "2024".parse().unwrap(),
        scope_kind: ScopeKind::Office,
        scope: "BP3MI DKI Jakarta".into(),
        value: 40_586,
        version: 1,
        decided_on: "2024-01-05".parse().unwrap(),
        decree: "PK/2024".into(),
        source: "BP3MI".into(),
    };
    let mut stock = Stock::default();
    stock.tables.targets = vec![target];
    let html = targets(stock, wish(Lang::Id, &[]), extract.pack());
    for figure in [
        ">+5,51<",
        "88,57% − 83,06% (hari kalender)",
        ">4.641<",
        "40.586 − 35.945",
        ">2.320,5<",
        "sejauh ini 3.594,5; bulan terbaik 3.599 (Oktober)",
        "Rata-rata bulan-bulan terakhir",
    ] {
        assert!(html.contains(figure), "{figure} is missing in {html}");
    }
}

#[test]
fn the_year_end_is_projected_for_the_office_and_for_what_is_chosen() {
    let mut desk = desk("sample");
    for (keys, subject) in
        [(vec![], "Seluruh kantor."), (vec![("destination", "HKG")], "Hong Kong.")]
    {
        let wish = wish(Lang::Id, &keys);
        let extract = desk.board(&wish).unwrap().extract;
        let realised: u64 = Extract::unpack(&extract).unwrap().counts.iter().skip(24).sum();
        let html = targets(stock("sample", |_| {}), wish, extract);
        assert!(html.contains("Proyeksi akhir 2024: "), "{html}");
        assert!(html.contains("<svg ") && html.contains("jalur target"), "the year is drawn");
        assert!(html.contains(subject) && html.contains("MASE") && html.contains("dipakai"));
        assert!(html.contains(&format!("− {}", count(realised, Lang::Id))), "{realised}: {html}");
    }
    let two = wish(Lang::En, &[("destination", "HKG"), ("sex", "male")]);
    let extract = desk.board(&two).unwrap().extract;
    let html = targets(stock("sample", |_| {}), two, extract);
    assert!(html.contains("without a target") && html.contains("No target"));
}

#[test]
fn another_pace_and_a_version_that_is_not_there_are_taken_for_what_they_are() {
    let mut desk = desk("sample");
    let plain = wish(Lang::En, &[]);
    let extract = desk.board(&plain).unwrap().extract;
    let of = |options: &[(&str, &str)]| {
        let mut wish = plain.clone();
        wish.options =
            options.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        targets(stock("sample", |_| {}), wish, extract.clone())
    };
    assert!(of(&[]).contains("(seasonal pattern of 2022, 2023)"));
    assert!(of(&[("pace", "calendar_days")]).contains("(calendar days)"));
    assert!(of(&[("pace", "working_days")]).contains("(working days)"));
    assert_eq!(of(&[("pace", "<b>"), ("target_version", "99")]), of(&[]));
}
