//! Destinations, by ISO 3166-1 alpha-3.

use super::{Term, Vocabulary};
use crate::model::Text;

pub const DESTINATIONS: Vocabulary = Vocabulary { name: "destination", terms: TERMS };

const TERMS: &[Term] = &[Term {
    code: "HKG",
    label: Text::same("Hong Kong"),
    variants: &["Hongkong", "Hong Kong SAR"],
}];
