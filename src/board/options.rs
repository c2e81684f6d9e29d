//! What a person chooses in the sections of the page, apart from the filters: part of the address.

use litemap::LiteMap;

use super::page::Page;
use crate::model::meeting::Affected;
use crate::model::target::ScopeKind;

/// Values by name; what is not chosen is not there.
pub type Options = LiteMap<String, String>;

/// Options as a list: what a map of them is read by would bring a sort along.
pub(super) mod listed {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Options;

    pub fn serialize<S: Serializer>(options: &Options, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(options.iter())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Options, D::Error> {
        let mut options = Options::new();
        for (name, value) in Vec::<(String, String)>::deserialize(from)? {
            options.insert(name, value);
        }
        Ok(options)
    }
}

/// Which page is open ([`super::page`]).
pub const PAGE: &str = "page";

/// That the page stands in another's frame, which of its cards, tables or figures stands there alone, and with which
/// program and data it was put there. Kept here only so that they stay in the address: [`crate::embed`] reads them there.
pub const EMBED: &str = "embed";
pub const CHART: &str = "chart";
pub const PIN: &str = "pin";

/// Which published table, counted from 0.
pub const FIGURES: &str = "figures";
/// Which of its periods, counted from 0; without one the newest of those with the most figures.
pub const FIGURES_PERIOD: &str = "figures_period";

/// By which days a target is spread over the year.
pub const PACE: &str = "pace";
/// The number of a target's version; without one that in force on the day of the data.
pub const TARGET_VERSION: &str = "target_version";

/// What the target is looked at by: one of [`UNITS`], [`QUARTER`] or [`MONTH`].
pub const BY: &str = "by";
pub const QUARTER: &str = "quarter";
pub const MONTH: &str = "month";
/// As what those are drawn.
pub const PICTURE: &str = "picture";
/// In which order.
pub const SORT: &str = "sort";
/// How many of them are named; without one the first few.
pub const NAMED: &str = "named";

/// What the data are held against, to see what changed: the id of an earlier data set, or the day that a meeting's
/// figures went up to.
pub const SINCE: &str = "since";

/// What agencies are compared by, and the base that it takes.
pub const FUNNEL: &str = "funnel";
pub const LEAST_BASE: &str = "least_base";

/// What each aspect of a scorecard counts, in percent of one; in the order of the aspects.
pub const WEIGHTS: [&str; 6] = [
    "weight_legality",
    "weight_input",
    "weight_process",
    "weight_output",
    "weight_protection",
    "weight_compliance",
];
/// From which scores an agency does well, and fairly.
pub const GOOD_FROM: &str = "good_from";
pub const FAIR_FROM: &str = "fair_from";
/// The placements that it takes to be ranked.
pub const LEAST_PLACEMENTS: &str = "least_placements";

/// The most agencies that are looked at one by one.
pub(super) const MOST_COMPARED: usize = 5;

/// The meeting whose minutes are open.
pub const MEETING: &str = "meeting";
/// How actions are shown, in which state, of which institution, from constraints of which category.
pub const FOLLOW_VIEW: &str = "follow_view";
pub const FOLLOW_STATE: &str = "follow_state";
pub const FOLLOW_OWNER: &str = "follow_owner";
pub const FOLLOW_CATEGORY: &str = "follow_category";
/// What is held against the months before it: the value of a [`Wanted`].
pub const EFFECT: &str = "effect";

/// Which published statements are listed.
pub const CLAIMS: &str = "claims";
/// A sentence to be checked.
pub const SENTENCE: &str = "sentence";

/// The months to come, in percent of what is projected for them.
pub const WHAT_IF: &str = "what_if";
/// The key of a unit whose months to come go otherwise, and how, in percent of what is projected for it.
pub const WHAT_IF_UNIT: &str = "what_if_unit";
pub const WHAT_IF_UNIT_PACE: &str = "what_if_unit_pace";

const NAMES: [&str; 29] = [
    PAGE,
    EMBED,
    CHART,
    PIN,
    FIGURES,
    FIGURES_PERIOD,
    PACE,
    TARGET_VERSION,
    BY,
    PICTURE,
    SORT,
    NAMED,
    SINCE,
    FUNNEL,
    LEAST_BASE,
    GOOD_FROM,
    FAIR_FROM,
    LEAST_PLACEMENTS,
    MEETING,
    FOLLOW_VIEW,
    FOLLOW_STATE,
    FOLLOW_OWNER,
    FOLLOW_CATEGORY,
    EFFECT,
    CLAIMS,
    SENTENCE,
    WHAT_IF,
    WHAT_IF_UNIT,
    WHAT_IF_UNIT_PACE,
];

/// The units that may have targets of their own, by their values of [`BY`].
pub const UNITS: [(&str, ScopeKind); 3] = [
    ("agency", ScopeKind::Agency),
    ("destination", ScopeKind::Destination),
    ("scheme", ScopeKind::Scheme),
];

pub fn is_option(name: &str) -> bool {
    NAMES.contains(&name) || WEIGHTS.contains(&name)
}

/// The number that is chosen.
pub(super) fn number(options: &Options, name: &str) -> Option<usize> {
    options.get(name)?.parse().ok()
}

/// By which units the open page needs placements counted, of those that the data know.
pub(super) fn grouped(options: &Options, known: &[ScopeKind]) -> Option<ScopeKind> {
    match Page::of(options) {
        Page::Targets => units(options, known),
        Page::Agencies => known.contains(&ScopeKind::Agency).then_some(ScopeKind::Agency),
        Page::Meetings => effect(options)?.scope.map(|(kind, _)| kind),
        Page::Overview | Page::Claims => None,
    }
}

/// A decision or an action whose months before and after are held against each other, by which measure, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Its meeting's id and its own.
    pub(super) id: String,
    pub(super) affects: Affected,
    /// `None` for the office.
    pub(super) scope: Option<(ScopeKind, String)>,
}

