//! The board natively: what the page shows of the sample data, word for word and figure for figure.

#![expect(clippy::unwrap_used, reason = "what does not hold in a test should end it")]

mod agencies;
mod changes;
mod claims;
mod data;
mod meetings;
mod targets;
mod units;

use capaian::board::selection::PeriodChoice;
use capaian::board::session::Rows;
use capaian::board::wish::{Board, Figure};
use capaian::board::{Ahead, Aside, about};
use capaian::chart::drawing::Drawing;
use capaian::ingest::arrow::read_placements;
use capaian::model::Lang;
use capaian::model::sentence::Sentence;

use data::{desk, stock, wish};

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
    let aside = Aside { stock: stock("published", |_| {}), ..Aside::default() };
    let board = aside.board(&wish(Lang::Id, &[]), &Sentence::default());
    let section = |name: &str| {
        let mut sections = board.sections.iter();
        sections.find(|section| section.name == name).unwrap().html.as_str()
    };
    let figures = section("figures");
    assert!(figures.contains("<h3 class=\"published__finding\">Hong Kong terbesar: 99.773</h3>"));
    assert!(figures.contains(">Sumber</th>") && figures.contains("<svg "));
    assert!(section("claims").contains("35.945 ÷ 40.586"));
    let about = about(aside.stock.manifest.as_ref().unwrap(), String::new());
    assert!(!about.is_sample);
}

#[test]
fn what_the_data_do_not_have_is_said() {
    let mut desk = desk("sample");
    let board = desk.board(&wish(Lang::Id, &[("destination", "ATA")])).unwrap();
    assert_eq!(figure(&board, "realisation").raw, "0");
    assert!(board.notices.iter().any(|notice| notice.id.contains("ATA")), "{:?}", board.notices);
}

#[test]
fn desks_that_share_placements_show_what_each_would_alone() {
    let wishes = [
        wish(Lang::Id, &[("destination", "HKG")]),
        wish(Lang::En, &[("sex", "female"), ("destination", "TWN")]),
        wish(Lang::Id, &[]),
    ];
    let mut first = desk("sample");
    let mut second = desk("sample");
    let alone = desk("sample").install(Rows::Opened(first.opened().unwrap())).unwrap();
    assert_eq!(second.install(Rows::Opened(first.opened().unwrap())).unwrap(), alone);
    for (wish, other) in wishes.iter().zip(wishes.iter().cycle().skip(1)) {
        let shown = (first.board(wish).unwrap(), second.board(other).unwrap());
        while second.work(1 << 18, Ahead::Far) {}
        assert_eq!(
            shown,
            (desk("sample").board(wish).unwrap(), desk("sample").board(other).unwrap())
        );
    }
    drop(first);
    let last = wish(Lang::Id, &[("destination", "MYS")]);
    assert_eq!(second.board(&last).unwrap(), desk("sample").board(&last).unwrap());
}

#[test]
fn what_is_made_ready_is_shown_only_when_it_is_taken_over() {
    let mut desk = desk("sample");
    let wish = wish(Lang::Id, &[]);
    let before = desk.board(&wish).unwrap();
    assert_eq!(desk.install_prepared(), None);
    let mut again = None;
    stock("sample", |bytes| again = Some(read_placements(bytes, "placements")));
    desk.prepare(again.clone());
    assert_eq!(desk.board(&wish).unwrap(), before);
    let placements = desk.install_prepared().unwrap().unwrap();
    assert_eq!(placements, desk.install(Rows::New(again.clone().unwrap().unwrap())).unwrap());
    desk.prepare(again);
    desk.prepare(None);
    assert_eq!(desk.install_prepared(), None);
}
