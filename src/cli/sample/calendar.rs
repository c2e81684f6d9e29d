//! The days on which an office works: weekends, national holidays and shared leave of 2022–2024
//! (joint ministerial decrees, SKB 3 Menteri), Ramadan, and the quiet end of the year.

use crate::model::{Day, Month};

use super::random::Random;

/// National holidays and *cuti bersama*, as (month, day), and election days.
#[rustfmt::skip]
const HOLIDAYS_2022: &[(u8, u8)] = &[
    (1, 1), (2, 1), (2, 28), (3, 3), (4, 15), (4, 29), (5, 1), (5, 2), (5, 3), (5, 4), (5, 5),
    (5, 6), (5, 16), (5, 26), (6, 1), (7, 9), (7, 30), (8, 17), (10, 8), (12, 25),
];
#[rustfmt::skip]
const HOLIDAYS_2023: &[(u8, u8)] = &[
    (1, 1), (1, 22), (1, 23), (2, 18), (3, 22), (3, 23), (4, 7), (4, 19), (4, 20), (4, 21), (4, 22),
    (4, 23), (4, 24), (4, 25), (5, 1), (5, 18), (6, 1), (6, 2), (6, 4), (6, 28), (6, 29), (6, 30),
    (7, 19), (8, 17), (9, 28), (12, 25), (12, 26),
];
#[rustfmt::skip]
const HOLIDAYS_2024: &[(u8, u8)] = &[
    (1, 1), (2, 8), (2, 9), (2, 10), (2, 14), (3, 11), (3, 12), (3, 29), (4, 8), (4, 9), (4, 10),
    (4, 11), (4, 12), (4, 15), (5, 1), (5, 9), (5, 10), (5, 23), (5, 24), (6, 1), (6, 17), (6, 18),
    (7, 7), (8, 17), (9, 16), (11, 27), (12, 25), (12, 26),
];

/// Work done from Monday to Sunday, next to an average working day.
const WEEKDAYS: [f64; 7] = [1.08, 1.06, 1.02, 0.98, 0.86, 0.05, 0.01];

/// Ramadan of the three years, as the ministry set it.
const RAMADAN: [[(i32, u8, u8); 2]; 3] =
    [[(2022, 4, 3), (2022, 5, 1)], [(2023, 3, 23), (2023, 4, 21)], [(2024, 3, 12), (2024, 4, 9)]];

pub fn is_holiday(day: Day) -> bool {
    let list = match day.year() {
        2022 => HOLIDAYS_2022,
        2023 => HOLIDAYS_2023,
        2024 => HOLIDAYS_2024,
        _ => &[],
    };
    list.contains(&(day.month_of_year(), day.day_of_month()))
}

/// How much is finished on a day, next to an average working day.
pub fn weight(day: Day) -> f64 {
    if is_holiday(day) {
        return 0.01;
    }
    let weekday = WEEKDAYS.get(usize::from(day.weekday())).copied().unwrap_or(0.0);
    let between = |first: (i32, u8, u8), last: (i32, u8, u8)| {
        let as_day = |(year, month, day)| Day::from_ymd(year, month, day);
        Some(day) >= as_day(first) && Some(day) <= as_day(last)
    };
    let season = if RAMADAN.iter().any(|&[first, last]| between(first, last)) {
        0.75
    } else if day.month_of_year() == 12 && day.day_of_month() >= 22 {
        0.5
    } else {
        1.0
    };
    weekday * season
}

/// `total` placements of a month spread over its days, with the unevenness of real weeks.
pub fn spread(month: Month, total: u64, random: &mut Random) -> Vec<(Day, u64)> {
    let first = month.first_day();
    let days: Vec<Day> =
        (0..).map(|after| first.plus(after)).take_while(|day| day.month() == month).collect();
    let weights: Vec<f64> =
        days.iter().map(|&day| weight(day) * random.log_normal(1.0, 0.16)).collect();
    days.into_iter().zip(super::fit::apportion(total, &weights)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holidays_fall_on_the_weekdays_that_the_calendars_print() {
        let weekday = |y, m, d| Day::from_ymd(y, m, d).unwrap().weekday();
        assert_eq!(weekday(2022, 5, 2), 0, "Idul Fitri 2022 was a Monday");
        assert_eq!(weekday(2023, 4, 22), 5, "Idul Fitri 2023 was a Saturday");
        assert_eq!(weekday(2024, 4, 10), 2, "Idul Fitri 2024 was a Wednesday");
        assert_eq!(weekday(2024, 2, 14), 2, "the election was on a Wednesday");
    }

    #[test]
    fn a_month_is_spread_whole_and_mostly_over_working_days() {
        let april = Month::new(2024, 4).unwrap();
        let days = spread(april, 3000, &mut Random::stream(1, "days"));
        assert_eq!(days.len(), 30);
        assert_eq!(days.iter().map(|(_, count)| count).sum::<u64>(), 3000);
        let on = |day: u8| days[usize::from(day) - 1].1;
        assert!(on(10) < 10 && on(14) < 10 && on(24) > 100, "{days:?}");
    }
}
