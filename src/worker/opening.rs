//! A file's cells: of a separated text split while its bytes come, of any other file once all are there.

use web_sys::Blob;

use super::progress::{self, Pace};
use crate::browser::BrowserError;
use crate::browser::file::{self, Incoming};
use crate::ingest::sheet::{self, Pieces, Workbook};
use crate::model::{Message, Place, Problem, ProblemKind};

/// The workbook of a file; `tell` hears in words how far it has come, and in bytes of how many.
///
/// # Errors
/// Those of [`sheet::open`], and `Missing` where the browser does not give the file to read.
pub async fn workbook(
    file: Option<&Blob>,
    name: &str,
    tell: impl Fn(Message, usize, usize),
) -> Result<Workbook, Problem> {
    let file = file.ok_or_else(|| lost(name, ""))?;
    let (size, pace) = (file.size() as usize, Pace::default());
    let told = |bytes| {
        if pace.is_due() {
            tell(progress::bytes(bytes, size), bytes, size);
        }
    };
    let failed = |error: BrowserError| lost(name, &error.to_string());
    if let Some(pieces) = in_pieces(file, told).await.map_err(failed)? {
        tell(progress::opening(size), 0, 0);
        if let Some(workbook) = pieces.finish(name) {
            return Ok(workbook);
        }
    }
    let bytes = file::read(file, told).await.map_err(failed)?;
    tell(progress::opening(size), 0, 0);
    sheet::open(&bytes, name)
}

async fn in_pieces(file: &Blob, told: impl Fn(usize)) -> Result<Option<Pieces>, BrowserError> {
    let size = file.size() as usize;
    let mut incoming = Incoming::of(file)?;
    let (mut pieces, mut buffer, mut bytes) = (None::<Pieces>, Vec::new(), 0);
    while let Some(piece) = incoming.next().await? {
        buffer.resize(piece.length() as usize, 0);
        piece.copy_to(&mut buffer);
        bytes += buffer.len();
        pieces = match pieces {
            None => Pieces::begin(&buffer, size),
            Some(mut pieces) => pieces.push(&buffer).map(|()| pieces),
        };
        if pieces.is_none() {
            return Ok(None);
        }
        told(bytes);
    }
    Ok(pieces)
}

/// A file that the browser does not give to read.
fn lost(name: &str, found: &str) -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(name), found)
        .expected("berkas yang dapat dibaca", "a file that can be read")
        .advice(
            "Berkas mungkin sudah dipindah, diubah, atau terlalu besar. Pilih lagi.",
            "The file may have been moved or changed, or is too big. Choose it again.",
        )
}
