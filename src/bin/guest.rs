//! The guest's program: `capaian::embed` says what it does in the frame of another page.

fn main() {
    console_error_panic_hook::set_once();
    // Keeps the library, and with it what it exports.
    use capaian as _;
}
