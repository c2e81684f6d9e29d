//! The messages between the page and its workers, their client on the page, and their hosts.

pub mod form;
mod kinds;
pub mod opened;
pub mod reading;
mod report_csv;

#[cfg(feature = "web")]
pub mod message;

#[cfg(feature = "analyst")]
pub mod analyst_host;
#[cfg(feature = "page")]
pub mod engine_client;
#[cfg(feature = "engine")]
pub mod engine_host;
#[cfg(any(feature = "engine", feature = "analyst"))]
mod host;
#[cfg(feature = "page")]
pub mod importer_client;
#[cfg(feature = "importer")]
pub mod importer_host;
#[cfg(any(feature = "engine", feature = "analyst"))]
mod loading;
#[cfg(feature = "importer")]
mod opening;
#[cfg(any(feature = "page", feature = "engine", feature = "analyst", feature = "importer"))]
mod packet;
#[cfg(feature = "importer")]
mod progress;
#[cfg(any(test, feature = "engine", feature = "analyst"))]
mod shelf;
