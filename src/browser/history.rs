//! The query string of the page's address, and the entries behind back and forward.
//!
//! Safari throws after 100 calls in 30 s; callers write at the end of a gesture only and carry on
//! without an entry when the browser refuses one.

use wasm_bindgen::prelude::*;

use super::{BrowserError, window};

/// The query string without `?`.
pub fn query() -> Result<String, BrowserError> {
    let search = window()?.location().search()?;
    Ok(search.strip_prefix('?').unwrap_or(&search).to_owned())
}

/// The whole address, for sharing.
pub fn address() -> Result<String, BrowserError> {
    Ok(window()?.location().href()?)
}

/// Adds an entry with this query string; back returns to the one before.
pub fn push(query: &str) -> Result<(), BrowserError> {
    let address = with_query(query)?;
    Ok(window()?.history()?.push_state_with_url(&JsValue::NULL, "", Some(&address))?)
}

/// Changes the query string of the current entry.
pub fn replace(query: &str) -> Result<(), BrowserError> {
    let address = with_query(query)?;
    Ok(window()?.history()?.replace_state_with_url(&JsValue::NULL, "", Some(&address))?)
}

/// Goes to this query string in place of the current entry, as back and forward would: who follows them follows this.
pub fn steer(query: &str) -> Result<(), BrowserError> {
    replace(query)?;
    window()?.dispatch_event(&web_sys::Event::new("popstate")?)?;
    Ok(())
}

fn with_query(query: &str) -> Result<String, BrowserError> {
    let location = window()?.location();
    Ok(if query.is_empty() { location.pathname()? } else { format!("?{query}") })
}

/// Calls `changed` after back or forward, for as long as the page lives.
pub fn on_move(changed: impl Fn() + 'static) -> Result<(), BrowserError> {
    let listener = Closure::<dyn Fn()>::new(changed);
    window()?.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref())?;
    listener.forget();
    Ok(())
}
