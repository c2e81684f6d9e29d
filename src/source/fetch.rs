//! One file over HTTP, with progress, a limit on silence, and every way of failing told apart.
//!
//! Whether the bytes are the right ones is for `ingest::manifest::verify` to say.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

use crate::model::{Place, Problem, ProblemKind};

/// How long a server may say nothing. The time counts anew from every piece of the body.
const SILENCE_MS: u32 = 30_000;

/// Which copy will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Any copy: the address names the content.
    Any,
    /// Ask the server whether the copy is still good.
    Checked,
    /// Never a copy: after a failure.
    New,
}

/// All bytes at `address`. `progress` hears how many have come.
///
/// # Errors
/// [`ProblemKind::Missing`] where there is no answer or no file, [`ProblemKind::CutOff`] where the
/// body ends early.
pub async fn fetch(
    address: &str,
    freshness: Freshness,
    progress: impl Fn(u64),
) -> Result<Vec<u8>, Problem> {
    let watch = SilenceWatch::new();
    let mode = match freshness {
        Freshness::Any => RequestCache::Default,
        Freshness::Checked => RequestCache::NoCache,
        Freshness::New => RequestCache::Reload,
    };
    let response = Request::get(address)
        .cache(mode)
        .abort_signal(watch.signal().as_ref())
        .send()
        .await
        .map_err(|error| unreachable(address, &error.to_string()))?;
    if !response.ok() {
        return Err(refused(address, response.status()));
    }
    read_body(&response, &watch, progress).await.map_err(|error| broken_off(address, &error))
}

async fn read_body(
    response: &Response,
    watch: &SilenceWatch,
    progress: impl Fn(u64),
) -> Result<Vec<u8>, String> {
    let Some(body) = response.body() else {
        return response.binary().await.map_err(|error| error.to_string());
    };
    let reader: ReadableStreamDefaultReader =
        body.get_reader().dyn_into().map_err(|_| "no reader".to_owned())?;
    let mut bytes = Vec::new();
    loop {
        watch.heard();
        let piece = JsFuture::from(reader.read()).await.map_err(|error| words(&error))?;
        let get = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).ok();
        if get("done").is_some_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        if let Some(chunk) = get("value").and_then(|value| value.dyn_into::<Uint8Array>().ok()) {
            let start = bytes.len();
            bytes.resize(start + chunk.length() as usize, 0);
            if let Some(space) = bytes.get_mut(start..) {
                chunk.copy_to(space);
            }
            progress(bytes.len() as u64);
        }
    }
}

fn words(error: &JsValue) -> String {
    crate::browser::BrowserError::from(error.clone()).to_string()
}

/// Aborts a request after [`SILENCE_MS`] without a sign.
struct SilenceWatch {
    controller: Option<Rc<AbortController>>,
    timer: RefCell<Option<Timeout>>,
}

impl SilenceWatch {
    fn new() -> Self {
        let watch = Self {
            controller: AbortController::new().ok().map(Rc::new),
            timer: RefCell::new(None),
        };
        watch.heard();
        watch
    }

    fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(|controller| controller.signal())
    }

    fn heard(&self) {
        let timer = self.controller.clone().map(|controller| {
            // No reason of our own: gloo-net takes a rejection that is not an Error for a bug.
            Timeout::new(SILENCE_MS, move || controller.abort())
        });
        self.timer.replace(timer);
    }
}

fn unreachable(address: &str, found: &str) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(address), found)
        .expected("jawaban dari server", "an answer from the server")
        .advice(
            "Periksa sambungan jaringan, lalu coba lagi.",
            "Check the network connection, then try again.",
        )
}

fn refused(address: &str, status: u16) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(address), format!("HTTP {status}"))
        .expected("berkas ini", "this file")
        .advice(
            "Pastikan berkas sudah diunggah di sebelah manifest, lalu coba lagi.",
            "Make sure that the file was uploaded beside the manifest, then try again.",
        )
}

fn broken_off(address: &str, found: &str) -> Problem {
    Problem::error(ProblemKind::CutOff, Place::file(address), found)
        .expected("berkas yang utuh", "the whole file")
        .advice(
            "Sambungan terputus di tengah jalan. Coba lagi.",
            "The connection broke off. Try again.",
        )
}
