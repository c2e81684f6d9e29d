//! Which work is done where, by whom and from where: the guesses that shape the tables which are then
//! fitted to the published shares. Only their proportions matter.

/// Middle Eastern destinations whose households are closed to new workers since 2015 (DOMAIN §1).
const CLOSED_HOUSEHOLDS: &[&str] = &["SAU", "ARE", "QAT", "KWT", "OMN", "BHR", "JOR"];

/// Occupations in private households, which the sector column counts as informal.
const HOUSEHOLD: &[&str] = &["house_maid", "caregiver", "domestic_worker"];

pub fn is_household(occupation: &str) -> bool {
    HOUSEHOLD.contains(&occupation)
}

/// Destinations that do the same work, and its occupations with their weights.
type Market = (&'static [&'static str], &'static [(&'static str, f64)]);

#[rustfmt::skip]
const WORK: &[Market] = &[
    (&["HKG"], &[("house_maid", 100.0), ("domestic_worker", 3.0), ("caregiver", 2.0), ("driver",
        1.0)]),
    (&["SGP"], &[("house_maid", 100.0), ("domestic_worker", 8.0), ("caregiver", 5.0), ("nurse",
        2.0), ("seafarer", 2.0), ("cook", 1.0), ("waiter", 1.0)]),
    (&["TWN"], &[("caregiver", 100.0), ("factory_worker", 14.0), ("operator", 12.0), ("fisherman",
        12.0), ("production_operator", 10.0), ("worker", 10.0), ("construction_worker", 9.0),
        ("food_processing_worker", 4.0), ("seafarer", 3.0), ("welder", 3.0), ("farmer", 3.0),
        ("house_maid", 2.0), ("livestock_worker", 2.0)]),
    (&["MYS"], &[("plantation_worker", 100.0), ("worker", 40.0), ("production_operator", 28.0),
        ("operator", 24.0), ("factory_worker", 24.0), ("harvester", 16.0), ("construction_worker",
        14.0), ("house_maid", 12.0), ("cleaner", 10.0), ("farmer", 8.0), ("food_processing_worker",
        8.0), ("domestic_worker", 3.0), ("furniture_worker", 3.0), ("livestock_worker", 3.0),
        ("warehouse_worker", 3.0), ("driver", 2.0), ("waiter", 2.0), ("mechanic", 1.0), ("tailor",
        1.0)]),
    (&["KOR"], &[("factory_worker", 30.0), ("worker", 25.0), ("operator", 20.0), ("fisherman",
        15.0), ("welder", 10.0), ("seafarer", 8.0), ("construction_worker", 5.0), ("farmer", 4.0)]),
    (&["JPN"], &[("food_processing_worker", 18.0), ("care_worker", 16.0), ("factory_worker", 15.0),
        ("construction_worker", 12.0), ("worker", 12.0), ("operator", 8.0), ("farmer", 8.0),
        ("welder", 5.0), ("fisherman", 4.0), ("hotel_worker", 4.0), ("cleaner", 4.0), ("waiter",
        3.0), ("livestock_worker", 3.0), ("nurse", 1.0)]),
    (&["BRN"], &[("worker", 20.0), ("house_maid", 18.0), ("construction_worker", 15.0), ("operator",
        10.0), ("domestic_worker", 10.0), ("cleaner", 8.0), ("waiter", 6.0), ("driver", 5.0),
        ("sales_assistant", 5.0), ("cook", 4.0), ("tailor", 3.0), ("welder", 3.0)]),
    (CLOSED_HOUSEHOLDS, &[("cleaner", 14.0), ("construction_worker", 14.0), ("driver", 12.0),
        ("worker", 12.0), ("hotel_worker", 8.0), ("housekeeping", 8.0), ("nurse", 6.0),
        ("technician", 6.0), ("waiter", 6.0), ("cook", 5.0), ("spa_therapist", 3.0), ("beautician",
        2.0), ("electrician", 2.0), ("mechanic", 2.0), ("sales_assistant", 2.0), ("supervisor",
        2.0), ("engineer", 1.0), ("gardener", 1.0), ("administrator", 1.0), ("tailor", 1.0)]),
    (&["ITA", "GRC", "FRA", "USA", "NLD", "MEX"], &[("seafarer", 40.0), ("hotel_worker", 12.0),
        ("waiter", 12.0), ("spa_therapist", 8.0), ("cook", 8.0), ("housekeeping", 8.0), ("farmer",
        4.0), ("food_processing_worker", 3.0)]),
    (&["TUR", "MDV", "SYC", "FJI", "LKA"], &[("spa_therapist", 40.0), ("waiter", 14.0),
        ("hotel_worker", 14.0), ("housekeeping", 12.0), ("cook", 8.0), ("beautician", 4.0),
        ("gardener", 2.0), ("technician", 1.0)]),
    (&["POL", "HUN", "SVK", "ROU", "CZE", "SRB"], &[("operator", 14.0), ("worker", 14.0),
        ("production_operator", 12.0), ("factory_worker", 10.0), ("food_processing_worker", 10.0),
        ("warehouse_worker", 10.0), ("construction_worker", 8.0), ("welder", 8.0), ("driver", 4.0),
        ("tailor", 3.0), ("spa_therapist", 3.0)]),
    (&["DEU"], &[("nurse", 100.0), ("care_worker", 10.0), ("hotel_worker", 3.0)]),
    (&["ZMB", "PNG", "SLB"], &[("technician", 14.0), ("mechanic", 12.0), ("welder", 12.0),
        ("operator", 10.0), ("engineer", 6.0), ("supervisor", 6.0), ("electrician", 5.0),
        ("construction_worker", 5.0), ("driver", 4.0), ("administrator", 2.0), ("plantation_worker",
        2.0)]),
    (&["NZL", "AUS"], &[("farmer", 10.0), ("livestock_worker", 8.0), ("welder", 6.0), ("driver",
        4.0)]),
];

