//! The parts that pages are made of.

pub mod chart;
pub mod chips;
pub mod controls;
pub mod data_table;
pub mod drawing;
pub mod gesture;
pub mod live;
pub mod problem;
pub mod select;
