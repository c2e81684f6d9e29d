//! The address of a slide: a view of the page without how it is read. Language and theme are the room's, and what a
//! frame or a list of rows shows is no part of a slide.

use form_urlencoded::{Serializer, parse};

/// Not of the view.
const LOOK: [&str; 2] = ["lang", "theme"];
const ASIDE: [&str; 4] = ["embed", "chart", "rows", "code"];

fn pairs(query: &str) -> Vec<(String, String)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let pairs = parse(query.as_bytes());
    pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

fn written(pairs: &[(String, String)]) -> String {
    if pairs.iter().all(|(name, _)| name == "v") {
        return String::new();
    }
    Serializer::new(String::new()).extend_pairs(pairs).finish().replace("%2C", ",")
}

/// The view of an address alone.
pub fn view(query: &str) -> String {
    let mut pairs = pairs(query);
    pairs.retain(|(name, _)| !LOOK.contains(&name.as_str()) && !ASIDE.contains(&name.as_str()));
    written(&pairs)
}

/// A view, in the language and theme of the address that is shown now.
pub fn shown(view: &str, now: &str) -> String {
    let mut all = pairs(view);
    let look = pairs(now).into_iter().filter(|(name, _)| LOOK.contains(&name.as_str()));
    all.extend(look);
    if !all.is_empty() && all.iter().all(|(name, _)| name != "v") {
        all.insert(0, ("v".to_owned(), "1".to_owned()));
    }
    written(&all)
}

/// A view with another filter by keys; without keys it has none.
pub fn filtered(view: &str, name: &str, keys: &str) -> String {
    let mut all = pairs(view);
    all.retain(|(known, _)| known != name);
    if !keys.is_empty() {
        if all.is_empty() {
            all.push(("v".to_owned(), "1".to_owned()));
        }
        all.push((name.to_owned(), keys.to_owned()));
    }
    written(&all)
}

/// What a view says of a parameter.
pub fn parameter(view: &str, name: &str) -> Option<String> {
    pairs(view).into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// Whether two addresses are of one view.
pub fn is_same(one: &str, other: &str) -> bool {
    let sorted = |query: &str| {
        let mut pairs = pairs(&view(query));
        pairs.sort();
        pairs
    };
    sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slide_is_shown_in_the_language_of_the_room() {
        let now = "v=1&page=targets&lang=en&theme=dark&rows=2";
        assert_eq!(view(now), "v=1&page=targets");
        assert_eq!(
            shown("v=1&destination=HKG,TWN", now),
            "v=1&destination=HKG,TWN&lang=en&theme=dark"
        );
        assert_eq!(shown("", now), "v=1&lang=en&theme=dark");
        assert_eq!(shown("", ""), "");
    }

    #[test]
    fn a_filter_takes_the_place_of_the_one_before() {
        assert_eq!(filtered("", "destination", "HKG"), "v=1&destination=HKG");
        assert_eq!(
            filtered("v=1&destination=HKG&sex=F", "destination", "A,-"),
            "v=1&sex=F&destination=A,-"
        );
        assert_eq!(filtered("v=1&destination=HKG", "destination", ""), "");
        assert!(is_same("v=1&sex=F&destination=A&lang=en", "?v=1&destination=A&sex=F"));
        assert!(!is_same("v=1&sex=F", "v=1"));
    }
}
