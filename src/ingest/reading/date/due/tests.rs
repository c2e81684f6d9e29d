use proptest::prelude::*;

use super::*;

/// A Friday.
fn said() -> Day {
    "2024-11-29".parse().unwrap()
}

#[test]
fn dates_are_meant_from_the_day_they_are_said() {
    for (text, expected) in [
        ("31/12/2024", "2024-12-31"),
        ("8/9/2025", "2025-09-08"),
        ("Desember 2024", "2024-12-31"),
        ("TW IV 2024", "2024-12-31"),
        ("TW IV", "2024-12-31"),
        ("Triwulan I", "2025-03-31"),
        ("Q2", "2025-06-30"),
        ("Desember", "2024-12-31"),
        ("November", "2024-11-30"),
        ("Oktober", "2025-10-31"),
        ("Jan-Feb", "2025-02-28"),
        ("15 Desember", "2024-12-15"),
        ("15 Januari", "2025-01-15"),
        ("29 November", "2024-11-29"),
        ("20/12", "2024-12-20"),
        ("Semester I", "2025-06-30"),
        ("Tahun 2025", "2025-12-31"),
        ("2025", "2025-12-31"),
        ("Oktober 2024", "2024-10-31"),
        ("paling lambat 20 Desember 2024", "2024-12-20"),
        ("Selambat-lambatnya tgl. 20 Desember 2024", "2024-12-20"),
        ("s.d. 31 Desember 2024", "2024-12-31"),
        ("sebelum 31 Desember 2024", "2024-12-30"),
        ("sebelum Desember", "2024-11-30"),
        ("by 20 December 2024", "2024-12-20"),
    ] {
        assert_eq!(due(text, said()), Due::By(expected.parse().unwrap()), "{text}");
    }
}

#[test]
fn parts_of_periods_have_a_last_day() {
    for (text, expected) in [
        ("akhir tahun", "2024-12-31"),
        ("Akhir Tahun 2025", "2025-12-31"),
        ("sebelum akhir tahun", "2024-12-31"),
        ("paling lambat akhir bulan", "2024-11-30"),
        ("akhir bulan depan", "2024-12-31"),
        ("akhir Desember", "2024-12-31"),
        ("akhir TW I 2025", "2025-03-31"),
        ("awal Desember 2024", "2024-12-10"),
        ("pertengahan Desember", "2024-12-16"),
        ("minggu ke-2 Desember", "2024-12-14"),
        ("Minggu pertama Januari", "2025-01-07"),
        ("minggu IV Desember 2024", "2024-12-28"),
        ("minggu terakhir Desember 2024", "2024-12-31"),
        ("Minggu, 1 Desember 2024", "2024-12-01"),
        ("minggu 2 Desember 2024", "2024-12-14"),
        ("second week of December", "2024-12-14"),
        ("end of the year", "2024-12-31"),
    ] {
        assert_eq!(due(text, said()), Due::By(expected.parse().unwrap()), "{text}");
    }
}

#[test]
fn some_are_counted_from_the_day() {
    for (text, expected) in [
        ("hari ini", "2024-11-29"),
        ("besok", "2024-11-30"),
        ("minggu ini", "2024-12-01"),
        ("Minggu depan", "2024-12-08"),
        ("pekan depan", "2024-12-08"),
        ("next week", "2024-12-08"),
        ("bulan ini", "2024-11-30"),
        ("bulan depan", "2024-12-31"),
        ("triwulan ini", "2024-12-31"),
        ("triwulan depan", "2025-03-31"),
        ("tahun depan", "2025-12-31"),
        ("segera, paling lambat 2 minggu", "2024-12-13"),
        ("dua minggu setelah rapat", "2024-12-13"),
        ("seminggu", "2024-12-06"),
        ("dalam 14 hari", "2024-12-13"),
        ("maksimal 5 hari kerja", "2024-12-06"),
        ("3 bulan", "2025-02-28"),
        ("sebulan", "2024-12-29"),
        ("3 bulan ke depan", "2025-02-28"),
        ("within two weeks", "2024-12-13"),
    ] {
        assert_eq!(due(text, said()), Due::By(expected.parse().unwrap()), "{text}");
    }
}

#[test]
fn what_leaves_the_day_open_is_undated_and_what_is_not_understood_is_said_so() {
    for text in [
        "",
        " ",
        "-",
        "segera",
        "Segera.",
        "secepatnya",
        "sesegera mungkin",
        "ASAP",
        "berkala",
        "setiap bulan",
        "setiap triwulan",
        "as soon as possible",
    ] {
        assert_eq!(due(text, said()), Due::Undated, "{text}");
        assert_eq!(due(text, said()).day(), None);
    }
    for text in ["menunggu anggaran", "31 November 2024", "tw", "lima", "5", "akhir", "29 Februari"]
    {
        let found = due(text, said());
        assert_eq!(found, Due::Unread, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_fault(text in ".{0,40}", said in any::<i32>()) {
        due(&text, Day::from_number(said));
    }

    #[test]
    fn what_lacks_a_year_is_not_over(
        month in 0usize..12,
        said in 0..40_000,
    ) {
        let said = Day::from_number(said);
        let [name, _] = crate::model::day::MONTH_NAMES[month];
        let day = due(name, said).day().unwrap();
        prop_assert!(day >= said && day.number() - said.number() < 366);
        prop_assert_eq!(usize::from(day.month_of_year()), month + 1);
    }
}
