//! What the data mean: the tables of the contract, their periods and vocabularies. No I/O.

pub mod agency;
pub mod agency_name;
pub mod case;
pub mod claim;
pub mod columns;
pub mod complaint;
pub mod config;
pub mod csv;
pub mod day;
pub mod deck;
pub mod figure;
pub mod indicator;
pub mod job_order;
pub mod keys;
pub mod manifest;
pub mod meeting;
pub mod minutes;
pub mod order;
pub mod placement;
pub mod problem;
pub mod sentence;
pub mod slides;
pub mod table;
pub mod target;
pub mod text;
pub mod told;
pub mod view_code;
pub mod vocabulary;

pub use day::{Day, MONTH_NAMES, Month, Period, WEEKDAY_NAMES};
pub use problem::{Place, Problem, ProblemKind, Severity};
pub use text::{Lang, Message, Text};
