//! Under which names the programs on the page's thread tell each other something, by events of the document whose detail
//! is text. None knows whether another is there.

/// The scribe to the page: all that was written down, as a file of minutes.
pub const MINUTES: &str = "capaian:minutes";
/// The page to the scribe: what [`crate::model::minutes::Known`] holds, as JSON.
pub const KNOWN: &str = "capaian:known";
/// Anyone to the exporter: a workbook to be made and offered as a file (`board::Workbook`, as JSON).
pub const WORKBOOK: &str = "capaian:workbook";
/// The page to whoever was there before it: it listens from now on.
pub const PAGE: &str = "capaian:page";
