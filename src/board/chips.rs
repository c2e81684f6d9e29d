//! The filters in force, in words.

use super::labels::{joined, key_label};
use super::question::{Clause, Clauses};
use super::scene::Scene;
use super::texts;
use super::wish::Chip;
use crate::analysis::placements::MONTH;
use crate::chart::format;
use crate::model::Day;

/// The period first: it is what everything else is seen in.
pub(super) fn chips(scene: Scene<'_>, clauses: &Clauses) -> Vec<Chip> {
    let mut chips: Vec<Chip> = clauses
        .iter()
        .map(|(view, clause)| Chip {
            view: view.clone(),
            label: texts::view_label(view).get(scene.lang).to_owned(),
            words: words(scene, view, clause),
        })
        .collect();
    if let Some(at) = chips.iter().position(|chip| chip.view == MONTH) {
        let period = chips.remove(at);
        chips.insert(0, period);
    }
    chips
}

/// The filters in force in one line; `None` without any.
pub(super) fn filters(scene: Scene<'_>, as_of: Day) -> Option<String> {
    let chips = chips(scene, &scene.wish.selection.clauses(as_of));
    let words: Vec<String> =
        chips.iter().map(|chip| format!("{} {}", chip.label, chip.words)).collect();
    (!words.is_empty()).then(|| format!("{}: {}", texts::FILTERS.get(scene.lang), words.join("; ")))
}

fn words(scene: Scene<'_>, view: &str, clause: &Clause) -> String {
    let number = |number: u32| format::count(number.into(), scene.lang);
    match clause {
        Clause::Within(period) => format::period(*period, scene.lang),
        Clause::In(keys) => {
            let labels: Vec<&str> = keys.iter().map(|key| key_label(scene, view, key)).collect();
            joined(&labels, scene.lang)
        }
        Clause::Between(from, to) if *to >= u32::from(u16::MAX) => format!("≥ {}", number(*from)),
        Clause::Between(from, to) => {
            format!("{}–{} {}", number(*from), number(*to), texts::DAYS.get(scene.lang))
        }
    }
}
