//! The head of the overview: realisation, target, attainment, and against what was to be expected by now.

use super::extract::Extract;
use super::question::{Bins, Clause, Clauses};
use super::scene::{Counts, Scene};
use super::texts;
use super::wish::{BandMark, Figure, Headline};
use crate::analysis::course::{self, Against, Course, MonthlyCounts, band_of};
use crate::analysis::pace::Profile;
use crate::analysis::placements::MONTH;
use crate::chart::drawing::{Drawing, Frame};
use crate::chart::format;
use crate::chart::progress::{Progress, progress};
use crate::model::case::lower;
use crate::model::config::{Band, BandKey};
use crate::model::placement::PlacementColumn;
use crate::model::target::{ScopeKind, Target};
use crate::model::{Lang, Period};

/// Height of the bar of realisation against target.
const BAR: f64 = 84.0;

/// What the head shows.
pub(super) struct Standing {
    course: Course,
    target: Option<Target>,
    band: Option<Band>,
    agencies: u64,
}

/// The scope whose target the filters allow to compare with: the office without filters, or the one
/// agency, destination or scheme that is chosen. Anything else has no target.
fn scope(clauses: &Clauses) -> Option<(ScopeKind, Option<&str>)> {
    let mut others = clauses.iter().filter(|(name, _)| *name != MONTH);
    let Some((name, clause)) = others.next() else { return Some((ScopeKind::Office, None)) };
    let kind = match PlacementColumn::from_name(name)? {
        PlacementColumn::Agency => ScopeKind::Agency,
        PlacementColumn::Destination => ScopeKind::Destination,
        PlacementColumn::Scheme => ScopeKind::Scheme,
        _ => return None,
    };
    match (clause, others.next()) {
        (Clause::In(keys), None) => match keys.as_slice() {
            [key] => Some((kind, Some(key))),
            _ => None,
        },
        _ => None,
    }
}

/// Placements by month under all filters but the period.
pub(super) fn monthly(counts: Counts<'_>) -> Option<MonthlyCounts> {
    let view = counts.view(MONTH)?;
    match view.info.bins {
        Bins::Months { first, .. } => Some(MonthlyCounts { first, counts: view.counts.to_vec() }),
        _ => None,
    }
}

/// What the analyst needs to go on from these counts.
pub(super) fn extract(counts: Counts<'_>) -> Option<Extract> {
    let MonthlyCounts { first, counts: months } = monthly(counts)?;
    let scope = scope(counts.clauses).map(|(kind, key)| (kind, key.map(str::to_owned)));
    let year = counts.period.map_or(counts.as_of, Period::last).year();
    let kinds = [ScopeKind::Agency, ScopeKind::Destination, ScopeKind::Scheme];
    let has = |kind: &ScopeKind| {
        kind.column().is_some_and(|column| counts.view(column.as_str()).is_some())
    };
    let units = kinds.into_iter().filter(has).collect();
    let view = counts.view(PlacementColumn::Agency.as_str());
    let agencies = view.map(|view| view.info.bins.keys().iter().cloned().zip(view.counts.to_vec()));
    Some(Extract {
        first,
        counts: months,
        as_of: counts.as_of,
        year,
        scope,
        units,
        grouped: None,
        period: counts.period?,
        agencies: agencies.into_iter().flatten().collect(),
        traits: Vec::new(),
        median_lead: None,
        whole: counts.view(MONTH).map(|view| view.info.totals.clone()).unwrap_or_default(),
        leads: Vec::new(),
        portraits: Vec::new(),
        since: None,
    })
}

/// The target in force at the data's end for the scope of the filters.
pub(super) fn target<'a>(scene: Scene<'a>, counts: Counts<'_>, year: i32) -> Option<&'a Target> {
    let (kind, key) = scope(counts.clauses)?;
    course::target_of(&scene.tables.targets, kind, key, year, counts.as_of)
}

