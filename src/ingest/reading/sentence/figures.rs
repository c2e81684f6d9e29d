//! Numbers among words: counts, percentages, and those that are said to be round.

use super::tokens::Token;
use crate::model::sentence::{Figure, FigureKind, Mark, Sentence};

/// Words before or behind a number that make it a round one.
const ABOUT: &[&str] = &[
    "sekitar", "kurang", "lebih", "hampir", "kira", "about", "around", "nearly", "almost", "some",
    "over", "more", "roughly",
];

/// Takes the number that the tokens begin with; how many of them it is.
pub(super) fn take(tokens: &[Token<'_>], read: &mut Sentence) -> Option<usize> {
    let first = tokens.first().filter(|token| token.is_number() || is_signed(token.text))?;
    let text = first.text.trim_start_matches(['±', '~', '>', '<', '≥', '≤']);
    let (number, behind) = match text.strip_suffix('%') {
        Some(number) => (number, Some(FigureKind::Percent)),
        None => (text, None),
    };
    let word = |at: usize| {
        let token = tokens.get(at).filter(|token| token.sentence == first.sentence);
        token.map(Token::folded).unwrap_or_default()
    };
    let mut length = 1;
    let zeros = match word(length).as_str() {
        "ribu" | "rb" | "thousand" => 3,
        "juta" | "jt" | "million" => 6,
        "miliar" | "milyar" | "billion" => 9,
        _ => 0,
    };
    length += usize::from(zeros > 0);
    let is_percent = matches!(word(length).as_str(), "persen" | "percent" | "prosen");
    length += usize::from(is_percent);
    let kind = match is_percent {
        true => FigureKind::Percent,
        false => behind.unwrap_or(FigureKind::Count),
    };
    let is_about_before = || {
        let before = read.words.last().filter(|word| {
            // The word right before it.
            first.place.start.saturating_sub(word.start) <= 12
        });
        before.is_some_and(|word| ABOUT.contains(&word.text.as_str()))
    };
    let is_rounded = zeros > 0
        || text.len() < first.text.len()
        || word(length) == "lebih" && !is_year(number)
        || kind == FigureKind::Count && is_about_before();
    let (digits, mark) = digits(number, kind)?;
    let digits = if zeros > 0 { times_ten(&digits, zeros) } else { digits };
    let last = tokens.get(length - 1)?;
    let (place, sentence) = (first.place.start..last.place.end, first.sentence);
    let said = read.words.last().map_or("", |word| word.text.as_str());
    // A year, or the number of a paragraph, is no count of anything.
    let is_name = mark.is_none()
        && kind == FigureKind::Count
        && zeros == 0
        && (is_year(&digits) || matches!(said, "nomor" | "pasal" | "ayat" | "hari" | "angkatan"));
    if !is_name {
        read.figures.push(Figure { place, sentence, kind, digits, mark, is_rounded });
    }
    Some(length)
}

fn is_signed(text: &str) -> bool {
    let rest = text.trim_start_matches(['±', '~', '>', '<', '≥', '≤']);
    rest.len() < text.len() && rest.starts_with(|c: char| c.is_ascii_digit())
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year| (1945..2100).contains(&year))
}

/// The digits of a number, and the mark between its thousands. One mark before three digits parts thousands in a
/// count; in a percentage it begins a fraction.
fn digits(text: &str, kind: FigureKind) -> Option<(String, Option<Mark>)> {
    if !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let marks: Vec<Mark> = text
        .chars()
        .filter_map(|c| match c {
            '.' => Some(Mark::Dot),
            ',' => Some(Mark::Comma),
            _ => None,
        })
        .collect();
    let (Some(&last), Some(&first)) = (marks.last(), marks.first()) else {
        return Some((text.to_owned(), None));
    };
    let whole = groups.first().is_some_and(|group| (1..=3).contains(&group.len()));
    let are_threes = groups.get(1..).unwrap_or_default().iter().all(|group| group.len() == 3);
    let is_one_kind = marks.iter().all(|&mark| mark == first);
    if whole && are_threes && is_one_kind && (marks.len() > 1 || kind == FigureKind::Count) {
        return Some((groups.concat(), Some(first)));
    }
    let (fraction, head) = groups.split_last()?;
    let are_grouped = head.get(1..).unwrap_or_default().iter().all(|group| group.len() == 3);
    let before = marks.get(..marks.len() - 1).unwrap_or_default();
    let is_other = before.iter().all(|&mark| mark != last);
    if fraction.is_empty() || !are_grouped || !is_other || head.iter().any(|group| group.is_empty())
    {
        return None;
    }
    Some((format!("{}.{fraction}", head.concat()), before.first().copied()))
}

fn times_ten(digits: &str, zeros: usize) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let moved: String = fraction.chars().chain(std::iter::repeat('0')).take(zeros).collect();
    let rest = fraction.get(zeros.min(fraction.len())..).unwrap_or_default();
    let point = if rest.is_empty() { "" } else { "." };
    format!("{whole}{moved}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn found(text: &str) -> Vec<(String, FigureKind, bool)> {
        let figures = read(text).figures.into_iter();
        figures.map(|one| (one.digits, one.kind, one.is_rounded)).collect()
    }

    #[test]
    fn numbers_are_read_whatever_their_marks() {
        use FigureKind::{Count, Percent};
        for (text, digits, kind, is_rounded) in [
            ("sebanyak 35.945 orang", "35945", Count, false),
            ("sebesar 40,586 PMI,", "40586", Count, false),
            ("(88,6%)", "88.6", Percent, false),
            ("sebesar 88.6 persen.", "88.6", Percent, false),
            ("12,345 percent", "12.345", Percent, false),
            ("Rp 1.234.567,5", "1234567.5", Count, false),
            ("35 ribu lebih", "35000", Count, true),
            ("8,39 juta", "8390000", Count, true),
            ("sekitar 300 orang", "300", Count, true),
            ("lebih dari 20", "20", Count, false),
            ("±40", "40", Count, true),
            ("total 143.", "143", Count, false),
        ] {
            assert_eq!(found(text), [(digits.to_owned(), kind, is_rounded)], "{text}");
        }
        for text in ["tahun 2024", "G to G", "nomor 9", "UU 18/2017", "1.2.3", ""] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
