//! Made-up agencies: names that no company bears, each with a size, a few markets and a story.
//!
//! The sizes follow Zipf's law, as those of real agencies nearly do.

use crate::model::Month;
use crate::model::agency::{Agency, AgencyKind};

use super::random::Random;
use super::stories::story;

/// How an agency's share of its markets changes over the three years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Course {
    Steady,
    Growing,
    Shrinking,
    /// First placement in this month.
    New(Month),
    /// Nothing from this month on, whatever its job orders ask for.
    Idle(Month),
    /// Nothing from the first to the second month, both included.
    Stopped(Month, Month),
}

impl Course {
    /// The factor on the agency's size in a month.
    pub fn factor(self, month: Month) -> f64 {
        let start = 2022 * 12;
        let passed = f64::from(month.number() - start) / 33.0;
        match self {
            Self::Steady => 1.0,
            Self::Growing => 0.4 + 2.0 * passed,
            Self::Shrinking => 1.9 - 1.5 * passed,
            Self::New(first) => {
                if month < first {
                    0.0
                } else {
                    1.3
                }
            }
            Self::Idle(first) => {
                if month < first {
                    1.0
                } else {
                    0.0
                }
            }
            Self::Stopped(first, last) => {
                if first <= month && month <= last {
                    0.0
                } else {
                    1.0
                }
            }
        }
    }
}

/// An agency and what the generator knows of it.
#[derive(Clone, Debug)]
pub struct Plan {
    pub agency: Agency,
    /// Next to the other agencies of a market.
    pub size: f64,
    /// The markets it works in, the first one the main one.
    pub markets: Vec<&'static str>,
    pub course: Course,
    /// Its lead times next to others'.
    pub pace: f64,
    /// Complaints per placement next to others'.
    pub trouble: f64,
}

impl Plan {
    /// Its weight among the agencies that send to a destination in a month.
    pub fn weight(&self, destination: &str, month: Month) -> f64 {
        let market = match self.markets.iter().position(|market| *market == destination) {
            Some(0) => 1.0,
            Some(_) => 0.35,
            None => 0.002,
        };
        self.size * market * self.course.factor(month)
    }
}

/// Main markets and how many agencies have them.
const MARKETS: &[(&str, usize, &[&str])] = &[
    ("HKG", 31, &["SGP", "TWN", "MYS", "BRN"]),
    ("TWN", 29, &["HKG", "SGP", "MYS", "POL"]),
    ("MYS", 17, &["BRN", "SGP", "TWN", "SAU"]),
    ("SGP", 8, &["HKG", "MYS"]),
    ("JPN", 8, &["TWN", "KOR", "DEU", "NZL"]),
    ("SAU", 7, &["ARE", "QAT", "KWT", "OMN", "BHR", "JOR"]),
    ("ITA", 4, &["GRC", "FRA", "USA", "NLD"]),
    ("KOR", 3, &["TWN", "JPN"]),
    ("BRN", 3, &["MYS", "SGP"]),
    ("TUR", 3, &["MDV", "SYC", "FJI", "SRB"]),
    ("POL", 3, &["HUN", "SVK", "ROU", "CZE", "SRB"]),
    ("ARE", 2, &["QAT", "SAU", "OMN"]),
    ("PNG", 2, &["ZMB", "SLB", "FJI", "AUS", "MEX"]),
];

