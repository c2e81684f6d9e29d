//! Drawings: data in, SVG, words and a table out. Knows no browser; the page puts the SVG on the screen.
//!
//! [`ranked`], [`columns`] and their like each take what they draw and a [`Frame`], and never fail:
//! whatever the numbers are, there is a drawing and a sentence for them.

pub mod format;
pub mod ink;

pub mod advance;
pub mod backend;
pub mod drawing;
pub mod events;
pub mod scale;
pub mod sheet;

mod canvas;
mod classes;
pub mod finding;
pub mod summary;
pub mod words;

mod bands;
pub mod before_after;
mod bins;
pub mod bullets;
pub mod columns;
pub mod cumulative;
pub mod funnel;
pub mod heat;
pub mod histogram;
mod month_axis;
pub mod progress;
pub mod ranked;
pub mod tile_map;
pub mod waterfall;
pub mod yearly;

pub use before_after::{BeforeAfter, Numbers, before_after};
pub use bullets::{Bullet, Bullets, bullets};
pub use columns::{Columns, columns};
pub use cumulative::{Ahead, Cumulative, cumulative};
pub use drawing::{Cell, DataTable, Drawing, Frame, Mark, OTHERS, Rect};
pub use events::Event;
pub use funnel::{Funnel, funnel};
pub use heat::{Heat, heat};
pub use histogram::{Histogram, histogram};
pub use ink::{Ink, resolve};
pub use progress::{Progress, progress};
pub use ranked::{Bar, Others, Previous, Ranked, ranked};
pub use tile_map::{TileMap, tile_map};
pub use waterfall::{Waterfall, waterfall};
pub use yearly::{Yearly, yearly};

/// The share of a whole; `None` when the whole is nothing.
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
