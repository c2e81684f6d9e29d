//! The joint distribution of a period: destination with occupation, then sex, origin and scheme, each
//! fitted to the published shares of its own.

use std::collections::BTreeMap;

use crate::model::Month;

use super::affinities;
use super::fit::fit;
use super::published as p;
use super::random::{Random, Wheel};

type Shares = Vec<(&'static str, f64)>;

/// A placement without its date, agency and lead time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    pub destination: &'static str,
    pub occupation: &'static str,
    pub sex: &'static str,
    pub province: &'static str,
    pub scheme: &'static str,
    pub sector: &'static str,
    pub employer_type: &'static str,
}

/// A period with one set of published shares.
#[derive(Clone, Debug)]
pub struct Block {
    pub first: Month,
    pub last: Month,
    year: i32,
    cells: Vec<(&'static str, &'static str)>,
    wheel: Wheel,
    women: BTreeMap<&'static str, f64>,
    provinces: Vec<&'static str>,
    origins: BTreeMap<&'static str, Wheel>,
    schemes: BTreeMap<(&'static str, bool), Wheel>,
}

/// The published shares that a block is fitted to.
struct Goal {
    destinations: Shares,
    occupations: Shares,
    provinces: Shares,
    women: f64,
}

/// The seven periods that the published tables tell apart.
pub fn blocks() -> Vec<Block> {
    let destinations = |table, earlier| p::shares(table, earlier, p::OTHER_DESTINATIONS);
    let occupations = |table, earlier| p::shares(table, earlier, p::OTHER_OCCUPATIONS);
    let provinces = |table| p::shares(table, None, p::OTHER_PROVINCES);
    let block = |year, first, last, destinations: Shares, occupations: Shares| {
        let (table, women) = match year {
            2022 => (p::PROVINCES_2022, p::WOMEN_2022),
            2023 => (p::PROVINCES_2023, p::WOMEN_2023),
            _ => (p::PROVINCES_2024, p::WOMEN_2024),
        };
        let month = |of_year: i32| Month::from_number(year * 12 + of_year - 1);
        let goal = Goal { destinations, occupations, provinces: provinces(table), women };
        Block::new(year, month(first), month(last), &goal)
    };
    let in_2023 = || occupations(p::OCCUPATIONS_2023, None);
    let early_2024 = p::OCCUPATIONS_2024_TO_FEBRUARY;
    let later_2024 = || occupations(p::OCCUPATIONS_2024_TO_OCTOBER, Some(early_2024));
    let june_2023 = p::DESTINATIONS_2023_TO_JUNE;
    let october_2023 = p::DESTINATIONS_2023_TO_OCTOBER;
    let february_2024 = p::DESTINATIONS_2024_TO_FEBRUARY;
    let june_2024 = p::DESTINATIONS_2024_TO_JUNE;
    let october_2024 = p::DESTINATIONS_2024_TO_OCTOBER;
    vec![
        block(
            2022,
            1,
            12,
            destinations(p::DESTINATIONS_2022, None),
            occupations(p::OCCUPATIONS_OCTOBER_2022, None),
        ),
        block(2023, 1, 6, destinations(june_2023, None), in_2023()),
        block(2023, 7, 10, destinations(october_2023, Some(june_2023)), in_2023()),
        block(2023, 11, 12, destinations(p::DESTINATIONS_2023, Some(october_2023)), in_2023()),
        block(2024, 1, 2, destinations(february_2024, None), occupations(early_2024, None)),
        block(2024, 3, 6, destinations(june_2024, Some(february_2024)), later_2024()),
        block(2024, 7, 10, destinations(october_2024, Some(june_2024)), later_2024()),
    ]
}

fn values(shares: &Shares) -> Vec<f64> {
    shares.iter().map(|&(_, share)| share).collect()
}

impl Block {
    fn new(year: i32, first: Month, last: Month, goal: &Goal) -> Self {
        let seed = |weight: fn(&str, &str) -> f64, rows: &Shares, columns: &Shares| {
            let row = |row| columns.iter().map(|&(column, _)| weight(row, column)).collect();
            let table: Vec<Vec<f64>> = rows.iter().map(|&(name, _)| row(name)).collect();
            fit(table, &values(rows), &values(columns))
        };
        let work = seed(affinities::work, &goal.destinations, &goal.occupations);
        let origins = seed(affinities::origin, &goal.destinations, &goal.provinces);

        let mut cells = Vec::new();
        let mut weights = Vec::new();
        for (&(destination, _), row) in goal.destinations.iter().zip(&work) {
            for (&(occupation, _), &weight) in goal.occupations.iter().zip(row) {
                cells.push((destination, occupation));
                weights.push(weight);
            }
        }
        let origins = goal.destinations.iter().zip(origins);
        Self {
            first,
            last,
            year,
            schemes: schemes(year, &cells, &weights),
            women: women(&goal.occupations, goal.women),
            cells,
            wheel: Wheel::new(weights),
            provinces: goal.provinces.iter().map(|&(code, _)| code).collect(),
            origins: origins.map(|(&(code, _), row)| (code, Wheel::new(row))).collect(),
        }
    }

