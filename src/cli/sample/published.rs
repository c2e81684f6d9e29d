//! The published counts that the sample's shares are fitted to, as they were printed, and the guesses
//! that fill what no table prints. NOTICE names the tables and rows.
//!
//! Publications are cumulative, so a period's own figures are one table less an earlier one.

/// Counts by code.
pub type Counts = &'static [(&'static str, u32)];

/// One published breakdown: the named counts are part of the total.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub total: u32,
    pub named: Counts,
}

impl Table {
    fn get(self, code: &str) -> Option<u32> {
        self.named.iter().find(|(named, _)| *named == code).map(|&(_, count)| count)
    }
}

/// The shares of a breakdown in a period: `table`, less `earlier` where the period starts after the
/// table does. What neither names one by one is spread over `rest`.
pub fn shares(table: Table, earlier: Option<Table>, rest: Counts) -> Vec<(&'static str, f64)> {
    let own = |&(code, count): &(&'static str, u32)| match earlier {
        None => Some((code, f64::from(count))),
        Some(earlier) => {
            earlier.get(code).map(|before| (code, f64::from(count.saturating_sub(before))))
        }
    };
    let mut shares: Vec<(&str, f64)> = table.named.iter().filter_map(own).collect();
    let total = f64::from(table.total) - earlier.map_or(0.0, |earlier| f64::from(earlier.total));
    let unnamed = total - shares.iter().map(|(_, count)| count).sum::<f64>();
    let others: Vec<_> =
        rest.iter().filter(|(code, _)| shares.iter().all(|(named, _)| named != code)).collect();
    let weight: f64 = others.iter().map(|(_, weight)| f64::from(*weight)).sum();
    shares.extend(others.iter().map(|&&(code, part)| (code, unnamed * f64::from(part) / weight)));
    shares.sort_by_key(|&(code, _)| code);
    shares.iter_mut().for_each(|(_, count)| *count /= total);
    shares
}

#[rustfmt::skip]
pub const DESTINATIONS_2022: Table = Table {
    total: 200_761,
    named: &[
        ("HKG", 60_096), ("TWN", 53_459), ("MYS", 43_163), ("KOR", 11_554), ("SGP", 6_624),
        ("JPN", 5_832), ("BRN", 513), ("LKA", 99),
    ],
};
#[rustfmt::skip]
pub const DESTINATIONS_2023_TO_JUNE: Table = Table {
    total: 135_791,
    named: &[
        ("TWN", 39_178), ("MYS", 38_478), ("HKG", 33_639), ("KOR", 6_999), ("JPN", 4_927),
        ("SGP", 2_572), ("SAU", 2_424), ("TUR", 1_632), ("ITA", 1_535), ("POL", 807),
    ],
};
#[rustfmt::skip]
pub const DESTINATIONS_2023_TO_OCTOBER: Table = Table {
    total: 237_992,
    named: &[
        ("TWN", 70_057), ("MYS", 63_540), ("HKG", 60_872), ("KOR", 10_191), ("JPN", 8_197),
        ("SGP", 6_153), ("SAU", 5_051), ("ITA", 2_719), ("TUR", 2_150), ("BRN", 2_138),
    ],
};
/// First series of 2023: the revised 297.108 has no breakdown.
#[rustfmt::skip]
pub const DESTINATIONS_2023: Table = Table {
    total: 274_965,
    named: &[
        ("TWN", 83_216), ("MYS", 72_260), ("HKG", 65_916), ("KOR", 12_580), ("JPN", 9_673),
        ("SGP", 7_898), ("SAU", 6_310), ("ITA", 3_519), ("BRN", 2_872), ("TUR", 2_289),
    ],
};
#[rustfmt::skip]
pub const DESTINATIONS_2024_TO_FEBRUARY: Table = Table {
    total: 50_959,
    named: &[
        ("HKG", 16_076), ("TWN", 14_203), ("MYS", 10_988), ("KOR", 2_041), ("SGP", 1_904),
        ("JPN", 1_848), ("SAU", 1_125), ("ITA", 690), ("BRN", 548), ("ARE", 322),
    ],
};
#[rustfmt::skip]
pub const DESTINATIONS_2024_TO_JUNE: Table = Table {
    total: 160_496,
    named: &[
        ("HKG", 53_608), ("TWN", 44_920), ("MYS", 32_706), ("JPN", 6_039), ("SGP", 5_068),
        ("KOR", 4_933), ("SAU", 3_846), ("ITA", 1_673), ("TUR", 1_480), ("BRN", 1_446),
    ],
};
#[rustfmt::skip]
pub const DESTINATIONS_2024_TO_OCTOBER: Table = Table {
    total: 250_391,
    named: &[
        ("HKG", 85_674), ("TWN", 72_973), ("MYS", 40_695), ("JPN", 10_774), ("SGP", 8_757),
        ("KOR", 8_595), ("SAU", 6_612), ("ITA", 2_873), ("BRN", 2_476), ("TUR", 2_472),
    ],
};
/// The 2024 annual table where it names a destination that the others do not; from `OMN` on, guesses.
#[rustfmt::skip]
pub const OTHER_DESTINATIONS: Counts = &[
    ("SAU", 7_759), ("ITA", 3_535), ("BRN", 3_183), ("TUR", 2_630), ("POL", 1_320), ("ARE", 1_244),
    ("ZMB", 857), ("QAT", 783), ("KWT", 640), ("MDV", 591), ("PNG", 456), ("HUN", 427),
    ("SVK", 404), ("ROU", 377), ("OMN", 180), ("DEU", 140), ("MEX", 100), ("NZL", 90), ("BHR", 80),
    ("JOR", 70), ("GRC", 60), ("FJI", 50), ("SRB", 40), ("CZE", 40), ("USA", 40), ("SYC", 30),
    ("NLD", 25), ("AUS", 25), ("FRA", 20), ("SLB", 20),
];

