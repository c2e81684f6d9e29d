//! The engine against the naive loop: random tables, random filters, every answer after every step.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy excepts tests, but not the functions beside them"
)]

mod naive;

use std::collections::BTreeMap;

use capaian::engine::{
    Ahead, Crossfilter, Domain, Filter, GroupKey, MAX_CELLS, Measure, Order, View, group_by,
};
use naive::{ColumnPlan, Dice, Naive, TablePlan, Values, ViewPlan, Weights};
use proptest::prelude::*;

/// A two-way table above this is checked against [`MAX_CELLS`] only: comparing it takes seconds.
const COMPARED_CELLS: usize = 200_000;

fn config() -> ProptestConfig {
    let cases = match std::env::var("PROPTEST_CASES") {
        Ok(_) => ProptestConfig::default().cases,
        Err(_) => 96,
    };
    // A failing case is printed in a few numbers; it belongs into a test with a name, not into a file.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn column() -> impl Strategy<Value = ColumnPlan> {
    let codes = prop_oneof![
        1 => Just(0_usize),
        6 => 1..=3_usize,
        8 => 4..=40_usize,
        4 => 41..=1_100_usize,
        1 => Just(256_usize),
        1 => 60_000..=65_535_usize,
    ];
    let origin = prop_oneof![
        6 => -20_000..20_000_i64,
        1 => Just(i64::MIN),
        1 => Just(i64::MAX - 65_536),
    ];
    (codes, any::<bool>(), any::<bool>(), 0..3_u8, origin).prop_map(
        |(codes, labels, missing, wider, origin)| ColumnPlan {
            codes,
            labels,
            missing,
            wider,
            origin,
        },
    )
}

fn rows() -> impl Strategy<Value = usize> {
    prop_oneof![
        1 => Just(0_usize),
        1 => Just(1_usize),
        8 => 2..400_usize,
        // Around the edges of the engine's blocks, and over several of them.
        1 => 2_040..2_060_usize,
        1 => 4_000..5_000_usize,
    ]
}

fn weights() -> impl Strategy<Value = Weights> {
    prop_oneof![Just(Weights::None), Just(Weights::Small), Just(Weights::Any)]
}

fn plan() -> impl Strategy<Value = TablePlan> {
    (any::<u64>(), rows(), prop::collection::vec(column(), 1..=16), weights()).prop_map(
        |(seed, rows, mut columns, weights)| {
            if rows > 0 {
                // A column with rows has at least one code for them.
                for column in &mut columns {
                    column.missing |= column.codes == 0;
                }
            }
            TablePlan { seed, rows, columns, weights }
        },
    )
}

/// What a person does to a view, in parts of its codes.
#[derive(Clone, Debug)]
enum Gesture {
    Clear,
    Brush(f64, f64),
    Click(u64, usize),
    Nothing,
    BrushPastTheEnd(f64),
    Bins(f64, f64),
}

fn gesture() -> impl Strategy<Value = Gesture> {
    prop_oneof![
        3 => Just(Gesture::Clear),
        5 => (0.0..1.0, 0.0..1.0).prop_map(|(from, to)| Gesture::Brush(from, to)),
        5 => (any::<u64>(), 1..6_usize).prop_map(|(seed, codes)| Gesture::Click(seed, codes)),
        1 => Just(Gesture::Nothing),
        1 => (0.0..1.0).prop_map(Gesture::BrushPastTheEnd),
        2 => (0.0..1.0, 0.0..1.0).prop_map(|(from, to)| Gesture::Bins(from, to)),
    ]
}

/// How often there is time for work ahead after a step: not at all, a little, or until all is done.
fn pause() -> impl Strategy<Value = usize> {
    prop_oneof![3 => Just(0_usize), 3 => 1..6_usize, 3 => Just(10_000_usize)]
}

fn filter(gesture: &Gesture, codes: usize, view: Option<&View>) -> Filter {
    let at = |part: f64| (part * (codes as f64 + 1.0)) as u32;
    match (gesture, view) {
        (Gesture::Clear, _) => Filter::All,
        // Brushes drawn backwards stay so: they pass nothing.
        (Gesture::Brush(from, to), _) => Filter::Range { lo: at(*from), hi: at(*to) },
        (Gesture::Bins(from, to), Some(view)) => {
            let bin = |part: f64| (part * (view.bins as f64 + 1.0)) as usize;
            view.filter_of_bins(bin(*from)..bin(*to))
        }
        (Gesture::Bins(from, _) | Gesture::BrushPastTheEnd(from), _) => {
            Filter::Range { lo: at(*from), hi: u32::MAX }
        }
        (Gesture::Click(..), _) if codes == 0 => Filter::In(Vec::new()),
        (Gesture::Click(seed, listed), _) => {
            let mut dice = Dice(*seed);
            // The first codes are those that half of the rows have.
            Filter::In(
                (0..*listed)
                    .map(|turn| dice.below(if turn == 0 { codes.min(3) } else { codes }) as u32)
                    .collect(),
            )
        }
        (Gesture::Nothing, _) => Filter::In(Vec::new()),
    }
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-12 * left.abs().max(right.abs())
}

