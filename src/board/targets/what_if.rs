//! What if the months to come went otherwise: all of them, or those of one unit.

use super::{Subject, words};
use crate::analysis::course::MonthlyCounts;
use crate::analysis::projection::{Estimate, Projection, Scenario, pace_needed, project, what_if};
use crate::board::extract::Grouped;
use crate::board::labels::unit_label;
use crate::board::markup::{Markup, Slider};
use crate::board::options::{WHAT_IF, WHAT_IF_UNIT, WHAT_IF_UNIT_PACE, number};
use crate::board::scene::Scene;
use crate::model::order::sorted;

/// The units that are offered: those with most placements.
const OFFERED: usize = 30;
/// The ends of the sliders, in percent of what is projected.
const ENDS: (u32, u32) = (0, 200);

pub(super) fn section(html: &mut Markup, scene: Scene<'_>, subject: &Subject<'_>) {
    let lang = subject.lang;
    let Some(projection) = &subject.projection else { return };
    let Some(year_end) = projection.year_end() else { return };
    let percent = |name| {
        let chosen = number(&scene.wish.options, name).and_then(|pace| u32::try_from(pace).ok());
        chosen.unwrap_or(100).clamp(ENDS.0, ENDS.1)
    };
    let (pace, unit_pace) = (percent(WHAT_IF), percent(WHAT_IF_UNIT_PACE));
    let grouped = subject.extract.grouped.as_ref();
    let chosen =
        scene.wish.options.get(WHAT_IF_UNIT).filter(|key| {
            grouped.is_some_and(|grouped| grouped.keys.contains(key) && !key.is_empty())
        });
    let unit = chosen.zip(grouped).and_then(|(key, grouped)| unit_end(subject, grouped, key));
    html.words("h3", &[("class", "published__finding")], words::WHAT_IF.get(lang));
    html.within("div", &[("class", "published__controls")], |html| {
        html.slider(WHAT_IF, words::WHAT_IF_PACE.get(lang), &slider(pace));
        if let Some(grouped) = grouped {
            let units = offered(scene, grouped, chosen.map(String::as_str));
            let chosen = chosen.map(String::as_str).unwrap_or_default();
            let label = words::WHAT_IF_UNIT.get(lang);
            html.select(WHAT_IF_UNIT, WHAT_IF_UNIT_PACE, label, &units, chosen);
        }
        if chosen.is_some() {
            html.slider(WHAT_IF_UNIT_PACE, words::WHAT_IF_UNIT_PACE.get(lang), &slider(unit_pace));
        }
    });
    let ratio = |percent: u32| f64::from(percent) / 100.0;
    let scenario = Scenario { pace: ratio(pace), unit_pace: ratio(unit_pace) };
    let then = what_if(year_end, unit, scenario);
    let target = subject.target.map(|target| target.value);
    html.within("div", &[("role", "status")], |html| {
        html.words(
            "p",
            &[("class", "what-if"), ("data-figure", "what-if")],
            &words::then(then, target, lang),
        );
        let needed = target
            .and_then(|target| pace_needed(year_end, unit, scenario.unit_pace, target as f64));
        let needed = needed.map(|pace| words::pace_needed(pace, lang));
        if let Some(needed) = needed {
            html.words("p", &[("class", "units__note")], &needed);
        }
        if chosen.is_some() && unit.is_none() {
            html.words("p", &[("class", "units__note")], words::NO_UNIT_PROJECTION.get(lang));
        }
    });
}

fn slider(pace: u32) -> Slider {
    Slider { ends: ENDS, value: pace, default: 100, words: format!("{pace}%") }
}

/// The year's end of a unit; `None` where its months are too few.
fn unit_end(subject: &Subject<'_>, grouped: &Grouped, key: &str) -> Option<Estimate> {
    let place = grouped.keys.iter().position(|known| known == key)?;
    let counts = grouped.counts.get(place)?.clone();
    let counts = MonthlyCounts { first: subject.extract.first, counts };
    project(&counts, subject.extract.as_of).as_ref().and_then(Projection::year_end)
}

/// The units with most placements, and the chosen one, by name; before them none.
fn offered(scene: Scene<'_>, grouped: &Grouped, chosen: Option<&str>) -> Vec<(String, String)> {
    let lang = scene.lang;
    let sums = grouped.keys.iter().zip(&grouped.counts);
    let sums = sums.map(|(key, counts)| (key.as_str(), counts.iter().sum::<u64>()));
    let sums = sums.filter(|(key, sum)| !key.is_empty() && *sum > 0).collect();
    let largest = sorted(sums, |a: &(&str, u64), b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let of = largest.iter().enumerate();
    let of = of.filter(|(at, (key, _))| *at < OFFERED || chosen == Some(*key));
    let named = of
        .map(|(_, (key, _))| ((*key).to_owned(), unit_label(scene, grouped.kind, key).to_owned()));
    let named = sorted(named.collect(), |a: &(String, String), b| a.1.cmp(&b.1));
    let none = (String::new(), words::NO_UNIT.get(lang).to_owned());
    std::iter::once(none).chain(named).collect()
}
