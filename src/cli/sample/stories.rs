//! What happens to an agency over the three years, as a manager would look for it: growth and decline,
//! licences that lapse, sanctions of each step, job orders without a single placement.

use crate::model::agency::{Deposit, Sanction, SanctionKind};
use crate::model::{Day, Month};

use super::agencies::Course;
use super::random::Random;

/// Course, sanctions, the licence's last day, deposit.
pub type Story = (Course, Vec<Sanction>, Day, Deposit);

/// The story of the agency with this number.
pub fn story(number: usize, random: &mut Random) -> Story {
    let day = |year, month, day| Day::from_ymd(year, month, day).unwrap_or(Day::MIN);
    let month = |year, of_year| day(year, of_year, 1).month();
    // Licences run five years (DOMAIN §3.1, older rule), so their ends lie within five years of today.
    let far = day(2025, 1, 1).plus(random.whole(60, 1500));
    let soon = day(2024, 11, 1).plus(random.whole(3, 110));
    let sanction = |kind, legal_basis: &str, start, end| Sanction {
        kind,
        legal_basis: legal_basis.to_owned(),
        start,
        end,
    };
    let no_orientation = "Permenaker 7/2020 Pasal 9 ayat (1) huruf e";
    let suspension = "Peraturan BP2MI 3/2021";
    let stop = |kind, basis, from: Month, months| {
        let last = from.plus(months - 1);
        vec![sanction(kind, basis, from.first_day(), Some(last.last_day()))]
    };
    use SanctionKind::{DepositDrawn, FullStop, LicenceRevoked, PartialStop, WrittenWarning};
    match number {
        4 | 17 | 29 | 46 | 58 | 77 | 91 | 110 => (Course::Growing, vec![], far, Deposit::Full),
        9 | 21 | 38 | 52 | 66 | 83 | 99 | 113 => (Course::Shrinking, vec![], far, Deposit::Full),
        6 => {
            let from = month(2024, 3);
            let stop = stop(FullStop, no_orientation, from, 3);
            (Course::Stopped(from, from.plus(2)), stop, far, Deposit::Full)
        }
        33 => {
            let from = month(2023, 5);
            let stop = stop(FullStop, no_orientation, from, 3);
            (Course::Stopped(from, from.plus(2)), stop, far, Deposit::Full)
        }
        71 => {
            let from = month(2024, 9);
            let stop = stop(FullStop, suspension, from, 3);
            (Course::Stopped(from, from.plus(2)), stop, far, Deposit::Full)
        }
        18 => {
            let from = month(2024, 8);
            (Course::Steady, stop(PartialStop, suspension, from, 6), soon, Deposit::Full)
        }
        26 | 94 => {
            let from = if number == 26 { month(2023, 9) } else { month(2024, 5) };
            let revoked = sanction(
                LicenceRevoked,
                "Permenaker 7/2020 Pasal 14 ayat (1) huruf b",
                from.first_day(),
                None,
            );
            let stop = stop(FullStop, suspension, from.plus(-3), 3).into_iter().chain([revoked]);
            (Course::Idle(from.plus(-3)), stop.collect(), from.first_day(), Deposit::Drawn)
        }
        44 | 70 | 105 => {
            let drawn = day(2024, random.whole(4, 9) as u8, random.whole(2, 25) as u8);
            let sanctions = vec![sanction(DepositDrawn, "Permenaker 10/2019", drawn, None)];
            (Course::Steady, sanctions, far, Deposit::Drawn)
        }
        12 | 35 | 61 | 88 => {
            let warned = day(2024, random.whole(1, 10) as u8, random.whole(2, 25) as u8);
            let warning = sanction(WrittenWarning, "Permenaker 7/2020", warned, None);
            (Course::Steady, vec![warning], far, Deposit::Full)
        }
        // Lapsed: three stopped in time, two went on.
        14 | 55 | 103 => {
            let last = month(2024, 7).plus(random.whole(0, 2));
            (Course::Idle(last.plus(1)), vec![], last.last_day(), Deposit::Full)
        }
        80 => (Course::Steady, vec![], day(2024, 10, 4), Deposit::Full),
        // The best of all in every other respect.
        93 => (Course::Steady, vec![], day(2024, 10, 12), Deposit::Full),
        23 | 41 | 57 | 64 | 86 | 108 => {
            (Course::Idle(month(2023, random.whole(3, 12) as u8)), vec![], far, Deposit::Full)
        }
        31 | 49 | 74 | 97 | 119 => {
            (Course::New(month(2023, 4).plus(random.whole(0, 11))), vec![], far, Deposit::Full)
        }
        _ if number % 11 == 3 => (Course::Steady, vec![], soon, Deposit::Full),
        _ => (Course::Steady, vec![], far, Deposit::Full),
    }
}
