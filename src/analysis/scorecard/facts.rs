//! The figures that a scorecard is made of.

use std::collections::BTreeSet;

use super::Indicator;
use crate::analysis::oversight::{backlog, resolved};
use crate::model::agency::{Agency, Deposit, SanctionKind};
use crate::model::complaint::Complaint;
use crate::model::indicator::Indicator as Record;
use crate::model::job_order::JobOrder;
use crate::model::{Day, Period};

/// What is known of one P3MI; absent where it is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    values: Vec<(Indicator, f64)>,
}

impl Facts {
    pub fn value(&self, indicator: Indicator) -> Option<f64> {
        self.values.iter().find(|(known, _)| *known == indicator).map(|(_, value)| *value)
    }

    /// Notes a figure that does not follow from the records here, such as attainment.
    #[must_use]
    pub fn with(mut self, indicator: Indicator, value: Option<f64>) -> Self {
        self.values.extend(value.map(|value| (indicator, value)));
        self
    }
}

/// What the small tables say of an agency in a period, on a day. `placements` are those of the period.
pub fn facts(
    agency: &Agency,
    placements: u64,
    (job_orders, complaints, indicators): (&[JobOrder], &[Complaint], &[Record]),
    period: Period,
    as_of: Day,
) -> Facts {
    let licence = agency.licence_expires.map(|day| f64::from(day.number() - as_of.number()));
    let own: Vec<&JobOrder> = job_orders.iter().filter(|order| order.agency == agency.id).collect();
    let in_force: Vec<&JobOrder> = own
        .iter()
        .copied()
        .filter(|order| order.issued <= as_of && order.expires >= as_of)
        .collect();
    let destinations: BTreeSet<&str> =
        in_force.iter().map(|order| order.destination.as_str()).collect();
    let in_period =
        own.iter().filter(|order| order.issued <= period.last() && order.expires >= period.first());
    let quota: u64 = in_period.map(|order| u64::from(order.quota)).sum();
    let (in_time, known) = resolved(complaints, &agency.id, period, as_of);
    let reported = |name: &str| reported(indicators, &agency.id, name, period);
    Facts::default()
        .with(Indicator::LicenceDays, licence)
        .with(Indicator::Deposit, deposit(agency.deposit))
        .with(Indicator::Sanctions, Some(sanctions(agency, as_of)))
        .with(Indicator::JobOrders, Some(in_force.len() as f64))
        .with(Indicator::Destinations, Some(destinations.len() as f64))
        .with(Indicator::QuotaUse, (quota > 0).then(|| placements as f64 / quota as f64))
        .with(Indicator::OppShare, reported("opp_share"))
        .with(Indicator::BpjsShare, reported("bpjs_share"))
        .with(Indicator::UnfitRate, reported("unfit_rate"))
        .with(Indicator::Resolved, (known > 0).then(|| f64::from(in_time) / f64::from(known)))
        .with(Indicator::Backlog, Some(backlog(complaints, &agency.id, as_of).0.into()))
        .with(Indicator::ReportsOnTime, reported("reports_on_time"))
        .with(Indicator::MeetingAttendance, reported("meeting_attendance"))
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
fn reported(indicators: &[Record], agency: &str, name: &str, period: Period) -> Option<f64> {
    let own = indicators.iter().filter(|one| {
        one.agency == agency && one.indicator == name && one.period.intersection(period).is_some()
    });
    let (sum, count) = own.fold((0.0, 0), |(sum, count), one| (sum + one.value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::agency::{AgencyKind, Sanction};

    #[test]
    fn figures_are_those_of_the_period_and_what_is_not_reported_is_not_known() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let agency = Agency {
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
        };
        let order = JobOrder {
            id: "1".into(),
            agency: "P1".into(),
            destination: "HKG".into(),
            occupation: "x".into(),
            quota: 50,
            issued: day("2023-11-01"),
            expires: day("2024-03-01"),
        };
        let report = |period: &str, value| Record {
            agency: "P1".into(),
            period: period.parse().unwrap(),
            indicator: "opp_share".into(),
            value,
            source: String::new(),
        };
        let records = [report("2023-Q4", 0.1), report("2024-Q1", 0.9), report("2024-Q2", 1.0)];
        let period: Period = "2024-01..2024-10".parse().unwrap();
        let found = facts(&agency, 40, (&[order], &[], &records), period, day("2024-10-31"));
        let value = |indicator| found.value(indicator);
        assert_eq!(value(Indicator::LicenceDays), Some(365.0));
        assert_eq!(value(Indicator::Sanctions), Some(0.6));
        assert_eq!(value(Indicator::JobOrders), Some(0.0));
        assert_eq!(value(Indicator::QuotaUse), Some(0.8));
        assert_eq!(value(Indicator::OppShare), Some(0.95));
        assert_eq!(value(Indicator::BpjsShare), None);
        assert_eq!(value(Indicator::Resolved), None);
    }
}
