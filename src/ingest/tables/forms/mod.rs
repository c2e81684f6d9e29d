//! Every kind of sheet: its columns, the headers they go by, what an empty cell means, and two example rows.

mod agencies;
mod claims;
mod complaints;
mod figures;
mod job_orders;
mod meetings;
pub(super) mod outcomes;
mod targets;

use super::form::Form;

/// All forms. Of equally fitting ones the first is taken.
pub const FORMS: [&Form; 17] = [
    &targets::TARGETS,
    &agencies::AGENCIES,
    &agencies::SANCTIONS,
    &job_orders::JOB_ORDERS,
    &job_orders::INDICATORS,
    &complaints::COMPLAINTS,
    &meetings::MEETINGS,
    &meetings::AGENDA,
    &meetings::SPEAKERS,
    &meetings::ATTENDANCE,
    &meetings::DOCUMENTS,
    &outcomes::FIGURES_SHOWN,
    &outcomes::CONSTRAINTS,
    &outcomes::DECISIONS,
    &outcomes::ACTIONS,
    &claims::CLAIMS,
    &figures::FIGURES,
];

/// Under this name a row of a list says which row of its table it belongs to.
pub const PARENT: &str = "_parent";

/// Under this name a figure carries its value as it was printed.
pub(super) const PRINTED: &str = "_printed";
