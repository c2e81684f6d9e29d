//! What a published sentence says in figures, dates and periods, Indonesian or English, whatever its marks.

mod figures;
mod tokens;
mod when;

use crate::model::sentence::Sentence;
use tokens::tokens;

/// Reads a sentence, or several.
pub fn read(text: &str) -> Sentence {
    let tokens = tokens(text);
    let mut read = Sentence::default();
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let length = when::take(text, rest, &mut read)
            .or_else(|| figures::take(rest, &mut read))
            .unwrap_or_else(|| {
                read.words.extend(rest.first().map(tokens::Token::word));
                1
            });
        at += length.max(1);
    }
    read
}
