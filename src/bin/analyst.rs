//! The analyst's program: a module worker, or, where no worker may start, a module of the page.

fn main() {
    console_error_panic_hook::set_once();
    // Without a line to the page there is nobody to tell; the page's client notices the silence.
    capaian::worker::analyst_host::run().ok();
}
