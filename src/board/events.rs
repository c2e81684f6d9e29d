//! What was decided and done, as markers on the time charts of the figure that it is meant to move, and nowhere else.

use super::scene::Scene;
use super::wish::ChartEvent;
use crate::chart::Event;
use crate::model::meeting::Affected;
use crate::model::placement::PlacementColumn;

/// The markers of charts of these figures, for the office or for what the filters hold: what concerns one agency or
/// destination is on its charts alone.
pub(super) fn events(scene: Scene<'_>, of: &[Affected]) -> Vec<ChartEvent> {
    let is_held = |column: PlacementColumn, key: &Option<String>| match key {
        Some(key) => {
            let held = scene.wish.selection.keys.get(column.as_str());
            held.is_some_and(|held| held.contains(key))
        }
        None => true,
    };
    let is_about = |agency: &Option<String>, destination: &Option<String>| {
        is_held(PlacementColumn::Agency, agency)
            && is_held(PlacementColumn::Destination, destination)
    };
    let mut events = Vec::new();
    for meeting in scene.meetings {
        let key = |id: &str| format!("{}/{id}", meeting.id).replace(char::is_whitespace, "_");
        for one in &meeting.decisions {
            let affects = one.affects.filter(|affects| of.contains(affects));
            if let (Some(_), Some(day)) = (affects, one.valid_from)
                && is_about(&one.agency, &one.destination)
            {
                events.push(ChartEvent { key: key(&one.id), day, label: one.text.clone() });
            }
        }
        for one in &meeting.actions {
            let affects = one.affects.filter(|affects| of.contains(affects));
            if let (Some(_), Some(day)) = (affects, one.done_on)
                && is_about(&one.agency, &one.destination)
            {
                events.push(ChartEvent { key: key(&one.id), day, label: one.text.clone() });
            }
        }
    }
    events
}

/// As the charts take them.
pub(super) fn drawn(events: &[ChartEvent]) -> Vec<Event> {
    let drawn = |event: &ChartEvent| Event {
        key: event.key.clone(),
        day: event.day,
        label: event.label.clone(),
    };
    events.iter().map(drawn).collect()
}