/// Checks one measured figure against the values it was made of.
fn check_measured(measured: Option<f64>, values: &Values, measure: Measure, thousandths: u32) {
    let weight = values.weight();
    if weight == 0 {
        assert_eq!(measured, None);
        return;
    }
    let measured = measured.unwrap();
    match measure {
        Measure::Count => assert_eq!(measured, weight as f64),
        Measure::Sum => assert_eq!(measured, values.sum() as f64),
        Measure::Mean => {
            let mean = values.sum() as f64 / weight as f64;
            assert!(close(measured, mean), "{measured} {mean}");
        }
        Measure::Quantile(_) => {
            assert_eq!(measured, values.quantile(thousandths).unwrap() as f64, "{thousandths}");
        }
    }
}

fn measures(thousandths: u32) -> [Measure; 4] {
    let part = f64::from(thousandths) / 1000.0;
    [Measure::Count, Measure::Sum, Measure::Mean, Measure::Quantile(part)]
}

fn check_counts(engine: &mut Crossfilter, naive: &Naive<'_>) {
    let passing = naive.rows(&[]);
    let all: Vec<usize> = (0..naive.table.rows()).collect();
    for view in 0..naive.views.len() {
        let others = naive.rows(&[view]);
        assert_eq!(engine.totals(view), naive.counts(view, &all));
        assert_eq!(engine.counts(view), naive.counts(view, &others), "counts of view {view}");
        assert_eq!(engine.counts_under_all(view), naive.counts(view, &passing));
    }
    let selected = engine.selected();
    assert_eq!(selected.rows, passing.len() as u64);
    assert_eq!(selected.weight, passing.iter().map(|&row| naive.weight(row)).sum::<u64>());
}

fn check_everything(engine: &mut Crossfilter, naive: &Naive<'_>, dice: &mut Dice) {
    let table = naive.table;
    let thousandths = dice.below(1_001) as u32;
    let passing = naive.rows(&[]);
    check_counts(engine, naive);
    for view in 0..naive.views.len() {
        let others = naive.rows(&[view]);
        let column = dice.below(table.columns().len());
        let bins = naive.views[view].bins;
        for measure in measures(thousandths) {
            let measured = engine.measure(view, column, measure);
            if matches!(table.columns()[column].domain, Domain::Labels(_))
                && measure != Measure::Count
            {
                measured.unwrap_err();
                continue;
            }
            let mut rows_of_bin = BTreeMap::<usize, Vec<usize>>::new();
            for &row in &others {
                rows_of_bin.entry(naive.bin(view, row)).or_default().push(row);
            }
            let measured = measured.unwrap();
            assert_eq!(measured.len(), bins);
            for (bin, &measured) in measured.iter().enumerate() {
                match rows_of_bin.get(&bin) {
                    None => assert_eq!(measured, None),
                    Some(rows) => {
                        let values = naive.values(column, rows);
                        check_measured(measured, &values, measure, thousandths);
                    }
                }
            }
        }

        let other = dice.below(naive.views.len());
        let (across, cells) = (naive.views[other].bins, bins * naive.views[other].bins);
        if cells > MAX_CELLS {
            assert!(engine.two_way(view, other).is_empty());
        } else if cells <= COMPARED_CELLS {
            let cells_found = engine.two_way(view, other);
            assert_eq!(cells_found.len(), cells);
            let weighty = (0..).zip(cells_found).filter(|&(_, weight)| weight > 0);
            let found: BTreeMap<_, _> =
                weighty.map(|(cell, weight)| ((cell / across, cell % across), weight)).collect();
            assert_eq!(found, naive.two_way(view, other));
        }
    }

    let column = dice.below(table.columns().len());
    assert_eq!(engine.distinct(column), naive.distinct(column));
    check_summary(engine, naive, column, &passing, thousandths);
    check_rows(engine, naive, column, &passing, dice);
}

