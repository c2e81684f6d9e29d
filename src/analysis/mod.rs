//! Counts to findings: what the figures of a placement office mean. No I/O, no browser, no clock.

pub mod attainment;
pub mod before_after;
pub mod changes;
pub mod course;
pub mod disclosure;
pub mod fairness;
pub mod follow_up;
mod least_squares;
pub mod oversight;
pub mod pace;
pub mod placements;
pub mod projection;
pub mod records;
pub mod scorecard;
pub mod statement;
pub mod units;