/// How much of an occupation belongs to a destination. Never quite nothing, so that every fitted table
/// has a solution, except for closed households.
pub fn work(destination: &str, occupation: &str) -> f64 {
    let listed = WORK.iter().find(|(places, _)| places.contains(&destination));
    let weight = listed.and_then(|(_, work)| work.iter().find(|(name, _)| *name == occupation));
    match weight {
        Some(&(_, weight)) => weight,
        None if is_household(occupation) && CLOSED_HOUSEHOLDS.contains(&destination) => 0.0,
        None if is_household(occupation) => 0.002,
        None => 0.000_3,
    }
}

/// The share of women in an occupation, before it is fitted.
pub fn women(occupation: &str) -> f64 {
    match occupation {
        "house_maid" => 0.997,
        "domestic_worker" | "spa_therapist" => 0.97,
        "caregiver" => 0.95,
        "beautician" | "tailor" => 0.9,
        "care_worker" | "nurse" => 0.72,
        "food_processing_worker" | "production_operator" | "sales_assistant" => 0.6,
        "factory_worker" | "hotel_worker" | "waiter" | "administrator" => 0.5,
        "operator" | "housekeeping" => 0.42,
        "cleaner" => 0.35,
        "farmer" | "harvester" | "cook" | "warehouse_worker" => 0.2,
        "worker" => 0.15,
        "plantation_worker" => 0.08,
        _ => 0.02,
    }
}

/// How strongly a province's people go to a destination, next to other provinces'.
pub fn origin(destination: &str, province: &str) -> f64 {
    match (destination, province) {
        ("MYS", "52") | ("SAU", "32" | "36") => 4.0,
        ("MYS", "12" | "53" | "73" | "61") => 5.0,
        ("MYS" | "BRN", "65") => 8.0,
        ("HKG", "35") => 1.6,
        ("TWN", "35" | "18" | "33") => 1.3,
        ("TWN", "32") => 1.2,
        ("KOR", "33") => 2.5,
        ("JPN", "33" | "32") => 1.8,
        ("KOR" | "JPN", "35") => 0.8,
        ("SAU" | "ARE" | "QAT" | "KWT" | "OMN", "52") => 2.5,
        ("ARE" | "QAT" | "KWT" | "OMN" | "BHR" | "JOR", "32") => 2.5,
        ("ITA" | "TUR" | "MDV" | "SYC" | "GRC" | "FJI" | "USA" | "NLD", "51") => 25.0,
        ("POL" | "HUN" | "SVK" | "ROU" | "CZE" | "SRB", "51") => 8.0,
        ("PNG" | "ZMB" | "SLB", "71" | "73" | "64") => 6.0,
        ("HKG" | "SGP" | "TWN", "51" | "52") => 0.3,
        _ => 1.0,
    }
}
