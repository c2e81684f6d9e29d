//! The placements themselves: every month's total spread over its days, each placement drawn from its
//! period's joint distribution and given an agency and a lead time.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::columns::{CodedColumn, Codes, Domain, PlacementTable};
use crate::model::placement::PlacementColumn;
use crate::model::{Day, Month};

use super::agencies::Plan;
use super::calendar;
use super::fit::apportion;
use super::joint::{self, Person};
use super::published;
use super::random::{Random, Wheel};

/// Placements of the office by year. 2024 is the article's figure, January to October; the earlier years
/// are the national totals (2023: first series) times the office's part of January–October 2024.
pub const OFFICE_YEARS: [(i32, u64); 3] = [(2022, 28_820), (2023, 39_470), (2024, 35_945)];

/// One placement. No agency for the schemes that go without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    pub date: Day,
    /// Position in the list of plans.
    pub agency: Option<usize>,
    pub person: Person,
    pub lead_days: Option<u16>,
    pub province_known: bool,
}

/// The placements in order of date: as many as the office has, or `rows` in the same proportions.
pub fn draw(plans: &[Plan], seed: u64, rows: Option<u64>) -> Vec<Placement> {
    let mut random = Random::stream(seed, "placements");
    let blocks = joint::blocks();
    let mut wheels: BTreeMap<(Month, &str), Wheel> = BTreeMap::new();
    let mut placements = Vec::new();
    for (month, total) in months(rows) {
        let Some(block) = blocks.iter().find(|block| block.first <= month && month <= block.last)
        else {
            continue;
        };
        for (date, count) in calendar::spread(month, total, &mut random) {
            let people: Vec<Person> = (0..count).filter_map(|_| block.draw(&mut random)).collect();
            for person in people {
                let agency = if person.scheme == "p_to_p" {
                    let wheel = wheels.entry((month, person.destination)).or_insert_with(|| {
                        Wheel::new(plans.iter().map(|plan| plan.weight(person.destination, month)))
                    });
                    wheel.spin(&mut random)
                } else {
                    None
                };
                let pace = agency.and_then(|at| plans.get(at)).map_or(1.0, |plan| plan.pace);
                let lead_days = lead_days(&person, month, pace, &mut random);
                let province_known = !random.chance(0.003);
                placements.push(Placement { date, agency, person, lead_days, province_known });
            }
        }
    }
    placements
}

/// The months and their totals.
fn months(rows: Option<u64>) -> Vec<(Month, u64)> {
    let mut months = Vec::new();
    for ((year, total), (_, weights)) in OFFICE_YEARS.into_iter().zip(published::MONTHS) {
        let weights: Vec<f64> = weights.iter().map(|&weight| f64::from(weight)).collect();
        let first = Month::from_number(year * 12);
        let of_year = (0..).map(|after| first.plus(after));
        months.extend(of_year.zip(apportion(total, &weights)));
    }
    let Some(rows) = rows else { return months };
    let weights: Vec<f64> = months.iter().map(|&(_, total)| total as f64).collect();
    months.into_iter().map(|(month, _)| month).zip(apportion(rows, &weights)).collect()
}

/// Days from registration to the end of processing. Slower after the pandemic and in the months after
/// the data centre's outage of June 2024 (DOMAIN §2); one in a hundred is not recorded.
fn lead_days(person: &Person, month: Month, pace: f64, random: &mut Random) -> Option<u16> {
    let median = match (person.scheme, person.destination) {
        ("g_to_g", "DEU") => 330.0,
        ("g_to_g", _) => 215.0,
        ("re_entry", _) => 9.0,
        ("individual", _) => 24.0,
        ("ukps", _) => 30.0,
        (_, "HKG") => 74.0,
        (_, "TWN") => 96.0,
        (_, "MYS" | "BRN") => 46.0,
        (_, "SGP") => 52.0,
        (_, "JPN") => 165.0,
        (_, "KOR") => 130.0,
        (_, "SAU" | "ARE" | "QAT" | "KWT" | "OMN" | "BHR" | "JOR") => 83.0,
        _ => 108.0,
    };
    let drift = match (month.year(), month.month_of_year()) {
        (2022, of_year) => 1.3 - 0.015 * f64::from(of_year),
        (2023, _) => 1.06,
        (_, 7 | 8) => 1.18,
        _ => 1.0,
    };
    let days = random.log_normal(median * drift * pace, 0.38).clamp(2.0, 720.0);
    (!random.chance(0.01)).then_some(days as u16)
}

