//! Small settings that outlive the page. Refused in sandboxed frames: then they last as long as the page.

use super::{BrowserError, window};

fn storage() -> Result<web_sys::Storage, BrowserError> {
    window()?.local_storage()?.ok_or_else(|| BrowserError::missing("localStorage"))
}

/// The value kept under a key, if there is one.
pub fn read(key: &str) -> Result<Option<String>, BrowserError> {
    Ok(storage()?.get_item(key)?)
}

pub fn write(key: &str, value: &str) -> Result<(), BrowserError> {
    Ok(storage()?.set_item(key, value)?)
}
