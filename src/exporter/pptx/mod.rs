//! Slides as PPTX (ECMA-376, transitional): titles, lines, tables and notes as the program's own, drawings as pictures with
//! their words. Written here, on `zip` alone: the crates that write it are months old and bring parsers along, which a
//! program that is downloaded cannot carry.

mod fixed;
mod package;
mod place;
mod slide;
mod xml;

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::model::slides::Slides;

/// The file; `pictures` are the PNGs of the slides, empty where a slide has none. The same slides are always the same
/// bytes.
///
/// # Errors
/// More than a ZIP file can hold.
pub fn bytes(slides: &Slides, pictures: &[Vec<u8>]) -> Result<Vec<u8>, ZipError> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let text = options.compression_method(CompressionMethod::Deflated);
    for (path, part) in package::parts(slides, pictures) {
        file.start_file(path, text)?;
        file.write_all(part.as_bytes())?;
    }
    // Packed by themselves.
    let stored = options.compression_method(CompressionMethod::Stored);
    for (number, picture) in (1..).zip(pictures).filter(|(_, picture)| !picture.is_empty()) {
        file.start_file(format!("ppt/media/image{number}.png"), stored)?;
        file.write_all(picture)?;
    }
    Ok(file.finish()?.into_inner())
}
