//! The screen as a stage: full, awake, and with a second window beside it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlIFrameElement, Window};

use super::{BrowserError, document, window};

/// Asks for the whole screen. A browser may refuse: then the window is what there is.
pub fn fill_screen() -> Result<(), BrowserError> {
    let root = document()?.document_element().ok_or_else(|| BrowserError::missing("<html>"))?;
    // An old one answers with nothing, and a refusal is no error of the page's.
    let asked = call(&root, "requestFullscreen")?;
    heed(&asked);
    Ok(())
}

pub fn leave_screen() -> Result<(), BrowserError> {
    if is_filled() {
        let document = document()?;
        heed(&call(&document, "exitFullscreen")?);
    }
    Ok(())
}

pub fn is_filled() -> bool {
    let element = document().and_then(|it| Ok(Reflect::get(&it, &"fullscreenElement".into())?));
    element.is_ok_and(|element| !element.is_null() && !element.is_undefined())
}

/// Whether somebody looks at this window and types into it, rather than another.
pub fn is_attended() -> bool {
    document().is_ok_and(|document| document.has_focus().unwrap_or(true) && !document.hidden())
}

/// Keeps the screen from going dark, as long as the page is shown; where the browser can.
pub fn keep_awake() -> Result<(), BrowserError> {
    let lock = Reflect::get(&window()?.navigator(), &"wakeLock".into())?;
    if lock.is_undefined() {
        return Err(BrowserError::missing("wakeLock"));
    }
    heed(&call(&lock, "request")?);
    Ok(())
}

/// Opens a window of this name, or brings the one that is open to the front.
pub fn open_window(address: &str, name: &str) -> Result<Window, BrowserError> {
    let features = "popup,width=1000,height=700";
    let opened = window()?.open_with_url_and_target_and_features(address, name, features)?;
    opened.ok_or_else(|| BrowserError::missing("window.open"))
}

/// Whether the page was opened as a file, from a disk or a stick.
pub fn is_file() -> bool {
    window().and_then(|window| Ok(window.location().protocol()?)).is_ok_and(|it| it == "file:")
}

/// Shows another address in a frame of this origin; nothing is added to go back over. A frame that shows nothing any more is
/// to be emptied in this way, and stay: WebKit may be busy for ever with what a page has begun whose frame is removed.
pub fn steer_frame(id: &str, address: &str) -> Result<(), BrowserError> {
    let element = document()?.get_element_by_id(id);
    let frame = element.and_then(|element| element.dyn_into::<HtmlIFrameElement>().ok());
    let inside = frame.and_then(|frame| frame.content_window());
    let inside = inside.ok_or_else(|| BrowserError::missing(id))?;
    // An address is relative to the page that asks.
    Ok(inside.location().replace(address)?)
}

/// What follows `#` in the address.
pub fn fragment() -> String {
    let hash = window().and_then(|window| Ok(window.location().hash()?)).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Width and height of the window, in CSS pixels.
pub fn room() -> (f64, f64) {
    let side = |name: &str| {
        let window = window().ok()?;
        Reflect::get(&window, &JsValue::from_str(name)).ok()?.as_f64()
    };
    (side("innerWidth").unwrap_or(0.0), side("innerHeight").unwrap_or(0.0))
}

/// Hears an event of the window, as long as the page lives.
pub fn on_window(name: &str, hear: impl Fn() + 'static) -> Result<(), BrowserError> {
    super::dom::on(&window()?.into(), name, move |_| hear())
}

fn call(target: &JsValue, name: &str) -> Result<JsValue, BrowserError> {
    let function = Reflect::get(target, &JsValue::from_str(name))?;
    let function = function.dyn_into::<Function>().map_err(|_| BrowserError::missing(name))?;
    Ok(function.call0(target)?)
}

/// Takes note of a promise, so that its refusal is no error of the page's.
fn heed(asked: &JsValue) {
    if let Some(promise) = asked.dyn_ref::<Promise>() {
        let ignored = Closure::<dyn FnMut(JsValue)>::new(|_| ());
        drop(promise.catch(&ignored));
        ignored.forget();
    }
}
