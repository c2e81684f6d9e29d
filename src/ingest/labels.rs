//! `vocabulary.json`: what the codes of the vocabularies are called, in both languages.

use super::page::{is_web_page, web_page};
use crate::model::vocabulary::Labels;
use crate::model::{Place, Problem, ProblemKind};

/// Reads the labels; `capaian vocabulary` writes them.
///
/// # Errors
/// [`ProblemKind::WebPage`] for a web page in its place, [`ProblemKind::Unreadable`] for anything else
/// that is not the vocabulary's JSON.
pub fn read_labels(bytes: &[u8], file: &str) -> Result<Labels, Problem> {
    if is_web_page(bytes) {
        return Err(web_page(file, "kosakata JSON", "a JSON vocabulary"));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let place = Place::file(file).at_row(u32::try_from(error.line()).unwrap_or(u32::MAX));
        Problem::error(ProblemKind::Unreadable, place, error.to_string())
            .expected(
                "kosakata yang ditulis `capaian vocabulary`",
                "what `capaian vocabulary` writes",
            )
            .advice(
                "Halaman menampilkan kode sebagai ganti nama. Unggah ulang berkas ini.",
                "The page shows codes instead of names. Upload this file again.",
            )
    })
}