    /// One placement of the period; `None` only when the period has no cells.
    pub fn draw(&self, random: &mut Random) -> Option<Person> {
        let &(destination, occupation) = self.cells.get(self.wheel.spin(random)?)?;
        let household = affinities::is_household(occupation);
        let woman = self.women.get(occupation).is_some_and(|&share| random.chance(share));
        let province = self.origins.get(destination)?.spin(random)?;
        let scheme = if random.chance(g_to_g(self.year, destination, occupation)) {
            "g_to_g"
        } else {
            let wheel = self.schemes.get(&(destination, household))?;
            p::OFFICE_SCHEMES_2025.get(wheel.spin(random)?)?.0
        };
        // Some caregivers work in homes for the elderly: a legal entity in an informal sector.
        let individual = household && !(occupation == "caregiver" && random.chance(0.06));
        Some(Person {
            destination,
            occupation,
            sex: if woman { "female" } else { "male" },
            province: self.provinces.get(province)?,
            scheme,
            sector: if household { "informal" } else { "formal" },
            employer_type: if individual { "individual" } else { "legal_entity" },
        })
    }
}

/// The part of a destination's and occupation's placements that goes from government to government.
fn g_to_g(year: i32, destination: &str, occupation: &str) -> f64 {
    match (destination, occupation) {
        ("KOR", _) => {
            p::G_TO_G_KOREA.iter().find(|&&(of, _)| of == year).map_or(0.0, |&(_, share)| share)
        }
        ("JPN", "nurse" | "care_worker") => 0.2,
        ("DEU", "nurse") => 0.9,
        _ => 0.0,
    }
}

/// Women by occupation, such that their share of all is the wanted one.
fn women(occupations: &Shares, wanted: f64) -> BTreeMap<&'static str, f64> {
    let seed = occupations.iter().map(|&(code, share)| {
        let women = affinities::women(code);
        vec![share * women, share * (1.0 - women)]
    });
    let table = fit(seed.collect(), &values(occupations), &[wanted, 1.0 - wanted]);
    let share = |row: &Vec<f64>| row.first().copied().unwrap_or(0.0) / row.iter().sum::<f64>();
    occupations.iter().zip(&table).map(|(&(code, _), row)| (code, share(row))).collect()
}

/// Weights of the office's schemes by destination and kind of employer, for what is not G to G.
fn schemes(
    year: i32,
    cells: &[(&'static str, &'static str)],
    weights: &[f64],
) -> BTreeMap<(&'static str, bool), Wheel> {
    let mut groups: BTreeMap<(&str, bool), f64> = BTreeMap::new();
    for (&(destination, occupation), weight) in cells.iter().zip(weights) {
        let private = 1.0 - g_to_g(year, destination, occupation);
        *groups.entry((destination, affinities::is_household(occupation))).or_default() +=
            weight * private;
    }
    let seed = groups.keys().map(|&(destination, household)| {
        let big = matches!(destination, "HKG" | "TWN" | "MYS");
        let (individual, own) = match (household, big) {
            (true, _) => (0.3, 0.0),
            (false, true) => (4.0, 0.6),
            (false, false) => (14.0, 4.0),
        };
        vec![100.0, individual, own, 0.1]
    });
    let total: f64 = groups.values().sum();
    let printed: u32 = p::OFFICE_SCHEMES_2025.iter().map(|&(_, count)| count).sum();
    let columns: Vec<f64> = p::OFFICE_SCHEMES_2025
        .iter()
        .map(|&(_, count)| total * f64::from(count) / f64::from(printed))
        .collect();
    let rows: Vec<f64> = groups.values().copied().collect();
    let table = fit(seed.collect(), &rows, &columns);
    groups.into_keys().zip(table).map(|(group, row)| (group, Wheel::new(row))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_periods_follow_each_other_without_a_gap() {
        let blocks = blocks();
        assert_eq!(blocks[0].first, Month::new(2022, 1).unwrap());
        assert_eq!(blocks[6].last, Month::new(2024, 10).unwrap());
        assert!(blocks.windows(2).all(|pair| pair[0].last.plus(1) == pair[1].first));
    }

    #[test]
    fn drawn_people_have_the_published_shares() {
        let block = &blocks()[6];
        let mut random = Random::stream(5, "people");
        let people: Vec<Person> = (0..20_000).filter_map(|_| block.draw(&mut random)).collect();
        assert_eq!(people.len(), 20_000);
        let share = |is: fn(&Person) -> bool| {
            people.iter().filter(|person| is(person)).count() as f64 / 20_000.0
        };
        let near = |found: f64, wanted: f64| (found - wanted).abs() < 0.012;
        assert!(near(share(|p| p.destination == "HKG"), (85_674.0 - 53_608.0) / 89_895.0));
        assert!(near(share(|p| p.destination == "MYS"), 7_989.0 / 89_895.0));
        assert!(near(share(|p| p.sex == "female"), p::WOMEN_2024));
        assert!(near(share(|p| p.province == "35"), 79_339.0 / 297_434.0));
        let caregivers = (44_833.0 - 9_193.0) / (250_391.0 - 50_959.0);
        assert!(near(share(|p| p.occupation == "caregiver"), caregivers));
    }

    #[test]
    fn closed_households_get_no_domestic_workers() {
        let mut random = Random::stream(6, "people");
        for block in blocks() {
            for _ in 0..4_000 {
                let person = block.draw(&mut random).unwrap();
                let closed = matches!(person.destination, "SAU" | "ARE" | "QAT" | "KWT");
                assert!(!closed || person.sector == "formal", "{person:?}");
            }
        }
    }
}
