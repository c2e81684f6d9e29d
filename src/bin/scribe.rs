//! The scribe's program: live minutes, beside the page and independent of it.

fn main() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(capaian::scribe::start());
}
