//! The engine's program: a module worker, or, where no worker may start, a module of the page.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    console_error_panic_hook::set_once();
    // Without a line to the page there is nobody to tell; the page's client notices the silence.
    capaian::worker::engine_host::run().ok();
}

/// Serves one more page, whose port the worker's script has put in place: `public/shared-worker.js`.
#[wasm_bindgen]
pub fn connect() {
    capaian::worker::engine_host::run().ok();
}
