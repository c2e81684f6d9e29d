//! Cells that hold no value: not available, or perhaps zero.

use super::visible;
use crate::model::vocabulary::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Not available.
    Missing,
    /// A dash or *nihil*: 0 in one office, not available in another.
    ZeroOrMissing,
}

/// What kind of blank a cell is; `None` when it holds a value.
pub fn blank(text: &str) -> Option<Blank> {
    let text = visible(text);
    if text.is_empty() {
        return Some(Blank::Missing);
    }
    if text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '_')) {
        return Some(Blank::ZeroOrMissing);
    }
    match fold(text).as_str() {
        "nihil" => Some(Blank::ZeroOrMissing),
        "" | "na" | "tad" | "null" | "none" | "nan" | "tidakada" | "tidaktersedia"
        | "tidakadadata" => Some(Blank::Missing),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_are_asked_about_and_the_rest_is_missing() {
        for text in ["-", " – ", "—", "nihil", "NIHIL", "--"] {
            assert_eq!(blank(text), Some(Blank::ZeroOrMissing), "{text}");
        }
        for text in ["", " \u{a0}", "n/a", "N.A.", "tad", "t.a.d.", "#N/A", "null", "..."] {
            assert_eq!(blank(text), Some(Blank::Missing), "{text}");
        }
        for text in ["0", "-1", "Nihilo", "x"] {
            assert_eq!(blank(text), None, "{text}");
        }
    }
}
