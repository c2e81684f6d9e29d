//! What changed since an earlier data set, and since a meeting's figures, counted anew from the rows.

use capaian::board::extract::Extract;
use capaian::board::selection::PeriodChoice;
use capaian::board::wish::Wish;
use capaian::ingest::arrow::read_placements;
use capaian::model::{Day, Lang};

use crate::data::{desk, options, section, stock, wish};

const EARLIER: &str = "sample-2024-08";

fn since(lang: Lang, since: &str, keys: &[(&str, &str)]) -> Wish {
    let mut wish = wish(lang, keys);
    wish.data_set = "sample".to_owned();
    wish.options = options(&[("since", since)]);
    wish
}

#[test]
fn an_earlier_data_set_is_asked_for_once_and_told_apart_into_revisions_and_new_rows() {
    let mut desk = desk("sample");
    let as_of: Day = "2024-08-31".parse().unwrap();
    for keys in [vec![], vec![("destination", "HKG")]] {
        let wish = since(Lang::Id, EARLIER, &keys);
        desk.board(&wish).unwrap();
        if keys.is_empty() {
            assert_eq!(desk.lacks(&wish).as_deref(), Some(EARLIER));
            let mut table = None;
            stock(EARLIER, |bytes| table = read_placements(bytes, EARLIER).ok());
            desk.take_earlier(EARLIER.to_owned(), as_of, table).unwrap();
        }
        assert_eq!(desk.lacks(&wish), None);
        desk.board(&wish).unwrap();
        let packed = desk.extract(&wish);
        let extract = Extract::unpack(&packed).unwrap();
        let found = extract.since.unwrap();
        let (first, then) = found.then.unwrap();
        assert_eq!((first, found.as_of), (extract.first, as_of));
        // The sample has whole months up to that day.
        let months = then.len();
        assert_eq!(found.now[..months], extract.counts[..months]);
        assert!(found.now[months..].iter().all(|count| *count == 0));
        let html = section("changes", stock("sample", |_| {}), wish, packed);
        let new: u64 = extract.counts[months..].iter().sum();
        let shown = capaian::chart::format::count(new, Lang::Id);
        assert!(
            html.contains(&format!("Sejak 31 Agustus 2024: {shown} penempatan baru; revisi ")),
            "{html}"
        );
        assert!(html.contains("Agu 2024, revisi") && html.contains("Okt 2024, baru"), "{html}");
    }
    let none = wish(Lang::Id, &[]);
    desk.board(&none).unwrap();
    assert!(desk.forget_earlier() && !desk.forget_earlier());
}

#[test]
fn since_a_meeting_only_what_is_new_is_known() {
    let mut desk = desk("sample");
    let mut wish = since(Lang::En, "2024-06-15", &[]);
    wish.selection.period = PeriodChoice::Of("2022".parse().unwrap());
    desk.board(&wish).unwrap();
    assert_eq!(desk.lacks(&wish), None);
    let packed = desk.extract(&wish);
    let extract = Extract::unpack(&packed).unwrap();
    let found = extract.since.unwrap();
    assert_eq!(found.then, None);
    let june = 29;
    assert!(found.now[june] > 0 && found.now[june] < extract.counts[june]);
    assert!(found.now[june + 1..].iter().all(|count| *count == 0));
    let html = section("changes", stock("sample", |_| {}), wish, packed);
    assert!(
        html.contains("Since 15 June 2024: ") && html.contains("revisions are unknown"),
        "{html}"
    );
    assert!(!html.contains("revised by"));
}

#[test]
fn nothing_is_compared_before_somebody_asks() {
    let mut desk = desk("sample");
    let wish = since(Lang::Id, "", &[]);
    desk.board(&wish).unwrap();
    let packed = desk.extract(&wish);
    let html = section("changes", stock("sample", |_| {}), wish, packed);
    assert!(html.contains("Apa yang berubah") && !html.contains("<svg"));
    assert!(html.contains("value=\"published\"") && !html.contains("value=\"sample\""));
    assert!(html.contains("(data s.d. "), "meetings are offered: {html}");
}
