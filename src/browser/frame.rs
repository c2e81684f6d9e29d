//! The page that holds this one in a frame: what it says, and the channel it offers.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use super::{BrowserError, window};

/// A channel that a hosting page offers, with what it says of itself.
pub struct Offer {
    pub origin: String,
    pub line: Line,
    pub port: Port,
}

/// What came over a channel: looked at only where it is text, and copied only when somebody asks for it.
pub struct Line(JsValue);

impl Line {
    /// Its length in UTF-16 units; nothing but text has one.
    pub fn length(&self) -> Option<u32> {
        self.0.dyn_ref::<JsString>().map(JsString::length)
    }

    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }
}

/// This end of a channel.
pub struct Port(MessagePort);

impl Drop for Port {
    fn drop(&mut self) {
        self.0.set_onmessage(None);
        self.0.close();
    }
}

impl Port {
    pub fn post(&self, line: &str) -> Result<(), BrowserError> {
        Ok(self.0.post_message(&JsValue::from_str(line))?)
    }

    /// Hears every message, as long as the page lives.
    pub fn listen(&self, hear: impl Fn(Line) + 'static) {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            hear(Line(event.data()))
        });
        self.0.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}

/// Whether another page holds this one.
pub fn is_framed() -> bool {
    let parent = window().and_then(|window| Ok(window.parent()?));
    let own = window();
    matches!((parent, own), (Ok(Some(parent)), Ok(own)) if !Object::is(&parent, &own))
}

/// The origin that this page was served from; also where the frame itself has none.
pub fn own_origin() -> Result<String, BrowserError> {
    Ok(window()?.location().origin()?)
}

/// Tells the page around this one that it may offer a channel. Says nothing else, since it is not known to whom.
pub fn announce() -> Result<(), BrowserError> {
    let word = Object::new();
    Reflect::set(&word, &"capaian".into(), &1.into())?;
    Reflect::set(&word, &"here".into(), &1.into())?;
    if let Some(parent) = window()?.parent()? {
        parent.post_message(&word, "*")?;
    }
    Ok(())
}

/// Hears the offers of the page around this one. `refused` is called for whatever else arrives.
pub fn on_offer(
    hear: impl Fn(Offer) + 'static,
    refused: impl Fn() + 'static,
) -> Result<(), BrowserError> {
    let listener =
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| match offer(&event) {
            Some(offer) => hear(offer),
            None => refused(),
        });
    window()?.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref())?;
    listener.forget();
    Ok(())
}

/// `{ capaian: 1, hello: "…" }` with a port, from the page around this one.
fn offer(event: &MessageEvent) -> Option<Offer> {
    let source = event.source()?;
    let parent = window().ok()?.parent().ok()??;
    let data = event.data();
    let of = |name: &str| Reflect::get(&data, &JsValue::from_str(name)).ok();
    if !Object::is(&source, &parent) || of("capaian")?.as_f64() != Some(1.0) {
        return None;
    }
    let port = event.ports().get(0).dyn_into::<MessagePort>().ok()?;
    Some(Offer { origin: event.origin(), line: Line(of("hello")?), port: Port(port) })
}
