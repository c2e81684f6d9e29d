//! Room: browser.
