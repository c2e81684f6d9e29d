//! A worker's side: answers the page's messages, in the order they come. A worker that several pages share has one of
//! these for each.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen_futures::spawn_local;

use super::loading;
use super::message::{FromEngine, ToEngine};
use super::packet::{pack, unpack};
use crate::board::options::SINCE;
use crate::board::session::{Opened, Rows};
use crate::board::wish::{Board, Placements, Wish};
use crate::board::{Ahead, Stock};
use crate::browser::BrowserError;
use crate::browser::channel::{Host, Packet};
use crate::browser::task::{breathe, sleep};
use crate::ingest::arrow;
use crate::model::columns::PlacementTable;
use crate::model::manifest::Format;
use crate::model::table::{Records, TableName};
use crate::model::{Day, Problem};

/// A program that answers wishes from the tables of a data set, each of which it may or may not read.
pub trait Program: Default + 'static {
    /// Whether it reads this table.
    fn wants(table: TableName) -> bool;

    /// Whether the page hears from it, and not from another program, what became of this table.
    fn tells(table: TableName) -> bool {
        Self::wants(table)
    }

    /// # Errors
    /// Those of [`crate::ingest::records::read_records`].
    fn read(table: TableName, format: Format, bytes: &[u8], file: &str)
    -> Result<Records, Problem>;

    fn stock(&mut self) -> &mut Stock;

    /// Makes room for another data set.
    fn clear(&mut self) {
        self.stock().clear();
    }

    /// Takes placements over; `None` of a program that has no use for them.
    ///
    /// # Errors
    /// Those of [`crate::board::session::Session::open`].
    fn install(&mut self, _rows: Rows) -> Option<Result<Placements, Problem>> {
        None
    }

    /// The placements that are open, for others to share.
    fn opened(&self) -> Option<Rc<Opened>> {
        None
    }

    /// Makes placements ready to be taken over; `None` lets go of those that are.
    fn prepare(&mut self, _table: Option<Result<PlacementTable, Problem>>) {}

    /// Takes over what was made ready; `None` where nothing was.
    ///
    /// # Errors
    /// Those of [`Program::install`], and those that [`Program::prepare`] was given.
    fn install_prepared(&mut self) -> Option<Result<Placements, Problem>> {
        None
    }

    /// # Errors
    /// Those of [`crate::board::Desk::board`].
    fn board(&mut self, wish: &Wish) -> Result<Board, Problem>;

    /// What the analyst needs to go on from the last board; empty of who has nothing for him.
    fn extract(&mut self, _wish: &Wish) -> Vec<u8> {
        Vec::new()
    }

    /// Somebody points at this view.
    fn expect(&mut self, _view: &str) {}

    /// The earlier data set that a wish names and that is not here yet.
    fn lacks(&self, _wish: &Wish) -> Option<String> {
        None
    }

    /// Takes an earlier data set over, or that there is none to be had.
    ///
    /// # Errors
    /// Those of [`Program::install`].
    fn take_earlier(
        &mut self,
        _id: String,
        _as_of: Day,
        _table: Option<PlacementTable>,
    ) -> Result<(), Problem> {
        Ok(())
    }

    /// Lets go of it, to be asked for once more; whether there was one.
    fn forget_earlier(&mut self) -> bool {
        false
    }

    /// Prepares for the next wish; false when nothing is left to do.
    fn work(&mut self, _rows: usize, _ahead: Ahead) -> bool {
        false
    }
}

/// What a worker holds. `generation` grows with every opening, so that a late table of an earlier
/// data set is told from one of the present.
#[derive(Default)]
pub(super) struct State<P> {
    pub(super) generation: u32,
    /// The address of the open manifest.
    pub(super) address: String,
    /// The address of the configuration.
    pub(super) config: String,
    pub(super) program: P,
}

/// Rows that are looked at ahead of the next wish before messages have their turn: a few milliseconds.
const ROWS_AHEAD: usize = 1 << 18;
/// After this long without a wish, any view may be the next.
const QUIET: Duration = Duration::from_millis(150);

