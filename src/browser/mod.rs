//! The only room that calls the browser for storage, history, files, workers, observers. Every call
//! returns a `Result`: sandboxed frames throw on storage, Safari on too many history entries.

pub mod broadcast;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod download;
pub mod fetch;
pub mod file;
pub mod frame;
pub mod grid;
pub mod gzip;
pub mod history;
pub mod look;
pub mod observe;
pub mod page;
pub mod pair;
pub mod picture;
pub mod random;
pub mod stage;
pub mod storage;
pub mod task;

use std::fmt;

use wasm_bindgen::JsValue;

/// A browser call that was refused or failed, in the browser's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserError(String);

impl BrowserError {
    /// Something that this browser or frame does not have.
    pub fn missing(what: &str) -> Self {
        Self(format!("{what} is not available"))
    }
}

impl fmt::Display for BrowserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BrowserError {}

impl From<JsValue> for BrowserError {
    fn from(value: JsValue) -> Self {
        let message = js_sys::Reflect::get(&value, &JsValue::from_str("message"))
            .ok()
            .and_then(|message| message.as_string())
            .or_else(|| value.as_string());
        Self(message.unwrap_or_else(|| format!("{value:?}")))
    }
}

fn window() -> Result<web_sys::Window, BrowserError> {
    web_sys::window().ok_or_else(|| BrowserError::missing("window"))
}

fn document() -> Result<web_sys::Document, BrowserError> {
    window()?.document().ok_or_else(|| BrowserError::missing("document"))
}
