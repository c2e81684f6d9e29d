//! The width of an element as it changes.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

use super::BrowserError;

/// Watches until dropped.
pub struct WidthWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with the element's inner width in CSS pixels, at first and at every change.
pub fn width(
    element: &Element,
    changed: impl Fn(f64) + 'static,
) -> Result<WidthWatch, BrowserError> {
    let changed = Rc::new(changed);
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            // Not at once: a change of layout from within the observer is an error of the page's.
            let (changed, width) = (Rc::clone(&changed), entry.content_rect().width());
            Timeout::new(0, move || changed(width)).forget();
        }
    });
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref())?;
    observer.observe(element);
    Ok(WidthWatch { observer, _callback: callback })
}
