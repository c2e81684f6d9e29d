//! The page's side of the engine, and of the analyst, who speaks the same language: one wish in flight, the latest waiting, a dead worker restarted.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;

use super::message::{FromEngine, ToEngine};
use super::packet::{pack, unpack};
use crate::board::Wish;
use crate::browser::channel::{Link, Packet, Place};

/// The programs that a client may start.
pub const ENGINE: &str = "engine-worker.js";
pub const ANALYST: &str = "analyst-worker.js";

/// How long the program may take to arrive and start, on a slow line.
const START_MS: u32 = 60_000;

/// How long a wish may go unanswered before the worker is taken for dead. A query over ten million
/// rows takes a tenth of a second.
const ANSWER_MS: u32 = 5_000;

/// Restarts before we stop and say so.
const RESTARTS: u8 = 3;

/// What the client tells the page.
#[derive(Clone, Debug, PartialEq)]
pub enum EngineEvent {
    Said(Box<FromEngine>),
    /// The worker died and is starting again with its data.
    Restarted,
    /// It could not be started or kept alive.
    Lost(String),
}

/// What was opened last, to be opened again after a restart.
#[derive(Clone)]
enum Opened {
    Manifest(String),
    File { file: String, agencies: Vec<u8>, bytes: Uint8Array },
}

/// Placements that may be explored next.
struct Prepared {
    bytes: Uint8Array,
    /// Whether the program that has them ready is still the same.
    is_ready: bool,
}

/// What is sent is gone; an engine that has to start again needs it once more.
fn copy(bytes: &Uint8Array) -> Uint8Array {
    bytes.slice(0, bytes.length())
}

struct Inner {
    script: &'static str,
    place: Place,
    link: Option<Link>,
    ready: bool,
    waiting: Vec<Packet>,
    /// The address of the configuration.
    config: Option<String>,
    opened: Option<Opened>,
    prepared: Option<Prepared>,
    sequence: u32,
    in_flight: Option<u32>,
    next: Option<Wish>,
    timer: Option<Timeout>,
    restarts: u8,
}

/// The page's handle. Clones share one engine.
#[derive(Clone)]
pub struct EngineClient {
    inner: Rc<RefCell<Inner>>,
    tell: Rc<dyn Fn(EngineEvent)>,
}

impl EngineClient {
    /// Starts a program, in a worker if one may be started. `tell` is called for every event, never
    /// from within a call of this client.
    pub fn start(script: &'static str, tell: impl Fn(EngineEvent) + 'static) -> Self {
        let inner = Inner {
            script,
            place: Place::Worker,
            link: None,
            ready: false,
            waiting: Vec::new(),
            config: None,
            opened: None,
            prepared: None,
            sequence: 0,
            in_flight: None,
            next: None,
            timer: None,
            restarts: 0,
        };
        let client = Self { inner: Rc::new(RefCell::new(inner)), tell: Rc::new(tell) };
        client.launch();
        client
    }

    pub fn configure(&self, address: String) {
        self.inner.borrow_mut().config = Some(address.clone());
        self.send(&ToEngine::Configure { address }, None);
    }

    /// Opens a data set; what was asked of the one before is forgotten.
    pub fn open(&self, manifest: String) {
        self.forget(Opened::Manifest(manifest.clone()));
        self.send(&ToEngine::Open { manifest }, None);
    }

    /// Makes placements ready to be explored; `None` lets go of those that are.
    pub fn prepare(&self, bytes: Option<Uint8Array>) {
        let sent = bytes.as_ref().map(copy);
        self.inner.borrow_mut().prepared = bytes.map(|bytes| Prepared { bytes, is_ready: true });
        self.send(&ToEngine::Prepare, sent);
    }

    /// Explores placements that a person brought; `None` for those made ready.
    pub fn adopt(&self, file: String, agencies: Vec<u8>, bytes: Option<Uint8Array>) {
        let prepared = self.inner.borrow_mut().prepared.take();
        let Prepared { bytes, is_ready } = match (bytes, prepared) {
            (None, Some(prepared)) => prepared,
            (bytes, _) => Prepared { bytes: bytes.unwrap_or_default(), is_ready: false },
        };
        let sent = (!is_ready).then(|| copy(&bytes));
        self.forget(Opened::File { file: file.clone(), agencies: agencies.clone(), bytes });
        self.send(&ToEngine::Adopt { file, agencies }, sent);
    }

    /// Opens what another program has open, without the placements of a file.
    pub fn open_as(&self, other: &Self) {
        let opened = other.inner.borrow().opened.clone();
        match opened {
            Some(Opened::Manifest(manifest)) => self.open(manifest),
            Some(Opened::File { file, agencies, .. }) => {
                self.adopt(file, agencies, None);
            }
            None => {}
        }
    }

    pub fn retry(&self, table: String) {
        self.send(&ToEngine::Retry { table }, None);
    }

    /// Says that somebody points at this view. Of use only while the engine has nothing else to do, so it
    /// is not kept for later.
    pub fn expect(&self, view: &str) {
        if self.inner.borrow().ready {
            self.send(&ToEngine::Expect { view: view.to_owned() }, None);
        }
    }

    /// Asks; while an earlier wish is in flight, only the latest waits.
    pub fn ask(&self, wish: Wish) {
        {
            let mut inner = self.inner.borrow_mut();
            if inner.in_flight.is_some() {
                inner.next = Some(wish);
                return;
            }
        }
        self.send_wish(wish);
    }

    fn forget(&self, opened: Opened) {
        let mut inner = self.inner.borrow_mut();
        inner.opened = Some(opened);
        inner.in_flight = None;
        inner.next = None;
        inner.timer = None;
    }

