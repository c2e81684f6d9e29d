//! Live minutes, which a program of their own takes ([`crate::scribe`]): the page only carries them to the analyst, and
//! what he knows of the data set back.

use leptos::prelude::*;

use super::engine::more_is_here;
use crate::app::store::Store;
use crate::browser::dom;
use crate::model::told::{KNOWN, MINUTES, PAGE};

/// Hears of minutes from now on, and of those that were there before the page was.
pub(super) fn start(store: Store) {
    let heard = dom::on_told(MINUTES, move |minutes| {
        store.minutes.set_value(minutes);
        more_is_here(store);
    });
    // Without them the page shows what the data set has.
    heard.and_then(|()| dom::tell(PAGE, "")).ok();
}

pub(super) fn tell_known(known: &str) {
    if !known.is_empty() {
        dom::tell(KNOWN, known).ok();
    }
}
