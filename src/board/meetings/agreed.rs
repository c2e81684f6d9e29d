//! An action as it stands, and what it is about, wherever it is shown.

use super::words;
use crate::analysis::follow_up::Followed;
use crate::board::labels::key_label;
use crate::board::live::is_live;
use crate::board::markup::{Choosing, Markup};
use crate::board::scene::Scene;
use crate::chart::drawing::Cell;
use crate::model::minutes::Kind;
use crate::model::placement::PlacementColumn;

/// One action: its words, who does it by when, what is missing, where it comes from.
pub(super) fn ticket(html: &mut Markup, scene: Scene<'_>, one: &Followed<'_>) {
    let (lang, action) = (scene.lang, one.action);
    html.words("p", &[("class", "ticket__text"), ("lang", "id")], &action.text);
    html.words("p", &[], &words::owner(action, lang));
    html.words(
        "p",
        &[],
        &format!("{} · {}", words::due(action, lang), words::state(one.state, lang)),
    );
    let extended = words::extended(action, lang);
    if !extended.is_empty() {
        html.words("p", &[("class", "ticket__note")], &extended);
    }
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
        change(html, scene, "follow-up", (&one.meeting.id, Kind::Action, &action.id));
    });
}

/// The way to the form of a record, and whether it stands in this browser alone. `card` is where it is shown: some are
/// shown on two.
pub(super) fn change(html: &mut Markup, scene: Scene<'_>, card: &str, record: (&str, Kind, &str)) {
    let (meeting, kind, id) = record;
    let starts = [kind.as_str(), meeting, id].join("\n");
    let name = format!("change-{card}-{meeting}-{id}");
    let button = [
        ("type", "button"),
        ("class", "link"),
        ("id", name.as_str()),
        ("data-starts", starts.as_str()),
    ];
    let word = if kind == Kind::Action { words::UPDATE } else { words::CHANGE };
    html.words("button", &button, word.get(scene.lang));
    if is_live(scene, meeting, kind, id) {
        html.words("span", &[("class", "ticket__live")], words::LIVE.get(scene.lang));
    }
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
