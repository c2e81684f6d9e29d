//! Did anything change: the months before a decision or an action held against those after. It never says why.

use super::{Room, words};
use crate::analysis::before_after::{
    BeforeAfter, Series, Unanswered, before_after, month_after, placebo_dates, placebo_units,
};
use crate::analysis::course::{MonthlyCounts, monthly_targets, target_of};
use crate::board::labels::unit_label;
use crate::board::markup::{FRAME, Figure, Markup};
use crate::board::options::{EFFECT, Wanted, effect};
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::before_after as chart;
use crate::chart::drawing::{Cell, DataTable, Drawing, Frame};
use crate::chart::format;
use crate::model::meeting::Affected;
use crate::model::target::ScopeKind;
use crate::model::{Day, Lang, Month};

const HEIGHT: f64 = 260.0;
/// Units with fewer placements a month on average are no yardstick.
const LEAST_A_MONTH: f64 = 5.0;

/// A decision or an action with a date and a measure.
struct Candidate<'a> {
    id: String,
    text: &'a str,
    day: Day,
    affects: Affected,
    scope: Option<(ScopeKind, &'a str)>,
}

/// The card; `None` before the placements are there.
pub(super) fn section(room: &Room<'_>, width: u32) -> Option<Section> {
    room.subject?;
    let lang = room.scene.lang;
    let candidates = candidates(room);
    let wanted = effect(&room.scene.wish.options);
    let chosen = wanted.as_ref().and_then(|wanted| {
        candidates.iter().find(|candidate| candidate.id == wanted.id).map(|found| (wanted, found))
    });
    let mut html = Markup::default();
    let card =
        [("class", "card effect"), ("data-panel", "effect"), ("aria-labelledby", "effect-title")];
    let found = chosen.map(|(wanted, of)| Found::of(room, wanted, of));
    html.within("section", &card, |html| {
        html.header(("effect", "effect-title"), lang, |html| {
            let title = match &found {
                Some(found) => found.title(lang),
                None => words::EFFECT.get(lang).to_owned(),
            };
            html.words("h2", &[("id", "effect-title")], &title);
            let note = if candidates.is_empty() { words::NO_EFFECTS } else { words::NO_CAUSE };
            html.words("p", &[], note.get(lang));
        });
        controls(html, room, &candidates, chosen);
        if let Some(found) = &found {
            answer(html, found, width.saturating_sub(FRAME), lang);
        }
        html.details("effect-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                html.words("li", &[], words::METHOD.get(lang));
                for line in words::sources(room.scene) {
                    html.words("li", &[], &line);
                }
            });
        });
    });
    Some(Section { name: "effect".to_owned(), html: html.into_html() })
}

fn candidates<'a>(room: &Room<'a>) -> Vec<Candidate<'a>> {
    let scope = |agency: &'a Option<String>, destination: &'a Option<String>| {
        let agency = agency.as_deref().map(|id| (ScopeKind::Agency, id));
        agency.or(destination.as_deref().map(|code| (ScopeKind::Destination, code)))
    };
    let mut all = Vec::new();
    for meeting in room.scene.meetings {
        let id = |id: &str| format!("{}/{id}", meeting.id);
        all.extend(meeting.decisions.iter().filter_map(|one| {
            Some(Candidate {
                id: id(&one.id),
                text: &one.text,
                day: one.valid_from?,
                affects: one.affects?,
                scope: scope(&one.agency, &one.destination),
            })
        }));
        // What is not done yet has moved nothing.
        all.extend(meeting.actions.iter().filter_map(|one| {
            Some(Candidate {
                id: id(&one.id),
                text: &one.text,
                day: one.done_on?,
                affects: one.affects?,
                scope: scope(&one.agency, &one.destination),
            })
        }));
    }
    all
}

