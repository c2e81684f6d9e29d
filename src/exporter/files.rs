//! The files of a part, made in the browser.

use super::form::Form;
use super::part::{self, Part, csv};
use super::{bytes, pptx, words};
use crate::board::Workbook;
use crate::browser::{BrowserError, clipboard, download, grid, picture};
use crate::model::slides::Slides;
use crate::screen::{self, place};

pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// Characters of a code in the name of a file.
const LONGEST_CODE: usize = 60;

/// What the page shows of a part, where it was not told.
pub(super) fn complete(part: Part) -> Result<Part, BrowserError> {
    if !part.tables.is_empty() || !place::is_name(&part.name) {
        return Ok(part);
    }
    let tables = screen::within(&part.name, "table").unwrap_or_default();
    let tables = grid::shown(&tables)?;
    let tables = tables.into_iter().filter_map(|it| part::table(it.caption, it.rows)).collect();
    Ok(Part { tables, ..part })
}

/// Makes a file of a part and offers it, or puts its picture on the clipboard.
///
/// # Errors
/// A part without what the form takes, and a browser that refuses.
pub(super) async fn make(part: &Part, form: Form) -> Result<(), BrowserError> {
    let name = |ending: &str| file_name(&part.name, &screen::code(), ending);
    match form {
        Form::Svg => {
            let (svg, _) = screen::drawn(&part.name)?;
            download::save(&name("svg"), "image/svg+xml", svg.as_bytes())
        }
        Form::Png => {
            let (svg, size) = screen::drawn(&part.name)?;
            let bytes = picture::png_bytes(&svg, size).await?;
            download::save(&name("png"), "image/png", &bytes)
        }
        Form::Copy => {
            let (svg, size) = screen::drawn(&part.name)?;
            clipboard::copy_png(async move { picture::png_bytes(&svg, size).await }).await
        }
        Form::Csv => download::save(&name("csv"), "text/csv", csv(&part.tables).as_bytes()),
        Form::Xlsx => {
            let made = bytes(&workbook(part)).map_err(|_| BrowserError::missing("XLSX"))?;
            download::save(&name("xlsx"), XLSX, &made)
        }
    }
}

/// A name by which the view is found again, where its code is short enough for one.
fn file_name(part: &str, code: &str, ending: &str) -> String {
    let part = if part.is_empty() { "page" } else { part };
    match code.len() {
        ..=LONGEST_CODE => format!("capaian-{part}_{code}.{ending}"),
        _ => format!("capaian-{part}.{ending}"),
    }
}

fn workbook(part: &Part) -> Workbook {
    let lang = screen::lang();
    let title = screen::title(&part.name);
    let about = [
        (words::TITLE, title),
        (words::SOURCE, screen::publisher()),
        (words::AS_OF, screen::as_of()),
        (words::MARK, screen::mark()),
        (words::CODE, screen::code()),
        (words::STAMP, screen::stamp()),
    ];
    let about = about.into_iter().filter(|(_, said)| !said.is_empty());
    Workbook {
        sheets: part.tables.clone(),
        about: about.map(|(name, said)| (name.get(lang).to_owned(), said)).collect(),
        ..Workbook::default()
    }
}

/// # Errors
/// A picture that cannot be drawn, a file that cannot be made, and a browser that refuses it.
pub(super) async fn save_slides(slides: &Slides) -> Result<(), BrowserError> {
    let mut pictures = Vec::with_capacity(slides.slides.len());
    for slide in &slides.slides {
        pictures.push(match &slide.svg {
            Some(it) => picture::png_bytes(&it.markup, (it.width, it.height)).await?,
            None => Vec::new(),
        });
    }
    let made = pptx::bytes(slides, &pictures).map_err(|_| BrowserError::missing("PPTX"))?;
    download::save(&format!("{}.pptx", slides.name), PPTX, &made)
}
