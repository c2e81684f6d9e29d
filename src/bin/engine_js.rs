//! The program behind `make engine-js`: nothing starts by itself; `capaian::face` says what is exported.

fn main() {
    // Keeps the library, and with it what it exports.
    use capaian as _;
}
