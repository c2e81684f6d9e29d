//! The head of the overview: realisation, target, attainment, and against what was to be expected by now.

use leptos::prelude::*;

use crate::analysis::course::{self, Course, MonthlyCounts, Profile, band_of};
use crate::app::state::ViewState;
use crate::app::state::view::MONTH;
use crate::app::store::Store;
use crate::app::texts;
use crate::browser::observe;
use crate::chart::drawing::Frame;
use crate::chart::format;
use crate::chart::progress::{Progress, progress};
use crate::model::config::Band;
use crate::model::placement::PlacementColumn;
use crate::model::target::{ScopeKind, Target};
use crate::model::{Lang, Period};
use crate::worker::question::Bins;

/// What the head shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub course: Course,
    pub target: Option<Target>,
    pub band: Option<Band>,
    pub agencies: u64,
}

/// The scope whose target the filters allow to compare with: the office without filters, or the one
/// agency, destination or scheme that is chosen. Anything else has no target.
pub fn scope(view: &ViewState) -> Option<(ScopeKind, Option<String>)> {
    if view.lead.is_some() {
        return None;
    }
    let mut keys = view.keys.iter();
    let Some((name, chosen)) = keys.next() else { return Some((ScopeKind::Office, None)) };
    let kind = match PlacementColumn::from_name(name)? {
        PlacementColumn::Agency => ScopeKind::Agency,
        PlacementColumn::Destination => ScopeKind::Destination,
        PlacementColumn::Scheme => ScopeKind::Scheme,
        _ => return None,
    };
    let mut chosen = chosen.iter();
    match (chosen.next(), chosen.next(), keys.next()) {
        (Some(key), None, None) => Some((kind, Some(key.clone()))),
        _ => None,
    }
}

/// Placements by month under all filters but the period.
pub fn monthly(store: Store) -> Option<MonthlyCounts> {
    let (index, first) = store.placements.with(|placements| {
        let views = &placements.as_ref()?.views;
        let index = views.iter().position(|view| view.name == MONTH)?;
        match views.get(index)?.bins {
            Bins::Months { first, .. } => Some((index, first)),
            _ => None,
        }
    })?;
    let counts = store.answer.with(|answer| answer.as_ref()?.counts.get(index).cloned())?;
    Some(MonthlyCounts { first, counts })
}

/// The target in force at the data's end for the scope of the filters.
pub fn target(store: Store, year: i32) -> Option<Target> {
    let (kind, key) = store.view.with(scope)?;
    let on = store.data_as_of()?;
    store
        .tables
        .with(|tables| course::target_of(&tables.targets, kind, key.as_deref(), year, on).cloned())
}

fn standing(store: Store) -> Option<Standing> {
    let as_of = store.data_as_of()?;
    let asked = store.period()?;
    // Days after the data's end are not behind us.
    let period = Period::new(asked.first(), asked.last().min(as_of)).unwrap_or(asked);
    let counts = monthly(store)?;
    let (placements, agencies) =
        store.answer.with(|answer| answer.as_ref().map(|a| (a.placements, a.agencies)))?;
    let target = target(store, period.last().year());
    let value = target.as_ref().map(|target| target.value);
    let course = course::course(period, placements, value, &counts, as_of);
    let target = target.filter(|_| course.against.is_some());
    let ratio = course.against.as_ref().and_then(|against| against.elapsed_attainment);
    let band = store.config.with(|config| match config {
        Some(Ok(config)) => band_of(ratio?, &config.bands).cloned(),
        _ => None,
    });
    Some(Standing { course, target, band, agencies })
}

fn count(value: u64, lang: Lang) -> String {
    format::integer(i64::try_from(value).unwrap_or(i64::MAX), lang)
}

#[component]
pub fn Headline() -> impl IntoView {
    let store = Store::get();
    let standing = Memo::new(move |_| standing(store));
    move || standing.get().map(|standing| view! { <Figures standing /> })
}

