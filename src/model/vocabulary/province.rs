//! The 38 provinces, by BPS code. Provinces of *origin*: not where a person was served.

use super::{Term, Vocabulary};
use crate::model::Text;

pub const PROVINCES: Vocabulary = Vocabulary { name: "province", terms: TERMS };

#[rustfmt::skip]
const TERMS: &[Term] = &[
    Term { code: "11", label: Text::same("Aceh"), variants: &["NAD", "Nanggroe Aceh Darussalam", "Daerah Istimewa Aceh", "D.I. Aceh"] },
    Term { code: "12", label: Text::new("Sumatera Utara", "North Sumatra"), variants: &["Sumatra Utara", "Sumut"] },
    Term { code: "13", label: Text::new("Sumatera Barat", "West Sumatra"), variants: &["Sumatra Barat", "Sumbar"] },
    Term { code: "14", label: Text::same("Riau"), variants: &[] },
    Term { code: "15", label: Text::same("Jambi"), variants: &[] },
    Term { code: "16", label: Text::new("Sumatera Selatan", "South Sumatra"), variants: &["Sumatra Selatan", "Sumsel"] },
    Term { code: "17", label: Text::same("Bengkulu"), variants: &[] },
    Term { code: "18", label: Text::same("Lampung"), variants: &[] },
    Term { code: "19", label: Text::new("Kepulauan Bangka Belitung", "Bangka Belitung Islands"), variants: &["Bangka Belitung", "Babel", "Kep. Bangka Belitung"] },
    Term { code: "21", label: Text::new("Kepulauan Riau", "Riau Islands"), variants: &["Kep. Riau", "Kepri"] },
    Term { code: "31", label: Text::new("DKI Jakarta", "Jakarta"), variants: &["Daerah Khusus Jakarta", "DK Jakarta", "DKJ", "DKI", "Daerah Khusus Ibukota Jakarta", "Jakarta Special Capital Region", "Special Region of Jakarta"] },
    Term { code: "32", label: Text::new("Jawa Barat", "West Java"), variants: &["Jabar"] },
    Term { code: "33", label: Text::new("Jawa Tengah", "Central Java"), variants: &["Jateng"] },
    Term { code: "34", label: Text::new("DI Yogyakarta", "Yogyakarta"), variants: &["D.I Yaogyakarta", "DIY", "Daerah Istimewa Yogyakarta", "Jogja", "Jogjakarta", "D.I. Jogjakarta", "Special Region of Yogyakarta"] },
    Term { code: "35", label: Text::new("Jawa Timur", "East Java"), variants: &["Jatim"] },
    Term { code: "36", label: Text::same("Banten"), variants: &[] },
    Term { code: "51", label: Text::same("Bali"), variants: &[] },
    Term { code: "52", label: Text::new("Nusa Tenggara Barat", "West Nusa Tenggara"), variants: &["NTB", "Nusa Tenggara Brt"] },
    Term { code: "53", label: Text::new("Nusa Tenggara Timur", "East Nusa Tenggara"), variants: &["NTT"] },
    Term { code: "61", label: Text::new("Kalimantan Barat", "West Kalimantan"), variants: &["Kalbar"] },
    Term { code: "62", label: Text::new("Kalimantan Tengah", "Central Kalimantan"), variants: &["Kalteng"] },
    Term { code: "63", label: Text::new("Kalimantan Selatan", "South Kalimantan"), variants: &["Kalsel"] },
    Term { code: "64", label: Text::new("Kalimantan Timur", "East Kalimantan"), variants: &["Kaltim"] },
    Term { code: "65", label: Text::new("Kalimantan Utara", "North Kalimantan"), variants: &["Kaltara", "Kalut"] },
    Term { code: "71", label: Text::new("Sulawesi Utara", "North Sulawesi"), variants: &["Sulut"] },
    Term { code: "72", label: Text::new("Sulawesi Tengah", "Central Sulawesi"), variants: &["Sulteng"] },
    Term { code: "73", label: Text::new("Sulawesi Selatan", "South Sulawesi"), variants: &["Sulsel"] },
    Term { code: "74", label: Text::new("Sulawesi Tenggara", "Southeast Sulawesi"), variants: &["Sultra"] },
    Term { code: "75", label: Text::same("Gorontalo"), variants: &[] },
    Term { code: "76", label: Text::new("Sulawesi Barat", "West Sulawesi"), variants: &["Sulbar"] },
    Term { code: "81", label: Text::same("Maluku"), variants: &["Moluccas"] },
    Term { code: "82", label: Text::new("Maluku Utara", "North Maluku"), variants: &["Malut", "North Moluccas"] },
    Term { code: "91", label: Text::new("Papua Barat", "West Papua"), variants: &["Irian Jaya Barat"] },
    Term { code: "92", label: Text::new("Papua Barat Daya", "Southwest Papua"), variants: &[] },
    Term { code: "94", label: Text::same("Papua"), variants: &["Irian Jaya"] },
    Term { code: "95", label: Text::new("Papua Selatan", "South Papua"), variants: &[] },
    Term { code: "96", label: Text::new("Papua Tengah", "Central Papua"), variants: &[] },
    Term { code: "97", label: Text::new("Papua Pegunungan", "Highland Papua"), variants: &["Papua Highlands"] },
];