fn check_summary(
    engine: &mut Crossfilter,
    naive: &Naive<'_>,
    column: usize,
    passing: &[usize],
    thousandths: u32,
) {
    let summary = engine.summary(column);
    if matches!(naive.table.columns()[column].domain, Domain::Labels(_)) {
        summary.unwrap_err();
        return;
    }
    let summary = summary.unwrap();
    let values = naive.values(column, passing);
    let weight: u64 = passing.iter().map(|&row| naive.weight(row)).sum();
    assert_eq!(u128::from(summary.weight), values.weight());
    assert_eq!(summary.weight + summary.missing, weight);
    assert_eq!(summary.sum, values.sum());
    assert_eq!(summary.min.map(i128::from), values.0.keys().next().copied());
    assert_eq!(summary.max.map(i128::from), values.0.keys().last().copied());
    check_measured(summary.mean, &values, Measure::Mean, thousandths);
    let part = f64::from(thousandths) / 1000.0;
    assert_eq!(summary.quantile(part).map(i128::from), values.quantile(thousandths));
}

fn check_rows(
    engine: &mut Crossfilter,
    naive: &Naive<'_>,
    column: usize,
    passing: &[usize],
    dice: &mut Dice,
) {
    let offset = dice.below(passing.len() + 2);
    let limit = dice.below(60);
    let page = |rows: Vec<u32>| rows.into_iter().skip(offset).take(limit).collect::<Vec<_>>();
    let listed = |engine: &mut Crossfilter, order: Order| {
        let rows = engine.rows(order, offset, limit);
        for &row in &rows {
            let source = engine.source_row(row) as usize;
            let stands = engine.table().columns()[column].codes.get(row as usize);
            assert_eq!(stands, naive.code(column, source));
        }
        rows.into_iter().map(|row| engine.source_row(row)).collect::<Vec<_>>()
    };
    let source = passing.iter().map(|&row| row as u32).collect();
    assert_eq!(listed(engine, Order::Source), page(source));
    let main = engine.main_column();
    for descending in [false, true] {
        let order = Order::By { column, descending };
        assert_eq!(
            listed(engine, order),
            page(naive.sorted(column, descending, main)),
            "{order:?}"
        );
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_answer_equals_the_naive_loop_after_every_filter(
        plan in plan(),
        plans in prop_oneof![
            6 => prop::collection::vec((0..16_usize, 0..3_u8), 1..=6),
            1 => prop::collection::vec((0..16_usize, 0..3_u8), 9..=20),
        ],
        gestures in prop::collection::vec(
            (any::<prop::sample::Index>(), gesture(), pause(), any::<bool>()),
            1..=10,
        ),
        seed in any::<u64>(),
    ) {
        let table = plan.table();
        let views: Vec<View> = plans
            .iter()
            .enumerate()
            .map(|(index, &(column, binning))| {
                naive::view(index, &table, ViewPlan { column, binning })
            })
            .collect();
        let mut engine = Crossfilter::new(table.clone(), views.clone()).unwrap();
        let filters = vec![Filter::All; views.len()];
        let mut naive = Naive { table: &table, views: &views, filters };
        let mut dice = Dice(seed);
        check_everything(&mut engine, &naive, &mut dice);
        for (index, gesture, pause, is_read) in &gestures {
            let view = index.index(views.len());
            let codes = table.columns()[views[view].column].codes_count();
            let filter = filter(gesture, codes, Some(&views[view]));
            engine.set(view, filter.clone()).unwrap();
            prop_assert_eq!(engine.filter(view), &filter);
            naive.filters[view] = filter;
            for _ in 0..*pause {
                if !engine.work(dice.below(3_000), Ahead::Far) {
                    break;
                }
            }
            if *is_read {
                check_everything(&mut engine, &naive, &mut dice);
            }
        }
        check_everything(&mut engine, &naive, &mut dice);
    }

    #[test]
    fn brushing_one_view_is_right_at_every_step(
        plan in plan(),
        filtered in prop::collection::vec((0..12_usize, gesture()), 0..=3),
        brushed in 0..8_usize,
        steps in prop::collection::vec((0.0..1.0, 0.0..1.0), 4..=12),
        pause in pause(),
    ) {
        let table = plan.table();
        // Some columns are seen in two views.
        let views: Vec<View> = (0..8)
            .map(|index| {
                let column = index % table.columns().len().min(6);
                naive::view(index, &table, ViewPlan { column, binning: index as u8 % 3 })
            })
            .collect();
        let mut engine = Crossfilter::for_counts(table.clone(), views.clone()).unwrap();
        let filters = vec![Filter::All; views.len()];
        let mut naive = Naive { table: &table, views: &views, filters };
        let set = |engine: &mut Crossfilter, naive: &mut Naive<'_>, view: usize, gesture: &Gesture| {
            let codes = table.columns()[views[view].column].codes_count();
            let filter = filter(gesture, codes, Some(&views[view]));
            engine.set(view, filter.clone()).unwrap();
            naive.filters[view] = filter;
        };
        for (view, gesture) in &filtered {
            set(&mut engine, &mut naive, view % views.len(), gesture);
        }
        let brushed = brushed % views.len();
        for &(from, to) in &steps {
            set(&mut engine, &mut naive, brushed, &Gesture::Brush(f64::min(from, to), f64::max(from, to)));
            check_counts(&mut engine, &naive);
            for _ in 0..pause {
                if !engine.work(700, if from < 0.5 { Ahead::Near } else { Ahead::Far }) {
                    break;
                }
            }
        }
    }

    #[test]
    fn groups_equal_the_naive_loop(
        plan in plan(),
        by in prop::collection::vec((0..12_usize, any::<bool>()), 0..=3),
        filters in prop::collection::vec((0..12_usize, gesture()), 0..=3),
        measured in 0..12_usize,
        thousandths in 0..=1_000_u32,
    ) {
        let table = plan.table();
        let columns = table.columns();
        let by: Vec<GroupKey> = by
            .iter()
            .map(|&(column, binned)| {
                let column = column % columns.len();
                let codes = columns[column].codes_count();
                let bins = binned.then(|| (0..codes).map(|code| (code / 3) as u16).collect());
                GroupKey { column, bin_of_code: bins }
            })
            .collect();
        let filters: Vec<(usize, Filter)> = filters
            .iter()
            .map(|(column, gesture)| {
                let column = column % columns.len();
                (column, filter(gesture, columns[column].codes_count(), None))
            })
            .collect();
        let measured = measured % columns.len();

        let naive = Naive { table: &table, views: &[], filters: Vec::new() };
        let mut expected = BTreeMap::<Vec<u32>, Vec<usize>>::new();
        for row in 0..table.rows() {
            if filters.iter().all(|(column, f)| naive::passes(f, naive.code(*column, row))) {
                let key = by.iter().map(|key| {
                    let code = naive.code(key.column, row);
                    key.bin_of_code.as_ref().map_or(code, |bins| bins[code as usize].into())
                });
                expected.entry(key.collect()).or_default().push(row);
            }
        }

        let counted = group_by(&table, &by, &filters, None).unwrap();
        prop_assert_eq!(counted.len(), expected.len());
        for (group, (key, rows)) in counted.iter().zip(&expected) {
            prop_assert_eq!(&group.key, key);
            prop_assert_eq!(group.rows, rows.len() as u64);
            let weight: u64 = rows.iter().map(|&row| naive.weight(row)).sum();
            prop_assert_eq!(group.weight, weight);
            prop_assert_eq!(group.value, Some(weight as f64));
        }
        for measure in measures(thousandths) {
            let groups = group_by(&table, &by, &filters, Some((measured, measure)));
            if matches!(columns[measured].domain, Domain::Labels(_)) && measure != Measure::Count {
                prop_assert!(groups.is_err());
                continue;
            }
            for (group, rows) in groups.unwrap().iter().zip(expected.values()) {
                let values = naive.values(measured, rows);
                check_measured(group.value, &values, measure, thousandths);
            }
        }
    }
}

