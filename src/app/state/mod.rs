//! What a person has chosen to see, and its form in the address. Pure: tested without a browser.

pub mod address;
pub mod view;

pub use address::{Notice, read, write};
pub use view::{Theme, ViewState};
