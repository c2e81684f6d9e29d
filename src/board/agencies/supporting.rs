//! Supporting institutions: training, medical, certification, bank and others, by how they serve. They have no placement
//! targets, and are not ranked with P3MI.

use super::words::profile as said;
use super::{Ground, words};
use crate::analysis::oversight::LicenceBand;
use crate::analysis::records::Own;
use crate::board::markup::Markup;
use crate::board::texts;
use crate::board::wish::Section;
use crate::chart::drawing::{Cell, DataTable};
use crate::chart::format;
use crate::model::agency::{Agency, AgencyKind};
use crate::model::order::sorted;
use crate::model::{Period, Text};

/// What the `indicators` table says of an institution.
const SERVICE_DAYS: &str = "service_days";
const FINDINGS: &str = "findings";

struct Service<'a> {
    agency: &'a Agency,
    /// Mean over the quarters of the period, and of the same period a year before.
    days: Option<f64>,
    days_before: Option<f64>,
    /// Sum over the period.
    findings: Option<f64>,
    /// How many figures those are, and where they come from.
    figures: usize,
    source: String,
    /// Days that the accreditation is still valid.
    left: Option<i32>,
}

/// The card; `None` where the data know no such institution.
pub(super) fn section(ground: &Ground<'_>) -> Option<Section> {
    let services = services(ground);
    if services.is_empty() {
        return None;
    }
    let lang = ground.scene.lang;
    let expired = services.iter().filter(|one| one.left.is_some_and(|left| left < 0)).count();
    let slowest = services
        .iter()
        .filter_map(|one| Some((one.agency.name.as_str(), one.days?)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let mut html = Markup::default();
    let card = [
        ("class", "card worklist"),
        ("data-panel", "supporting"),
        ("aria-labelledby", "supporting-title"),
    ];
    html.within("section", &card, |html| {
        html.header(("supporting", "supporting-title"), lang, |html| {
            let finding = said::supporting(expired, services.len(), slowest, lang);
            html.words("h2", &[("id", "supporting-title")], &finding);
            html.words("p", &[], said::SUPPORTING.get(lang));
        });
        html.table(&table(ground, &services));
        html.details("supporting-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                html.words("li", &[], said::SUPPORTING_MEANS.get(lang));
                html.words("li", &[], &format::period(ground.extract().period, lang));
                for line in words::sources(ground.scene) {
                    html.words("li", &[], &line);
                }
            });
        });
    });
    Some(Section { name: "supporting".to_owned(), html: html.into_html() })
}

fn services<'a>(ground: &Ground<'a>) -> Vec<Service<'a>> {
    let (period, as_of) = (ground.extract().period, ground.extract().as_of);
    let before = year_before(period);
    let none = Own::default();
    let agencies = ground.scene.tables.agencies.iter();
    let of = |agency: &'a Agency| {
        let own = &ground.records.get(agency.id.as_str()).unwrap_or(&none).indicators;
        let values = |name: &str, period: Period| -> Vec<f64> {
            let found = own
                .iter()
                .filter(|one| one.indicator == name && one.period.intersection(period).is_some());
            found.map(|one| one.value).collect()
        };
        let days = values(SERVICE_DAYS, period);
        let findings = values(FINDINGS, period);
        let is_used = |name: &str| name == SERVICE_DAYS || name == FINDINGS;
        let source = own.iter().rfind(|one| is_used(&one.indicator));
        Service {
            agency,
            figures: days.len() + findings.len(),
            days_before: before.and_then(|before| mean(&values(SERVICE_DAYS, before))),
            days: mean(&days),
            findings: (!findings.is_empty()).then(|| findings.iter().sum()),
            source: source.map(|one| one.source.clone()).unwrap_or_default(),
            left: agency.licence_expires.map(|day| day.number() - as_of.number()),
        }
    };
    let searched = agencies
        .filter(|agency| agency.kind != AgencyKind::P3mi)
        .filter(|agency| ground.is_searched(&agency.name, agency.licence_number.as_deref()));
    sorted(searched.map(of).collect(), |a: &Service<'_>, b| {
        a.agency.kind.cmp(&b.agency.kind).then_with(|| a.agency.name.cmp(&b.agency.name))
    })
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn year_before(period: Period) -> Option<Period> {
    Period::months(period.first().month().plus(-12), period.last().month().plus(-12))
}

fn table(ground: &Ground<'_>, services: &[Service<'_>]) -> DataTable {
    let lang = ground.scene.lang;
    let number = |value: Option<f64>, places: usize| match value {
        Some(value) => Cell::new(format::decimal(value, places, lang), format::raw(value)),
        None => Cell::new(format::NOT_A_NUMBER, ""),
    };
    let row = |one: &Service<'_>| {
        let expires = one.agency.licence_expires;
        let until = expires.map(|day| format::day_long(day, lang)).unwrap_or_default();
        let mark = match one.left.and_then(LicenceBand::of) {
            Some(LicenceBand::Expired) => "■ ",
            Some(LicenceBand::Within30 | LicenceBand::Within90) => "▲ ",
            Some(LicenceBand::Within180) | None => "",
        };
        vec![
            Cell::new(one.agency.name.clone(), one.agency.id.clone()),
            Cell::word(said::kind(one.agency.kind).get(lang)),
            Cell::new(
                format!("{mark}{until}"),
                expires.map(|day| day.to_string()).unwrap_or_default(),
            ),
            number(one.days, 1),
            number(one.days_before, 1),
            number(one.findings, 0),
            Cell::word(said::reported(one.figures, &one.source, lang)),
        ]
    };
    let headers = [
        said::INSTITUTION,
        said::KIND,
        said::ACCREDITED,
        said::SERVICE_DAYS,
        said::BEFORE,
        said::FINDINGS,
        said::REPORTED,
    ];
    DataTable {
        caption: said::SUPPORTING.get(lang).to_owned(),
        headers: headers.map(|text: Text| text.get(lang).to_owned()).to_vec(),
        rows: services.iter().map(row).collect(),
    }
}
