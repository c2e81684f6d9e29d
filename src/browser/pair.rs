//! Words between a window and the one that it has opened. Of pages that are files WebKit takes each for a stranger: a
//! broadcast does not reach the other, and this does.

use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Window};

use super::{BrowserError, window};

const MESSAGE: &str = "message";
/// A file has no origin that could be named. What is said goes to a known window, and only that is heard.
const ANY_ORIGIN: &str = "*";

/// An end that hears as long as it is kept.
pub struct Pair {
    other: Window,
    on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Pair {
    /// # Errors
    /// A window that is closed, or a browser without messages.
    pub fn with(other: Window, hear: impl Fn(String) + 'static) -> Result<Self, BrowserError> {
        let known: JsValue = other.clone().into();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let is_known = event.source().is_some_and(|source| JsValue::from(source) == known);
            if let (true, Some(words)) = (is_known, event.data().as_string()) {
                hear(words);
            }
        });
        let listener = on_message.as_ref().unchecked_ref();
        window()?.add_event_listener_with_callback(MESSAGE, listener)?;
        Ok(Self { other, on_message })
    }

    /// With the window that has opened this one.
    ///
    /// # Errors
    /// A window that nobody has opened.
    pub fn with_opener(hear: impl Fn(String) + 'static) -> Result<Self, BrowserError> {
        let opener = window()?.opener()?;
        // Of another realm: an instance of that window's own class.
        let opener = (!opener.is_null()).then(|| opener.unchecked_into::<Window>());
        Self::with(opener.ok_or_else(|| BrowserError::missing("window.opener"))?, hear)
    }

    pub fn tell(&self, words: &str) -> Result<(), BrowserError> {
        Ok(self.other.post_message(&JsValue::from_str(words), ANY_ORIGIN)?)
    }
}

impl Drop for Pair {
    fn drop(&mut self) {
        let listener = self.on_message.as_ref().unchecked_ref();
        if let Ok(window) = window() {
            window.remove_event_listener_with_callback(MESSAGE, listener).ok();
        }
    }
}
