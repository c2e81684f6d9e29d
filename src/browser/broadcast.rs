//! Words to the other tabs of this page. Frames without an origin have none to talk to.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use super::BrowserError;

/// An end that hears as long as it is kept.
pub struct Broadcast {
    channel: BroadcastChannel,
    _on_message: Closure<dyn Fn(MessageEvent)>,
}

impl Broadcast {
    /// # Errors
    /// A browser or a frame without such channels.
    pub fn open(name: &str, hear: impl Fn(String) + 'static) -> Result<Self, BrowserError> {
        let channel = BroadcastChannel::new(name)?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(words) = event.data().as_string() {
                hear(words);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Ok(Self { channel, _on_message: on_message })
    }

    /// Tells all others.
    pub fn tell(&self, words: &str) -> Result<(), BrowserError> {
        Ok(self.channel.post_message(&JsValue::from_str(words))?)
    }
}
