//! Slides made of what stands on the page.

use std::rc::Rc;
use std::time::Duration;

use super::desk::Desk;
use super::{address, agenda, edit, seen, show, stage, words};
use crate::browser::{history, random, task};
use crate::model::deck::{Slide, SlideView, Taken};

const LOOKS_EVERY: Duration = Duration::from_millis(50);
const MOST_LOOKS: u32 = 60;

/// A name that no other slide of the deck has.
pub(super) fn fresh_id() -> String {
    let id = random::fresh_id().unwrap_or_else(|_| crate::browser::clock::now().to_string());
    id.chars().take(8).collect()
}

/// The view that is on the screen, and what it says.
pub(super) fn of_screen(desk: &Desk, part: &str) -> (SlideView, Taken) {
    let view = SlideView { address: address::view(&seen::query()), part: part.to_owned() };
    (view, taken(desk, part))
}

pub(super) fn taken(desk: &Desk, part: &str) -> Taken {
    let data_as_of = desk.known.try_borrow().ok().and_then(|known| known.as_of);
    Taken {
        data: seen::stamp(),
        data_as_of,
        finding: seen::finding(part),
        figures: seen::figures(part),
    }
}

/// Waits, for a while, until the page has told what it knows of the data: it does when the analyst has answered.
pub(super) async fn known(desk: &Desk) {
    for _ in 0..MOST_LOOKS {
        if desk.known.try_borrow().is_ok_and(|known| known.as_of.is_some()) {
            return;
        }
        task::sleep(LOOKS_EVERY).await;
    }
}

/// Adds what is on the screen; the place of the new slide, counted from 0.
pub(super) fn add(desk: &Desk, part: &str) -> usize {
    let (view, taken) = of_screen(desk, part);
    let slide = Slide { id: fresh_id(), view: Some(view), taken: Some(taken), ..Slide::default() };
    let mut at = 0;
    desk.edit(|edited| edited.change(|deck| at = edit::insert(deck, slide, None)));
    desk.chosen.set(at);
    at
}

/// Adds a slide of words behind the chosen one.
pub(super) fn add_words(desk: &Desk) {
    let slide = Slide { id: fresh_id(), ..Slide::default() };
    let after = desk.chosen.get();
    let mut at = 0;
    desk.edit(|edited| edited.change(|deck| at = edit::insert(deck, slide, Some(after))));
    desk.chosen.set(at);
}

/// Replaces a slide's view by what is on the screen.
pub(super) fn retake(desk: &Desk, at: usize) {
    let part = desk.slide(at).and_then(|slide| slide.view).map(|view| view.part);
    let part = part.filter(|part| seen::is_shown(part)).unwrap_or_else(seen::part);
    let (view, taken) = of_screen(desk, &part);
    desk.edit(|edited| {
        edited.change(|deck| {
            if let Some(slide) = deck.slides.get_mut(at) {
                slide.view = Some(view);
                slide.taken = Some(taken);
            }
        });
    });
}

/// Makes the default deck of the open data, going through its views; the page is then as it was.
pub(super) async fn agenda(desk: &Rc<Desk>) {
    known(desk).await;
    let home = seen::query();
    let lang = seen::lang();
    let views = agenda::views(&home);
    let count = views.len();
    let mut taken = Vec::new();
    for (at, view) in views.into_iter().enumerate() {
        if !agenda::is_wanted(&view.part, &taken) {
            continue;
        }
        stage::say(&format!("{} {}/{count} …", words::MAKING.get(lang), at + 1));
        history::steer(&address::shown(&view.address, &home)).ok();
        if seen::settled(&view.part).await {
            let found = self::taken(desk, &view.part);
            taken.push((view, found));
        }
    }
    history::steer(&home).ok();
    stage::say("");
    let meetings = desk.known.try_borrow().map(|known| known.meetings.clone()).unwrap_or_default();
    let source = seen::source();
    let proposals = agenda::proposals(&taken, &meetings, lang);
    let title = desk.with(|edited| edited.deck().title.clone());
    let views = taken.into_iter().map(|(view, taken)| Slide {
        view: Some(view),
        taken: Some(taken),
        ..Slide::default()
    });
    let slides = std::iter::once(agenda::cover(&source.office, &source.as_of, &title, lang))
        .chain(views)
        .chain(proposals)
        .map(|slide| Slide { id: fresh_id(), ..slide })
        .collect();
    desk.edit(|edited| edited.change(|deck| deck.slides = slides));
    desk.chosen.set(0);
    show::tell(desk);
}
