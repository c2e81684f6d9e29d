//! Meetings of the sample: what was agreed, what became of it, and whether anything changed.

use capaian::board::Aside;
use capaian::board::selection::Selection;
use capaian::board::wish::{ChartEvent, Wish};
use capaian::model::Lang;
use capaian::model::sentence::Sentence;

use crate::data::{self, desk, extract, section, stock, wish};

fn of(name: &str, lang: Lang, keys: &[(&str, &str)], options: &[(&str, &str)]) -> String {
    let mut wish = wish(lang, keys);
    wish.options = data::options(options);
    let extract = extract(&mut desk("sample"), name, &wish);
    section(name, stock("sample", |_| {}), wish, extract)
}

fn value<'a>(html: &'a str, figure: &str) -> &'a str {
    let after = html.split(&format!("data-figure=\"{figure}\" data-value=\"")).nth(1).unwrap();
    &after[..after.find('"').unwrap()]
}

#[test]
fn every_action_of_every_meeting_is_followed_and_soft_commitments_are_counted() {
    let html = of("follow-up", Lang::Id, &[], &[("follow_state", "all")]);
    let all: usize =
        stock("sample", |_| {}).tables.meetings.iter().map(|one| one.actions.len()).sum();
    assert_eq!(html.matches("<li class=\"ticket\">").count(), all);
    assert!(html.contains("tanpa penanggung jawab"), "soft commitments are told");
    assert!(html.contains("lanjutan T-2311-2"), "what is handed on is told");
    let soft: usize = value(&html, "soft").parse().unwrap();
    let only = of("follow-up", Lang::Id, &[], &[("follow_state", "soft")]);
    let shown = only.matches("<li class=\"ticket\">").count();
    assert!(shown > 0 && shown <= soft, "{shown} of {soft}");
    let table =
        of("follow-up", Lang::En, &[], &[("follow_state", "overdue"), ("follow_view", "table")]);
    assert_eq!(
        table.matches("overdue by").count(),
        value(&table, "overdue").parse::<usize>().unwrap()
    );
}

#[test]
fn filters_of_the_charts_hold_for_what_was_agreed() {
    let html = of("follow-up", Lang::Id, &[("destination", "MYS")], &[("follow_state", "all")]);
    assert_eq!(html.matches("<li class=\"ticket\">").count(), 2, "{html}");
    let owner = [("follow_state", "all"), ("follow_owner", "nobody")];
    assert_eq!(of("follow-up", Lang::Id, &[], &owner).matches("<li class=\"ticket\">").count(), 0);
    let html = of("constraints", Lang::En, &[("destination", "MYS")], &[]);
    assert!(html.contains("Malaysia") && !html.contains("Taiwan"), "{html}");
}

#[test]
fn the_meeting_of_november_2024_said_86_percent_and_the_data_say_otherwise() {
    let html = of("meeting", Lang::Id, &[], &[]);
    assert!(html.contains("35.945 dari 40.586 s.d. 31 Oktober 2024 = 88,6%"), "{html}");
    assert!(html.contains("dari target berjalan"));
    assert!(
        html.contains("✗ tidak cocok") && html.contains("88,6%<small class=\"remark\">35945/40586"),
        "{html}"
    );
    assert!(html.contains("35.945 penempatan"));
    // Filters change what is shown elsewhere, not what the office had reached then.
    let filtered = of("meeting", Lang::Id, &[("destination", "HKG")], &[]);
    assert!(filtered.contains("35.945 dari 40.586 s.d. 31 Oktober 2024 = 88,6%"));
    let earlier = of("meeting", Lang::En, &[], &[("meeting", "2024-07-rakornis")]);
    assert!(earlier.contains("up to 30 June 2024"), "{earlier}");
    assert!(of("meetings", Lang::Id, &[], &[]).contains("4 rapat, yang terakhir 29 November 2024"));
}

