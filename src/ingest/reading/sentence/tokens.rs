//! A text's words, without the punctuation around them.

use std::ops::Range;

use crate::model::sentence::Word;
use crate::model::vocabulary::fold;

/// What stands around words, and belongs to none.
const AROUND: &[char] = &[
    '“', '”', '"', '‘', '’', '\'', '(', ')', '[', ']', ',', ';', ':', '.', '!', '?', '…', '«', '»',
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    /// Its bytes in the text.
    pub place: Range<usize>,
    /// Which sentence it stands in, from 0.
    pub sentence: usize,
}

impl Token<'_> {
    /// In lower case; a sign as it stands.
    pub fn folded(&self) -> String {
        match fold(self.text) {
            word if word.is_empty() => self.text.to_owned(),
            word => word,
        }
    }

    pub fn word(&self) -> Word {
        Word { start: self.place.start, sentence: self.sentence, text: self.folded() }
    }

    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let (mut sentence, mut has_ended) = (0, false);
    for whole in text.split_whitespace().flat_map(parts) {
        let word = whole.trim_matches(AROUND);
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        if has_ended && word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            sentence += 1;
        }
        if !word.is_empty() {
            tokens.push(Token { text: word, place: start..start + word.len(), sentence });
        }
        let end = whole.trim_end_matches(['”', '"', '’', '\'', ')', '»']);
        has_ended = end.ends_with(['.', '!', '?']) && !is_abbreviation(word);
    }
    tokens
}

/// A sign of calculation, or a dash between two words, is a word of its own.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let parts = word.split_inclusive(['+', '=', '–', '—']).flat_map(|part| {
        let sign = part.char_indices().next_back().filter(|(_, c)| "+=–—".contains(*c));
        let (before, sign) = part.split_at(sign.map_or(part.len(), |(at, _)| at));
        [before, sign]
    });
    parts.filter(|part| !part.is_empty())
}

fn is_abbreviation(word: &str) -> bool {
    ["s.d", "no", "rp", "kab", "kep", "plt", "pt", "dr", "th", "thn", "tgl"]
        .iter()
        .any(|one| one.eq_ignore_ascii_case(word))
}
