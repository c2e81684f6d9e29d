//! Every drawing that is held against a golden file.

use capaian::chart::{
    BeforeAfter, Bullets, Columns, Cumulative, Drawing, Event, Frame, Funnel, Heat, Histogram,
    Numbers, Progress, Ranked, TileMap, Waterfall, Yearly, before_after, bullets, columns,
    cumulative, funnel, heat, histogram, progress, ranked, tile_map, waterfall, yearly,
};
use capaian::model::config::BandKey;
use capaian::model::{Day, Month, Text};

use crate::inputs::{
    HOSTILE, LONG, agencies, attainment, bar, change, chosen_destinations, decisions, destinations,
    event, gap, lead_times, monthly, months_of_units, provinces, units, with_bars, year, years,
};

pub type Draw = Box<dyn Fn(&Frame) -> Drawing>;

/// Every golden case: its name, the frame's height, and how it is drawn.
pub fn cases() -> Vec<(&'static str, f64, Draw)> {
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
        ("ranked_listing", 0.0, of(Ranked { is_listing: true, ..destinations() }, ranked)),
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
        ("cumulative", 260.0, of(year(), cumulative)),
        (
            "cumulative_begun",
            260.0,
            of(Cumulative { as_of: year().as_of.plus(-19), ..year() }, cumulative),
        ),
        ("cumulative_no_target", 260.0, of(Cumulative { path: None, ..year() }, cumulative)),
        ("cumulative_over", 260.0, of(Cumulative { fan: vec![], ..year() }, cumulative)),
        (
            "cumulative_empty",
            260.0,
            of(Cumulative { realised: vec![], path: None, fan: vec![], ..year() }, cumulative),
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
    let chosen = |mut input: Bullets| {
        for bullet in &mut input.bullets {
            bullet.selected = Some(bullet.key == "TWN");
        }
        input
    };
    cases.extend([
        ("bullets", 0.0, of(units(), bullets)),
        ("bullets_chosen", 0.0, of(chosen(units()), bullets)),
        ("bullets_empty", 0.0, of(Bullets { bullets: vec![], ..units() }, bullets)),
        ("funnel", 300.0, of(agencies(), funnel)),
        ("funnel_empty", 300.0, of(Funnel { points: vec![], ..agencies() }, funnel)),
        ("heat", 0.0, of(months_of_units(), heat)),
        ("heat_empty", 0.0, of(Heat { rows: vec![], ..months_of_units() }, heat)),
        ("waterfall", 0.0, of(gap(), waterfall)),
        ("waterfall_empty", 0.0, of(Waterfall { steps: vec![], to: 33_711, ..gap() }, waterfall)),
        ("yearly", 260.0, of(years(), yearly)),
        ("yearly_empty", 260.0, of(Yearly { years: vec![], ..years() }, yearly)),
    ]);
    let decided = |events: Vec<Event>| of(Columns { events, ..monthly() }, columns);
    let over_year = |events: Vec<Event>| of(Cumulative { events, ..year() }, cumulative);
    let hostile = || vec![Event { key: HOSTILE.to_owned(), ..event((2024, 2, 29), HOSTILE) }];
    let one_week = || (1..=12).map(|day| event((2024, 9, day + 10), LONG)).collect();
    let outside = || vec![event((2021, 12, 31), "Sebelum"), event((2025, 1, 1), "Sesudah")];
    let peak = || vec![event((2024, 10, 13), "Di atas nilai tertinggi")];
    cases.extend([
        ("columns_events", 230.0, decided(decisions())),
        ("columns_events_one", 230.0, decided(peak())),
        ("columns_events_overlapping", 230.0, decided(one_week())),
        ("columns_events_outside", 230.0, decided(outside())),
        ("columns_events_hostile", 230.0, decided(hostile())),
        ("cumulative_events", 260.0, over_year(decisions())),
        ("cumulative_events_one", 260.0, over_year(peak())),
        ("cumulative_events_overlapping", 260.0, over_year(one_week())),
        ("cumulative_events_outside", 260.0, over_year(outside())),
        ("cumulative_events_hostile", 260.0, over_year(hostile())),
    ]);
    cases.extend([
        ("before_after", 260.0, of(change(), before_after)),
        (
            "before_after_level",
            260.0,
            of(
                BeforeAfter {
                    values: (0..24).map(|at| 0.884 + f64::from(at % 5) * 0.004).collect(),
                    fitted: vec![0.892; 24],
                    unchanged: vec![0.8918; 9],
                    numbers: Numbers { places: 1, factor: 100.0, suffix: Text::same("%") },
                    unit: Text::new("berangkat tepat waktu", "departed on time"),
                    ..change()
                },
                before_after,
            ),
        ),
        (
            "before_after_few",
            260.0,
            of(
                BeforeAfter {
                    values: vec![3.0, 4.5, f64::NAN, -1.5],
                    fitted: vec![3.2, 4.2, 5.2, -0.8],
                    since: Month::from_number(2023 * 12 + 3),
                    unchanged: vec![6.2],
                    ..change()
                },
                before_after,
            ),
        ),
        (
            "before_after_empty",
            260.0,
            of(
                BeforeAfter { values: vec![], fitted: vec![], unchanged: vec![], ..change() },
                before_after,
            ),
        ),
        (
            "before_after_hostile",
            260.0,
            of(
                BeforeAfter {
                    numbers: Numbers { places: 30, factor: 1e9, suffix: Text::same(HOSTILE) },
                    unit: Text::same(LONG),
                    title: HOSTILE.to_owned(),
                    description: HOSTILE.to_owned(),
                    ..change()
                },
                before_after,
            ),
        ),
    ]);
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

/// The widths that each case is drawn in, by name.
pub const WIDTHS: [(&str, f64); 2] = [("wide", 560.0), ("narrow", 300.0)];
