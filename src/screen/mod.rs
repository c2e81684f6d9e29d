//! What stands on the page, for the programs beside it: its address and language, what a part says, who stands behind the
//! figures, its drawings as a picture that needs nothing of the page, and the short code of the view.
//!
//! They know the page by its stable names ([`place`]) and by nothing else.

pub mod escape;
pub mod place;
pub mod sheet;
pub mod words;

#[cfg(feature = "web")]
mod deck;
#[cfg(feature = "web")]
mod shown;

#[cfg(feature = "web")]
pub use deck::{deck, keep_deck};
#[cfg(feature = "web")]
pub use shown::*;
