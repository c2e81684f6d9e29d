//! The scorecard of a P3MI: six aspects (DOMAIN 3.3), each the mean of its indicators, and their weighted mean. Criteria
//! of Capaian, not an official weighting.
//!
//! An indicator counts from 0 at its worst to 100 at its best, along a line; one that is not known counts nothing, and
//! neither does an aspect without any. Gates ([`super::oversight::Reason::is_gate`]) stand above all scores.

mod facts;
mod standings;

pub use facts::{Basis, Fact, Facts, Placed, facts};
pub use standings::{Card, Place, Standing, standings};

/// What is looked at, in the order of DOMAIN 3.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Legalitas.
    Legality,
    Input,
    /// Proses.
    Process,
    Output,
    /// Pelindungan.
    Protection,
    /// Kepatuhan.
    Compliance,
}

impl Aspect {
    pub const ALL: [Self; 6] = [
        Self::Legality,
        Self::Input,
        Self::Process,
        Self::Output,
        Self::Protection,
        Self::Compliance,
    ];
}

/// One figure of a P3MI. Names are those of the `indicators` table where it can come from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indicator {
    /// Days to the licence's last.
    LicenceDays,
    /// 1 full, 0 drawn.
    Deposit,
    /// 1 without a sanction in force, less by how grave the gravest is.
    Sanctions,
    /// 1 with a certificate of ISO 9001, 0 without.
    Iso,
    /// Share of the branch offices with a permit.
    BranchPermits,
    /// Job orders in force.
    JobOrders,
    /// Destinations of job orders in force.
    Destinations,
    /// Share of training and medical partners whose accreditation is valid.
    PartnersValid,
    /// realised / elapsed target, of the year.
    ElapsedAttainment,
    /// Placements of the period / quota of the job orders that were in force in it.
    QuotaUse,
    /// Median lead time / that of all agencies.
    LeadRatio,
    /// Share of the placed with pre-departure orientation.
    OppShare,
    /// Share of the placed with social security.
    BpjsShare,
    /// Share of the placed with insurance.
    InsuranceShare,
    /// Share of candidates found unfit after they had been processed.
    UnfitRate,
    /// Share of records in Sisko P2MI with an error.
    DataErrors,
    /// Placements in the formal sector / placements whose sector is known.
    FormalShare,
    /// Placements / those of the same months of the year before.
    Growth,
    /// The shrunken rate of complaints against the agency / that of all agencies.
    ComplaintRate,
    /// Complaints closed within 90 days / those closed or older.
    Resolved,
    /// Complaints open for more than 90 days.
    Backlog,
    /// Categories of complaints that came back.
    Repeated,
    /// Share of the money claimed that was returned.
    MoneyReturned,
    /// Share of monthly reports that came in time.
    ReportsOnTime,
    /// Share of coordination meetings attended.
    MeetingAttendance,
    /// Share of its own actions from meetings done in time.
    ActionsOnTime,
}

impl Indicator {
    pub const ALL: [Self; 26] = [
        Self::LicenceDays,
        Self::Deposit,
        Self::Sanctions,
        Self::Iso,
        Self::BranchPermits,
        Self::JobOrders,
        Self::Destinations,
        Self::PartnersValid,
        Self::ElapsedAttainment,
        Self::QuotaUse,
        Self::LeadRatio,
        Self::OppShare,
        Self::BpjsShare,
        Self::InsuranceShare,
        Self::UnfitRate,
        Self::DataErrors,
        Self::FormalShare,
        Self::Growth,
        Self::ComplaintRate,
        Self::Resolved,
        Self::Backlog,
        Self::Repeated,
        Self::MoneyReturned,
        Self::ReportsOnTime,
        Self::MeetingAttendance,
        Self::ActionsOnTime,
    ];

