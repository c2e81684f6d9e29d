//! What a code says comes back, and what is mistyped is refused.

use proptest::prelude::*;

use super::dictionary::{NAMES, WORDS};
use super::*;

const STAMP: &str = "9f3a7c1e5b";

fn owned<'a>((query, code): (&'a str, &str)) -> (&'a str, String) {
    (query, code.to_owned())
}

fn back(query: &str) -> String {
    let code = write(STAMP, query);
    let read = read(&code).unwrap_or_else(|reason| panic!("{query}: {code}: {reason:?}"));
    assert!(read.is_of(STAMP), "{code}");
    read.query
}

#[test]
fn codes_are_short() {
    let views = [
        ("", 8),
        ("v=1&page=targets", 12),
        ("v=1&destination=HKG", 12),
        ("v=1&period=2024-03..2024-05&destination=HKG,TWN", 22),
        ("v=1&data=published&page=claims&claims=doubtful&lang=en&theme=dark", 19),
    ];
    for (query, most) in views {
        let code = write(STAMP, query);
        let letters = code.chars().filter(|c| *c != '-').count();
        assert!(letters <= most, "{query}: {code} has {letters} letters");
    }
}

#[test]
fn a_code_means_the_same_for_ever() {
    let codes = [
        ("", "1KWX-7ZY9"),
        ("v=1&page=targets", "1KWX-7100-GG2P"),
        (
            "v=1&destination=HKG,TWN&period=2024-03..2024-05&lead=28..63",
            "1KWX-71GD-9P0M-MAA6-2Y53-667W-Q0C",
        ),
        (
            "v=1&sentence=Naik+4,2%25+%E2%80%94+benar?",
            "1KWX-7MZ7-C79T-T0T5-HJ9A-1ZY5-ZR1Z-S8GC-B5VP-3S7W-0Y9X",
        ),
    ];
    assert_eq!(codes.map(|(query, _)| (query, write(STAMP, query))), codes.map(owned));
}

#[test]
fn the_reader_s_own_is_no_part_of_a_view() {
    assert_eq!(back("?v=1&lang=en&theme=dark&embed=1&chart=agency"), "");
    assert_eq!(back("v=1&sex=female&lang=en"), "v=1&sex=female");
}

#[test]
fn codes_are_read_as_people_write_them() {
    let code = write(STAMP, "v=1&destination=HKG,TWN&rows=2");
    let plain = code.replace('-', "");
    let sloppy = plain.to_lowercase().replace('0', "o").replace('1', "l");
    for text in [&plain, &sloppy, &format!("  {} ", code.replace('-', " – "))] {
        assert_eq!(read(text), read(&code), "{text}");
    }
    assert_eq!(read(" - "), Err(Unreadable::Empty));
    assert_eq!(read("AB!"), Err(Unreadable::Letter('!')));
    assert_eq!(read("1"), Err(Unreadable::Mistyped));
    assert_eq!(read("12345678"), Err(Unreadable::Mistyped));
}

#[test]
fn a_code_of_a_version_to_come_says_so() {
    let mut bits = Bits::default();
    bits.push(5, 20);
    assert_eq!(read(&letters::write(2, &bits)), Err(Unreadable::Newer));
}

#[test]
fn other_data_are_told_from_those_of_the_code() {
    let code = read(&write(STAMP, "")).unwrap();
    assert_eq!(code.stamp, "9f3a7");
    assert!(code.is_of("9f3a7000") && !code.is_of("9f3a6c1e5b") && !code.is_of(""));
}

#[test]
fn every_name_and_word_survives() {
    for name in NAMES {
        for word in WORDS {
            let query = format!("v=1&{name}={word}");
            assert_eq!(back(&query), query);
        }
    }
    for value in ["0", "1", "007", "2147483647", "2147483648", "1.5", "", "é~.,", "a b"] {
        let mut query = Serializer::new(String::new());
        query.append_pair("named", value).append_pair("unheard of", value);
        let query = whole(&query.finish());
        assert_eq!(back(&query), query);
    }
}

/// Every code of one letter changed or of two exchanged.
fn spoilt(code: &str) -> Vec<String> {
    let letters: Vec<char> = code.chars().filter(|c| *c != '-').collect();
    let mut all = Vec::new();
    for at in 0..letters.len() {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|c| *c != letters[at]) {
            let mut spoilt = letters.clone();
            spoilt[at] = other;
            all.push(spoilt.into_iter().collect());
        }
        for with in at + 1..letters.len() {
            if letters[at] != letters[with] {
                let mut spoilt = letters.clone();
                spoilt.swap(at, with);
                all.push(spoilt.into_iter().collect());
            }
        }
    }
    all
}

proptest! {
    #[test]
    fn every_query_survives(
        pairs in prop::collection::vec(("[a-z_]{1,9}|period|destination", any_value()), 0..5),
        stamp in "[0-9a-f]{12}",
    ) {
        let apart = |name: &str| name == "v" || APART.contains(&name);
        let pairs: Vec<_> = pairs.into_iter().filter(|(name, _)| !apart(name)).collect();
        let mut query = Serializer::new(String::new());
        query.extend_pairs(&pairs);
        let query = query.finish();
        let query = if query.is_empty() { query } else { whole(&query) };
        let code = read(&write(&stamp, &query)).unwrap();
        prop_assert!(code.is_of(&stamp));
        prop_assert_eq!(code.query, query);
    }

    #[test]
    fn no_letter_may_be_changed_and_no_two_exchanged(value in "[A-Za-z0-9 ,.]{0,40}") {
        let code = write(STAMP, &format!("v=1&agency={value}"));
        for spoilt in spoilt(&code) {
            prop_assert_eq!(read(&spoilt), Err(Unreadable::Mistyped), "{} for {}", spoilt, &code);
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,40}", letters in "[0-9A-Z]{0,60}") {
        let _ = (read(&text), read(&letters));
    }
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z]{3}(,[A-Z]{3}){0,3}",
        "[0-9]{1,12}",
        "20[0-9]{2}-0[1-9]..20[0-9]{2}-0[1-9]",
        "20[0-9]{2}-0[1-9]-[0-2][0-9]",
        "[ -~é&=#%+]{0,20}",
        ".{0,8}",
    ]
}
