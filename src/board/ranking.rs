//! Which bars of a long list are shown: the largest, what a person searches for, and what is chosen.

use std::collections::BTreeSet;

use crate::chart::ranked::{Bar, Others};
use crate::model::agency_name::is_found;
use crate::model::order::sorted;
use crate::model::vocabulary::fold;

/// The bars to draw, largest first, and the sum of those left out. What is not available comes last: it is
/// no rival of what is.
///
/// Chosen bars are never left out. With a search, only bars whose label it finds remain; nothing is summed up then, because the rest was not asked for.
pub fn select(
    bars: Vec<Bar>,
    top: usize,
    chosen: &BTreeSet<String>,
    search: &str,
) -> (Vec<Bar>, Option<Others>) {
    let mut bars = sorted(bars, |a, b| {
        (a.missing, b.value, b.total)
            .cmp(&(b.missing, a.value, a.total))
            .then_with(|| a.label.cmp(&b.label))
    });
    if !fold(search).is_empty() {
        bars.retain(|bar| is_found(search, &bar.label, &[]) || chosen.contains(&bar.key));
        bars.truncate(top.max(chosen.len()));
        return (bars, None);
    }
    let mut kept = Vec::new();
    let mut others = Others { count: 0, value: 0, total: 0 };
    // One bar alone is not worth hiding behind "1 other".
    let room = if bars.len() == top + 1 { top + 1 } else { top };
    for (rank, bar) in bars.into_iter().enumerate() {
        if rank < room || bar.missing || chosen.contains(&bar.key) {
            kept.push(bar);
        } else {
            others.count += 1;
            others.value = others.value.saturating_add(bar.value);
            others.total = others.total.saturating_add(bar.total);
        }
    }
    (kept, (others.count > 0).then_some(others))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(values: &[(&str, u64)]) -> Vec<Bar> {
        values
            .iter()
            .map(|(label, value)| Bar {
                key: label.to_lowercase(),
                label: (*label).to_owned(),
                value: *value,
                total: *value,
                selected: None,
                missing: false,
            })
            .collect()
    }

    fn keys(bars: &[Bar]) -> Vec<&str> {
        bars.iter().map(|bar| bar.key.as_str()).collect()
    }

    #[test]
    fn the_largest_come_first_and_the_rest_is_summed() {
        let all = bars(&[("A", 1), ("B", 5), ("C", 3), ("D", 2), ("E", 4)]);
        let (kept, others) = select(all, 2, &BTreeSet::new(), "");
        assert_eq!(keys(&kept), ["b", "e"]);
        assert_eq!(others, Some(Others { count: 3, value: 6, total: 6 }));
    }

    #[test]
    fn what_is_chosen_stays_in_sight() {
        let all = bars(&[("A", 1), ("B", 5), ("C", 3), ("D", 2)]);
        let (kept, _) = select(all, 1, &BTreeSet::from(["a".to_owned()]), "");
        assert_eq!(keys(&kept), ["b", "a"]);
    }

    #[test]
    fn a_search_ignores_case_and_punctuation() {
        let all = bars(&[("PT. Anugerah", 1), ("Bina", 5)]);
        let (kept, others) = select(all, 9, &BTreeSet::new(), "pt anug");
        assert_eq!(keys(&kept), ["pt. anugerah"]);
        assert_eq!(others, None);
    }

    #[test]
    fn one_left_over_is_shown_rather_than_called_others() {
        let (kept, others) = select(bars(&[("A", 1), ("B", 5), ("C", 3)]), 2, &BTreeSet::new(), "");
        assert_eq!((kept.len(), others), (3, None));
    }
}