    /// Its name in the `indicators` table; `None` of what only the table of agencies says.
    pub const fn reported_as(self) -> Option<&'static str> {
        Some(match self {
            Self::LicenceDays | Self::Deposit | Self::Sanctions => return None,
            Self::Iso => "iso_9001",
            Self::BranchPermits => "branch_permits",
            Self::JobOrders => "job_orders",
            Self::Destinations => "destinations",
            Self::PartnersValid => "partners_valid",
            Self::ElapsedAttainment => "elapsed_attainment",
            Self::QuotaUse => "quota_use",
            Self::LeadRatio => "lead_ratio",
            Self::OppShare => "opp_share",
            Self::BpjsShare => "bpjs_share",
            Self::InsuranceShare => "insurance_share",
            Self::UnfitRate => "unfit_rate",
            Self::DataErrors => "data_errors",
            Self::FormalShare => "formal_share",
            Self::Growth => "growth",
            Self::ComplaintRate => "complaint_rate",
            Self::Resolved => "resolved_share",
            Self::Backlog => "backlog",
            Self::Repeated => "repeated",
            Self::MoneyReturned => "money_returned",
            Self::ReportsOnTime => "reports_on_time",
            Self::MeetingAttendance => "meeting_attendance",
            Self::ActionsOnTime => "actions_on_time",
        })
    }
}

/// How an indicator becomes a score: 0 at `worst` and beyond, 100 at `best` and beyond, along a line between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub indicator: Indicator,
    pub aspect: Aspect,
    pub worst: f64,
    pub best: f64,
}

const fn rule(aspect: Aspect, indicator: Indicator, worst: f64, best: f64) -> Rule {
    Rule { indicator, aspect, worst, best }
}

/// All rules, in the order in which they are shown.
pub const RULES: [Rule; 26] = [
    rule(Aspect::Legality, Indicator::LicenceDays, 0.0, 365.0),
    rule(Aspect::Legality, Indicator::Deposit, 0.0, 1.0),
    rule(Aspect::Legality, Indicator::Sanctions, 0.0, 1.0),
    rule(Aspect::Legality, Indicator::Iso, 0.0, 1.0),
    rule(Aspect::Legality, Indicator::BranchPermits, 0.5, 1.0),
    rule(Aspect::Input, Indicator::JobOrders, 0.0, 3.0),
    rule(Aspect::Input, Indicator::Destinations, 0.0, 4.0),
    rule(Aspect::Input, Indicator::PartnersValid, 0.5, 1.0),
    rule(Aspect::Process, Indicator::ElapsedAttainment, 0.5, 1.0),
    rule(Aspect::Process, Indicator::QuotaUse, 0.0, 0.8),
    rule(Aspect::Process, Indicator::LeadRatio, 2.0, 0.8),
    rule(Aspect::Process, Indicator::OppShare, 0.8, 1.0),
    rule(Aspect::Process, Indicator::BpjsShare, 0.8, 1.0),
    rule(Aspect::Process, Indicator::InsuranceShare, 0.8, 1.0),
    rule(Aspect::Process, Indicator::UnfitRate, 0.15, 0.0),
    rule(Aspect::Process, Indicator::DataErrors, 0.2, 0.0),
    rule(Aspect::Output, Indicator::FormalShare, 0.0, 1.0),
    rule(Aspect::Output, Indicator::Growth, 0.5, 1.1),
    rule(Aspect::Protection, Indicator::ComplaintRate, 3.0, 0.5),
    rule(Aspect::Protection, Indicator::Resolved, 0.5, 1.0),
    rule(Aspect::Protection, Indicator::Backlog, 3.0, 0.0),
    rule(Aspect::Protection, Indicator::Repeated, 2.0, 0.0),
    rule(Aspect::Protection, Indicator::MoneyReturned, 0.0, 1.0),
    rule(Aspect::Compliance, Indicator::ReportsOnTime, 0.5, 1.0),
    rule(Aspect::Compliance, Indicator::MeetingAttendance, 0.5, 1.0),
    rule(Aspect::Compliance, Indicator::ActionsOnTime, 0.5, 1.0),
];

impl Rule {
    /// 0 to 100; `None` of a value that is none, and of a licence that has run out: that is a gate, and would count
    /// twice.
    pub fn score(self, value: f64) -> Option<f64> {
        if self.indicator == Indicator::LicenceDays && value < 0.0 {
            return None;
        }
        let share = (value - self.worst) / (self.best - self.worst);
        share.is_finite().then(|| share.clamp(0.0, 1.0) * 100.0)
    }
}

