//! The engine's side: answers the page's messages, in the order they come.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::loading;
use super::message::{FromEngine, ToEngine};
use super::packet::{pack, unpack};
use super::session::Session;
use crate::browser::BrowserError;
use crate::browser::channel::{Host, Packet};
use crate::model::manifest::Manifest;
use crate::model::{Place, Problem, ProblemKind};

/// What the engine holds. `generation` grows with every opening, so that a late table of an earlier
/// data set is told from one of the present.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) generation: u32,
    pub(super) manifest: Option<(String, Manifest)>,
    pub(super) session: Option<Session>,
}

/// The desk and the line to the page.
#[derive(Clone)]
pub(super) struct Engine {
    pub(super) desk: Rc<RefCell<Desk>>,
    host: Rc<RefCell<Option<Host>>>,
}

impl Engine {
    pub(super) fn say(&self, message: &FromEngine) {
        if let (Some(host), Some(packet)) = (&*self.host.borrow(), pack(message, None)) {
            // A page that has gone cannot be told.
            host.post(&packet).ok();
        }
    }

    fn received(&self, packet: Packet) {
        let Some(message) = unpack::<ToEngine>(&packet) else { return };
        match message {
            ToEngine::Configure { address } => {
                spawn_local(loading::name_codes(self.clone(), address.clone()));
                spawn_local(loading::configure(self.clone(), address));
            }
            ToEngine::Open { manifest } => {
                let generation = self.clear();
                spawn_local(loading::open(self.clone(), generation, manifest));
            }
            ToEngine::Adopt { file } => {
                let generation = self.clear();
                let bytes = packet.payload.unwrap_or_default();
                spawn_local(loading::adopt(self.clone(), generation, file, bytes));
            }
            ToEngine::Retry { table } => spawn_local(loading::retry(self.clone(), table)),
            ToEngine::Ask { sequence, question } => {
                let result = self.with_session(|session| session.answer(&question));
                self.say(&FromEngine::Answer { sequence, result });
            }
            ToEngine::List { sequence, request } => {
                let result = self.with_session(|session| session.rows(&request));
                self.say(&FromEngine::Rows { sequence, result });
            }
        }
    }

    fn clear(&self) -> u32 {
        let mut desk = self.desk.borrow_mut();
        desk.generation += 1;
        desk.manifest = None;
        desk.session = None;
        desk.generation
    }

    fn with_session<T>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        match &mut self.desk.borrow_mut().session {
            Some(session) => work(session),
            None => Err(no_placements()),
        }
    }
}

fn no_placements() -> Problem {
    Problem::error(ProblemKind::Missing, Place::file("placements"), "")
        .expected("tabel penempatan", "a placements table")
        .advice("Muat ulang datanya.", "Load the data again.")
}

/// Listens to the page and says that it does.
pub fn run() -> Result<(), BrowserError> {
    let engine = Engine { desk: Rc::default(), host: Rc::default() };
    let listener = engine.clone();
    let host = Host::open(move |packet| listener.received(packet))?;
    engine.host.replace(Some(host.clone()));
    engine.say(&FromEngine::Ready);
    host.replay()
}
