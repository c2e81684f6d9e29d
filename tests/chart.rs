//! Charts against golden SVGs, and against inputs that nobody would wish for. `UPDATE_GOLDEN=1` writes
//! the goldens anew: look at them before committing.

use std::fs;
use std::path::Path;

use capaian::chart::{
    Bar, Columns, Drawing, Frame, Histogram, Ink, Others, Previous, Progress, Ranked, TileMap,
    columns, format, histogram, progress, ranked, tile_map,
};
use capaian::model::config::BandKey;
use capaian::model::vocabulary::province::PROVINCES;
use capaian::model::{Day, Lang, Message, Month, Text};
use proptest::prelude::*;

const NOUN: Text = Text::new("penempatan", "placements");
const LONG: &str =
    "PT Perusahaan Penempatan Pekerja Migran Indonesia dengan Nama Sangat Panjang Sekali";
const HOSTILE: &str = "<script>alert(\"x\")</script> & 'it' \u{0}\u{202e}";

fn frame(width: f64, height: f64, lang: Lang, id: &str) -> Frame {
    Frame { width, height, lang, id: id.to_owned() }
}

fn bar(key: &str, label: &str, value: u64, total: u64) -> Bar {
    let (key, label) = (key.to_owned(), label.to_owned());
    Bar { key, label, value, total, selected: None, missing: false }
}

fn destinations() -> Ranked {
    let values = [
        ("HKG", "Hong Kong", 11_302),
        ("TWN", "Taiwan", 9_871),
        ("MYS", "Malaysia", 5_420),
        ("SGP", "Singapura", 3_377),
        ("SAU", "Arab Saudi", 2_004),
        ("BRN", "Brunei Darussalam", 880),
        ("ITA", "Italia", 412),
    ];
    let mut bars: Vec<Bar> =
        values.iter().map(|(key, label, value)| bar(key, label, *value, *value)).collect();
    bars.push(Bar { missing: true, ..bar("", "Tidak tersedia", 121, 121) });
    Ranked {
        bars,
        others: Some(Others { count: 12, value: 2_558, total: 2_558 }),
        whole: 35_945,
        noun: NOUN,
        view_label: Text::new("Negara tujuan", "Destination"),
        period: "2024-01..2024-10".parse().ok(),
        previous: Some(Previous {
            values: vec![8_000, 9_000, 5_000, 4_000, 2_000, 900, 400, 100],
            whole: 31_000,
            label: Message::new("Januari–Oktober 2023", "January–October 2023"),
        }),
    }
}

/// The destinations with Hong Kong and Taiwan chosen and the other views filtered.
fn chosen_destinations() -> Ranked {
    let mut input = destinations();
    for bar in &mut input.bars {
        bar.value = bar.total * 3 / 5;
        bar.selected = Some(matches!(bar.key.as_str(), "HKG" | "TWN"));
    }
    input.others = Some(Others { count: 12, value: 1_534, total: 2_558 });
    input.whole = input.bars.iter().map(|bar| bar.value).sum::<u64>() + 1_534;
    input
}

fn with_bars(bars: Vec<Bar>) -> Ranked {
    let whole = bars.iter().map(|bar| bar.value).sum();
    Ranked { bars, others: None, whole, previous: None, ..destinations() }
}

/// 34 months with a season and a growth: January 2022 to October 2024.
fn monthly() -> Columns {
    let season = [88, 84, 92, 78, 95, 104, 110, 112, 108, 115, 106, 98];
    let values: Vec<u64> = (0..34u64)
        .map(|at| (2_300 + at * 38) * season.get(at as usize % 12).unwrap_or(&100) / 100)
        .collect();
    let target = (0..34).map(|at| (at >= 12).then_some(if at < 24 { 2_900.0 } else { 3_382.2 }));
    Columns {
        first: Month::from_number(2022 * 12),
        totals: values.clone(),
        values,
        target: Some(target.collect()),
        selection: None,
        partial_last: None,
        noun: NOUN,
        view_label: Text::new("Bulan", "Month"),
    }
}

