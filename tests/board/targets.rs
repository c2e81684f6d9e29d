//! Targets: the meeting of November 2024, and where the sample's year leads.

use capaian::board::Stock;
use capaian::board::extract::Extract;
use capaian::chart::format::count;
use capaian::model::Lang;
use capaian::model::target::{ScopeKind, Target};

use crate::data::{self, desk, section, stock, wish};

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
        units: vec![],
        grouped: None,
        traits: Vec::new(),
        median_lead: None,
        whole: Vec::new(),
        leads: Vec::new(),
        portraits: Vec::new(),
        since: None,
        period: "2024-01..2024-10".parse().unwrap(),
        agencies: vec![],
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
    let html = section("targets", stock, wish(Lang::Id, &[]), extract.pack());
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
        let extract = data::extract(&mut desk, "targets", &wish);
        let realised: u64 = Extract::unpack(&extract).unwrap().counts.iter().skip(24).sum();
        let html = section("targets", stock("sample", |_| {}), wish, extract);
        assert!(html.contains("Proyeksi akhir 2024: "), "{html}");
        assert!(html.contains("<svg ") && html.contains("jalur target"), "the year is drawn");
        assert!(html.contains(subject) && html.contains("MASE") && html.contains("dipakai"));
        assert!(html.contains(&format!("− {}", count(realised, Lang::Id))), "{realised}: {html}");
    }
    let two = wish(Lang::En, &[("destination", "HKG"), ("sex", "male")]);
    let extract = data::extract(&mut desk, "targets", &two);
    let html = section("targets", stock("sample", |_| {}), two, extract);
    assert!(html.contains("without a target") && html.contains("No target"));
}

#[test]
fn another_pace_and_a_version_that_is_not_there_are_taken_for_what_they_are() {
    let mut desk = desk("sample");
    let plain = wish(Lang::En, &[]);
    let extract = data::extract(&mut desk, "targets", &plain);
    let of = |options: &[(&str, &str)]| {
        let mut wish = plain.clone();
        wish.options =
            options.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        section("targets", stock("sample", |_| {}), wish, extract.clone())
    };
    assert!(of(&[]).contains("(seasonal pattern of 2022, 2023)"));
    assert!(of(&[("pace", "calendar_days")]).contains("(calendar days)"));
    assert!(of(&[("pace", "working_days")]).contains("(working days)"));
    assert_eq!(of(&[("pace", "<b>"), ("target_version", "99")]), of(&[]));
}

#[test]
fn another_pace_of_the_months_to_come_leads_to_another_end() {
    let mut desk = desk("sample");
    let of = |options: &[(&str, &str)], desk: &mut capaian::board::Desk| {
        let mut wish = wish(Lang::En, &[]);
        wish.options =
            options.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let extract = data::extract(desk, "targets", &wish);
        section("targets", stock("sample", |_| {}), wish, extract)
    };
    let plain = of(&[("by", "destination")], &mut desk);
    assert!(plain.contains("Year’s end 43,028 "), "{plain}");
    let none = of(&[("by", "destination"), ("what_if", "0")], &mut desk);
    assert!(none.contains("Year’s end 35,945 (35,945–35,945): 88.6% of the target"), "{none}");
    assert!(none.contains("The target is just reached if the months to come go at 65.5%"));
    let unit = [("by", "destination"), ("what_if_unit", "HKG"), ("what_if_unit_pace", "0")];
    let without = of(&unit, &mut desk);
    assert!(!without.contains("Year’s end 43,028 ") && without.contains("of its projection"));
    let unknown = [("by", "destination"), ("what_if_unit", "<b>"), ("what_if", "minus")];
    assert_eq!(of(&unknown, &mut desk), plain);
}
