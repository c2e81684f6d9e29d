//! Quarterly evaluation figures of agencies and supporting institutions.

use crate::model::indicator::Indicator;
use crate::model::{Month, Period};

use super::agencies::Plan;
use super::placements::Placement;
use super::random::Random;
use super::supporting::supporting;

/// Quarters from January 2023 to September 2024.
const QUARTERS: i32 = 7;

/// `opp_share`, `bpjs_share`: placements with orientation and social security. `unfit_rate`: medical
/// checks that found the candidate unfit. `reports_on_time`: of the quarter's three monthly reports.
/// `meeting_attendance`: of the quarter's meetings. For supporting institutions `service_days`, the median
/// of the quarter, and `findings`, a count. Agencies without a placement in the quarter have no shares.
pub fn indicators(placements: &[Placement], plans: &[Plan], seed: u64) -> Vec<Indicator> {
    let mut random = Random::stream(seed, "indicators");
    let mut indicators = Vec::new();
    for quarter in 0..QUARTERS {
        let first = Month::from_number(2023 * 12).plus(quarter * 3);
        let Some(period) = Period::months(first, first.plus(2)) else { continue };
        let in_quarter = in_period(placements, period);
        let mut active = vec![false; plans.len()];
        for agency in in_quarter.iter().filter_map(|placement| placement.agency) {
            if let Some(active) = active.get_mut(agency) {
                *active = true;
            }
        }
        let mut add = |agency: &str, indicator: &str, value: f64| {
            indicators.push(Indicator {
                agency: agency.to_owned(),
                period,
                indicator: indicator.to_owned(),
                value: (value * 1000.0).round() / 1000.0,
                source: "Contoh".to_owned(),
            });
        };
        for (plan, active) in plans.iter().zip(active) {
            let id = plan.agency.id.as_str();
            let careless = ((plan.trouble - 1.0) * 0.04).clamp(0.0, 0.15);
            if active {
                add(id, "opp_share", (1.0 - careless - random.between(0.0, 0.03)).clamp(0.0, 1.0));
                add(id, "bpjs_share", (1.0 - careless - random.between(0.0, 0.05)).clamp(0.0, 1.0));
                add(id, "unfit_rate", random.log_normal(0.055, 0.35).min(0.3));
            }
            let reports = (0..3).filter(|_| !random.chance(0.1 + 2.0 * careless)).count();
            add(id, "reports_on_time", reports as f64 / 3.0);
            let present = random.chance(0.8 - 2.0 * careless);
            add(id, "meeting_attendance", if present { 1.0 } else { 0.0 });
        }
        for institution in supporting() {
            add(&institution.id, "service_days", random.log_normal(4.0, 0.5).round().max(1.0));
            add(&institution.id, "findings", f64::from(random.whole(0, 3)));
        }
    }
    indicators
}

/// The placements of a period, which are in order of date.
fn in_period(placements: &[Placement], period: Period) -> &[Placement] {
    let from = placements.partition_point(|placement| placement.date < period.first());
    let to = placements.partition_point(|placement| placement.date <= period.last());
    placements.get(from..to).unwrap_or(&[])
}