/// A candidate, what it is held against, and what came out.
struct Found<'a> {
    of: &'a Candidate<'a>,
    affects: Affected,
    /// Whose figures they are, in words.
    unit: String,
    since: Month,
    series: Vec<f64>,
    first: Month,
    result: Result<BeforeAfter, Unanswered>,
    others: Vec<Vec<f64>>,
}

impl<'a> Found<'a> {
    fn of(room: &Room<'_>, wanted: &Wanted, of: &'a Candidate<'a>) -> Self {
        let first = room.subject.map_or(of.day.month(), |subject| subject.extract.first);
        let series = series(room, wanted.affects, wanted.scope.as_ref());
        let since = month_after(of.day);
        let result = before_after(Series { first, values: &series }, since);
        let unit = wanted.scope.as_ref().map_or_else(
            || words::OFFICE.get(room.scene.lang).to_owned(),
            |(kind, key)| unit_label(room.scene, *kind, key).to_owned(),
        );
        let others = others(room, wanted);
        Self { of, affects: wanted.affects, unit, since, series, first, result, others }
    }

    fn title(&self, lang: Lang) -> String {
        words::effect(&self.result, self.affects, &self.unit, self.since, lang)
    }
}

/// The months that are wholly known.
fn whole_months(room: &Room<'_>, counts: &[u64]) -> usize {
    let Some(subject) = room.subject else { return 0 };
    let extract = &subject.extract;
    let last = extract.as_of.plus(1).month();
    usize::try_from(last.number() - extract.first.number()).unwrap_or(0).min(counts.len())
}

/// One figure a month of the measure, for the office or a unit. What is not known is not a number.
fn series(room: &Room<'_>, affects: Affected, scope: Option<&(ScopeKind, String)>) -> Vec<f64> {
    let Some(subject) = room.subject else { return Vec::new() };
    let extract = &subject.extract;
    let counts = match scope {
        Some((kind, key)) => unit_counts(room, *kind, key),
        None => Some(extract.counts.clone()),
    };
    let counts = counts.unwrap_or_default();
    let months = whole_months(room, &extract.counts);
    let mut values = match affects {
        Affected::Placements => counts.iter().map(|count| *count as f64).collect(),
        Affected::Attainment => attainment(room, counts, scope),
        Affected::Complaints => complaints(room, scope),
        Affected::LeadTime => {
            extract.leads.iter().map(|days| days.unwrap_or(f64::NAN)).collect::<Vec<f64>>()
        }
    };
    values.truncate(months);
    values
}

fn unit_counts(room: &Room<'_>, kind: ScopeKind, key: &str) -> Option<Vec<u64>> {
    let grouped = room.subject?.extract.grouped.as_ref().filter(|grouped| grouped.kind == kind)?;
    let at = grouped.keys.iter().position(|known| known == key)?;
    grouped.counts.get(at).cloned()
}

/// Placements of each month against what the target has for it.
fn attainment(room: &Room<'_>, counts: Vec<u64>, scope: Option<&(ScopeKind, String)>) -> Vec<f64> {
    let Some(subject) = room.subject else { return Vec::new() };
    let extract = &subject.extract;
    let (kind, key) =
        scope.map_or((ScopeKind::Office, None), |(kind, key)| (*kind, Some(key.as_str())));
    let counts = MonthlyCounts { first: extract.first, counts };
    let targets =
        monthly_targets(extract.first, counts.counts.len(), &counts, extract.as_of, |year| {
            let target = target_of(&room.scene.tables.targets, kind, key, year, extract.as_of);
            target.map(|target| target.value)
        });
    let pairs = counts.counts.iter().zip(targets);
    let ratio = |(count, target): (&u64, Option<f64>)| match target {
        Some(target) if target > 0.0 => *count as f64 / target,
        _ => f64::NAN,
    };
    pairs.map(ratio).collect()
}

