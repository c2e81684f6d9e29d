//! The packer's program: nothing starts by itself; `capaian::portable` says what it makes.

fn main() {
    console_error_panic_hook::set_once();
    // Keeps the library, and with it what it exports.
    use capaian as _;
}
