//! The vocabularies are closed, unambiguous, and know what the publications print.

use std::collections::BTreeMap;

use capaian::model::vocabulary::{
    Vocabulary, complaint_category, destination, fold, labels, occupation, placement_terms,
    province, record_terms,
};

const ALL: [&Vocabulary; 21] = [
    &destination::DESTINATIONS,
    &province::PROVINCES,
    &occupation::OCCUPATIONS,
    &placement_terms::SCHEMES,
    &placement_terms::SECTORS,
    &placement_terms::EMPLOYER_TYPES,
    &placement_terms::SEXES,
    &complaint_category::COMPLAINT_CATEGORIES,
    &complaint_category::COMPLAINT_CHANNELS,
    &record_terms::SCOPE_KINDS,
    &record_terms::AGENCY_KINDS,
    &record_terms::DEPOSITS,
    &record_terms::SANCTION_KINDS,
    &record_terms::PHASES,
    &record_terms::ATTRIBUTIONS,
    &record_terms::COMPLAINT_STATES,
    &record_terms::MEETING_TYPES,
    &record_terms::CONSTRAINT_CATEGORIES,
    &record_terms::LEVELS,
    &record_terms::AFFECTED,
    &record_terms::ACTION_STATES,
];

fn code(vocabulary: &Vocabulary, text: &str) -> &'static str {
    vocabulary.recognise(text).map_or("unknown", |term| term.code)
}

#[test]
fn no_two_terms_share_a_code_or_a_spelling() {
    for vocabulary in ALL {
        let mut owner: BTreeMap<String, &str> = BTreeMap::new();
        for term in vocabulary.terms {
            for spelling in [term.code, term.label.id, term.label.en].iter().chain(term.variants) {
                let key = fold(spelling);
                assert!(!key.is_empty(), "{} {}", vocabulary.name, term.code);
                let first = *owner.entry(key).or_insert(term.code);
                assert_eq!(first, term.code, "{}: {spelling}", vocabulary.name);
            }
        }
    }
}

#[test]
fn codes_are_unique_and_have_their_standard_form() {
    for vocabulary in ALL {
        let codes: BTreeMap<&str, usize> =
            vocabulary.terms.iter().enumerate().map(|(i, term)| (term.code, i)).collect();
        assert_eq!(codes.len(), vocabulary.terms.len(), "{}", vocabulary.name);
    }
    let alpha3 = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    assert!(destination::DESTINATIONS.terms.iter().all(|term| alpha3(term.code)));
    let bps = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit());
    assert!(province::PROVINCES.terms.iter().all(|term| bps(term.code)));
    assert_eq!(province::PROVINCES.terms.len(), 38);
}

#[test]
fn no_term_repeats_its_own_spelling_among_the_variants() {
    for vocabulary in ALL {
        for term in vocabulary.terms {
            let mut seen = vec![fold(term.label.id), fold(term.label.en)];
            seen.dedup();
            for variant in term.variants {
                let key = fold(variant);
                assert!(!seen.contains(&key), "{} {}: {variant}", vocabulary.name, term.code);
                seen.push(key);
            }
        }
    }
}

/// Every value of the columns that the published tables have.
#[test]
fn every_published_spelling_is_recognised() {
    let printed: [(&Vocabulary, &[&str]); 7] = [
        (&destination::DESTINATIONS, PUBLISHED_DESTINATIONS),
        (&province::PROVINCES, PUBLISHED_PROVINCES),
        (&occupation::OCCUPATIONS, PUBLISHED_OCCUPATIONS),
        (&placement_terms::SCHEMES, PUBLISHED_SCHEMES),
        (&placement_terms::SECTORS, &["formal", "informal"]),
        (&placement_terms::SEXES, &["perempuan", "laki-laki"]),
        (&complaint_category::COMPLAINT_CATEGORIES, PUBLISHED_COMPLAINTS),
    ];
    for (vocabulary, spellings) in printed {
        for spelling in spellings {
            assert_ne!(code(vocabulary, spelling), "unknown", "{}: {spelling}", vocabulary.name);
        }
    }
    assert_eq!(code(&complaint_category::COMPLAINT_CHANNELS, "Surat"), "letter");
}

