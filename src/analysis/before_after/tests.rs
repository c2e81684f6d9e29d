use proptest::prelude::*;

use super::*;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn series(values: &[f64]) -> Series<'_> {
    Series { first: month("2022-01"), values }
}

/// The months of a line with a step and a bend after `before`, and small deviations without a pattern.
fn made(months: usize, before: usize, step: f64, bend: f64) -> Vec<f64> {
    let value = |at: usize| {
        let since = at.checked_sub(before);
        let change = since.map_or(0.0, |since| step + bend * since as f64);
        let deviation = ((at * 7919 + 13) % 101) as f64 / 101.0 - 0.5;
        100.0 + 2.0 * at as f64 + change + deviation
    };
    (0..months).map(value).collect()
}

#[test]
fn a_step_and_a_bend_are_found_as_they_were_made() {
    let values = made(34, 22, 12.0, -1.5);
    let found = before_after(series(&values), month("2023-11")).unwrap();
    assert_eq!((found.months, found.verdict()), ((22, 12), Verdict::Changed));
    assert!(found.is_season_out);
    let is_near = |effect: Effect, value: f64| {
        let (low, high) = effect.within_95;
        assert!(low < value && value < high && effect.half_width() < 1.5, "{effect:?}");
    };
    is_near(found.level, 12.0);
    is_near(found.slope, -1.5);
    is_near(found.average, 12.0 - 1.5 * 5.5);
    assert_eq!((found.fitted.len(), found.unchanged.len()), (34, 12));
    let gaps =
        found.fitted[22..].iter().zip(&found.unchanged).map(|(with, without)| with - without);
    for (since, gap) in gaps.enumerate() {
        assert!((gap - found.level.value - found.slope.value * since as f64).abs() < 1e-9);
    }
}

#[test]
fn too_few_months_a_gap_and_figures_without_scatter_have_answers_of_their_own() {
    let values = made(34, 22, 5.0, 0.0);
    let ask = |since| before_after(series(&values), month(since)).unwrap_err();
    for (since, before, after) in
        [("2022-08", 7, 27), ("2024-08", 31, 3), ("2021-01", 0, 34), ("2030-01", 34, 0)]
    {
        assert_eq!(ask(since), Unanswered::TooFewMonths { before, after }, "{since}");
    }
    let mut gap = values.clone();
    gap[3] = f64::NAN;
    let found = before_after(series(&gap), month("2023-11")).unwrap_err();
    assert_eq!(found, Unanswered::Gap { month: month("2022-04") });
    for flat in [vec![0.0; 30], vec![1_234.5; 30], (0..30).map(f64::from).collect()] {
        let found = before_after(series(&flat), month("2023-06"));
        assert_eq!(found.unwrap_err(), Unanswered::NoScatter);
    }
}

#[test]
fn a_season_takes_two_years() {
    let season = |months: usize| {
        let values = made(months, 12, 0.0, 0.0);
        before_after(series(&values), month("2023-01")).unwrap()
    };
    let (short, long) = (season(23), season(24));
    assert!(!short.is_season_out && long.is_season_out);
    assert_eq!(short.season, [0.0; 23]);
    assert_eq!(long.plain.coefficients.len(), 6);
}

#[test]
fn the_month_of_a_decision_is_before_unless_it_has_just_begun() {
    let after = |day: &str| month_after(day.parse().unwrap());
    assert_eq!(after("2024-11-29"), month("2024-12"));
    assert_eq!(after("2024-12-31"), month("2025-01"));
    assert_eq!(after("2024-12-01"), month("2024-12"));
}

#[test]
fn earlier_months_and_other_units_show_what_happens_anyway() {
    let values = made(34, 22, 12.0, 0.0);
    let found = before_after(series(&values), month("2023-11")).unwrap();
    let dates = placebo_dates(series(&values), &found);
    let months: Vec<Month> = dates.levels.iter().map(|(month, _)| *month).collect();
    assert_eq!((months.first(), months.last()), (Some(&month("2022-09")), Some(&month("2023-07"))));
    assert_eq!((dates.levels.len(), dates.as_large, dates.share()), (11, 0, Some(0.0)));
    let (still, short) = (made(34, 22, 0.0, 0.0), made(10, 5, 0.0, 0.0));
    let louder: Vec<f64> = values.iter().map(|value| value * 40.0).collect();
    let others = [series(&still), series(&louder), series(&short), series(&still)];
    let units = placebo_units(&found, &others);
    assert_eq!((units.place, units.compared, units.left_out), (1, 4, 1));
    let own = before_after(series(&still), month("2023-11")).unwrap();
    assert!(placebo_units(&own, &others).place > 1);
}

#[test]
fn a_short_series_has_no_earlier_month_to_ask() {
    let values = made(15, 11, 3.0, 0.0);
    let found = before_after(series(&values), month("2022-12")).unwrap();
    assert_eq!(placebo_dates(series(&values), &found).share(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn a_line_added_and_another_unit_change_no_judgement(
        deviations in prop::collection::vec(-1.0..1.0_f64, 14..50),
        place in 0.0..1.0_f64,
        (start, rise, unit) in (-50.0..50.0_f64, -3.0..3.0_f64, 0.1..40.0_f64),
    ) {
        let room = deviations.len() - LEAST_BEFORE - LEAST_AFTER;
        let before = LEAST_BEFORE as i32 + (place * room as f64) as i32;
        let since = month("2022-01").plus(before);
        let moved: Vec<f64> = deviations
            .iter()
            .enumerate()
            .map(|(at, deviation)| start + rise * at as f64 + unit * deviation)
            .collect();
        let one = before_after(series(&deviations), since).unwrap();
        let other = before_after(series(&moved), since).unwrap();
        prop_assert!((one.p - other.p).abs() < 1e-6);
        prop_assert!((0.0..=1.0).contains(&one.p) && (0.0..1.0).contains(&one.autocorrelation));
        for (one, other) in [(one.level, other.level), (one.slope, other.slope), (one.average, other.average)] {
            prop_assert!((unit * one.value - other.value).abs() < 1e-6 * unit);
            prop_assert!((one.p - other.p).abs() < 1e-6);
            let (low, high) = one.within_95;
            prop_assert!(low < one.value && one.value < high);
            prop_assert_eq!(one.p < 0.05, low > 0.0 || high < 0.0);
        }
    }
}
