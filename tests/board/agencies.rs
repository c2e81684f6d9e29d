//! Agencies of the sample: who is on the list, and that a small base is no judgement.

use std::collections::BTreeMap;

use capaian::board::extract::Extract;
use capaian::board::selection::PeriodChoice;
use capaian::model::Lang;
use capaian::model::complaint::AttributableTo;

use crate::data::{desk, extract, section, stock, wish};

fn of(name: &str, lang: Lang, keys: &[(&str, &str)], options: &[(&str, &str)]) -> String {
    let mut wish = wish(lang, keys);
    wish.options = options.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
    let extract = extract(&mut desk("sample"), &wish);
    section(name, stock("sample", |_| {}), wish, extract)
}

#[test]
fn the_work_list_names_each_agency_once_with_its_reasons_and_gates_first() {
    let html = of("worklist", Lang::Id, &[], &[]);
    let rows: Vec<&str> = html.split("data-key=\"").skip(1).collect();
    let ids: BTreeMap<&str, usize> =
        rows.iter().map(|row| (&row[..row.find('"').unwrap()], 1)).collect();
    assert_eq!(ids.len(), rows.len());
    let gated = rows.iter().take_while(|row| row.contains("■ ")).count();
    assert!(gated > 0 && rows.iter().skip(gated).all(|row| !row.contains("■ ")), "{html}");
    let title = format!("{} P3MI perlu dilihat, {gated} di antaranya", rows.len());
    assert!(html.contains(&title), "{title}");
    for words in ["Izin habis ", "hari lagi", "pengaduan terbuka lebih dari 90 hari", "Kuota "] {
        assert!(html.contains(words), "{words} is missing");
    }
}

#[test]
fn an_agency_with_five_placements_and_one_complaint_has_not_enough_data() {
    let mut wish = wish(Lang::Id, &[]);
    wish.selection.period = PeriodChoice::Of("2024-01..2024-08".parse().unwrap());
    let packed = extract(&mut desk("sample"), &wish);
    let agencies = Extract::unpack(&packed).unwrap().agencies;
    let (id, _) = agencies.into_iter().find(|(_, placements)| *placements == 5).unwrap();
    let stock = stock("sample", |_| {});
    let own = stock.tables.complaints.iter().filter(|one| {
        one.agency.as_deref() == Some(&id) && one.attributable_to == AttributableTo::Agency
    });
    assert_eq!(own.map(|one| one.count).sum::<u32>(), 1);
    let html = section("funnel", stock, wish, packed);
    let start = html.find(&format!("data-key=\"{id}\" aria-pressed")).unwrap();
    let row = &html[start..start + html[start..].find("</tr>").unwrap()];
    assert!(row.contains("belum cukup data") && row.contains(">1<"), "{row}");
    // All that are judged stand before it.
    assert!(html[..start].contains("dalam kewajaran"), "others are judged");
    assert!(!html[start..].contains("dalam kewajaran"), "it is not ranked among them");
}

#[test]
fn every_comparison_says_its_limits_and_follows_what_is_chosen() {
    for (measure, words) in
        [("complaints", "Poisson"), ("resolved", "binomial"), ("<b>", "Poisson")]
    {
        let mut wish = wish(Lang::En, &[]);
        wish.selection.period = PeriodChoice::All;
        let options = [("funnel", measure), ("least_base", "3")];
        wish.options = options.map(|(key, value)| (key.into(), value.into())).into();
        let packed = extract(&mut desk("sample"), &wish);
        let html = section("funnel", stock("sample", |_| {}), wish, packed);
        assert!(html.contains("<svg ") && html.contains(words) && html.contains("φ = "), "{html}");
        assert!(!html.contains("<b>"));
    }
    let all = of("funnel", Lang::En, &[], &[]);
    let chosen = of("funnel", Lang::En, &[("destination", "HKG")], &[]);
    assert_ne!(all, chosen);
    assert!(of("funnel", Lang::En, &[("sex", "male")], &[]).contains("Complaints follow period"));
}
