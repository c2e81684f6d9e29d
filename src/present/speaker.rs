//! The speaker's window, as the window with the slides opens and hears it.

use std::rc::Rc;

use super::desk::Desk;
use super::line::Line;
use super::{hearing, seen, show, stage, words};
use crate::browser::pair::Pair;
use crate::browser::{clock, dom};

/// Hears what it says.
pub(super) fn heard(desk: &Rc<Desk>, text: &str) {
    match Line::read(text) {
        Some(Line::Hello) => show::tell(desk),
        Some(Line::Key { key, is_shifted }) => {
            hearing::press(desk, &key, is_shifted);
        }
        _ => {}
    }
}

/// Opens it, or says that the browser does not.
pub(super) fn open(desk: &Rc<Desk>) {
    desk.opened.set(clock::now());
    let address = dom::address().map(|address| format!("{address}#{}", super::CONSOLE));
    let opened = address
        .and_then(|address| crate::browser::stage::open_window(&address, "capaian-presenter"));
    match opened {
        Ok(window) if crate::browser::stage::is_file() => {
            let ours = Rc::clone(desk);
            let speaker = Pair::with(window, move |text| heard(&ours, &text));
            desk.speaker.replace(speaker.ok());
        }
        Ok(_) => {}
        Err(_) => stage::say(words::NO_WINDOW.get(seen::lang())),
    }
}
