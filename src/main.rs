//! The page's program: it only mounts.

use std::panic;

fn main() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // After a panic nothing of the page runs any more; its links still do.
        capaian::browser::page::reveal("crash").ok();
    }));
    leptos::mount::mount_to_body(capaian::app::shell::App);
}
