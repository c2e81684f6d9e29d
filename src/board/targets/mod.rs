//! Are we on course, will we arrive, and what would it take: for the office, or for the one agency, destination or
//! scheme that is chosen.

mod outlook;
mod picture;
mod standing;
mod what_if;
mod words;

use super::events::{drawn, events};
use super::extract::Extract;
use super::labels::unit_label;
use super::markup::{FRAME, Markup};
use super::options::{PACE, TARGET_VERSION, number};
use super::scene::Scene;
use super::texts;
use super::wish::Section;
use crate::analysis::attainment::{Attainment, attainment};
use crate::analysis::course::{MonthlyCounts, target_of};
use crate::analysis::pace::{Basis, Profile};
use crate::analysis::projection::{Projection, project};
use crate::chart::format;
use crate::model::meeting::Affected;
use crate::model::target::Target;
use crate::model::{Lang, Period};

/// What the card tells of.
pub(super) struct Subject<'a> {
    lang: Lang,
    pub(super) extract: Extract,
    pub(super) counts: MonthlyCounts,
    /// Whose target it is; empty for the office.
    pub(super) name: String,
    /// Of the year, the first version first.
    pub(super) versions: Vec<&'a Target>,
    pub(super) target: Option<&'a Target>,
    pub(super) basis: Basis,
    pub(super) profile: Profile,
    pub(super) attainment: Option<Attainment>,
    projection: Option<Projection>,
}

impl<'a> Subject<'a> {
    /// `None` before the placements are there.
    pub(super) fn of(scene: Scene<'a>) -> Option<Self> {
        let extract = Extract::unpack(&scene.wish.extract)?;
        let (year, as_of) = (extract.year, extract.as_of);
        let counts = MonthlyCounts { first: extract.first, counts: extract.counts.clone() };
        let versions = versions(scene, &extract);
        let wanted = number(&scene.wish.options, TARGET_VERSION);
        let chosen =
            versions.iter().find(|target| Some(target.version as usize) == wanted).copied();
        let target = chosen.or_else(|| {
            let (kind, key) = extract.scope.as_ref()?;
            target_of(&scene.tables.targets, *kind, key.as_deref(), year, as_of)
        });
        let basis = basis(scene.wish.options.get(PACE).map(String::as_str));
        let profile = Profile::on(basis, year, &counts, as_of);
        let attainment =
            target.and_then(|target| attainment(year, target.value, &counts, as_of, &profile));
        let projection = (year == as_of.year()).then(|| project(&counts, as_of)).flatten();
        let name = match &extract.scope {
            Some((kind, Some(key))) => unit_label(scene, *kind, key).to_owned(),
            _ => String::new(),
        };
        let lang = scene.lang;
        Some(Self {
            lang,
            extract,
            counts,
            name,
            versions,
            target,
            basis,
            profile,
            attainment,
            projection,
        })
    }

    fn realised(&self) -> u64 {
        let year = Period::year(self.extract.year);
        year.map_or(0, |year| self.counts.within(year))
    }
}

/// The versions of the target that had been decided by the day of the data.
fn versions<'a>(scene: Scene<'a>, extract: &Extract) -> Vec<&'a Target> {
    let Some((kind, key)) = &extract.scope else { return Vec::new() };
    let year = Period::year(extract.year);
    let targets = scene.tables.targets.iter().filter(|target| {
        target.scope_kind == *kind
            && Some(target.period) == year
            && key.as_ref().is_none_or(|key| target.scope == *key)
            && target.decided_on <= extract.as_of
    });
    let mut versions: Vec<&Target> = targets.collect();
    versions.sort_by_key(|target| target.version);
    versions
}

const BASES: [(&str, Basis); 3] = [
    ("seasonal", Basis::Seasonal),
    ("working_days", Basis::WorkingDays),
    ("calendar_days", Basis::CalendarDays),
];

fn basis(name: Option<&str>) -> Basis {
    BASES
        .into_iter()
        .find(|(known, _)| Some(*known) == name)
        .map(|(_, basis)| basis)
        .unwrap_or_default()
}

/// The card, `width` CSS pixels wide.
pub(super) fn section(scene: Scene<'_>, subject: &Subject<'_>, width: u32) -> Section {
    let lang = subject.lang;
    let mut html = Markup::default();
    let card = [
        ("class", "card targets"),
        ("data-panel", "targets"),
        ("aria-labelledby", "targets-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("targets", "targets-title"), lang, |html| {
            html.words("h2", &[("id", "targets-title")], &words::finding(subject));
            html.words("p", &[], &words::subject(subject));
        });
        controls(html, subject);
        standing::figures(html, subject);
        let events = drawn(&events(scene, &[Affected::Placements, Affected::Attainment]));
        if let Some(drawing) = picture::picture(subject, events, width.saturating_sub(FRAME)) {
            html.drawing("published__chart", &drawing);
            html.details("year-table", texts::TABLE.get(lang), |html| html.table(&drawing.table));
        }
        outlook::outlook(html, subject);
        what_if::section(html, scene, subject);
        html.details("targets-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                for line in words::provenance(scene, subject) {
                    html.words("li", &[], &line);
                }
            });
        });
    });
    Section { name: "targets".to_owned(), html: html.into_html() }
}

fn controls(html: &mut Markup, subject: &Subject<'_>) {
    let lang = subject.lang;
    let bases: Vec<(String, String)> = BASES
        .into_iter()
        .map(|(name, basis)| (name.to_owned(), words::basis(basis).get(lang).to_owned()))
        .collect();
    let chosen =
        BASES.into_iter().find(|(_, basis)| *basis == subject.basis).map_or("", |(name, _)| name);
    let version = |target: &&Target| {
        let decided = format::day_long(target.decided_on, lang);
        (target.version.to_string(), format!("{} · {} · {decided}", target.version, target.decree))
    };
    let versions: Vec<(String, String)> = subject.versions.iter().map(version).collect();
    let in_force = subject.target.map(|target| target.version.to_string()).unwrap_or_default();
    html.within("div", &[("class", "published__controls")], |html| {
        if subject.target.is_some() {
            html.select(PACE, "", words::PACE.get(lang), &bases, chosen);
        }
        html.select(TARGET_VERSION, "", words::VERSION.get(lang), &versions, &in_force);
    });
}
