//! Statements: the list with its sums, and a sentence held against itself, the calendar and the sample.

use capaian::model::Lang;

use crate::data::{desk, extract, options, section, stock, wish};

fn sentence(lang: Lang, text: &str) -> String {
    let mut wish = wish(lang, &[]);
    wish.options = options(&[("sentence", text)]);
    let extract = extract(&mut desk("sample"), "sentence", &wish);
    section("sentence", stock("sample", |_| {}), wish, extract)
}

#[test]
fn the_office_s_share_fails_and_the_data_say_what_it_is() {
    let html = sentence(Lang::Id, "35.945 dari 40.586 atau 86%");
    for part in [
        "✗ tidak cocok: 86% — 35.945 ÷ 40.586 = 0,8857 → 88,565%.",
        "harus sekitar 41.797, atau bagiannya 34.904.",
        "✓ Realisasi Januari–Oktober 2024",
        "✓ Target 2024 v2",
        "✗ capaian 2024 dalam data ini 88,57%",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    let right = sentence(Lang::En, "35,945 of 40,586 or 88.6%");
    assert!(right.contains("✓ holds: 88.6%"), "{right}");
    assert!(right.contains("✓ the attainment of 2024: 88.57%"), "{right}");
}

#[test]
fn marks_weekdays_and_periods_are_looked_at_too() {
    let text = "Selasa (29/11/2024): 35.945 dari 40,586 hingga Oktober 2024, hingga November 2024";
    let html = sentence(Lang::Id, text);
    assert!(html.contains("29 November 2024 adalah hari Jumat, bukan Selasa."), "{html}");
    assert!(html.contains("Tanda ribuan bercampur: 35.945 memakai titik, 40,586"), "{html}");
    let none = sentence(Lang::Id, "<script>alert(1)</script>");
    assert!(!none.contains("<script"));
    assert!(sentence(Lang::En, "no numbers at all").contains("There is no number"));
    assert!(!sentence(Lang::En, " ").contains("There is no number"));
}

#[test]
fn every_statement_is_computed_again_and_those_that_hold_can_be_hidden() {
    let of = |chosen: &str| {
        let mut wish = wish(Lang::Id, &[]);
        wish.options = options(&[("claims", chosen)]);
        section("claims", stock("published", |_| {}), wish, Vec::new())
    };
    let (all, doubtful) = (of("all"), of("doubtful"));
    assert!(all.contains("35.945 ÷ 40.586 = 0,8857"), "{all}");
    assert_eq!(all.matches("<tr>").count(), 34);
    assert!(all.contains("✓ cocok") && !doubtful.contains("✓ cocok"));
    let said = format!("{} dari 33 pernyataan", doubtful.matches("<tr>").count() - 1);
    assert!(all.contains(&said), "{said}");
}