const AFFECTED: [(&str, Affected); 4] = [
    ("placements", Affected::Placements),
    ("attainment", Affected::Attainment),
    ("lead_time", Affected::LeadTime),
    ("complaints", Affected::Complaints),
];

impl Wanted {
    /// `measure,unit,key,id`; unit and key are empty for the office.
    pub(super) fn to_value(&self) -> String {
        let named = AFFECTED.into_iter().find(|(_, affects)| *affects == self.affects);
        let measure = named.map_or("", |(name, _)| name);
        let scope = self.scope.as_ref().map(|(kind, key)| {
            let unit = UNITS.into_iter().find(|(_, known)| known == kind);
            (unit.map_or("", |(name, _)| name), key.as_str())
        });
        let (unit, key) = scope.unwrap_or_default();
        format!("{measure},{unit},{key},{}", self.id)
    }

    fn from_value(value: &str) -> Option<Self> {
        let mut parts = value.splitn(4, ',');
        let (measure, unit, key, id) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let (_, affects) = AFFECTED.into_iter().find(|(name, _)| *name == measure)?;
        let kind = UNITS.into_iter().find(|(name, _)| *name == unit);
        let scope = kind.map(|(_, kind)| (kind, key.to_owned()));
        Some(Self { id: id.to_owned(), affects, scope })
    }
}

/// What is chosen as [`EFFECT`].
pub(super) fn effect(options: &Options) -> Option<Wanted> {
    Wanted::from_value(options.get(EFFECT)?)
}

/// The units that are looked at, of those that the data know: the first where nothing else is chosen; `None` for the
/// parts of the year.
pub(super) fn units(options: &Options, known: &[ScopeKind]) -> Option<ScopeKind> {
    match options.get(BY).map(String::as_str) {
        Some(QUARTER | MONTH) => None,
        by => {
            let chosen = UNITS.into_iter().find(|(name, _)| Some(*name) == by);
            chosen
                .map(|(_, kind)| kind)
                .filter(|kind| known.contains(kind))
                .or(known.first().copied())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::view_code;

    #[test]
    fn every_option_is_short_in_a_code() {
        let long = "v=1&unheard_of=all";
        for name in NAMES.iter().chain(&WEIGHTS).filter(|name| ![EMBED, CHART].contains(name)) {
            let code = view_code::write("", &format!("v=1&{name}=all"));
            assert!(code.len() < view_code::write("", long).len() - 5, "{name}: {code}");
        }
    }

    #[test]
    fn what_is_held_against_what_survives_its_value() {
        let scopes = [None, Some((ScopeKind::Destination, "TWN".to_owned()))];
        for (scope, (_, affects)) in scopes.into_iter().cycle().zip(AFFECTED) {
            let wanted = Wanted { id: "2024-03-rakor/D-1, b".to_owned(), affects, scope };
            assert_eq!(Wanted::from_value(&wanted.to_value()), Some(wanted));
        }
        assert_eq!(Wanted::from_value("nonsense,,,x"), None);
        assert_eq!(Wanted::from_value("placements"), None);
    }
}