/// October 2022: the only table of that year.
#[rustfmt::skip]
pub const OCCUPATIONS_OCTOBER_2022: Table = Table {
    total: 24_088,
    named: &[
        ("house_maid", 6_489), ("caregiver", 3_465), ("plantation_worker", 2_635),
        ("production_operator", 2_534), ("worker", 2_096), ("operator", 1_833),
        ("construction_worker", 985), ("domestic_worker", 536), ("harvester", 412),
        ("fisherman", 271), ("cook", 47), ("farmer", 42), ("cleaner", 41),
    ],
};
pub const OCCUPATIONS_2023: Table = Table {
    total: 274_965,
    named: &[("house_maid", 66_362), ("caregiver", 54_665), ("plantation_worker", 25_163)],
};
pub const OCCUPATIONS_2024_TO_FEBRUARY: Table = Table {
    total: 50_959,
    named: &[("house_maid", 16_110), ("caregiver", 9_193), ("plantation_worker", 4_699)],
};
#[rustfmt::skip]
pub const OCCUPATIONS_2024_TO_OCTOBER: Table = Table {
    total: 250_391,
    named: &[
        ("house_maid", 85_934), ("caregiver", 44_833), ("worker", 19_452),
        ("plantation_worker", 13_595), ("construction_worker", 8_020),
    ],
};
/// Worker and construction worker as January–October 2024 prints them; the others are guesses below the
/// last printed count.
#[rustfmt::skip]
pub const OTHER_OCCUPATIONS: Counts = &[
    ("worker", 19_452), ("construction_worker", 8_020), ("operator", 7_900),
    ("production_operator", 7_800), ("factory_worker", 7_600), ("fisherman", 6_200),
    ("food_processing_worker", 4_800), ("seafarer", 4_400), ("harvester", 4_300), ("farmer", 3_900),
    ("cleaner", 3_600), ("care_worker", 3_200), ("domestic_worker", 3_000), ("hotel_worker", 2_600),
    ("waiter", 2_500), ("driver", 2_300), ("welder", 2_200), ("spa_therapist", 1_900),
    ("housekeeping", 1_700), ("cook", 1_600), ("livestock_worker", 1_300), ("nurse", 1_200),
    ("technician", 1_100), ("warehouse_worker", 1_000), ("mechanic", 800),
    ("furniture_worker", 700), ("tailor", 600), ("sales_assistant", 450), ("supervisor", 400),
    ("engineer", 350), ("electrician", 300), ("gardener", 200), ("beautician", 150),
    ("administrator", 150),
];

