//! What is said of meetings, in both languages.

mod agreed;
mod effect;
mod named;
mod sentences;

pub(in crate::board) use agreed::*;
pub(in crate::board) use effect::*;
pub(in crate::board) use named::*;
pub use named::{category, category_name, level};
pub(in crate::board) use sentences::*;
