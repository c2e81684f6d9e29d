//! Workbooks for spreadsheets, made by a program of its own: it is loaded when somebody asks for the first one.

#[cfg(feature = "exporter")]
mod exports;
mod sheet;
mod workbook;

pub use workbook::bytes;
