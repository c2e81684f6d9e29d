//! The state of the scribe in this tab, and how it is shown.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::bar::Bar;
use super::form::{Fields, OUTCOMES};
use super::listed::{self, Item};
use super::refusal::Refusal;
use super::store::Store;
use super::{entry, list, words};
use crate::board::minutes::Reader;
use crate::browser::broadcast::Broadcast;
use crate::browser::{clock, dom};
use crate::model::meeting::Meeting;
use crate::model::minutes::{Kind, Known, Minutes, into_meetings};
use crate::model::{Day, Lang, Message};

pub(super) const BAR: &str = "scribe-bar";
pub(super) const DIALOG: &str = "scribe-dialog";
pub(super) const STATUS: &str = "scribe-saved";
pub(super) const FIELDS: &str = "scribe-fields";
pub(super) const ALERT: &str = "scribe-alert";
pub(super) const FILE: &str = "scribe-file";

/// A record: its meeting, its kind, its id.
pub(super) type Record = (String, Kind, String);

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Panel {
    #[default]
    Nothing,
    Meetings,
    /// A new record, or a change of one that is there.
    Entry(Kind, Option<Record>),
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
    pub(super) minutes: Minutes,
    /// The data set on the screen, once the page has told of it.
    pub(super) known: Known,
    /// What is to be opened as soon as it is known.
    pub(super) awaited: Option<Record>,
    /// This tab's, by kind or record.
    pub(super) drafts: BTreeMap<String, Fields>,
    pub(super) panel: Panel,
    pub(super) saved: Saved,
}

impl State {
    /// The meetings of the data set, with what was written beside it.
    pub(super) fn meetings(&self) -> Vec<Meeting> {
        let minutes = self.minutes.beside(&self.known.data_set);
        into_meetings(&minutes, self.known.meetings.clone()).meetings
    }

    /// The meeting that is written down.
    pub(super) fn current(&self) -> Option<Meeting> {
        let id = self.meeting.as_ref()?;
        // It may belong to a data set that is not on the screen.
        let all = into_meetings(&self.minutes, self.known.meetings.clone()).meetings;
        all.into_iter().find(|meeting| meeting.id == *id)
    }
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

    /// What stands of the meeting that is written down, and what was taken away.
    pub(super) fn items(&self) -> Vec<Item> {
        self.with(|state| {
            let current = state.current();
            current.map(|meeting| listed::items(&state.minutes, &meeting)).unwrap_or_default()
        })
    }

    pub(super) fn meeting_title(&self) -> Option<String> {
        self.with(|state| state.current().map(|meeting| meeting.title))
    }

    /// The day from which what is due is understood: the meeting's for what is new in it, today for a change.
    pub(super) fn said(&self, is_new: bool) -> Day {
        let day = self.with(|state| state.current().map(|meeting| meeting.start));
        day.filter(|_| is_new).unwrap_or_else(today)
    }

    pub(super) fn draw_bar(&self) {
        let items = self.items();
        let bar = Bar {
            meeting: self.meeting_title(),
            entries: items.iter().filter(|item| !item.is_removed).count(),
            conflicts: items.iter().filter(|item| item.is_in_conflict()).count(),
            drafts: self.with(|state| {
                OUTCOMES.into_iter().filter(|it| state.drafts.contains_key(it.as_str())).collect()
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
        let is_wrong = !is_lasting || self.with(|state| matches!(state.saved, Saved::No(_)));
        dom::say(STATUS, &words).ok();
        dom::set_class(STATUS, "is-bad", is_wrong).ok();
    }

    /// Shows a panel of the dialog; [`Panel::Nothing`] closes it.
    pub(super) fn show(&self, panel: Panel) {
        self.change(|state| state.panel = panel.clone());
        let lang = lang();
        let html = match &panel {
            Panel::Nothing => {
                dom::close_dialog(DIALOG).ok();
                return;
            }
            Panel::Meetings => {
                let (meetings, known) = self.with(|state| (state.meetings(), state.known.clone()));
                list::meetings(&meetings, &known, lang)
            }
            Panel::Entry(kind, record) => {
                let origins = listed::origins(&self.items());
                let known = self.with(|state| state.known.clone());
                entry::html(
                    &entry::Asked { kind: *kind, record: record.as_ref(), origins, known: &known },
                    lang,
                )
            }
            Panel::List => {
                let title = self.meeting_title().unwrap_or_default();
                let items = self.items();
                self.read_as(|reader| list::items(&title, &items, reader))
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

    /// What a reader of this page, in its language, is given.
    pub(super) fn read_as<T>(&self, write: impl FnOnce(Reader<'_>) -> T) -> T {
        let known = self.with(|state| state.known.clone());
        let name = |view: &str, key: &str| super::names::name_in(&known, view, key);
        let page = dom::address().unwrap_or_default();
        write(Reader { lang: lang(), name: &name, page: &page })
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
