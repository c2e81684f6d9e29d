//! The view as a query string and back. Only what differs from the default is written; what cannot be
//! read is ignored and named.
//!
//! Version 1: `data`, `period` (`all` or a period), one parameter per view with its [`keys`],
//! `lead` (`from..to`), `page`, `table` (views joined by commas), `rows` (a page), the options of
//! [`crate::board::options`], `lang`, `theme`.

use std::collections::BTreeSet;

use form_urlencoded::{Serializer, parse};

use super::view::{Theme, ViewState};
use crate::board::options::{PAGE, is_option};
use crate::board::page::Page;
use crate::board::selection::{LEAD, MONTH, PeriodChoice};
use crate::model::placement::PlacementColumn;
use crate::model::{Lang, keys};

/// The version of addresses that this program writes. Older ones are read for ever.
pub const VERSION: u32 = 1;

/// A parameter that was ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub parameter: String,
    pub value: String,
}

/// The query string of a view, without `?`; empty for the default view.
pub fn write(view: &ViewState) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if let Some(data_set) = &view.data_set {
        pairs.push(("data", data_set.clone()));
    }
    match view.selection.period {
        PeriodChoice::YearToDate => {}
        PeriodChoice::All => pairs.push(("period", "all".to_owned())),
        PeriodChoice::Of(period) => pairs.push(("period", period.to_string())),
    }
    for (name, keys) in &view.selection.keys {
        pairs.push((name, keys::join(keys.iter())));
    }
    if let Some((from, to)) = view.selection.lead {
        pairs.push((LEAD, format!("{from}..{to}")));
    }
    if !view.tables.is_empty() {
        pairs.push(("table", keys::join(view.tables.iter())));
    }
    if let Some(page) = view.rows {
        pairs.push(("rows", page.to_string()));
    }
    pairs.extend(view.options.iter().map(|(name, value)| (name.as_str(), value.clone())));
    if view.lang != Lang::default() {
        pairs.push(("lang", view.lang.tag().to_owned()));
    }
    if view.theme != Theme::default() {
        pairs.push(("theme", view.theme.name().to_owned()));
    }
    if pairs.is_empty() {
        return String::new();
    }
    let mut query = Serializer::new(String::new());
    query.append_pair("v", &VERSION.to_string());
    query.extend_pairs(pairs);
    // Commas are legal in a query; escaped they would only make links harder to read.
    query.finish().replace("%2C", ",")
}

/// The view of a query string, with what had to be ignored.
pub fn read(query: &str) -> (ViewState, Vec<Notice>) {
    let mut view = ViewState::default();
    let mut notices = Vec::new();
    for (parameter, value) in parse(query.as_bytes()) {
        if read_parameter(&mut view, &parameter, &value).is_none() {
            notices.push(Notice { parameter: parameter.into_owned(), value: value.into_owned() });
        }
    }
    (view, notices)
}

fn read_parameter(view: &mut ViewState, parameter: &str, value: &str) -> Option<()> {
    match parameter {
        "v" => {
            let version: u32 = value.parse().ok()?;
            (version <= VERSION).then_some(())?;
        }
        "data" => view.data_set = Some(is_name(value).then(|| value.to_owned())?),
        "period" if value == "all" => view.selection.period = PeriodChoice::All,
        "period" => view.selection.period = PeriodChoice::Of(value.parse().ok()?),
        LEAD => {
            let (from, to) = value.split_once("..")?;
            let (from, to) = (from.parse().ok()?, to.parse().ok()?);
            view.selection.lead = (from <= to).then_some(Some((from, to)))?;
        }
        "table" => {
            let mut tables = set(value);
            let all = tables.len();
            tables.retain(|name| is_view(name));
            view.tables = (tables.len() == all).then_some(tables)?;
        }
        "rows" => {
            let page: u32 = value.parse().ok()?;
            view.rows = Some((page > 0).then_some(page)?);
        }
        PAGE => Page::from_name(value)?.open(&mut view.options),
        name if is_option(name) && !value.is_empty() => {
            view.options.insert(name.to_owned(), value.to_owned());
        }
        "lang" => view.lang = Lang::from_tag(value)?,
        "theme" => view.theme = Theme::from_name(value)?,
        name if is_keyed(name) => {
            let keys = set(value);
            if keys.is_empty() {
                return None;
            }
            view.selection.keys.insert(name.to_owned(), keys);
        }
        _ => return None,
    }
    Some(())
}

