//! The short lists of a placement: scheme, sector, employer type, sex.

use super::{Term, Vocabulary};
use crate::model::Text;

pub const SCHEMES: Vocabulary = Vocabulary {
    name: "scheme",
    terms: &[Term { code: "p_to_p", label: Text::same("P to P"), variants: &["PtoP", "P-to-P"] }],
};

pub const SECTORS: Vocabulary = Vocabulary {
    name: "sector",
    terms: &[
        Term { code: "formal", label: Text::same("Formal"), variants: &[] },
        Term { code: "informal", label: Text::same("Informal"), variants: &[] },
    ],
};

/// From 2025 the official tables give the employer's type instead of the sector; the two are kept apart.
pub const EMPLOYER_TYPES: Vocabulary = Vocabulary {
    name: "employer_type",
    terms: &[
        Term {
            code: "legal_entity",
            label: Text::new("Berbadan hukum", "Legal entity"),
            variants: &["pemberi kerja berbadan hukum"],
        },
        Term {
            code: "individual",
            label: Text::new("Perseorangan", "Individual"),
            variants: &["pemberi kerja perseorangan"],
        },
    ],
};

pub const SEXES: Vocabulary = Vocabulary {
    name: "sex",
    terms: &[
        Term {
            code: "female",
            label: Text::new("Perempuan", "Women"),
            variants: &["P", "F", "Wanita"],
        },
        Term {
            code: "male",
            label: Text::new("Laki-laki", "Men"),
            variants: &["L", "M", "Pria", "Lk"],
        },
    ],
};
