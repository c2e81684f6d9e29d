//! The short lists of a placement: scheme, sector, employer type, sex.

use super::{Term, Vocabulary};
use crate::model::Text;

/// How a placement is arranged. The details that publications print ("G to G Jepang", extensions inside
/// and outside the country) are read as their scheme.
#[rustfmt::skip]
pub const SCHEMES: Vocabulary = Vocabulary {
    name: "scheme",
    terms: &[
        Term { code: "g_to_g", label: Text::same("G to G"), variants: &["G2G", "Government to Government", "G to G Korea Selatan", "G to G Jepang", "G to G Jerman"] },
        Term { code: "g_to_p", label: Text::same("G to P"), variants: &["G2P", "Government to Private"] },
        Term { code: "p_to_p", label: Text::same("P to P"), variants: &["P2P", "Private to Private", "P to P (oleh P3MI)", "P3MI"] },
        Term { code: "individual", label: Text::new("Perseorangan", "Individual"), variants: &["Mandiri", "PMI perseorangan", "Direct hiring", "Direct hire"] },
        Term { code: "ukps", label: Text::new("UKPS", "Own company (UKPS)"), variants: &["Untuk Kepentingan Perusahaan Sendiri"] },
        Term { code: "contract_extension", label: Text::new("Perpanjangan PK", "Contract extension"), variants: &["Perpanjangan perjanjian kerja", "Perpanjangan PK dalam negeri", "Perpanjangan PK luar negeri", "Perpanjangan kontrak"] },
        Term { code: "re_entry", label: Text::same("Re-entry"), variants: &["Re-entry visa"] },
    ],
};

pub const SECTORS: Vocabulary = Vocabulary {
    name: "sector",
    terms: &[
        Term { code: "formal", label: Text::same("Formal"), variants: &["Sektor formal"] },
        Term { code: "informal", label: Text::same("Informal"), variants: &["Sektor informal"] },
    ],
};

/// From 2025 the official tables give the employer's type instead of the sector; the two are kept apart.
pub const EMPLOYER_TYPES: Vocabulary = Vocabulary {
    name: "employer_type",
    terms: &[
        Term {
            code: "legal_entity",
            label: Text::new("Berbadan hukum", "Legal entity"),
            variants: &["pemberi kerja berbadan hukum", "Badan hukum"],
        },
        Term {
            code: "individual",
            label: Text::new("Perseorangan", "Individual"),
            variants: &["pemberi kerja perseorangan", "Rumah tangga", "Private household"],
        },
    ],
};

pub const SEXES: Vocabulary = Vocabulary {
    name: "sex",
    terms: &[
        Term {
            code: "female",
            label: Text::new("Perempuan", "Women"),
            variants: &["P", "F", "Pr", "Wanita", "Woman"],
        },
        Term {
            code: "male",
            label: Text::new("Laki-laki", "Men"),
            variants: &["L", "M", "Lk", "Laki", "Pria", "Man"],
        },
    ],
};
