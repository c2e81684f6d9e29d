//! Numbers and dates against what `Intl` writes; tests/golden/intl.mjs makes the table.

use capaian::chart::format;
use capaian::model::{Day, Lang};

#[test]
fn formats_agree_with_intl() {
    let table = include_str!("../golden/intl.tsv");
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
