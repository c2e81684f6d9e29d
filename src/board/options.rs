//! What a person chooses in the sections of the page, apart from the filters: part of the address.

use std::collections::BTreeMap;

/// Values by name; what is not chosen is not there.
pub type Options = BTreeMap<String, String>;

/// Which published table, counted from 0.
pub const FIGURES: &str = "figures";
/// Which of its periods, counted from 0; without one the newest of those with the most figures.
pub const FIGURES_PERIOD: &str = "figures_period";

/// By which days a target is spread over the year.
pub const PACE: &str = "pace";
/// The number of a target's version; without one that in force on the day of the data.
pub const TARGET_VERSION: &str = "target_version";

const NAMES: [&str; 4] = [FIGURES, FIGURES_PERIOD, PACE, TARGET_VERSION];

pub fn is_option(name: &str) -> bool {
    NAMES.contains(&name)
}

/// The number that is chosen.
pub(super) fn number(options: &Options, name: &str) -> Option<usize> {
    options.get(name)?.parse().ok()
}
