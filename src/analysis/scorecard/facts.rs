//! The figures that a scorecard is made of, each with where it comes from.

use std::collections::BTreeSet;

use super::Indicator;
use crate::analysis::oversight::{backlog, repeated, resolved};
use crate::analysis::records::Own;
use crate::model::agency::{Agency, Deposit, SanctionKind};
use crate::model::indicator::Indicator as Reported;
use crate::model::{Day, Period};

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// The state of the agency on the day of the data.
    State,
    /// The licence's last day.
    Until(Day),
    /// Counted of records.
    Counted,
    /// part / whole, both computed here.
    Ratio { part: f64, whole: f64 },
    /// The mean of so many figures of the `indicators` table; the period spans them, the source is the last one's.
    Reported { figures: u32, period: Period, source: String },
}

/// One figure of an agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub indicator: Indicator,
    pub value: f64,
    pub basis: Basis,
}

/// What is known of one P3MI; what is not known is not there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts(Vec<Fact>);

impl Facts {
    pub fn fact(&self, indicator: Indicator) -> Option<&Fact> {
        self.0.iter().find(|fact| fact.indicator == indicator)
    }

    fn note(&mut self, indicator: Indicator, value: Option<f64>, basis: Basis) {
        let value = value.filter(|value| value.is_finite());
        self.0.extend(value.map(|value| Fact { indicator, value, basis }));
    }

    fn ratio(&mut self, indicator: Indicator, parts: Option<(f64, f64)>) {
        let parts = parts.filter(|(_, whole)| *whole > 0.0);
        let (part, whole) = parts.unwrap_or((f64::NAN, 1.0));
        self.note(indicator, Some(part / whole), Basis::Ratio { part, whole });
    }
}

/// What follows from placements, from all agencies together or from meetings; `None` where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placed {
    /// Of the period.
    pub placements: u64,
    /// Realised in the year, and the target to be expected by the day of the data.
    pub attainment: Option<(f64, f64)>,
    /// The agency's median lead time, and that of all agencies, in days.
    pub lead: Option<(f64, f64)>,
    /// In the formal sector, and all.
    pub formal: Option<(f64, f64)>,
    /// Of the period, and of the same months of the year before.
    pub growth: Option<(f64, f64)>,
    /// The shrunken rate of complaints against the agency, and the rate of all agencies.
    pub complaints: Option<(f64, f64)>,
    /// Its own actions from meetings done in time, and those of which that is known.
    pub actions: Option<(f64, f64)>,
}

/// What the records say of an agency in a period, on a day. A figure that the `indicators` table has for the period
/// is taken from there; others are computed.
pub fn facts(agency: &Agency, placed: &Placed, own: &Own, period: Period, as_of: Day) -> Facts {
    let mut facts = Facts::default();
    legality(&mut facts, agency, as_of);
    for indicator in Indicator::ALL {
        if let Some((value, basis)) = reported(&own.indicators, indicator, period) {
            facts.note(indicator, Some(value), basis);
        }
    }
    let mut computed = Facts::default();
    of_records(&mut computed, placed, own, period, as_of);
    computed.ratio(Indicator::ElapsedAttainment, placed.attainment);
    computed.ratio(Indicator::LeadRatio, placed.lead);
    computed.ratio(Indicator::FormalShare, placed.formal);
    computed.ratio(Indicator::Growth, placed.growth);
    computed.ratio(Indicator::ComplaintRate, placed.complaints);
    computed.ratio(Indicator::ActionsOnTime, placed.actions);
    let is_new = |fact: &Fact| facts.fact(fact.indicator).is_none();
    let computed: Vec<Fact> = computed.0.into_iter().filter(is_new).collect();
    facts.0.extend(computed);
    facts
}

fn legality(facts: &mut Facts, agency: &Agency, as_of: Day) {
    if let Some(expires) = agency.licence_expires {
        let days = f64::from(expires.number() - as_of.number());
        facts.note(Indicator::LicenceDays, Some(days), Basis::Until(expires));
    }
    facts.note(Indicator::Deposit, deposit(agency.deposit), Basis::State);
    facts.note(Indicator::Sanctions, Some(sanctions(agency, as_of)), Basis::State);
}

fn of_records(facts: &mut Facts, placed: &Placed, own: &Own, period: Period, as_of: Day) {
    let orders = own.job_orders.iter();
    let in_force = orders.filter(|order| order.issued <= as_of && order.expires >= as_of);
    let destinations: Vec<&str> = in_force.map(|order| order.destination.as_str()).collect();
    let count = |count: usize| Some(count as f64);
    facts.note(Indicator::JobOrders, count(destinations.len()), Basis::Counted);
    let different: BTreeSet<&str> = destinations.into_iter().collect();
    facts.note(Indicator::Destinations, count(different.len()), Basis::Counted);
    facts.ratio(Indicator::QuotaUse, Some((placed.placements as f64, quota(own, period))));
    let (in_time, known) = resolved(&own.complaints, period, as_of);
    facts.ratio(Indicator::Resolved, Some((in_time.into(), known.into())));
    let (waiting, _) = backlog(&own.complaints, as_of);
    facts.note(Indicator::Backlog, Some(waiting.into()), Basis::Counted);
    let repeated = repeated(&own.complaints, period).count();
    facts.note(Indicator::Repeated, count(repeated), Basis::Counted);
}