/// Rows are brought into order 32,768 at a time.
#[test]
fn a_table_of_several_pieces_is_right() {
    for (seed, weights) in [(11, Weights::None), (12, Weights::Small)] {
        let codes = [1_000, 2, 5, 40, 300, 70_000];
        let columns = codes.iter().map(|&codes| ColumnPlan {
            codes,
            labels: false,
            missing: codes == 5,
            wider: 0,
            origin: 0,
        });
        let table = TablePlan { seed, rows: 70_001, columns: columns.collect(), weights }.table();
        let plan = |column| ViewPlan { column, binning: if column == 5 { 2 } else { 1 } };
        let views: Vec<View> =
            (0..codes.len()).map(|column| naive::view(column, &table, plan(column))).collect();
        let mut engine = Crossfilter::new(table.clone(), views.clone()).unwrap();
        let filters = vec![Filter::All; views.len()];
        let mut naive = Naive { table: &table, views: &views, filters };
        let mut dice = Dice(seed);
        let filters = [
            (0, Filter::Range { lo: 100, hi: 900 }),
            (2, Filter::In(vec![0, 2])),
            (1, Filter::In(vec![1])),
            (4, Filter::In((0..300).step_by(3).collect())),
        ];
        for (view, filter) in filters {
            engine.set(view, filter.clone()).unwrap();
            naive.filters[view] = filter;
            check_counts(&mut engine, &naive);
        }
        let passing = naive.rows(&[]);
        assert!(!passing.is_empty());
        check_rows(&mut engine, &naive, 3, &passing, &mut dice);
    }
}

