//! The engine's side: answers the page's messages, in the order they come.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::loading;
use super::message::{FromEngine, ToEngine};
use super::packet::{pack, unpack};
use crate::board::{Ahead, Desk};
use crate::browser::BrowserError;
use crate::browser::channel::{Host, Packet};
use crate::browser::task::{breathe, sleep};

/// What the engine holds. `generation` grows with every opening, so that a late table of an earlier
/// data set is told from one of the present.
#[derive(Default)]
pub(super) struct State {
    pub(super) generation: u32,
    /// The address of the open manifest.
    pub(super) address: String,
    pub(super) desk: Desk,
}

/// Rows that are looked at ahead of the next wish before messages have their turn: a few milliseconds.
const ROWS_AHEAD: usize = 1 << 18;
/// After this long without a wish, any view may be the next.
const QUIET: Duration = Duration::from_millis(150);

/// The desk and the line to the page.
#[derive(Clone)]
pub(super) struct Engine {
    pub(super) state: Rc<RefCell<State>>,
    host: Rc<RefCell<Option<Host>>>,
    /// How many there have been: work for an earlier one ends.
    wishes: Rc<Cell<u32>>,
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
            ToEngine::Adopt { file, agencies } => {
                let generation = self.clear();
                // Packed by our own importer; names that cannot be read are missing, not the figures.
                let agencies = postcard::from_bytes(&agencies).unwrap_or_default();
                let bytes = packet.payload.map(|bytes| bytes.to_vec()).unwrap_or_default();
                spawn_local(loading::adopt(self.clone(), generation, file, agencies, bytes));
            }
            ToEngine::Retry { table } => spawn_local(loading::retry(self.clone(), table)),
            ToEngine::Expect { view } => {
                self.state.borrow_mut().desk.expect(&view);
                self.work_ahead();
            }
            ToEngine::Ask { sequence, wish } => {
                let result = self.state.borrow_mut().desk.board(&wish);
                self.say(&FromEngine::Board { sequence, result });
                self.work_ahead();
            }
        }
    }

    /// Prepares for the next wish while none is there: at once for one in the view pointed at or filtered
    /// last, and for any other when there has been none for a while.
    pub(super) fn work_ahead(&self) {
        let engine = self.clone();
        let wishes = self.wishes.get() + 1;
        self.wishes.set(wishes);
        spawn_local(async move {
            for (pause, ahead) in [(Duration::ZERO, Ahead::Near), (QUIET, Ahead::Far)] {
                sleep(pause).await;
                while engine.wishes.get() == wishes
                    && engine.state.borrow_mut().desk.work(ROWS_AHEAD, ahead)
                {
                    breathe().await;
                }
            }
        });
    }

    fn clear(&self) -> u32 {
        let mut state = self.state.borrow_mut();
        state.generation += 1;
        state.address.clear();
        state.desk.clear();
        state.generation
    }
}

/// Listens to the page and says that it does.
pub fn run() -> Result<(), BrowserError> {
    let engine = Engine { state: Rc::default(), host: Rc::default(), wishes: Rc::default() };
    let listener = engine.clone();
    let host = Host::open(move |packet| listener.received(packet))?;
    engine.host.replace(Some(host.clone()));
    engine.say(&FromEngine::Ready);
    host.replay()
}
