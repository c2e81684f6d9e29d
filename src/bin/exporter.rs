//! The program of workbooks: nothing starts by itself; `capaian::exporter` says what is exported.

fn main() {
    // Keeps the library, and with it what it exports.
    use capaian as _;
}
