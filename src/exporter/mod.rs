//! Files to take along, made by a program of its own, which is loaded when somebody asks for the first one: a part of
//! the page as a picture, a table or a workbook, a deck for presentation programs, minutes as a workbook. It also opens
//! the code that all of them carry.
//!
//! `part.rs` is what is known of a part, `form.rs` which files there are of it, `sheet.rs` and `workbook.rs` are XLSX,
//! `pptx/` is PPTX; these are pure. `dialog.rs` offers the files and `files.rs` makes them, `opening.rs` opens a code,
//! `printing.rs` prints the page.

pub mod form;
pub mod part;
pub mod pptx;
mod sheet;
pub mod words;
mod workbook;

#[cfg(feature = "exporter")]
mod dialog;
#[cfg(feature = "exporter")]
mod exports;
#[cfg(feature = "exporter")]
mod files;
#[cfg(feature = "exporter")]
mod opening;
#[cfg(feature = "exporter")]
mod printing;

pub use workbook::bytes;
