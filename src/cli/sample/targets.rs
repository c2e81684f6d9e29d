//! Targets: the office's 40.586 of 2024, which the article prints, and made-up ones around it.

use std::collections::BTreeMap;

use crate::model::target::{ScopeKind, Target};
use crate::model::{Day, Period};

use super::agencies::Plan;
use super::fit::apportion;
use super::placements::Placement;

/// Scope of the office's own targets.
pub const OFFICE: &str = "BP3MI DKI Jakarta";

const MADE_UP: &str = "Contoh";
const ARTICLE: &str = "Nilai: BP2MI, 30 November 2024, bp2mi.go.id/berita-detail/bp3mi-dki-jakarta-gelar-rapat-koordinasi-dan-evaluasi-lembaga-penempatan. Tanggal dan nomor keputusan: contoh";

/// One decision on a year's targets: version, the office's value, when and with which number.
struct Decision {
    year: i32,
    version: u32,
    value: u64,
    decided_on: (i32, u8, u8),
    source: &'static str,
}

const DECISIONS: [Decision; 4] = [
    Decision { year: 2022, version: 1, value: 26_000, decided_on: (2022, 1, 14), source: MADE_UP },
    Decision { year: 2023, version: 1, value: 38_000, decided_on: (2023, 1, 13), source: MADE_UP },
    Decision { year: 2024, version: 1, value: 41_800, decided_on: (2024, 1, 12), source: MADE_UP },
    Decision { year: 2024, version: 2, value: 40_586, decided_on: (2024, 7, 12), source: ARTICLE },
];

/// All targets. Those of 2024 are also given to destinations, schemes and agencies, by their placements
/// of 2023: destinations and schemes sum to the office's target, agencies to the target of P to P.
/// Agencies without a placement in 2023 have none.
pub fn targets(placements: &[Placement], plans: &[Plan]) -> Vec<Target> {
    let in_2023 = || placements.iter().filter(|placement| placement.date.year() == 2023);
    let destinations = counts(in_2023().map(|placement| placement.person.destination));
    let schemes = counts(in_2023().map(|placement| placement.person.scheme));
    let agency = |placement: &Placement| placement.agency.and_then(|at| plans.get(at));
    let agencies = counts(in_2023().filter_map(agency).map(|plan| plan.agency.id.as_str()));
    let mut targets = Vec::new();
    for decision in &DECISIONS {
        let mut add = |kind, scope: &str, value, source| {
            targets.extend(decision.target(kind, scope, value, source));
        };
        add(ScopeKind::Office, OFFICE, decision.value, decision.source);
        if decision.year != 2024 {
            continue;
        }
        for (scope, value) in split(decision.value, &destinations, destination_tilt) {
            add(ScopeKind::Destination, scope, value, MADE_UP);
        }
        let by_scheme = split(decision.value, &schemes, |_| 1.0);
        for &(scope, value) in &by_scheme {
            add(ScopeKind::Scheme, scope, value, MADE_UP);
        }
        let through_agencies =
            by_scheme.iter().find(|(scope, _)| *scope == "p_to_p").map_or(0, |&(_, value)| value);
        for (scope, value) in split(through_agencies, &agencies, |_| 1.0) {
            add(ScopeKind::Agency, scope, value, MADE_UP);
        }
    }
    targets
}

impl Decision {
    fn target(&self, kind: ScopeKind, scope: &str, value: u64, source: &str) -> Option<Target> {
        let (year, month, day) = self.decided_on;
        Some(Target {
            period: Period::year(self.year)?,
            scope_kind: kind,
            scope: scope.to_owned(),
            value,
            version: self.version,
            decided_on: Day::from_ymd(year, month, day)?,
            decree: format!("PK-CONTOH/{}/{}", self.version, self.year),
            source: source.to_owned(),
        })
    }
}

/// What the office expected in January 2024: more for Hong Kong, and no fall in Malaysia.
fn destination_tilt(destination: &str) -> f64 {
    match destination {
        "HKG" => 1.3,
        "MYS" => 0.85,
        _ => 1.0,
    }
}

fn counts<'a>(values: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, f64> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1.0;
    }
    counts
}

fn split<'a>(
    total: u64,
    counts: &BTreeMap<&'a str, f64>,
    tilt: impl Fn(&str) -> f64,
) -> Vec<(&'a str, u64)> {
    let weights: Vec<f64> = counts.iter().map(|(scope, count)| count * tilt(scope)).collect();
    counts.keys().copied().zip(apportion(total, &weights)).filter(|&(_, value)| value > 0).collect()
}