pub(super) fn standing(scene: Scene<'_>, counts: Counts<'_>) -> Option<Standing> {
    let asked = counts.period?;
    // Days after the data's end are not behind us.
    let period = Period::new(asked.first(), asked.last().min(counts.as_of)).unwrap_or(asked);
    let target = target(scene, counts, period.last().year());
    let value = target.map(|target| target.value);
    let placements = counts.answer.placements;
    let course = course::course(period, placements, value, &monthly(counts)?, counts.as_of);
    let target = target.filter(|_| course.against.is_some()).cloned();
    let ratio = course.against.as_ref().and_then(|against| against.elapsed_attainment);
    let band = scene.config.and_then(|config| band_of(ratio?, &config.bands).cloned());
    Some(Standing { course, target, band, agencies: counts.answer.agencies })
}

/// The bar of realisation against target, `width` CSS pixels wide.
pub(super) fn bar(standing: &Standing, width: u32, lang: Lang) -> Drawing {
    let against = standing.course.against.as_ref();
    let bar = Progress {
        realised: standing.course.realised,
        target: against.map(|against| against.target),
        elapsed: against.map(|against| against.expected),
        projected: against.and_then(|against| against.projection),
        // Each has its place elsewhere: the band among the figures, the interval with the projection page.
        band: None,
        interval: None,
        noun: texts::PLACEMENTS,
        view_label: texts::ATTAINMENT,
        period: Some(standing.course.period),
    };
    let frame = Frame { width: width.into(), height: BAR, lang, id: "headline-bar".to_owned() };
    progress(&bar, &frame)
}

pub(super) fn headline(scene: Scene<'_>, counts: Counts<'_>, standing: &Standing) -> Headline {
    let lang = scene.lang;
    let Standing { course, target, band, .. } = standing;
    let mut figures = vec![realisation(standing, lang)];
    match &course.against {
        Some(against) => figures.extend(against_target(standing, against, lang)),
        None => figures.push(Figure {
            key: "target".to_owned(),
            label: texts::TARGET.get(lang).to_owned(),
            value: texts::NO_TARGET.get(lang).to_owned(),
            raw: String::new(),
            band: None,
            note: texts::NO_TARGET_REASON.get(lang).to_owned(),
        }),
    }
    Headline {
        finding: finding(lang, course, band.as_ref()),
        figures,
        provenance: provenance(scene, counts, course, target.as_ref()),
    }
}

fn realisation(standing: &Standing, lang: Lang) -> Figure {
    let realised = standing.course.realised;
    let mut note = texts::period_sentence(lang, standing.course.period);
    if standing.agencies > 0 {
        note.push(' ');
        note.push_str(&texts::agencies_sentence(lang, standing.agencies));
    }
    Figure {
        key: "realisation".to_owned(),
        label: texts::REALISATION.get(lang).to_owned(),
        value: format::count(realised, lang),
        raw: realised.to_string(),
        band: None,
        note,
    }
}

fn against_target(
    standing: &Standing,
    against: &Against,
    lang: Lang,
) -> impl Iterator<Item = Figure> {
    let figure = |key: &str, label: &str, value: String, raw: f64, note: String| Figure {
        key: key.to_owned(),
        label: label.to_owned(),
        value,
        raw: format::raw(raw),
        band: None,
        note,
    };
    let count = |value: u64| format::count(value, lang);
    let version = standing.target.as_ref().map(|target| {
        let year = target.period.first().year();
        texts::target_sentence(lang, year, target.version, &target.decree)
    });
    let sum = format!("{} / {}", count(standing.course.realised), count(against.target));
    let target = figure(
        "target",
        texts::TARGET.get(lang),
        count(against.target),
        against.target as f64,
        version.unwrap_or_default(),
    );
    let attainment = figure(
        "attainment",
        texts::ATTAINMENT.get(lang),
        format::percent(against.attainment, 1, lang),
        against.attainment,
        sum,
    );
    let elapsed = against.elapsed_attainment.map(|elapsed| Figure {
        band: standing.band.as_ref().map(|band| band_mark(band, lang)),
        ..figure(
            "elapsed-attainment",
            texts::ELAPSED_ATTAINMENT.get(lang),
            format::percent(elapsed, 1, lang),
            elapsed,
            pace(against, lang),
        )
    });
    let projection = against.projection.map(|projection| {
        figure(
            "projection",
            texts::PROJECTION.get(lang),
            format::integer(projection.round() as i64, lang),
            projection,
            texts::projection_sentence(lang, projection / against.target as f64),
        )
    });
    [target, attainment].into_iter().chain(elapsed).chain(projection)
}