/// The placements as columns of codes, their labels sorted.
pub fn table(placements: &[Placement], plans: &[Plan]) -> PlacementTable {
    let id = |placement: &Placement| {
        placement.agency.and_then(|at| plans.get(at)).map(|plan| plan.agency.id.as_str())
    };
    let terms = |column, value: &dyn Fn(&Person) -> &'static str| {
        labels(column, placements, &|placement| Some(value(&placement.person)))
    };
    use PlacementColumn as C;
    let dates = numbers(C::Date, placements, &|placement| Some(placement.date.number()));
    let lead = numbers(C::LeadDays, placements, &|placement| placement.lead_days.map(i32::from));
    PlacementTable {
        rows: placements.len(),
        columns: vec![
            dates,
            labels(C::Agency, placements, &id),
            terms(C::Destination, &|person| person.destination),
            terms(C::Scheme, &|person| person.scheme),
            terms(C::Sector, &|person| person.sector),
            terms(C::EmployerType, &|person| person.employer_type),
            terms(C::Sex, &|person| person.sex),
            labels(C::OriginProvince, placements, &|placement| {
                placement.province_known.then_some(placement.person.province)
            }),
            terms(C::Occupation, &|person| person.occupation),
            lead,
        ],
        count: None,
    }
}

fn labels<'a>(
    column: PlacementColumn,
    placements: &'a [Placement],
    label: &dyn Fn(&'a Placement) -> Option<&'a str>,
) -> CodedColumn {
    let used: BTreeSet<&str> = placements.iter().filter_map(label).collect();
    let places: BTreeMap<&str, usize> = used.iter().copied().zip(0..).collect();
    let code = |placement| {
        label(placement).and_then(|label| places.get(label).copied()).unwrap_or(places.len())
    };
    let codes: Vec<usize> = placements.iter().map(code).collect();
    let missing = codes.contains(&used.len());
    let domain = Domain::Labels(used.into_iter().map(str::to_owned).collect());
    CodedColumn { column, codes: narrow(&codes), domain, missing }
}

fn numbers(
    column: PlacementColumn,
    placements: &[Placement],
    number: &dyn Fn(&Placement) -> Option<i32>,
) -> CodedColumn {
    let known = || placements.iter().filter_map(number);
    let origin = known().min().unwrap_or(0);
    let len = known().max().map_or(0, |last| last.abs_diff(origin) + 1);
    let code = |placement| number(placement).map_or(len, |number| number.abs_diff(origin)) as usize;
    let codes: Vec<usize> = placements.iter().map(code).collect();
    let missing = codes.contains(&(len as usize));
    let domain = Domain::Numbers { origin: origin.into(), len };
    CodedColumn { column, codes: narrow(&codes), domain, missing }
}

/// The narrowest width that holds every code.
fn narrow(codes: &[usize]) -> Codes {
    match codes.iter().max().copied().unwrap_or(0) {
        0..=0xff => Codes::U8(codes.iter().map(|&code| code as u8).collect()),
        0x100..=0xffff => Codes::U16(codes.iter().map(|&code| code as u16).collect()),
        _ => Codes::U32(codes.iter().map(|&code| code as u32).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::agencies::plans;
    use super::*;

    #[test]
    fn the_office_served_35945_from_january_to_october_2024() {
        let in_2024 = months(None).into_iter().filter(|(month, _)| month.year() == 2024);
        assert_eq!(in_2024.map(|(_, total)| total).sum::<u64>(), 35_945);
        assert_eq!(months(Some(1_000_000)).iter().map(|(_, total)| total).sum::<u64>(), 1_000_000);
    }

    #[test]
    fn a_table_has_a_code_for_every_placement() {
        let plans = plans(1);
        let placements = draw(&plans, 1, Some(3_000));
        let table = table(&placements, &plans);
        assert_eq!(table.rows, 3_000);
        assert!(placements.is_sorted_by_key(|placement| placement.date));
        for column in &table.columns {
            assert_eq!(column.codes.len(), 3_000, "{:?}", column.column);
        }
        let agencies = table.column(PlacementColumn::Agency).unwrap();
        assert!(agencies.missing, "G to G and individual placements have no agency");
    }

    #[test]
    fn the_same_seed_gives_the_same_placements() {
        let plans = plans(1);
        assert_eq!(draw(&plans, 1, Some(500)), draw(&plans, 1, Some(500)));
        assert_ne!(draw(&plans, 1, Some(500)), draw(&plans, 2, Some(500)));
    }
}
