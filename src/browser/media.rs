//! What the person prefers: dark surroundings, less motion.

use super::{BrowserError, window};

fn matches(query: &str) -> Result<bool, BrowserError> {
    Ok(window()?.match_media(query)?.is_some_and(|list| list.matches()))
}

pub fn prefers_dark() -> Result<bool, BrowserError> {
    matches("(prefers-color-scheme: dark)")
}

/// The first language of the browser, a BCP 47 tag.
pub fn language() -> Result<String, BrowserError> {
    window()?.navigator().language().ok_or_else(|| BrowserError::missing("navigator.language"))
}