fn lead_times() -> Histogram {
    let values: Vec<u64> = (0..27u64)
        .map(|at| {
            let x = (at as f64 - 8.5) / 4.2;
            (3_400.0 * (-x * x / 2.0).exp() + 120.0 * (27.0 - at as f64) / 27.0) as u64
        })
        .collect();
    Histogram {
        edges: (0..=27).map(|at| f64::from(at) * 7.0).collect(),
        open_end: true,
        totals: values.clone(),
        values,
        selection: None,
        median: Some(64.0),
        tail: Some(121.0),
        missing: 37,
        unit: Text::new("hari", "days"),
        noun: NOUN,
        view_label: Text::new("Lama proses", "Lead time"),
        period: "2024-01..2024-10".parse().ok(),
    }
}

fn provinces(lang: Lang) -> TileMap {
    let mut tiles: Vec<Bar> = PROVINCES
        .terms
        .iter()
        .enumerate()
        .map(|(at, term)| {
            let value = [9_120, 7_340, 6_050, 2_980, 1_760, 930, 410, 210, 88, 41, 17, 6, 0]
                .get(at * 7 % 13)
                .copied()
                .unwrap_or(0);
            bar(term.code, term.label.get(lang), value, value)
        })
        .collect();
    tiles.push(Bar { missing: true, ..bar("", "Tidak tersedia", 212, 212) });
    TileMap {
        whole: tiles.iter().map(|tile| tile.value).sum(),
        tiles,
        noun: NOUN,
        view_label: Text::new("Provinsi asal", "Province of origin"),
        period: "2024-01..2024-10".parse().ok(),
    }
}

fn attainment() -> Progress {
    Progress {
        realised: 35_945,
        target: Some(40_586),
        elapsed: Some(33_822.0),
        projected: Some(43_134.0),
        interval: Some((41_900.0, 44_300.0)),
        band: Some((BandKey::Achieved, "Tercapai".to_owned())),
        noun: NOUN,
        view_label: Text::new("Realisasi terhadap target", "Realisation against target"),
        period: "2024".parse().ok(),
    }
}

type Draw = Box<dyn Fn(&Frame) -> Drawing>;

