//! The page in the frame of another: what a hosting page may ask of it, what it is told, and the code that puts a
//! chart there.
//!
//! A program of its own beside the page's, loaded only in a frame that says `embed=1`, or when somebody wants the code.
//! It steers the page by its address and reads what stands on it, so that a hosting page can do what a link can, and
//! no more: no address of data, no markup and no code comes from there.
//!
//! `message.rs` is what goes over the channel and `gate.rs` what is let in, `origin.rs` from whom, `address.rs` what
//! filters are as an address, `theme.rs` a host's colours kept readable, `height.rs` how tall the frame is to be,
//! `code.rs` what a webmaster pastes. These are pure; `guest.rs` stays in the frame, `dialog.rs` offers the code.

pub mod address;
pub mod code;
pub mod colour;
pub mod digest;
pub mod gate;
pub mod height;
pub mod message;
pub mod origin;
pub mod pin;
pub mod theme;
pub mod words;

pub use crate::screen::place;

#[cfg(feature = "guest")]
mod dialog;
#[cfg(feature = "guest")]
mod exports;
#[cfg(feature = "guest")]
mod guest;
#[cfg(feature = "guest")]
mod state;