/// The keys, one by one: to collect them brings a sort along, a kilobyte of the page's download.
fn set(value: &str) -> BTreeSet<String> {
    let mut set = BTreeSet::new();
    set.extend(keys::split(value));
    set
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Whether a view is filtered by keys.
fn is_keyed(name: &str) -> bool {
    PlacementColumn::from_name(name).is_some_and(PlacementColumn::is_keyed)
}

fn is_view(name: &str) -> bool {
    name == MONTH || name == LEAD || is_keyed(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::selection::Selection;
    use crate::model::view_code;
    use proptest::prelude::*;

    fn any_view() -> impl Strategy<Value = ViewState> {
        let period = prop_oneof![
            Just(PeriodChoice::YearToDate),
            Just(PeriodChoice::All),
            Just(PeriodChoice::Of("2024-03..2024-05".parse().unwrap())),
            Just(PeriodChoice::Of("2024-03-02..2024-05-07".parse().unwrap())),
            Just(PeriodChoice::Of("2022..2023".parse().unwrap())),
        ];
        let keys = prop::collection::btree_map(
            prop::sample::select(vec!["agency", "destination", "sex", "origin_province"])
                .prop_map(str::to_owned),
            prop::collection::btree_set("[ -~é&=#%+]{0,9}", 1..4),
            0..3,
        );
        let lead =
            prop::option::of((0u32..200, 0u32..100).prop_map(|(from, more)| (from, from + more)));
        let tables = prop::collection::btree_set(
            prop::sample::select(vec!["month", "agency", "lead"]).prop_map(str::to_owned),
            0..3,
        );
        let looks = (prop::bool::ANY, prop::sample::select(Theme::ALL.to_vec()));
        (
            prop::option::of("[a-z][a-z0-9-]{0,8}"),
            period,
            keys,
            lead,
            tables,
            prop::option::of(1u32..99),
            prop::collection::btree_map(
                prop::sample::select(vec!["figures", "figures_period"]).prop_map(str::to_owned),
                "[ -~é&=#%+]{1,9}",
                0..3,
            ),
            looks,
        )
            .prop_map(
                |(data_set, period, keys, lead, tables, rows, options, (english, theme))| {
                    ViewState {
                        data_set,
                        selection: Selection { period, keys, lead },
                        tables,
                        rows,
                        options: options.into_iter().collect(),
                        lang: if english { Lang::En } else { Lang::Id },
                        theme,
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn every_view_survives_its_address(view in any_view()) {
            let (read_back, notices) = read(&write(&view));
            prop_assert_eq!(read_back, view);
            prop_assert_eq!(notices, vec![]);
        }

        #[test]
        fn every_view_survives_its_code(view in any_view()) {
            let code = view_code::read(&view_code::write("9f3a7", &write(&view))).unwrap();
            let (read_back, notices) = read(&code.query);
            let looks = ViewState { lang: Lang::default(), theme: Theme::default(), ..view };
            prop_assert_eq!(read_back, looks);
            prop_assert_eq!(notices, vec![]);
        }

        #[test]
        fn no_query_panics(query in ".{0,80}") {
            let _ = read(&query);
        }
    }

    #[test]
    fn the_default_view_has_an_empty_address() {
        assert_eq!(write(&ViewState::default()), "");
        assert_eq!(read(""), (ViewState::default(), vec![]));
    }

    #[test]
    fn an_address_of_version_1_stays_readable() {
        let (view, notices) = read(
            "v=1&data=published&period=2024-03..2024-05&destination=HKG,TWN&lead=28..63&table=destination&rows=2&lang=en&theme=dark",
        );
        assert_eq!(notices, vec![]);
        assert_eq!(view.data_set.as_deref(), Some("published"));
        assert_eq!(
            view.selection.keys["destination"].iter().map(String::as_str).collect::<Vec<_>>(),
            ["HKG", "TWN"]
        );
        assert_eq!((view.selection.lead, view.rows), (Some((28, 63)), Some(2)));
    }

    #[test]
    fn what_cannot_be_read_is_ignored_and_named() {
        let (view, notices) =
            read("period=2024-99&lead=9..3&nonsense=1&page=moon&sex=&v=7&destination=HKG");
        let ignored: Vec<&str> = notices.iter().map(|notice| notice.parameter.as_str()).collect();
        assert_eq!(ignored, ["period", "lead", "nonsense", "page", "sex", "v"]);
        assert_eq!(view.selection.keys.len(), 1);
    }
}