/// Every golden case: its name, the frame's height, and how it is drawn.
fn cases() -> Vec<(&'static str, f64, Draw)> {
    fn of<T: 'static>(input: T, draw: fn(&T, &Frame) -> Drawing) -> Draw {
        Box::new(move |frame| draw(&input, frame))
    }
    let zero = |mut input: Ranked| {
        for bar in &mut input.bars {
            bar.value = 0;
        }
        input.others = None;
        input.whole = 0;
        input
    };
    let quiet = |mut input: Columns| {
        input.values.fill(0);
        input
    };
    let huge = 1_234_567_890;
    let cases: Vec<(&'static str, f64, Draw)> = vec![
        ("ranked", 0.0, of(destinations(), ranked)),
        ("ranked_chosen", 0.0, of(chosen_destinations(), ranked)),
        ("ranked_empty", 0.0, of(with_bars(vec![]), ranked)),
        ("ranked_one", 0.0, of(with_bars(vec![bar("HKG", "Hong Kong", 5, 5)]), ranked)),
        ("ranked_filtered_out", 0.0, of(zero(destinations()), ranked)),
        (
            "ranked_zero",
            0.0,
            of(with_bars(vec![bar("HKG", "Hong Kong", 0, 0), bar("TWN", "Taiwan", 0, 0)]), ranked),
        ),
        (
            "ranked_huge",
            0.0,
            of(
                with_bars(vec![
                    bar("a", "Hong Kong", huge, huge),
                    bar("b", "Taiwan", huge / 3, huge),
                ]),
                ranked,
            ),
        ),
        (
            "ranked_hostile",
            0.0,
            of(
                with_bars(vec![
                    bar(HOSTILE, HOSTILE, 7, 9),
                    bar("long", LONG, 5, 5),
                    bar("", "", 1, 1),
                ]),
                ranked,
            ),
        ),
        ("columns", 230.0, of(monthly(), columns)),
        (
            "columns_brushed",
            230.0,
            of(
                Columns {
                    values: monthly().totals.iter().map(|total| total * 2 / 5).collect(),
                    selection: Some((24, 34)),
                    target: None,
                    ..monthly()
                },
                columns,
            ),
        ),
        (
            "columns_partial",
            230.0,
            of(Columns { partial_last: Day::from_ymd(2024, 10, 12), ..monthly() }, columns),
        ),
        (
            "columns_empty",
            230.0,
            of(Columns { values: vec![], totals: vec![], target: None, ..monthly() }, columns),
        ),
        (
            "columns_one",
            230.0,
            of(Columns { values: vec![3], totals: vec![3], target: None, ..monthly() }, columns),
        ),
        ("columns_filtered_out", 230.0, of(quiet(monthly()), columns)),
        (
            "columns_huge",
            230.0,
            of(
                Columns { values: vec![huge, huge / 2], totals: vec![huge, huge], ..monthly() },
                columns,
            ),
        ),
        ("histogram", 180.0, of(lead_times(), histogram)),
        (
            "histogram_brushed",
            180.0,
            of(Histogram { selection: Some((4, 10)), ..lead_times() }, histogram),
        ),
        (
            "histogram_empty",
            180.0,
            of(
                Histogram { edges: vec![], values: vec![], totals: vec![], ..lead_times() },
                histogram,
            ),
        ),
        (
            "histogram_filtered_out",
            180.0,
            of(
                Histogram { values: vec![0; 27], median: None, tail: None, ..lead_times() },
                histogram,
            ),
        ),
        ("progress", 0.0, of(attainment(), progress)),
        (
            "progress_beyond",
            0.0,
            of(
                Progress {
                    realised: 297_108,
                    target: Some(273_747),
                    elapsed: None,
                    projected: None,
                    ..attainment()
                },
                progress,
            ),
        ),
        (
            "progress_behind",
            0.0,
            of(
                Progress {
                    realised: 1_245,
                    band: Some((BandKey::Critical, "Kritis".to_owned())),
                    projected: Some(20_010.0),
                    interval: Some((11_000.0, 30_500.0)),
                    ..attainment()
                },
                progress,
            ),
        ),
        (
            "progress_no_target",
            0.0,
            of(Progress { target: None, elapsed: None, band: None, ..attainment() }, progress),
        ),
        (
            "progress_zero",
            0.0,
            of(
                Progress {
                    realised: 0,
                    target: Some(0),
                    projected: Some(f64::NAN),
                    ..attainment()
                },
                progress,
            ),
        ),
    ];
    let mut cases = cases;
    cases.push(("tile_map", 0.0, Box::new(|frame| tile_map(&provinces(frame.lang), frame))));
    cases.push((
        "tile_map_chosen",
        0.0,
        Box::new(|frame| {
            let mut input = provinces(frame.lang);
            for tile in &mut input.tiles {
                tile.selected = Some(matches!(tile.key.as_str(), "32" | "33" | ""));
            }
            tile_map(&input, frame)
        }),
    ));
    cases.push((
        "tile_map_empty",
        0.0,
        Box::new(|frame| {
            tile_map(&TileMap { tiles: vec![], whole: 0, ..provinces(frame.lang) }, frame)
        }),
    ));
    cases.push((
        "tile_map_huge",
        0.0,
        Box::new(|frame| {
            let mut input = provinces(frame.lang);
            for tile in &mut input.tiles {
                tile.value *= 1_000_003;
            }
            tile_map(&input, frame)
        }),
    ));
    cases
}

/// Width by name; the last of the cases in [`cases`] is drawn in each.
const WIDTHS: [(&str, f64); 2] = [("wide", 560.0), ("narrow", 300.0)];

