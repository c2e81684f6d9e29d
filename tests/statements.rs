//! Published statements: the collected ones, and sentences as a press officer types them.

#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests, which may fail as the tests do"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use capaian::analysis::statement::{Checked, Relation, check};
use capaian::ingest::reading::sentence::read;
use capaian::model::claim::Verdict;
use proptest::prelude::*;

fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path)
}

fn claims(path: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_capaian"));
    command.args(["--lang=en", "claims"]).arg(path).args(arguments).output().unwrap()
}

fn checked(text: &str) -> Checked {
    check(&read(text))
}

#[test]
fn every_collected_statement_gets_its_collectors_verdict() {
    let path = fixture("published/claims.csv");
    let output = claims(&path, &["--format", "csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let mut found = csv::Reader::from_reader(output.stdout.as_slice());
    assert_eq!(found.headers().unwrap(), vec!["id", "computed", "verdict"]);
    let mut collected = csv::Reader::from_path(path).unwrap();
    let (mut count, mut pairs) = (0, found.records().zip(collected.records()));
    for (found, collected) in &mut pairs {
        let (found, collected) = (found.unwrap(), collected.unwrap());
        assert_eq!((&found[0], &found[2]), (&collected[0], &collected[6]), "{}", &collected[1]);
        let value = |text: &str| text.parse::<f64>().unwrap();
        assert!((value(&found[1]) - value(&collected[5])).abs() < 6e-4, "{}", &collected[1]);
        count += 1;
    }
    assert_eq!(count, 33);
}

#[test]
fn only_four_columns_are_read_and_what_is_no_sum_is_named() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("statements");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("few.csv");
    std::fs::write(&path, "inputs,unit,stated,id\n17/40,%,43,a\n\"8,39 juta * 2\",count,x,b\n")
        .unwrap();
    let output = claims(&path, &[]);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "id,computed,verdict\r\na,42.5,holds\r\nb,,\r\n"
    );
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("few.csv") && said.contains('3'), "{said}");
    std::fs::write(&path, "id,stated\n1,2\n").unwrap();
    assert_eq!(claims(&path, &[]).status.code(), Some(2));
}

#[test]
fn the_article_gets_four_flags() {
    let text = std::fs::read_to_string(fixture("article-bp3mi-2024-11-30.txt")).unwrap();
    let found = checked(&text);
    assert_eq!(found.flags(), 4, "{found:#?}");
    let [share] = found.calculations.as_slice() else { panic!("{found:#?}") };
    assert_eq!((share.relation, share.inputs.as_str()), (Relation::Share, "35945/40586"));
    assert_eq!(
        (share.found.verdict, share.found.value.to_string().as_str()),
        (Verdict::Fails, "88.565")
    );
    let needed = share.needed.unwrap();
    assert_eq!(
        (needed.whole.to_string().as_str(), needed.part.to_string().as_str()),
        ("41797", "34904")
    );
    let marks = found.mixed_marks.unwrap().map(|figure| text[figure.place].to_owned());
    assert_eq!(marks, ["35.945", "40,586"]);
    let days: Vec<String> =
        found.wrong_weekdays.iter().map(|one| one.day.weekday_name()[0].to_owned()).collect();
    assert_eq!(days, ["Jumat", "Sabtu"]);
    let ends = found.two_ends.unwrap().map(|span| span.period.to_string());
    assert_eq!(ends, ["2024-01..2024-11", "2024-01..2024-10"]);
}

#[test]
fn sentences_are_understood_in_both_languages() {
    use Relation::{Growth, Share, Sum};
    for (text, relation, inputs, verdict) in [
        ("35.945 dari 40.586 atau 86%", Share, "35945/40586", Verdict::Fails),
        ("35,945 of 40,586, or 88.6%", Share, "35945/40586", Verdict::Holds),
        (
            "Baru 88,5 persen dari target 40.586, yaitu 35.945 orang",
            Share,
            "35945/40586",
            Verdict::HoldsTruncated,
        ),
        ("Dari 40.586 orang, 35.945 (88,6%) sudah dilayani", Share, "35945/40586", Verdict::Holds),
        (
            "40.790 orang atau sekitar 96% dari target 42 ribu",
            Share,
            "40790/42000",
            Verdict::RoundedInputs,
        ),
        ("Hong Kong menerima 53.608 (33,4%) dari 160.496", Share, "53608/160496", Verdict::Holds),
        ("Turun 19,81% dari 28.927 menjadi 23.197", Growth, "(28927-23197)/28927", Verdict::Holds),
        (
            "Taiwan naik 6,35% dari 84.581 menjadi 89.960",
            Growth,
            "(89960-84581)/84581",
            Verdict::HoldsTruncated,
        ),
        (
            "Placements rose 6.36% from 84,581 to 89,960",
            Growth,
            "(89960-84581)/84581",
            Verdict::Holds,
        ),
        ("Pengaduan naik dari 69 menjadi 150 atau 117,4%", Growth, "(150-69)/69", Verdict::Holds),
        (
            "Layanan meningkat menjadi 35.945 dari target 40.586 atau 88,6%",
            Share,
            "35945/40586",
            Verdict::Holds,
        ),
        ("23.760 + 4.728 = 28.488", Sum, "23760+4728", Verdict::Holds),
        ("1.140 perempuan dan 743 laki-laki, total 1.923", Sum, "1140+743", Verdict::Fails),
    ] {
        let found = checked(text);
        let [one] = found.calculations.as_slice() else { panic!("{text}: {found:#?}") };
        assert_eq!(
            (one.relation, one.inputs.as_str(), one.found.verdict),
            (relation, inputs, verdict),
            "{text}"
        );
    }
}

#[test]
fn what_is_right_gets_no_flag() {
    for text in [
        "",
        "Rapat dibuka Jumat (29/11/2024) di Bogor.",
        "Januari hingga Oktober 2024 naik dibandingkan Januari hingga September 2024.",
        "Januari s.d. Oktober 2024: 35.945 orang. Hingga Oktober 2024 targetnya 40.586.",
        "Ada 129 dari 424 kantor pusat, atau 30,4%.",
    ] {
        assert_eq!(checked(text).flags(), 0, "{text}: {:#?}", checked(text));
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[A-Za-z0-9 .,%+=()/–“”±é-]{0,80}") {
        checked(&text);
    }

    #[test]
    fn a_share_holds_where_it_is_rounded_rightly(part in 1u32..99_999, whole in 1_000u32..99_999) {
        let share = f64::from(part) / f64::from(whole) * 1_000.0;
        // Halves are decided exactly, which binary fractions cannot.
        prop_assume!((share.fract() - 0.5).abs() > 1e-6);
        let share = (share.round() / 10.0).to_string();
        let found = checked(&format!("{part} dari {whole} atau {share}%"));
        // A year is no count.
        prop_assume!(!(1945..2100).contains(&part) && !(1945..2100).contains(&whole));
        prop_assert_eq!(found.calculations[0].found.verdict, Verdict::Holds);
    }
}