/// Complaints of each month: of an agency those against itself, else all.
fn complaints(room: &Room<'_>, scope: Option<&(ScopeKind, String)>) -> Vec<f64> {
    let Some(subject) = room.subject else { return Vec::new() };
    let extract = &subject.extract;
    let mut counts = vec![0.0; extract.counts.len()];
    for complaint in &room.scene.tables.complaints {
        let is_of = match scope {
            Some((ScopeKind::Agency, key)) => {
                crate::analysis::records::against(complaint) == Some(key.as_str())
            }
            Some((ScopeKind::Destination, key)) => complaint.destination == *key,
            _ => true,
        };
        let at = complaint.date.month().number() - extract.first.number();
        let count = usize::try_from(at).ok().and_then(|at| counts.get_mut(at));
        if let Some(count) = count.filter(|_| is_of) {
            *count += f64::from(complaint.count);
        }
    }
    counts
}

/// The other units of the kind, with enough of them to be a yardstick; none for the office and for lead times.
fn others(room: &Room<'_>, wanted: &Wanted) -> Vec<Vec<f64>> {
    let Some((kind, key)) = &wanted.scope else { return Vec::new() };
    let grouped = room.subject.and_then(|subject| subject.extract.grouped.as_ref());
    let Some(grouped) = grouped.filter(|_| wanted.affects != Affected::LeadTime) else {
        return Vec::new();
    };
    let is_enough =
        |counts: &[u64]| counts.iter().sum::<u64>() as f64 >= LEAST_A_MONTH * counts.len() as f64;
    let units = grouped.keys.iter().zip(&grouped.counts);
    let units =
        units.filter(|(unit, counts)| *unit != key && !unit.is_empty() && is_enough(counts));
    units.map(|(unit, _)| series(room, wanted.affects, Some(&(*kind, unit.clone())))).collect()
}

