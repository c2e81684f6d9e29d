//! The state of the scribe in this tab, and how it is shown.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::bar::Bar;
use super::book::{Book, Entry};
use super::form::{Fields, Form};
use super::refusal::Refusal;
use super::store::Store;
use super::{entry, list, words};
use crate::browser::broadcast::Broadcast;
use crate::browser::{clock, dom};
use crate::model::{Day, Lang, Message};

pub(super) const BAR: &str = "scribe-bar";
pub(super) const DIALOG: &str = "scribe-dialog";
pub(super) const STATUS: &str = "scribe-status";
pub(super) const FIELDS: &str = "scribe-fields";
pub(super) const ALERT: &str = "scribe-alert";
pub(super) const FILE: &str = "scribe-file";

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Panel {
    #[default]
    Nothing,
    Meetings,
    /// A new entry, or a change of one that is there.
    Entry(Form, Option<String>),
    List,
    Export,
    Report(Vec<Message>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Saved {
    #[default]
    Yes,
    Saving,
    No(Refusal),
}

#[derive(Default)]
pub(super) struct State {
    pub(super) is_on: bool,
    pub(super) are_letters_on: bool,
    pub(super) meeting: Option<String>,
    pub(super) book: Book,
    /// This tab's, by form or entry.
    pub(super) drafts: BTreeMap<String, Fields>,
    pub(super) panel: Panel,
    pub(super) saved: Saved,
}

pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) tab: String,
    pub(super) broadcast: RefCell<Option<Broadcast>>,
    /// Tabs that have said that they are there.
    pub(super) others: RefCell<BTreeSet<String>>,
    state: RefCell<State>,
}

impl Desk {
    pub(super) fn new(store: Store, tab: String) -> Self {
        Self {
            store,
            tab,
            broadcast: RefCell::default(),
            others: RefCell::default(),
            state: RefCell::default(),
        }
    }

    /// What is known now, as a question answers it. Nothing of the page may be called within.
    pub(super) fn with<T: Default>(&self, ask: impl FnOnce(&State) -> T) -> T {
        self.state.try_borrow().map(|state| ask(&state)).unwrap_or_default()
    }

    /// As [`Desk::with`], for a change.
    pub(super) fn change<T: Default>(&self, make: impl FnOnce(&mut State) -> T) -> T {
        self.state.try_borrow_mut().map(|mut state| make(&mut state)).unwrap_or_default()
    }

    pub(super) fn tell_tabs(&self, words: &str) {
        if let Ok(broadcast) = self.broadcast.try_borrow()
            && let Some(broadcast) = &*broadcast
        {
            broadcast.tell(words).ok();
        }
    }

    /// The entries of the meeting that is written down.
    pub(super) fn entries(&self) -> Vec<Entry> {
        self.with(|state| state.meeting.as_ref().map(|meeting| state.book.entries(meeting)))
            .unwrap_or_default()
    }

    pub(super) fn meeting_title(&self) -> Option<String> {
        self.with(|state| Some(state.book.meeting(state.meeting.as_ref()?)?.title))
    }

    /// The day of the meeting, by which what is due is understood; today without one.
    pub(super) fn said(&self) -> Day {
        let date = self.with(|state| Some(state.book.meeting(state.meeting.as_ref()?)?.date));
        date.and_then(|date| date.parse().ok()).unwrap_or_else(today)
    }

    pub(super) fn draw_bar(&self) {
        let entries = self.entries();
        let bar = Bar {
            meeting: self.meeting_title(),
            entries: entries.iter().filter(|entry| !entry.is_removed()).count(),
            conflicts: entries.iter().filter(|entry| entry.heads.len() > 1).count(),
            drafts: self.with(|state| {
                Form::ENTRIES
                    .into_iter()
                    .filter(|it| state.drafts.contains_key(it.name()))
                    .collect()
            }),
            are_letters_on: self.with(|state| state.are_letters_on),
        };
        dom::fill(BAR, &bar.html(lang())).ok();
        self.draw_status();
    }

    /// Whether all is kept, in words.
    pub(super) fn draw_status(&self) {
        let is_lasting = self.store.is_lasting();
        let words = self.with(|state| match &state.saved {
            Saved::No(refusal) => refusal.message().get(lang()).to_owned(),
            _ if !is_lasting => words::ONLY_TAB.get(lang()).to_owned(),
            Saved::Saving => words::SAVING.get(lang()).to_owned(),
            Saved::Yes => words::SAVED.get(lang()).to_owned(),
        });
        let is_bad = !is_lasting || self.with(|state| matches!(state.saved, Saved::No(_)));
        dom::set_class(STATUS, "is-bad", is_bad).ok();
        dom::say(STATUS, &words).ok();
    }

    /// Shows a panel in the dialog; [`Panel::Nothing`] closes it.
    pub(super) fn show(&self, panel: Panel) {
        self.change(|state| state.panel = panel.clone());
        let lang = lang();
        let html = match &panel {
            Panel::Nothing => {
                dom::close_dialog(DIALOG).ok();
                return;
            }
            Panel::Meetings => list::meetings(&self.with(|state| state.book.meetings()), lang),
            Panel::Entry(form, _) => entry::html(*form, lang),
            Panel::List => {
                let title = self.meeting_title().unwrap_or_default();
                list::entries(&title, &self.entries(), self.said(), lang)
            }
            Panel::Export => list::export(lang),
            Panel::Report(lines) => {
                let lines: Vec<String> =
                    lines.iter().map(|line| line.get(lang).to_owned()).collect();
                list::report(&lines, lang)
            }
        };
        dom::fill(DIALOG, &html).ok();
        dom::open_dialog(DIALOG).ok();
    }

    /// Says in the dialog what went wrong.
    pub(super) fn warn(&self, message: &Message) {
        dom::say(ALERT, message.get(lang())).ok();
    }
}

/// By the person's clock; 1970 where it is broken.
pub(super) fn today() -> Day {
    let day = clock::today().and_then(|(year, month, day)| Day::from_ymd(year, month, day));
    day.unwrap_or(Day::from_number(0))
}

/// The language that the page speaks.
pub(super) fn lang() -> Lang {
    dom::language().ok().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}