/// What each aspect counts, in the order of [`Aspect::ALL`]; none below 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights(pub [f64; 6]);

impl Default for Weights {
    /// Alike: nobody has decided otherwise.
    fn default() -> Self {
        Self([1.0; 6])
    }
}

/// Aspects without which there is no total.
pub const FEWEST_ASPECTS: usize = 4;

/// A P3MI's scores, unrounded, from 0 to 100.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// In the order of [`RULES`].
    pub indicators: Vec<Option<f64>>,
    /// In the order of [`Aspect::ALL`].
    pub aspects: [Option<f64>; 6],
    /// `None` with fewer than [`FEWEST_ASPECTS`], or where all that is known has no weight.
    pub total: Option<f64>,
}

/// The scores of what is known.
pub fn scores(facts: &Facts, weights: Weights) -> Scores {
    let indicators: Vec<Option<f64>> =
        RULES.iter().map(|rule| rule.score(facts.fact(rule.indicator)?.value)).collect();
    let aspects = Aspect::ALL.map(|aspect| {
        let of = RULES.iter().zip(&indicators).filter(|(rule, _)| rule.aspect == aspect);
        mean(of.filter_map(|(_, score)| *score))
    });
    let total = total(aspects, weights);
    Scores { indicators, aspects, total }
}

fn mean(scores: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = scores.fold((0.0, 0), |(sum, count), score| (sum + score, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// Σ weight × score / Σ weight, over the aspects that are known.
fn total(aspects: [Option<f64>; 6], weights: Weights) -> Option<f64> {
    let known: Vec<(f64, f64)> = aspects
        .into_iter()
        .zip(weights.0)
        .filter_map(|(score, weight)| Some((score?, weight.max(0.0))))
        .collect();
    let whole: f64 = known.iter().map(|(_, weight)| weight).sum();
    let sum: f64 = known.iter().map(|(score, weight)| score * weight).sum();
    (known.len() >= FEWEST_ASPECTS && whole > 0.0).then(|| sum / whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_indicator_has_one_rule_and_every_aspect_an_indicator() {
        assert_eq!(RULES.map(|rule| rule.indicator), Indicator::ALL);
        for aspect in Aspect::ALL {
            assert!(RULES.iter().any(|rule| rule.aspect == aspect), "{aspect:?}");
        }
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES.iter().skip(at + 1).all(|other| other.indicator != rule.indicator));
            assert_eq!(rule.score(rule.worst), Some(0.0));
            assert_eq!(rule.score(rule.best), Some(100.0));
            assert_eq!(rule.score(f64::NAN), None);
        }
        assert_eq!(RULES[0].score(-1.0), None);
    }

    #[test]
    fn too_few_aspects_make_no_total() {
        let three = [Some(90.0), Some(80.0), Some(70.0), None, None, None];
        assert_eq!(total(three, Weights::default()), None);
        let four = [Some(90.0), Some(80.0), Some(70.0), Some(0.0), None, None];
        assert_eq!(total(four, Weights::default()), Some(60.0));
        assert_eq!(total(four, Weights([0.0, 0.0, 0.0, 0.0, 9.0, 9.0])), None);
    }

    proptest! {
        #[test]
        fn a_weight_moves_the_total_towards_its_aspect_and_only_as_the_formula_says(
            scores in prop::array::uniform6(prop::option::of(0.0..100.0)),
            weights in prop::array::uniform6(0.01..5.0),
            at in 0usize..6,
            more in 0.1..5.0,
        ) {
            let before = total(scores, Weights(weights));
            let mut heavier = weights;
            heavier[at] += more;
            let after = total(scores, Weights(heavier));
            prop_assert_eq!(before.is_some(), after.is_some());
            if let (Some(before), Some(after)) = (before, after) {
                match scores[at] {
                    None => prop_assert!((before - after).abs() < 1e-9),
                    Some(score) => {
                        let known = scores.iter().zip(weights).filter(|(score, _)| score.is_some());
                        let whole: f64 = known.map(|(_, weight)| weight).sum();
                        let expected: f64 = before + (score - before) * more / (whole + more);
                        prop_assert!((after - expected).abs() < 1e-9);
                    }
                }
            }
        }
    }
}