/// What is held against what: three lists that together make one option.
fn controls(
    html: &mut Markup,
    room: &Room<'_>,
    candidates: &[Candidate<'_>],
    chosen: Option<(&Wanted, &Candidate<'_>)>,
) {
    let lang = room.scene.lang;
    let owned = |scope: Option<(ScopeKind, &str)>| scope.map(|(kind, key)| (kind, key.to_owned()));
    let value = |id: &str, affects: Affected, scope: Option<(ScopeKind, &str)>| {
        Wanted { id: id.to_owned(), affects, scope: owned(scope) }.to_value()
    };
    let current = chosen.map(|(wanted, _)| wanted.to_value()).unwrap_or_default();
    let none = (String::new(), words::CHOOSE_EFFECT.get(lang).to_owned());
    let offered = candidates.iter().map(|one| {
        let mine = chosen.filter(|(wanted, _)| wanted.id == one.id).map(|_| current.clone());
        let value = mine.unwrap_or_else(|| value(&one.id, one.affects, one.scope));
        (value, words::candidate(one.text, one.day, lang))
    });
    let offered: Vec<(String, String)> = std::iter::once(none).chain(offered).collect();
    html.within("div", &[("class", "published__controls")], |html| {
        html.select(EFFECT, "", words::EFFECT_OF.get(lang), &offered, &current);
        let Some((wanted, of)) = chosen else { return };
        let scope = wanted.scope.as_ref().map(|(kind, key)| (*kind, key.as_str()));
        let measures =
            [Affected::Placements, Affected::Attainment, Affected::LeadTime, Affected::Complaints];
        let measures = measures.map(|affects| {
            (value(&of.id, affects, scope), words::affected(affects).get(lang).to_owned())
        });
        html.select_for(EFFECT, "effect-measure", words::EFFECT_ON.get(lang), &measures, &current);
        let office = (value(&of.id, wanted.affects, None), words::OFFICE.get(lang).to_owned());
        let own = of.scope.map(|(kind, key)| {
            let label = unit_label(room.scene, kind, key).to_owned();
            (value(&of.id, wanted.affects, Some((kind, key))), label)
        });
        let units: Vec<(String, String)> = own.into_iter().chain([office]).collect();
        html.select_for(EFFECT, "effect-unit", words::EFFECT_UNIT.get(lang), &units, &current);
    });
}

fn draw(found: &Found<'_>, result: &BeforeAfter, width: u32, lang: Lang) -> Drawing {
    let title = found.title(lang);
    let input = chart::BeforeAfter {
        first: found.first,
        values: found.series.clone(),
        fitted: result.fitted.clone(),
        since: found.since,
        unchanged: result.unchanged.clone(),
        numbers: words::numbers(found.affects),
        unit: words::affected(found.affects),
        description: words::months(result, found.of.text, lang),
        summary: format!("{title}. {}", words::verdict_of(result, lang)),
        title,
    };
    let frame = Frame { width: width.into(), height: HEIGHT, lang, id: "chart-effect".to_owned() };
    chart::before_after(&input, &frame)
}

fn answer(html: &mut Markup, found: &Found<'_>, width: u32, lang: Lang) {
    let result = match &found.result {
        Ok(result) => result,
        Err(unanswered) => {
            html.words("p", &[("role", "status")], &words::unanswered(*unanswered, lang));
            return;
        }
    };
    let unit = |value: f64| words::amount(value, found.affects, lang);
    let effects = [
        ("effect-level", words::LEVEL, result.level),
        ("effect-slope", words::SLOPE, result.slope),
        ("effect-average", words::AVERAGE, result.average),
    ];
    let mut figures: Vec<Figure> = effects
        .into_iter()
        .map(|(key, label, effect)| Figure {
            key,
            label: label.get(lang),
            value: unit(effect.value),
            raw: format::raw(effect.value),
            note: words::between(unit(effect.within_95.0), unit(effect.within_95.1), lang),
        })
        .collect();
    let series = Series { first: found.first, values: &found.series };
    let dates = placebo_dates(series, result);
    figures.extend(dates.share().map(|share| Figure {
        key: "placebo-dates",
        label: words::PLACEBO_DATES.get(lang),
        value: words::of_all(dates.as_large, dates.levels.len(), lang),
        raw: format::raw(share),
        note: words::placebo_dates(lang).to_owned(),
    }));
    let others: Vec<Series<'_>> =
        found.others.iter().map(|values| Series { first: found.first, values }).collect();
    let units = placebo_units(result, &others);
    figures.extend((units.compared > 1).then(|| Figure {
        key: "placebo-units",
        label: words::PLACEBO_UNITS.get(lang),
        value: words::of_all(units.place, units.compared, lang),
        raw: units.place.to_string(),
        note: words::placebo_units(lang).to_owned(),
    }));
    html.words("p", &[("class", "what-if")], &words::verdict_of(result, lang));
    html.drawing("published__chart", &draw(found, result, width, lang));
    html.figures(&figures);
    html.words("p", &[("class", "units__note")], &words::months(result, found.of.text, lang));
    html.details("effect-table", words::COEFFICIENTS.get(lang), |html| {
        html.table(&coefficients(result, found.affects, lang));
    });
}

fn coefficients(result: &BeforeAfter, affects: Affected, lang: Lang) -> DataTable {
    let number = |value: f64| Cell::new(words::amount(value, affects, lang), format::raw(value));
    let row = |one: &crate::analysis::before_after::Coefficient| {
        let (low, high) = one.within_95;
        vec![
            Cell::word(words::term(one.term).get(lang)),
            number(one.value),
            number(one.standard_error),
            Cell::word(words::between(
                words::amount(low, affects, lang),
                words::amount(high, affects, lang),
                lang,
            )),
        ]
    };
    DataTable {
        caption: words::COEFFICIENTS.get(lang).to_owned(),
        headers: [words::TERM, words::ESTIMATE, words::ERROR, words::WITHIN_95]
            .map(|text| text.get(lang).to_owned())
            .to_vec(),
        rows: result.plain.coefficients.iter().map(row).collect(),
    }
}
