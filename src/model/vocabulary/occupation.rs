//! Occupations (*jabatan*). Official tables use English titles.

use super::{Term, Vocabulary};
use crate::model::Text;

pub const OCCUPATIONS: Vocabulary = Vocabulary { name: "occupation", terms: TERMS };

const TERMS: &[Term] = &[Term {
    code: "house_maid",
    label: Text::new("Asisten rumah tangga", "House maid"),
    variants: &["House Maid", "housemaid", "PRT"],
}];
