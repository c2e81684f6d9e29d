//! What an office has to look after in each P3MI, each time with the reason: licences that run out, deposits, sanctions,
//! quotas without placements, complaints that wait or come back (DOMAIN 3.2, 3.3).

use std::collections::BTreeMap;

use super::records::Own;
use crate::model::agency::{Agency, AgencyKind, Deposit, SanctionKind};
use crate::model::complaint::{Complaint, ComplaintStatus};
use crate::model::order::sorted;
use crate::model::{Day, Period};

/// A complaint that is open for longer is backlog.
pub const BACKLOG_DAYS: i32 = 90;
/// So many complaints of one category in the period are a pattern.
pub const REPEATED: u32 = 3;

/// How soon a licence runs out. Bands are a proposal (DOMAIN 3.3), not a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LicenceBand {
    Expired,
    Within30,
    Within90,
    Within180,
}

impl LicenceBand {
    /// Of so many days to the last; `None` where that is later, or not known.
    pub fn of(days: i32) -> Option<Self> {
        match days {
            ..0 => Some(Self::Expired),
            0..=30 => Some(Self::Within30),
            31..=90 => Some(Self::Within90),
            91..=180 => Some(Self::Within180),
            _ => None,
        }
    }
}

/// Why an agency is on the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Licence {
        band: LicenceBand,
        expires: Day,
        days: i32,
    },
    /// In force on the day of the data; `days_left` where it has an end.
    Sanction {
        kind: SanctionKind,
        legal_basis: String,
        start: Day,
        days_left: Option<i32>,
    },
    DepositDrawn,
    /// Complaints against the agency that are open for more than [`BACKLOG_DAYS`], and the oldest's age in days.
    Backlog {
        complaints: u32,
        oldest: i32,
    },
    /// Complaints against the agency of one category within the period.
    Repeated {
        category: String,
        complaints: u32,
    },
    /// Workers asked for by job orders in force, without a placement in the period.
    QuotaUnused {
        quota: u32,
        orders: usize,
    },
}

impl Reason {
    /// Whether it overrides every score: the licence has run out, or activities are stopped.
    pub const fn is_gate(&self) -> bool {
        match self {
            Self::Licence { band, .. } => matches!(band, LicenceBand::Expired),
            Self::Sanction { kind, .. } => matches!(
                kind,
                SanctionKind::PartialStop | SanctionKind::FullStop | SanctionKind::LicenceRevoked
            ),
            _ => false,
        }
    }
}

/// An agency and all reasons to look after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<'a> {
    pub agency: &'a Agency,
    /// At least one; gates first.
    pub reasons: Vec<Reason>,
}

impl Case<'_> {
    pub fn is_gated(&self) -> bool {
        self.reasons.iter().any(Reason::is_gate)
    }
}

/// What is known of agencies on a day.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub agencies: &'a [Agency],
    pub records: &'a BTreeMap<&'a str, Own>,
    /// Placements of the period by agency.
    pub placements: &'a BTreeMap<&'a str, u64>,
    pub period: Period,
    pub as_of: Day,
}

/// The P3MI that somebody should look after: gates first, then by the gravest reason, then by name.
pub fn cases<'a>(known: &Known<'a>) -> Vec<Case<'a>> {
    let all = known.agencies.iter().filter(|agency| agency.kind == AgencyKind::P3mi);
    let of = |agency: &'a Agency| {
        let gates_first =
            |a: &Reason, b: &Reason| b.is_gate().cmp(&a.is_gate()).then_with(|| a.cmp(b));
        let reasons = sorted(reasons(known, agency), gates_first);
        (!reasons.is_empty()).then_some(Case { agency, reasons })
    };
    sorted(all.filter_map(of).collect(), |a: &Case<'_>, b| {
        b.is_gated()
            .cmp(&a.is_gated())
            .then_with(|| a.reasons.first().cmp(&b.reasons.first()))
            .then_with(|| a.agency.name.cmp(&b.agency.name))
    })
}

