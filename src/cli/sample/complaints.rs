//! Complaints: as many and of the kinds that the published ones suggest, one row each, no person in any.

use crate::model::complaint::{AttributableTo, Complaint, ComplaintStatus, Phase};
use crate::model::{Day, Month};

use super::agencies::Plan;
use super::calendar;
use super::fit::apportion;
use super::placements::Placement;
use super::published::{Counts, Table, shares};
use super::random::{Random, Wheel};

/// Complaints of the office: the national ones of the year, times its part of the placements.
const YEARS: [(i32, u64); 3] = [(2022, 150), (2023, 285), (2024, 173)];

/// National complaints by month. 2024: February, May, August, September as printed, October what the
/// totals to September, November and of November leave; the others guesses that sum to the printed
/// January–June and January–September. 2023: only August is printed. 2022: all guesses.
const MONTHS: [(i32, &[u32]); 3] = [
    (2022, &[80, 75, 90, 85, 95, 120, 130, 150, 150, 165, 170, 160]),
    (2023, &[150, 145, 165, 130, 175, 180, 175, 172, 180, 185, 180, 162]),
    (2024, &[120, 81, 115, 100, 226, 122, 115, 143, 134, 106]),
];

/// 2022 has no breakdown; it is given that of 2021.
const CATEGORIES_2021: Table = Table {
    total: 1_702,
    named: &[
        ("wants_to_return", 508),
        ("unpaid_wages", 216),
        ("death", 172),
        ("failed_departure", 147),
    ],
};
const CATEGORIES_2023: Table = Table {
    total: 1_999,
    named: &[
        ("wants_to_return", 521),
        ("failed_departure", 318),
        ("overcharging", 201),
        ("job_fraud", 121),
    ],
};
#[rustfmt::skip]
const CATEGORIES_2024_TO_JUNE: Table = Table {
    total: 764,
    named: &[
        ("wants_to_return", 136), ("unpaid_wages", 85), ("deportation", 61),
        ("failed_departure", 45), ("death", 41), ("job_fraud", 32),
    ],
};
#[rustfmt::skip]
const OTHER_CATEGORIES: Counts = &[
    ("unpaid_wages", 110), ("overcharging", 70), ("deportation", 60), ("social_security", 55),
    ("illness", 55), ("death", 50), ("job_fraud", 45), ("contract_breach", 45), ("termination", 40),
    ("withheld_documents", 30), ("lost_contact", 30), ("trafficking", 25), ("nonprocedural", 25),
    ("violence", 20), ("underpaid_wages", 20), ("work_accident", 18), ("detention", 15),
    ("not_matched_employer", 15), ("insurance_claim", 12), ("overstay", 12), ("depression", 8),
    ("false_documents", 8), ("confinement", 6), ("unpaid_return", 6), ("sexual_violence", 5),
    ("other", 30),
];

/// Destinations of complaints without an agency, by the published ones of September and December 2024.
#[rustfmt::skip]
const DESTINATIONS: Counts = &[
    ("MYS", 61), ("TWN", 59), ("SAU", 32), ("KHM", 20), ("HKG", 12), ("ARE", 10), ("COG", 8),
    ("KOR", 8), ("SGP", 8), ("JPN", 5), ("TUR", 4), ("POL", 3),
];

#[rustfmt::skip]
const CHANNELS: Counts = &[
    ("letter", 34), ("in_person", 24), ("online_form", 14), ("messaging", 12), ("telephone", 7),
    ("email", 5), ("social_media", 4),
];

/// All complaints up to `data_as_of`, in order of date.
pub fn complaints(
    placements: &[Placement],
    plans: &[Plan],
    seed: u64,
    data_as_of: Day,
) -> Vec<Complaint> {
    let mut random = Random::stream(seed, "complaints");
    let origins = Origins::new(placements, plans);
    let mut complaints = Vec::new();
    for ((year, total), (_, months)) in YEARS.into_iter().zip(MONTHS) {
        let categories = match year {
            2022 => shares(CATEGORIES_2021, None, OTHER_CATEGORIES),
            2023 => shares(CATEGORIES_2023, None, OTHER_CATEGORIES),
            _ => shares(CATEGORIES_2024_TO_JUNE, None, OTHER_CATEGORIES),
        };
        let wheel = Wheel::new(categories.iter().map(|&(_, share)| share));
        for date in dates(year, total, months, &mut random) {
            let category = wheel.spin(&mut random).and_then(|at| categories.get(at));
            let category = category.map_or("other", |&(code, _)| code);
            let (agency, destination) = origins.draw(date, &mut random);
            complaints.push(complaint(
                date,
                category,
                agency,
                destination,
                data_as_of,
                &mut random,
            ));
        }
    }
    hand_to_a_small_agency(&mut complaints, &origins, data_as_of.year());
    complaints
}

/// Placements of a year that are too few to judge anybody by.
const FEW: std::ops::RangeInclusive<usize> = 5..=15;

/// The last month of such a complaint: by its end the agency has placed five.
const SUMMER: u8 = 8;

/// One of the year's complaints against agencies becomes that of an agency with few placements, which is not to be
/// judged by it.
fn hand_to_a_small_agency(complaints: &mut [Complaint], origins: &Origins<'_>, year: i32) {
    let of_year = |own: &[&Placement]| own.iter().filter(|one| one.date.year() == year).count();
    let small =
        origins.plans.iter().zip(&origins.clients).filter(|(_, own)| FEW.contains(&of_year(own)));
    let Some((plan, own)) = small.min_by_key(|(_, own)| of_year(own)) else { return };
    let known_before = |date: Day| own.iter().rev().find(|one| one.date < date);
    let candidate = complaints.iter_mut().filter(|one| {
        one.date.year() == year
            && one.date.month().month_of_year() <= SUMMER
            && one.attributable_to == AttributableTo::Agency
            && one.agency.is_some()
    });
    let chosen = candidate.filter_map(|one| Some((known_before(one.date)?, one))).next_back();
    if let Some((placement, complaint)) = chosen {
        complaint.agency = Some(plan.agency.id.clone());
        complaint.destination = placement.person.destination.to_owned();
    }
}

