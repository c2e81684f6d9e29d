//! Dictionary-encoded columns, filters and cross-filter counts.
//!
//! Knows rows and codes; nothing of what they mean, of files or of browsers. Every count is a sum of
//! row weights (1 where a table has none): a row of weight 0 is listed, but stands for nothing.

mod accumulate;
mod answer;
mod background;
mod crossfilter;
mod cube;
mod error;
mod figures;
mod filter;
mod group;
mod histogram;
mod kernel;
mod layout;
mod mask;
mod measure;
mod order;
mod scan;
mod state;
mod summary;
mod supply;
mod table;
mod tally;
mod view;

pub use answer::Selected;
pub use background::Ahead;
pub use crossfilter::{Crossfilter, Ground};
pub use error::{EngineError, EngineErrorKind};
pub use figures::MAX_CELLS;
pub use filter::Filter;
pub use group::{Group, GroupKey, Groups, group_by};
pub use measure::Measure;
pub use order::Order;
pub use summary::Summary;
pub use supply::Supply;
pub use table::{Codes, Column, Domain, MAX_CODES, Table};
pub use view::{MAX_BINS, View};
