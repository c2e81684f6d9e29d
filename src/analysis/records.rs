//! The records of each agency by itself: looking for them agency by agency would read every table as often as there
//! are agencies.

use std::collections::BTreeMap;

use crate::model::complaint::{AttributableTo, Complaint};
use crate::model::indicator::Indicator;
use crate::model::job_order::JobOrder;

/// What belongs to one agency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    pub job_orders: Vec<JobOrder>,
    /// Only those against the agency itself: those against employers are not its own.
    pub complaints: Vec<Complaint>,
    pub indicators: Vec<Indicator>,
}

/// The records by agency.
pub fn by_agency<'a>(
    job_orders: impl Iterator<Item = &'a JobOrder>,
    complaints: impl Iterator<Item = &'a Complaint>,
    indicators: impl Iterator<Item = &'a Indicator>,
) -> BTreeMap<&'a str, Own> {
    let mut all: BTreeMap<&str, Own> = BTreeMap::new();
    for order in job_orders {
        all.entry(&order.agency).or_default().job_orders.push(order.clone());
    }
    for complaint in complaints {
        if let Some(agency) = against(complaint) {
            all.entry(agency).or_default().complaints.push(complaint.clone());
        }
    }
    for indicator in indicators {
        all.entry(&indicator.agency).or_default().indicators.push(indicator.clone());
    }
    all
}

/// The agency that a complaint is against; `None` where it is against somebody else.
pub fn against(complaint: &Complaint) -> Option<&str> {
    let is_own = complaint.attributable_to == AttributableTo::Agency;
    complaint.agency.as_deref().filter(|_| is_own)
}
