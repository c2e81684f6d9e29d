//! The names of what meetings bring, for whoever writes them down.

pub use super::meetings::{category, category_name, level};
