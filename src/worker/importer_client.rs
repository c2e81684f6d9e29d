//! The page's side of the importer: loaded when a person brings a file, gone when they are done.

use std::rc::Rc;

use super::message::{FromImporter, ToImporter};
use super::packet::{pack, unpack};
use crate::browser::BrowserError;
use crate::browser::channel::{Link, Place};

const SCRIPT: &str = "importer-worker.js";

/// What the importer tells the page; an import's placements come beside it, as Arrow IPC.
pub enum ImporterEvent {
    Said(FromImporter, Option<Vec<u8>>),
    /// It could not start, or died reading the file: the file cannot be read.
    Died(String),
}

/// Dropping it ends the worker, whatever it is doing.
pub struct ImporterClient {
    /// The file that it was started for.
    pub file: String,
    link: Link,
}

impl ImporterClient {
    /// Starts the importer and hands it a file.
    pub fn open(
        file: String,
        answers: String,
        bytes: Vec<u8>,
        tell: impl Fn(ImporterEvent) + 'static,
    ) -> Result<Self, BrowserError> {
        let tell = Rc::new(tell);
        let died = Rc::clone(&tell);
        let link = Link::start(
            SCRIPT,
            Place::Worker,
            move |packet| {
                if let Some(message) = unpack::<FromImporter>(&packet) {
                    tell(ImporterEvent::Said(message, packet.payload));
                }
            },
            move |reason| died(ImporterEvent::Died(reason)),
        )?;
        let client = Self { file: file.clone(), link };
        client.send(&ToImporter::Open { file, answers }, Some(bytes))?;
        Ok(client)
    }

    pub fn send(&self, message: &ToImporter, payload: Option<Vec<u8>>) -> Result<(), BrowserError> {
        let packet = pack(message, payload).ok_or_else(|| BrowserError::missing("postcard"))?;
        self.link.post(&packet)
    }
}
