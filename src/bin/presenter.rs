//! The presenter's program: `capaian::present` says what it does.

fn main() {
    console_error_panic_hook::set_once();
    capaian::present::start();
}