#[test]
fn drawings_are_byte_stable() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    for (case, height, draw) in cases() {
        for lang in [Lang::Id, Lang::En] {
            for (size, width) in WIDTHS {
                let name = format!("{case}.{}.{size}", lang.tag());
                let drawing = draw(&frame(width, height, lang, "g"));
                // One element a line, so that a difference is readable.
                let svg = drawing.svg.replace("><", ">\n<") + "\n";
                let file = folder.join(format!("{name}.svg"));
                if update {
                    fs::write(&file, &svg).unwrap();
                } else if fs::read_to_string(&file).unwrap_or_default() != svg {
                    different.push(name);
                }
            }
        }
    }
    assert!(
        different.is_empty(),
        "not as in tests/golden: {different:?}\nLook at what changed: UPDATE_GOLDEN=1 cargo test --test chart, \
         then git diff tests/golden"
    );
}

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
    assert_eq!(table.headers, ["Negara tujuan", "Penempatan", "Porsi", "Tanpa saringan"]);
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
    assert_eq!(first.selected, Some(true));
    for mark in &drawing.marks {
        assert!(mark.bounds.width >= 24.0 && mark.bounds.height >= 24.0, "{mark:?}");
        assert!(drawing.svg.contains(&format!("id=\"{}\"", mark.id)));
    }
    assert!(!drawing.marks.last().unwrap().selectable, "what is summed up cannot be chosen");
    let tiles = tile_map(&provinces(Lang::Id), &frame(340.0, 0.0, Lang::Id, "c2"));
    assert_eq!(tiles.marks.len(), 39);
    assert!(tiles.marks.iter().all(|mark| mark.bounds.width >= 24.0 && mark.bounds.height >= 24.0));
}

#[test]
fn formats_agree_with_intl() {
    let table = include_str!("golden/intl.tsv");
    for line in table.lines() {
        let [what, lang, input, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not four fields: {line}");
        };
        let lang = Lang::from_tag(lang).unwrap();
        let number = || input.parse::<f64>().unwrap();
        let whole = || input.parse::<i64>().unwrap();
        let day = || input.parse::<Day>().unwrap();
        let written = match what {
            "integer" => format::integer(whole(), lang),
            "signed" => format::signed(whole(), lang),
            "compact" => format::compact(whole(), lang),
            "decimal0" => format::decimal(number(), 0, lang),
            "decimal1" => format::decimal(number(), 1, lang),
            "decimal2" => format::decimal(number(), 2, lang),
            "percent0" => format::percent(number(), 0, lang),
            "percent1" => format::percent(number(), 1, lang),
            "day_long" => format::day_long(day(), lang),
            "day_short" => format::day_short(day(), lang),
            "month_long" => format::month_long(day().month(), lang),
            "month_short" => format::month_short(day().month(), lang),
            "month_tick" => format::month_tick(day().month(), lang).to_owned(),
            "month_name" => format::month_name(day().month(), lang).to_owned(),
            "weekday" => format::weekday(day(), lang).to_owned(),
            _ => panic!("unknown format {what}"),
        };
        assert_eq!(written, expected, "{what} of {input} in {}", lang.tag());
    }
}

/// The tokens of each theme in `style/chart-tokens.css`.
fn themes() -> Vec<Vec<(String, String)>> {
    let css = include_str!("../style/chart-tokens.css");
    css.split('{')
        .filter(|block| block.contains("--chart-"))
        .map(|block| {
            block
                .lines()
                .take_while(|line| !line.contains('}'))
                .filter_map(|line| line.trim().trim_end_matches(';').split_once(": "))
                .map(|(token, value)| (token.to_owned(), value.to_owned()))
                .collect()
        })
        .collect()
}

