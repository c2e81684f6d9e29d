//! The page with all its programs and data as one file: it opens by a double click, from a stick, without a network.
//!
//! The files of a build are packed into one block of the page; `boot.js` gives them to whoever asks. The page's policy
//! allows nothing from anywhere else. The command line and the page make the file by the same rules: `contents.rs` says
//! which files of a build go in, `choice.rs` which data, `cover.rs` what the file says of itself, `page.rs` writes it.
//! Only how bytes are fetched and packed is each one's own. On the page: `selection.rs` is what a person has chosen and
//! what is still to be packed for it, `gather.rs` fetches and packs, `form.rs` writes the dialog, `dialog.rs` hears it.

pub mod choice;
pub mod contents;
pub mod cover;
mod page;
pub mod selection;
pub mod words;

#[cfg(feature = "packer")]
mod dialog;
#[cfg(feature = "packer")]
mod exports;
#[cfg(feature = "packer")]
mod form;
#[cfg(feature = "packer")]
mod gather;

use std::borrow::Cow;

use crate::model::{Place, Problem, ProblemKind};
use contents::Packed;
use cover::Cover;

/// What persons have written that goes along; empty where nothing does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried<'a> {
    /// A deck, as its file.
    pub deck: &'a str,
    /// Minutes, as their file.
    pub minutes: &'a str,
}

/// What one file is made of.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// `index.html` of the build.
    pub index: &'a str,
    /// All styles, that of the whole page first.
    pub styles: &'a str,
    /// In any order; the file has them by their paths.
    pub files: &'a [&'a Packed],
    pub carried: Carried<'a>,
    pub cover: &'a Cover,
}

/// The file, in pieces to be put one after the other: with large data it would be too long for one text. The same parts
/// are always the same bytes.
///
/// # Errors
/// `Missing` where the index is not that of a build.
pub fn assemble<'p>(parts: &Parts<'p>) -> Result<Vec<Cow<'p, str>>, Problem> {
    let frame = page::Frame::of(parts.index).ok_or_else(no_build)?;
    Ok(frame.write(parts))
}

fn no_build() -> Problem {
    Problem::error(ProblemKind::Missing, Place::file(contents::INDEX), "")
        .expected("folder hasil `make build`", "a folder that `make build` has made")
        .advice(
            "Jalankan `make build`, lalu beri folder dist.",
            "Run `make build`, then give dist.",
        )
}

#[cfg(test)]
mod tests;
