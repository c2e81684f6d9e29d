//! Printing the page: it is first laid out as wide as the sheet, so that its drawings are made anew for that width and their
//! words are as large as on the screen, and it carries the code of the view.

use std::cell::Cell;
use std::time::Duration;

use super::opening::settled;
use super::words;
use crate::browser::{BrowserError, dom, page, task};
use crate::screen;

const FOOT: &str = "print-foot";
const MARK: &str = "data-printing";

/// Cards that a person may have left closed. On paper nobody opens them.
const CLOSED: &str = "main details.card";
const OPENED: &str = "data-opened";

/// Drawings follow their places with the next frames, and the engine's answer after that.
const DRAWING: Duration = Duration::from_millis(350);

thread_local! {
    static IS_HEARING: Cell<bool> = const { Cell::new(false) };
    /// Whether the browser has begun to print.
    static HAS_BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// # Errors
/// A document without a place for the code, and a browser that does not print.
pub(super) async fn print() -> Result<(), BrowserError> {
    if !IS_HEARING.replace(true) {
        dom::on_window("beforeprint", |_| HAS_BEGUN.set(true))?;
        dom::on_window("afterprint", |_| {
            // What is not marked needs no other look.
            end().unwrap_or_default();
        })?;
    }
    dom::ensure("p", FOOT, &[("class", "print-foot")])?;
    let code = format!("{}: {}", words::CODE.get(screen::lang()), screen::code());
    dom::say(FOOT, &format!("{} · {code}", screen::source()))?;
    page::mark(MARK, Some("page"))?;
    dom::mark_all(&format!("{CLOSED}:not([open])"), OPENED, Some(""))?;
    dom::mark_all(&format!("[{OPENED}]"), "open", Some(""))?;
    task::sleep(DRAWING).await;
    settled().await;
    HAS_BEGUN.set(false);
    let printed = page::print();
    if !HAS_BEGUN.get() {
        end()?;
    }
    printed
}

fn end() -> Result<(), BrowserError> {
    dom::mark_all(&format!("[{OPENED}]"), "open", None)?;
    dom::mark_all(&format!("[{OPENED}]"), OPENED, None)?;
    page::mark(MARK, None)
}