pub const PROVINCES_2022: Table = Table {
    total: 200_761,
    named: &[("35", 51_348), ("33", 47_480), ("32", 33_285), ("52", 22_790), ("18", 14_052)],
};
#[rustfmt::skip]
pub const PROVINCES_2023: Table = Table {
    total: 274_965,
    named: &[
        ("35", 68_069), ("33", 59_009), ("32", 52_961), ("52", 33_949), ("18", 21_539),
        ("12", 10_550), ("51", 9_359), ("36", 3_183), ("16", 2_088), ("73", 2_076), ("75", 20),
        ("91", 15), ("82", 12),
    ],
};
pub const PROVINCES_2024: Table = Table {
    total: 297_434,
    named: &[("35", 79_339), ("33", 66_611), ("32", 61_556), ("52", 31_031), ("18", 25_162)],
};
/// The 2025 annual table from Bali to Sumatera Utara; the others are guesses below its last count.
#[rustfmt::skip]
pub const OTHER_PROVINCES: Counts = &[
    ("51", 10_059), ("73", 7_173), ("53", 4_163), ("36", 3_658), ("12", 3_545), ("31", 2_400),
    ("34", 2_300), ("16", 2_000), ("61", 900), ("13", 800), ("71", 500), ("14", 450), ("11", 420),
    ("76", 350), ("74", 300), ("17", 280), ("21", 260), ("15", 220), ("72", 200), ("65", 180),
    ("63", 120), ("64", 110), ("19", 80), ("62", 50), ("81", 40), ("94", 20), ("75", 20),
    ("91", 12), ("82", 12), ("92", 6), ("95", 4), ("96", 4), ("97", 3),
];

/// Women per placement: 2022 and January–October 2023 as printed; 2024 has only February.
pub const WOMEN_2022: f64 = 122_147.0 / 200_761.0;
pub const WOMEN_2023: f64 = 146_785.0 / 237_992.0;
pub const WOMEN_2024: f64 = 15_116.0 / 23_716.0;

/// The office's own schemes of 2025, which list no G to G.
pub const OFFICE_SCHEMES_2025: Counts =
    &[("p_to_p", 38_424), ("individual", 1_788), ("ukps", 544), ("re_entry", 34)];

/// G to G to Korea among the placements to Korea, by year: 2022 has only the scheme's total.
pub const G_TO_G_KOREA: [(i32, f64); 3] =
    [(2022, 0.96), (2023, 11_569.0 / 12_580.0), (2024, 10_090.0 / 10_750.0)];

/// Placements of Indonesia by month, in tens. February, September and October 2022, February and August
/// 2023 and January, February, July and August 2024 follow from published figures; the others are
/// guesses that sum to the published totals around them.
pub const MONTHS: [(i32, &[u32]); 3] = [
    (2022, &[500, 566, 880, 940, 1020, 1920, 2040, 2247, 2174, 2409, 2720, 2660]),
    (2023, &[2350, 2479, 2400, 1450, 2490, 2410, 2500, 2893, 2420, 2407, 2047, 1650]),
    (2024, &[2724, 2372, 2650, 2050, 3204, 3050, 2340, 2320, 2140, 2190]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_one_cumulative_table_less_the_earlier_one() {
        let shares = shares(
            DESTINATIONS_2024_TO_OCTOBER,
            Some(DESTINATIONS_2024_TO_JUNE),
            OTHER_DESTINATIONS,
        );
        let share = |code| shares.iter().find(|(c, _)| *c == code).unwrap().1;
        assert!((share("MYS") - 7_989.0 / 89_895.0).abs() < 1e-12);
        assert!((shares.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_months_sum_to_the_published_totals() {
        let sum = |year: usize, months: std::ops::Range<usize>| -> u32 {
            MONTHS[year].1[months].iter().sum::<u32>() * 10
        };
        let near = |sum: u32, total: u32| sum.abs_diff(total) < 30;
        assert!(near(sum(0, 0..10), 146_955) && near(sum(0, 0..12), 200_761));
        assert!(near(sum(1, 0..6), 135_791) && near(sum(1, 0..10), 237_992));
        assert!(near(sum(1, 0..12), 274_965));
        assert!(near(sum(2, 0..2), 50_959) && near(sum(2, 0..6), 160_496));
        assert!(near(sum(2, 0..8), 207_090) && near(sum(2, 0..10), 250_391));
    }
}
