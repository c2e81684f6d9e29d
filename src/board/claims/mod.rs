//! Published statements with their sums done again, and a sentence that a person wants checked.

mod list;
mod sentence;
mod words;

pub(super) use list::section as list;
pub(super) use sentence::section as sentence;