#[test]
fn constraints_that_come_back_are_told_with_their_meetings() {
    let html = of("constraints", Lang::Id, &[], &[]);
    assert!(html.contains("kendala disebut dalam lebih dari satu rapat"), "{html}");
    assert!(html.contains("disebut 2 rapat") || html.contains("disebut 3 rapat"));
    assert!(html.contains("data-sets=\"meeting=2024-03-rakor\""));
}

#[test]
fn before_and_after_is_asked_for_one_decision_and_never_says_why() {
    let none = of("effect", Lang::Id, &[], &[]);
    assert!(none.contains("Pilih keputusan atau tindak lanjut bertanggal."));
    for (value, words) in [
        (
            "placements,destination,TWN,2024-03-rakor/D-2403-3",
            "Penempatan, Taiwan: sejak April 2024",
        ),
        (
            "lead_time,,,2023-11-evaluasi/D-2311-2",
            "Lama proses (hari), Seluruh kantor: sejak Februari 2024",
        ),
        ("complaints,,,2024-03-rakor/D-2403-1", "Pengaduan, Seluruh kantor: sejak April 2024"),
        ("placements,,,2024-11-rakor/D-2411-2", "terlalu sedikit bulan"),
    ] {
        let html = of("effect", Lang::Id, &[], &[("effect", value)]);
        assert!(html.contains(words), "{value}: {html}");
        assert!(html.contains("bukan bukti bahwa keputusan itu penyebabnya"));
    }
    let taiwan = [("effect", "placements,destination,TWN,2024-03-rakor/D-2403-3")];
    let html = of("effect", Lang::En, &[], &taiwan);
    assert!(html.contains("place of the step") && html.contains("Trend a month"), "{html}");
    // The period that is looked at does not shorten the months before and after.
    let mut wish = wish(Lang::En, &[]);
    wish.selection = Selection {
        period: capaian::board::selection::PeriodChoice::Of("2024-05".parse().unwrap()),
        ..wish.selection
    };
    wish.options = data::options(&taiwan);
    let packed = extract(&mut desk("sample"), "effect", &wish);
    let month = section("effect", stock("sample", |_| {}), wish, packed);
    assert_eq!(value(&month, "effect-level"), value(&html, "effect-level"));
}

#[test]
fn a_decision_is_marked_on_the_charts_of_what_it_is_meant_to_move_and_nowhere_else() {
    let aside = |keys: &[(&str, &str)]| {
        let mut wish = wish(Lang::Id, keys);
        wish.extract = extract(&mut desk("sample"), "targets", &wish);
        let board = Aside { stock: stock("sample", |_| {}), ..Aside::default() }
            .board(&wish, &Sentence::default());
        (board.events, wish)
    };
    let ids = |events: &[ChartEvent]| -> Vec<String> {
        events.iter().map(|event| event.key.clone()).collect()
    };
    let (office, mut of_office) = aside(&[]);
    assert!(ids(&office).contains(&"2024-07-rakornis/D-2407-1".to_owned()), "{office:?}");
    let taiwan_alone = "2024-03-rakor/D-2403-3".to_owned();
    assert!(!ids(&office).contains(&taiwan_alone), "it is about Taiwan");
    assert!(!ids(&office).iter().any(|id| id.ends_with("D-2311-2")), "it is about lead times");
    assert!(ids(&aside(&[("destination", "TWN")]).0).contains(&taiwan_alone));
    // The engine draws them, names them in the summary and writes them into the table.
    let drawn = |wish: &Wish| {
        let board = desk("sample").board(wish).unwrap();
        board.drawings.into_iter().find(|(name, _)| name == "month").unwrap().1
    };
    let plain = drawn(&of_office);
    of_office.events = office;
    let marked = drawn(&of_office);
    assert!(!plain.svg.contains("data-event") && marked.svg.contains("data-event"));
    assert!(marked.summary.contains("Target kantor 2024 disesuaikan menjadi 40.586"));
    assert_eq!(marked.table.headers.len(), plain.table.headers.len() + 1);
}