/// The days of a year's complaints, one entry each.
fn dates(year: i32, total: u64, months: &[u32], random: &mut Random) -> Vec<Day> {
    let weights: Vec<f64> = months.iter().map(|&count| f64::from(count)).collect();
    let mut dates = Vec::new();
    for (after, count) in (0..).zip(apportion(total, &weights)) {
        let month = Month::from_number(year * 12).plus(after);
        for (date, count) in calendar::spread(month, count, random) {
            dates.extend((0..count).map(|_| date));
        }
    }
    dates
}

/// Where complaints come from: people whom an agency placed, or others.
struct Origins<'a> {
    plans: &'a [Plan],
    /// The placements of each plan, in order of date.
    clients: Vec<Vec<&'a Placement>>,
    wheel: Wheel,
}

impl<'a> Origins<'a> {
    fn new(placements: &'a [Placement], plans: &'a [Plan]) -> Self {
        let of = |at| placements.iter().filter(move |placement| placement.agency == Some(at));
        let clients: Vec<Vec<_>> = (0..plans.len()).map(|at| of(at).collect()).collect();
        let weights = plans.iter().zip(&clients);
        let wheel = Wheel::new(weights.map(|(plan, own)| plan.trouble * own.len() as f64));
        Self { plans, clients, wheel }
    }

    /// The agency, where there is one, and the destination of a complaint of this day. Six in ten concern
    /// an agency: a guess, as most published complaints are of people whom no agency placed.
    fn draw(&self, date: Day, random: &mut Random) -> (Option<&'a Plan>, &'static str) {
        let at = self.wheel.spin(random).filter(|_| random.chance(0.6));
        let own = at.and_then(|at| Some((self.plans.get(at)?, self.clients.get(at)?)));
        let served = own.and_then(|(plan, own)| Some((plan, served_before(own, date, random)?)));
        match served {
            Some((plan, placement)) => (Some(plan), placement.person.destination),
            None => (None, spin(DESTINATIONS, random)),
        }
    }
}

/// Somebody whom the agency had placed before a day.
fn served_before<'a>(
    clients: &[&'a Placement],
    date: Day,
    random: &mut Random,
) -> Option<&'a Placement> {
    let before = clients.partition_point(|client| client.date < date);
    random.pick(clients.get(..before)?)
}

fn complaint(
    date: Day,
    category: &str,
    agency: Option<&Plan>,
    destination: &str,
    data_as_of: Day,
    random: &mut Random,
) -> Complaint {
    let (phase, against) = nature(category, random);
    let attributable_to = match against {
        AttributableTo::Agency if agency.is_none() => AttributableTo::Sponsor,
        against => against,
    };
    let slowness = agency.map_or(1.0, |plan| if plan.trouble > 2.0 { 2.2 } else { 1.0 });
    // One in twelve waits for a court, a mission or an answer that does not come.
    let slowness = if random.chance(1.0 / 12.0) { slowness * 7.0 } else { slowness };
    let closed_on = date.plus(random.log_normal(32.0 * slowness, 0.6) as i32 + 1);
    let age = data_as_of.number() - date.number();
    let (status, closed_on) = if closed_on <= data_as_of {
        (ComplaintStatus::Closed, Some(closed_on))
    } else {
        let status = match age {
            ..7 => ComplaintStatus::New,
            7..30 => ComplaintStatus::Clarification,
            _ => ComplaintStatus::InProgress,
        };
        (status, None)
    };
    Complaint {
        date,
        agency: agency.map(|plan| plan.agency.id.clone()),
        destination: destination.to_owned(),
        category: category.to_owned(),
        phase,
        attributable_to,
        channel: spin(CHANNELS, random).to_owned(),
        status,
        closed_on,
        count: 1,
    }
}

/// When a kind of complaint arises and whom it is usually against.
fn nature(category: &str, random: &mut Random) -> (Phase, AttributableTo) {
    use AttributableTo::{Agency, Employer, Sponsor, Unknown};
    use Phase::{AfterWork, BeforeWork, DuringWork};
    let mostly =
        |random: &mut Random, first, second| if random.chance(0.75) { first } else { second };
    match category {
        "failed_departure" | "overcharging" | "withheld_documents" | "false_documents" => {
            (BeforeWork, mostly(random, Agency, Sponsor))
        }
        "job_fraud" | "trafficking" | "nonprocedural" => {
            (BeforeWork, mostly(random, Sponsor, Unknown))
        }
        "contract_breach" | "not_matched_employer" | "confinement" => {
            (DuringWork, mostly(random, Agency, Employer))
        }
        "unpaid_wages" | "underpaid_wages" | "termination" | "violence" | "sexual_violence" => {
            (DuringWork, mostly(random, Employer, Unknown))
        }
        "social_security" | "insurance_claim" | "unpaid_return" => {
            (AfterWork, mostly(random, Agency, Employer))
        }
        "wants_to_return" => (DuringWork, mostly(random, Employer, Agency)),
        _ => (DuringWork, mostly(random, Unknown, Employer)),
    }
}

fn spin(counts: Counts, random: &mut Random) -> &'static str {
    let wheel = Wheel::new(counts.iter().map(|&(_, count)| f64::from(count)));
    wheel.spin(random).and_then(|at| counts.get(at)).map_or("", |&(code, _)| code)
}
