//! Under which names the programs on the page's thread tell each other something, by events of the document whose detail
//! is text. None knows whether another is there.

/// The scribe to the page: all that was written down, as a file of minutes.
pub const MINUTES: &str = "capaian:minutes";
/// The page to the scribe: what [`crate::model::minutes::Known`] holds, as JSON.
pub const KNOWN: &str = "capaian:known";
/// Anyone to the exporter: a workbook to be made and offered as a file (`board::Workbook`, as JSON).
pub const WORKBOOK: &str = "capaian:workbook";
/// Anyone to the exporter: a part of the page is to be saved. Its name, and, where the page knows it better than it shows
/// it, its table: before each row stands [`ROW`], behind each cell [`CELL`], and the first row are the headers.
pub const SAVE: &str = "capaian:save";
pub const ROW: char = '\u{1e}';
pub const CELL: char = '\u{1f}';
/// Anyone to the exporter: slides to be made a file of ([`crate::model::slides::Slides`], as JSON).
pub const SLIDES: &str = "capaian:slides";
/// The page to whoever was there before it: it listens from now on.
pub const PAGE: &str = "capaian:page";
