//! What is said of meetings, in both languages.

mod agreed;
mod effect;
mod named;
mod sentences;

pub(super) use agreed::*;
pub(super) use effect::*;
pub(super) use named::*;
pub(super) use sentences::*;
