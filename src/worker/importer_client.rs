//! The page's side of the importer: loaded when a person is about to bring a file, gone when they are done.

use std::rc::Rc;

use js_sys::Uint8Array;
use web_sys::Blob;

use super::message::{FromImporter, ToImporter};
use super::packet::{pack, unpack};
use crate::browser::BrowserError;
use crate::browser::channel::{Link, Packet, Place};

const SCRIPT: &str = "importer-worker.js";

/// What the importer tells the page, with the payload that comes beside it.
pub enum ImporterEvent {
    Said(FromImporter, Option<Uint8Array>),
    /// It could not start, or died reading the file: the file cannot be read.
    Died(String),
}

/// Dropping it ends the worker, whatever it is doing.
pub struct ImporterClient {
    link: Link,
    /// Which of the page's importers it is.
    pub number: u32,
}

impl ImporterClient {
    /// Starts the importer; `tell` hears which one says what.
    pub fn start(
        number: u32,
        tell: impl Fn(u32, ImporterEvent) + 'static,
    ) -> Result<Self, BrowserError> {
        let tell = Rc::new(tell);
        let died = Rc::clone(&tell);
        let link = Link::start(
            SCRIPT,
            Place::Worker,
            move |packet| {
                if let Some(message) = unpack::<FromImporter>(&packet) {
                    tell(number, ImporterEvent::Said(message, packet.payload));
                }
            },
            move |reason| died(number, ImporterEvent::Died(reason)),
        )?;
        Ok(Self { link, number })
    }

    /// Hands it a file, and what was chosen for earlier ones.
    pub fn open(&self, name: String, answers: String, file: Blob) -> Result<(), BrowserError> {
        self.post(&ToImporter::Open { name, answers }, Some(file))
    }

    pub fn send(&self, message: &ToImporter) -> Result<(), BrowserError> {
        self.post(message, None)
    }

    fn post(&self, message: &ToImporter, file: Option<Blob>) -> Result<(), BrowserError> {
        let packet = pack(message, None).ok_or_else(|| BrowserError::missing("postcard"))?;
        self.link.post(&Packet { file, ..packet })
    }
}