#[component]
fn Figures(standing: Standing) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let Standing { course, target, band, agencies } = standing;
    let realised = course.realised;
    let finding = finding(lang, &course, band.as_ref());
    let reached = course.against.clone();
    let bar = Progress {
        realised,
        target: reached.as_ref().map(|against| against.target),
        elapsed: reached.as_ref().map(|against| against.expected),
        projected: reached.as_ref().and_then(|against| against.projection),
        // Each has its place elsewhere: the band among the figures, the interval with the projection page.
        band: None,
        interval: None,
        noun: texts::PLACEMENTS,
        view_label: texts::ATTAINMENT,
        period: Some(course.period),
    };
    let against = reached.clone().map(|against| {
        let years = match &against.profile {
            Profile::Seasonal { years, .. } => Some(years.as_slice()),
            Profile::CalendarDays => None,
        };
        let pace = texts::elapsed_sentence(lang, against.expected, against.gap, years);
        let elapsed = against.elapsed_attainment;
        let icon = band.as_ref().map(|band| {
            view! {
                <span class=format!("band band--{}", band_class(band))>
                    <span aria-hidden="true">{texts::band_icon(band.key)}</span>
                    " "
                    {band.label.get(lang).to_owned()}
                </span>
            }
        });
        let version = target.as_ref().map(|target| {
            texts::target_sentence(lang, target.period.first().year(), target.version, &target.decree)
        });
        view! {
            <Figure key="target" label=texts::TARGET.get(lang) value=count(against.target, lang) raw=against.target.to_string()>
                {version}
            </Figure>
            <Figure
                key="attainment"
                label=texts::ATTAINMENT.get(lang)
                value=format::percent(against.attainment, 1, lang)
                raw=against.attainment.to_string()
            >
                {format!("{} / {}", count(realised, lang), count(against.target, lang))}
            </Figure>
            {elapsed.map(|elapsed| view! {
                <Figure
                    key="elapsed-attainment"
                    label=texts::ELAPSED_ATTAINMENT.get(lang)
                    value=format::percent(elapsed, 1, lang)
                    raw=elapsed.to_string()
                >
                    {icon}" "{pace}
                </Figure>
            })}
            {against.projection.map(|projection| view! {
                <Figure
                    key="projection"
                    label=texts::PROJECTION.get(lang)
                    value=format::integer(projection.round() as i64, lang)
                    raw=projection.to_string()
                >
                    {texts::projection_sentence(lang, projection / against.target as f64)}
                </Figure>
            })}
        }
    });
    let none = reached.is_none().then(|| {
        view! {
            <Figure key="target" label=texts::TARGET.get(lang) value=texts::NO_TARGET.get(lang).to_owned() raw=String::new()>
                {texts::NO_TARGET_REASON.get(lang)}
            </Figure>
        }
    });
    view! {
        <section class="card headline" aria-labelledby="headline-title">
            <h2 id="headline-title" class="headline__finding">{finding}</h2>
            <div class="figures">
                <Figure key="realisation" label=texts::REALISATION.get(lang) value=count(realised, lang) raw=realised.to_string()>
                    {texts::period_sentence(lang, course.period)}
                    " "
                    {(agencies > 0).then(|| texts::agencies_sentence(lang, agencies))}
                </Figure>
                {against}
                {none}
            </div>
            <Bullet bar />
            <Provenance course=course.clone() target />
        </section>
    }
}

fn band_class(band: &Band) -> &'static str {
    use crate::model::config::BandKey::{Achieved, Attention, Critical, OnTrack};
    match band.key {
        Achieved => "achieved",
        OnTrack => "on-track",
        Attention => "attention",
        Critical => "critical",
    }
}

/// The sentence above the figures: what they amount to.
fn finding(lang: Lang, course: &Course, band: Option<&Band>) -> String {
    let period = format::period(course.period, lang);
    let realised = count(course.realised, lang);
    let Some(against) = &course.against else {
        return match lang {
            Lang::Id => format!("{period}: {realised} penempatan"),
            Lang::En => format!("{period}: {realised} placements"),
        };
    };
    let share = format::percent(against.attainment, 1, lang);
    let target = count(against.target, lang);
    let gap = format::integer(against.gap.abs().round() as i64, lang);
    let band = band.map(|band| band.label.get(lang).to_lowercase()).unwrap_or_default();
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

#[component]
fn Figure(
    key: &'static str,
    label: &'static str,
    value: String,
    raw: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="figure">
            <p class="figure__label">{label}</p>
            <p class="figure__value" data-figure=key data-value=raw>{value}</p>
            <p class="figure__note">{children()}</p>
        </div>
    }
}

/// The bar of realisation against target, in the width there is.
#[component]
fn Bullet(bar: Progress) -> impl IntoView {
    let store = Store::get();
    let place = NodeRef::<leptos::html::Div>::new();
    let width = RwSignal::new(0.0_f64);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            match observe::width(&element, move |measured| width.set(measured.floor())) {
                Ok(observed) => watch.set_value(Some(observed)),
                Err(_) => width.set(f64::from(element.client_width())),
            }
        }
    });
    let svg = move || {
        let width = width.get();
        let frame =
            Frame { width, height: 84.0, lang: store.lang(), id: "headline-bar".to_owned() };
        if width >= 1.0 { progress(&bar, &frame).svg } else { String::new() }
    };
    view! { <div class="headline__bar" node_ref=place inner_html=svg></div> }
}

/// Where the figures come from: definition, inputs, period, source, the day they cover.
#[component]
fn Provenance(course: Course, target: Option<Target>) -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let source = store.manifest.with(|manifest| match manifest {
        Some(Ok(manifest)) => manifest
            .tables
            .iter()
            .find(|table| table.name == "placements")
            .map(|table| table.source.clone()),
        _ => None,
    });
    let as_of = store.data_as_of().map(|day| texts::as_of(lang, day));
    let inputs = course.against.as_ref().map(|against| {
        format!(
            "{} / {} = {}",
            count(course.realised, lang),
            count(against.target, lang),
            format::percent(against.attainment, 4, lang)
        )
    });
    view! {
        <details class="provenance">
            <summary>{texts::WHERE_FROM.get(lang)}</summary>
            <ul>
                <li>{texts::DEFINITION.get(lang)}</li>
                {inputs.map(|inputs| view! { <li>{inputs}</li> })}
                {target.map(|target| view! { <li>{texts::TARGET.get(lang)}": "{target.source}", "{target.decree}", "{format::day_long(target.decided_on, lang)}</li> })}
                {source.map(|source| view! { <li>{texts::SOURCE.get(lang)}": "{source}</li> })}
                {as_of.map(|as_of| view! { <li>{as_of}</li> })}
            </ul>
        </details>
    }
}
