//! Provinces, by BPS code. Provinces of *origin*: not where a person was served.

use super::{Term, Vocabulary};
use crate::model::Text;

pub const PROVINCES: Vocabulary = Vocabulary { name: "province", terms: TERMS };

const TERMS: &[Term] = &[Term {
    code: "31",
    label: Text::same("DKI Jakarta"),
    variants: &["Daerah Khusus Jakarta", "Jakarta"],
}];