fn reasons(known: &Known<'_>, agency: &Agency) -> Vec<Reason> {
    let mut reasons = Vec::new();
    reasons.extend(agency.licence_expires.and_then(|expires| {
        let days = expires.number() - known.as_of.number();
        LicenceBand::of(days).map(|band| Reason::Licence { band, expires, days })
    }));
    reasons.extend((agency.deposit == Deposit::Drawn).then_some(Reason::DepositDrawn));
    reasons.extend(agency.sanctions.iter().filter_map(|sanction| {
        let days_left = sanction.end.map(|end| end.number() - known.as_of.number());
        sanction.is_in_force(known.as_of).then(|| Reason::Sanction {
            kind: sanction.kind,
            legal_basis: sanction.legal_basis.clone(),
            start: sanction.start,
            days_left,
        })
    }));
    let none = Own::default();
    let own = known.records.get(agency.id.as_str()).unwrap_or(&none);
    let (complaints, oldest) = backlog(&own.complaints, known.as_of);
    reasons.extend((complaints > 0).then_some(Reason::Backlog { complaints, oldest }));
    reasons.extend(
        repeated(&own.complaints, known.period)
            .map(|(category, complaints)| Reason::Repeated { category, complaints }),
    );
    let has_placed = known.placements.get(agency.id.as_str()).is_some_and(|count| *count > 0);
    reasons.extend(if has_placed { None } else { quota_unused(own, known.as_of) });
    reasons
}

/// Whether a complaint was closed within [`BACKLOG_DAYS`]; `None` while that is still to be seen.
fn resolved_in_time(complaint: &Complaint, as_of: Day) -> Option<bool> {
    let closed = complaint.closed_on.filter(|closed| *closed <= as_of);
    let days = |day: Day| day.number() - complaint.date.number();
    match closed {
        Some(closed) => Some(days(closed) <= BACKLOG_DAYS),
        None => (days(as_of) > BACKLOG_DAYS).then_some(false),
    }
}

/// Of an agency's complaints, those that are open for more than [`BACKLOG_DAYS`], and the age of the oldest in days.
pub fn backlog(own: &[Complaint], as_of: Day) -> (u32, i32) {
    let age = |complaint: &Complaint| as_of.number() - complaint.date.number();
    let open = own.iter().filter(|complaint| {
        let was_open = complaint.status != ComplaintStatus::Closed
            || complaint.closed_on.is_some_and(|closed| closed > as_of);
        was_open && age(complaint) > BACKLOG_DAYS
    });
    open.fold((0, 0), |(complaints, oldest), complaint| {
        (complaints + complaint.count, oldest.max(age(complaint)))
    })
}

/// Of an agency's complaints within the period, those closed in time, and those of which that is known.
pub fn resolved(own: &[Complaint], period: Period, as_of: Day) -> (u32, u32) {
    let known =
        within(own, period).filter_map(|one| Some((one.count, resolved_in_time(one, as_of)?)));
    known.fold((0, 0), |(events, base), (count, is_in_time)| {
        (events + if is_in_time { count } else { 0 }, base + count)
    })
}

/// The categories of an agency's complaints that came [`REPEATED`] times or more within the period, and how often.
pub fn repeated(own: &[Complaint], period: Period) -> impl Iterator<Item = (String, u32)> {
    let mut categories: BTreeMap<&str, u32> = BTreeMap::new();
    for complaint in within(own, period) {
        *categories.entry(&complaint.category).or_default() += complaint.count;
    }
    let repeated = categories.into_iter().filter(|(_, complaints)| *complaints >= REPEATED);
    repeated.map(|(category, complaints)| (category.to_owned(), complaints))
}

/// The complaints of a period.
pub fn within(complaints: &[Complaint], period: Period) -> impl Iterator<Item = &Complaint> {
    complaints.iter().filter(move |one| (period.first()..=period.last()).contains(&one.date))
}

