//! Units as drawn.

use super::words;
use super::{By, Card, Picture};
use crate::analysis::units::{Unit, contributions};
use crate::board::texts;
use crate::chart::bullets::{self, Bullet, Bullets, bullets};
use crate::chart::drawing::{Drawing, Frame};
use crate::chart::heat::{self, Heat, heat};
use crate::chart::waterfall::{Step, Waterfall, waterfall};
use crate::chart::words::{ELAPSED, REALISED};
use crate::chart::yearly::{Year, Yearly, yearly};
use crate::model::{Message, Month};

/// Height of the drawings that do not follow from their rows.
const HEIGHT: f64 = 260.0;

/// The chosen picture, `width` CSS pixels wide.
pub(super) fn draw(card: &Card<'_>, width: u32) -> Option<Drawing> {
    let id = "chart-units".to_owned();
    let frame = Frame { width: width.into(), height: HEIGHT, lang: card.lang(), id };
    Some(match card.picture {
        Picture::Bullets => bullets(&in_bullets(card), &frame),
        Picture::Heat => heat(&in_heat(card)?, &frame),
        Picture::Waterfall => waterfall(&in_waterfall(card)?, &frame),
        Picture::Yearly => yearly(&in_years(card), &frame),
    })
}

/// The units that are named, and those that are chosen.
fn shown<'a>(card: &'a Card<'_>) -> impl Iterator<Item = &'a Unit> {
    let units = card.units.iter().enumerate();
    units.filter_map(|(at, unit)| {
        (at < card.named || card.is_chosen(unit) == Some(true)).then_some(unit)
    })
}

fn in_bullets(card: &Card<'_>) -> Bullets {
    let (unit, units) = words::unit(card.by);
    let rows: Vec<Bullet> = shown(card)
        .map(|unit| Bullet {
            key: unit.key.clone(),
            label: card.label(unit),
            realised: unit.realised,
            aim: unit.aim.map(|aim| bullets::Aim {
                target: aim.target,
                expected: aim.expected,
                band: card.band(unit),
            }),
            selected: card.is_chosen(unit),
        })
        .collect();
    let is_shown = |unit: &&Unit| rows.iter().any(|row| row.key == unit.key);
    let hidden = card.units.iter().filter(|unit| !is_shown(unit) && unit.aim.is_some());
    let behind = hidden.clone().filter(|unit| unit.gap().is_some_and(|gap| gap < 0.0)).count();
    let others = bullets::Others { count: hidden.count(), behind };
    let bands = card.scene.config.map(|config| config.bands.as_slice()).unwrap_or_default();
    let bands = bands.iter().map(|band| (band.key, band.label.get(card.lang()).to_owned()));
    Bullets { bullets: rows, others, bands: bands.collect(), unit, units, noun: texts::PLACEMENTS }
}

fn in_heat(card: &Card<'_>) -> Option<Heat> {
    let grouped = card.grouped?;
    let rows = shown(card).map(|unit| {
        let place = grouped.keys.iter().position(|key| *key == unit.key);
        let counts = place.and_then(|place| grouped.counts.get(place)).cloned();
        heat::Row {
            key: unit.key.clone(),
            label: card.label(unit),
            counts: counts.unwrap_or_default(),
            selected: card.is_chosen(unit),
        }
    });
    Some(Heat {
        first: card.subject.extract.first,
        rows: rows.collect(),
        unit: words::unit(card.by).0,
        noun: texts::PLACEMENTS,
    })
}

fn in_waterfall(card: &Card<'_>) -> Option<Waterfall> {
    let lang = card.lang();
    let is_kind = matches!(card.by, By::Kind(_));
    // Without a target of the whole, all that came is above what was expected: nothing.
    let mut whole = card.whole.clone();
    whole.aim = whole.aim.or(Some(crate::analysis::units::Aim { target: 0.0, expected: 0.0 }));
    let found = contributions(&whole, &card.units, card.named)?;
    let unit_of = |key: &str| card.units.iter().find(|unit| unit.key == key);
    let mut steps: Vec<Step> = Vec::new();
    let unnamed = |label: String, change: f64| Step {
        key: None,
        label,
        change,
        is_neutral: false,
        selected: None,
    };
    if found.apart.abs() >= 0.5 {
        steps.push(unnamed(words::APART.get(lang).to_owned(), found.apart));
    }
    let named = match is_kind {
        true => found.steps,
        // Parts of a year stay in their order.
        false => card
            .units
            .iter()
            .filter_map(|unit| Some((unit.key.clone(), unit.gap()?)))
            .filter(|(key, _)| found.steps.iter().any(|(known, _)| known == key))
            .collect(),
    };
    steps.extend(named.into_iter().map(|(key, change)| {
        let unit = unit_of(&key);
        Step {
            label: unit.map(|unit| card.label(unit)).unwrap_or_default(),
            selected: unit.and_then(|unit| card.is_chosen(unit)),
            key: is_kind.then_some(key),
            change,
            is_neutral: false,
        }
    }));
    let (change, count) = found.others;
    if count > 0 || change.abs() >= 0.5 {
        steps.push(unnamed(words::others(count, lang), change));
    }
    Some(Waterfall {
        from: found.expected,
        steps,
        to: found.realised,
        ends: [ELAPSED, REALISED].map(|text| Message::new(text.id, text.en)),
        unit: words::unit(card.by).0,
        noun: texts::PLACEMENTS,
    })
}

/// The years of the data up to that of the period.
fn in_years(card: &Card<'_>) -> Yearly {
    let (counts, as_of) = (&card.subject.counts, card.subject.extract.as_of);
    let year_of = |year: i32| Year {
        year,
        months: std::array::from_fn(|at| {
            let month = Month::new(year, u8::try_from(at + 1).ok()?)?;
            counts.of(month).filter(|_| month.first_day() <= as_of)
        }),
    };
    let years = counts.first.year()..=card.subject.extract.year;
    Yearly { years: years.map(year_of).collect(), as_of, noun: texts::PLACEMENTS }
}
