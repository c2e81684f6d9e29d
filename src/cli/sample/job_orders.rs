//! Job orders: demand letters twice a year for each agency and market, mostly larger than what is placed,
//! and some to which nothing is placed at all.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::job_order::JobOrder;
use crate::model::{Day, Month};

use super::agencies::{Course, Plan};
use super::placements::Placement;
use super::random::Random;

/// Half-years from January 2023.
const HALF_YEARS: i32 = 4;

pub fn job_orders(placements: &[Placement], plans: &[Plan], seed: u64) -> Vec<JobOrder> {
    let mut random = Random::stream(seed, "job orders");
    let start = Month::from_number(2023 * 12);
    let mut placed: BTreeMap<(i32, usize, &str), BTreeMap<&str, u32>> = BTreeMap::new();
    for placement in placements {
        let half = (placement.date.month().number() - start.number()).div_euclid(6);
        if let Some(agency) = placement.agency {
            let key = (half, agency, placement.person.destination);
            *placed.entry(key).or_default().entry(placement.person.occupation).or_default() += 1;
        }
    }
    let mut orders = Vec::new();
    for half in 0..HALF_YEARS {
        let opening = start.plus(half * 6).first_day();
        for (at, plan) in plans.iter().enumerate() {
            for &market in &plan.markets {
                let own = placed.get(&(half, at, market));
                orders.extend(order(plan, market, own, opening, &mut random));
            }
        }
    }
    orders.sort_by(|a, b| {
        (a.issued, &a.agency, &a.destination).cmp(&(b.issued, &b.agency, &b.destination))
    });
    for (number, order) in (1..).zip(&mut orders) {
        order.id = format!("JO-CONTOH-{number:04}");
    }
    orders
}

/// The job order of an agency and market in the half-year that opens on a day; `placed` are its placements
/// by occupation. `None` where it neither places nor waits.
fn order(
    plan: &Plan,
    market: &str,
    placed: Option<&BTreeMap<&str, u32>>,
    opening: Day,
    random: &mut Random,
) -> Option<JobOrder> {
    let total: u32 = placed.iter().flat_map(|work| work.values()).sum();
    let quota = if total >= 4 {
        f64::from(total) * random.between(1.05, 2.2)
    } else if plan.markets.first() == Some(&market) && is_waiting(plan, opening) {
        random.between(60.0, 400.0)
    } else {
        return None;
    };
    let most =
        placed.and_then(|work| work.iter().max_by_key(|&(name, count)| (count, Reverse(name))));
    let issued = opening.plus(random.whole(-25, 30));
    Some(JobOrder {
        id: String::new(),
        agency: plan.agency.id.clone(),
        destination: market.to_owned(),
        occupation: most.map_or_else(|| usual(market), |(name, _)| name).to_owned(),
        quota: (quota / 5.0).ceil() as u32 * 5,
        issued,
        expires: issued.plus(random.pick(&[180, 270, 365]).unwrap_or(365)),
    })
}

/// Whether an agency without placements may still hold a job order: not before it exists, nor once its
/// licence is gone.
fn is_waiting(plan: &Plan, day: Day) -> bool {
    let exists = !matches!(plan.course, Course::New(first) if day.month() < first);
    exists && plan.agency.licence_expires.is_none_or(|expires| day < expires)
}

fn usual(market: &str) -> &'static str {
    match market {
        "HKG" | "SGP" => "house_maid",
        "TWN" => "caregiver",
        "MYS" => "plantation_worker",
        "ITA" => "seafarer",
        "TUR" => "spa_therapist",
        "KOR" | "JPN" => "factory_worker",
        _ => "worker",
    }
}