/// The program and the line to the page.
pub(super) struct Worker<P> {
    pub(super) state: Rc<RefCell<State<P>>>,
    host: Rc<RefCell<Option<Host>>>,
    /// How many there have been: work for an earlier one ends.
    wishes: Rc<Cell<u32>>,
}

impl<P> Clone for Worker<P> {
    fn clone(&self) -> Self {
        let Self { state, host, wishes } = self;
        Self { state: Rc::clone(state), host: Rc::clone(host), wishes: Rc::clone(wishes) }
    }
}

impl<P: Program> Worker<P> {
    pub(super) fn say(&self, message: &FromEngine) {
        if let (Some(host), Some(packet)) = (&*self.host.borrow(), pack(message, None)) {
            // A page that has gone cannot be told.
            host.post(&packet).ok();
        }
    }

    fn received(&self, packet: Packet) {
        if packet.header.is_empty() {
            // The page has gone, as `public/sharing.js` says without a word.
            self.clear();
        }
        let Some(message) = unpack::<ToEngine>(&packet) else { return };
        match message {
            ToEngine::Configure { address } => {
                self.state.borrow_mut().config.clone_from(&address);
                spawn_local(loading::name_codes(self.clone(), address.clone()));
                spawn_local(loading::configure(self.clone(), address));
            }
            ToEngine::Open { manifest } => {
                let generation = self.clear();
                spawn_local(loading::open(self.clone(), generation, manifest));
            }
            ToEngine::Prepare => {
                // At once, so that whoever adopts it next finds it ready.
                let table = packet.payload.map(|bytes| arrow::read_placements(&bytes.to_vec(), ""));
                self.state.borrow_mut().program.prepare(table);
            }
            ToEngine::Adopt { file, agencies } => {
                let generation = self.clear();
                // Packed by our own importer; names that cannot be read are missing, not the figures.
                let agencies = postcard::from_bytes(&agencies).unwrap_or_default();
                let bytes = packet.payload.map(|bytes| bytes.to_vec());
                spawn_local(loading::adopt(self.clone(), generation, file, agencies, bytes));
            }
            ToEngine::Retry { table } => spawn_local(loading::retry(self.clone(), table)),
            ToEngine::Expect { view } => {
                self.state.borrow_mut().program.expect(&view);
                self.work_ahead();
            }
            ToEngine::Ask { sequence, wish } => {
                let result = self.state.borrow_mut().program.board(&wish);
                self.say(&FromEngine::Board { sequence, result });
                let extract =
                    (!wish.is_step).then(|| self.state.borrow_mut().program.extract(&wish));
                self.say(&FromEngine::Answered { sequence, extract });
                let lacks = self.state.borrow().program.lacks(&wish);
                match lacks {
                    Some(id) => spawn_local(loading::earlier(self.clone(), id)),
                    None if !wish.options.contains_key(SINCE) => loading::forget_earlier(self),
                    None => {}
                }
                self.work_ahead();
            }
        }
    }

    /// Prepares for the next wish while none is there: at once for one in the view pointed at or filtered
    /// last, and for any other when there has been none for a while.
    pub(super) fn work_ahead(&self) {
        let worker = self.clone();
        let wishes = self.wishes.get() + 1;
        self.wishes.set(wishes);
        spawn_local(async move {
            for (pause, ahead) in [(Duration::ZERO, Ahead::Near), (QUIET, Ahead::Far)] {
                sleep(pause).await;
                while worker.wishes.get() == wishes
                    && worker.state.borrow_mut().program.work(ROWS_AHEAD, ahead)
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
        state.program.clear();
        state.generation
    }
}

/// Listens to a page, and says that it does: the one whose worker this is, or whoever's port is in place. To be called once
/// more for each further page.
///
/// # Errors
/// A browser that gives no line to the page.
pub fn run<P: Program>() -> Result<(), BrowserError> {
    let worker: Worker<P> =
        Worker { state: Rc::default(), host: Rc::default(), wishes: Rc::default() };
    let listener = worker.clone();
    let host = Host::open(move |packet| listener.received(packet))?;
    worker.host.replace(Some(host.clone()));
    worker.say(&FromEngine::Ready);
    host.replay()
}