#[rustfmt::skip]
const NOUNS: [&str; 24] = [
    "Kenanga", "Cempaka", "Melur", "Rambai", "Gaharu", "Tembesu", "Jelutung", "Kantil", "Bungur",
    "Ketapang", "Randu", "Meranti", "Seruni", "Kecubung", "Lokan", "Kerapu", "Jalak", "Perkutut",
    "Kepodang", "Murai", "Tekukur", "Pipit", "Belimbing", "Kemuning",
];
#[rustfmt::skip]
const EPITHETS: [&str; 18] = [
    "Teduh", "Jingga", "Lembayung", "Pualam", "Embun", "Senja", "Lazuardi", "Tembaga", "Rimba",
    "Telaga", "Muara", "Lereng", "Pesisir", "Purnama", "Gerimis", "Kabut", "Pelangi", "Hilir",
];
#[rustfmt::skip]
const CITIES: [&str; 10] = [
    "Jakarta Timur", "Jakarta Timur", "Jakarta Timur", "Jakarta Timur", "Jakarta Selatan",
    "Jakarta Selatan", "Jakarta Selatan", "Jakarta Barat", "Jakarta Utara", "Jakarta Pusat",
];

/// The 120 agencies of the sample, by id.
pub fn plans(seed: u64) -> Vec<Plan> {
    let mut random = Random::stream(seed, "agencies");
    let mains: Vec<(&str, &[&'static str])> = MARKETS
        .iter()
        .flat_map(|&(main, count, others)| std::iter::repeat_n((main, others), count))
        .collect();
    let count = mains.len();
    mains
        .into_iter()
        .enumerate()
        .map(|(at, (main, others))| {
            // 37 and 120 have no common factor: ids follow no market, and no id comes twice.
            let number = (at * 37 + 11) % count + 1;
            plan(number, main, others, &mut random)
        })
        .collect::<Vec<_>>()
        .into_iter()
        .map(|plan| (plan.agency.id.clone(), plan))
        .collect::<std::collections::BTreeMap<_, _>>()
        .into_values()
        .collect()
}

fn plan(number: usize, main: &'static str, others: &[&'static str], random: &mut Random) -> Plan {
    let mut markets = vec![main];
    for &other in others {
        if random.chance(0.4) {
            markets.push(other);
        }
    }
    let rank = random.whole(0, 40);
    let noun = NOUNS.get(number % NOUNS.len()).copied().unwrap_or_default();
    // 7 and 18 have no common factor, so nouns and epithets meet at most once in 120.
    let epithet =
        EPITHETS.get((number * 7 + number / 24) % EPITHETS.len()).copied().unwrap_or_default();
    let (course, sanctions, expires, deposit) = story(number, random);
    Plan {
        agency: Agency {
            id: format!("P{number:03}"),
            name: format!("PT {noun} {epithet} Contoh"),
            kind: AgencyKind::P3mi,
            licence_number: Some(format!("SIP3MI-CONTOH/{number:03}/{}", expires.year() - 5)),
            licence_expires: Some(expires),
            deposit,
            city: random.pick(&CITIES).unwrap_or("Jakarta Timur").to_owned(),
            sanctions,
        },
        size: 1.0 / f64::from(rank + 2),
        markets,
        course,
        pace: random.log_normal(1.0, 0.12),
        trouble: if number % 13 == 5 { 4.0 } else { random.log_normal(0.9, 0.4) },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::agency::SanctionKind;

    #[test]
    fn ids_and_names_are_unique_and_marked_as_made_up() {
        let plans = plans(1);
        assert_eq!(plans.len(), 120);
        let names: BTreeSet<&str> = plans.iter().map(|plan| plan.agency.name.as_str()).collect();
        assert_eq!(names.len(), 120);
        assert!(names.iter().all(|name| name.ends_with("Contoh")));
        let ids: Vec<&str> = plans.iter().map(|plan| plan.agency.id.as_str()).collect();
        assert!(ids.is_sorted());
    }

    #[test]
    fn a_stopped_agency_places_nobody_while_it_is_stopped() {
        for plan in plans(1) {
            for sanction in &plan.agency.sanctions {
                let stops =
                    matches!(sanction.kind, SanctionKind::FullStop | SanctionKind::LicenceRevoked);
                let month = sanction.start.month();
                assert!(!stops || plan.course.factor(month) == 0.0, "{}", plan.agency.id);
            }
        }
    }
}
