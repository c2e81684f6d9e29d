//! Whether two texts of minutes say the same: by the words they share (Dice's coefficient), without any model of language.

/// From here on two texts of one category are taken for the same constraint. Of the example data's pairs those that mean
/// the same have 0.4 and more, the others 0.2 and less.
pub const ALIKE: f64 = 0.3;

/// Words that say nothing of the matter, in both languages.
const EMPTY: [&str; 48] = [
    "yang", "dan", "atau", "di", "ke", "dari", "pada", "untuk", "dengan", "oleh", "dalam", "para",
    "masih", "belum", "tidak", "sudah", "telah", "akan", "agar", "karena", "akibat", "sehingga",
    "sejak", "saat", "serta", "juga", "ini", "itu", "ada", "adanya", "secara", "beberapa",
    "sebagian", "the", "of", "and", "or", "in", "to", "for", "with", "not", "is", "are", "on", "a",
    "an", "by",
];

/// Letters from which on a word within another is the same word: "laporan" and "pelaporan".
const STEM: usize = 5;

/// The share of words that have their like in the other text, from 0 to 1; 0 where a text has none.
pub fn similarity(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    let like = |words: &[String], others: &[String]| {
        words.iter().filter(|word| others.iter().any(|other| is_same(word, other))).count()
    };
    let shared = like(&one, &other) + like(&other, &one);
    let all = one.len() + other.len();
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

fn is_same(one: &str, other: &str) -> bool {
    let within = |short: &str, long: &str| short.chars().count() >= STEM && long.contains(short);
    one == other || within(one, other) || within(other, one)
}

/// Lower-case words, each once; without what stands in square brackets, such as the mark of examples.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let outside = lower.split('[').enumerate().map(|(at, part)| match part.split_once(']') {
        Some((_, after)) if at > 0 => after,
        _ => part,
    });
    let mut words: Vec<String> = Vec::new();
    for word in outside.flat_map(|part| part.split(|c: char| !c.is_alphanumeric())) {
        let is_empty = word.is_empty() || EMPTY.contains(&word);
        if !is_empty && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_means_the_same_shares_its_words() {
        for (one, other) in [
            (
                "[Contoh] Struktur biaya beberapa negara tujuan masih belum terbit.",
                "[Contoh] Struktur biaya yang belum terbit menahan CPMI di Sisko P2MI.",
            ),
            ("Laporan bulanan P3MI masih terlambat.", "Pelaporan bulanan P3MI belum lengkap"),
            (
                "Sisko P2MI tidak dapat diakses beberapa hari akibat gangguan pusat data nasional.",
                "Gangguan dan lambatnya Sisko P2MI pada jam sibuk.",
            ),
        ] {
            assert!(similarity(one, other) >= ALIKE, "{one} / {other}: {}", similarity(one, other));
        }
        for (one, other) in [
            ("Laporan bulanan P3MI masih terlambat.", "Job order besar tanpa penempatan"),
            ("[Contoh] Deposito belum dipulihkan", "[Contoh] Petugas layanan kurang"),
            ("", ""),
            ("yang di", "yang di"),
        ] {
            assert!(similarity(one, other) < ALIKE, "{one} / {other}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_a_share_and_the_same_both_ways(one in "[a-d\\[\\] ]{0,30}", other in "[a-d\\[\\] ]{0,30}") {
            let there = similarity(&one, &other);
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert_eq!(there, similarity(&other, &one));
            let own = similarity(&one, &one);
            prop_assert!(own == 1.0 || own == 0.0);
        }
    }
}
