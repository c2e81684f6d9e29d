//! The data officer's program: see `capaian::cli`.

fn main() -> std::process::ExitCode {
    capaian::cli::main()
}
