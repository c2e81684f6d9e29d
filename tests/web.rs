//! What only a browser can answer: our formats against its `Intl`.

#![cfg(target_arch = "wasm32")]

use capaian::chart::format;
use capaian::model::{Day, Lang};
use js_sys::Function;
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
