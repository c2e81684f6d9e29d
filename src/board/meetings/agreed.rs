//! An action as it stands, and what it is about, wherever it is shown.

use super::words;
use crate::analysis::follow_up::Followed;
use crate::board::labels::key_label;
use crate::board::markup::{Choosing, Markup};
use crate::board::scene::Scene;
use crate::chart::drawing::Cell;
use crate::model::placement::PlacementColumn;

/// One action: its words, who does it by when, what is missing, where it comes from.
pub(super) fn ticket(html: &mut Markup, scene: Scene<'_>, one: &Followed<'_>) {
    let (lang, action) = (scene.lang, one.action);
    html.words("p", &[("class", "ticket__text")], &action.text);
    html.words("p", &[], &words::owner(action, lang));
    html.words(
        "p",
        &[],
        &format!("{} · {}", words::due(action, lang), words::state(one.state, lang)),
    );
    if one.missing.is_any() {
        html.words("p", &[("class", "ticket__missing")], &words::missing(one.missing, lang));
    }
    if let Some(measure) = &action.measure {
        html.words("p", &[("class", "ticket__note")], &words::measure(measure, lang));
    }
    for note in [&action.evidence, &action.reason].into_iter().flatten() {
        html.words("p", &[("class", "ticket__note")], note);
    }
    html.within("p", &[("class", "ticket__about")], |html| {
        about(
            html,
            scene,
            &one.meeting.id,
            &action.id,
            [action.agency.as_deref(), action.destination.as_deref()],
        );
        html.sets(&[("meeting", &one.meeting.id)], &words::from(one, lang));
    });
}

/// The agency and the destination that something is about, each a way to filter by it. `id` is alone with it on the page.
pub(super) fn about(
    html: &mut Markup,
    scene: Scene<'_>,
    meeting: &str,
    id: &str,
    keys: [Option<&str>; 2],
) {
    let columns =
        [PlacementColumn::Agency, PlacementColumn::Destination].map(PlacementColumn::as_str);
    for (view, key) in columns.into_iter().zip(keys) {
        let Some(key) = key else { continue };
        let chosen = scene.wish.selection.keys.get(view);
        let chosen: Vec<String> = chosen.into_iter().flatten().cloned().collect();
        let name = format!("{meeting}-{id}-{view}");
        let label = Cell::new(key_label(scene, view, key), key);
        html.within("span", &[("data-picks", view)], |html| {
            html.choice(&label, Choosing { view, chosen: &chosen, name: &name });
        });
    }
}
