//! No input panics, and whatever it is, the drawing is whole.

use capaian::chart::{
    Bar, BeforeAfter, Bullet, Bullets, Columns, Cumulative, Drawing, Event, Frame, Funnel, Heat,
    Histogram, Numbers, Others, Previous, Progress, Ranked, TileMap, Waterfall, Yearly,
    before_after, bullets, columns, cumulative, funnel, heat, histogram, progress, ranked,
    tile_map, waterfall, yearly,
};
use capaian::model::config::BandKey;
use capaian::model::{Day, Lang, Message, Month, Text};
use proptest::prelude::*;

use crate::inputs::{
    HOSTILE, LONG, agencies, attainment, change, destinations, frame, gap, lead_times, monthly,
    months_of_units, provinces, units, year, years,
};
use crate::well_formed::well_formed;

fn sound(drawing: &Drawing) -> Result<(), TestCaseError> {
    well_formed(&drawing.svg).map_err(TestCaseError::fail)?;
    prop_assert!(drawing.svg.starts_with("<svg ") && drawing.svg.ends_with("</svg>"));
    prop_assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf\""));
    prop_assert!(!drawing.title.is_empty() && !drawing.summary.is_empty());
    prop_assert!(drawing.height.is_finite() && drawing.height > 0.0);
    let image = drawing.svg.contains("role=\"img\"");
    prop_assert_eq!(image, drawing.marks.is_empty());
    for row in &drawing.table.rows {
        prop_assert_eq!(row.len(), drawing.table.headers.len());
    }
    Ok(())
}

fn any_count() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(1), 0..10_000u64, Just(1_000_000_000), any::<u64>()]
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(0.0),
        -10.0..100_000.0f64,
        any::<f64>()
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(HOSTILE.to_owned()), Just(LONG.to_owned()), any::<String>(), "[A-Z]{3}"]
}

prop_compose! {
    fn any_frame()(
        width in any_number(), height in any_number(), indonesian in any::<bool>(), id in any_text(),
    ) -> Frame {
        frame(width, height, if indonesian { Lang::Id } else { Lang::En }, &id)
    }
}

