//! Fetching the files that go in, from where the page is from: the network, or what is kept for the time without one.

use super::contents::Packed;
use super::selection::{Check, Job, Source};
use crate::browser::{BrowserError, fetch, gzip, page};
use crate::ingest::manifest::verify;
use crate::model::{Place, Problem, ProblemKind};

/// Digits of a table's hash in its address: any cached copy under it will do.
const HASH: usize = 16;

/// The file of a job, packed, with its bytes.
///
/// # Errors
/// `Missing` for what does not come, and what [`Check`] finds.
pub(super) async fn gather(job: Job) -> Result<(Packed, Vec<u8>), Problem> {
    let Job { path, source } = job;
    let bytes = match source {
        Source::Bytes(bytes) => bytes,
        Source::Site(check) => {
            let bytes = fetched(&path, address(&path, &check)).await?;
            match check {
                Check::Program(program) => program.verify(&bytes)?,
                Check::Table(entry) => verify(&entry, &bytes)?,
            }
            bytes
        }
    };
    let packed = gzip::gzip(&bytes).await.map_err(|error| unpacked(&path, &error))?;
    Ok((Packed::new(&path, &bytes, &packed), bytes))
}

/// A file that says of itself what is in it.
///
/// # Errors
/// `Missing` for what does not come.
pub(super) async fn read(path: &str) -> Result<Vec<u8>, Problem> {
    fetched(path, page::resolve(path)).await
}

fn address(path: &str, check: &Check) -> Result<String, BrowserError> {
    match check {
        // What is of no build is asked for as the page does, so that a copy for the time without a network is found.
        Check::Program(program) if program.sha256.is_none() => page::resolve(path),
        Check::Program(_) => page::of_build(path),
        Check::Table(entry) => {
            let hash = entry.sha256.get(..HASH).unwrap_or_default();
            page::resolve(&format!("{path}?h={hash}"))
        }
    }
}

async fn fetched(path: &str, address: Result<String, BrowserError>) -> Result<Vec<u8>, Problem> {
    let bytes = match address {
        Ok(address) => fetch::bytes(&address).await,
        Err(error) => Err(error),
    };
    bytes.map_err(|error| {
        Problem::error(ProblemKind::Missing, Place::file(path), error.to_string())
            .expected("berkas halaman ini", "a file of this page")
            .advice(
                "Periksa jaringan, lalu coba sekali lagi.",
                "Check the network, then try once more.",
            )
    })
}

fn unpacked(path: &str, error: &BrowserError) -> Problem {
    Problem::error(ProblemKind::Unreadable, Place::file(path), error.to_string())
        .expected("peramban yang dapat memampatkan", "a browser that compresses")
        .advice(
            "Perbarui peramban, atau buat berkasnya dengan `capaian portable`.",
            "Renew the browser, or make the file by `capaian portable`.",
        )
}
