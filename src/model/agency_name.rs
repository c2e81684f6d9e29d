//! Names of agencies: the key that spellings of one company share, and names so near to each other that a
//! person should look. Near names are never merged here: they may be different companies.

use super::case::{is_word, lower_letter};
use super::vocabulary::fold;

/// A name without its legal form and punctuation, in upper case: `ABU;, PT` is `ABU`.
pub fn cleaned(name: &str) -> String {
    let upper = name.to_uppercase();
    let words: Vec<&str> = upper
        .split(|c: char| !c.is_alphanumeric() && c != '&')
        .filter(|word| !word.is_empty())
        .collect();
    let is_form = |word: &&&str| matches!(**word, "PT" | "CV" | "TBK" | "PERSEROAN" | "TERBATAS");
    let kept: Vec<&str> = words.iter().filter(|word| !is_form(word)).copied().collect();
    if kept.is_empty() { words.join(" ") } else { kept.join(" ") }
}

/// The id of an agency that is known by its name only.
pub fn own_id(cleaned: &str) -> String {
    format!("own-{}", fold(cleaned))
}

/// Whether a search finds a name: every one of its words is in the name or in one of the `other` texts, such as a
/// licence number, or nearly so: one letter off or two swapped from four letters on, two off from eight on. Legal forms and punctuation
/// do not count; a word may be the beginning of what it finds.
pub fn is_found(search: &str, name: &str, other: &[&str]) -> bool {
    let mut texts = std::iter::once(&name).chain(other).map(|text| fold(text));
    let whole = fold(search);
    if texts.any(|text| text.contains(&whole)) {
        return true;
    }
    let words: Vec<String> = words(search).filter(|word| !FORMS.contains(&word.as_str())).collect();
    let known: Vec<Vec<char>> = words_of(name, other).map(|word| word.chars().collect()).collect();
    !words.is_empty()
        && words.iter().all(|word| {
            let wanted: Vec<char> = word.chars().collect();
            known.iter().any(|known| is_near(&wanted, known))
        })
}

/// Legal forms, folded.
const FORMS: [&str; 3] = ["pt", "cv", "tbk"];

fn words_of<'a>(name: &'a str, other: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    words(name).chain(other.iter().flat_map(|text| words(text)))
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !is_word(lower_letter(c))).map(fold);
    words.filter(|word| !word.is_empty())
}

/// Whether a word holds another, or begins with it but for a letter or two, or for two that changed places.
fn is_near(wanted: &[char], known: &[char]) -> bool {
    let most = match wanted.len() {
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    known.windows(wanted.len().max(1)).any(|part| part == wanted)
        || (wanted.len().saturating_sub(most)..=wanted.len() + most)
            .any(|length| is_within(wanted, known.get(..length).unwrap_or(known), most))
        || (most > 0 && is_swapped(wanted, known))
}

/// Whether a word begins with another in which two neighbours changed places.
fn is_swapped(wanted: &[char], known: &[char]) -> bool {
    (1..wanted.len()).any(|at| {
        let mut swapped = wanted.to_vec();
        swapped.swap(at - 1, at);
        known.starts_with(&swapped)
    })
}

/// Pairs of names, each at least eight letters long, that differ in at most two letters. `names` are
/// compared by [`fold`]; the pairs are positions, in order, at most `most` of them.
pub fn near_pairs(names: &[String], most: usize) -> Vec<(usize, usize)> {
    let folded: Vec<Vec<char>> = names.iter().map(|name| fold(name).chars().collect()).collect();
    let mut pairs = Vec::new();
    for (i, a) in folded.iter().enumerate() {
        for (j, b) in folded.iter().enumerate().skip(i + 1) {
            if a.len().min(b.len()) >= 8 && a != b && is_within(a, b, 2) {
                pairs.push((i, j));
                if pairs.len() == most {
                    return pairs;
                }
            }
        }
    }
    pairs
}

/// Whether two texts are at most `most` edits apart (insertions, deletions, replacements).
pub fn is_within(a: &[char], b: &[char], most: usize) -> bool {
    distance(a, b, most).is_some()
}

/// The edit distance of two texts, when it is at most `most`.
pub fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut least = left;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *cell;
            *cell = replaced.min(diagonal + 1).min(left + 1);
            left = *cell;
            least = least.min(left);
        }
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_company_share_a_key() {
        for name in ["PT. Abu Bakti", "ABU BAKTI, PT", "Abu  Bakti (PT)", "pt abu-bakti tbk;"] {
            assert_eq!(cleaned(name), "ABU BAKTI", "{name}");
        }
        assert_eq!(own_id(&cleaned("Ábu Bakti")), "own-abubakti");
        assert_eq!(cleaned("PT"), "PT", "a name is never emptied");
        assert_eq!(cleaned("Optima Putra"), "OPTIMA PUTRA", "only whole words go");
    }

    #[test]
    fn near_names_are_found_and_short_ones_left_alone() {
        let names = ["AKARINDKA UTAMA", "AKARINKA UTAMA", "MANUNGGAL PUTRA", "ABU", "ABI"];
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(near_pairs(&names, 10), [(0, 1)]);
        assert!(near_pairs(&names, 0).len() <= 1);
    }

    #[test]
    fn a_search_forgives_forms_case_and_a_letter_or_two() {
        let name = "PT Kenanga Teduh Contoh";
        let licence = ["SIP3MI-CONTOH/024/2024"];
        for search in [
            "kenanga",
            "KENANGA, PT.",
            "cv kenangga",
            "teduh kenan",
            "kenagna",
            "contoh/024",
            "",
            "PT",
        ] {
            assert!(is_found(search, name, &licence), "{search}");
        }
        for search in ["kenari", "kenanga rimba", "ken xyz", "contoh/025", "pt rimba"] {
            assert!(!is_found(search, name, &licence), "{search}");
        }
    }

    #[test]
    fn distances_are_those_of_levenshtein() {
        let distance = |a: &str, b: &str| {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            super::distance(&a, &b, 9)
        };
        assert_eq!(distance("kitten", "sitting"), Some(3));
        assert_eq!(distance("", "abc"), Some(3));
        assert_eq!(distance("flaw", "lawn"), Some(2));
        assert_eq!(distance("same", "same"), Some(0));
    }
}
