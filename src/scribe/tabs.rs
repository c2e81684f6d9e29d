//! What the tabs of this page say to one another: that there is something new, and who is there.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::desk::Desk;
use super::form;
use super::saving;
use super::store::Shelf;
use crate::browser::broadcast::Broadcast;
use crate::browser::{dom, task};

const CHANNEL: &str = "capaian-minutes";
/// There is something new.
pub(super) const NEWS: &str = "news";
/// A tab that has just come asks who is there.
const ROLL: &str = "who";
const HERE: &str = "here ";

/// How long a tab that is there takes to say so.
const PATIENCE: Duration = Duration::from_millis(250);

/// Hears the other tabs; without a channel a tab reads anew when it is loaded.
pub(super) fn listen(desk: &Rc<Desk>) {
    let ours = Rc::clone(desk);
    let channel = Broadcast::open(CHANNEL, move |words| {
        if words == ROLL {
            ours.tell_tabs(&format!("{HERE}{}", ours.tab));
        } else if words == NEWS {
            let ours = Rc::clone(&ours);
            spawn_local(async move { saving::read_anew(&ours).await });
        } else if let Some(tab) = words.strip_prefix(HERE)
            && let Ok(mut others) = ours.others.try_borrow_mut()
        {
            others.insert(tab.to_owned());
        }
    });
    desk.broadcast.replace(channel.ok());
}

/// Takes over the drafts of tabs that are gone: closed, or ended with the browser.
pub(super) async fn adopt_drafts(desk: &Rc<Desk>) {
    let Ok(drafts) = desk.store.all(Shelf::Drafts).await else { return };
    if drafts.is_empty() {
        return;
    }
    desk.tell_tabs(ROLL);
    task::sleep(PATIENCE).await;
    let others: BTreeSet<String> =
        desk.others.try_borrow().map(|others| others.clone()).unwrap_or_default();
    for (key, text) in drafts {
        let Some((tab, slot)) = key.split_once('/') else { continue };
        if tab == desk.tab || others.contains(tab) {
            continue;
        }
        // One draft a form: a second one waits for the next tab.
        let is_taken = desk.with(|state| state.drafts.contains_key(slot));
        let Some(fields) = form::read(&text).filter(|_| !is_taken) else { continue };
        saving::keep_draft(desk, slot.to_owned(), fields).await;
        desk.store.remove(Shelf::Drafts, &key).await.ok();
    }
}

/// Draws what has changed for this tab, without taking from under the person what is being written.
pub(super) fn redraw(desk: &Rc<Desk>) {
    desk.draw_bar();
    if desk.with(|state| state.panel == super::desk::Panel::List)
        && dom::is_open(super::desk::DIALOG)
    {
        desk.show(super::desk::Panel::List);
    }
}
