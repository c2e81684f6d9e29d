//! What only a browser can answer: our formats against its `Intl`, the engine's vector loops against the
//! naive one.

#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy excepts tests, but not the functions beside them"
)]

#[expect(dead_code, reason = "what only the native tests ask")]
mod naive;

use capaian::chart::format;
use capaian::engine::{Ahead, Crossfilter, Filter, View};
use capaian::model::{Day, Lang};
use js_sys::Function;
use naive::{ColumnPlan, Dice, Naive, TablePlan, ViewPlan, Weights};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The locale that each language of the page follows; its English writes days as Britain does.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "id-ID",
        Lang::En => "en-GB",
    }
}

fn intl(body: &str, value: f64, lang: Lang) -> String {
    Function::new_with_args("value, locale", &format!("return {body}"))
        .call2(&JsValue::NULL, &JsValue::from_f64(value), &JsValue::from_str(locale(lang)))
        .unwrap()
        .as_string()
        .unwrap()
}

const LANGS: [Lang; 2] = [Lang::Id, Lang::En];

#[wasm_bindgen_test]
fn whole_numbers_are_written_as_intl_writes_them() {
    for lang in LANGS {
        for n in [0, 7, 999, 1_000, 35_945, 40_586, 1_234_567, -1_234, -5, 2_147_483_648_i64] {
            let expected = intl("new Intl.NumberFormat(locale).format(value)", n as f64, lang);
            assert_eq!(format::integer(n, lang), expected);
        }
    }
}

#[wasm_bindgen_test]
fn decimals_and_percentages_are_written_as_intl_writes_them() {
    for lang in LANGS {
        for (value, places) in
            [(1234.5, 1), (0.05, 1), (88.565, 2), (-3.25, 1), (1e6, 2), (2.5, 0), (0.0, 1)]
        {
            let body = format!(
                "new Intl.NumberFormat(locale, {{minimumFractionDigits: {places}, maximumFractionDigits: {places}}}).format(value)"
            );
            assert_eq!(format::decimal(value, places, lang), intl(&body, value, lang));
        }
        for ratio in [0.885_650_2, 0.0, 1.0, 1.105, 0.0005, 0.8333] {
            let body = "new Intl.NumberFormat(locale, {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1}).format(value)";
            assert_eq!(format::percent(ratio, 1, lang), intl(body, ratio, lang));
        }
    }
}

#[wasm_bindgen_test]
fn days_are_written_as_intl_writes_them() {
    for lang in LANGS {
        for month in 1..=12 {
            let day = Day::from_ymd(2024, month, 9).unwrap();
            let long = "new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'}).format(new Date(value * 864e5))";
            assert_eq!(format::day_long(day, lang), intl(long, f64::from(day.number()), lang));
            let weekday = "new Intl.DateTimeFormat(locale, {weekday: 'long', timeZone: 'UTC'}).format(new Date(value * 864e5))";
            assert_eq!(format::weekday(day, lang), intl(weekday, f64::from(day.number()), lang));
        }
    }
}

/// Widths, runs and lists of codes of every kind that the vector loops tell apart, over whole and broken
/// blocks of 16 rows.
#[wasm_bindgen_test]
fn the_engine_counts_as_the_naive_loop() {
    for (seed, rows) in [(1, 0), (2, 1), (3, 15), (4, 2_063), (5, 40_000)] {
        let codes = [300, 2, 5, 16, 17, 64, 65, 255, 2_000, 70_000];
        let columns = codes.iter().zip(0..).map(|(&codes, index)| ColumnPlan {
            codes,
            labels: false,
            missing: index % 3 == 0,
            wider: index as u8 % 2,
            origin: 0,
        });
        let weights = if seed % 2 == 0 { Weights::None } else { Weights::Small };
        let table = TablePlan { seed, rows, columns: columns.collect(), weights }.table();
        let binned =
            |index: usize| ViewPlan { column: index, binning: if index < 9 { 1 } else { 2 } };
        let views: Vec<View> =
            (0..codes.len()).map(|index| naive::view(index, &table, binned(index))).collect();
        let mut engine = Crossfilter::new(table.clone(), views.clone()).unwrap();
        let filters = vec![Filter::All; views.len()];
        let mut naive = Naive { table: &table, views: &views, filters };
        let mut dice = Dice(seed);
        for _ in 0..40 {
            let view = dice.below(views.len());
            let count = table.columns()[views[view].column].codes_count();
            let filter = match dice.below(4) {
                0 => Filter::All,
                1 => {
                    let lo = dice.below(count) as u32;
                    Filter::Range { lo, hi: lo + 1 + dice.below(count) as u32 }
                }
                _ => {
                    let listed = 1 + dice.below(count.min(40));
                    Filter::In((0..listed).map(|_| dice.below(count) as u32).collect())
                }
            };
            engine.set(view, filter.clone()).unwrap();
            naive.filters[view] = filter;
            engine.work(dice.below(3_000), Ahead::Far);
            let passing = naive.rows(&[]);
            assert_eq!(engine.selected().rows, passing.len() as u64);
            for view in 0..views.len() {
                let others = naive.rows(&[view]);
                assert_eq!(engine.counts(view), naive.counts(view, &others), "view {view}");
                assert_eq!(engine.counts_under_all(view), naive.counts(view, &passing));
            }
        }
    }
}