fn quota_unused(own: &Own, as_of: Day) -> Option<Reason> {
    let orders = own.job_orders.iter();
    let in_force = orders.filter(|order| order.issued <= as_of && order.expires >= as_of);
    let (orders, quota) =
        in_force.fold((0, 0_u32), |(orders, quota), order| (orders + 1, quota + order.quota));
    (quota > 0).then_some(Reason::QuotaUnused { quota, orders })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::records::by_agency;
    use crate::model::agency::Sanction;
    use crate::model::complaint::{AttributableTo, Phase};
    use crate::model::job_order::JobOrder;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn agency(id: &str, expires: &str) -> Agency {
        Agency {
            id: id.into(),
            name: format!("PT {id}"),
            kind: AgencyKind::P3mi,
            licence_number: None,
            licence_expires: expires.parse().ok(),
            deposit: Deposit::Full,
            city: String::new(),
            sanctions: vec![],
        }
    }

    fn complaint(date: &str, attributable_to: AttributableTo, count: u32) -> Complaint {
        Complaint {
            date: day(date),
            agency: Some("a".into()),
            destination: "HKG".into(),
            category: "wages".into(),
            phase: Phase::DuringWork,
            attributable_to,
            channel: "phone".into(),
            status: ComplaintStatus::New,
            closed_on: None,
            count,
        }
    }

    fn found(
        agencies: &[Agency],
        complaints: &[Complaint],
        orders: &[JobOrder],
    ) -> Vec<(String, Vec<Reason>)> {
        let placements = BTreeMap::from([("b", 4)]);
        let known = Known {
            agencies,
            records: &by_agency(orders.iter(), complaints.iter(), [].iter()),
            placements: &placements,
            period: "2024-01..2024-10".parse().unwrap(),
            as_of: day("2024-10-31"),
        };
        cases(&known).into_iter().map(|case| (case.agency.id.clone(), case.reasons)).collect()
    }

    #[test]
    fn licences_are_told_by_the_days_that_are_left() {
        for (expires, band) in [
            ("2024-10-30", Some(LicenceBand::Expired)),
            ("2024-10-31", Some(LicenceBand::Within30)),
            ("2024-11-30", Some(LicenceBand::Within30)),
            ("2024-12-01", Some(LicenceBand::Within90)),
            ("2025-04-29", Some(LicenceBand::Within180)),
            ("2025-04-30", None),
        ] {
            let list = found(&[agency("a", expires)], &[], &[]);
            let told = list.first().map(|(_, reasons)| match &reasons[0] {
                Reason::Licence { band, .. } => *band,
                other => panic!("{other:?}"),
            });
            assert_eq!(told, band, "{expires}");
        }
    }

    #[test]
    fn only_complaints_against_the_agency_count_as_its_own() {
        use AttributableTo as To;
        let list = found(
            &[agency("a", "2030-01-01")],
            &[complaint("2024-07-01", To::Employer, 9), complaint("2024-07-01", To::Agency, 2)],
            &[],
        );
        assert_eq!(list, [("a".to_owned(), vec![Reason::Backlog { complaints: 2, oldest: 122 }])]);
        let repeated = found(
            &[agency("a", "2030-01-01")],
            &[complaint("2024-10-01", To::Agency, 3), complaint("2023-10-01", To::Unknown, 5)],
            &[],
        );
        let reasons = vec![Reason::Repeated { category: "wages".into(), complaints: 3 }];
        assert_eq!(repeated, [("a".to_owned(), reasons)]);
    }

    #[test]
    fn a_stop_comes_before_everything_and_a_quota_without_placements_is_said() {
        let mut stopped = agency("z", "2030-01-01");
        stopped.sanctions.push(Sanction {
            kind: SanctionKind::FullStop,
            legal_basis: "Ps 9".into(),
            start: day("2024-10-01"),
            end: Some(day("2024-12-31")),
        });
        stopped
            .sanctions
            .push(Sanction { end: Some(day("2024-01-31")), ..stopped.sanctions[0].clone() });
        let order = |agency: &str| JobOrder {
            id: "1".into(),
            agency: agency.into(),
            destination: "HKG".into(),
            occupation: "x".into(),
            quota: 40,
            issued: day("2024-05-01"),
            expires: day("2025-05-01"),
        };
        let list = found(
            &[
                agency("a", "2024-11-05"),
                agency("b", "2030-01-01"),
                agency("c", "2030-01-01"),
                stopped,
            ],
            &[],
            &[order("b"), order("c")],
        );
        let ids: Vec<&str> = list.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["z", "a", "c"]);
        assert_eq!(list[0].1.len(), 1);
        assert!(matches!(list[0].1[0], Reason::Sanction { days_left: Some(61), .. }));
        assert_eq!(list[2].1, [Reason::QuotaUnused { quota: 40, orders: 1 }]);
    }
}