fn pace(against: &Against, lang: Lang) -> String {
    let years = match &against.profile {
        Profile::Seasonal { years, .. } => Some(years.as_slice()),
        // The overview spreads by no other days.
        Profile::WorkingDays | Profile::CalendarDays => None,
    };
    texts::elapsed_sentence(lang, against.expected, against.gap, years)
}

fn band_mark(band: &Band, lang: Lang) -> BandMark {
    let (key, icon) = match band.key {
        BandKey::Achieved => ("achieved", "✓"),
        BandKey::OnTrack => ("on-track", "●"),
        BandKey::Attention => ("attention", "▲"),
        BandKey::Critical => ("critical", "■"),
    };
    BandMark { key: key.to_owned(), icon: icon.to_owned(), label: band.label.get(lang).to_owned() }
}

/// The sentence above the figures: what they amount to.
fn finding(lang: Lang, course: &Course, band: Option<&Band>) -> String {
    let period = format::period(course.period, lang);
    let realised = format::count(course.realised, lang);
    let Some(against) = &course.against else {
        return match lang {
            Lang::Id => format!("{period}: {realised} penempatan"),
            Lang::En => format!("{period}: {realised} placements"),
        };
    };
    let share = format::percent(against.attainment, 1, lang);
    let target = format::count(against.target, lang);
    let gap = format::integer(against.gap.abs().round() as i64, lang);
    let band = band.map(|band| lower(band.label.get(lang))).unwrap_or_default();
    match (lang, against.gap >= 0.0) {
        (Lang::Id, true) => format!(
            "{share} dari target {target} pada {period}: {gap} penempatan di atas target berjalan, {band}"
        ),
        (Lang::Id, false) => format!(
            "{share} dari target {target} pada {period}: {gap} penempatan di bawah target berjalan, {band}"
        ),
        (Lang::En, true) => format!(
            "{share} of the target of {target} in {period}: {gap} placements above the elapsed target, {band}"
        ),
        (Lang::En, false) => format!(
            "{share} of the target of {target} in {period}: {gap} placements below the elapsed target, {band}"
        ),
    }
}

/// Where the figures come from: definition, inputs, period, source, the day they cover.
fn provenance(
    scene: Scene<'_>,
    counts: Counts<'_>,
    course: &Course,
    target: Option<&Target>,
) -> Vec<String> {
    let lang = scene.lang;
    let mut lines = vec![texts::DEFINITION.get(lang).to_owned()];
    lines.extend(course.against.as_ref().map(|against| {
        format!(
            "{} / {} = {}",
            format::count(course.realised, lang),
            format::count(against.target, lang),
            format::percent(against.attainment, 4, lang)
        )
    }));
    lines.extend(target.map(|target| {
        let decided = format::day_long(target.decided_on, lang);
        let name = texts::TARGET.get(lang);
        format!("{name}: {}, {}, {decided}", target.source, target.decree)
    }));
    let source = scene.manifest.and_then(|manifest| {
        manifest.tables.iter().find(|table| table.name == "placements").map(|table| &table.source)
    });
    lines.extend(source.map(|source| format!("{}: {source}", texts::SOURCE.get(lang))));
    lines.push(texts::as_of(lang, counts.as_of));
    lines
}
