//! What the presenter of this window knows: the deck, which slide is looked at, and the show while there is one.

use std::cell::{Cell, RefCell};

use super::edit::Edited;
use super::ink::{Strokes, Tool};
use super::keys::Digits;
use super::line::Line;
use crate::browser::broadcast::Broadcast;
use crate::browser::look::Sheet;
use crate::browser::pair::Pair;
use crate::model::deck::{Deck, Slide};
use crate::model::minutes::Known;

/// The show of a deck.
#[derive(Clone, Debug, Default)]
pub(super) struct Show {
    /// Counted from 0.
    pub(super) at: usize,
    /// The address of the page before the show.
    pub(super) home: String,
    /// That of the slide, as the page has it in this room's language and theme.
    pub(super) address: String,
    pub(super) is_black: bool,
    pub(super) are_notes_shown: bool,
    /// When the clock was started, in milliseconds since 1970.
    pub(super) started: Option<f64>,
    pub(super) digits: Digits,
    pub(super) tool: Tool,
    /// What was drawn over each slide, by its id.
    pub(super) drawn: Vec<(String, Strokes)>,
    /// The slide's letters in the panel of filters.
    pub(super) offers: Vec<super::filter::Offer>,
    /// At which size a slide under an address was found to fit: it is there sooner the next time.
    pub(super) fits: Vec<(String, f64)>,
}

impl Show {
    pub(super) fn fit_of(&self, view: &str) -> Option<f64> {
        self.fits.iter().find(|(known, _)| known == view).map(|(_, fit)| *fit)
    }

    pub(super) fn keep_fit(&mut self, view: String, fit: f64) {
        self.fits.retain(|(known, _)| *known != view);
        self.fits.push((view, fit));
    }
}

#[derive(Default)]
pub(super) struct Desk {
    edited: RefCell<Edited>,
    /// The slide that the dialog shows.
    pub(super) chosen: Cell<usize>,
    pub(super) known: RefCell<Known>,
    show: RefCell<Option<Show>>,
    pub(super) channel: RefCell<Option<Broadcast>>,
    /// The speaker's window, where it was opened from a page that is a file.
    pub(super) speaker: RefCell<Option<Pair>>,
    /// What is hidden while a part stands alone.
    pub(super) alone: RefCell<Option<Sheet>>,
    /// Counts what was begun: what is older is over.
    turn: Cell<u32>,
    /// When a key did something in the show, in milliseconds since 1970.
    pub(super) pressed: Cell<f64>,
    /// When the speaker's window was opened, likewise.
    pub(super) opened: Cell<f64>,
    pub(super) is_kept: Cell<bool>,
    pub(super) was_broken: Cell<bool>,
}

impl Desk {
    pub(super) fn new(edited: Edited, was_broken: bool) -> Self {
        let desk = Self::default();
        desk.edited.replace(edited);
        desk.is_kept.set(true);
        desk.was_broken.set(was_broken);
        desk
    }

    pub(super) fn with<T: Default>(&self, ask: impl FnOnce(&Edited) -> T) -> T {
        self.edited.try_borrow().map(|edited| ask(&edited)).unwrap_or_default()
    }

    pub(super) fn deck(&self) -> Deck {
        self.with(|edited| edited.deck().clone())
    }

    pub(super) fn slide(&self, at: usize) -> Option<Slide> {
        self.with(|edited| edited.deck().slides.get(at).cloned())
    }

    pub(super) fn count(&self) -> usize {
        self.with(|edited| edited.deck().slides.len())
    }

    /// Changes what is edited, and keeps the deck.
    pub(super) fn edit(&self, make: impl FnOnce(&mut Edited)) {
        if let Ok(mut edited) = self.edited.try_borrow_mut() {
            make(&mut edited);
        }
        let is_kept = self.with(|edited| super::keep::keep(edited.deck()));
        self.is_kept.set(is_kept);
    }

    /// Takes up the deck as another tab has left it.
    pub(super) fn take(&self, edited: Edited) {
        if let Ok(mut here) = self.edited.try_borrow_mut()
            && here.deck() != edited.deck()
        {
            *here = edited;
        }
    }

    /// Asks the show, if there is one.
    pub(super) fn show<T>(&self, ask: impl FnOnce(&mut Show) -> T) -> Option<T> {
        self.show.try_borrow_mut().ok()?.as_mut().map(ask)
    }

    pub(super) fn is_showing(&self) -> bool {
        self.show(|_| ()).is_some()
    }

    pub(super) fn begin(&self, show: Show) {
        self.show.replace(Some(show));
    }

    pub(super) fn end(&self) -> Option<Show> {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.show.take()
    }

    /// Begins something that ends whatever was begun before.
    pub(super) fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    pub(super) fn is_turn(&self, turn: u32) -> bool {
        self.turn.get() == turn
    }

    pub(super) fn tell(&self, line: &Line) {
        let line = line.write();
        // Without either there is no second window to tell.
        if let Ok(channel) = self.channel.try_borrow() {
            channel.as_ref().map(|channel| channel.tell(&line));
        }
        if let Ok(speaker) = self.speaker.try_borrow() {
            speaker.as_ref().map(|speaker| speaker.tell(&line));
        }
    }
}