prop_compose! {
    fn any_bar()(
        key in any_text(), label in any_text(), value in any_count(), total in any_count(),
        selected in any::<Option<bool>>(), missing in any::<bool>(),
    ) -> Bar {
        Bar { key, label, value, total, selected, missing }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_ranking_is_drawn(
        frame in any_frame(),
        bars in prop::collection::vec(any_bar(), 0..12),
        others in any::<Option<(usize, u64, u64)>>(),
        whole in any_count(),
        previous in prop::collection::vec(any_count(), 0..5),
    ) {
        let input = Ranked {
            bars,
            others: others.map(|(count, value, total)| Others { count, value, total }),
            whole,
            previous: Some(Previous { values: previous, whole, label: Message::default() }),
            ..destinations()
        };
        sound(&ranked(&input, &frame))?;
        let tiles = TileMap { tiles: input.bars, whole, ..provinces(Lang::Id) };
        sound(&tile_map(&tiles, &frame))?;
    }

    #[test]
    fn any_months_are_drawn(
        frame in any_frame(),
        first in prop_oneof![24_000..24_400i32, any::<i32>()],
        values in prop::collection::vec(any_count(), 0..50),
        totals in prop::collection::vec(any_count(), 0..50),
        target in prop::option::of(prop::collection::vec(prop::option::of(any_number()), 0..50)),
        selection in any::<Option<(usize, usize)>>(),
        day in any::<Option<i32>>(),
        events in prop::collection::vec((any_text(), prop_oneof![11_000..23_400i32, any::<i32>()]), 0..9),
    ) {
        let events: Vec<Event> = events
            .into_iter()
            .map(|(text, day)| Event { key: text.clone(), day: Day::from_number(day), label: text })
            .collect();
        let year = Cumulative { events: events.clone(), year: first / 12, ..year() };
        sound(&cumulative(&year, &frame))?;
        let input = Columns {
            first: Month::from_number(first),
            values,
            totals,
            target,
            selection,
            partial_last: day.map(Day::from_number),
            events,
            ..monthly()
        };
        sound(&columns(&input, &frame))?;
    }

    #[test]
    fn any_change_is_drawn(
        frame in any_frame(),
        first in prop_oneof![24_000..24_400i32, any::<i32>()],
        since in prop_oneof![24_000..24_400i32, any::<i32>()],
        values in prop::collection::vec(any_number(), 0..50),
        fitted in prop::collection::vec(any_number(), 0..50),
        unchanged in prop::collection::vec(any_number(), 0..50),
        (places, factor) in (any::<usize>(), any_number()),
    ) {
        let input = BeforeAfter {
            first: Month::from_number(first),
            values,
            fitted,
            since: Month::from_number(since),
            unchanged,
            numbers: Numbers { places, factor, suffix: Text::same(HOSTILE) },
            ..change()
        };
        sound(&before_after(&input, &frame))?;
    }

    #[test]
    fn any_histogram_is_drawn(
        frame in any_frame(),
        edges in prop::collection::vec(any_number(), 0..40),
        values in prop::collection::vec(any_count(), 0..40),
        selection in any::<Option<(usize, usize)>>(),
        median in prop::option::of(any_number()),
        tail in prop::option::of(any_number()),
        open_end in any::<bool>(),
    ) {
        let totals = values.iter().rev().copied().collect();
        let input =
            Histogram { edges, values, totals, selection, median, tail, open_end, ..lead_times() };
        sound(&histogram(&input, &frame))?;
    }

    #[test]
    fn any_progress_is_drawn(
        frame in any_frame(),
        realised in any_count(),
        target in prop::option::of(any_count()),
        elapsed in prop::option::of(any_number()),
        projected in prop::option::of(any_number()),
        interval in prop::option::of((any_number(), any_number())),
        name in any_text(),
    ) {
        let band = Some((BandKey::Attention, name));
        let input =
            Progress { realised, target, elapsed, projected, interval, band, ..attainment() };
        sound(&progress(&input, &frame))?;
    }

    #[test]
    fn any_units_are_drawn(
        frame in any_frame(),
        rows in prop::collection::vec(
            (any_text(), any_text(), any_count(), prop::option::of((any_number(), any_number())),
             any::<Option<bool>>(), prop::collection::vec(any_count(), 0..40)),
            0..12,
        ),
        month in prop_oneof![24_000..24_400i32, any::<i32>()],
        (from, to) in (any_number(), any_count()),
    ) {
        let bullet = rows.iter().map(|(key, label, realised, aim, selected, _)| Bullet {
            key: key.clone(),
            label: label.clone(),
            realised: *realised,
            aim: aim.map(|(target, expected)| bullets::Aim { target, expected, band: None }),
            selected: *selected,
        });
        sound(&bullets(&Bullets { bullets: bullet.collect(), ..units() }, &frame))?;
        let row = rows.iter().map(|(key, label, _, _, selected, counts)| heat::Row {
            key: key.clone(),
            label: label.clone(),
            counts: counts.clone(),
            selected: *selected,
        });
        let first = Month::from_number(month);
        sound(&heat(&Heat { first, rows: row.collect(), ..months_of_units() }, &frame))?;
        let step = rows.iter().map(|(key, label, _, aim, selected, _)| waterfall::Step {
            key: (!key.is_empty()).then(|| key.clone()),
            label: label.clone(),
            change: aim.map_or(f64::NAN, |(change, _)| change),
            is_neutral: label.is_empty(),
            selected: *selected,
        });
        sound(&waterfall(&Waterfall { from, steps: step.collect(), to, ..gap() }, &frame))?;
        let year = rows.iter().zip(2020..).map(|((.., counts), year)| yearly::Year {
            year,
            months: std::array::from_fn(|at| counts.get(at).copied()),
        });
        sound(&yearly(&Yearly { years: year.collect(), ..years() }, &frame))?;
    }

    #[test]
    fn any_funnel_is_drawn(
        frame in any_frame(),
        points in prop::collection::vec((any_text(), any_number(), any_number(), any::<Option<bool>>()), 0..12),
        limits in prop::collection::vec((any_number(), any_number(), any_number()), 0..9),
        centre in any_number(),
    ) {
        let places = [funnel::Place::NotEnough, funnel::Place::Bad, funnel::Place::Within];
        let point = points.iter().zip(places.iter().cycle()).map(|((text, events, base, selected), place)| {
            funnel::Point {
                key: text.clone(),
                label: text.clone(),
                events: *events,
                base: *base,
                place: *place,
                selected: *selected,
            }
        });
        let limit = limits.iter().map(|(base, low, high)| funnel::Limit {
            base: *base,
            inner: (*low, *high),
            outer: (*high, *low),
        });
        let input = Funnel {
            points: point.collect(),
            limits: limit.collect(),
            centre,
            ..agencies()
        };
        sound(&funnel(&input, &frame))?;
    }
}
