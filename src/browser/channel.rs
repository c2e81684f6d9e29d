//! Two ends that pass packets: the page's end of a worker, and the worker's end of the page.
//!
//! A packet is a header and an optional payload, both bytes, moved and not copied between threads.
//! Where no worker may start, both ends are ports of one page.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, Worker,
};

use super::{BrowserError, page};

/// What travels: a small header, and bytes too large to be copied through it, or a file that the other end
/// reads itself.
pub struct Packet {
    pub header: Vec<u8>,
    /// Outside of this program's memory, so that who only passes it on does not copy it. Posting takes it away.
    pub payload: Option<Uint8Array>,
    pub file: Option<Blob>,
}

impl Packet {
    fn to_js(&self) -> (Array, Array) {
        let header = Uint8Array::from(self.header.as_slice());
        let transfer = Array::of1(&header.buffer());
        let parts = Array::of1(&header);
        if let Some(payload) = &self.payload {
            transfer.push(&payload.buffer());
            parts.push(payload);
        } else if let Some(file) = &self.file {
            parts.push(file);
        }
        (parts, transfer)
    }

    fn from_js(data: &JsValue) -> Option<Self> {
        let parts = data.dyn_ref::<Array>()?;
        let bytes = |index| parts.get(index).dyn_into::<Uint8Array>().ok();
        let header = bytes(0)?.to_vec();
        Some(Self { header, payload: bytes(1), file: parts.get(1).dyn_into().ok() })
    }
}

/// How the other end runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A worker started from an address.
    Worker,
    /// A worker started from a Blob, for frames without an origin.
    BlobWorker,
    /// On the page itself: slower, never absent.
    Page,
}

impl Place {
    /// Where to try next when this place was refused.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Worker => Some(Self::BlobWorker),
            Self::BlobWorker => Some(Self::Page),
            Self::Page => None,
        }
    }
}

enum Line {
    Worker(Worker),
    Port(MessagePort),
}

/// The page's end. Dropping it ends the worker.
pub struct Link {
    line: Line,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Link {
    fn drop(&mut self) {
        match &self.line {
            Line::Worker(worker) => {
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.terminate();
            }
            Line::Port(port) => port.close(),
        }
    }
}

impl Link {
    /// Starts the module script `script` (relative to the page) at `place`.
    ///
    /// `received` gets each packet; `failed` is called when the script cannot start or dies of an
    /// uncaught error.
    pub fn start(
        script: &str,
        place: Place,
        received: impl Fn(Packet) + 'static,
        failed: impl Fn(String) + 'static,
    ) -> Result<Self, BrowserError> {
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(packet) = Packet::from_js(&event.data()) {
                received(packet);
            }
        });
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            failed(BrowserError::from(JsValue::from(event)).to_string());
        });
        let address = page::of_build(script)?;
        let line = match place {
            Place::Page => Line::Port(start_on_page(&address)?),
            _ => Line::Worker(start_worker(&address, place == Place::BlobWorker)?),
        };
        match &line {
            Line::Worker(worker) => {
                worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
                worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
            }
            Line::Port(port) => port.set_onmessage(Some(on_message.as_ref().unchecked_ref())),
        }
        Ok(Self { line, _on_message: on_message, _on_error: on_error })
    }

    pub fn post(&self, packet: &Packet) -> Result<(), BrowserError> {
        let (parts, transfer) = packet.to_js();
        match &self.line {
            Line::Worker(worker) => worker.post_message_with_transfer(&parts, &transfer)?,
            Line::Port(port) => port.post_message_with_transferable(&parts, &transfer)?,
        }
        Ok(())
    }
}

#[wasm_bindgen]
extern "C" {
    /// Starts a worker that is a module, or one from a Blob that loads it. A function of the page's scripts, since a frame
    /// has a line to a worker that others use too: `public/start.js`, `public/sharing.js`.
    #[wasm_bindgen(catch, js_name = capaianWorker)]
    fn start_worker(address: &str, from_blob: bool) -> Result<Worker, JsValue>;
}

/// Where the script finds its port when it runs on the page.
const PORT: &str = "capaianPort";

fn start_on_page(address: &str) -> Result<MessagePort, BrowserError> {
    let channel = MessageChannel::new()?;
    Reflect::set(&js_sys::global(), &JsValue::from_str(PORT), &channel.port2())?;
    page::run_module(address)?;
    Ok(channel.port1())
}

/// The worker's end: the worker's own scope, or its port on the page.
#[derive(Clone)]
pub struct Host {
    line: HostLine,
    listener: js_sys::Function,
}

#[derive(Clone)]
enum HostLine {
    Scope(DedicatedWorkerGlobalScope),
    Port(MessagePort),
}

impl Host {
    /// The end of whoever runs this program, with `received` called for every packet from now on.
    pub fn open(received: impl Fn(Packet) + 'static) -> Result<Self, BrowserError> {
        let global = js_sys::global();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(packet) = Packet::from_js(&event.data()) {
                received(packet);
            }
        });
        let listener: js_sys::Function = on_message.into_js_value().unchecked_into();
        if let Some(scope) = global.dyn_ref::<DedicatedWorkerGlobalScope>() {
            scope.set_onmessage(Some(&listener));
            return Ok(Self { line: HostLine::Scope(scope.clone()), listener });
        }
        let port = Reflect::get(&global, &JsValue::from_str(PORT))?
            .dyn_into::<MessagePort>()
            .map_err(|_| BrowserError::missing(PORT))?;
        port.set_onmessage(Some(&listener));
        Ok(Self { line: HostLine::Port(port), listener })
    }

    /// Calls `received` for the packets that the loading script kept while the program was still on its
    /// way; to be called once the program can answer.
    pub fn replay(&self) -> Result<(), BrowserError> {
        let waiting = Reflect::get(&js_sys::global(), &JsValue::from_str(PENDING))?;
        if let Some(waiting) = waiting.dyn_ref::<Array>() {
            for event in waiting.iter() {
                self.listener.call1(&JsValue::NULL, &event)?;
            }
            waiting.set_length(0);
        }
        Ok(())
    }

    pub fn post(&self, packet: &Packet) -> Result<(), BrowserError> {
        let (parts, transfer) = packet.to_js();
        match &self.line {
            HostLine::Scope(scope) => scope.post_message_with_transfer(&parts, &transfer)?,
            HostLine::Port(port) => port.post_message_with_transferable(&parts, &transfer)?,
        }
        Ok(())
    }
}

/// The loading script's queue: messages that came before the program could listen.
const PENDING: &str = "pending";
