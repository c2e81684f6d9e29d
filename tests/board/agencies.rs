//! Agencies of the sample: who is on the list, and that a small base is no judgement.

use std::collections::BTreeMap;

use capaian::board::extract::Extract;
use capaian::board::selection::PeriodChoice;
use capaian::model::Lang;
use capaian::model::complaint::AttributableTo;

use crate::data::{self, desk, extract, section, stock, wish};

fn of(name: &str, lang: Lang, keys: &[(&str, &str)], options: &[(&str, &str)]) -> String {
    let mut wish = wish(lang, keys);
    wish.options = data::options(options);
    let extract = extract(&mut desk("sample"), name, &wish);
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
    let packed = extract(&mut desk("sample"), "funnel", &wish);
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
        wish.options = data::options(&options);
        let packed = extract(&mut desk("sample"), "funnel", &wish);
        let html = section("funnel", stock("sample", |_| {}), wish, packed);
        assert!(html.contains("<svg ") && html.contains(words) && html.contains("φ = "), "{html}");
        assert!(!html.contains("<b>"));
    }
    let all = of("funnel", Lang::En, &[], &[]);
    let chosen = of("funnel", Lang::En, &[("destination", "HKG")], &[]);
    assert_ne!(all, chosen);
    assert!(of("funnel", Lang::En, &[("sex", "male")], &[]).contains("Complaints follow period"));
}

/// Rows of the scorecard: rank, id, score and the row itself.
fn scores(html: &str) -> Vec<(String, String, Option<f64>, String)> {
    let rows = html.split("<tr role=\"row\">").skip(2);
    rows.map(|row| {
        let cells: Vec<&str> = row.split("<td role=\"cell\"").collect();
        let text = |cell: &str| {
            let cell = &cell[cell.find('>').unwrap() + 1..];
            cell[..cell.find('<').unwrap()].to_owned()
        };
        let key = row.split("data-key=\"").nth(1).unwrap();
        let score = text(cells.get(2).unwrap()).replace(',', ".").parse().ok();
        (
            text(cells.get(1).unwrap()),
            key[..key.find('"').unwrap()].to_owned(),
            score,
            row.to_owned(),
        )
    })
    .collect()
}

#[test]
fn the_best_score_of_all_is_held_back_by_an_expired_licence() {
    let html = of("scorecard", Lang::Id, &[], &[]);
    let rows = scores(&html);
    assert_eq!(rows.len(), 120);
    let best = rows.iter().max_by(|a, b| a.2.partial_cmp(&b.2).unwrap()).unwrap();
    assert_eq!((best.0.as_str(), best.1.as_str()), ("■ tertahan", "P093"), "{best:?}");
    assert!(best.3.contains("Izin habis 12 Oktober 2024"), "{}", best.3);
    let first = &rows[0];
    assert!(first.0 == "1" && first.2 < best.2, "{first:?}");
    // Nobody below the base is ranked, and nobody above it and free of gates is left out.
    let unranked = rows.iter().filter(|row| row.3.contains("belum cukup data")).count();
    let gated = rows.iter().filter(|row| row.0 == "■ tertahan").count();
    let ranked = rows.iter().filter(|row| row.0.parse::<usize>().is_ok()).count();
    assert_eq!(unranked + gated + ranked, 120);
    assert!(html.contains(&format!("Dari {ranked} P3MI yang dinilai")));
}

#[test]
fn a_weight_moves_ranks_and_only_as_the_formula_says() {
    let order = |options: &[(&str, &str)]| -> Vec<(String, f64)> {
        let rows = scores(&of("scorecard", Lang::En, &[], options)).into_iter();
        let ranked = rows.filter(|row| row.0.parse::<usize>().is_ok());
        ranked.map(|row| (row.1, row.2.unwrap())).collect()
    };
    let plain = order(&[]);
    assert_eq!(plain, order(&[("weight_output", "100")]), "a weight as configured changes nothing");
    let heavy = order(&[("weight_output", "300")]);
    assert_ne!(plain, heavy);
    assert!(heavy.is_sorted_by(|a, b| a.1 >= b.1));
    // Only one aspect left: its score is the total.
    let others = ["legality", "input", "process", "protection", "compliance"];
    let names = others.map(|name| format!("weight_{name}"));
    let html = of("scorecard", Lang::En, &[], &names.each_ref().map(|name| (name.as_str(), "0")));
    for (rank, key, score, row) in scores(&html) {
        if rank.parse::<usize>().is_ok() {
            let output = row.split("<td role=\"cell\"").nth(6).unwrap();
            let output = &output[output.find('>').unwrap() + 1..output.find('<').unwrap()];
            assert_eq!(output.replace(',', "."), format!("{:.1}", score.unwrap()), "{key}");
        }
    }
    // The bands move with their sliders.
    assert!(of("scorecard", Lang::En, &[], &[("good_from", "100")]).contains(", 0 do well"));
}

#[test]
fn a_profile_opens_every_score_into_its_inputs() {
    let html = of("profile", Lang::Id, &[("agency", "P024")], &[]);
    for words in [
        "SIP3MI-CONTOH/024",
        "berlaku s.d. ",
        "dihitung: ",
        "dilaporkan: rata-rata 3 angka, Januari–September 2024",
        "0 pada 50,0%, 100 pada 100,0%",
        "Job order dan pemakaiannya",
        "semua P3MI: ",
        "Lama proses, median",
    ] {
        assert!(html.contains(words), "{words} is missing in {html}");
    }
    assert_eq!(html.matches("<svg ").count(), 3);
    assert_eq!(of("profile", Lang::Id, &[], &[]), "", "nobody is chosen");
    let two = [("agency", "P024"), ("agency", "P001")];
    assert_eq!(of("profile", Lang::Id, &two, &[]), "");
    let side_by_side = of("comparison", Lang::En, &two, &[]);
    assert!(side_by_side.contains("2 agencies side by side"), "{side_by_side}");
    assert!(side_by_side.contains("with other weights"));
}

#[test]
fn supporting_institutions_are_told_by_their_service_alone() {
    let html = of("supporting", Lang::Id, &[], &[]);
    assert!(html.contains("1 dari 12 lembaga pendukung habis akreditasinya"), "{html}");
    assert!(html.contains("Klinik Contoh Dua") && html.contains("■ 30 September 2024"));
    assert!(html.contains("dilaporkan: 6 angka") && !html.contains("%"));
}

#[test]
fn a_search_finds_names_and_licences_in_every_list() {
    let mut wish = wish(Lang::Id, &[]);
    wish.search = "pt. pipitt lazuardi".into();
    let packed = extract(&mut desk("sample"), "scorecard", &wish);
    let html = section("scorecard", stock("sample", |_| {}), wish.clone(), packed.clone());
    assert_eq!(scores(&html).len(), 1);
    wish.search = "contoh/093".into();
    let html = section("worklist", stock("sample", |_| {}), wish.clone(), packed.clone());
    assert_eq!(html.matches("data-key").count(), 1);
    wish.search = "zzzzzzzz".into();
    let html = section("scorecard", stock("sample", |_| {}), wish, packed);
    assert!(html.contains("Tidak ada P3MI yang cocok"));
}