/// Workers asked for by the job orders that were in force in the period.
fn quota(own: &Own, period: Period) -> f64 {
    let in_period = own
        .job_orders
        .iter()
        .filter(|order| order.issued <= period.last() && order.expires >= period.first());
    in_period.map(|order| f64::from(order.quota)).sum()
}

const fn deposit(deposit: Deposit) -> Option<f64> {
    match deposit {
        Deposit::Full => Some(1.0),
        Deposit::Drawn => Some(0.0),
        Deposit::NotRequired | Deposit::Unknown => None,
    }
}

/// 1 without a sanction in force; else what the gravest leaves.
fn sanctions(agency: &Agency, as_of: Day) -> f64 {
    let in_force = agency.sanctions.iter().filter(|sanction| sanction.is_in_force(as_of));
    let left = in_force.map(|sanction| match sanction.kind {
        SanctionKind::WrittenWarning => 0.6,
        SanctionKind::DepositDrawn => 0.3,
        SanctionKind::PartialStop | SanctionKind::FullStop | SanctionKind::LicenceRevoked => 0.0,
    });
    left.fold(1.0, f64::min)
}

/// The mean of the figures that were reported for parts of the period; `None` without any.
fn reported(own: &[Reported], indicator: Indicator, period: Period) -> Option<(f64, Basis)> {
    let name = indicator.reported_as()?;
    let found: Vec<&Reported> = own
        .iter()
        .filter(|one| one.indicator == name && one.period.intersection(period).is_some())
        .collect();
    let last = found.iter().max_by_key(|one| one.period.last())?;
    let first = found.iter().map(|one| one.period.first()).min()?;
    let sum: f64 = found.iter().map(|one| one.value).sum();
    let basis = Basis::Reported {
        figures: u32::try_from(found.len()).ok()?,
        period: Period::new(first, last.period.last())?,
        source: last.source.clone(),
    };
    Some((sum / found.len() as f64, basis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agency::{AgencyKind, Sanction};
    use crate::model::job_order::JobOrder;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn agency() -> Agency {
        Agency {
            id: "P1".into(),
            name: "PT".into(),
            kind: AgencyKind::P3mi,
            licence_number: None,
            licence_expires: Some(day("2025-10-31")),
            deposit: Deposit::Full,
            city: String::new(),
            sanctions: vec![Sanction {
                kind: SanctionKind::WrittenWarning,
                legal_basis: "x".into(),
                start: day("2024-10-01"),
                end: None,
            }],
        }
    }

    fn report(period: &str, name: &str, value: f64) -> Reported {
        Reported {
            agency: "P1".into(),
            period: period.parse().unwrap(),
            indicator: name.into(),
            value,
            source: "S".into(),
        }
    }

    #[test]
    fn figures_are_those_of_the_period_and_what_is_not_reported_is_not_known() {
        let order = JobOrder {
            id: "1".into(),
            agency: "P1".into(),
            destination: "HKG".into(),
            occupation: "x".into(),
            quota: 50,
            issued: day("2023-11-01"),
            expires: day("2024-03-01"),
        };
        let own = Own {
            job_orders: vec![order],
            complaints: Vec::new(),
            indicators: [("2023-Q4", 0.1), ("2024-Q1", 0.9), ("2024-Q2", 1.0)]
                .map(|(period, value)| report(period, "opp_share", value))
                .to_vec(),
        };
        let placed = Placed { placements: 40, growth: Some((40.0, 50.0)), ..Placed::default() };
        let period: Period = "2024-01..2024-10".parse().unwrap();
        let found = facts(&agency(), &placed, &own, period, day("2024-10-31"));
        let value = |indicator| found.fact(indicator).map(|fact| fact.value);
        assert_eq!(value(Indicator::LicenceDays), Some(365.0));
        assert_eq!(value(Indicator::Sanctions), Some(0.6));
        assert_eq!(value(Indicator::JobOrders), Some(0.0));
        assert_eq!(value(Indicator::QuotaUse), Some(0.8));
        assert_eq!(value(Indicator::OppShare), Some(0.95));
        assert_eq!(value(Indicator::Growth), Some(0.8));
        assert_eq!(value(Indicator::BpjsShare), None);
        assert_eq!(value(Indicator::Resolved), None);
        let basis = &found.fact(Indicator::OppShare).unwrap().basis;
        let period: Period = "2024-01..2024-06".parse().unwrap();
        assert_eq!(*basis, Basis::Reported { figures: 2, period, source: "S".into() });
    }

    #[test]
    fn a_reported_figure_stands_before_a_computed_one_and_says_so() {
        let own = Own { indicators: vec![report("2024", "quota_use", 0.5)], ..Own::default() };
        let placed = Placed { placements: 40, ..Placed::default() };
        let found = facts(&agency(), &placed, &own, "2024".parse().unwrap(), day("2024-10-31"));
        let fact = found.fact(Indicator::QuotaUse).unwrap();
        assert_eq!(fact.value, 0.5);
        assert!(matches!(fact.basis, Basis::Reported { figures: 1, .. }));
    }
}
