//! What charts say: findings, tables, names and sizes of marks.

use capaian::chart::{
    BeforeAfter, Columns, Cumulative, Numbers, Progress, Ranked, before_after, columns, cumulative,
    histogram, progress, ranked, tile_map,
};
use capaian::model::{Day, Lang, Text};

use crate::inputs::{
    attainment, bar, change, chosen_destinations, destinations, event, frame, lead_times, monthly,
    provinces, with_bars, year,
};

#[test]
fn findings_say_what_the_charts_show() {
    let wide = |lang| frame(560.0, 230.0, lang, "f");
    let (id, en) = (wide(Lang::Id), wide(Lang::En));
    assert_eq!(
        ranked(&destinations(), &id).title,
        "Hong Kong 31,4% dari penempatan, naik 5,6 poin"
    );
    assert_eq!(ranked(&destinations(), &en).title, "Hong Kong 31.4% of placements, up 5.6 points");
    let two = |a, b| with_bars(vec![bar("a", "Hong Kong", a, 9), bar("b", "Taiwan", b, 9)]);
    let said = |input: &Ranked| ranked(input, &id).title;
    assert_eq!(
        said(&two(5, 5)),
        "Hong Kong dan Taiwan sama besar, masing-masing 50,0% dari penempatan"
    );
    assert_eq!(said(&two(5, 0)), "Hong Kong: seluruh 5 penempatan");
    assert_eq!(said(&two(0, 0)), "Tidak ada penempatan dengan saringan ini");
    assert_eq!(said(&with_bars(vec![])), "Belum ada penempatan");
    assert_eq!(
        histogram(&lead_times(), &id).title,
        "Separuh penempatan selesai dalam 64 hari; 10% lebih dari 121 hari"
    );
    assert_eq!(
        progress(&attainment(), &id).title,
        "35.945 dari target 40.586 penempatan (88,6%), 6,3% di atas target berjalan"
    );
    assert_eq!(
        progress(&Progress { target: None, ..attainment() }, &en).title,
        "35,945 placements; no target yet"
    );
    assert_eq!(
        columns(&monthly(), &id).title,
        "Oktober 2024: 4.087 penempatan, 14,7% di atas bulan yang sama tahun lalu"
    );
    let ended = Columns { partial_last: Day::from_ymd(2024, 10, 12), ..monthly() };
    assert!(
        columns(&ended, &id).title.starts_with("September 2024: "),
        "an unfinished month is not compared"
    );
    let brushed = Columns { selection: Some((24, 34)), ..monthly() };
    assert!(columns(&brushed, &en).title.starts_with("January–October 2024: "));
}

#[test]
fn tables_carry_what_the_chart_shows_for_people_and_for_machines() {
    let table = ranked(&destinations(), &frame(560.0, 0.0, Lang::Id, "t")).table;
    assert_eq!(table.headers, ["Negara tujuan", "Penempatan", "Porsi", "Tanpa saringan lain"]);
    let first: Vec<(&str, &str)> =
        table.rows[0].iter().map(|cell| (cell.text.as_str(), cell.raw.as_str())).collect();
    let share = (11_302.0f64 / 35_945.0).to_string();
    assert_eq!(
        first,
        [("Hong Kong", "HKG"), ("11.302", "11302"), ("31,4%", share.as_str()), ("11.302", "11302")]
    );
    assert_eq!(table.rows.len(), 9);
}

#[test]
fn marks_are_named_keyed_and_large_enough_to_touch() {
    let drawing = ranked(&chosen_destinations(), &frame(300.0, 0.0, Lang::Id, "c1"));
    let first = &drawing.marks[0];
    assert_eq!((first.key.as_str(), first.id.as_str()), ("HKG", "c1-HKG"));
    assert_eq!(first.label, "Hong Kong: 6.781 penempatan, 31,4%");
    assert_eq!(first.selected, Some(true));
    for mark in &drawing.marks {
        assert!(mark.bounds.width >= 24.0 && mark.bounds.height >= 24.0, "{mark:?}");
        assert!(drawing.svg.contains(&format!("id=\"{}\"", mark.id)));
    }
    assert!(!drawing.marks.last().unwrap().selectable, "what is summed up cannot be chosen");
    let tiles = tile_map(&provinces(Lang::Id), &frame(340.0, 0.0, Lang::Id, "c2"));
    assert_eq!(tiles.marks.len(), 39);
    let narrow = tiles.marks.iter().find(|mark| mark.key == "32").map(|mark| mark.label.as_str());
    assert_eq!(
        narrow,
        Some("Jawa Barat (JB): 0 penempatan, 0,0%"),
        "the name holds what the tile shows"
    );
    assert!(tiles.marks.iter().all(|mark| mark.bounds.width >= 24.0 && mark.bounds.height >= 24.0));
}

#[test]
fn a_change_is_tabled_as_it_was_measured() {
    let input = BeforeAfter {
        values: vec![0.5, f64::NAN],
        fitted: vec![0.625],
        since: change().first.plus(1),
        unchanged: vec![0.25],
        numbers: Numbers { places: 1, factor: 100.0, suffix: Text::same("%") },
        ..change()
    };
    let drawing = before_after(&input, &frame(560.0, 260.0, Lang::En, "t"));
    assert_eq!(drawing.table.headers, ["Month", "Observed", "Line", "If unchanged"]);
    let texts: Vec<Vec<&str>> = drawing
        .table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
        .collect();
    assert_eq!(
        texts,
        [["January 2023", "50.0%", "62.5%", "–"], ["February 2023", "–", "–", "25.0%"]]
    );
    assert_eq!(drawing.table.rows[0][1].raw, "0.5");
    assert_eq!(drawing.title, input.title, "what the change means is the caller's to say");
}

#[test]
fn decisions_are_named_in_words_and_in_their_month() {
    let wide = frame(560.0, 230.0, Lang::Id, "d");
    let events = vec![event((2024, 9, 20), "Kuota\ndisepakati"), event((2021, 1, 1), "Lama")];
    let drawings = [
        columns(&Columns { events: events.clone(), ..monthly() }, &wide),
        cumulative(&Cumulative { events, ..year() }, &wide),
    ];
    for drawing in drawings {
        let words = "20 September 2024: Kuota disepakati";
        assert!(
            drawing.summary.ends_with(&format!("Keputusan dan tindak lanjut: {words}.")),
            "{}",
            drawing.summary
        );
        assert_eq!(
            drawing.table.headers.last().map(String::as_str),
            Some("Keputusan dan tindak lanjut")
        );
        let named = drawing.table.rows.iter().filter(|row| !row.last().unwrap().text.is_empty());
        let named: Vec<_> = named.map(|row| (&*row[0].raw, row.last().unwrap())).collect();
        let [(month, cell)] = named.as_slice() else { panic!("{named:?}") };
        assert_eq!(
            (*month, &*cell.text, &*cell.raw),
            ("2024-09", words, "2024-09-20 Kuota disepakati")
        );
        assert!(drawing.svg.contains("data-event=\"K-2024-09-20\""));
        assert!(drawing.svg.contains(&format!("<title>{words}</title>")));
    }
    let plain = columns(&monthly(), &wide);
    assert!(!plain.svg.contains("data-event") && plain.table.headers.len() == 4);
}
