//! The page: its state and address, texts, widgets and pages.

pub mod state;

#[cfg(feature = "page")]
pub mod imports;
#[cfg(feature = "page")]
pub mod overview;
#[cfg(feature = "page")]
pub mod pages;
#[cfg(feature = "page")]
pub mod reports;
#[cfg(feature = "page")]
pub mod rows;
#[cfg(feature = "page")]
pub mod sections;
#[cfg(feature = "page")]
pub mod shell;
#[cfg(feature = "page")]
pub mod store;
#[cfg(feature = "page")]
pub mod tasks;
#[cfg(feature = "page")]
pub mod texts;
#[cfg(feature = "page")]
pub mod widgets;
