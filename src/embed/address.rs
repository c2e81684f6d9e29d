//! The page's address, as far as embedding reads and writes it: which filters are on, and which are to be. Filters are
//! known by name and form; nothing else of an address comes from a host, least of all where data lie.

use form_urlencoded::{Serializer, parse};

use super::message::Filters;
use crate::model::placement::PlacementColumn;
use crate::model::{Period, keys};

const PERIOD: &str = "period";
const LEAD: &str = "lead";

/// The most keys of a filter, and the longest of them.
const MOST_KEYS: usize = 500;
const LONGEST_KEY: usize = 200;

/// A query string in its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    pairs: Vec<(String, String)>,
}

impl Address {
    /// With or without `?`.
    pub fn read(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        let pairs = parse(query.as_bytes());
        Self { pairs: pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect() }
    }

    /// Without `?`; empty for the page as it is by default.
    pub fn write(&self) -> String {
        if self.pairs.iter().all(|(name, _)| name == "v") {
            return String::new();
        }
        let mut query = Serializer::new(String::new());
        query.extend_pairs(&self.pairs);
        query.finish().replace("%2C", ",")
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn set(&mut self, name: &str, value: Option<&str>) {
        self.pairs.retain(|(known, _)| known != name);
        if let Some(value) = value {
            self.pairs.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The filters that are on.
    pub fn filters(&self) -> Filters {
        let of = self.pairs.iter().filter(|(name, _)| is_filter(name));
        of.map(|(name, value)| (name.clone(), keys_of(name, value))).collect()
    }

    /// Puts these filters in place of those that are on; how many of them there is no such filter for. The rows behind
    /// the figures are those of the filters that go.
    pub fn set_filters(&mut self, filters: &Filters) -> u32 {
        self.pairs.retain(|(name, _)| !is_filter(name) && name != "rows");
        let mut refused = 0;
        for (name, keys) in filters {
            match written(name, keys) {
                Some(value) => self.pairs.push((name.clone(), value)),
                // No key is no filter.
                None => refused += u32::from(!(is_filter(name) && keys.is_empty())),
            }
        }
        refused
    }

    /// The same view as a page of its own.
    pub fn whole(&self) -> Self {
        let mut whole = self.clone();
        whole.pairs.retain(|(name, _)| !matches!(name.as_str(), "embed" | "chart" | "pin"));
        whole
    }

    /// The same view in a frame, with one chart or the whole page.
    pub fn embedded(&self, chart: &str) -> Self {
        let mut embedded = self.whole();
        embedded.pairs.retain(|(name, _)| name != "v");
        if !chart.is_empty() {
            embedded.set("chart", Some(chart));
        }
        embedded.set("embed", Some("1"));
        embedded
    }
}

fn is_filter(name: &str) -> bool {
    name == PERIOD
        || name == LEAD
        || PlacementColumn::from_name(name).is_some_and(PlacementColumn::is_keyed)
}

fn keys_of(name: &str, value: &str) -> Vec<String> {
    if name == PERIOD || name == LEAD {
        return vec![value.to_owned()];
    }
    keys::split(value).collect()
}

/// A filter as the address has it; `None` where there is none such, or its keys are none.
fn written(name: &str, keys: &[String]) -> Option<String> {
    match (name, keys) {
        (PERIOD, [period]) => {
            let is_period = period == "all" || period.parse::<Period>().is_ok();
            is_period.then(|| period.clone())
        }
        (LEAD, [days]) => {
            let (from, to) = days.split_once("..")?;
            let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
            (from <= to).then(|| format!("{from}..{to}"))
        }
        (PERIOD | LEAD, _) | (_, []) => None,
        _ => {
            let fits = keys.len() <= MOST_KEYS && keys.iter().all(|key| key.len() <= LONGEST_KEY);
            (is_filter(name) && fits).then(|| keys::join(keys.iter()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn filters(pairs: &[(&str, &[&str])]) -> Filters {
        let owned = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect();
        pairs.iter().map(|(name, keys)| ((*name).to_owned(), owned(keys))).collect()
    }

    #[test]
    fn a_host_sets_filters_and_nothing_else() {
        let mut address = Address::read(
            "?v=1&data=sample&destination=TWN&rows=2&page=targets&lang=en&chart=month&embed=1",
        );
        let asked = filters(&[
            ("destination", &["HKG", "a,b~"]),
            ("period", &["2024-01..2024-03"]),
            ("data", &["https://evil.example/manifest.json"]),
            ("manifest", &["//evil.example"]),
            ("__proto__", &["x"]),
            ("embed", &["0"]),
            ("lead", &["9..3"]),
            ("sex", &[]),
        ]);
        assert_eq!(address.set_filters(&asked), 5);
        assert_eq!(
            address.write(),
            "v=1&data=sample&page=targets&lang=en&chart=month&embed=1&destination=HKG,a%7E.b%7E%7E&period=2024-01..2024-03"
        );
        assert_eq!(
            address.filters(),
            filters(&[("destination", &["HKG", "a,b~"]), ("period", &["2024-01..2024-03"])])
        );
    }

    #[test]
    fn a_view_goes_into_a_frame_and_out_again() {
        let address = Address::read("v=1&destination=HKG&lang=en");
        assert_eq!(
            address.embedded("agency").write(),
            "destination=HKG&lang=en&chart=agency&embed=1"
        );
        assert_eq!(address.embedded("agency").whole().write(), "destination=HKG&lang=en");
        assert_eq!(Address::read("embed=1&chart=month").whole().write(), "");
    }

    proptest! {
        #[test]
        fn what_is_set_is_read_back(keys in prop::collection::vec("[ -}é&=#%+~,]{0,9}", 1..5)) {
            let asked = Filters::from([("agency".to_owned(), keys)]);
            let mut address = Address::default();
            prop_assert_eq!(address.set_filters(&asked), 0);
            prop_assert_eq!(Address::read(&address.write()).filters(), asked);
        }

        #[test]
        fn whatever_a_host_sends_only_filters_come_of_it(
            name in "[a-z_]{0,12}", keys in prop::collection::vec(".{0,12}", 0..3), query in "[a-z=&0-9]{0,40}",
        ) {
            let mut address = Address::read(&query);
            let others = |address: &Address| {
                let kept = address.pairs.iter().filter(|(name, _)| !is_filter(name) && name != "rows");
                kept.cloned().collect::<Vec<_>>()
            };
            let before = others(&address);
            address.set_filters(&Filters::from([(name, keys)]));
            prop_assert_eq!(others(&address), before);
        }
    }
}