fn luminance(colour: &str) -> f64 {
    let rgb = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or(0);
    let channel = |shift: u32| {
        let value = f64::from(rgb >> shift & 255) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

#[test]
fn every_theme_defines_every_role_with_enough_contrast() {
    let themes = themes();
    assert_eq!(themes.len(), 3);
    for theme in themes {
        let colour = |ink: Ink| {
            let found = theme.iter().find(|(token, _)| token == ink.token());
            found.unwrap_or_else(|| panic!("{} is missing", ink.token())).1.clone()
        };
        assert_eq!(theme.len(), Ink::ALL.len(), "no token that no chart uses");
        let contrast = |a: Ink, b: Ink| {
            let (a, b) = (luminance(&colour(a)), luminance(&colour(b)));
            (a.max(b) + 0.05) / (a.min(b) + 0.05)
        };
        for ink in [Ink::Text, Ink::TextMuted, Ink::Target, Ink::Projection] {
            for ground in [Ink::Surface, Ink::Selection] {
                let ratio = contrast(ink, ground);
                let least = if ground == Ink::Surface { 4.5 } else { 4.0 };
                assert!(ratio >= least, "{ink:?} on {ground:?}: {ratio:.2}");
            }
        }
        let marks =
            [Ink::Accent, Ink::Muted, Ink::Axis, Ink::Positive, Ink::OnTrack, Ink::Attention];
        for ink in marks.into_iter().chain([Ink::Negative]) {
            assert!(contrast(ink, Ink::Surface) >= 3.0, "{ink:?}");
        }
        for (at, ink) in Ink::SEQUENTIAL.into_iter().enumerate() {
            let text = if at < 3 { Ink::OnSequentialLow } else { Ink::OnSequentialHigh };
            assert!(contrast(text, ink) >= 4.5, "{ink:?}: {:.2}", contrast(text, ink));
        }
        assert!(contrast(Ink::OnSequentialHigh, Ink::Accent) >= 4.5);
        assert!(contrast(Ink::TextMuted, Ink::Ghost) >= 4.5);
    }
}

/// Whether a text is well-formed as far as our own writer could break it: tags nest, attribute values
/// are quoted and unique, ids are unique, and no character has escaped its escaping.
fn well_formed(svg: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    let mut rest = svg;
    while let Some((text, after)) = rest.split_once('<') {
        check_text(text)?;
        let (tag, after) = after.split_once('>').ok_or("a tag without end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let empty = tag.ends_with('/');
        let (name, mut attributes) =
            tag.trim_end_matches('/').split_once(' ').unwrap_or((tag.trim_end_matches('/'), ""));
        let mut names = std::collections::BTreeSet::new();
        while !attributes.trim().is_empty() {
            let (attribute, after) = attributes.split_once("=\"").ok_or(format!("in <{tag}>"))?;
            let (value, after) = after.split_once('"').ok_or(format!("in <{tag}>"))?;
            attributes = after;
            check_text(value)?;
            let attribute = attribute.trim();
            if attribute == "style" || attribute.starts_with("on") {
                return Err(format!("{attribute} is not allowed"));
            }
            if attribute.contains(' ') || !names.insert(attribute.to_owned()) {
                return Err(format!("{attribute} in <{tag}>"));
            }
            if attribute == "id" && !ids.insert(value.to_owned()) {
                return Err(format!("the id {value} twice"));
            }
        }
        if !matches!(name, "svg" | "g" | "title" | "desc" | "rect" | "path" | "circle" | "text") {
            return Err(format!("<{name}>"));
        }
        if !empty {
            open.push(name.to_owned());
        }
    }
    check_text(rest)?;
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

fn check_text(text: &str) -> Result<(), String> {
    if text.contains(['<', '>', '"']) || text.chars().any(|c| c < ' ' && !c.is_whitespace()) {
        return Err(format!("unescaped: {text}"));
    }
    let known = ["amp;", "lt;", "gt;", "quot;"];
    match text.split('&').skip(1).all(|after| known.iter().any(|known| after.starts_with(known))) {
        true => Ok(()),
        false => Err(format!("a bare & in {text}")),
    }
}

fn sound(drawing: &Drawing) -> Result<(), TestCaseError> {
    well_formed(&drawing.svg).map_err(TestCaseError::fail)?;
    prop_assert!(drawing.svg.starts_with("<svg ") && drawing.svg.ends_with("</svg>"));
    prop_assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf\""));
    prop_assert!(!drawing.title.is_empty() && !drawing.summary.is_empty());
    prop_assert!(drawing.height.is_finite() && drawing.height > 0.0);
    let image = drawing.svg.contains("role=\"img\"");
    prop_assert_eq!(image, drawing.marks.is_empty());
    for row in &drawing.table.rows {
        prop_assert_eq!(row.len(), drawing.table.headers.len());
    }
    Ok(())
}

#[test]
fn goldens_are_well_formed() {
    for (case, height, draw) in cases() {
        for (_, width) in WIDTHS {
            let drawing = draw(&frame(width, height, Lang::Id, "w"));
            well_formed(&drawing.svg).unwrap_or_else(|problem| panic!("{case}: {problem}"));
        }
    }
    assert!(well_formed("<svg><g></svg>").is_err() && well_formed("<svg a=\"<\"/>").is_err());
}

fn any_count() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(1), 0..10_000u64, Just(1_000_000_000), any::<u64>()]
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(0.0),
        -10.0..100_000.0f64,
        any::<f64>()
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(HOSTILE.to_owned()), Just(LONG.to_owned()), any::<String>(), "[A-Z]{3}"]
}