#[test]
fn a_view_that_is_pointed_at_is_prepared_for() {
    let plan = |codes| ColumnPlan { codes, labels: false, missing: false, wider: 0, origin: 0 };
    let columns = [50, 6, 9].map(plan).to_vec();
    let table = TablePlan { seed: 3, rows: 3_000, columns, weights: Weights::None }.table();
    let views: Vec<View> =
        (0..3).map(|column| naive::view(column, &table, ViewPlan { column, binning: 0 })).collect();
    let prepared = |expected| {
        let mut engine = Crossfilter::new(table.clone(), views.clone()).unwrap();
        engine.set(1, Filter::In(vec![2])).unwrap();
        engine.selected();
        engine.expect(expected);
        while engine.work(usize::MAX, Ahead::Near) {}
        engine.bytes()
    };
    assert!(prepared(Some(2)) > prepared(None));
    assert_eq!(prepared(Some(9)), prepared(None), "there is no such view");
}

#[test]
fn thirty_two_views_may_be_filtered_at_once() {
    let plans: Vec<ColumnPlan> = (0..12)
        .map(|index| ColumnPlan {
            codes: 5 + index,
            labels: false,
            missing: index % 2 == 0,
            wider: 0,
            origin: 0,
        })
        .collect();
    let table = TablePlan { seed: 7, rows: 3_000, columns: plans, weights: Weights::Small }.table();
    let views: Vec<View> = (0..40)
        .map(|index| naive::view(index, &table, ViewPlan { column: index, binning: 0 }))
        .collect();
    let mut engine = Crossfilter::new(table.clone(), views.clone()).unwrap();
    let mut naive = Naive { table: &table, views: &views, filters: vec![Filter::All; views.len()] };
    let mut dice = Dice(1);
    // All forty on, with few rows failing each; then every third off again, in another order.
    for view in 0..views.len() {
        let filter = Filter::Range { lo: 0, hi: 4 + (view % 12) as u32 };
        engine.set(view, filter.clone()).unwrap();
        naive.filters[view] = filter;
    }
    check_everything(&mut engine, &naive, &mut dice);
    assert!(engine.selected().rows > 0);
    for view in (0..views.len()).rev().step_by(3) {
        engine.set(view, Filter::All).unwrap();
        naive.filters[view] = Filter::All;
    }
    check_everything(&mut engine, &naive, &mut dice);
}

#[test]
fn requests_that_cannot_be_answered_are_refused_or_answered_with_nothing() {
    let plan = ColumnPlan { codes: 3, labels: true, missing: true, wider: 0, origin: 0 };
    let table =
        TablePlan { seed: 1, rows: 10, columns: vec![plan], weights: Weights::None }.table();
    let view = naive::view(0, &table, ViewPlan { column: 0, binning: 0 });
    assert!(Crossfilter::new(table.clone(), vec![view.clone(), view.clone()]).is_err());
    for broken in [
        View { column: 1, ..view.clone() },
        View { bins: 3, ..view.clone() },
        View { bin_of_code: vec![0; 3], ..view.clone() },
        View { bins: 70_000, ..view.clone() },
    ] {
        assert!(Crossfilter::new(table.clone(), vec![broken]).is_err());
    }

    let mut engine = Crossfilter::new(table, vec![view]).unwrap();
    assert!(!(0..9).all(|_| engine.work(100, Ahead::Far)), "work ends");
    let error = engine.set(0, Filter::In(vec![0, 4])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the filter of column c0 names the code 4, but the column has 4 codes"
    );
    assert_eq!(engine.filter(0), &Filter::All, "a refused filter changes nothing");
    assert!(engine.set(1, Filter::All).is_err());
    assert!(engine.measure(1, 0, Measure::Count).is_err());
    assert!(engine.summary(1).is_err());
    assert!(engine.counts(1).is_empty());
    assert!(engine.two_way(0, 1).is_empty());
    assert!(engine.rows(Order::By { column: 1, descending: false }, 0, 9).is_empty());
}
