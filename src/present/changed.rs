//! What a pinned slide's figures say now, against what they said when the slide was made.

use crate::model::deck::TakenFigure;

/// A figure that is another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub label: String,
    pub before: String,
    /// `None` where the view has no such figure any more.
    pub now: Option<String>,
}

/// The digits of a figure. A point and a comma mean another thing in each language, and a figure has as many decimals
/// in both: what is left tells whether it is the same.
fn digits(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '−' | '-')).collect()
}

/// Figures of the view that have changed, in the order in which they were taken. What the view has more of now is no
/// change of what was said.
pub fn changes(taken: &[TakenFigure], now: &[TakenFigure]) -> Vec<Change> {
    let mut changes = Vec::new();
    for before in taken {
        let found = now.iter().find(|figure| figure.key == before.key);
        if found.is_none_or(|now| digits(&now.text) != digits(&before.text)) {
            changes.push(Change {
                label: found.unwrap_or(before).label.clone(),
                before: before.text.clone(),
                now: found.map(|figure| figure.text.clone()),
            });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(key: &str, text: &str) -> TakenFigure {
        TakenFigure { key: key.to_owned(), label: key.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn the_same_figure_in_another_language_has_not_changed() {
        let taken = [figure("attainment", "88,6%"), figure("realisation", "35.945")];
        let now = [figure("realisation", "35,945"), figure("attainment", "88.6%")];
        assert_eq!(changes(&taken, &now), []);
    }

    #[test]
    fn what_is_gone_has_changed_and_what_is_new_has_not() {
        let taken = [figure("a", "1"), figure("b", "−2")];
        let now = [figure("b", "2"), figure("c", "3")];
        let found = changes(&taken, &now);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].now, None);
        assert_eq!((found[1].before.as_str(), found[1].now.as_deref()), ("−2", Some("2")));
    }
}