prop_compose! {
    fn any_frame()(
        width in any_number(), height in any_number(), indonesian in any::<bool>(), id in any_text(),
    ) -> Frame {
        frame(width, height, if indonesian { Lang::Id } else { Lang::En }, &id)
    }
}

prop_compose! {
    fn any_bar()(
        key in any_text(), label in any_text(), value in any_count(), total in any_count(),
        selected in any::<Option<bool>>(), missing in any::<bool>(),
    ) -> Bar {
        Bar { key, label, value, total, selected, missing }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_ranking_is_drawn(
        frame in any_frame(),
        bars in prop::collection::vec(any_bar(), 0..12),
        others in any::<Option<(usize, u64, u64)>>(),
        whole in any_count(),
        previous in prop::collection::vec(any_count(), 0..5),
    ) {
        let input = Ranked {
            bars,
            others: others.map(|(count, value, total)| Others { count, value, total }),
            whole,
            previous: Some(Previous { values: previous, whole, label: Message::default() }),
            ..destinations()
        };
        sound(&ranked(&input, &frame))?;
        let tiles = TileMap { tiles: input.bars, whole, ..provinces(Lang::Id) };
        sound(&tile_map(&tiles, &frame))?;
    }

    #[test]
    fn any_months_are_drawn(
        frame in any_frame(),
        first in prop_oneof![24_000..24_400i32, any::<i32>()],
        values in prop::collection::vec(any_count(), 0..50),
        totals in prop::collection::vec(any_count(), 0..50),
        target in prop::option::of(prop::collection::vec(prop::option::of(any_number()), 0..50)),
        selection in any::<Option<(usize, usize)>>(),
        day in any::<Option<i32>>(),
    ) {
        let input = Columns {
            first: Month::from_number(first),
            values,
            totals,
            target,
            selection,
            partial_last: day.map(Day::from_number),
            ..monthly()
        };
        sound(&columns(&input, &frame))?;
    }

    #[test]
    fn any_histogram_is_drawn(
        frame in any_frame(),
        edges in prop::collection::vec(any_number(), 0..40),
        values in prop::collection::vec(any_count(), 0..40),
        selection in any::<Option<(usize, usize)>>(),
        median in prop::option::of(any_number()),
        tail in prop::option::of(any_number()),
        open_end in any::<bool>(),
    ) {
        let totals = values.iter().rev().copied().collect();
        let input =
            Histogram { edges, values, totals, selection, median, tail, open_end, ..lead_times() };
        sound(&histogram(&input, &frame))?;
    }

    #[test]
    fn any_progress_is_drawn(
        frame in any_frame(),
        realised in any_count(),
        target in prop::option::of(any_count()),
        elapsed in prop::option::of(any_number()),
        projected in prop::option::of(any_number()),
        interval in prop::option::of((any_number(), any_number())),
        name in any_text(),
    ) {
        let band = Some((BandKey::Attention, name));
        let input =
            Progress { realised, target, elapsed, projected, interval, band, ..attainment() };
        sound(&progress(&input, &frame))?;
    }
}