    fn send_wish(&self, wish: Wish) {
        let sequence = {
            let mut inner = self.inner.borrow_mut();
            inner.sequence += 1;
            inner.in_flight = Some(inner.sequence);
            // On the page itself the engine cannot be killed apart from the page.
            inner.timer = (inner.place != Place::Page)
                .then(|| self.later(ANSWER_MS, |client| client.died("no answer".to_owned())));
            inner.sequence
        };
        self.send(&ToEngine::Ask { sequence, wish }, None);
    }

    fn send(&self, message: &ToEngine, payload: Option<Uint8Array>) {
        let Some(packet) = pack(message, payload) else { return };
        let failed = {
            let mut inner = self.inner.borrow_mut();
            match (&inner.link, inner.ready) {
                (Some(link), true) => link.post(&packet).err(),
                _ => {
                    inner.waiting.push(packet);
                    None
                }
            }
        };
        if let Some(error) = failed {
            self.died(error.to_string());
        }
    }

    fn later(&self, milliseconds: u32, act: impl FnOnce(&Self) + 'static) -> Timeout {
        let weak = self.downgrade();
        Timeout::new(milliseconds, move || {
            if let Some(client) = weak.upgrade() {
                act(&client);
            }
        })
    }

    fn downgrade(&self) -> WeakClient {
        WeakClient { inner: Rc::downgrade(&self.inner), tell: Rc::clone(&self.tell) }
    }

    fn launch(&self) {
        let (script, place) = (self.inner.borrow().script, self.inner.borrow().place);
        let (to_receive, to_fail) = (self.downgrade(), self.downgrade());
        let started = Link::start(
            script,
            place,
            move |packet| {
                if let Some(client) = to_receive.upgrade() {
                    client.received(&packet);
                }
            },
            move |reason| {
                if let Some(client) = to_fail.upgrade() {
                    client.died(reason);
                }
            },
        );
        match started {
            Ok(link) => {
                let timer = self.later(START_MS, |client| client.died("did not start".to_owned()));
                let mut inner = self.inner.borrow_mut();
                inner.link = Some(link);
                inner.ready = false;
                inner.timer = Some(timer);
            }
            Err(error) => self.died(error.to_string()),
        }
    }

    /// Tries the next place when the engine never started, else starts it again with its data.
    fn died(&self, reason: String) {
        let restart = {
            let mut inner = self.inner.borrow_mut();
            let was_ready = inner.ready;
            // Not dropped here: this may run inside one of the link's own callbacks.
            let old = inner.link.take();
            gloo_timers::callback::Timeout::new(0, move || drop(old)).forget();
            inner.ready = false;
            inner.timer = None;
            if was_ready {
                inner.restarts += 1;
                inner.restarts <= RESTARTS
            } else if let Some(next) = inner.place.next() {
                inner.place = next;
                drop(inner);
                self.launch();
                return;
            } else {
                false
            }
        };
        if restart {
            self.reopen();
            (self.tell)(EngineEvent::Restarted);
            self.launch();
        } else {
            (self.tell)(EngineEvent::Lost(reason));
        }
    }

    /// Queues what was open. The page asks again when the placements have arrived.
    fn reopen(&self) {
        let (config, opened) = {
            let mut inner = self.inner.borrow_mut();
            inner.waiting.clear();
            inner.in_flight = None;
            inner.next = None;
            if let Some(prepared) = &mut inner.prepared {
                prepared.is_ready = false;
            }
            (inner.config.clone(), inner.opened.clone())
        };
        if let Some(address) = config {
            self.send(&ToEngine::Configure { address }, None);
        }
        match opened {
            Some(Opened::Manifest(manifest)) => self.send(&ToEngine::Open { manifest }, None),
            Some(Opened::File { file, agencies, bytes }) => {
                self.send(&ToEngine::Adopt { file, agencies }, Some(copy(&bytes)));
            }
            None => {}
        }
    }

    fn received(&self, packet: &Packet) {
        let Some(message) = unpack::<FromEngine>(packet) else { return };
        match message {
            FromEngine::Ready => self.begin(),
            FromEngine::Board { sequence, .. } | FromEngine::Answered { sequence, .. } => {
                if self.inner.borrow().in_flight != Some(sequence) {
                    return;
                }
                if matches!(message, FromEngine::Answered { .. }) {
                    self.land();
                }
                (self.tell)(EngineEvent::Said(Box::new(message)));
            }
            message => (self.tell)(EngineEvent::Said(Box::new(message))),
        }
    }

    /// The wish in flight is answered: sends the one that waits.
    fn land(&self) {
        let next = {
            let mut inner = self.inner.borrow_mut();
            inner.in_flight = None;
            inner.timer = None;
            inner.next.take()
        };
        if let Some(wish) = next {
            self.send_wish(wish);
        }
    }

    fn begin(&self) {
        let failed = {
            let mut inner = self.inner.borrow_mut();
            inner.ready = true;
            inner.timer = None;
            let waiting = std::mem::take(&mut inner.waiting);
            inner
                .link
                .as_ref()
                .and_then(|link| waiting.iter().find_map(|packet| link.post(packet).err()))
        };
        if let Some(error) = failed {
            self.died(error.to_string());
        }
    }

    /// Whether the answer to the latest wish is still to come.
    pub fn is_busy(&self) -> bool {
        self.inner.borrow().in_flight.is_some()
    }
}

struct WeakClient {
    inner: Weak<RefCell<Inner>>,
    tell: Rc<dyn Fn(EngineEvent)>,
}

impl WeakClient {
    fn upgrade(&self) -> Option<EngineClient> {
        let inner = self.inner.upgrade()?;
        Some(EngineClient { inner, tell: Rc::clone(&self.tell) })
    }
}