#[test]
fn spellings_seen_in_the_wild_lead_to_their_code() {
    let seen: [(&Vocabulary, &[(&str, &str)]); 5] = [
        (
            &destination::DESTINATIONS,
            &[
                ("Hongkong", "HKG"),
                ("HONG KONG", "HKG"),
                ("Saudi", "SAU"),
                ("Saudi Arabia", "SAU"),
                ("UEA", "ARE"),
                ("United Emirat Arab", "ARE"),
                ("PEA", "ARE"),
                ("Taiwan (ROC)", "TWN"),
                ("Taiwan, Province of China", "TWN"),
                ("Korea", "KOR"),
                ("Republik Korea", "KOR"),
                ("Turkiye", "TUR"),
                ("Türkiye", "TUR"),
                ("Brunei", "BRN"),
                ("Libanon", "LBN"),
                ("Lebanon", "LBN"),
                ("PNG", "PNG"),
                ("Maldives", "MDV"),
                ("côte d'ivoire", "CIV"),
            ],
        ),
        (
            &province::PROVINCES,
            &[
                ("Daerah Khusus Jakarta", "31"),
                ("Jakarta", "31"),
                ("D.I Yogyakarta", "34"),
                ("D.I Yaogyakarta", "34"),
                ("DIY", "34"),
                ("NTB", "52"),
                ("N.T.T.", "53"),
                ("Jatim", "35"),
                ("Sumatra Utara", "12"),
                ("Kep. Riau", "21"),
                ("Bangka Belitung", "19"),
                ("Papua Barat Daya", "92"),
                ("Papua Pegunungan", "97"),
            ],
        ),
        (
            &occupation::OCCUPATIONS,
            &[
                ("HOUSE MAID", "house_maid"),
                ("housemaid", "house_maid"),
                ("PRT", "house_maid"),
                ("pembantu rumah tangga", "house_maid"),
                ("asisten rumah tangga", "house_maid"),
                ("perawat lansia", "caregiver"),
                ("pekerja kebun", "plantation_worker"),
                ("pekerja", "worker"),
                ("ABK", "seafarer"),
            ],
        ),
        (
            &placement_terms::SCHEMES,
            &[("mandiri", "individual"), ("G-to-G", "g_to_g"), ("P to P (oleh P3MI)", "p_to_p")],
        ),
        (&placement_terms::SEXES, &[("P", "female"), ("L", "male"), ("Wanita", "female")]),
    ];
    for (vocabulary, pairs) in seen {
        for (spelling, wanted) in pairs {
            assert_eq!(code(vocabulary, spelling), *wanted, "{}: {spelling}", vocabulary.name);
        }
    }
}

#[test]
fn a_text_of_punctuation_or_an_unknown_name_is_no_term() {
    for text in ["", " - ", "–", "Jumlah", "Atlantis", "Republik Demokratik"] {
        assert_eq!(destination::DESTINATIONS.recognise(text), None, "{text}");
    }
}

const PUBLISHED_DESTINATIONS: &[&str] = &[
    "Arab Saudi",
    "Australia",
    "Austria",
    "Belanda",
    "Brunei Darussalam",
    "Burkina Faso",
    "Dominika",
    "Eritrea",
    "Hong Kong",
    "Hungaria",
    "Italia",
    "Jepang",
    "Jerman",
    "Kamboja",
    "Kepulauan Turks dan Caicos",
    "Kongo",
    "Korea Selatan",
    "Kuwait",
    "Libanon",
    "Maladewa",
    "Malaysia",
    "Meksiko",
    "Oman",
    "Palau",
    "Papua Nugini",
    "Polandia",
    "Prancis",
    "Qatar",
    "Republik Moldova",
    "Rumania",
    "Selandia Baru",
    "Serbia",
    "Singapura",
    "Slovakia",
    "Sri Lanka",
    "Taiwan",
    "Turki",
    "Uni Emirat Arab",
    "Yunani",
    "Zambia",
];

const PUBLISHED_PROVINCES: &[&str] = &[
    "Bali",
    "Banten",
    "DKI Jakarta",
    "Gorontalo",
    "Jawa Barat",
    "Jawa Tengah",
    "Jawa Timur",
    "Kalimantan Barat",
    "Kalimantan Utara",
    "Lampung",
    "Maluku Utara",
    "Nusa Tenggara Barat",
    "Nusa Tenggara Timur",
    "Papua Barat",
    "Sulawesi Selatan",
    "Sumatera Barat",
    "Sumatera Selatan",
    "Sumatera Utara",
];

const PUBLISHED_OCCUPATIONS: &[&str] = &[
    "Buruh perkebunan",
    "Caregiver",
    "Cleaner",
    "Construction Worker",
    "Cook",
    "Domestic Worker",
    "Farmer",
    "Fisherman",
    "House Maid",
    "Koki",
    "Nelayan",
    "Operator",
    "Pekerja",
    "Pekerja domestik",
    "Pekerja kebersihan",
    "Pekerja konstruksi",
    "Pembantu/pekerja rumah tangga",
    "Pemungut hasil bumi",
    "Pengasuh",
    "Petani",
    "Plantation Worker",
    "Production Operator",
    "Produksi operator",
    "Worker",
];

const PUBLISHED_SCHEMES: &[&str] = &[
    "G to G",
    "G to G Jepang",
    "G to G Jerman",
    "G to G Korea Selatan",
    "P to P",
    "P to P (oleh P3MI)",
    "Perpanjangan PK dalam negeri",
    "Perpanjangan PK luar negeri",
    "Perseorangan",
    "Re-entry",
    "UKPS",
];

const PUBLISHED_COMPLAINTS: &[&str] = &[
    "Biaya penempatan melebihi struktur biaya",
    "Deportasi / repatriasi",
    "Gaji tidak dibayar",
    "Jaminan sosial PMI",
    "Meninggal dunia",
    "Meninggal dunia di negara tujuan",
    "PMI gagal berangkat",
    "PMI ingin dipulangkan",
    "PMI sakit",
    "Penipuan peluang kerja",
    "Perdagangan orang",
    "Sakit",
];

#[test]
fn the_page_fetches_the_labels_that_the_vocabularies_have() {
    let bytes = std::fs::read("public/vocabulary.json").unwrap();
    let shipped = capaian::ingest::labels::read_labels(&bytes, "vocabulary.json").unwrap();
    assert!(shipped == labels(), "run `capaian vocabulary` and commit public/vocabulary.json");
}
