//! What stands on the page: from the data and a person's wish to sentences, figures, drawings and
//! tables, ready to be shown.
//!
//! It runs where the data are, in workers, so that the page carries no analysis and no drawing code and
//! never waits for them. No browser in it: tested natively.

mod about;
mod agencies;
mod aside;
mod changes;
mod charts;
mod chips;
mod claims;
mod desk;
mod events;
pub mod extract;
mod headline;
mod labels;
mod live;
pub(crate) mod markup;
mod meetings;
pub mod minutes;
pub mod names;
pub mod options;
pub mod page;
mod portraits;
mod published;
pub mod question;
mod ranking;
mod rows;
mod scene;
pub mod selection;
pub mod session;
mod stock;
mod targets;
pub mod texts;
mod units;
pub mod wish;
mod workbook;

pub use crate::engine::Ahead;
pub use about::about;
pub use aside::Aside;
pub use desk::Desk;
pub use live::Live;
pub use stock::Stock;
pub use wish::{Board, Wish};
pub use workbook::Workbook;
