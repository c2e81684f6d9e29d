//! Units of the sample: their sums are those of the overview, and their targets those of the table.

use capaian::board::extract::Extract;
use capaian::model::Lang;

use crate::data::{desk, extract, options, section, stock, wish};

fn units(lang: Lang, keys: &[(&str, &str)], chosen: &[(&str, &str)]) -> String {
    let mut wish = wish(lang, keys);
    wish.options = options(chosen);
    let extract = extract(&mut desk("sample"), "units", &wish);
    section("units", stock("sample", |_| {}), wish, extract)
}

/// The raw figures cannot be told from the markup, so rows are: `name` and the cells after it.
fn row<'a>(html: &'a str, key: &str) -> Vec<&'a str> {
    let start = html.find(&format!("data-key=\"{key}\" aria-pressed")).unwrap();
    let row = &html[start..start + html[start..].find("</tr>").unwrap()];
    row.split("<td")
        .skip(1)
        .map(|cell| &cell[cell.find('>').unwrap() + 1..cell.find('<').unwrap()])
        .collect()
}

#[test]
fn every_month_of_every_unit_adds_up_to_the_overview() {
    for kind in ["agency", "destination", "scheme"] {
        let mut wish = wish(Lang::Id, &[]);
        wish.options = options(&[("by", kind)]);
        let packed = extract(&mut desk("sample"), "units", &wish);
        let found = Extract::unpack(&packed).unwrap();
        let grouped = found.grouped.unwrap();
        assert!(grouped.is_whole && grouped.chosen.is_empty());
        for (at, count) in found.counts.iter().enumerate() {
            let sum: u64 = grouped.counts.iter().map(|counts| counts[at]).sum();
            assert_eq!(sum, *count, "{kind} in month {at}");
        }
    }
}

#[test]
fn a_choice_of_units_leaves_the_units_as_they_are_and_one_of_others_takes_their_targets_away() {
    let every = [("by", "destination"), ("named", "9999")];
    let all = units(Lang::Id, &[], &every);
    let chosen = units(Lang::Id, &[("destination", "HKG")], &every);
    assert_eq!(row(&all, "HKG"), row(&chosen, "HKG"));
    assert!(chosen.contains("data-key=\"HKG\" aria-pressed=\"true\""));
    assert!(all.contains("di bawah target berjalan"), "{all}");
    let filtered = units(Lang::Id, &[("sex", "male")], &every);
    assert_eq!(row(&filtered, "MYS")[1], "tanpa target");
    assert!(filtered.contains("target unit tidak dapat dibandingkan"));
}

#[test]
fn every_picture_of_every_unit_is_there_and_tells_what_it_finds() {
    for by in ["agency", "destination", "scheme", "quarter", "month", "<b>"] {
        for picture in ["bullets", "heat", "waterfall", "yearly", "nothing"] {
            let html = units(Lang::En, &[], &[("by", by), ("picture", picture), ("named", "5")]);
            assert!(html.contains("<svg ") && html.contains("Where does this"), "{by} {picture}");
            assert!(!html.contains("<b>"));
        }
    }
    let yearly = units(Lang::Id, &[], &[("picture", "yearly")]);
    assert!(yearly.contains("Januari–Oktober 2024: 35.945 penempatan"), "{yearly}");
    let waterfall = units(Lang::Id, &[], &[("picture", "waterfall"), ("by", "scheme")]);
    assert!(waterfall.contains("35.945"), "{waterfall}");
    let quarters = units(Lang::Id, &[], &[("by", "quarter")]);
    assert!(quarters.contains("Triwulan IV"), "{quarters}");
}

#[test]
fn an_order_changes_the_order_alone() {
    let of = |sort: &str| {
        let html =
            units(Lang::Id, &[], &[("by", "destination"), ("sort", sort), ("named", "9999")]);
        let keys =
            html.split("id=\"pick-").skip(1).map(|part| part[..part.find('"').unwrap()].to_owned());
        keys.collect::<Vec<String>>()
    };
    let (gap, realised) = (of("gap"), of("realised"));
    assert_ne!(gap, realised);
    let sorted = |mut keys: Vec<String>| {
        keys.sort();
        keys
    };
    assert_eq!(sorted(gap), sorted(realised));
}
