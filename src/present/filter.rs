//! "And without Malaysia?": filters in the middle of a slide, found by their first letters.

use super::address;
use super::words;
use crate::board::markup::Markup;
use crate::model::minutes::Known;
use crate::model::{Lang, Text};

pub(super) const PANEL: &str = "stage-filter";
pub(super) const LIST: &str = "stage-filter-list";
pub(super) const FIELD: &str = "stage-filter-field";

/// What is offered of each list.
const MOST_OFFERED: usize = 8;

/// What can be filtered by here: the name of the view in an address, and how it is called.
pub const VIEWS: [(&str, Text); 2] =
    [("destination", words::DESTINATIONS), ("agency", words::AGENCIES)];

/// Placements without one, in an address.
const MISSING: &str = "-";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Only,
    Without,
}

/// Something to filter by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub view: &'static str,
    pub key: String,
    pub name: String,
}

/// What the letters may mean: names that begin with them first, then those that hold them.
pub fn offers(known: &Known, letters: &str) -> Vec<Offer> {
    let wanted = letters.trim().to_lowercase();
    let mut found = Vec::new();
    for (view, _) in VIEWS {
        let list = if view == "agency" { &known.agencies } else { &known.destinations };
        let rank = |name: &str| {
            let name = name.to_lowercase();
            match () {
                () if name.starts_with(&wanted) => Some(0),
                () if name.split_whitespace().any(|word| word.starts_with(&wanted)) => Some(1),
                () if name.contains(&wanted) => Some(2),
                () => None,
            }
        };
        let mut of_view: Vec<(u8, &(String, String))> =
            list.iter().filter_map(|one| Some((rank(&one.1)?, one))).collect();
        of_view.sort_by_key(|(rank, (_, name))| (*rank, name.to_lowercase()));
        found.extend(of_view.into_iter().take(MOST_OFFERED).map(|(_, (key, name))| Offer {
            view,
            key: key.clone(),
            name: name.clone(),
        }));
    }
    found
}

/// The address under which only this is counted, or all that was counted but this. `None` where nothing would be left.
pub fn filtered(view: &str, known: &Known, offer: &Offer, choice: Choice) -> Option<String> {
    let key = crate::model::keys::written(&offer.key);
    let keys = match choice {
        Choice::Only => key,
        Choice::Without => {
            let counted = address::parameter(view, offer.view);
            let list = if offer.view == "agency" { &known.agencies } else { &known.destinations };
            let all = || {
                let all = list.iter().map(|(key, _)| crate::model::keys::written(key));
                all.chain([MISSING.to_owned()]).collect::<Vec<_>>()
            };
            let counted = counted
                .map(|keys| keys.split(',').map(str::to_owned).collect())
                .unwrap_or_else(all);
            counted.into_iter().filter(|one| *one != key).collect::<Vec<_>>().join(",")
        }
    };
    (!keys.is_empty()).then(|| address::filtered(view, offer.view, &keys))
}

/// The panel: a field for letters, and what they may mean.
pub(super) fn panel(lang: Lang) -> String {
    let mut html = Markup::default();
    html.words("h2", &[("id", "stage-filter-title")], words::FILTER.get(lang));
    html.within("label", &[("class", "field")], |html| {
        html.words("span", &[("class", "field__help")], words::FILTER_HELP.get(lang));
        let field = [
            ("type", "text"),
            ("id", FIELD),
            ("name", "letters"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
        ];
        html.open("input", &field);
    });
    html.within("div", &[("id", LIST), ("class", "stage-filter__list")], |_| ());
    html.within("p", &[("class", "stage-filter__foot")], |html| {
        button(html, "filter-all", "button", words::ALL.get(lang));
        button(html, "filter-close", "button button--quiet", words::CLOSE.get(lang));
    });
    html.into_html()
}

/// What the letters may mean, each with its two buttons.
pub(super) fn list(offers: &[Offer], view: &str, lang: Lang) -> String {
    let mut html = Markup::default();
    for (name, title) in VIEWS {
        let of_view: Vec<(usize, &Offer)> =
            offers.iter().enumerate().filter(|(_, offer)| offer.view == name).collect();
        if of_view.is_empty() {
            continue;
        }
        let counted = address::parameter(view, name);
        html.words("h3", &[], title.get(lang));
        html.within("ul", &[], |html| {
            for (at, offer) in of_view {
                let key = crate::model::keys::written(&offer.key);
                let is_out = counted
                    .as_ref()
                    .is_some_and(|keys| !keys.split(',').any(|counted| counted == key));
                let class = if is_out { "is-out" } else { "" };
                html.within("li", &[("class", class)], |html| {
                    html.words("span", &[], &offer.name);
                    for (choice, word) in [("only", words::ONLY), ("without", words::WITHOUT)] {
                        let word = word.get(lang);
                        let does = format!("{choice}\n{at}");
                        let called = format!("{word} {}", offer.name);
                        let id = format!("filter-{choice}-{at}");
                        let attributes = [
                            ("type", "button"),
                            ("id", id.as_str()),
                            ("class", "button button--small"),
                            ("data-do", does.as_str()),
                            ("aria-label", called.as_str()),
                        ];
                        html.words("button", &attributes, word);
                    }
                });
            }
        });
    }
    html.into_html()
}

fn button(html: &mut Markup, does: &str, class: &str, word: &str) {
    let attributes = [("type", "button"), ("id", does), ("class", class), ("data-do", does)];
    html.words("button", &attributes, word);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let pair = |key: &str, name: &str| (key.to_owned(), name.to_owned());
        Known {
            destinations: vec![
                pair("HKG", "Hong Kong"),
                pair("MYS", "Malaysia"),
                pair("TWN", "Taiwan"),
            ],
            agencies: vec![pair("a,b", "PT Malang Contoh")],
            ..Known::default()
        }
    }

    #[test]
    fn letters_find_names_that_begin_with_them_first() {
        let names = |letters: &str| {
            offers(&known(), letters).into_iter().map(|offer| offer.name).collect::<Vec<_>>()
        };
        assert_eq!(names("mal"), ["Malaysia", "PT Malang Contoh"]);
        assert_eq!(names("kong"), ["Hong Kong"]);
        assert_eq!(names("zz"), Vec::<String>::new());
        assert_eq!(names("").len(), 4);
    }

    #[test]
    fn without_malaysia_all_others_are_counted_and_those_without_a_destination() {
        let known = known();
        let malaysia = offers(&known, "malay").remove(0);
        let without = filtered("v=1", &known, &malaysia, Choice::Without).unwrap();
        assert_eq!(without, "v=1&destination=HKG,TWN,-");
        let taiwan = offers(&known, "tai").remove(0);
        let both = filtered(&without, &known, &taiwan, Choice::Without).unwrap();
        assert_eq!(both, "v=1&destination=HKG,-");
        let only = filtered(&without, &known, &malaysia, Choice::Only).unwrap();
        assert_eq!(only, "v=1&destination=MYS");
        assert_eq!(filtered(&only, &known, &malaysia, Choice::Without), None);
    }

    #[test]
    fn a_key_with_a_comma_is_one_key() {
        let known = known();
        let agency = offers(&known, "malang").remove(0);
        assert_eq!(filtered("", &known, &agency, Choice::Only).unwrap(), "v=1&agency=a%7E.b");
    }
}
